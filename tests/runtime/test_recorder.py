# SPDX-License-Identifier: MIT
"""What a session says and hears is in the file, secrets are not."""

import json
from pathlib import Path
from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import serve
from quickmeet_runtime.recorder import LOST
from quickmeet_runtime.recording import read_recording

PASSWORD = "c4n4ry-p4ssword"  # noqa: S105  # of this test
COOKIE = "c4n4ry-c00kie"
USERS = [("alice", PASSWORD)]
LOGIN = quickmeet.Password("alice", PASSWORD)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


async def test_a_session_is_recorded_without_its_secrets(tmp_path: Path) -> None:
    recording = quickmeet.Recording(tmp_path / "talk.jsonl", secrets=["hush hush"])
    headers = {"Cookie": f"rc_session={COOKIE}"}
    async with (
        serve(users=USERS) as server,
        quickmeet.connect(
            server.url, LOGIN, transport=recording, headers=headers
        ) as client,
    ):
        token = client.token
        texts = [f"hush hush, {token} and {COOKIE}", "the end"]
        for text in texts:
            await client.messages.send(room_id="GENERAL", text=text)
    written = recording.path.read_text("utf-8")
    digest = quickmeet.Password("alice", PASSWORD).secrets()[1]
    for secret in (PASSWORD, digest, token, COOKIE, "hush hush"):
        assert secret is not None
        assert secret not in written
    frames = list(read_recording(recording.path))
    assert [json.loads(one.text).get("msg") for one in frames[:2]] == [
        "connect",
        "connected",
    ]
    assert {one.connection for one in frames} == {"1"}
    sent = [one.text for one in frames if '"sendMessage"' in one.text]
    assert json.loads(sent[1])["params"][0]["msg"] == "the end"
    times = [line["t"] for line in lines(recording.path)]
    assert times == sorted(times)


async def test_each_connection_has_a_number_and_its_loss_a_note(tmp_path: Path) -> None:
    recording = quickmeet.Recording(tmp_path / "talk.jsonl")
    soon = quickmeet.Reconnect(first=0.01, longest=0.05)
    async with (
        serve(users=USERS) as server,
        quickmeet.connect(
            server.url, LOGIN, transport=recording, reconnect=soon
        ) as client,
    ):
        server.disconnect_all()
        async for status in client.status_changes():
            if isinstance(status, quickmeet.Lost):
                break
        await client.call_raw("rooms/get")
    told = lines(recording.path)
    notes = [(line["conn"], line["frame"]) for line in told if line["dir"] == "note"]
    assert notes == [("1", LOST)]
    assert [line["conn"] for line in told if '"connect"' in line["frame"]] == ["1", "2"]


async def test_an_older_recording_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text("what was there before\n", "utf-8")
    async with (
        serve(users=USERS) as server,
        quickmeet.connect(
            server.url, None, transport=quickmeet.Recording(path)
        ) as client,
    ):
        await client.call_raw("rooms/get")
    assert lines(path)[0]["dir"] == "out"


async def test_a_file_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    recording = quickmeet.Recording(tmp_path / "nowhere" / "talk.jsonl")
    async with serve() as server:
        with pytest.raises(quickmeet.TransportError, match="cannot record to"):
            async with quickmeet.connect(server.url, None, transport=recording):
                pass

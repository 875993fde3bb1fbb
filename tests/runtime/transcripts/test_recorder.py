# SPDX-License-Identifier: MIT
"""Recordings contain all frames of a session, and no secrets."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import serve
from quickmeet_devserver.methods.people.two_factor import totp_code
from quickmeet_runtime.transcripts.recordings.reader import read_recording
from quickmeet_runtime.transcripts.recordings.recorder import LOST

PASSWORD = "c4n4ry-p4ssword"  # noqa: S105  # of this test
COOKIE = "c4n4ry-c00kie"
USERS = [("alice", PASSWORD)]
LOGIN = quickmeet.Password("alice", PASSWORD)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


async def test_a_recording_that_cannot_go_on_ends_and_the_session_does_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("ERROR", logger="quickmeet")
    recording = quickmeet.Recording(tmp_path / "talk.jsonl")
    async with (
        serve(users=USERS) as server,
        quickmeet.connect(server.url, LOGIN, transport=recording) as client,
    ):
        recording.path.unlink()
        recording.path.mkdir()  # as good as a full disk
        for text in ("one", "two"):
            assert (await client.messages.send("GENERAL", text)).text == text

    assert [one.getMessage().partition(" ends")[0] for one in caplog.records] == [
        f"the recording {recording.path}"
    ]


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


async def test_a_file_that_cannot_be_written_is_reported_at_once(
    tmp_path: Path,
) -> None:
    recording = quickmeet.Recording(tmp_path / "nowhere" / "talk.jsonl")
    async with serve() as server:
        with pytest.raises(quickmeet.TransportError, match="cannot record to"):
            async with quickmeet.connect(server.url, None, transport=recording):
                pass


def rest(path: Path) -> list[dict[str, Any]]:
    told = [json.loads(one["frame"]) for one in lines(path) if one["dir"] == "rest"]
    assert all(one["http"] for one in told)
    return told


@pytest.mark.parametrize("version", ["6.5.3", "9.0.0"])
async def test_rest_is_recorded_without_its_secrets(
    tmp_path: Path, version: str
) -> None:
    recording = quickmeet.Recording(tmp_path / "talk.jsonl", secrets=["hush hush"])
    headers = {"Cookie": f"rc_session={COOKIE}"}
    codes: list[str] = []
    secret = ""

    def code(_: str) -> str:
        codes.append(totp_code(secret, time.time_ns() // 1_000_000))
        return codes[-1]

    async with serve(users=USERS, server_version=version) as server:
        if version == "6.5.3":
            async with quickmeet.connect(server.url, LOGIN) as first:
                secret = (await first.two_factor.enable()).secret
                await first.two_factor.confirm(code(""))
        async with quickmeet.connect_http(
            server.url, LOGIN, transport=recording, headers=headers, two_factor=code
        ) as client:
            token = client.token
            text = f"hush hush, {token} and {COOKIE}"
            await client.messages.send("GENERAL", text)
            made = await client.access_tokens.create("mine", bypasses_two_factor=True)
            await client.logout()
    written = recording.path.read_text("utf-8")
    digest = LOGIN.secrets()[1]
    for hidden in (PASSWORD, digest, token, made, COOKIE, "hush hush", *codes):
        assert hidden is not None
        assert hidden not in written
    assert bool(codes) is (version == "6.5.3")
    told = rest(recording.path)
    assert {one["path"] for one in told} >= {"/api/v1/login", "/api/v1/logout"}
    assert all(one["status"] in {200, 401} for one in told[:2])


async def test_rest_of_a_session_over_ddp_is_recorded_between_its_frames(
    tmp_path: Path,
) -> None:
    recording = quickmeet.Recording(tmp_path / "talk.jsonl")
    async with (
        serve(users=USERS, server_version="9.0.0") as server,
        quickmeet.connect(server.url, LOGIN, transport=recording) as client,
    ):
        await client.messages.send("GENERAL", "hello")
    told = lines(recording.path)
    assert {line["dir"] for line in told} == {"in", "out", "rest"}
    assert {line["conn"] for line in told if line["dir"] == "rest"} == {"rest"}
    [sent] = [
        one for one in rest(recording.path) if one["path"] == "/api/v1/chat.sendMessage"
    ]
    assert sent["body"]["message"]["msg"] == sent["response"]["message"]["msg"]
    assert [one.direction for one in read_recording(recording.path)][:2] == [
        "out",
        "in",
    ]
    times = [line["t"] for line in told]
    assert times == sorted(times)


async def test_a_file_that_cannot_be_written_by_rest_alone_is_reported_at_once(
    tmp_path: Path,
) -> None:
    recording = quickmeet.Recording(tmp_path / "nowhere" / "talk.jsonl")
    async with serve(users=USERS) as server:
        with pytest.raises(quickmeet.TransportError, match="cannot record to"):
            async with quickmeet.connect_http(server.url, LOGIN, transport=recording):
                pass

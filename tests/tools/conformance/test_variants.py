# SPDX-License-Identifier: MIT
"""A recording that was begun later, masked, or names its connections otherwise."""

from pathlib import Path

import pytest
from tools.conformance import __main__ as command
from tools.conformance import compare_recordings
from tools.conformance.past.access import add_access
from tools.conformance.past.presupposed import presupposed
from tools.conformance.recording.variants import VARIANTS, cut, masked, renamed

from quickmeet_devserver.base.documents import as_document
from quickmeet_devserver.recording.transcript import Line, parsed, read_transcript
from tests.tools.recordings import ALICE, BOB, Recording, message


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def conversation() -> Recording:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    for number in range(4):
        id_ = f"abcdefghJKLMNPQR{number + 2}"
        said = message(id_, "GENERAL", BOB, f"message {number}")
        recording.event("a", "stream-room-messages", "GENERAL", said)
        recording.call("a", "getTotalChannels", result=1)
    return recording


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "recording.jsonl"
    path.write_text("\n".join(conversation().texts()), "utf-8")
    return path


@pytest.fixture
def lines(path: Path) -> list[Line]:
    return list(read_transcript(path))


def test_what_is_cut_off_leaves_connections_logins_and_subscriptions(
    lines: list[Line],
) -> None:
    left = [parsed(line.text) for line in cut(lines, 60)]

    sent = [frame.get("method", frame["msg"]) for frame in left if "params" in frame]
    assert sent[:3] == ["login", "sub", "getTotalChannels"]
    assert sent.count("getTotalChannels") < 4
    asked = {frame["id"] for frame in left if frame["msg"] in {"method", "sub"}}
    answered = {frame["id"] for frame in left if frame["msg"] == "result"}
    assert answered <= asked


def test_masks_hide_tokens_and_times_count_from_the_beginning(
    lines: list[Line],
) -> None:
    left = masked(lines)

    assert left[0].at == 0
    results = [parsed(line.text).get("result") for line in lines]
    (token,) = (found["token"] for found in map(as_document, results) if found)
    assert all(token not in line.text for line in left)


def test_connections_are_numbers(lines: list[Line]) -> None:
    assert {line.connection for line in renamed(lines)} == {"1"}


@pytest.mark.parametrize("name", VARIANTS)
async def test_a_conversation_holds_in_every_variant(path: Path, name: str) -> None:
    report = await compare_recordings([path], VARIANTS[name])

    assert [one.problems for one in report.exchanges if one.problems] == []


def test_the_command_says_how_each_variant_did(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["conformance", "--variants", str(path)])

    assert command.main() == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told] == list(VARIANTS)
    assert told[0].startswith("whole: 12 of 12 exchanges")


@pytest.mark.parametrize(
    ("stream", "event", "role"),
    [
        ("stream-livechat-inquiry-queue-observer", "public", "livechat-agent"),
        ("stream-stdout", "stdout", "admin"),
        ("stream-notify-logged", "private-settings-changed", "admin"),
        ("stream-notify-logged", "roles-change", None),
    ],
)
def test_a_user_who_follows_a_stream_has_the_permission(
    tmp_path: Path, stream: str, event: str, role: str | None
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", stream, event)
    path = tmp_path / "recording.jsonl"
    path.write_text("\n".join(recording.texts()), "utf-8")

    found = presupposed(list(read_transcript(path)))
    roles = found.users[ALICE].get("roles")
    assert roles == (None if role is None else ["user", role])
    add_access(found, [], lambda _: False)
    assert found.users[ALICE].get("roles") == roles

# SPDX-License-Identifier: MIT
"""What is done by people who are not recorded is done for them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed

ROOM = "GENERAL"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def typing(recording: Recording) -> None:
    event = f"{ROOM}/user-activity"
    recording.subscribe("a", "stream-notify-room", event)
    _say(recording)
    recording.event("a", "stream-notify-room", event, "bob", ["user-typing"], {})


def presence(recording: Recording) -> None:
    recording.subscribe("a", "stream-notify-logged", "user-status")
    for code in (2, 0):
        entry = [BOB, "bob", code, None, None, ["user"]]
        recording.event("a", "stream-notify-logged", "user-status", entry)


def reaction(recording: Recording) -> None:
    told = _say(recording)
    reactions: dict[str, Any] = {":+1:": {"usernames": ["bob"]}}
    told = {**told, "reactions": reactions}
    recording.event("a", "stream-room-messages", ROOM, told)


def leaving(recording: Recording) -> None:
    _say(recording)
    told = message("6b0b4a5727eb34655d8eda31", ROOM, BOB, "bob")
    kept = {key: told[key] for key in ("_id", "rid", "msg", "ts", "u", "_updatedAt")}
    changed = {**kept, "t": "ul", "groupable": False}
    recording.event("a", "stream-room-messages", ROOM, changed)


def _say(recording: Recording) -> Any:
    told = message("abcdefghJKLMNPQR7", ROOM, BOB, "hello")
    recording.event("a", "stream-room-messages", ROOM, told)
    return told


@pytest.mark.parametrize("act", [typing, presence, reaction, leaving])
async def test_actions_of_bystanders_are_replayed(
    tmp_path: Path, act: Callable[[Recording], None]
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", ROOM)
    act(recording)

    kinds = {kind for _, kind in missed(await recording.compared(tmp_path))}
    assert "missing event" not in kinds


async def test_recorded_users_act_only_through_their_calls(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-notify-room", f"{ROOM}/user-activity")
    event = f"{ROOM}/user-activity"
    recording.event("a", "stream-notify-room", event, "alice", ["user-typing"], {})

    assert ("stream-notify-room …/user-activity", "missing event") in missed(
        await recording.compared(tmp_path)
    )


async def test_recorded_users_write_from_other_sessions_while_no_call_is_due(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("a", "stream-room-messages", ROOM)
    _say(recording)

    assert not missed(await recording.compared(tmp_path))


async def test_a_late_event_happened_at_its_own_time(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", ROOM)
    said = [
        {**message(id_, ROOM, BOB, text), "ts": {"$date": NOW + ms}}
        for id_, text, ms in (
            ("abcdefghJKLMNPQR7", "second", 60),
            ("abcdefghJKLMNPQR8", "first", 10),
        )
    ]
    for told in said:
        recording.event("a", "stream-room-messages", ROOM, told)
    shown = {"messages": said, "unreadNotLoaded": 0}
    recording.call("a", "loadHistory", ROOM, None, 2, result=shown)

    assert not missed(await recording.compared(tmp_path))


async def test_a_user_who_joins_elsewhere_was_not_a_member_before(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("a", "stream-room-messages", ROOM)
    told = message("6b0b4a5727eb34655d8eda31", ROOM, BOB, "bob")
    kept = {key: told[key] for key in ("_id", "rid", "msg", "ts", "u", "_updatedAt")}
    came = {**kept, "t": "uj", "groupable": False}
    recording.event("a", "stream-room-messages", ROOM, came)

    assert not missed(await recording.compared(tmp_path))


async def test_a_user_not_asked_for_a_second_factor_has_just_registered(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    unnamed = {"isClientSafe": True, "error": 500, "reason": "Internal server error"}
    words = "Internal server error [500]"
    refused = {**unnamed, "message": words, "errorType": "Meteor.Error"}
    recording.call("a", "personalAccessTokens:generateToken", error=refused)

    assert not missed(await recording.compared(tmp_path))


async def test_what_a_bystander_wrote_may_be_used_afterwards(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", ROOM)
    told = message("abcdefghJKLMNPQR7", ROOM, BOB, "hello")
    recording.event("a", "stream-room-messages", ROOM, told)
    recording.call("a", "getSingleMessage", told["_id"], result=told)
    recording.call("a", "followMessage", {"mid": told["_id"]}, result=1)

    found = missed(await recording.compared(tmp_path))
    assert ("stream-room-messages", "missing event") not in found


async def test_a_file_that_a_bystander_sent_is_sent(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", ROOM)
    file = {"_id": "6b0b4a5727eb34655d8eda33", "name": "a.txt", "type": "text/plain"}
    told = message("abcdefghJKLMNPQR7", ROOM, BOB, "", file=file, files=[file])
    told["attachments"] = [{"title": "a.txt", "type": "file"}]
    del told["md"]
    recording.event("a", "stream-room-messages", ROOM, told)

    found = missed(await recording.compared(tmp_path))
    assert ("stream-room-messages", "missing event") not in found


async def test_a_status_announced_before_the_answer_was_new(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-notify-logged", "user-status")
    entry = [ALICE, "alice", 3, "at work", "Alice", ["user"]]
    changed = {
        "msg": "changed",
        "collection": "stream-notify-logged",
        "id": "id",
        "fields": {"eventName": "user-status", "args": [entry]},
    }
    recording.call("a", "setUserStatus", "busy", "at work", told=changed)

    found = missed(await recording.compared(tmp_path))
    assert ("stream-notify-logged user-status", "missing event") not in found

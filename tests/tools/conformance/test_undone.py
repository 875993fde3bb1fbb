# SPDX-License-Identifier: MIT
"""What was there before a recording, and is shown first because it is changed."""

from pathlib import Path
from typing import Any

import pytest

from tests.tools.recordings import (
    ALICE,
    BOB,
    NOW,
    Recording,
    changed_to,
    message,
    missed,
)

ROOM = "6b0b4a5727eb34655d8eda31"
OLD = "abcdefghJKLMNPQR7"
SENT = {"$date": NOW - 3_600_000}
MESSAGES = "stream-room-messages"
FORBIDDEN = {
    "isClientSafe": True,
    "error": "not-allowed",
    "message": "[not-allowed]",
    "errorType": "Meteor.Error",
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def followed() -> Recording:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", MESSAGES, ROOM)
    return recording


def old(text: str = "before", **changed: object) -> Any:
    return {**message(OLD, ROOM, ALICE, text), "ts": SENT, **changed}


async def test_a_reaction_is_taken_off_that_is_recorded_being_given(
    tmp_path: Path,
) -> None:
    recording = followed()
    told = old(reactions={":smile:": {"usernames": ["alice"]}})
    recording.event("a", MESSAGES, ROOM, told)
    body = {"messageId": OLD, "emoji": "smile"}
    recording.request("a", "POST /v1/chat.react", body)

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_text_was_another_before_it_is_recorded_being_edited(
    tmp_path: Path,
) -> None:
    recording = followed()
    by = {"_id": ALICE, "username": "alice"}
    told = old("new", editedAt={"$date": NOW + 520}, editedBy=by)
    changed = {"_id": OLD, "rid": ROOM, "msg": "new"}
    recording.call("a", "updateMessage", changed, told=changed_to(MESSAGES, ROOM, told))

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_topic_differs_before_its_recorded_change(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    event = f"{ALICE}/rooms-changed"
    recording.subscribe("a", "stream-notify-user", event)
    by = {"_id": ALICE, "username": "alice", "name": "Alice"}
    facts = {"name": "den", "t": "c", "u": by, "ro": False, "default": False}
    facts |= {"usersCount": 1, "msgs": 3, "sysMes": True, "ts": SENT}
    times = {"_updatedAt": {"$date": NOW + 510}}
    room = {"_id": ROOM, "fname": "den", **facts, **times, "topic": "new"}
    told = changed_to("stream-notify-user", event, "updated", room)
    result = {"result": True, "rid": ROOM}
    setting = ROOM, "roomTopic", "new"
    recording.call("a", "saveRoomSettings", *setting, told=told, result=result)
    recording.event("a", "stream-notify-user", event, "updated", {**room, "msgs": 4})

    assert missed(await recording.compared(tmp_path)) == []


@pytest.mark.parametrize("is_refused", [True, False])
async def test_access_to_a_rooms_events_says_who_is_a_member(
    tmp_path: Path, *, is_refused: bool
) -> None:
    recording = followed()
    recording.log_in("b", BOB, "bob")
    if is_refused:
        asked = {"msg": "sub", "id": "x", "name": MESSAGES, "params": [ROOM, False]}
        recording.line("b", "out", asked)
        recording.line("b", "in", {"msg": "nosub", "id": "x", "error": FORBIDDEN})
    else:
        recording.subscribe("b", MESSAGES, ROOM)

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_user_refused_as_non_member_is_not_a_member(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("a", MESSAGES, "__my_messages__")
    recording.subscribe("b", MESSAGES, ROOM)
    told = old(starred=[{"_id": BOB}])
    recording.event("b", MESSAGES, ROOM, told)
    told_of = {"roomParticipant": False, "roomType": "c", "roomName": "den"}
    recording.event("a", MESSAGES, "__my_messages__", told, told_of)
    recording.request("b", "POST /v1/chat.starMessage", {"messageId": OLD})

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_discussion_counts_as_the_room_shows_that_it_is_of(
    tmp_path: Path,
) -> None:
    recording = followed()
    talk = "6b0b4a5727eb34655d8eda99"
    new = message("abcdefghJKLMNPQR9", talk, ALICE, "on topic")
    about = {"t": "discussion-created", "drid": talk, "groupable": False}
    kept = ("_id", "rid", "msg", "ts", "u", "_updatedAt")
    told = {**{key: old("talk")[key] for key in kept}, **about, "dcount": 3}
    asked = {"_id": new["_id"], "rid": talk, "msg": "on topic"}
    counted = changed_to(MESSAGES, ROOM, {**told, "dlm": new["ts"]})
    recording.call("a", "sendMessage", asked, told=counted, result=new)

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_reply_to_an_unseen_reply_is_in_its_thread(
    tmp_path: Path,
) -> None:
    recording = followed()
    thread = "abcdefghJKLMNPQR5"
    first = {**old("first", starred=[{"_id": ALICE}]), "_id": thread}
    recording.event("a", MESSAGES, ROOM, first)
    recording.request("a", "POST /v1/chat.starMessage", {"messageId": thread})
    asked = {"_id": "abcdefghJKLMNPQR9", "rid": ROOM, "msg": "so", "tmid": OLD}
    result = {**message(asked["_id"], ROOM, ALICE, "so"), "tmid": thread}
    told = changed_to(MESSAGES, ROOM, result)
    recording.call("a", "sendMessage", asked, told=told, result=result)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert "sendMessage" not in names


async def test_earlier_sessions_receive_earlier_subscriptions(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("b", BOB, "bob")
    new = message("abcdefghJKLMNPQR9", ROOM, BOB, "hello")
    asked = {"_id": new["_id"], "rid": ROOM, "msg": "hello"}
    recording.call("b", "sendMessage", asked, result=new)
    recording.event("a", MESSAGES, ROOM, new)
    told = {"_id": ALICE, "username": "alice", "name": "Alice"}
    recording.event("a", "stream-notify-user", f"{ALICE}/userData", told)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert MESSAGES not in names

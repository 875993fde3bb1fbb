# SPDX-License-Identifier: MIT
"""Rooms that a recording uses were there, and who uses them was in them."""

from pathlib import Path
from typing import Any

import pytest
from tools.conformance.recording.keys import causes_first

from quickmeet_devserver.recording.transcript import read_transcript
from tests.tools.recordings import ALICE, BOB, Recording, changed_to, message, missed

ROOM = "6b0b4a5727eb34655d8eda31"
"""Made long before: its id says when."""
NEW = "6b0b5a5727eb34655d8eda31"
"""As if made in the same seconds as the recording."""
USER = "stream-notify-user"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def sent(text: str) -> Any:
    return message("abcdefghJKLMNPQR7", ROOM, ALICE, text)


@pytest.mark.parametrize("room_id", [ROOM, NEW, f"{ALICE}{BOB}"])
async def test_a_room_that_may_be_followed_is_there(
    tmp_path: Path, room_id: str
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("a", "stream-room-messages", room_id)
    recording.subscribe("a", "stream-notify-room", f"{room_id}/deleteMessage")

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_room_that_was_made_just_before_is_there(tmp_path: Path) -> None:
    began = 1_795_906_000_900
    recording = Recording(began)
    recording.log_in("a", ALICE, "alice")
    made = f"{began // 1000:08x}00eb34655d8eda31"
    room = {"_id": made, "t": "c", "name": "den", "usersCount": 1, "msgs": 0}
    recording.call("a", "rooms/get", result=[room])

    report = await recording.compared(tmp_path)
    (rooms,) = [one for one in report.exchanges if one.name == "rooms/get"]
    assert not [one.text for one in rooms.problems if f"[{made}]._id" in one.text]


async def test_an_author_of_a_message_is_a_member(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "__my_messages__")
    told = sent("hello")
    room = {"roomParticipant": True, "roomType": "c", "roomName": "den"}
    new = {"_id": told["_id"], "rid": ROOM, "msg": "hello"}
    recording.call("a", "sendMessage", new, result=told)
    recording.event("a", "stream-room-messages", "__my_messages__", told, room)

    assert missed(await recording.compared(tmp_path)) == []


@pytest.mark.parametrize("room_id", [ROOM, "GENERAL"])
async def test_a_user_who_acts_as_owner_is_an_owner(
    tmp_path: Path, room_id: str
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-notify-room", f"{room_id}/deleteMessage")
    recording.call("a", "archiveRoom", room_id)

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_user_who_acts_as_owner_without_the_role_has_the_permission(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", USER, f"{ALICE}/subscriptions-changed")
    shown = {
        "_id": "6b0b4a5727eb34655d8eda99",
        "rid": ROOM,
        "t": "c",
        "name": "den",
        "u": {"_id": ALICE, "username": "alice"},
        "open": True,
        "alert": False,
        "unread": 0,
        "userMentions": 0,
        "groupMentions": 0,
        "f": True,
    }
    told = changed_to(USER, f"{ALICE}/subscriptions-changed", "updated", shown)
    recording.call("a", "toggleFavorite", ROOM, told=told, result=1)
    recording.call("a", "archiveRoom", ROOM)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert "archiveRoom" not in names


async def test_a_user_who_is_recorded_joining_was_not_a_member(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", ROOM)
    joined = {**sent("alice"), "t": "uj", "groupable": False}
    del joined["md"]
    recording.call("a", "joinRoom", ROOM, result=True)
    recording.event("a", "stream-room-messages", ROOM, joined)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert names in ([], ["stream-room-messages"])  # it came, whatever is in it
    assert "joinRoom" not in names


async def test_what_was_done_to_a_membership_since_was_not_so_before(
    tmp_path: Path,
) -> None:
    room_id = f"{ALICE}{BOB}"
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    told = message("abcdefghJKLMNPQR7", room_id, ALICE, "hello")
    recording.call("a", "sendMessage", {"rid": room_id, "msg": "hello"}, result=told)
    asked = {"rid": room_id, "blocked": ALICE}
    recording.call("b", "blockUser", asked, result=True)
    shown = {
        "_id": "abcdefghJKLMNPQ77",
        "rid": room_id,
        "t": "d",
        "u": {"_id": ALICE, "username": "alice"},
        "name": "bob",
        "fname": "Bob",
        "open": True,
        "alert": False,
        "unread": 0,
        "userMentions": 0,
        "groupMentions": 0,
        "blocker": True,
    }
    recording.event("a", USER, f"{ALICE}/subscriptions-changed", "updated", shown)

    names = [name for name, _ in missed(await recording.compared(tmp_path))]
    assert "sendMessage" not in names


async def test_each_request_goes_before_its_own_events_alone(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", USER, f"{ALICE}/subscriptions-changed")
    for is_favorite in (True, False):
        body = {"roomId": "GENERAL", "favorite": is_favorite}
        event = f"{ALICE}/subscriptions-changed"
        told = {"_id": "6b0b4a5727eb34655d8eda32", "rid": "GENERAL", "t": "c"}
        more = {"name": "general", "u": {"_id": ALICE, "username": "alice"}}
        counts = {"unread": 0, "userMentions": 0, "groupMentions": 0}
        favorite = {"f": is_favorite, "open": True, "alert": False}
        recording.event(
            "a", USER, event, "updated", {**told, **more, **counts, **favorite}
        )
        recording.request("rest", "POST /v1/rooms.favorite", body)

    path = tmp_path / "recording.jsonl"
    path.write_text("\n".join(recording.texts()), "utf-8")
    kinds = [line.kind for line in causes_first(read_transcript(path))][-4:]
    assert kinds == ["rest", "in", "rest", "in"]

# SPDX-License-Identifier: MIT
"""What a recording says of the time before it: counts, alerts, names, rights."""

from pathlib import Path
from typing import Any

import pytest
from tools.conformance.past.presupposed import presupposed
from tools.conformance.past.prior_state import Presupposed
from tools.conformance.recording.origin import address_of

from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed

ROOM: dict[str, Any] = {
    "_id": "GENERAL",
    "t": "c",
    "name": "general",
    "msgs": 7,
    "usersCount": 5,
    "_updatedAt": {"$date": NOW + 600},
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def before(recording: Recording, folder: Path) -> Presupposed:
    return presupposed(recording.lines(folder))


def begin(recording: Recording, *events: str) -> None:
    recording.log_in("a", ALICE, "alice")
    for event in events:
        recording.subscribe("a", "stream-notify-user", f"{ALICE}/{event}")


def room_changed(recording: Recording, **fields: object) -> None:
    event = f"{ALICE}/rooms-changed"
    told = {**ROOM, **fields}
    recording.event("a", "stream-notify-user", event, "updated", told)


def test_a_user_created_by_a_request_was_not_counted_before(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording, "rooms-changed")
    room_changed(recording)
    made = {"user": {"_id": BOB, "username": "bob"}, "success": True}
    recording.request("a", "POST /v1/users.create", {"username": "bob"}, response=made)

    assert before(recording, tmp_path).rooms["GENERAL"]["usersCount"] == 4


@pytest.mark.parametrize("is_told", [True, False])
def test_what_was_sent_since_was_not_counted_before(
    tmp_path: Path, *, is_told: bool
) -> None:
    recording = Recording()
    begin(recording, "rooms-changed")
    said = message("abcdefghJKLMNPQR7", "GENERAL", BOB, "hello")
    if is_told:  # by the room alone, whoever sent it
        room_changed(recording, lastMessage=said)
    else:
        room_changed(recording)
        sent = {"message": said, "success": True}
        recording.request("a", "POST /v1/chat.postMessage", {}, response=sent)

    assert before(recording, tmp_path).rooms["GENERAL"]["msgs"] == 6


def test_messages_announced_by_a_room_were_not_unread_before(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording, "rooms-changed", "subscriptions-changed")
    mentions = [{"_id": ALICE, "username": "alice"}]
    said = message("abcdefghJKLMNPQR7", "GENERAL", BOB, "@alice", mentions=mentions)
    room_changed(recording, lastMessage=said)
    membership = {
        "_id": "abcdefghJKLMNPQR8",
        "rid": "GENERAL",
        "t": "c",
        "u": {"_id": ALICE, "username": "alice"},
        "unread": 2,
        "userMentions": 2,
        "groupMentions": 0,
        "alert": True,
        "open": True,
    }
    event = f"{ALICE}/subscriptions-changed"
    recording.event("a", "stream-notify-user", event, "updated", membership)

    (known,) = before(recording, tmp_path).memberships.values()
    assert (known["unread"], known["userMentions"]) == (1, 1)


@pytest.mark.parametrize("by_room", [True, False])
def test_a_member_without_an_event_was_alerted_before(
    tmp_path: Path, *, by_room: bool
) -> None:
    recording = Recording()
    begin(recording, "subscriptions-changed", "rooms-changed")
    said = message("abcdefghJKLMNPQR7", "GENERAL", BOB, "hello")
    if by_room:
        room_changed(recording, lastMessage=said)
    else:
        recording.event("a", "stream-room-messages", "GENERAL", said)

    assert before(recording, tmp_path).alerted == {("GENERAL", ALICE)}


def test_nobody_is_called_everybody(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    mentions = [{"_id": "all", "username": "all"}, {"_id": "here", "username": "here"}]
    said = message("abcdefghJKLMNPQR7", "GENERAL", BOB, "@all", mentions=mentions)
    recording.event("a", "stream-room-messages", "GENERAL", said)

    assert set(before(recording, tmp_path).users) == {ALICE, BOB}


def test_the_subject_of_a_system_message_exists(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    told = message("abcdefghJKLMNPQR7", "GENERAL", ALICE, "tina", t="au")
    recording.event("a", "stream-room-messages", "GENERAL", told)

    users = before(recording, tmp_path).users.values()
    assert "tina" in {user.get("username") for user in users}


def test_a_name_that_was_taken_since_was_nobodys_before(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    recording.call("a", "setUsername", "alicia", result="alicia")
    recording.connect("b")
    error = {"error": 403, "reason": "Incorrect password"}
    asked = {"user": {"username": "alicia"}, "password": {"digest": "cd" * 32}}
    recording.call("b", "login", asked, error=error)

    users = before(recording, tmp_path).users.values()
    assert "alicia" not in {user.get("username") for user in users}


def test_a_direct_room_that_is_asked_for_may_have_been_there(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording, "subscriptions-changed")
    made = {"room": {"_id": ALICE + BOB, "rid": ALICE + BOB, "t": "d"}, "success": True}
    recording.request("a", "POST /v1/im.create", {"username": "bob"}, response=made)
    membership = {"_id": "abcdefghJKLMNPQR8", "rid": ALICE + BOB, "t": "d", "unread": 0}
    whose = {"u": {"_id": ALICE, "username": "alice"}}
    event = f"{ALICE}/subscriptions-changed"
    told = {**membership, **whose}
    recording.event("a", "stream-notify-user", event, "updated", told)

    assert ALICE + BOB in before(recording, tmp_path).rooms


def test_a_user_who_writes_under_an_alias_is_a_bot(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    body = {"roomId": "GENERAL", "text": "hello", "alias": "Al"}
    recording.request("a", "POST /v1/chat.postMessage", body)

    assert before(recording, tmp_path).users[ALICE]["roles"] == ["user", "bot"]


def test_the_servers_address_is_read_from_its_links(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    link = "http://chat.example.com:3100/avatar/alice"
    shown = {"avatarUrl": link, "website": "https://example.org/x", "success": True}
    recording.request("a", "GET /v1/me", response=shown)

    lines = recording.lines(tmp_path)
    assert address_of(lines) == "http://chat.example.com:3100"


async def test_one_page_of_the_web_client_is_as_good_as_another(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    page = "<!DOCTYPE html>\n<html><head><title>Chat</title></head></html>"
    recording.request("a", "GET /v1/nothing.here", response=page)

    report = await recording.compared(tmp_path)
    assert [one.problems for one in report.requests] == [[]]


async def test_a_status_text_was_not_set_before(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    recording.subscribe("a", "stream-notify-logged", "user-status")
    for entry in (
        [ALICE, "alice", 0, "brb", "Alice", ["user"]],
        [ALICE, "alice", 3, None, "Alice", ["user"]],
    ):
        recording.event("a", "stream-notify-logged", "user-status", entry)
    body = {"message": "brb", "status": "busy"}
    recording.request("a", "POST /v1/users.setStatus", body)

    assert missed(await recording.compared(tmp_path)) == []


def test_a_presence_that_ends_for_the_first_time_was_never_seen(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    for user_id, name in ((ALICE, "Alice"), (BOB, None)):
        entry = [user_id, "somebody", 0, None, name, ["user"]]
        recording.event("a", "stream-notify-logged", "user-status", entry)

    assert before(recording, tmp_path).unseen == {BOB}


def told_and_listed(recording: Recording, kind: str, records: list[Any]) -> None:
    said = message("abcdefghJKLMNPQR7", "GENERAL", BOB, "hello", t=kind)
    recording.event("a", "stream-room-messages", "GENERAL", said)
    page = {"total": len(records), "records": records}
    recording.call("a", "getUsersOfRoom", "GENERAL", True, result=page)  # noqa: FBT003  # JSON


@pytest.mark.parametrize(("kind", "is_known"), [("rm", True), ("ul", False)])
def test_a_user_absent_in_a_complete_list_was_not_a_member(
    tmp_path: Path, kind: str, *, is_known: bool
) -> None:
    recording = Recording()
    begin(recording)
    told_and_listed(recording, kind, [{"_id": ALICE, "username": "alice"}])

    rosters = before(recording, tmp_path).rosters
    assert rosters == ({"GENERAL": {ALICE}} if is_known else {})


def test_a_complete_list_of_memberships_has_all_of_them(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    mine = {"_id": "abcdefghJKLMNPQR8", "rid": "r1", "unread": 0}
    whose = {"u": {"_id": ALICE, "username": "alice"}}
    recording.call("a", "subscriptions/get", result=[{**mine, **whose}])

    assert before(recording, tmp_path).rooms_of == {ALICE: {"r1"}}


def test_a_removed_user_was_a_member(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    room = "abcdefghJKLMNPQR2"
    recording.subscribe("a", "stream-room-messages", room)
    told = message("abcdefghJKLMNPQR7", room, ALICE, "tina", t="ru")
    recording.event("a", "stream-room-messages", room, told)

    assert before(recording, tmp_path).members[room] == {"name:tina"}


def test_an_event_of_an_old_message_is_a_change_of_it(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    id_ = "abcdefghJKLMNPQR7"
    old = message(id_, "GENERAL", BOB, "hello") | {"ts": {"$date": NOW - 60_000}}
    recording.call("a", "getMessages", [id_], result=[old])
    reacted = {**old, "reactions": {":smile:": {"usernames": ["bob"]}}}
    recording.event("a", "stream-room-messages", "GENERAL", reacted)

    assert before(recording, tmp_path).messages[id_] == old


def test_deleting_rooms_of_others_needs_no_membership(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    recording.call("a", "setAdminStatus", BOB, True, result=True)  # noqa: FBT003  # JSON
    recording.call("a", "eraseRoom", "abcdefghJKLMNPQR2", result=True)

    known = before(recording, tmp_path)
    assert "abcdefghJKLMNPQR2" in known.rooms
    assert "abcdefghJKLMNPQR2" not in known.members


def test_a_user_who_sees_a_private_room_is_a_member(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording)
    id_ = "abcdefghJKLMNPQR2"
    room = {"_id": id_, "t": "p", "name": "ours", "usersCount": 1}
    page = {"total": 1, "results": [room]}
    recording.call("a", "browseChannels", {"text": "ours"}, result=page)

    assert before(recording, tmp_path).members[id_] == {ALICE}


def test_the_place_of_a_new_token_says_how_many_there_were(tmp_path: Path) -> None:
    recording = Recording()
    begin(recording, "userData")
    token = {"hashedToken": "YMnh2CMjFCQ56CX7ewYUo5+qUe0p+MV3kfXiOpGOd5A="}
    changed: dict[str, Any] = {"services.resume.loginTokens.7": token}
    told = {"id": ALICE, "diff": changed, "unset": {}, "type": "updated"}
    recording.event("a", "stream-notify-user", f"{ALICE}/userData", told)

    assert before(recording, tmp_path).token_counts == {ALICE: 6}

# SPDX-License-Identifier: MIT
"""Parts of recordings: what a missing beginning tells, and what an end keeps back."""

import json
from pathlib import Path
from typing import Any

import pytest
from tools.conformance.past.presupposed import presupposed
from tools.conformance.recording.variants import cut

from quickmeet_devserver.recording.transcript import Line, parsed
from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed

ROOM = "6b0483b2122a622c575afa9e"
TEAM = "6b0483b2122a622c575afa9b"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def sent_in(lines: list[Line]) -> list[str]:
    frames = [parsed(line.text) for line in lines if line.kind == "out"]
    return [frame.get("method") or frame["msg"] for frame in frames]


def test_a_subscription_that_was_over_is_cut_off_as_well(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.line("a", "out", {"msg": "unsub", "id": "s2"})
    recording.line("a", "in", {"msg": "nosub", "id": "s2"})
    recording.subscribe("a", "stream-notify-logged", "roles-change")
    for _ in range(8):
        recording.call("a", "getTotalChannels", result=1)

    left = cut(recording.lines(tmp_path), 60)
    assert sent_in(left)[:3] == ["connect", "login", "sub"]
    assert sent_in(left).count("sub") == 1


def test_a_connection_that_was_closed_is_cut_off_until_it_opens_again(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.line("a", "note", "the server closed the connection")
    recording.log_in("a", ALICE, "alice")
    for _ in range(8):
        recording.call("a", "getTotalChannels", result=1)

    left = cut(recording.lines(tmp_path), 60)
    assert sent_in(left)[:2] == ["connect", "login"]
    assert "sub" not in sent_in(left)


async def test_what_follows_from_a_call_at_the_end_may_come_too_late(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    asked = {"msg": "method", "id": "9", "method": "sendMessage"}
    said = {"_id": "abcdefghJKLMNPQR2", "rid": "GENERAL", "msg": "hello"}
    recording.line("a", "out", {**asked, "params": [said]})
    recording.line("a", "in", {"msg": "updated", "methods": ["9"]})

    assert missed(await recording.compared(tmp_path)) == []


async def test_an_unrecorded_event_of_an_answered_call_is_an_extra_event(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    id_ = "abcdefghJKLMNPQR2"
    said = {"_id": id_, "rid": "GENERAL", "msg": "hello"}
    answer = message(id_, "GENERAL", ALICE, "hello")
    recording.call("a", "sendMessage", said, result=answer)
    recording.call("a", "getTotalChannels", result=1)

    ((name, kind),) = missed(await recording.compared(tmp_path))
    assert (name, kind) == ("stream-room-messages", "extra event")


async def test_a_team_is_known_by_its_main_room(tmp_path: Path) -> None:
    room = {
        "_id": ROOM, "t": "p", "name": "crew", "fname": "crew", "msgs": 0,
        "usersCount": 1, "ro": False, "sysMes": True, "default": False,
        "ts": {"$date": NOW - 9000}, "_updatedAt": {"$date": NOW - 8000},
        "u": {"_id": ALICE, "username": "alice", "name": "Alice"},
        "teamId": TEAM, "teamMain": True,
    }  # fmt: skip
    membership: dict[str, Any] = {
        "_id": "6b0483b2122a622c575afa9f", "rid": ROOM, "t": "p", "name": "crew",
        "open": True, "alert": False, "unread": 0, "userMentions": 0,
        "groupMentions": 0, "ts": {"$date": NOW - 9000}, "roles": ["owner"],
        "u": {"_id": ALICE, "username": "alice"},
        "_updatedAt": {"$date": NOW - 8000},
    }  # fmt: skip
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call("a", "rooms/get", result=[room])
    recording.call("a", "subscriptions/get", result=[membership])
    asked = {"teamName": "crew", "members": [{"userId": BOB, "roles": ["member"]}]}
    recording.log_in("b", BOB, "bob")
    recording.request("a", "POST /v1/teams.addMembers", asked)

    report = await recording.compared(tmp_path)
    assert [one.problems for one in report.requests] == [[]]


def conversation(*, registers: bool) -> Recording:
    visitor = {"_id": "6b048448122a622c575afadd", "username": "guest-6", "token": "tk"}
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    if registers:
        given = {"visitor": {"token": "tk", "name": "Vi"}}
        recording.request("v", "POST /v1/livechat/visitor", json.dumps(given))
        body = {"username": "alice"}
        recording.request("a", "POST /v1/livechat/users/agent", body)
    room = {
        "_id": "Q56JwQiaPNreisBdx", "t": "l", "fname": "Vi", "v": visitor,
        "servedBy": {"_id": ALICE, "username": "alice"}, "open": True,
    }  # fmt: skip
    recording.event(
        "a", "stream-notify-user", f"{ALICE}/rooms-changed", "updated", room
    )
    return recording


@pytest.mark.parametrize("registers", [False, True])
def test_visitors_and_agents_are_from_before_unless_they_became_that(
    tmp_path: Path, *, registers: bool
) -> None:
    found = presupposed(conversation(registers=registers).lines(tmp_path))

    tokens = [one["token"] for one in found.lists.get("visitors", ())]
    assert tokens == ([] if registers else ["tk"])
    is_agent = "livechat-agent" in (found.users[ALICE].get("roles") or ())
    assert is_agent is not registers

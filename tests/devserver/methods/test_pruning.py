# SPDX-License-Identifier: MIT
"""Messages that `cleanRoomHistory` removes, and those that it leaves."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, say
from tests.devserver.rest_client import Rest

LATER = {"$date": 9_999_999_999_999}


async def prune(admin: quickmeet.Client, room_id: str, **more: object) -> Any:
    given = {"roomId": room_id, "oldest": {"$date": 0}, "latest": LATER, **more}
    return await call(admin, "cleanRoomHistory", given)


async def texts(client: quickmeet.Client, room_id: str) -> set[str]:
    history = await call(client, "loadHistory", room_id, None, 50, None)
    return {one["msg"] for one in history["messages"] if "t" not in one}


async def test_files_alone_are_taken_from_their_messages(
    admin: quickmeet.Client,
) -> None:
    room = await make_channel(admin, "prunes")
    await say(admin, room, "words")
    await say(admin, room, "a file", file={"_id": "f"}, files=[{"_id": "f"}])

    assert await prune(admin, room, filesOnly=True) == 1
    assert await texts(admin, room) == {"words", "a file"}
    history = await call(admin, "loadHistory", room, None, 50, None)
    (left,) = [one for one in history["messages"] if one["msg"] == "a file"]
    assert "file" not in left
    assert left["attachments"][0]["text"] == "_File removed by prune_"


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({}, {"discussed", "first", "reply"}),
        ({"ignoreThreads": False}, {"discussed"}),
        ({"ignoreThreads": False, "ignoreDiscussion": False}, set[str]()),
        ({"filesOnly": True}, {"discussed", "first", "reply", "words"}),
    ],
)
async def test_what_is_to_be_left_is_left(
    admin: quickmeet.Client, more: dict[str, bool], left: set[str]
) -> None:
    room = await make_channel(admin, "prunes")
    await say(admin, room, "words")
    await say(admin, room, "discussed", drid="elsewhere")
    first = await say(admin, room, "first")
    await say(admin, room, "reply", tmid=first["_id"])
    await prune(admin, room, **more)

    assert await texts(admin, room) == left


async def test_a_thread_that_is_gone_leaves_nothing_to_read(
    alice: quickmeet.Client, admin: quickmeet.Client
) -> None:
    room = await make_channel(alice, "threads", "admin")
    first = await say(alice, room, "first")
    await say(admin, room, "@alice reply", tmid=first["_id"])
    await prune(admin, room, ignoreThreads=False)
    memberships = await call(alice, "subscriptions/get")
    (mine,) = [one for one in memberships if one["rid"] == room]
    assert mine["tunread"] == []


async def test_rest_prunes_everything_but_explicit_exceptions(
    server: Server, admin: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    room = await make_channel(admin, "prunes")
    first = await say(admin, room, "first")
    await say(admin, room, "reply", tmid=first["_id"])
    given = {"latest": "2100-01-01T00:00:00Z", "oldest": "2000-01-01T00:00:00Z"}
    spared = await rest(
        "POST", "rooms.cleanHistory", roomId=room, ignoreThreads=True, **given
    )
    assert spared["count"] == 0
    pruned = await rest("POST", "rooms.cleanHistory", roomName="prunes", **given)
    assert (pruned["_id"], pruned["count"]) == (room, 2)
    unknown = await rest("POST", "rooms.cleanHistory", roomId="nosuch", **given)
    assert unknown["errorType"] == "error-room-not-found"
    missing = await rest("POST", "rooms.cleanHistory", roomId=room)
    assert missing["error"] == 'Body parameter "latest" is required.'

# SPDX-License-Identifier: MIT
"""What `cleanRoomHistory` takes away, and what it leaves."""

from typing import Any

import pytest

import quickmeet

from .people import call, make_channel, say

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
        ({}, {"discussed"}),
        ({"ignoreDiscussion": False}, set[str]()),
        ({"ignoreThreads": True}, {"discussed", "first", "reply"}),
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

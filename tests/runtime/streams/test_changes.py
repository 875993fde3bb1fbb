# SPDX-License-Identifier: MIT
"""Changes of a room whose messages do not match the schema, and where they end."""

import pytest

from quickmeet_runtime.errors import LocalProtocolError, PayloadError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.session.clients.client import Connecting
from quickmeet_runtime.streams.changes.room import (
    Change,
    Changes,
    MessageSent,
    MessageUpdated,
)

from ..scripted import URL, Frame, Server, VirtualClock, settle
from ..talk import Message, Rooms, Talker


@pytest.fixture
def rooms(server: Server) -> Rooms:
    """One room."""
    return Rooms(server, "r")


def connecting(server: Server, clock: VirtualClock) -> Connecting[Talker]:
    return Talker.connect(URL, transport=server.open, clock=clock)


def odd(message: Frame) -> Frame:
    """The message with a text of another type."""
    return {**message, "msg": 5}


async def next_of(changes: Changes[Message]) -> Change[Message]:
    await settle()
    return await anext(changes)


async def test_the_matching_part_of_an_odd_message_is_delivered_once(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with (
        connecting(server, clock) as client,
        client.messages.changes("r") as changes,
    ):
        rooms.say("r", "0", "before")
        assert isinstance(await next_of(changes), MessageSent)
        message = odd(rooms.write("r", "1"))
        rooms.tell("r", message)
        rooms.tell("r", message)
        rooms.say("r", "2", "after")

        first, second = await next_of(changes), await next_of(changes)

    assert isinstance(first, MessageSent)
    assert (first.message.id, first.message.text) == ("1", "")
    assert isinstance(second, MessageSent)
    assert second.message.text == "after"


async def test_a_later_odd_revision_of_a_known_message_is_an_update(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with (
        connecting(server, clock) as client,
        client.messages.changes("r") as changes,
    ):
        rooms.say("r", "1", "one")
        assert isinstance(await next_of(changes), MessageSent)
        rooms.tell("r", odd(rooms.write("r", "1")))

        assert isinstance(await next_of(changes), MessageUpdated)


async def test_a_message_of_which_nothing_is_of_use_is_a_gap(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with (
        connecting(server, clock) as client,
        client.messages.changes("r") as changes,
    ):
        rooms.tell("r", {"msg": "no id"})

        gap = await next_of(changes)

    assert isinstance(gap, Gap)
    assert "_id" in gap.reason


async def test_a_strict_session_raises_it(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    session = Talker.connect(URL, transport=server.open, clock=clock, strict=True)
    async with session as client, client.messages.changes("r") as changes:
        rooms.tell("r", odd(rooms.write("r", "1")))
        rooms.say("r", "2", "after")

        with pytest.raises(PayloadError, match=r"stream-room-messages.*msg"):
            await next_of(changes)
        after = await next_of(changes)

    assert isinstance(after, MessageSent)
    assert after.message.text == "after"


async def test_changes_that_were_not_entered_or_were_left_have_none(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    async with connecting(server, clock) as client:
        changes = client.messages.changes("r")
        with pytest.raises(LocalProtocolError, match="enter it with `async with`"):
            await anext(changes)
        assert (changes.is_caught_up, changes.waiting) == (False, 0)
        async with changes:
            rooms.say("r", "1", "one")
            rooms.say("r", "2", "two")
            await next_of(changes)
            assert (changes.is_caught_up, changes.waiting) == (False, 1)
            await next_of(changes)
            assert (changes.is_caught_up, changes.waiting) == (True, 0)
        assert (changes.is_caught_up, changes.waiting) == (False, 0)

# SPDX-License-Identifier: MIT
"""Reading back loses nothing and repeats nothing, by DDP and by REST."""

from collections.abc import AsyncGenerator

import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS, connect


class Clock:
    """Milliseconds that pass only when a test advances them."""

    def __init__(self) -> None:
        self.now_ms = 1_700_000_000_000

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["6.5.3", "9.0.0"])
async def any_server(
    request: pytest.FixtureRequest, clock: Clock
) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(
        users=users, server_version=str(request.param), clock=clock
    ) as server:
        yield server


async def test_messages_of_one_moment_are_all_there(
    any_server: Server, clock: Clock
) -> None:
    async with connect(any_server, "alice") as client:
        room_id = (await client.rooms.create_channel("den", [])).room_id
        clock.now_ms += 1
        for number in range(7):
            await client.messages.send(room_id, f"same {number}")
        clock.now_ms += 1
        for number in range(3):
            clock.now_ms += 1
            await client.messages.send(room_id, f"later {number}")

        history = client.messages.history(room_id, page_size=3)
        texts = [message.text async for message in history if message.text]

    assert texts[:3] == ["later 2", "later 1", "later 0"]
    assert sorted(texts[3:]) == [f"same {number}" for number in range(7)]


async def test_what_is_sent_meanwhile_does_not_disturb(
    any_server: Server, clock: Clock
) -> None:
    async with connect(any_server, "alice") as client:
        room_id = (await client.rooms.create_channel("den", [])).room_id
        for number in range(9):
            clock.now_ms += 1
            await client.messages.send(room_id, str(number))
        history = client.messages.history(room_id, page_size=3)
        first = [message.text for message in await history.page()]
        for _ in range(5):
            clock.now_ms += 1
            await client.messages.send(room_id, "new")
        rest = [message.text async for message in history if message.text]

    assert first + rest == [*map(str, reversed(range(9)))]


async def test_it_begins_before_a_moment(any_server: Server, clock: Clock) -> None:
    async with connect(any_server, "alice") as client:
        room_id = (await client.rooms.create_channel("den", [])).room_id
        sent: list[quickmeet.types.Message] = []
        for number in range(4):
            clock.now_ms += 1
            sent.append(await client.messages.send(room_id, str(number)))
        history = client.messages.history(room_id, before=sent[2].sent_at)
        texts = [message.text async for message in history if message.text]

    assert texts == ["1", "0"]


async def test_threads_pins_stars_and_mentions_are_read_back(
    any_server: Server, clock: Clock
) -> None:
    async with connect(any_server, "alice") as client:
        room_id = (await client.rooms.create_channel("den", [])).room_id
        first = await client.messages.send(room_id, "first")
        replies: list[str] = []
        for number in range(5):
            clock.now_ms += 1
            reply = await client.messages.send(
                room_id, f"@alice {number}", thread_id=first.id
            )
            replies.append(reply.id)
            await client.messages.star(reply.id, is_starred=True, room_id=room_id)
        await client.messages.pin(first.id, room_id=room_id)

        async def ids(history: quickmeet.History[quickmeet.types.Message]) -> list[str]:
            return [message.id async for message in history]

        messages, newest_first = client.messages, replies[::-1]
        assert await ids(client.threads.history(first.id, page_size=2)) == newest_first
        assert await ids(messages.pinned_history(room_id)) == [first.id]
        assert await ids(messages.starred_history(room_id, page_size=2)) == newest_first
        assert await ids(messages.mention_history(room_id, page_size=2)) == newest_first


async def test_a_room_that_is_not_there_is_an_error(any_server: Server) -> None:
    async with connect(any_server, "alice") as client:
        with pytest.raises(quickmeet.MethodError):
            await client.messages.history("nowhere").page()

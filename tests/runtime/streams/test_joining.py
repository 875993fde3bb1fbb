# SPDX-License-Identifier: MIT
"""Events after a subscriber has joined reach it, whatever is under way.

The server says from which moment on events flow by the newest change of a room. Its
answer may come late, and is then of a later moment than what happened meanwhile.
"""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import anyio
import pytest

from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from quickmeet_runtime.session.clients.client import Connecting
from quickmeet_runtime.streams.changes.room import Changes, MessageSent
from quickmeet_runtime.streams.recovery import stamps
from quickmeet_runtime.streams.subscription import Subscription
from tests.runtime.scripted import (
    URL,
    Frame,
    Refusal,
    Server,
    VirtualClock,
    result_of,
    settle,
)
from tests.runtime.talk import Message, Rooms, Talker, talker_of

LIMIT = 30.0
QUESTION = "rooms/get"

Follow = Callable[[Talker], Subscription[Message] | Changes[Message]]


@pytest.fixture
def rooms(server: Server) -> Rooms:
    """A room."""
    return Rooms(server, "r")


@pytest.fixture
def talker(
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,  # noqa: ARG001  # the server has it
) -> Connecting[Talker]:
    """A client that comes back after a second."""
    return talker_of(server, clock, time_limit=LIMIT)


def messages_of(client: Talker) -> Subscription[Message]:
    return client.messages.follow("r")


def changes_of(client: Talker) -> Changes[Message]:
    return client.messages.changes("r")


follows = pytest.mark.parametrize("follow", [messages_of, changes_of])


class SlowAnswer:
    """Keeps the questions for a moment until the test releases them."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._answer: Any = server.methods.pop(QUESTION)
        self._answered = len(server.connection.calls_of(QUESTION))

    @property
    def asked(self) -> int:
        """How many questions wait."""
        return len(self._server.connection.calls_of(QUESTION)) - self._answered

    def give(self) -> None:
        """Answer all, as it is now."""
        calls = self._server.connection.calls_of(QUESTION)[self._answered :]
        self._answered += len(calls)
        self._server.connection.push(
            *(result_of(one, result=self._answer(*one["params"])) for one in calls)
        )

    def end(self) -> None:
        """Answer at once again."""
        self._server.methods[QUESTION] = self._answer


class Inside:
    """A block in a task of its own."""

    def __init__(self) -> None:
        self.is_in = False
        self.leave = anyio.Event()


@asynccontextmanager
async def entering(what: Any) -> AsyncGenerator[Inside]:
    """Enter a block in a task of its own, and leave it at the end."""
    inside = Inside()

    async def run() -> None:
        async with what:
            inside.is_in = True
            await inside.leave.wait()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run)
        await settle()
        yield inside
        inside.leave.set()


async def ids_of(messages: Any, clock: VirtualClock) -> list[str]:
    """Take what waits."""
    told: list[str] = []

    async def take() -> None:
        async for one in messages:
            told.append(getattr(one, "message", one).id)  # noqa: PERF401  # until cancelled

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(take)
        await settle()
        await clock.advance(0)
        tasks.cancel_scope.cancel()
    return told


async def let_in(inside: Inside, slow: SlowAnswer) -> None:
    """Answer late, if that is what it waits for."""
    if not inside.is_in:
        slow.give()
        await settle()
    assert inside.is_in


@follows
@pytest.mark.parametrize("is_joined", [False, True])
async def test_what_happens_before_the_moment_is_answered_is_not_missed(  # noqa: PLR0913, PLR0917  # fixtures
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
    follow: Follow,
    is_joined: bool,  # noqa: FBT001  # a parameter of pytest
) -> None:
    async with talker as client, anyio.create_task_group() as tasks:
        first = Inside()

        async def follow_first() -> None:
            async with follow(client):
                first.is_in = True
                await first.leave.wait()

        if is_joined:
            tasks.start_soon(follow_first)
            await settle()
            assert first.is_in
        rooms.say("r", "before")
        await settle()
        slow = SlowAnswer(server)
        followed = follow(client)
        async with entering(followed) as inside:
            await let_in(inside, slow)
            rooms.write("r", "x")  # its event gets lost
            slow.give()
            await settle()
            server.connection.drop()
            slow.end()
            await settle()
            await clock.advance(2)

            assert await ids_of(followed, clock) == ["x"]
            assert client.statistics.gaps == 0
        first.leave.set()


async def test_joining_an_existing_subscription_asks_nothing(
    talker: Connecting[Talker], server: Server, rooms: Rooms
) -> None:
    async with talker as client, client.messages.follow("r"):
        rooms.say("r", "before")
        await settle()
        slow = SlowAnswer(server)
        async with entering(client.messages.follow("r")) as inside:
            assert inside.is_in
            assert slow.asked == 0


@follows
async def test_nobody_waits_long_for_a_moment(
    talker: Connecting[Talker],
    server: Server,
    follow: Follow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamps, "_PATIENCE_S", 0.0)
    async with talker as client:
        SlowAnswer(server)
        async with entering(follow(client)) as inside:
            assert inside.is_in


@follows
async def test_a_server_that_does_not_say_the_moment_is_waited_for_once(
    talker: Connecting[Talker],
    server: Server,
    clock: VirtualClock,
    rooms: Rooms,
    follow: Follow,
) -> None:
    """What it says later is of no use: what was missed until then is told as a gap."""
    async with talker as client:
        slow = SlowAnswer(server)
        followed = follow(client)
        async with entering(followed) as first:
            assert not first.is_in
            await clock.advance(LIMIT)
            assert first.is_in
            async with entering(follow(client)) as second:
                assert second.is_in
                rooms.write("r", "x")
                slow.give()
                await settle()
                server.connection.drop()
                slow.end()
                await clock.advance(2)
                assert client.statistics.gaps == 2


@follows
@pytest.mark.parametrize("code", [404, "not-authorized"])
async def test_a_server_that_lacks_the_moment_is_not_waited_for(
    talker: Connecting[Talker], server: Server, follow: Follow, code: str | int
) -> None:
    server.methods[QUESTION] = Refusal(code)
    async with talker as client, entering(follow(client)) as inside:
        assert inside.is_in


@follows
async def test_a_connection_that_is_lost_meanwhile_lets_all_of_them_in(
    talker: Connecting[Talker], server: Server, clock: VirtualClock, follow: Follow
) -> None:
    async with talker as client:
        slow = SlowAnswer(server)
        async with (
            entering(follow(client)) as one,
            entering(follow(client)) as two,
        ):
            assert (one.is_in, two.is_in) == (False, False)
            server.connection.drop()
            slow.end()
            await clock.advance(2)
            assert (one.is_in, two.is_in) == (True, True)


@follows
async def test_several_wait_for_one_moment_and_one_may_be_cancelled(
    talker: Connecting[Talker], server: Server, follow: Follow
) -> None:
    async with talker as client:
        slow = SlowAnswer(server)
        async with anyio.create_task_group() as tasks:
            cancelled = anyio.CancelScope()

            async def give_up() -> None:
                with cancelled:
                    async with follow(client):
                        raise AssertionError

            tasks.start_soon(give_up)
            async with (
                entering(follow(client)) as one,
                entering(follow(client)) as two,
                entering(follow(client)) as three,
            ):
                cancelled.cancel()
                await settle()
                assert (one.is_in, two.is_in, three.is_in) == (False,) * 3
                slow.give()
                await settle()
                assert (one.is_in, two.is_in, three.is_in) == (True,) * 3


async def test_nobody_waits_for_a_moment_while_reading_is_held_back(
    talker: Connecting[Talker], server: Server, rooms: Rooms
) -> None:
    async with talker as client:
        full = client.messages.follow("r").buffered(
            events=1, when_full=SlowConsumer.WAIT
        )
        async with full:
            SlowAnswer(server)
            rooms.say("r", "1")
            rooms.say("r", "2")
            await settle()
            assert server.connection.is_paused
            joined = client.messages.follow("r").buffered(when_full="recover")
            async with entering(joined) as inside:
                assert inside.is_in


async def test_a_waiter_for_room_is_admitted_past_larger_ones(
    server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    """Others of its subscriptions are answered behind the events of the first."""
    plain = server.answers["sub"]

    def answer(sub: Frame) -> Iterable[Frame | str]:
        if sub["params"][0] == "r":
            for text in "1234":
                rooms.say("r", text)
        return plain(sub)

    server.answers["sub"] = answer
    waiting = Buffering(events=1, when_full=SlowConsumer.WAIT)
    connecting = Talker.connect(
        URL, transport=server.open, clock=clock, buffering=waiting
    )
    async with connecting as client, client.messages.changes("r") as changes:
        assert server.connection.is_paused
        found = [await anext(changes) for _ in range(4)]
        told = [one.message.id for one in found if isinstance(one, MessageSent)]
        assert told == ["1", "2", "3", "4"]


@pytest.mark.parametrize("turns", range(6))
async def test_joining_as_a_connection_ends_is_completed_on_the_next(
    turns: int, server: Server, clock: VirtualClock, rooms: Rooms
) -> None:
    """The tasks of a connection that has ended take in no more work."""
    del rooms  # the server has it

    async def join(client: Talker) -> None:
        for _ in range(turns):
            await anyio.lowlevel.checkpoint()
        async with client.messages.follow("r"):
            pass

    for _ in range(12):  # trio chooses who runs first
        talker = talker_of(server, clock, time_limit=LIMIT)
        async with talker as client, anyio.create_task_group() as tasks:
            server.connection.drop()
            tasks.start_soon(join, client)
            await settle()
            await clock.advance(2)

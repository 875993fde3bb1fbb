# SPDX-License-Identifier: MIT
"""The cost of events and calls: no tasks, no timers, few turns of the loop."""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import Any, Final, cast

import anyio
import pytest

from quickmeet_runtime.concurrency.waiters import Waiter, is_on_trio
from quickmeet_runtime.streams import subscription
from quickmeet_runtime.streams import subscription as taking
from quickmeet_runtime.streams.changes import room as changes

from .conftest import Connect
from .scripted import URL, Client, Server, Thing, VirtualClock, settle
from .talk import Rooms, Talker

THING: Final = {"_id": "t"}


class Counter:
    """Counts what it is called for, and does it."""

    def __init__(self, does: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.count = 0
        self._does = does

    async def __call__(self) -> None:
        self.count += 1
        await self._does()


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that those go by who take events; one number, to be changed."""
    now = [1000.0]
    for module in (changes, subscription, taking):
        monkeypatch.setattr(module, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def breaths(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> Counter:
    """Counts how often those who take events let others run."""
    assert seconds
    counter = Counter(anyio.lowlevel.checkpoint)
    monkeypatch.setattr(taking, "checkpoint", counter)
    return counter


class CountingClock(VirtualClock):
    """Counts the timers that are set."""

    def __init__(self) -> None:
        super().__init__()
        self.timers = 0

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        self.timers += 1
        await super().sleep_until(deadline, waiter)


@contextmanager
def spawned() -> Generator[list[str]]:
    """Note the tasks that are made."""
    made: list[str] = []
    if is_on_trio():
        import trio  # noqa: PLC0415  # only where it runs

        class Watch(trio.abc.Instrument):
            def task_spawned(self, task: trio.lowlevel.Task) -> None:
                made.append(task.name)

        watch = Watch()
        trio.lowlevel.add_instrument(watch)
        yield made
        trio.lowlevel.remove_instrument(watch)
        return

    def make(
        loop: asyncio.AbstractEventLoop, coro: Coroutine[Any, Any, Any], **more: Any
    ) -> asyncio.Task[Any]:
        made.append(repr(coro))
        return asyncio.Task(coro, loop=loop, **more)

    loop = asyncio.get_running_loop()
    loop.set_task_factory(cast("Any", make))  # it makes tasks of coroutines only
    yield made
    loop.set_task_factory(None)


async def test_taking_waiting_events_lets_others_run_once_in_64(
    connect: Connect, server: Server, breaths: Counter
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        server.connection.event("t", THING)
        await anext(things)
        for _ in range(3 * 64):
            server.connection.event("t", THING)
        await settle()
        await settle()
        assert things.waiting == 3 * 64
        breaths.count = 0

        for _ in range(3 * 64):
            await anext(things)

        assert breaths.count == 3


async def test_slow_handling_of_waiting_events_lets_others_run_every_5_milliseconds(
    connect: Connect, server: Server, breaths: Counter, seconds: list[float]
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        server.connection.event("t", THING)
        await anext(things)
        for _ in range(60):
            server.connection.event("t", THING)
        await settle()
        breaths.count = 0

        for _ in range(60):
            await anext(things)
            seconds[0] += 0.001001

        assert breaths.count == 11  # each lasts five events, the first has begun


async def test_changes_let_others_run_as_often(
    server: Server, clock: VirtualClock, breaths: Counter, seconds: list[float]
) -> None:
    rooms = Rooms(server, "r")
    session = Talker.connect(URL, transport=server.open, clock=clock)
    async with session as client, client.messages.changes("r") as taken:
        rooms.say("r", "m")
        await anext(taken)
        for number in range(64 + 10):
            rooms.say("r", f"m{number}")
        await settle()
        breaths.count = 0

        for _ in range(64):
            await anext(taken)
        assert breaths.count == 1
        for _ in range(10):
            await anext(taken)
            seconds[0] += 0.0025
        assert breaths.count == 5


async def test_frames_that_arrive_together_are_taken_in_one_turn(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        before = server.connection.turns
        for _ in range(10 * 64):
            server.connection.event("t", THING)
        while things.waiting < 10 * 64:
            await anyio.lowlevel.checkpoint()

        assert server.connection.turns - before == 10


async def test_no_task_is_made_for_an_event_or_an_answer(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = THING
    async with connect() as client, client.things.follow("t") as things:
        handler = client.on(client.things.follow("t"))(lambda _: None)
        await handler.ready()
        with spawned() as made:
            for _ in range(300):
                server.connection.event("t", THING)
            for _ in range(300):
                assert await anext(things) == Thing(id="t")
            while handler.handled < 300:
                await anyio.lowlevel.checkpoint()
            for _ in range(10):
                await client.things.get("t")

        assert made == []


async def test_no_timer_is_set_for_a_frame_or_a_call(server: Server) -> None:
    clock = CountingClock()
    server.methods["getThing"] = THING
    session = Client.connect(URL, transport=server.open, clock=clock)
    async with session as client, client.things.follow("t") as things:
        await client.things.get("t")
        await settle()
        before = clock.timers
        for _ in range(1000):
            server.connection.event("t", THING)
            server.connection.push({"msg": "ping"})
            await anext(things)
        for _ in range(100):
            await client.things.get("t")
        await settle()

        assert len(server.connection.sent_as("pong")) == 1000
        assert clock.timers == before


async def test_frames_put_off_the_ping_of_a_silent_server(server: Server) -> None:
    clock = CountingClock()
    session = Client.connect(URL, transport=server.open, clock=clock, idle_after=25.0)
    async with session as client, client.things.follow("t") as things:
        for _ in range(10):
            await clock.advance(20)
            server.connection.event("t", THING)
            await anext(things)
        assert server.connection.sent_as("ping") == []
        assert clock.timers < 30  # the alarm looks where it stood, and once more

        await clock.advance(25)
        assert len(server.connection.sent_as("ping")) == 1


async def test_what_waits_is_not_decoded_before_it_is_taken(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        server.connection.event("t", {"_id": 5})
        server.connection.event("t", THING)
        await settle()
        assert things.waiting == 2
        assert client.statistics.payload_errors == 0

        assert await anext(things) == Thing(id="t")
        assert client.statistics.payload_errors == 1

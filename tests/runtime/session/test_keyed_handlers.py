# SPDX-License-Identifier: MIT
"""Events in order within a key, side by side across keys, bounded."""

from collections.abc import Callable, Hashable

import anyio
import pytest

from quickmeet_runtime.errors import ClosedError
from quickmeet_runtime.session.handlers.keyed_workers import MOST_QUEUED
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Server, Thing, settle


def tell(server: Server, *things: tuple[str, int]) -> None:
    for key, size in things:
        server.connection.event("t", {"_id": key, "size": size})


def by_id(thing: Thing) -> Hashable:
    return thing.id


async def test_a_key_that_waits_delays_no_other_key(
    connect: Connect, server: Server
) -> None:
    release = anyio.Event()
    seen: list[tuple[str, int]] = []
    async with connect() as client:

        @client.on(client.things.follow("t"), by=by_id)
        async def work(thing: Thing) -> None:
            if thing.id == "slow":
                await release.wait()
            seen.append((thing.id, thing.size))

        await work.ready()
        tell(server, ("slow", 0), ("quick", 1), ("slow", 2), ("quick", 3))
        await settle()
        assert seen == [("quick", 1), ("quick", 3)]
        release.set()
        await settle()

    assert seen[2:] == [("slow", 0), ("slow", 2)]


async def test_a_key_keeps_its_order_although_each_event_waits(
    connect: Connect, server: Server
) -> None:
    seen: list[tuple[str, int]] = []
    keys = [f"k{number}" for number in range(5)]
    async with connect() as client:

        @client.on(client.things.follow("t"), by=by_id, limit=3)
        async def work(thing: Thing) -> None:
            for _ in range(thing.size % 4):
                await anyio.lowlevel.checkpoint()
            seen.append((thing.id, thing.size))

        await work.ready()
        for size in range(40):
            tell(server, (keys[size % 5], size))
        while work.handled < 40:
            await anyio.lowlevel.checkpoint()

    for key in keys:
        sizes = [size for found, size in seen if found == key]
        assert sizes == sorted(sizes)
        assert len(sizes) == 8


async def test_no_more_than_the_limit_are_handled_at_once(
    connect: Connect, server: Server
) -> None:
    release = anyio.Event()
    at_work: set[str] = set()
    async with connect() as client:
        things = client.things.follow("t")

        @client.on(things, by=by_id, limit=4)
        async def work(thing: Thing) -> None:
            at_work.add(thing.id)
            await release.wait()

        await work.ready()
        tell(server, *((f"k{number}", 0) for number in range(10)))
        await settle()

        assert len(at_work) == 4
        assert things.waiting == 6
        release.set()
        while work.handled < 10:
            await anyio.lowlevel.checkpoint()


async def test_a_busy_key_holds_reading_back_when_enough_wait_behind_it(
    connect: Connect, server: Server
) -> None:
    release = anyio.Event()
    async with connect() as client:
        things = client.things.follow("t")

        @client.on(things, by=by_id)
        async def work(_: Thing) -> None:
            await release.wait()

        await work.ready()
        tell(server, *(("slow", size) for size in range(MOST_QUEUED + 50)))
        for _ in range(30):
            await settle()
        assert things.waiting == 49
        release.set()
        while work.handled < MOST_QUEUED + 50:
            await anyio.lowlevel.checkpoint()


async def test_functions_that_do_not_wait_need_two_tasks(
    connect: Connect, server: Server
) -> None:
    tasks: set[int] = set()
    async with connect() as client:

        @client.on(client.things.follow("t"), by=by_id)
        def note(_: Thing) -> None:
            tasks.add(anyio.get_current_task().id)

        await note.ready()
        tell(server, *((f"k{number}", 0) for number in range(300)))
        while note.handled < 300:
            await anyio.lowlevel.checkpoint()

    assert len(tasks) <= 2


async def test_the_function_for_errors_has_the_event_and_the_error(
    connect: Connect, server: Server
) -> None:
    told: list[tuple[Thing, Exception]] = []
    error = LookupError("no such thing")

    async def answer(thing: Thing, found: Exception) -> None:
        await anyio.lowlevel.checkpoint()
        told.append((thing, found))

    async with connect() as client:

        @client.on(client.things.follow("t"), by=by_id, on_error=answer)
        async def fail(thing: Thing) -> None:
            if thing.size:
                raise error

        await fail.ready()
        tell(server, ("a", 1), ("a", 0))
        await settle()
        await settle()

        assert told == [(Thing(id="a", size=1), error)]
        assert (fail.failed, fail.handled) == (1, 1)
        assert client.statistics.handler_errors == 1


async def test_what_the_function_for_errors_raises_is_reported_too(
    connect: Connect, server: Server
) -> None:
    def broken(_: Thing, error: Exception) -> None:
        raise ValueError from error

    async with connect() as client:

        @client.on(client.things.follow("t"), on_error=broken)
        def fail(_: Thing) -> None:
            raise LookupError

        await fail.ready()
        tell(server, ("a", 1))
        await settle()

        assert client.statistics.handler_errors == 2
        assert not fail.has_ended


async def test_a_key_function_that_fails_is_reported_and_the_event_is_handled(
    connect: Connect, server: Server
) -> None:
    def no_key(thing: Thing) -> Hashable:
        raise LookupError(thing.id)

    seen: list[Thing] = []
    async with connect() as client:
        handler = client.on(client.things.follow("t"), by=no_key)(seen.append)
        await handler.ready()
        tell(server, ("a", 1))
        await settle()

        assert seen == [Thing(id="a", size=1)]
        assert client.statistics.handler_errors == 1


async def test_stopping_finishes_running_calls_and_drops_waiting_ones(
    connect: Connect, server: Server
) -> None:
    release = anyio.Event()
    seen: list[int] = []
    async with connect() as client:

        async def work(thing: Thing) -> None:
            await release.wait()
            seen.append(thing.size)

        async with client.on(client.things.follow("t"), by=by_id)(work) as handler:
            tell(server, ("a", 0), ("a", 1), ("b", 2))
            await settle()
            release.set()
            handler.stop()

        assert handler.has_ended
    assert sorted(seen) == [0, 2]


async def test_an_error_of_one_key_ends_the_block_where_chosen(
    connect: Connect, server: Server
) -> None:
    async def play() -> None:
        async with connect() as client:

            @client.on(client.things.follow("t"), by=by_id, when_it_fails="raise")
            async def fail(thing: Thing) -> None:
                if thing.id == "a":
                    await anyio.sleep_forever()
                raise LookupError

            await fail.ready()
            tell(server, ("a", 0), ("b", 0))
            await client.serve()

    with pytest.raises(LookupError):
        await play()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"by": "rooms"}, "by='rooms': use 'room' or 'thread', or a function"),
        ({"limit": 0}, "limit=0: use a whole number from 1"),
        ({"limit": True}, "limit=True"),
        ({"when_it_fails": "ignore"}, 'use "report" or "raise"'),
    ],
)
async def test_impossible_values_are_refused_at_once(
    connect: Connect, options: dict[str, str], words: str
) -> None:
    async with connect() as client:
        with pytest.raises(ValueError, match="=") as raised:
            client.on(client.things.follow("t"), **options)  # type: ignore[arg-type]  # that is the mistake
        assert words in str(raised.value)


async def test_one_event_can_be_waited_for(connect: Connect, server: Server) -> None:
    async with connect() as client, client.things.follow("t") as things:
        tell(server, ("a", 1), ("b", 2), ("c", 3))
        found = await things.wait_for(lambda thing: thing.size == 2, within=5)
        assert found.id == "b"
        assert (await anext(things)).id == "c"


async def test_waiting_for_an_event_ends_in_time_and_with_the_subscription(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        tell(server, ("a", 1))
        with pytest.raises(TimeoutError, match="no such event within 0 s"):
            await things.wait_for(lambda _: False, within=0)
        things.leave()
        with pytest.raises(ClosedError):
            await things.wait_for(lambda _: True)


@pytest.mark.parametrize("by", [None, by_id])
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_function_that_ends_as_if_cancelled_is_a_failure(
    connect: Connect, server: Server, by: Callable[[Thing], Hashable] | None
) -> None:
    seen: list[int] = []
    async with connect() as client:

        @client.on(client.things.follow("t"), by=by)
        async def work(thing: Thing) -> None:
            if thing.size == 0:
                raise anyio.get_cancelled_exc_class()  # as a task it awaited would
            await anyio.lowlevel.checkpoint()
            seen.append(thing.size)

        await work.ready()
        tell(server, ("a", 0), ("a", 1), ("b", 2))
        await settle()
        assert not work.has_ended
        assert (work.failed, work.handled) == (1, 2)
    assert seen == [1, 2]

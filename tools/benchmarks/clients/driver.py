# SPDX-License-Identifier: MIT
"""Drive one client through one scenario and print one JSON line.

Usage: ``python driver.py CLIENT LOOP SCENARIO PORT COUNT [WIDTH]``. Runs in the
client's own environment, so it imports the standard library and that client only.
With ``BENCH_PROFILE`` set, what is measured is profiled into that file.
"""

import asyncio
import cProfile
import gc
import importlib
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Protocol

from meter import Meter, resident_bytes

BLAST_ROOM = "blastroom00000001"
WARM_UP_CALLS = 200
Figures = dict[str, float]
Work = Callable[[], Awaitable[None]]
Together = Callable[[list[Work]], Awaitable[None]]
Sums = tuple[int, int]
"""Characters of all texts, and of all authors' user names."""


class Client(Protocol):
    """The interface of a client's module: a class `Client` with these methods."""

    async def open(self) -> None:
        """Connect and log in."""
        ...

    async def close(self) -> None:
        """Leave."""
        ...

    async def receive(self, room_id: str, count: int) -> Sums:
        """Subscribe, receive a number of messages, read text and author of each."""
        ...

    async def call(self, number: int) -> None:
        """Send a message and look at the answer."""
        ...


class ManyRooms(Client, Protocol):
    """A client that the scenarios with many subscriptions can drive."""

    async def follow(self, room_ids: list[str]) -> None:
        """Subscribe to rooms in which nothing happens."""
        ...

    async def receive_all(
        self, room_ids: list[str], count: int, on_start: Callable[[], None]
    ) -> Sums:
        """Subscribe to rooms, the last of which starts it, and take messages."""
        ...

    async def answer(self, count: int) -> Sums:
        """Handle a number of messages of all rooms as a bot does."""
        ...


class Stopwatch(Meter):
    """A meter that can profile what it measures."""

    def __init__(self) -> None:
        self._path = os.environ.get("BENCH_PROFILE")
        self._profile = cProfile.Profile() if self._path else None

    def start(self) -> None:
        """Begin, with a clean heap."""
        gc.collect()
        if self._profile is not None:
            self._profile.enable()
        super().start()

    def stop(self) -> Figures:
        """End."""
        figures = super().stop()
        if self._profile is not None and self._path is not None:
            self._profile.disable()
            self._profile.dump_stats(self._path)
        return figures


class Bench:
    """The scenarios.

    Args:
        make: Makes a client that is not connected yet.
        together: Runs functions side by side on the loop that is used.
    """

    def __init__(self, make: Callable[[], ManyRooms], together: Together) -> None:
        self._make = make
        self._together = together
        self._watch = Stopwatch()

    async def run(self, name: str, count: int, width: int) -> Figures:
        """Run one scenario."""
        scenario: Callable[[int, int], Awaitable[Figures]]
        scenario = getattr(self, name)
        return await scenario(count, width)

    async def stream(self, count: int, _: int) -> Figures:
        """Receive a number of messages of one room."""
        client = self._make()
        await client.open()
        self._watch.start()
        sums = await client.receive(BLAST_ROOM, count)
        figures = self._watch.stop()
        await client.close()
        return figures | _named(sums)

    async def bot(self, count: int, _: int) -> Figures:
        """Receive a number of messages of all rooms as a bot does."""
        client = self._make()
        await client.open()
        self._watch.start()
        sums = await client.answer(count)
        figures = self._watch.stop()
        await client.close()
        return figures | _named(sums)

    async def calls(self, count: int, width: int) -> Figures:
        """Make a number of calls, `width` of them concurrently."""
        client = self._make()
        await client.open()
        for number in range(WARM_UP_CALLS):
            await client.call(number)
        numbers = iter(range(count))

        async def work() -> None:
            for number in numbers:
                await client.call(number)

        self._watch.start()
        await self._together([work] * width)
        figures = self._watch.stop()
        await client.close()
        return figures

    async def idle(self, count: int, _: int) -> Figures:
        """Open a number of sessions, one after the other, and leave them idle."""
        first = self._make()
        await first.open()
        gc.collect()
        before = resident_bytes()
        clients = [self._make() for _ in range(count)]
        self._watch.start()
        for client in clients:
            await client.open()
        figures = self._watch.stop()
        gc.collect()
        figures["memory"] = float(resident_bytes() - before)
        return figures

    async def busy(self, count: int, width: int) -> Figures:
        """Receive messages of one room while others are subscribed to."""
        client = self._make()
        await client.open()
        await client.follow(
            [f"quiet{number:012d}" for number in range(max(width - 1, 1))]
        )
        self._watch.start()
        sums = await client.receive(BLAST_ROOM, count)
        return self._watch.stop() | _named(sums)

    async def spread(self, count: int, width: int) -> Figures:
        """Receive messages of all the rooms that are subscribed to, in turn."""
        client = self._make()
        await client.open()
        rooms = [f"room{number:013d}" for number in range(width - 1)]
        await client.follow(["quiet000000000000"])
        everything = [*rooms, BLAST_ROOM]
        sums = await client.receive_all(everything, count, self._watch.start)
        return self._watch.stop() | _named(sums)


def _named(sums: Sums) -> Figures:
    return {"text": sums[0], "author": sums[1]}


def on_trio(work: Callable[[Together], Awaitable[Figures]]) -> Figures:
    """Run the work on trio."""
    import trio  # noqa: PLC0415  # only where asked for

    async def together(functions: list[Work]) -> None:
        async with trio.open_nursery() as nursery:
            for function in functions:
                nursery.start_soon(function)

    figures: Figures = trio.run(work, together)
    return figures


def on_asyncio(loop: str, work: Callable[[Together], Awaitable[Figures]]) -> Figures:
    """Run the work on asyncio, or on uvloop."""
    make_loop = None
    if loop == "uvloop":
        import uvloop  # noqa: PLC0415  # only where asked for

        make_loop = uvloop.new_event_loop

    async def together(functions: list[Work]) -> None:
        await asyncio.gather(*(function() for function in functions))

    async def main() -> Figures:
        return await work(together)

    with asyncio.Runner(loop_factory=make_loop) as runner:
        return runner.run(main())


def main() -> None:
    """Read the command line, run, print."""
    client, loop, name, port, count, *rest = sys.argv[1:]
    module, _, variant = client.partition(":")
    make = importlib.import_module(module).Client
    url = f"ws://127.0.0.1:{port}/websocket"
    options = [variant] if variant else []

    async def work(together: Together) -> Figures:
        bench = Bench(lambda: make(url, *options), together)
        figures = await bench.run(name, int(count), int(rest[0]) if rest else 1)
        print(json.dumps(figures), flush=True)  # noqa: T201  # the result
        os._exit(0)  # peers that cannot leave would hold up the end

    on_trio(work) if loop == "trio" else on_asyncio(loop, work)


if __name__ == "__main__":
    main()

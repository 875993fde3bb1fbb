# SPDX-License-Identifier: MIT
"""``python -m tools.chaos.soak --minutes N``: memory and registries stay flat.

A client loses its connection every few seconds while subscriptions come and go
and messages are written. One JSON line says how much memory each minute cost, and
how many entries all registries of client and server had before and after;
``--plot FILE`` draws the memory as PNG where matplotlib is installed.

What is bounded fills up first, in a warm-up: a feed keeps its newest 256 events, and
a login by token leaves another trace of presence on the server than the first one by
password. glibc is told not to adapt to large blocks (`keep_large_blocks_apart`): with
its default the same soak grew by 220 to 370 KiB a minute, all of it holes in the
heap, and the Python objects by nothing but the samples taken here.
"""

import argparse
import gc
import importlib
import itertools
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final, NamedTuple

import anyio
from msgspec import Struct

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store.schema import COLLECTIONS
from quickmeet_devserver.wire.proxy import Proxy, proxied
from quickmeet_runtime.options.options import Reconnect
from tools.instruments.fast_clock import FastClock
from tools.instruments.registries import Sizes, difference, sizes_of

from .memory import keep_large_blocks_apart, open_files, resident_kib

__all__ = ["Sample", "Soaked", "main", "slope", "soak", "summary"]

_PASSWORD: Final = "secret"  # noqa: S105  # of an embedded server
_SPEED: Final = 30.0
_TIME_LIMIT_S: Final = 30.0
"""Of a call, as the machine's clock goes: a busy machine is no fault."""
_ROOMS: Final = 5
_EVERY_S: Final = 1.0
_LOSSES_TO_WARM_UP: Final = 2
_TO_REST_S: Final = 5.0


class Sample(Struct, frozen=True):
    """The memory of the process at one moment.

    Attributes:
        seconds: Since the beginning.
        kib: Resident memory.
        files: Files and sockets that are open.
        connections: On the server's side.
        events: Seen so far.
        losses: Connections lost so far.
    """

    seconds: float
    kib: int
    files: int
    connections: int
    events: int
    losses: int


class Soaked(Struct, frozen=True):
    """How it went.

    Attributes:
        samples: One for each second.
        first: What all registries held before, when nothing was under way.
        last: The same afterwards.
    """

    samples: list[Sample]
    first: dict[str, Sizes]
    last: dict[str, Sizes]

    def grown(self) -> dict[str, dict[str, int]]:
        """Say what does not hold what it held, by side and by registry."""
        sides = {
            side: difference(self.first[side], self.last[side]) for side in self.first
        }
        return {side: changes for side, changes in sides.items() if changes}


def slope(samples: Sequence[Sample]) -> float:
    """KiB a minute, by least squares over the second half."""
    late = samples[len(samples) // 2 :]
    count = len(late)
    if count < 2:  # noqa: PLR2004  # a line takes two points
        return 0.0
    mean_x = sum(one.seconds for one in late) / count
    mean_y = sum(one.kib for one in late) / count
    spread = sum((one.seconds - mean_x) ** 2 for one in late)
    shared = sum((one.seconds - mean_x) * (one.kib - mean_y) for one in late)
    return 60 * shared / spread


async def soak(seconds: float, *, cut_every: float = 2.0) -> Soaked:
    """Run a client through breaks and churn for some time.

    Args:
        seconds: How long.
        cut_every: Seconds from one break to the next.
    """
    samples: list[Sample] = []
    users = [(name, _PASSWORD) for name in ("alice", "bob")]
    async with serve(users=users) as server, proxied(server.url) as proxy:
        async with (
            _connect(server.url, "alice") as writer,
            _connect(proxy.url, "bob") as reader,
        ):
            stage = _Stage(server, proxy, writer, reader)
            messages = await _first_messages(writer)
            async with stage.churning(messages, cut_every):
                await _lost(reader, _LOSSES_TO_WARM_UP)
            first = await stage.at_rest()
            async with stage.churning(messages, cut_every):
                await _measure(seconds, samples, server, reader)
            last = await stage.at_rest(first)
        with anyio.fail_after(5):
            while server.connections:  # noqa: ASYNC110  # they end when they end
                await anyio.sleep(0.01)
    return Soaked(samples, first, last)


class _Stage(NamedTuple):
    """All that takes part."""

    server: Server
    proxy: Proxy
    writer: quickmeet.Client
    reader: quickmeet.Client

    @asynccontextmanager
    async def churning(
        self, messages: Mapping[str, str], cut_every: float
    ) -> AsyncGenerator[None]:
        """Write, break, follow and leave, for as long as the block lasts.

        Args:
            messages: One to edit in each room: its id by the room's.
            cut_every: Seconds from one break to the next.
        """
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_write, self.writer, list(messages.values()))
            tasks.start_soon(_cut, self.proxy, cut_every)
            for room_id in messages:
                tasks.start_soon(_follow, self.reader, room_id)
                tasks.start_soon(_come_and_go, self.reader, room_id)
            yield
            tasks.cancel_scope.cancel()

    async def at_rest(
        self, expected: dict[str, Sizes] | None = None
    ) -> dict[str, Sizes]:
        """Count what is held when nothing is under way.

        Args:
            expected: Sizes to wait for; None to wait until they stay the same.

        Returns:
            Sizes by side; as they are after some seconds, where there is no rest.
        """
        found = await self._count()
        with anyio.move_on_after(_TO_REST_S):
            while True:
                before, found = expected or found, await self._count()
                if before == found and self._are_connected():
                    break
                await anyio.sleep(0.1)
        return found

    def _are_connected(self) -> bool:
        clients = (self.writer, self.reader)
        are_ready = all(isinstance(one.status, quickmeet.Ready) for one in clients)
        return are_ready and self.server.connections == len(clients)

    async def _count(self) -> dict[str, Sizes]:
        def count(scope: Scope) -> Sizes:
            return Counter({name: scope.tx[name].count() for name in COLLECTIONS})

        return {
            "writer": sizes_of(self.writer),
            "reader": sizes_of(self.reader),
            "server": sizes_of(self.server),
            "stored": await self.server.operate(count),
        }


def _connect(url: str, name: str) -> "quickmeet.Connecting[quickmeet.Client]":
    return quickmeet.connect(
        url,
        quickmeet.Password(name, _PASSWORD),
        clock=FastClock(_SPEED),
        time_limit=_TIME_LIMIT_S * _SPEED,
        reconnect=Reconnect(longest=5),
    )


async def _first_messages(writer: quickmeet.Client) -> dict[str, str]:
    """Make rooms with a message each: its id by the room's."""
    messages: dict[str, str] = {}
    for number in range(_ROOMS):
        room = await writer.rooms.create_private(f"room-{number}", ["bob"])
        message = await writer.messages.send(room.room_id, "first")
        messages[room.room_id] = message.id
    return messages


async def _write(writer: quickmeet.Client, messages: Sequence[str]) -> None:
    """Edit the same messages again and again: the server's state does not grow."""
    for number in itertools.count():
        for message_id in messages:
            await writer.messages.edit(message_id, text=f"{number:200}")
        await anyio.sleep(0.01)


async def _cut(proxy: Proxy, every: float) -> None:
    while True:
        await anyio.sleep(every)
        proxy.cut()


async def _lost(reader: quickmeet.Client, times: int) -> None:
    """Wait until the connection was lost a number of times."""
    async for _ in reader.status_changes():
        if reader.statistics.connections_lost >= times:
            return


async def _follow(reader: quickmeet.Client, room_id: str) -> None:
    async with reader.messages.follow(room_id) as messages:
        async for _ in messages:
            pass


async def _come_and_go(reader: quickmeet.Client, room_id: str) -> None:
    while True:
        try:
            async with reader.messages.follow_deletions(room_id) as deletions:
                with anyio.move_on_after(0.05):
                    async for _ in deletions:
                        pass
        except quickmeet.CallTimeoutError:
            continue


async def _measure(
    seconds: float, samples: list[Sample], server: Server, reader: quickmeet.Client
) -> None:
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        gc.collect()
        statistics = reader.statistics
        samples.append(
            Sample(
                round(passed, 1),
                resident_kib(),
                open_files(),
                server.connections,
                statistics.events,
                statistics.connections_lost,
            )
        )
        await anyio.sleep(_EVERY_S)


def _plot(samples: Sequence[Sample], path: str) -> None:
    pyplot: Any = importlib.import_module("matplotlib.pyplot")
    figure, axes = pyplot.subplots(figsize=(8, 3), layout="constrained")
    resident = [one.kib / 1024 for one in samples]
    axes.plot([one.seconds for one in samples], resident)
    axes.set(xlabel="seconds", ylabel="resident MiB", ylim=(0, 1.2 * max(resident)))
    axes.set_title(f"{samples[-1].losses} reconnects, {slope(samples):.0f} KiB/min")
    figure.savefig(path)


def summary(soaked: Soaked) -> dict[str, object]:
    """Say in a few numbers how it went, for a JSON line.

    ``registries_grown`` names what does not hold what it held; the totals beside it
    are entries by side, rows of the server's tables for ``stored``.
    """
    samples = soaked.samples
    last = samples[-1]
    return {
        "reconnects": last.losses,
        "events": last.events,
        "first_kib": samples[0].kib,
        "last_kib": last.kib,
        "slope_kib_per_minute": round(slope(samples), 1),
        "most_files": max(one.files for one in samples),
        "most_connections": max(one.connections for one in samples),
        "registries_first": _totals(soaked.first),
        "registries_last": _totals(soaked.last),
        "registries_grown": soaked.grown(),
    }


def _totals(sides: Mapping[str, Sizes]) -> dict[str, int]:
    return {side: sizes.total() for side, sizes in sides.items()}


def main() -> int:
    """Soak, and print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m tools.chaos.soak")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--backend", choices=("asyncio", "trio"), default="asyncio")
    parser.add_argument("--plot", help="PNG to draw")
    given = parser.parse_args()
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)
    keep_large_blocks_apart()
    soaked = anyio.run(partial(soak, 60 * given.minutes), backend=given.backend)
    if given.plot:
        _plot(soaked.samples, given.plot)
    line = {"minutes": given.minutes, **summary(soaked)}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

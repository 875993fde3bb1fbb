# SPDX-License-Identifier: MIT
"""``python -m chaos.soak --minutes N``: memory and registries stay flat.

A client loses its connection every few seconds while subscriptions come and go
and messages are written. One JSON line says how much memory each minute cost;
``--plot FILE`` draws it as PNG where matplotlib is installed.
"""

import argparse
import gc
import importlib
import itertools
import json
import logging
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import anyio
from msgspec import Struct

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.proxy import Proxy, proxied
from quickmeet_runtime.policy import Reconnect

from .fast_clock import FastClock
from .memory import open_files, resident_kib

__all__ = ["Sample", "main", "slope", "soak"]

_PASSWORD: Final = "secret"  # noqa: S105  # of an embedded server
_SPEED: Final = 30.0
_ROOMS: Final = 5
_EVERY_S: Final = 1.0


class Sample(Struct, frozen=True):
    """What the process holds at one moment.

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


async def soak(seconds: float, *, cut_every: float = 2.0) -> list[Sample]:
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
            rooms = [
                (await writer.rooms.create_private(f"room-{number}", ["bob"])).room_id
                for number in range(_ROOMS)
            ]
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_write, writer, rooms)
                tasks.start_soon(_cut, proxy, cut_every)
                for room_id in rooms:
                    tasks.start_soon(_follow, reader, room_id)
                    tasks.start_soon(_come_and_go, reader, room_id)
                await _measure(seconds, samples, server, reader)
                tasks.cancel_scope.cancel()
        with anyio.fail_after(5):
            while server.connections:  # noqa: ASYNC110  # they end when they end
                await anyio.sleep(0.01)
    return samples


def _connect(url: str, name: str) -> "quickmeet.Connecting[quickmeet.Client]":
    return quickmeet.connect(
        url,
        quickmeet.Password(name, _PASSWORD),
        clock=FastClock(_SPEED),
        reconnect=Reconnect(longest=5),
    )


async def _write(writer: quickmeet.Client, rooms: Sequence[str]) -> None:
    """Edit the same messages again and again: the server's state does not grow."""
    sent = [(await writer.messages.send(room_id, "first")).id for room_id in rooms]
    for number in itertools.count():
        for message_id in sent:
            await writer.messages.edit(message_id, text=f"{number:200}")
        await anyio.sleep(0.01)


async def _cut(proxy: Proxy, every: float) -> None:
    while True:
        await anyio.sleep(every)
        proxy.cut()


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
    axes.plot([one.seconds for one in samples], [one.kib / 1024 for one in samples])
    axes.set(xlabel="seconds", ylabel="resident MiB", ylim=(0, None))
    axes.set_title(f"{samples[-1].losses} reconnects, {slope(samples):.0f} KiB/min")
    figure.savefig(path)


def main() -> int:
    """Soak, and print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m chaos.soak")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--backend", choices=("asyncio", "trio"), default="asyncio")
    parser.add_argument("--plot", help="PNG to draw")
    given = parser.parse_args()
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)
    samples = anyio.run(partial(soak, 60 * given.minutes), backend=given.backend)
    if given.plot:
        _plot(samples, given.plot)
    last = samples[-1]
    line = {
        "minutes": given.minutes,
        "reconnects": last.losses,
        "events": last.events,
        "first_kib": samples[0].kib,
        "last_kib": last.kib,
        "slope_kib_per_minute": round(slope(samples), 1),
        "most_files": max(one.files for one in samples),
        "most_connections": max(one.connections for one in samples),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""The cost of many rooms for a bot: at the start, in memory, and for each event.

The bot is a process of its own, so that its memory is not the server's. ``python -m
tools.bots.rooms URL STATE`` is that process.
"""

import gc
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import anyio
import msgspec
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream
from msgspec import Struct

import quickmeet
from quickmeet.bot import Incoming, Router, serving
from quickmeet_devserver import Server, serve

__all__ = ["RoomsCost", "measure_rooms"]

_PASSWORD: Final = "secret"  # noqa: S105  # on a server of our own
_EVENTS: Final = 500
_IN_ROOMS: Final = 50
_FIRST: Final = "!first"
_LAST: Final = "!last"
_LINE: Final = 4096
_PAGE: Final = 4096


class _Told(Struct):
    """Reports of the bot's process, a line each."""

    seconds: float
    """How long it took until it listened, or the processor worked, for events."""
    memory: int
    """Bytes that it holds."""


class RoomsCost(Struct, frozen=True, kw_only=True):
    """The cost of a number of rooms.

    Attributes:
        rooms: How many.
        start: Seconds until the bot listens, without a state.
        again: The same, going on from a state.
        memory: Bytes that it holds by then.
        event: Seconds of the processor for each message.
    """

    rooms: int
    start: float
    again: float
    memory: int
    event: float


async def measure_rooms(rooms: int, events: int = _EVENTS) -> RoomsCost:
    """Run a bot in so many rooms, and once more from its state.

    Args:
        rooms: How many.
        events: Messages to say there, each time.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with serve(users=[("bot", _PASSWORD), ("ann", _PASSWORD)]) as server:
            ids = [
                await server.add_room(f"r{number}", ["bot", "ann"])
                for number in range(rooms)
            ]
            await _settle(server)
            state = str(Path(folder) / "state")
            first, event = await _run(server, state, ids[:_IN_ROOMS], events)
            again, _ = await _run(server, state, ids[:_IN_ROOMS], events)
    return RoomsCost(
        rooms=rooms,
        start=first.seconds,
        again=again.seconds,
        memory=first.memory,
        event=event.seconds / events,
    )


async def _settle(server: Server) -> None:
    """Wait until the clock is where the server's moments are.

    No two of them are the same: rooms that are made at once carry later ones, and what
    is said then would seem to be older than its room.
    """
    async with quickmeet.connect(
        server.url, quickmeet.Password("ann", _PASSWORD)
    ) as ann:
        moments = [one.updated_at for one in await ann.rooms.list() if one.updated_at]
    newest = max(moment.milliseconds for moment in moments) / 1000
    await anyio.sleep(max(0.0, newest - time.time()))


async def _run(
    server: Server, state: str, ids: list[str], events: int
) -> tuple[_Told, _Told]:
    """Reports of a bot when it listens, and when it has received everything."""
    async with _process(server.url, state) as process:
        if process.stdout is None:
            raise AssertionError  # it is a pipe
        lines = BufferedByteReceiveStream(process.stdout)
        listening = await lines.receive_until(b"\n", _LINE)
        async with quickmeet.connect(
            server.url, quickmeet.Password("ann", _PASSWORD)
        ) as ann:
            await ann.messages.send(ids[0], _FIRST)
            await lines.receive_until(b"\n", _LINE)
            for number in range(events):
                await ann.messages.send(ids[number % len(ids)], f"message {number}")
            await ann.messages.send(ids[0], _LAST)
        heard = await lines.receive_until(b"\n", _LINE)
    return tuple(msgspec.json.decode(one, type=_Told) for one in (listening, heard))  # type: ignore[return-value]  # two of them


@asynccontextmanager
async def _process(url: str, state: str) -> AsyncGenerator[Process]:
    command = [sys.executable, "-m", __name__, url, state]
    async with await anyio.open_process(command, stderr=None) as process:
        yield process
        await process.wait()


async def _bot(url: str, state: str) -> None:
    """Listen, tell so, and what it cost when the last message came."""
    router = Router(flood=None)
    warm, over = anyio.Event(), anyio.Event()

    @router.command
    async def first(message: Incoming) -> None:
        await message.reply("heard")  # what an answer needs is loaded
        warm.set()

    @router.command
    async def last(message: Incoming) -> None:
        await message.reply("heard")
        over.set()

    async with quickmeet.connect(url, quickmeet.Password("bot", _PASSWORD)) as client:
        gc.collect()
        before, began = _memory(), time.perf_counter()
        async with serving(router, client, state=state):
            took = time.perf_counter() - began
            gc.collect()
            _tell(_Told(took, _memory() - before))
            await warm.wait()
            _tell(_Told(0, 0))
            worked = time.process_time()
            await over.wait()
            _tell(_Told(time.process_time() - worked, 0))


def _memory() -> int:
    """Bytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


def _tell(told: _Told) -> None:
    sys.stdout.write(f"{msgspec.json.encode(told).decode()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    anyio.run(_bot, sys.argv[1], sys.argv[2])

# SPDX-License-Identifier: MIT
"""``python -m tools.chaos.fuzz --frames N``: nothing that a server says does harm.

Frames, honest, mutated and random, go through the protocol core alone and through
whole sessions with calls and subscriptions. The core may answer with
`ProtocolError`; a session loses the connection and comes back. Anything else is a
crash, no progress is a hang, and the memory stays where it was.
"""

import argparse
import gc
import json
import logging
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Final

import anyio
from anyio.lowlevel import checkpoint
from msgspec import Struct, structs

import quickmeet
from quickmeet_runtime.errors import ProtocolError, TransportClosedError
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.protocol.table import ConnectionState
from quickmeet_runtime.transport import Take, TransportOptions
from quickmeet_runtime.transport.url import ServerUrl
from tools.instruments.fast_clock import FastClock

from .memory import resident_kib
from .mutate import Mutator, recorded_frames

__all__ = ["Report", "fuzz", "main"]

_SPEED: Final = 1000.0
_PATIENCE_S: Final = 30.0
_BATCH: Final = 200
_RUDE: Final = 20
"""Interval of connections on which frames arrive before the session is ready."""
_ENOUGH: Final = 10
"""Problems that are worth reading."""
_SLACK_KIB: Final = 64 * 1024
_ROOM: Final = "GENERAL"

_ROOM_OF_MESSAGE: Final = re.compile(
    rb'("collection":"stream-room-messages".*"eventName":")[^"]*'
)
_ROOM_OF_EVENT: Final = re.compile(
    rb'("collection":"stream-notify-room".*"eventName":")[^"/]*'
)

Use = Callable[[quickmeet.Client], Coroutine[object, object, None]]


class Report(Struct):
    """The outcome.

    Attributes:
        frames: Frames that the core and the sessions were given, each by both.
        refused: Frames that the core took for no DDP.
        events: Stream events that reached subscriptions.
        payload_errors: Of these, events that do not match the schema.
        reconnects: Connections that sessions lost by a frame.
        sessions: Sessions that there were; a refused login ends one.
        crashes: Frames, or ends of sessions, that raised what they may not.
        hung: Times without progress.
        first_kib: Memory after a tenth of the frames.
        last_kib: Memory at the end.
        problems: Crashes and hangs in words.
    """

    frames: int = 0
    refused: int = 0
    events: int = 0
    payload_errors: int = 0
    reconnects: int = 0
    sessions: int = 0
    crashes: int = 0
    hung: int = 0
    first_kib: int = 0
    last_kib: int = 0
    problems: list[str] = []

    @property
    def is_good(self) -> bool:
        """Whether nothing crashed or hung, and the memory is bounded."""
        grown = self.last_kib - self.first_kib
        return not self.problems and grown < _SLACK_KIB


class _Core:
    """The protocol core, in any of its states."""

    def __init__(self, report: Report) -> None:
        self._report: Final = report
        self._states = 0
        self._connection = self._new()

    def take(self, frame: bytes) -> None:
        """Give it a frame, and see what it does."""
        connection = self._connection
        try:
            connection.receive(frame, 1.0)
            for answer in connection.data_to_send():
                json.loads(answer)
        except ProtocolError:
            self._report.refused += 1
            self._connection = self._new()
        except Exception as error:  # noqa: BLE001  # what we look for
            self._report.crashes += 1
            said = f"core: {error!r} in state {connection.state.name}: {frame!r}"
            self._report.problems.append(said[:2000])
            self._connection = self._new()
        else:
            if connection.state is ConnectionState.REFUSED:
                self._connection = self._new()

    def _new(self) -> DdpClientProtocol:
        """Another connection: mostly connected, at times before that."""
        self._states += 1
        connection = DdpClientProtocol()
        if self._states % 16:
            connection.connect(0.0)
        if self._states % 8:
            connection.receive(b'{"msg":"connected","session":"x"}', 0.0)
        return connection


class _Line(quickmeet.Observer):
    """A stand-in for the server: all connections take frames from one queue."""

    def __init__(self) -> None:
        self.frames: Final[deque[bytes]] = deque()
        self.ids: Final[deque[str]] = deque(maxlen=20)
        self.last: Final[deque[bytes]] = deque(maxlen=5)
        self.news = anyio.Event()
        self.is_open = False
        self._connections = 0

    async def open(self, _: ServerUrl, __: TransportOptions) -> "_Transport":
        """The opener for `Options.transport`."""
        await checkpoint()
        self._connections += 1
        # most are left alone until the session is ready, else it hardly ever were
        self.is_open = self._connections % _RUDE == 0
        return _Transport(self)

    def on_connect(self, connection_id: str, attempt: int) -> None:  # noqa: ARG002  # the hook's
        """The session is ready: let frames through."""
        self.is_open = True
        self.news.set()

    def push(self, frames: Sequence[bytes]) -> None:
        """Send frames to all connections."""
        self.frames.extend(frames)
        self.news.set()


class _Transport:
    """One connection: what it is asked for it answers; else it takes the queue."""

    def __init__(self, line: _Line) -> None:
        self._line = line
        self._answers: deque[bytes] = deque([b'{"msg":"connected","session":"x"}'])
        self._is_closed = False

    @property
    def unsent_bytes(self) -> int:
        """Nothing waits to be taken."""
        return 0

    async def deliver(self, take: Take) -> None:
        while not self._is_closed:
            found = self._next()
            if found is None:
                self._line.news = anyio.Event()
                await self._line.news.wait()
            else:
                take([found])
                await checkpoint()
        raise TransportClosedError("closed", code=1006)

    def _next(self) -> bytes | None:
        if self._answers:
            return self._answers.popleft()
        line = self._line
        if self._is_closed or not line.is_open or not line.frames:
            return None
        frame = line.frames.popleft()
        line.last.append(frame)
        return frame

    def send(self, messages: Sequence[bytes]) -> None:
        if self._is_closed:
            raise TransportClosedError("closed", code=1006)
        for message in messages:
            self._answer(json.loads(message))
        self._line.news.set()

    def _answer(self, frame: dict[str, object]) -> None:
        id_ = str(frame.get("id", ""))
        self._line.ids.append(id_)
        match frame["msg"]:
            case "sub":
                self._answers.append(b'{"msg":"ready","subs":["%s"]}' % id_.encode())
            case "method":
                result: object = {"updated": [], "deleted": [], "id": "u", "token": "t"}
                answer = {"msg": "result", "id": id_, "result": result}
                self._answers.append(json.dumps(answer).encode())
            case "ping":
                self._answers.append(b'{"msg":"pong"}')
            case _:
                pass

    async def drained(self) -> None:
        """Nothing waits to be taken."""

    def drain_first(self) -> None:
        """Nothing waits to be taken."""

    def pause_reading(self) -> None:
        """Nothing is read ahead."""

    def resume_reading(self) -> None:
        """Nothing was paused."""

    async def aclose(self, code: int = 1000, reason: str = "") -> None:  # noqa: ARG002  # the interface's
        self.abort()

    def abort(self) -> None:
        self._is_closed = True
        self._line.news.set()


class _Sessions:
    """Sessions, one after the other, that get all the frames."""

    def __init__(self, mutator: Mutator, core: _Core, report: Report) -> None:
        self._mutator: Final = mutator
        self._core: Final = core
        self._report: Final = report
        self._line: Final = _Line()

    async def run(self, frames: int) -> None:
        """Send them a number of frames."""
        report = self._report
        while report.frames < frames and len(report.problems) < _ENOUGH:
            self._report.sessions += 1
            login = quickmeet.Token("t") if self._report.sessions % 2 else None
            self._line.frames.clear()
            try:
                await self._session(login, frames)
            except quickmeet.QuickmeetError:
                continue  # such as a login that a frame refused
            except Exception as error:  # noqa: BLE001  # what we look for
                self._report.crashes += 1
                said = f"session: {error!r} after {list(self._line.last)!r}"
                self._report.problems.append(said[:4000])

    async def _session(self, login: quickmeet.Credentials | None, frames: int) -> None:
        connecting = quickmeet.connect(
            "wss://chat.example.com",
            login,
            transport=self._line.open,
            clock=FastClock(_SPEED),
            reconnect=Reconnect(jitter=lambda: 0.0),
            observer=self._line,
            drain_limit=0,
        )
        async with connecting as client, anyio.create_task_group() as tasks:
            for use in (_read, _read_raw, _read_changes, _call):
                tasks.start_soon(self._again, client, use)
            await self._feed(client, frames)
            tasks.cancel_scope.cancel()
        self._report.events += client.statistics.events
        self._report.payload_errors += client.statistics.payload_errors
        self._report.reconnects += client.statistics.connections_lost

    async def _feed(self, client: quickmeet.Client, frames: int) -> None:
        """Push frames, and see that they are taken."""
        report = self._report
        while report.frames < frames and not _is_over(client):
            ids = tuple(self._line.ids)
            batch = [self._mutator.frame(ids) for _ in range(_BATCH)]
            for frame in batch:
                self._core.take(frame)
            self._line.push(batch)
            with anyio.move_on_after(_PATIENCE_S) as scope:
                while self._line.frames and not _is_over(client):
                    await checkpoint()
            if scope.cancelled_caught:
                report.hung += 1
                said = f"hung as {client.status} after {list(self._line.last)!r}"
                report.problems.append(said[:4000])
                return
            report.frames += len(batch) - len(self._line.frames)
            if not report.first_kib and report.frames * 10 >= frames:
                gc.collect()
                report.first_kib = resident_kib()

    async def _again(self, client: quickmeet.Client, use: Use) -> None:
        """Use the session, and again whenever a frame ended that."""
        while not _is_over(client):
            try:
                await use(client)
            except quickmeet.QuickmeetError:
                await checkpoint()


def _is_over(client: quickmeet.Client) -> bool:
    return isinstance(client.status, quickmeet.Closed)


async def _read(client: quickmeet.Client) -> None:
    async with client.messages.follow(_ROOM) as messages:
        async for _ in messages:
            pass


async def _read_changes(client: quickmeet.Client) -> None:
    async with client.messages.changes(_ROOM) as changes:
        async for _ in changes:
            pass


async def _read_raw(client: quickmeet.Client) -> None:
    stream = client.subscribe_raw("stream-notify-room", f"{_ROOM}/user-activity")
    async with stream as events:
        async for _ in events.with_gaps():
            pass


async def _call(client: quickmeet.Client) -> None:
    await client.rooms.list()


def at_home(frames: Sequence[bytes]) -> list[bytes]:
    """The same frames, as if all events were of the room that is followed."""
    homely = list(frames)
    for frame in frames:
        room = _ROOM_OF_MESSAGE.sub(rb"\g<1>" + _ROOM.encode(), frame)
        room = _ROOM_OF_EVENT.sub(rb"\g<1>" + _ROOM.encode(), room)
        if room != frame:
            homely.append(room)
    return homely


async def fuzz(frames: int, seed: int) -> Report:
    """Give frames to the core and to sessions.

    Args:
        frames: How many, at least.
        seed: The same seed gives the core the same frames, as long as sessions
            call and subscribe at the same times.
    """
    report = Report()
    mutator = Mutator(str(seed), at_home(recorded_frames()))
    await _Sessions(mutator, _Core(report), report).run(frames)
    gc.collect()
    report.last_kib = resident_kib()
    return report


def main() -> int:
    """Fuzz, and print one JSON line; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.chaos.fuzz")
    parser.add_argument("--frames", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backend", choices=("asyncio", "trio"), default="asyncio")
    parser.add_argument("--json", action="store_true", help="print only one JSON line")
    given = parser.parse_args()
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)  # it has much to say
    began = time.monotonic()
    work = partial(fuzz, given.frames, given.seed)
    report = anyio.run(work, backend=given.backend)
    for problem in report.problems:
        sys.stderr.write(f"{problem}\n")
    if not report.is_good:
        sys.stderr.write(
            f"repeat with: python -m tools.chaos.fuzz --seed {given.seed} "
            f"--frames {given.frames} --backend {given.backend}\n"
        )
    counts = structs.asdict(report)
    del counts["problems"]
    seconds = round(time.monotonic() - began, 1)
    line = {"ok": report.is_good, **counts, "seed": given.seed, "seconds": seconds}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if report.is_good else 1


if __name__ == "__main__":
    sys.exit(main())

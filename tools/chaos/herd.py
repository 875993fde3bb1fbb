# SPDX-License-Identifier: MIT
"""``python -m tools.chaos.herd --sessions N``: a server restarts, and all come back.

Many sessions in one process follow a room. The server goes away for some seconds
and comes back; a message is written at once. What is shown is how the sessions'
tries are spread in time, and that each has the message, and none has it twice.
"""

import argparse
import json
import logging
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import anyio
from anyio.streams.buffered import BufferedByteReceiveStream
from msgspec import Struct

import quickmeet
from quickmeet_runtime.transport import Transport, TransportOptions, open_transport
from quickmeet_runtime.transport.url import ServerUrl

__all__ = ["Report", "herd", "main"]

_PASSWORD: Final = "secret"  # noqa: S105  # of an embedded server
_USERS: Final = tuple(f"user-{number}" for number in range(5))
_ROOM: Final = "GENERAL"
_BIN_S: Final = 0.25
_PATIENCE_S: Final = 120.0
_STAMPEDE: Final = 0.5
"""A part of all sessions that may not come within one bin, whatever else the machine
has to do: without jitter all do."""
_SERVE: Final = "import quickmeet_cli as q; raise SystemExit(q.main())"
_TEXTS: Final = ("before", "while they are away", "after")


class Report(Struct):
    """The outcome; moments are seconds after the first successful attempt.

    Attributes:
        sessions: How many there were.
        recovered: How many were ready again and had every message.
        lost: Messages that sessions do not have.
        repeated: Messages that sessions have twice.
        tries: Connections that were tried, from the loss on.
        first_s: When the first session was ready again.
        median_s: When half of them were.
        last_s: When all of them were.
        peak: Most tries in a quarter of a second, once the server was back.
        spread: Tries in each quarter of a second from then on.
    """

    sessions: int
    recovered: int = 0
    lost: int = 0
    repeated: int = 0
    tries: int = 0
    first_s: float = 0.0
    median_s: float = 0.0
    last_s: float = 0.0
    peak: int = 0
    spread: list[int] = []

    @property
    def is_good(self) -> bool:
        """Whether all are back, with everything, and not all at once."""
        is_whole = self.recovered == self.sessions and not self.repeated
        return is_whole and self.peak <= max(self.sessions * _STAMPEDE, 8)


class _Member:
    """One session of the herd."""

    def __init__(self) -> None:
        self.texts: Counter[str] = Counter()
        self.ready_at: list[float] = []
        self.is_following = False
        self.news = anyio.Event()

    async def follow(self, client: quickmeet.Client) -> None:
        async with client.messages.follow(_ROOM) as messages:
            self.is_following = True
            self.news.set()
            async for message in messages:
                self.texts[message.text or ""] += 1
                self.news.set()

    async def watch(self, client: quickmeet.Client) -> None:
        async for status in client.status_changes():
            if isinstance(status, quickmeet.Ready):
                self.ready_at.append(time.monotonic())
                self.news.set()

    async def has(self, texts: Sequence[str], times_ready: int) -> None:
        """Wait until it is ready again and has messages."""
        while not (
            self.is_following
            and len(self.ready_at) >= times_ready
            and set(texts) <= self.texts.keys()
        ):
            self.news = anyio.Event()
            await self.news.wait()


class _Herd:
    def __init__(self, sessions: int) -> None:
        self.members: Final = [_Member() for _ in range(sessions)]
        self.tries: Final[list[float]] = []
        self.back_at = 0.0

    async def open(self, endpoint: ServerUrl, options: TransportOptions) -> Transport:
        """Open a WebSocket, and note when."""
        began = time.monotonic()
        self.tries.append(began)
        transport = await open_transport(endpoint, options)
        if not self.back_at:
            self.back_at = began
        return transport

    def begin(self) -> None:
        """The server goes away: forget the tries before."""
        self.tries.clear()
        self.back_at = 0.0

    async def join(
        self, member: _Member, url: str, token: quickmeet.Token, gate: anyio.Semaphore
    ) -> None:
        """Be one of them, until cancelled."""
        connecting = quickmeet.connect(
            url, token, transport=self.open, time_limit=60, drain_limit=0
        )
        async with gate:  # what comes first is not what is measured
            client = await connecting.__aenter__()
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(member.watch, client)
                await member.follow(client)
        finally:
            await connecting.__aexit__(None, None, None)


async def herd(sessions: int, away_s: float) -> Report:
    """Run sessions through a restart of their server.

    Args:
        sessions: How many.
        away_s: Seconds that the server is away.
    """
    crowd = _Herd(sessions)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "state.db"
        async with anyio.create_task_group() as tasks:
            async with _serving(data, 0) as (url, writer):
                tokens = [await _token(url, name) for name in _USERS]
                gate = anyio.Semaphore(20)
                for number, member in enumerate(crowd.members):
                    token = tokens[number % len(tokens)]
                    tasks.start_soon(crowd.join, member, url, token, gate)
                await _all(crowd, _TEXTS[:0], 1)
                await writer.messages.send(_ROOM, _TEXTS[0])
                await _all(crowd, _TEXTS[:1], 1)
                crowd.begin()
            await anyio.sleep(away_s)
            async with _serving(data, urlsplit(url).port or 0) as (_, writer):
                await writer.messages.send(_ROOM, _TEXTS[1])
                with anyio.move_on_after(_PATIENCE_S):
                    await _all(crowd, _TEXTS[:2], 2)
                    await writer.messages.send(_ROOM, _TEXTS[2])
                    await _all(crowd, _TEXTS, 2)
                report = _report(crowd)
                tasks.cancel_scope.cancel()
                await anyio.lowlevel.checkpoint()
    return report  # pyright: ignore[reportPossiblyUnboundVariable]  # the block ends or raises


@asynccontextmanager
async def _serving(
    data: Path, port: int
) -> AsyncGenerator[tuple[str, quickmeet.Client]]:
    """A server in a process of its own, and somebody who writes."""
    people = [f"--user={name}:{_PASSWORD}" for name in (*_USERS, "writer")]
    command = [sys.executable, "-c", _SERVE, "serve"]
    command += [f"--port={port}", f"--data={data}", *people]
    async with await anyio.open_process(command, stderr=None) as process:
        assert process.stdout is not None  # noqa: S101  # it is piped
        try:
            line = await BufferedByteReceiveStream(process.stdout).receive_until(
                b"\n", 65536
            )
            url: str = json.loads(line)["url"]
            login = quickmeet.Password("writer", _PASSWORD)
            async with quickmeet.connect(url, login) as writer:
                yield url, writer
        finally:
            process.terminate()


async def _token(url: str, name: str) -> quickmeet.Token:
    async with quickmeet.connect(url, quickmeet.Password(name, _PASSWORD)) as client:
        return quickmeet.Token(client.token or "")


async def _all(crowd: _Herd, texts: Sequence[str], times_ready: int) -> None:
    """Wait until all have it."""
    for member in crowd.members:
        await member.has(texts, times_ready)


def _report(crowd: _Herd) -> Report:
    members, back_at = crowd.members, crowd.back_at
    report = Report(len(members), tries=len(crowd.tries))
    wanted = set(_TEXTS)
    for member in members:
        missing = wanted - member.texts.keys()
        report.lost += len(missing)
        report.repeated += sum(member.texts.values()) - len(member.texts)
        report.recovered += len(member.ready_at) > 1 and not missing
    again = sorted(
        one.ready_at[1] - back_at for one in members if len(one.ready_at) > 1
    )
    if again:
        report.first_s, report.last_s = round(again[0], 2), round(again[-1], 2)
        report.median_s = round(statistics.median(again), 2)
    bins = Counter(int((at - back_at) / _BIN_S) for at in crowd.tries if at >= back_at)
    report.spread = [bins[number] for number in range(max(bins, default=-1) + 1)]
    report.peak = max(report.spread, default=0)
    return report


def main() -> int:
    """Run it, and print one JSON line; 1 if not all came back, or all at once."""
    parser = argparse.ArgumentParser(prog="python -m tools.chaos.herd")
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--away", type=float, default=5.0, help="seconds of absence")
    parser.add_argument("--backend", choices=("asyncio", "trio"), default="asyncio")
    parser.add_argument("--json", action="store_true", help="print only one JSON line")
    given = parser.parse_args()
    logging.getLogger("quickmeet").setLevel(logging.CRITICAL)  # losses are wanted
    began = time.monotonic()
    work = partial(herd, given.sessions, given.away)
    report = anyio.run(work, backend=given.backend)
    if not given.json:
        _draw(report)
    line = {
        "ok": report.is_good,
        **{name: getattr(report, name) for name in report.__struct_fields__},
        "backend": given.backend,
        "seconds": round(time.monotonic() - began, 1),
    }
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if report.is_good else 1


def _draw(report: Report) -> None:
    """Show how the tries are spread."""
    for number, count in enumerate(report.spread):
        bar = "#" * round(60 * count / max(report.peak, 1))
        sys.stdout.write(f"{number * _BIN_S:6.2f} s {count:4d} {bar}\n")


if __name__ == "__main__":
    sys.exit(main())

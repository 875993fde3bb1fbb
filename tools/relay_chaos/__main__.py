# SPDX-License-Identifier: MIT
"""Two relays, two workers and a broker, killed at random while people write.

``python -m tools.relay_chaos --kills N --json``: what is in the stream is compared
with what was sent, and what the workers answered with what they were asked.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from nats.errors import Error as NatsError

import quickmeet
from quickmeet import Gap, MessageSent
from quickmeet.types import Message
from quickmeet_relay import BrokerError, RelayError, connect
from quickmeet_relay.broker.broker import open_broker
from quickmeet_relay.subjects import STREAM, Subjects

WORKSPACE: Final = "chaos"
ROOMS: Final = 10
WRITERS: Final = ("alice", "carol", "dave")
WRONG: Final = (
    "lost",
    "repeated",
    "told_as_new_twice",
    "unanswered",
    "answered_twice",
    "gaps",
    "misplaced_in_stream",
    "misplaced_answers",
)
"""Figures that have to be 0."""
SETTLED_S: Final = 120.0
PAUSE_S: Final = (0.2, 0.9)
"""Seconds between two kills, at least and at most."""
_ASK_S: Final = 2.0
_TOLD_EVERY: Final = 50
COMMAND: Final = ("-c", "import sys; from quickmeet_cli import main; sys.exit(main())")


class Member:
    """A process that is started again whenever it is killed."""

    def __init__(
        self, name: str, start: Callable[[], "subprocess.Popen[bytes]"]
    ) -> None:
        self.name = name
        self.kills = 0
        self._start = start
        self._process = start()

    def kill(self) -> None:
        """Kill it, with no time to do anything, and start it again."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.kills += 1
        self._process = self._start()

    def revive(self) -> None:
        """Start it again where it ended by itself."""
        if self._process.poll() is not None:
            self._process = self._start()

    def end(self) -> None:
        """End it for good."""
        self._process.kill()
        self._process.wait()


class World:
    """Everything that runs."""

    def __init__(self, folder: Path, pause_s: tuple[float, float]) -> None:
        self.pause_s: Final = pause_s
        with socket.create_server(("127.0.0.1", 0)) as found:
            port = found.getsockname()[1]
        self.broker_url = f"nats://127.0.0.1:{port}"
        self._log = (folder / "log").open("ab")
        self._environment = os.environ | {
            "NATS_URL": self.broker_url,
            "WORKSPACE": WORKSPACE,
            "QUICKMEET_USER": "bot",
            "QUICKMEET_PASSWORD": "secret",
        }
        binary = Path(sys.executable).with_name("nats-server")
        nats = str(binary) if binary.exists() else str(shutil.which("nats-server"))
        store = str(folder / "nats")
        self.broker = Member(
            "broker",
            lambda: self._run(
                nats, "-a", "127.0.0.1", "-p", str(port), "-js", "-sd", store
            ),
        )
        users = [f"--user={name}:secret" for name in ("bot", *WRITERS)]
        self._server = subprocess.Popen(  # noqa: S603  # our own
            [sys.executable, *COMMAND, "serve", *users],
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        assert self._server.stdout is not None  # noqa: S101  # a pipe was asked for
        self.url: str = json.loads(self._server.stdout.readline())["url"]
        self._environment["QUICKMEET_URL"] = self.url

    def _run(self, *command: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603  # our own
            command, stdout=self._log, stderr=self._log, env=self._environment
        )

    def start_members(self) -> list[Member]:
        """Two relays and two workers."""
        relay = (sys.executable, *COMMAND, "relay", "--workspace", WORKSPACE)
        worker = (sys.executable, "-m", "tools.relay_chaos.worker")
        return [
            *(Member("relay", lambda: self._run(*relay)) for _ in range(2)),
            *(Member("worker", lambda: self._run(*worker)) for _ in range(2)),
        ]

    def end(self) -> None:
        """End all that is not a member."""
        self._server.terminate()
        self._server.communicate()  # which closes the pipe, too
        self.broker.end()
        self._log.close()


async def prepare(world: World) -> list[str]:
    """Make the rooms, and wait until the broker takes a stream."""
    while True:
        try:
            async with open_broker(world.broker_url) as broker:
                await broker.prepare()
                break
        except BrokerError:
            await asyncio.sleep(0.1)
    login = quickmeet.Password("alice", "secret")
    async with quickmeet.connect(world.url, login) as alice:
        others = ["bot", *WRITERS[1:]]
        made = [
            await alice.rooms.create_private(f"room{number}", others)
            for number in range(ROOMS)
        ]
    return [one.room_id for one in made]


async def ready(world: World) -> None:
    """Wait until a relay answers: it relays then."""
    async with connect(world.broker_url, workspace=WORKSPACE) as bus:
        while True:
            try:
                await bus.client.rooms.get_name("GENERAL")
            except (RelayError, quickmeet.QuickmeetError):
                await asyncio.sleep(0.2)
            else:
                return


async def write(
    url: str, name: str, rooms: list[str], sent: dict[str, str], stop: asyncio.Event
) -> None:
    """Write into all rooms until told to stop."""
    async with quickmeet.connect(url, quickmeet.Password(name, "secret")) as client:
        number = 0
        while not stop.is_set():
            text = f"n{name}{number}"
            room = rooms[number % len(rooms)]
            message = await client.messages.send(room, text)
            sent[message.id] = text
            number += 1
            await asyncio.sleep(0.02)


async def trouble(
    world: World, members: list[Member], kills: int, chance: random.Random
) -> None:
    """Kill relays and the broker so often in all, at random, and workers beside.

    Nothing is waited for: where processes take longer to start than to be killed,
    nothing gets done until the kills are over, and nothing may be missing then.
    """
    left = kills
    while left:
        await asyncio.sleep(chance.uniform(*world.pause_s))
        victim = chance.choice([world.broker, *members])
        await asyncio.to_thread(victim.kill)
        left -= victim.name != "worker"
        if victim.name != "worker" and left % _TOLD_EVERY == 0:
            last = await last_sequence(world.broker_url)
            sys.stderr.write(f"{kills - left} kills, {last} messages in the stream\n")
        for member in members:
            member.revive()


async def last_sequence(url: str) -> int:
    """How far the stream has come; 0 while the broker does not say."""
    try:
        async with asyncio.timeout(_ASK_S), open_broker(url) as broker:
            return (await broker.jetstream.stream_info(STREAM)).state.last_seq
    except (BrokerError, NatsError, TimeoutError):
        return 0


class Stream(NamedTuple):
    """The content of the stream."""

    events: Counter[str]
    """How often each event."""
    sent: Counter[str]
    """How often each new message."""
    rooms: dict[str, list[Message]]
    """New messages of each room, in the stream's order."""
    gaps: int
    """How often it says that something is missing."""


async def in_stream(url: str) -> Stream:
    """Read all of it."""
    async with open_broker(url) as broker:
        named = await broker.reader.read(Subjects(WORKSPACE).all_events)
    rooms: dict[str, list[Message]] = {}
    for one in named:
        if isinstance(one.change, MessageSent):
            message = one.change.message
            rooms.setdefault(message.room_id, []).append(message)
    new = [message.id for messages in rooms.values() for message in messages]
    gaps = sum(isinstance(one.change, Gap) for one in named)
    return Stream(Counter(one.id for one in named), Counter(new), rooms, gaps)


async def answers(url: str, rooms: list[str]) -> dict[str, list[str]]:
    """The answers that stand in each room, oldest first."""
    found: dict[str, list[str]] = {}
    async with quickmeet.connect(url, quickmeet.Password("alice", "secret")) as client:
        for room in rooms:
            said = [
                message
                async for message in client.messages.history(room, page_size=100)
                if message.text.startswith("re:")
            ]
            said.reverse()  # newest first, also within a millisecond
            said.sort(key=lambda one: one.sent_at.milliseconds)
            found[room] = [str(one.text) for one in said]
    return found


def misplaced_in_stream(stream: Stream) -> int:
    """Messages that stand in the stream behind a later one of their room."""
    return sum(
        before.sent_at.milliseconds > after.sent_at.milliseconds
        for messages in stream.rooms.values()
        for before, after in pairwise(messages)
    )


def misplaced_answers(stream: Stream, said: dict[str, list[str]]) -> int:
    """Answers that were given before that to an earlier message of their room."""
    wrong = 0
    for room, texts in said.items():
        asked = [f"re:{one.text}" for one in stream.rooms.get(room, ())]
        place = {text: number for number, text in enumerate(asked)}
        places = [place[text] for text in texts if text in place]
        wrong += sum(before > after for before, after in pairwise(places))
    return wrong


async def run(
    kills: int, seed: int, folder: Path, pause_s: tuple[float, float] = PAUSE_S
) -> dict[str, object]:
    """Do it, and say what came of it.

    Args:
        kills: How many, of relays and broker.
        seed: Of what is killed when.
        folder: Where the broker's files and everyone's log are.
        pause_s: Seconds between two kills, at least and at most.
    """
    world = World(folder, pause_s)
    chance = random.Random(seed)  # noqa: S311  # no secret
    members: list[Member] = []
    sent: dict[str, str] = {}
    stop = asyncio.Event()
    try:
        rooms = await prepare(world)
        members = world.start_members()
        await ready(world)
        begun = time.monotonic()
        async with asyncio.TaskGroup() as tasks:
            for name in WRITERS:
                tasks.create_task(write(world.url, name, rooms, sent, stop))
            await trouble(world, members, kills, chance)
            stop.set()
        took = time.monotonic() - begun
        stream, answered = await settled(world, members, rooms, sent)
    finally:
        for member in members:
            member.end()
        world.end()
    seen = stream.sent
    said = Counter(text for texts in answered.values() for text in texts)
    wanted = {f"re:{text}" for text in sent.values()}
    return {
        "kills": {
            "broker": world.broker.kills,
            "relays": sum(one.kills for one in members if one.name == "relay"),
            "workers": sum(one.kills for one in members if one.name == "worker"),
        },
        "seconds": round(took, 1),
        "sent": len(sent),
        "lost": len(sent.keys() - seen.keys()),
        "repeated": sum(count - 1 for count in stream.events.values()),
        "told_as_new_twice": sum(count - 1 for count in seen.values()),
        "unanswered": len(wanted - said.keys()),
        "answered_twice": sum(count - 1 for count in said.values()),
        "gaps": stream.gaps,
        "misplaced_in_stream": misplaced_in_stream(stream),
        "misplaced_answers": misplaced_answers(stream, answered),
    }


async def settled(
    world: World, members: list[Member], rooms: list[str], sent: dict[str, str]
) -> tuple[Stream, dict[str, list[str]]]:
    """Wait until nothing is missing, or nothing has come for a long time."""
    deadline, known = time.monotonic() + SETTLED_S, (0, 0)
    while True:
        for member in members:
            member.revive()
        try:
            stream = await in_stream(world.broker_url)
            said = await answers(world.url, rooms)
        except (BrokerError, quickmeet.QuickmeetError):
            await asyncio.sleep(1)
            continue
        count = sum(len(texts) for texts in said.values())
        is_whole = not sent.keys() - stream.sent.keys() and count >= len(sent)
        if is_whole or time.monotonic() > deadline:
            return stream, said
        if (len(stream.sent), count) != known:
            known = len(stream.sent), count
            deadline = time.monotonic() + SETTLED_S
        await asyncio.sleep(1)


def main() -> int:
    """Read the arguments, and say how it went; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="relay-chaos", description=__doc__)
    parser.add_argument(
        "--kills", type=int, default=40, help="of relays and broker; workers beside"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--pause",
        type=float,
        nargs=2,
        default=PAUSE_S,
        help="seconds between two kills, at least and at most",
    )
    parser.add_argument(
        "--keep", type=Path, help="folder for the broker's files and everyone's log"
    )
    given = parser.parse_args()
    pause_s = (given.pause[0], given.pause[1])
    with tempfile.TemporaryDirectory() as folder:
        kept: Path = given.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        found = asyncio.run(run(given.kills, given.seed, kept, pause_s))
    if given.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        for name, value in found.items():
            sys.stdout.write(f"{name:18} {value}\n")
    return int(any(found[name] for name in WRONG))


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""How long a relay takes to bring what was said in many rooms while it was away.

``python -m tools.relay_bench.catching_up --rooms 1000``: against the embedded server.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

import anyio

import quickmeet
from quickmeet_relay import connect
from tools.benchmarks.load import Figures, run_client
from tools.relay_bench.__main__ import broker
from tools.relay_bench.contenders import WORKSPACE

_SERVE = "import sys; from quickmeet_cli import main; sys.exit(main())"
_SIDE_BY_SIDE = 8


@contextmanager
def server() -> Generator[str]:
    """An embedded server with a bot and a person; gives its address."""
    users = ("--user=bot:secret", "--user=alice:secret")
    with subprocess.Popen(  # noqa: S603  # ours
        [sys.executable, "-c", _SERVE, "serve", *users], stdout=subprocess.PIPE
    ) as process:
        if process.stdout is None:
            raise AssertionError
        try:
            yield json.loads(process.stdout.readline())["url"]
        finally:
            process.terminate()
            process.communicate()


async def prepare(url: str, nats: str, rooms: int) -> None:
    """Make rooms, let a relay begin and end, and say something in each."""
    alice = quickmeet.connect(url, quickmeet.Password("alice", "secret"))
    bot = quickmeet.connect(url, quickmeet.Password("bot", "secret"))
    async with alice as person, bot as client:
        made: list[str] = []

        async def make(number: int) -> None:
            async with limit:
                room = await person.rooms.create_private(f"room{number}", ["bot"])
                made.append(room.room_id)

        async def say(room_id: str) -> None:
            async with limit:
                await person.messages.send(room_id, "meanwhile")

        limit = anyio.CapacityLimiter(_SIDE_BY_SIDE)
        async with anyio.create_task_group() as tasks:
            for number in range(rooms):
                tasks.start_soon(make, number)
        async with connect(nats, workspace=WORKSPACE) as bus:
            relaying = asyncio.create_task(bus.publish(client))
            await bus.account()
            await person.messages.send(made[0], "before")
            async with bus.follow("first") as deliveries:
                await anext(aiter(deliveries))
            relaying.cancel()
            await asyncio.gather(relaying, return_exceptions=True)
        async with anyio.create_task_group() as tasks:
            for room_id in made:
                tasks.start_soon(say, room_id)


def run(rooms: int) -> Figures:
    """Measure it: seconds of wall clock and of CPU."""
    with broker() as nats, server() as url:
        asyncio.run(prepare(url, nats, rooms))
        command = [sys.executable, "-m", "tools.relay_bench.contenders", "catching-up"]
        command += ["--nats", nats, "--url", url, "--events", str(rooms)]
        return run_client(command)


def main() -> int:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(prog="catching-up", description=__doc__)
    parser.add_argument("--rooms", type=int, default=1_000)
    given = parser.parse_args()
    sys.stdout.write(json.dumps(run(given.rooms)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

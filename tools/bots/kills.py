# SPDX-License-Identifier: MIT
"""A bot that is killed again and again while people talk to it.

Three users ask in ten rooms; the bot is a process of its own, killed with ``kill -9``
at moments that a seed chooses, from its very start on. In the end every question has
one answer, and the answers of a room stand in the order of its questions.
"""

import os
import random
import re
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import anyio
from anyio.abc import Process
from msgspec import Struct

import quickmeet
from quickmeet import MessageSent
from quickmeet.types import Message
from quickmeet_devserver import Server, serve

__all__ = ["Outcome", "Plan", "kill_again_and_again"]

_USERS: Final = ("ann", "ben", "cyd")
_ROOMS: Final = 10
_PASSWORD: Final = "secret"  # noqa: S105  # on a server of our own
_ANSWER: Final = re.compile(r"1d(\d+): \*\d+\*")
_LONGEST_S: Final = 600.0
_MOST_ANSWERS: Final = 8
"""Answers that a bot gives at most before it is killed."""
_YOUNG_S: Final = 1.5
"""So long a bot lives at most that is killed before it has answered anything."""


class Plan(Struct, frozen=True, kw_only=True):
    """What is tried.

    Attributes:
        kills: How often the bot is killed.
        backend: The loop that it runs on.
        version: The server's.
        seed: Chooses the moments.
        questions: How many are asked for each kill, and after the last one.
    """

    kills: int
    backend: str = "asyncio"
    version: str = "6.5.3"
    seed: int = 0
    questions: int = 6


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of it.

    Attributes:
        asked: How many questions there were.
        killed: How often the bot was killed.
        faults: What is wrong, in words; empty when nothing is.
    """

    asked: int
    killed: int
    faults: tuple[str, ...]


class _Rooms:
    """What was asked in each room, and what was answered so far."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids: Final = ids
        self.asked: Final[dict[str, list[int]]] = {one: [] for one in ids}
        self.answered: Final[set[int]] = set()
        self.changed = anyio.Event()

    def note(self, text: str) -> None:
        """Note an answer."""
        found = _ANSWER.fullmatch(text)
        if found is not None:
            self.answered.add(int(found[1]))
            self.changed.set()
            self.changed = anyio.Event()

    async def wait_for(self, answers: int) -> None:
        """Wait until so many questions are answered."""
        while len(self.answered) < answers:
            await self.changed.wait()


async def kill_again_and_again(plan: Plan, folder: Path) -> Outcome:
    """Kill a bot as planned, and look at what it left in the rooms.

    Args:
        plan: What to try.
        folder: Where the bot keeps its state.

    Raises:
        TimeoutError: Some questions are never answered.
    """
    users = [(name, _PASSWORD) for name in ("bot", *_USERS)]
    async with serve(users=users, server_version=plan.version) as server:
        ids = [
            await server.add_room(f"room{number}", ["bot", *_USERS])
            for number in range(_ROOMS)
        ]
        rooms = _Rooms(ids)
        with anyio.fail_after(_LONGEST_S):
            async with anyio.create_task_group() as tasks:
                await tasks.start(_watch, server, rooms)
                await _kill(plan, server, rooms, folder)
                tasks.cancel_scope.cancel()
        return await _judge(plan, server, rooms)


async def _watch(
    server: Server, rooms: _Rooms, *, task_status: anyio.abc.TaskStatus[None]
) -> None:
    async with (
        _session(server, "ann") as client,
        client.messages.changes_mine() as changes,
    ):
        task_status.started()
        async for change in changes:
            if isinstance(change, MessageSent):
                rooms.note(change.message.text)


async def _kill(plan: Plan, server: Server, rooms: _Rooms, folder: Path) -> None:
    chance = random.Random(plan.seed)  # noqa: S311  # moments, no secrets
    number = 0
    async with anyio.create_task_group() as tasks:
        for kill in range(plan.kills + 1):
            async with _bot(plan, server, folder) as process:
                if kill == 0:  # its first state is there: what follows is not lost
                    await _until(folder / "bot.state")
                before = len(rooms.answered)
                for name in _USERS:
                    mine = range(number, number + plan.questions)
                    number += plan.questions
                    tasks.start_soon(_ask, server, rooms, name, mine)
                if kill == plan.kills:
                    await rooms.wait_for(number)
                    process.terminate()
                    await process.wait()
                    break
                with anyio.move_on_after(chance.uniform(0, 2 * _YOUNG_S)):
                    await rooms.wait_for(before + chance.randint(1, _MOST_ANSWERS))
                process.kill()
                await process.wait()


async def _ask(
    server: Server, rooms: _Rooms, name: str, numbers: Sequence[int]
) -> None:
    async with quickmeet.connect_http(
        server.url, quickmeet.Password(name, _PASSWORD)
    ) as client:
        for number in numbers:
            room_id = rooms.ids[number % _ROOMS]
            await client.messages.send(room_id, f"!roll 1d{number + 1}")


async def _judge(plan: Plan, server: Server, rooms: _Rooms) -> Outcome:
    faults: list[str] = []
    asked = 0
    async with _session(server, "ann") as client:
        for room_id in rooms.ids:
            messages = [one async for one in client.messages.history(room_id)]
            questions, answers = _read(reversed(messages))
            asked += len(questions)
            if answers != questions:
                faults.append(f"{room_id}: asked {questions}, answered {answers}")
    return Outcome(asked=asked, killed=plan.kills, faults=tuple(faults))


def _read(messages: Iterable[Message]) -> tuple[list[int], list[int]]:
    questions: list[int] = []
    answers: list[int] = []
    for message in messages:
        if message.text.startswith("!roll 1d"):
            questions.append(int(message.text.removeprefix("!roll 1d")))
        elif found := _ANSWER.fullmatch(message.text):
            answers.append(int(found[1]))
    return questions, answers


def _session(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    return quickmeet.connect(server.url, quickmeet.Password(name, _PASSWORD))


async def _until(path: Path) -> None:
    while not await anyio.Path(path).exists():  # noqa: ASYNC110  # a file
        await anyio.sleep(0.02)


@asynccontextmanager
async def _bot(plan: Plan, server: Server, folder: Path) -> AsyncGenerator[Process]:
    program = (
        "import quickmeet.bot; from examples.dice_bot import router; "
        "router.flood = None; "
        f"quickmeet.bot.run(router, state='bot.state', backend={plan.backend!r})"
    )
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")]),
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": _PASSWORD,
    }
    process = await anyio.open_process(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        stdin=None,
        stdout=None,
        stderr=None,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        with anyio.CancelScope(shield=True):
            await process.aclose()

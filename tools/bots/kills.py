# SPDX-License-Identifier: MIT
"""A bot that is killed again and again while people talk to it.

Three users ask in ten rooms; the bot is a process of its own, killed with ``kill -9``
at moments that a seed chooses, from its very start on. In the end every question has
one answer, and the answers of a room stand in the order of its questions.
"""

import os
import random
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final

import anyio
from anyio.abc import Process
from msgspec import Struct

from quickmeet_devserver import serve

from .case import Case
from .cases import CASES
from .world import PASSWORD, USERS, World

__all__ = ["Outcome", "Plan", "kill_again_and_again"]

_ROOMS: Final = 10
_LONGEST_S: Final = 900.0
_MOST_ANSWERS: Final = 8
"""Answers that a bot gives at most before it is killed."""
_YOUNG_S: Final = 1.5
"""So long a bot lives at most that is killed before it has answered anything."""
_LOOK_S: Final = 0.05


class Plan(Struct, frozen=True, kw_only=True):
    """The parameters of a run.

    Attributes:
        kills: How often the bot is killed.
        case: Which bot; a key of `CASES`.
        backend: The loop that it runs on.
        version: The server's.
        seed: Chooses the moments.
        questions: How many are asked for each kill, and after the last one.
    """

    kills: int
    case: str = "dice"
    backend: str = "asyncio"
    version: str = "6.5.3"
    seed: int = 0
    questions: int = 6


class Outcome(Struct, frozen=True, kw_only=True):
    """The outcome of a run.

    Attributes:
        asked: How many questions there were.
        killed: How often the bot was killed.
        faults: What is wrong, in words; empty when nothing is.
    """

    asked: int
    killed: int
    faults: tuple[str, ...]


async def kill_again_and_again(plan: Plan, folder: Path) -> Outcome:
    """Kill a bot as planned, and check what it left in the rooms.

    Args:
        plan: What to try.
        folder: Where the bot keeps its state.

    Raises:
        TimeoutError: Some questions are never answered.
    """
    users = [(name, PASSWORD) for name in ("bot", *USERS)]
    case = CASES[plan.case]()
    async with serve(users=users, server_version=plan.version) as server:
        ids = [
            await server.add_room(f"room{number}", ["bot", *USERS])
            for number in range(_ROOMS)
        ]
        world = World(server, ids, folder)
        await case.prepare(world)
        with anyio.move_on_after(_LONGEST_S) as limit:
            async with anyio.create_task_group() as tasks:
                for name in case.watchers:
                    await tasks.start(world.watch, name)
                await _kill(plan, case, world)
                tasks.cancel_scope.cancel()
        faults = await case.judge(world)
    if limit.cancelled_caught and not faults:
        raise TimeoutError
    return Outcome(asked=world.asked, killed=plan.kills, faults=tuple(faults))


async def _kill(plan: Plan, case: Case, world: World) -> None:
    chance = random.Random(plan.seed)  # noqa: S311  # moments, no secrets
    number = 0
    async with anyio.create_task_group() as talks:
        for kill in range(plan.kills + 1):
            async with _bot(plan, case, world) as process:
                if kill == 0:  # its first state is there: what follows is not lost
                    await _until(world.folder / case.begun)
                before = len(world.seen.messages)
                for name in USERS:
                    mine = range(number, number + plan.questions)
                    number += plan.questions
                    world.talking += 1
                    talks.start_soon(_talk, case, world, name, mine)
                if kill == plan.kills:
                    await _done(case, world)
                    process.terminate()
                    await process.wait()
                    break
                with anyio.move_on_after(chance.uniform(0, 2 * _YOUNG_S)):
                    enough = before + chance.randint(1, _MOST_ANSWERS)
                    await world.seen.until(partial(world.seen.are, enough))
                process.kill()
                await process.wait()


async def _talk(case: Case, world: World, name: str, numbers: Sequence[int]) -> None:
    await case.talk(world, name, numbers)
    world.talking -= 1


async def _done(case: Case, world: World) -> None:
    """Wait until all was asked, and answered."""
    while world.talking or not case.is_done(world):  # noqa: ASYNC110  # files, too
        await anyio.sleep(_LOOK_S)


async def _until(path: Path) -> None:
    while not await anyio.Path(path).exists():  # noqa: ASYNC110  # a file
        await anyio.sleep(_LOOK_S)


@asynccontextmanager
async def _bot(plan: Plan, case: Case, world: World) -> AsyncGenerator[Process]:
    program = case.program.replace("BACKEND", repr(plan.backend))
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")]),
        "QUICKMEET_URL": world.server.url,
        "QUICKMEET_USER": "bot",
        "QUICKMEET_PASSWORD": PASSWORD,
        **case.environment,
    }
    process = await anyio.open_process(
        [sys.executable, "-c", f"import os\nimport quickmeet.bot\n{program}"],
        cwd=world.folder,
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

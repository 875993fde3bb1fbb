# SPDX-License-Identifier: MIT
"""Bots that give one answer to each question."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from typing import Final

from quickmeet.types import Message
from quickmeet_bot.messages.ids import answer_id

from .case import Case, is_by
from .world import USERS, World

__all__ = ["Agent", "Alerts", "Dice", "Tally"]

_MOST: Final = 10_000
"""Alerts that there are."""


class _Asked(Case):
    """A bot that gives one answer to each question, in order within a room."""

    program = ""
    has_order = True

    async def prepare(self, world: World) -> None:
        """Make nothing."""

    def question(self, number: int) -> str:
        """The question."""
        raise NotImplementedError

    def answer(self, message: Message) -> str | None:
        """The expected answer; None if a message is not a question."""
        raise NotImplementedError

    def heard(self, message: Message) -> str:
        """The bot's answers, in the form of `answer`."""
        return message.text

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Ask one question after the other, without waiting."""
        async with world.calls(name) as client:
            for number in numbers:
                await client.messages.send(world.room(number), self.question(number))
                world.asked += 1

    def is_done(self, world: World) -> bool:
        """Whether there are as many answers as questions."""
        return len(world.seen.messages) >= world.asked

    async def judge(self, world: World) -> list[str]:
        """Compare what was answered in each room with what was asked there."""
        faults: list[str] = []
        for room_id in world.room_ids:
            messages = await world.history(room_id)
            said = [self.heard(one) for one in messages if is_by(one, "bot")]
            due = [
                answer
                for one in messages
                if is_by(one, *USERS) and (answer := self.answer(one)) is not None
            ]
            if not self.has_order:
                said.sort()
                due.sort()
            if said != due:
                faults.append(f"{room_id}: {due} were due, and it said {said}")
        return faults


class Dice(_Asked):
    """`!roll 1dN`: the bot has nothing but its place."""

    program = """
from examples.dice_bot import router
router.flood = None
quickmeet.bot.run(router, state="bot.state", backend=BACKEND)
"""

    def question(self, number: int) -> str:
        """Roll a die with a number of sides."""
        return f"!roll 1d{number % 900 + 1}"

    def answer(self, message: Message) -> str | None:
        """Which die; what it shows is left to luck."""
        return message.text.removeprefix("!roll ")

    def heard(self, message: Message) -> str:
        """Which die was rolled."""
        return message.text.partition(":")[0]


class Tally(_Asked):
    """`!tally` between other messages: the bot counts each of them once."""

    program = """
from examples.tally_bot import Tally
quickmeet.bot.run(Tally("tally.db").router, state="bot.state", backend=BACKEND)
"""

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Say something, and ask who says how much."""
        async with world.calls(name) as client:
            for number in numbers:
                room_id = world.room(number)
                await client.messages.send(room_id, f"number {number}")
                await client.messages.send(room_id, "!tally")
                world.asked += 1

    async def judge(self, world: World) -> list[str]:
        """Compare each answer with what who asked had said there before."""
        faults: list[str] = []
        async with world.calls("bot") as bot:
            bot_id = bot.user_id or ""
        for room_id in world.room_ids:
            messages = await world.history(room_id)
            said: Counter[str] = Counter()
            due: dict[str, str] = {}
            for message in messages:
                name = message.author.username or ""
                if is_by(message, *USERS) and message.text == "!tally":
                    due[answer_id(bot_id, message.id, 0)] = f"{name}: {said[name]}"
                elif is_by(message, *USERS):
                    said[name] += 1
            answers = [one for one in messages if is_by(one, "bot")]
            if [one.id for one in answers] != list(due):
                faults.append(f"{room_id}: {len(due)} answers were due in their order")
            faults += [
                f"{room_id}: {line} was due, and it said {one.text!r}"
                for one in answers
                if (line := due.get(one.id, "")) not in one.text.splitlines()
            ]
        return faults


class Alerts(_Asked):
    """`!ack KEY`: the bot has a database, and answers in another thread."""

    program = """
from examples.alert_bot import AlertDesk
desk = AlertDesk("alerts.db")
desk.router.flood = None
quickmeet.bot.run(desk.router, state="bot.state", backend=BACKEND)
"""

    async def prepare(self, world: World) -> None:
        """Have alerts that nobody has acknowledged, in each room."""
        async with world.calls("ann") as ann:
            told = [
                await ann.messages.send(room_id, "alert") for room_id in world.room_ids
            ]
        with closing(sqlite3.connect(world.folder / "alerts.db")) as database, database:
            database.execute("create table open (key unique, message)")
            database.executemany(
                "insert into open values (?, ?)",
                [(f"k{at}", told[at % len(told)].id) for at in range(_MOST)],
            )

    def question(self, number: int) -> str:
        """Acknowledge an alert that is acknowledged once."""
        return f"!ack k{number}"

    def answer(self, message: Message) -> str | None:
        """The owner."""
        if not message.text.startswith("!ack "):
            return None
        return f"`{message.text.removeprefix('!ack ')}` is {message.author.username}'s."


class Agent(_Asked):
    """A mention: the bot answers bit by bit, in a thread of its own."""

    has_order = False  # threads go side by side
    program = """
import anyio
from examples.agent_gateway import make_router
async def slow(said):
    for word in f"You said **{said[-1][1]}**.".split(" "):
        yield word + " "
        await anyio.sleep(0.05)
router = make_router(slow)
router.flood = None
quickmeet.bot.run(router, state="bot.state", backend=BACKEND)
"""

    def question(self, number: int) -> str:
        """Say something to the model."""
        return f"@bot number {number}"

    def answer(self, message: Message) -> str | None:
        """The whole answer, in the thread of the question."""
        return f"{message.id}: You said *{message.text.removeprefix('@bot ')}*."

    def heard(self, message: Message) -> str:
        """Answers by thread."""
        return f"{message.thread_id}: {message.text}"

    def is_done(self, world: World) -> bool:
        """Whether all answers have come to their end."""
        done = [one for one in world.seen.messages.values() if one.text.endswith("*.")]
        return len(done) >= world.asked

# SPDX-License-Identifier: MIT
"""The bots of `examples/` that are killed: what they are asked, and what is right."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Final, Protocol

import anyio
import msgspec

from quickmeet.types import Message

from .world import PASSWORD, USERS, World

__all__ = ["CASES", "Case"]


_MOST: Final = 10_000
"""Alerts that there are."""


_EACH: Final = 3
"""One message in so many is edited, and one is deleted."""


class Case(Protocol):
    """One bot.

    Attributes:
        program: Runs it; ``BACKEND`` is the loop.
        begun: The file that is there when it has begun: what follows is not lost.
    """

    program: str
    begun: str

    async def prepare(self, world: World) -> None:
        """Make what it needs, before it begins."""
        ...

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Ask as one of the people."""
        ...

    def is_done(self, world: World) -> bool:
        """Whether all is answered."""
        ...

    async def judge(self, world: World) -> list[str]:
        """What is wrong with what it did; empty when nothing is."""
        ...


class _Asked:
    """A bot that gives one answer to each question, in order within a room."""

    program = ""
    begun = "bot.state"
    has_order = True

    async def prepare(self, world: World) -> None:
        """Make nothing."""

    def question(self, number: int) -> str:
        """What is asked."""
        raise NotImplementedError

    def answer(self, message: Message) -> str | None:
        """What is to be answered; None to what is no question."""
        raise NotImplementedError

    def heard(self, message: Message) -> str:
        """What the bot said, as `answer` has it."""
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
            said = [self.heard(one) for one in messages if _is_by(one, "bot")]
            due = [
                answer
                for one in messages
                if _is_by(one, *USERS) and (answer := self.answer(one)) is not None
            ]
            if not self.has_order:
                said.sort()
                due.sort()
            if said != due:
                faults.append(f"{room_id}: {due} were due, and it said {said}")
        return faults


def _is_by(message: Message, *names: str) -> bool:
    return message.author.username in names and not message.kind


class Dice(_Asked):
    """`!roll 1dN`: the bot has nothing but its place."""

    program = """
from examples.dice_bot import router
router.flood = None
quickmeet.bot.run(router, state="bot.state", backend=BACKEND)
"""

    def question(self, number: int) -> str:
        """Roll a die of so many sides."""
        return f"!roll 1d{number % 900 + 1}"

    def answer(self, message: Message) -> str | None:
        """Which die; what it shows is left to luck."""
        return message.text.removeprefix("!roll ")

    def heard(self, message: Message) -> str:
        """Which die was rolled."""
        return message.text.partition(":")[0]


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
        """Whose it is."""
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
        """What was said in which thread."""
        return f"{message.thread_id}: {message.text}"

    def is_done(self, world: World) -> bool:
        """Whether all answers have come to their end."""
        done = [one for one in world.seen.messages.values() if one.text.endswith("*.")]
        return len(done) >= world.asked


class Moderation:
    """`!ban` and its question back, `!remind`: the bot waits for people."""

    begun = "bot.state"
    program = """
from examples.moderation_bot import router
router.flood = None
quickmeet.bot.run(router, state="bot.state", backend=BACKEND)
"""

    def __init__(self) -> None:
        self._due: Final[dict[str, list[str]]] = {}
        self._locks: Final = {name: anyio.Lock() for name in USERS}

    async def prepare(self, world: World) -> None:
        """Make moderators of all people, and a victim for each."""
        for name in USERS:
            await world.server.add_user(_victim(name), PASSWORD)
        async with world.session("bot") as bot:  # it made the rooms
            for name in USERS:
                async with world.calls(name) as client:
                    user_id = client.user_id or ""
                for room_id in world.room_ids:
                    await bot.rooms.add_moderator(room_id, user_id)

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Have a member removed, or be reminded; one after the other, in own rooms."""
        mine = world.room_ids[USERS.index(name) :: len(USERS)]
        async with self._locks[name], world.calls(name) as client:
            for number in numbers:
                room_id = mine[number % len(mine)]
                if number % 2:
                    turns = [(f"!remind 0s n{number}", f"@{name} n{number}")]
                else:
                    await client.rooms.add_member(room_id, _victim(name))
                    turns = [
                        (
                            f"!ban @{_victim(name)}",
                            f"Remove @{_victim(name)}? Say yes.",
                        ),
                        ("yes", f"@{_victim(name)} is out."),
                    ]
                for said, answer in turns:
                    due = self._due.setdefault(room_id, [])
                    due.append(answer)
                    world.asked += 1
                    await client.messages.send(room_id, said)
                    await world.seen.until(partial(_has_said, world, room_id, len(due)))

    def is_done(self, world: World) -> bool:
        """They wait for each answer themselves."""
        return world.talking == 0

    async def judge(self, world: World) -> list[str]:
        """Compare what was said with what was due, and look who is left."""
        faults: list[str] = []
        for room_id, due in self._due.items():
            messages = await world.history(room_id)
            said = [one.text for one in messages if _is_by(one, "bot")]
            if said != due:
                faults.append(f"{room_id}: {due} were due, and it said {said}")
            async with world.session("ann") as ann:
                members = await ann.rooms.list_members(room_id, includes_offline=True)
            names = {one.username for one in members.members}
            faults += [
                f"{room_id}: {_victim(name)} is still there"
                for name in USERS
                if _victim(name) in names
            ]
        return faults


class Archive:
    """The archive bridge: each thing that happens is a line of its file, once."""

    begun = "archive.jsonl"
    program = """
from pathlib import Path
from examples.archive_bridge import archive
async def main():
    login = quickmeet.Password("bot", os.environ["QUICKMEET_PASSWORD"])
    async with quickmeet.connect(os.environ["QUICKMEET_URL"], login) as client:
        await archive(client, Path("archive.jsonl"))
quickmeet.run(main, backend=BACKEND)
"""

    def __init__(self) -> None:
        self._texts: Final[dict[str, str]] = {}
        self._deleted: Final[set[str]] = set()

    async def prepare(self, world: World) -> None:
        """Make nothing."""

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Say something; edit one in three, and delete another one."""
        async with world.calls(name) as client:
            for number in numbers:
                room_id = world.room(number)
                sent = await client.messages.send(room_id, f"number {number}")
                self._texts[sent.id] = sent.text
                world.asked += 1
                if number % _EACH == 1:
                    self._texts[sent.id] = f"edited {number}"
                    await client.messages.edit(
                        sent.id, f"edited {number}", room_id=room_id
                    )
                elif number % _EACH == 0:
                    await client.messages.delete(sent.id, room_id=room_id)
                    self._deleted.add(sent.id)

    def is_done(self, world: World) -> bool:
        """Whether the file has all, or as much as it is going to have."""
        return not self._faults(world)

    async def judge(self, world: World) -> list[str]:
        """Read the file."""
        return self._faults(world)

    def _faults(self, world: World) -> list[str]:
        sent: Counter[str] = Counter()
        deleted: Counter[str] = Counter()
        texts: dict[str, str] = {}
        for line in (world.folder / self.begun).read_bytes().splitlines():
            read: dict[str, Any] = msgspec.json.decode(line)
            message: dict[str, Any] = read.get("message", {})
            if read["kind"] == "Gap":
                return [f"a gap: {read}"]
            if read["kind"] == "MessageDeleted":
                deleted[read["message_id"]] += 1
            elif message and not message.get("t"):
                sent[message["_id"]] += read["kind"] == "MessageSent"
                texts[message["_id"]] = message["msg"]
        kept = self._texts.keys() - self._deleted
        return [
            *(f"{one} came {sent[one]} times" for one in kept if sent[one] != 1),
            *(f"{one} came {at} times" for one, at in sent.items() if at > 1),
            *(f"{one} is {texts.get(one)!r}, not {self._texts[one]!r}"
              for one in kept if texts.get(one) != self._texts[one]),
            *(f"{one} was deleted {deleted[one]} times" for one in self._deleted
              if deleted[one] != 1 and sent[one]),
        ]  # fmt: skip


def _victim(name: str) -> str:
    return f"{name}s"


def _has_said(world: World, room_id: str, number: int) -> bool:
    return len(world.seen.texts(room_id)) >= number


CASES: Final[dict[str, Callable[[], Case]]] = {
    "dice": Dice,
    "alerts": Alerts,
    "agent": Agent,
    "moderation": Moderation,
    "archive": Archive,
}

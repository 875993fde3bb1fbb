# SPDX-License-Identifier: MIT
"""Bots that talk with people, who wait for each answer."""

from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import Final

import anyio

import quickmeet
from quickmeet import MethodError
from quickmeet.types import GuestData, Timestamp

from .case import Case, is_by
from .world import PASSWORD, USERS, World

__all__ = ["Livechat", "Moderation"]


class Moderation(Case):
    """`!ban` and its question back, `!remind`: the bot waits for people."""

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
            said = [one.text for one in messages if is_by(one, "bot")]
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


class Livechat(Case):
    """Visitors of a website: the bot answers, and hands over to a person.

    The person gives the conversation back, and it continues.
    """

    program = """
from examples.livechat_bot import make_router
router = make_router(agent_id=os.environ["AGENT"])
router.flood = None
quickmeet.bot.run(router, state="bot.state", backend=BACKEND)
"""
    watchers = ("ann", "bot")

    def __init__(self) -> None:
        self._due: Final[dict[str, list[str]]] = {}
        self._moved: Final[Counter[str]] = Counter()
        self._locks: Final = {name: anyio.Lock() for name in USERS}
        self._bot_id = ""

    async def prepare(self, world: World) -> None:
        """Make agents of the bot and of ann, and open a conversation for each room."""
        admin_login = quickmeet.Password("admin", world.server.admin_password)
        async with (
            quickmeet.connect(world.server.url, admin_login) as admin,
            world.session("bot") as bot,
            world.session("ann") as ann,
            world.visitors() as visitor,
        ):
            for permission in ("transfer-livechat-guest", "view-l-room"):
                await admin.permissions.grant(permission, "livechat-agent")
            await admin.omnichannel_setup.add_agent("bot")
            self._bot_id = bot.user_id or ""
            for number in range(len(world.room_ids)):
                token = _token(number)
                await visitor.livechat.register(GuestData(token=token, name=token))
                world.room_ids[number] = (await visitor.livechat.open(token)).id
            await admin.omnichannel_setup.add_agent("ann")
            self.environment = {"AGENT": ann.user_id or ""}

    async def talk(self, world: World, name: str, numbers: Sequence[int]) -> None:
        """Ask as the visitors of some conversations, who wait for each answer."""
        mine = range(USERS.index(name), len(world.room_ids), len(USERS))
        async with self._locks[name], AsyncExitStack() as stack:
            visitor = await stack.enter_async_context(world.visitors())
            ann = await stack.enter_async_context(world.calls("ann"))
            for number in numbers:
                at = mine[number % len(mine)]
                room_id, is_last = world.room_ids[at], number % 2 == 0
                asked, said = _HANDED if is_last else _ANSWERED
                due = self._due.setdefault(room_id, [])
                due.append(said)
                world.asked += 1
                await visitor.livechat.send(
                    room_id, asked, _token(at), message_id=f"asked{number}"
                )
                await world.seen.until(partial(_has_said, world, room_id, len(due)))
                if is_last:
                    self._moved[room_id] += 1
                    await self._give_back(ann, room_id)

    async def _give_back(self, ann: quickmeet.HttpClient, room_id: str) -> None:
        """Give a conversation back as soon as ann has it."""
        while True:
            try:
                await ann.omnichannel.forward(room_id, agent_id=self._bot_id)
            except MethodError:
                await anyio.sleep(_LOOK_S)
            else:
                return

    def is_done(self, world: World) -> bool:
        """They wait for each answer themselves."""
        return world.talking == 0

    async def judge(self, world: World) -> list[str]:
        """Compare what was said and handed over with what was due."""
        faults: list[str] = []
        async with world.visitors() as visitor:
            for at, room_id in enumerate(world.room_ids):
                history = await visitor.livechat.load_history(
                    Timestamp(0), room_id, _token(at), most=10_000
                )
                if history is None:
                    raise AssertionError  # the visitor is known
                messages = sorted(history.messages, key=lambda one: one.sent_at)
                said = [one.text for one in messages if is_by(one, "bot")]
                due = self._due.get(room_id, [])
                if said != due:
                    faults.append(f"{room_id}: {due} were due, and it said {said}")
                moves = sum(
                    one.kind == _MOVED and one.author.username == "bot"
                    for one in messages
                )
                if moves != self._moved[room_id]:
                    faults.append(
                        f"{room_id}: handed over {moves} times, "
                        f"not {self._moved[room_id]}"
                    )
        return faults


_ANSWERED: Final = "What are your hours?", "We are here from 9 to 17."
_HANDED: Final = "A human please", "A person will take over in a moment."
_MOVED: Final = "livechat_transfer_history"
_LOOK_S: Final = 0.05


def _token(number: int) -> str:
    return f"visitor{number}"


def _victim(name: str) -> str:
    return f"{name}s"


def _has_said(world: World, room_id: str, number: int) -> bool:
    return len(world.seen.texts(room_id)) >= number

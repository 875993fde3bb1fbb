# SPDX-License-Identifier: MIT
"""How long people in other rooms wait while one answer takes its time."""

import time
from statistics import median
from typing import Final

import anyio
from msgspec import Struct

import quickmeet
from quickmeet import MessageSent
from quickmeet.bot import Incoming, Router, serving
from quickmeet_devserver import Server, serve

__all__ = ["Waits", "measure"]

_ROOMS: Final = 9
_PASSWORD: Final = "secret"  # noqa: S105  # on a server of our own
_PAUSE_S: Final = 0.1


class Waits(Struct, frozen=True, kw_only=True):
    """The measurements, in seconds.

    Attributes:
        slow: How long the slow answer took.
        alone: Median of the others before it began.
        beside: Median of the others meanwhile.
        longest: The longest of these.
        asked: How many were asked meanwhile.
        late: How many of them were answered behind the slow one.
    """

    slow: float
    alone: float
    beside: float
    longest: float
    asked: int
    late: int


async def measure(seconds: float) -> Waits:
    """Ask in other rooms while an answer takes so long.

    Args:
        seconds: What the slow answer takes.
    """
    router = Router(flood=None)

    @router.command
    async def ping(message: Incoming) -> None:
        await message.reply(f"pong {message.id}")

    @router.command
    async def slow(message: Incoming) -> None:
        await anyio.sleep(seconds)
        await message.reply(f"slow {message.id}")

    users = [("bot", _PASSWORD), ("ann", _PASSWORD)]
    async with serve(users=users) as server:
        busy, *quiet = [
            await server.add_room(f"room{number}", ["bot", "ann"])
            for number in range(1 + _ROOMS)
        ]
        async with (
            _session(server, "bot") as bot,
            _session(server, "ann") as ann,
            serving(router, bot),
            ann.messages.changes_mine() as changes,
        ):
            people = _People(ann, changes)
            alone = [await people.ask(room_id) for room_id in quiet]
            began = time.monotonic()
            asked = await ann.messages.send(busy, "!slow")
            beside: list[float] = []
            while asked.id not in people.answered and (
                not beside or time.monotonic() - began < seconds
            ):
                beside.append(await people.ask(quiet[len(beside) % _ROOMS]))
                await anyio.sleep(_PAUSE_S)
            late = int(asked.id in people.answered)
            await people.wait_for(asked.id)
            return Waits(
                slow=time.monotonic() - began,
                alone=median(alone),
                beside=median(beside),
                longest=max(beside),
                asked=len(beside),
                late=late,
            )


class _People:
    """Ann, who asks one thing after the other."""

    def __init__(
        self,
        client: quickmeet.Client,
        changes: quickmeet.ChangesMine[quickmeet.types.Message],
    ) -> None:
        self.answered: Final[set[str]] = set()
        self._client: Final = client
        self._changes: Final = changes

    async def ask(self, room_id: str) -> float:
        """Ask, and wait for the answer; how long that took."""
        began = time.monotonic()
        asked = await self._client.messages.send(room_id, "!ping")
        await self.wait_for(asked.id)
        return time.monotonic() - began

    async def wait_for(self, message_id: str) -> None:
        """Wait for the answer to a message."""
        while message_id not in self.answered:
            change = await anext(self._changes)
            if isinstance(change, MessageSent):
                self.answered.add(change.message.text.rpartition(" ")[2])


def _session(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    return quickmeet.connect(server.url, quickmeet.Password(name, _PASSWORD))

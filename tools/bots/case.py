# SPDX-License-Identifier: MIT
"""Questions to a bot that is killed, and checks of its answers."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from quickmeet.types import Message

from .world import World

__all__ = ["Case", "is_by"]


class Case(Protocol):
    """One bot.

    Attributes:
        program: Runs it; ``BACKEND`` is the loop.
        begun: The file that is there when it has begun: what follows is not lost.
        watchers: Who sees all that the bot says, and is online.
        environment: What its program finds in its environment.
    """

    program: str
    begun: str = "bot.state"
    watchers: Sequence[str] = ("ann",)
    environment: Mapping[str, str] = {}  # read only

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
        """The faults of its answers; empty if there are none."""
        ...


def is_by(message: Message, *names: str) -> bool:
    """Whether one of these wrote a message, and it is no system message."""
    return message.author.username in names and not message.kind

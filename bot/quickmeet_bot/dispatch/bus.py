# SPDX-License-Identifier: MIT
"""The interface of a bus that a bot needs: account, changes and calls.

`quickmeet.relay.Bus` is one; the bot does not know it.
"""

from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    nullcontext,
)
from typing import Final, Protocol

import anyio

from quickmeet import Change
from quickmeet.client import Groups
from quickmeet.types import Message

__all__ = ["Acknowledger", "BotBus", "BotChanges", "BusAccount", "Handed"]


class BusAccount(Protocol):
    """The account of the bot."""

    @property
    def user_id(self) -> str:
        """Its user."""
        ...

    @property
    def username(self) -> str | None:
        """Its name; None where it is not told."""
        ...


class Handed(Protocol):
    """A change that the bus hands out."""

    @property
    def change(self) -> Change[Message]:
        """The change."""
        ...

    def traced(self) -> AbstractContextManager[None]:
        """Go on with the trace that it came by."""
        ...

    async def done(self) -> None:
        """Acknowledge it: it does not come again."""
        ...


class BotChanges(Protocol):
    """A subscription to all rooms, shared with the other workers of the bot."""

    @property
    def waiting(self) -> int:
        """How many changes are here that `ahead` has not given yet."""
        ...

    def ahead(self) -> AsyncIterator[Handed]:
        """Changes in order, the next before those in front of it are done."""
        ...


class BotBus(Protocol):
    """Changes of an account, and calls through it, on any machine."""

    @property
    def client(self) -> Groups:
        """The groups of the API."""
        ...

    async def account(self) -> BusAccount:
        """Ask whose changes they are; waits until somebody knows."""
        ...

    def follow(self, durable: str) -> AbstractAsyncContextManager[BotChanges]:
        """Follow under a name that workers of one bot share."""
        ...


class Acknowledger:
    """Acknowledges what was handed out once its message is answered."""

    def __init__(self) -> None:
        self._open: Final[defaultdict[str, list[Handed]]] = defaultdict(list)
        self._finished: Final[deque[Handed]] = deque()
        self._changed = anyio.Event()

    def note(self, message_id: str, handed: Handed) -> None:
        """Note that a message is being answered."""
        self._open[message_id].append(handed)

    def traced(self, message_id: str) -> AbstractContextManager[None]:
        """Go on with the trace that a message came by."""
        handed = self._open.get(message_id)
        return handed[0].traced() if handed else nullcontext()

    def acknowledge(self, handed: Handed) -> None:
        """Acknowledge soon what nobody answers."""
        self._finished.append(handed)
        self._changed.set()

    def finish(self, message_id: str) -> None:
        """Acknowledge soon: a message was answered."""
        self._finished.extend(self._open.pop(message_id, ()))
        self._changed.set()

    async def run(self) -> None:
        """Acknowledge until cancelled."""
        while True:
            await self._changed.wait()
            self._changed = anyio.Event()
            while self._finished:
                await self._finished[0].done()
                self._finished.popleft()

# SPDX-License-Identifier: MIT
"""The interface of a bus that a bot needs: account, changes and calls.

`quickmeet.relay.Bus` is one; the bot does not know it.
"""

from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
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
        """Id of the bot's user."""
        ...

    @property
    def username(self) -> str | None:
        """Its name; None if the server does not reveal it."""
        ...


class Handed(Protocol):
    """A change delivered by the bus."""

    @property
    def change(self) -> Change[Message]:
        """The change."""
        ...

    def traced(self) -> AbstractContextManager[None]:
        """Continue the trace of the change."""
        ...

    async def done(self) -> None:
        """Acknowledge the change: it is not delivered again."""
        ...


class BotChanges(Protocol):
    """A subscription to all rooms, shared with the other workers of the bot."""

    @property
    def waiting(self) -> int:
        """How many received changes `ahead` has not yielded yet."""
        ...

    def ahead(self) -> AsyncIterator[Handed]:
        """Yield changes in order, before earlier ones are acknowledged."""
        ...


class BotBus(Protocol):
    """The changes of an account, and calls through it, from any machine."""

    @property
    def client(self) -> Groups:
        """The groups of the API."""
        ...

    async def account(self) -> BusAccount:
        """Return the account of the changes; waits until it is known."""
        ...

    def follow(self, durable: str) -> AbstractAsyncContextManager[BotChanges]:
        """Follow all rooms under a name that the workers of one bot share."""
        ...


class Acknowledger:
    """Acknowledges changes once their messages are answered."""

    def __init__(self) -> None:
        self._open: Final[defaultdict[str, list[Handed]]] = defaultdict(list)
        self._finished: Final[deque[Handed]] = deque()
        self._changed = anyio.Event()

    def note(self, message_id: str, handed: Handed) -> None:
        """Record that a message is being answered."""
        self._open[message_id].append(handed)

    def traced(self, message_id: str) -> AbstractContextManager[None]:
        """Continue the trace of a message."""
        handed = self._open.get(message_id)
        return handed[0].traced() if handed else nullcontext()

    def acknowledge(self, handed: Handed) -> None:
        """Schedule the acknowledgement of a change that is not answered."""
        self._finished.append(handed)
        self._changed.set()

    def finish(self, message_id: str) -> None:
        """Schedule the acknowledgement of a message that was answered."""
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

# SPDX-License-Identifier: MIT
"""A client's view of a room, to be compared with the server's."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import pairwise
from typing import Final

import anyio
from msgspec import Struct

from quickmeet import Gap
from quickmeet.types import Message
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.streams.changes.room import (
    Change,
    MessageDeleted,
    MessageSent,
    MessageUpdated,
)

__all__ = ["Breaks", "Copy", "Log", "moment_of"]


def moment_of(message: Message) -> int:
    """When a message became what it is, by the server's clock."""
    updated_at = message.updated_at
    return getattr(updated_at, "milliseconds", 0)


class Log:
    """Every revision that came, in the order of coming."""

    def __init__(self) -> None:
        self.seen: Final[list[tuple[str, int]]] = []
        self.came_at: Final[list[float]] = []
        self.ids: Final[set[str]] = set()
        self.gaps: Final[list[str]] = []

    async def keep(
        self, messages: AsyncIterator[Message | Gap], pause: float = 0.0
    ) -> None:
        """Note what comes, until it ends, and sleep after each for so many seconds."""
        async for message in messages:
            if isinstance(message, Gap):
                self.gaps.append(message.reason)
                continue
            if pause:
                await anyio.sleep(pause)
            self.seen.append((message.id, moment_of(message)))
            self.came_at.append(time.time())
            self.ids.add(message.id)

    @property
    def repeated(self) -> int:
        """How many came more than once."""
        return len(self.seen) - len(set(self.seen))

    @property
    def disordered(self) -> int:
        """How many came after a revision that was made later."""
        moments = [moment for _, moment in self.seen]
        return sum(later < earlier for earlier, later in pairwise(moments))


class Copy:
    """A room's messages, kept up to date by its changes.

    Args:
        load: Loads the room's messages again, after a gap.
    """

    def __init__(self, load: Callable[[], Awaitable[dict[str, int]]]) -> None:
        self.messages: Final[dict[str, int]] = {}
        self.deleted: Final[set[str]] = set()
        self.twice = 0
        self.gaps: Final[list[str]] = []
        self._load: Final = load

    async def keep(self, changes: AsyncIterator[Change[Message]]) -> None:
        """Follow the changes, until they end."""
        async for change in changes:
            match change:
                case MessageSent(message) | MessageUpdated(message):
                    moment, known = moment_of(message), self.messages.get(message.id, 0)
                    self.messages[message.id] = max(moment, known)
                case MessageDeleted(message_id):
                    self.twice += message_id in self.deleted
                    self.deleted.add(message_id)
                    self.messages.pop(message_id, None)
                case Gap(reason=reason):
                    self.gaps.append(reason)
                    loaded = await self._load()
                    self.messages.clear()
                    self.messages.update(loaded)


class _Break(Struct):
    known: dict[int, int]
    ended_at: float | None = None


class Breaks(Observer):
    """When nothing came, by the machine's clock, which is the server's too.

    A break begins with the last revision that came before: on a slow line that
    was made long before the line was cut. It ends with the first that comes after:
    the session is ready before what was missed is there.

    Attributes:
        logs: What the consumer saw, room by room.
    """

    def __init__(self, logs: list[Log]) -> None:
        self.logs: Final = logs
        self._breaks: list[_Break] = []

    def on_reconnect(self, reason: Exception, attempt: int, delay: float) -> None:
        """The connection was lost, or could not be made."""
        del reason, attempt, delay
        if not self._breaks or self._breaks[-1].ended_at is not None:
            known = {id(log): log.seen[-1][1] for log in self.logs if log.seen}
            self._breaks.append(_Break(known))

    def on_connect(self, connection_id: str, attempt: int) -> None:
        """The session is ready again."""
        del connection_id, attempt
        if self._breaks:
            self._breaks[-1].ended_at = time.time()

    def cover(self, log: Log, first_ms: int, second_ms: int, slack_ms: int) -> bool:
        """Whether two moments are within one break."""
        return any(
            one.known.get(id(log), 0) < first_ms
            and second_ms <= _end_of(one, log) * 1000 + slack_ms
            for one in self._breaks
        )


def _end_of(one: _Break, log: Log) -> float:
    if one.ended_at is None:
        return time.time()
    return next((at for at in log.came_at if at >= one.ended_at), time.time())

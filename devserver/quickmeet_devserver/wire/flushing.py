# SPDX-License-Identifier: MIT
"""Sending what was queued for many connections from one task.

An event for a thousand clients would wake a thousand tasks, each of which costs more
than the bytes that it sends.
"""

from typing import Final, Protocol

from quickmeet_runtime.concurrency.waiters import Waiter, waiter_factory

__all__ = ["Flushing"]


class Flushable(Protocol):
    """A connection with something to send."""

    def flush(self) -> None:
        """Send what the other side takes now; the rest is left to the connection."""
        ...


class Flushing:
    """The connections with something to send, once a turn of the event loop."""

    def __init__(self) -> None:
        self._due: list[Flushable] = []
        self._make_waiter: Final = waiter_factory()
        self._idle: Waiter | None = None

    def add(self, connection: Flushable) -> None:
        """Let a connection be flushed at the end of this turn."""
        self._due.append(connection)
        if self._idle is not None:
            self._idle.wake()
            self._idle = None

    async def run(self) -> None:
        """Flush what is due, until cancelled."""
        while True:
            if not self._due:
                self._idle = waiter = self._make_waiter()
                await waiter
            due, self._due = self._due, []
            for connection in due:
                connection.flush()

# SPDX-License-Identifier: MIT
"""The state of a session, for all who want to know it."""

from collections import deque
from typing import Final, Self
from weakref import WeakSet

from ..concurrency.waiters import Waiter, WaiterFactory
from ..errors import LocalProtocolError
from .status import Closed, Connecting, Ready, Status

__all__ = ["StatusChanges", "StatusPublisher"]

_MOST_UNREAD: Final = 100


class StatusChanges:
    """The state now, and each one that follows; `Closed` is the last.

    Who reads slowly gets the last hundred.
    """

    def __init__(self, now: Status, make_waiter: WaiterFactory) -> None:
        self._unread: Final = deque([now], _MOST_UNREAD)
        self._make_waiter: Final = make_waiter
        self._waiter: Waiter | None = None
        self._has_ended = False

    def __aiter__(self) -> Self:
        """Iterate over the states."""
        return self

    async def __anext__(self) -> Status:
        """Wait for the next state.

        Raises:
            LocalProtocolError: Another task waits for it already.
        """
        while not self._unread:
            if self._has_ended:
                raise StopAsyncIteration
            if self._waiter is not None:
                raise LocalProtocolError(
                    "two tasks iterate over one `status_changes()`: give each its own"
                )
            self._waiter = self._make_waiter()
            try:
                await self._waiter.wait()
            finally:
                self._waiter = None
        status = self._unread.popleft()
        self._has_ended = isinstance(status, Closed)
        return status

    def add(self, status: Status) -> None:
        """Note a state that follows."""
        self._unread.append(status)
        if self._waiter is not None:
            self._waiter.wake()


class StatusPublisher:
    """Shows the state; whoever reads along misses no change.

    Attributes:
        status: The state now.
    """

    def __init__(self, make_waiter: WaiterFactory) -> None:
        self.status: Status = Connecting(1)
        self._make_waiter: Final = make_waiter
        self._readers: WeakSet[StatusChanges] | None = None
        self._begun: Waiter | None = None

    def set(self, status: Status) -> None:
        """Change the state."""
        self.status = status
        for reader in list(self._readers or ()):
            reader.add(status)
        if self._begun is not None and isinstance(status, Ready | Closed):
            self._begun.wake()
            self._begun = None

    async def begun(self) -> None:
        """Wait until the session is ready for the first time, or never will be."""
        if not isinstance(self.status, Ready | Closed):
            self._begun = self._make_waiter()
            await self._begun.wait()

    def changes(self) -> StatusChanges:
        """Read along, from the present state on."""
        reader = StatusChanges(self.status, self._make_waiter)
        if self._readers is None:
            self._readers = WeakSet()
        self._readers.add(reader)
        return reader

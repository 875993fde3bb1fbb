# SPDX-License-Identifier: MIT
"""The reports of a session: its state, and the fate of events.

They are logged, counted, passed to the observer, and published to iterators.
"""

import logging
from collections import deque
from typing import Final, Self
from weakref import WeakSet

from msgspec import Struct

from ..concurrency.waiters import Waiter, WaiterFactory
from ..errors import LocalProtocolError
from ..model.gap import Gap
from ..model.operations.publication import Topic
from ..observability.masking import Masker
from ..observability.observer import Observer, PayloadReporter, Statistics, tell

__all__ = [
    "Closed",
    "Lost",
    "Opening",
    "Ready",
    "Status",
    "StatusChanges",
    "StatusPublisher",
    "StreamReporter",
]


logger = logging.getLogger("quickmeet")

_MOST_UNREAD: Final = 100


class Opening(Struct, frozen=True):
    """Connecting: opening, logging in, subscribing, recovering."""

    attempt: int
    """Number of this attempt, 1 for the first after a good connection."""


class Ready(Struct, frozen=True):
    """Calls can be made, and events arrive."""

    connection_id: str
    """The server's id for the connection."""


class Lost(Struct, frozen=True):
    """The connection is lost; the session will reconnect by itself."""

    reason: Exception
    """Why it was lost, or why the last attempt failed."""
    attempt: int
    """Number of the next attempt."""
    delay: float
    """Seconds until the next attempt."""


class Closed(Struct, frozen=True):
    """Closed for good."""

    error: Exception | None
    """The error that closed it; None if we closed it."""


Status = Opening | Ready | Lost | Closed


class StatusChanges:
    """The current state, and each following one; `Closed` is the last.

    A slow iteration gets the last hundred.
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
            LocalProtocolError: Another task is waiting already.
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
                await self._waiter
            finally:
                self._waiter = None
        status = self._unread.popleft()
        self._has_ended = isinstance(status, Closed)
        return status

    def add(self, status: Status) -> None:
        """Add the next state."""
        self._unread.append(status)
        if self._waiter is not None:
            self._waiter.wake()


class StatusPublisher:
    """Publishes the state; an iterator misses no change.

    Args:
        make_waiter: Makes waiters.
        masker: Masks secrets in the log.
        observer: The observer of connections, if there is one.

    Attributes:
        status: The current state.
    """

    def __init__(
        self, make_waiter: WaiterFactory, masker: Masker, observer: Observer | None
    ) -> None:
        self.status: Status = Opening(1)
        self._make_waiter: Final = make_waiter
        self._masker: Final = masker
        self._observer: Final = observer
        self._readers: WeakSet[StatusChanges] | None = None
        self._begun: Waiter | None = None
        self._was_ready = False

    def ready(self, connection_id: str, attempt: int, url: str) -> None:
        """Publish that the session is ready."""
        logger.info("%s ready at %s", connection_id, url)
        self._was_ready = True
        self.publish(Ready(connection_id))
        tell(self._observer, lambda one: one.on_connect(connection_id, attempt))

    def lost(self, loss: Lost) -> None:
        """Publish that the connection is lost, and when the next attempt follows."""
        said = self._masker.text(str(loss.reason))
        logger.warning("lost: %s; try %d in %.1f s", said, loss.attempt, loss.delay)
        tell(
            self._observer,
            lambda one: one.on_reconnect(loss.reason, loss.attempt, loss.delay),
        )
        self.publish(loss)

    def closed(self, error: Exception | None) -> None:
        """Publish that the session is over."""
        if error is not None:
            said = self._masker.text(str(error))
            # if it never began, the caller gets the same error
            level = logging.INFO if self._was_ready else logging.DEBUG
            logger.log(level, "the session has ended: %s", said)
        self.publish(Closed(error))

    def publish(self, status: Status) -> None:
        """Publish a state without logging it."""
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
            await self._begun

    def changes(self) -> StatusChanges:
        """Iterate over the states, starting with the current one."""
        reader = StatusChanges(self.status, self._make_waiter)
        if self._readers is None:
            self._readers = WeakSet()
        self._readers.add(reader)
        return reader


class StreamReporter:
    """Reports for the streams of one session; see `streams.ports.Reporter`."""

    def __init__(
        self,
        statistics: Statistics,
        masker: Masker,
        payloads: PayloadReporter,
        observer: Observer | None,
    ) -> None:
        self._statistics: Final = statistics
        self._masker: Final = masker
        self.undecodable: Final = payloads.report
        self._observer: Final = observer

    def gap(self, topic: Topic, gap: Gap) -> None:
        """Report that events may be permanently lost."""
        self._statistics.gaps += 1
        said = self._masker.text(gap.reason)
        logger.warning("%s: something may be missing: %s", topic, said)
        tell(self._observer, lambda one: one.on_gap(topic.stream, topic.key, gap))

    def recovered(self, events: int) -> None:
        """Count events that were fetched."""
        self._statistics.recovered_events += events

    def dropped(self, events: int) -> None:
        """Count events that were dropped."""
        self._statistics.dropped_events += events

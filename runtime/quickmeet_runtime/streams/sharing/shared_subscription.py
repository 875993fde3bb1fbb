# SPDX-License-Identifier: MIT
"""A subscription on the wire, and the subscribers to its events.

Every change of its state is a row of `TABLE`.
"""

from collections.abc import Sequence
from enum import IntEnum, auto
from math import inf
from typing import Final

from ...concurrency.waiters import Waiter
from ...model.operations.publication import Topic
from ...protocol.frames import event_head
from ..ports import Sink

__all__ = [
    "TABLE",
    "Entering",
    "SharedSubscription",
    "SubscriptionEvent",
    "SubscriptionState",
]


class SubscriptionState(IntEnum):
    """The state of a subscription."""

    IDLE = auto()
    """Not on the wire: there is no connection."""
    ASKED = auto()
    """`sub` was sent."""
    READY = auto()
    """The server has confirmed it."""
    LIMITED = auto()
    """The server's rate limit was reached; it is sent again later."""
    ENDED = auto()
    """The server refused or ended it, or the session has ended."""


class SubscriptionEvent(IntEnum):
    """An event of a subscription."""

    ASK = auto()
    """`sub` is sent, for the first time or again."""
    READY = auto()
    """The server confirms it; again after each login."""
    LIMIT = auto()
    """The server's rate limit is reached."""
    BREAK = auto()
    """The connection is lost."""
    END = auto()
    """The server refuses or ends it, or the session ends."""


_S = SubscriptionState
_E = SubscriptionEvent
_ALIVE: Final = [one for one in SubscriptionState if one is not _S.ENDED]

TABLE: Final[dict[tuple[SubscriptionState, SubscriptionEvent], SubscriptionState]] = {
    **{(state, _E.ASK): _S.ASKED for state in _ALIVE},
    (_S.ASKED, _E.READY): _S.READY,
    (_S.ASKED, _E.LIMIT): _S.LIMITED,
    **{(state, _E.BREAK): _S.IDLE for state in _ALIVE},
    **{(state, _E.END): _S.ENDED for state in _ALIVE},
}
"""The transitions; a missing pair changes nothing."""


class Entering:
    """A task that waits until its subscription is ready."""

    __slots__ = ("deadline", "error", "waiter")

    def __init__(self, deadline: float, waiter: Waiter) -> None:
        self.deadline: Final = deadline
        self.waiter: Final = waiter
        self.error: Exception | None = None

    def end(self, error: Exception | None) -> None:
        """Resume the task, with an error or None if the subscription is ready."""
        self.error = error
        self.waiter.wake()


class SharedSubscription:
    """A subscription on the wire.

    Attributes:
        topic: The topic.
        options: Extra argument of the publication.
        sinks: The sinks of its events.
        head: The first bytes of its events' frames.
        id: Its id on the current connection.
        is_doubtful: Whether the user was removed from its room, and the server has
            not confirmed or refused it since.
        ask_at: When to subscribe again, if the rate limit was reached or the server
            may have answered too early.
        entering: Tasks that wait until it is ready.
        error: Why it ended.
    """

    __slots__ = (
        "ask_at",
        "entering",
        "error",
        "head",
        "id",
        "is_doubtful",
        "options",
        "sinks",
        "state",
        "topic",
    )

    def __init__(self, topic: Topic, options: object) -> None:
        self.topic: Final = topic
        self.options: Final = options
        self.head: Final = event_head(topic.stream, topic.key)
        self.sinks: tuple[Sink, ...] = ()
        self.entering: dict[Entering, None] = {}
        self.state = SubscriptionState.IDLE
        self.id = ""
        self.ask_at = inf
        self.is_doubtful = False
        self.error: Exception | None = None

    def add(self, sink: Sink) -> None:
        """Add a sink."""
        self.sinks = (*self.sinks, sink)

    def remove(self, sink: Sink) -> None:
        """Remove a sink."""
        self.sinks = tuple(one for one in self.sinks if one is not sink)

    def ask(self, id_: str, *, is_doubtful: bool = False) -> None:
        """Record that `sub` is sent.

        Args:
            id_: Its id on the current connection.
            is_doubtful: Whether the user was removed from its room.
        """
        self.id = id_
        self.is_doubtful = self.is_doubtful or is_doubtful
        self._step(SubscriptionEvent.ASK)

    def ask_later(self, moment: float) -> None:
        """Set the time to subscribe again."""
        self.ask_at = moment

    def limit(self, until: float) -> None:
        """Handle the server's rate limit, which ends at a given time."""
        self.ask_at = until
        self._step(SubscriptionEvent.LIMIT)

    def interrupt(self, reason: str) -> None:
        """Handle a lost connection."""
        was_ready = self.is_ready
        self.id = ""
        self._step(SubscriptionEvent.BREAK)
        if was_ready:
            self.lose(reason)

    @property
    def is_ready(self) -> bool:
        """Whether the server has confirmed it, so that events arrive."""
        return self.state is SubscriptionState.READY

    def put(self, args: bytes) -> None:
        """Deliver one event to all sinks."""
        for sink in self.sinks:
            sink.put(args)

    def put_all(self, events: Sequence[bytes], size: int) -> bool:
        """Deliver a batch of events to all sinks, with its total size in bytes.

        Returns:
            False, without delivering, if a sink has no room for all of them: then
            they must be delivered one by one.
        """
        for sink in self.sinks:
            if not sink.has_room(len(events), size):
                return False
        for sink in self.sinks:
            sink.put_all(events, size)
        return True

    def become_ready(self) -> None:
        """Handle `ready` from the server; it comes again after each login."""
        is_back = not self.is_ready
        self._step(SubscriptionEvent.READY)
        self.is_doubtful = False
        self._let_in(None)
        if is_back:
            for sink in self.sinks:
                sink.come_back()

    def lose(self, reason: str) -> None:
        """Inform the sinks that events may be missing from here on."""
        for sink in self.sinks:
            sink.lose(reason)

    def end(self, error: Exception) -> None:
        """End the subscription and its sinks."""
        self._step(SubscriptionEvent.END)
        self.error = error
        self._let_in(error)
        for sink in self.sinks:
            sink.end(error)

    def _let_in(self, error: Exception | None) -> None:
        entering, self.entering = self.entering, {}
        for one in entering:
            one.end(error)

    def _step(self, event: SubscriptionEvent) -> None:
        self.state = TABLE.get((self.state, event), self.state)

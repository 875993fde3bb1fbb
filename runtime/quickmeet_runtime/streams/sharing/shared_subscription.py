# SPDX-License-Identifier: MIT
"""One subscription on the wire, and who gets its events."""

from collections.abc import Sequence
from enum import Enum, auto
from math import inf
from typing import Final

from ...concurrency.waiters import Waiter
from ...model.topic import Topic
from ...protocol.event_frame import event_head
from ..delivery.sinks import Sink

__all__ = ["Entering", "SharedSubscription", "SubscriptionState"]


class SubscriptionState(Enum):
    """Where a subscription is on its way."""

    IDLE = auto()
    """Not on the wire: there is no connection."""
    ASKED = auto()
    """`sub` was sent."""
    READY = auto()
    """The server said so."""
    LIMITED = auto()
    """The server has had too many requests; it is asked again later."""
    ENDED = auto()
    """The server refused or ended it, or the session is over."""


class Entering:
    """A task that waits until its subscription is ready."""

    __slots__ = ("deadline", "error", "waiter")

    def __init__(self, deadline: float, waiter: Waiter) -> None:
        self.deadline: Final = deadline
        self.waiter: Final = waiter
        self.error: Exception | None = None


class SharedSubscription:
    """One subscription on the wire.

    Attributes:
        topic: What it is about.
        options: Extra argument of the publication.
        sinks: What takes its events.
        head: How the frames of its events begin.
        id: Its name on the open connection.
        is_doubtful: Whether the user was removed from the room that it is about, and
            the server has not said yet what that means.
        ask_at: When to ask for it again, if the server wants no more requests now,
            or may have answered too early.
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

    @property
    def is_ready(self) -> bool:
        """Whether its events flow."""
        return self.state is SubscriptionState.READY

    def put(self, args: bytes) -> None:
        """Give everybody one event."""
        for sink in self.sinks:
            sink.put(args)

    def put_all(self, events: Sequence[bytes]) -> bool:
        """Give everybody events that arrived in a row.

        Returns:
            False, and nothing was given, when some subscriber would not just take
            them all: what each of them does there is decided one by one.
        """
        size = sum(map(len, events))
        for sink in self.sinks:
            if not sink.has_room(len(events), size):
                return False
        for sink in self.sinks:
            sink.put_all(events, size)
        return True

    def become_ready(self) -> None:
        """The server said `ready`; again after each login."""
        is_back = not self.is_ready
        self.state = SubscriptionState.READY
        self.is_doubtful = False
        self._let_in(None)
        if is_back:
            for sink in self.sinks:
                sink.come_back()

    def lose(self, reason: str) -> None:
        """What its events told may have a hole from here on."""
        for sink in self.sinks:
            sink.lose(reason)

    def end(self, error: Exception) -> None:
        """No more events will come."""
        self.state = SubscriptionState.ENDED
        self.error = error
        self._let_in(error)
        for sink in self.sinks:
            sink.end(error)

    def _let_in(self, error: Exception | None) -> None:
        entering, self.entering = self.entering, {}
        for one in entering:
            one.error = error
            one.waiter.wake()

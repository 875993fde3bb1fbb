# SPDX-License-Identifier: MIT
"""One subscription on the wire, and who gets its events."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from math import inf
from typing import Final

from ..concurrency.waiters import Waiter
from ..model.topic import Topic
from ..protocol.event_frame import event_head
from .recovery.resume_window import ResumeWindow
from .subscriber import Subscriber

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
    """A task that waits until its feed is ready."""

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
        inlets: Who gets its events.
        sinks: What takes them, for the link.
        tail: Its newest events, if what is missed can be fetched.
        head: How the frames of its events begin.
        id: Its name on the open connection.
        is_doubtful: Whether the user was removed from the room that it is about, and
            the server has not said yet what that means.
        ask_at: When to ask for it again, while the server wants no more requests.
    """

    __slots__ = (
        "ask_at",
        "entering",
        "error",
        "head",
        "id",
        "inlets",
        "is_doubtful",
        "options",
        "sinks",
        "state",
        "tail",
        "topic",
    )

    def __init__(self, topic: Topic, options: object, *, can_recover: bool) -> None:
        self.topic: Final = topic
        self.options: Final = options
        self.head: Final = event_head(topic.stream, topic.key)
        self.tail: Final = ResumeWindow() if can_recover else None
        self.inlets: tuple[Subscriber, ...] = ()
        self.sinks: tuple[Subscriber | ResumeWindow, ...] = ()
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

    def give_to(self, inlets: Iterable[Subscriber]) -> None:
        """Say who gets its events from now on."""
        self.inlets = tuple(inlets)
        tail = () if self.tail is None else (self.tail,)
        self.sinks = (*self.inlets, *tail)

    def take_all(self, events: Sequence[bytes]) -> bool:
        """Give everybody events that arrived in a row.

        Returns:
            False, and nothing was given, when somebody would not just take them all:
            what each of them does there is told one by one.
        """
        size = sum(map(len, events))
        inlets, tail = self.inlets, self.tail
        for inlet in inlets:
            if not inlet.has_room(len(events), size):
                return False
        for inlet in inlets:
            inlet.buffer.put_all(events, size)
        if tail is not None:
            tail.put_all(events)
        return True

    def become_ready(self) -> None:
        """The server said `ready`; again after each login."""
        self.state = SubscriptionState.READY
        self.is_doubtful = False
        self._let_in(None)

    def end(self, error: Exception) -> None:
        """No more events will come."""
        self.state = SubscriptionState.ENDED
        self.error = error
        self._let_in(error)
        for inlet in self.inlets:
            inlet.buffer.end(error)

    def _let_in(self, error: Exception | None) -> None:
        entering, self.entering = self.entering, {}
        for one in entering:
            one.error = error
            one.waiter.wake()

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
    """The server said so."""
    LIMITED = auto()
    """The server has had too many requests; it is asked again later."""
    ENDED = auto()
    """The server refused or ended it, or the session is over."""


class SubscriptionEvent(IntEnum):
    """An event of a subscription."""

    ASK = auto()
    """`sub` goes out, for the first time or once more."""
    READY = auto()
    """The server says so; again after each login."""
    LIMIT = auto()
    """The server has had too many requests."""
    BREAK = auto()
    """The connection is gone."""
    END = auto()
    """The server refuses or ends it, or the session is over."""


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
        """Let the task go on; None where the subscription is ready."""
        self.error = error
        self.waiter.wake()


class SharedSubscription:
    """A subscription on the wire.

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

    def add(self, sink: Sink) -> None:
        """Give a sink its events, too."""
        self.sinks = (*self.sinks, sink)

    def remove(self, sink: Sink) -> None:
        """Give a sink nothing more."""
        self.sinks = tuple(one for one in self.sinks if one is not sink)

    def ask(self, id_: str, *, is_doubtful: bool = False) -> None:
        """Say that the server is asked for it.

        Args:
            id_: Its name on the open connection.
            is_doubtful: Whether the user was removed from the room that it is about.
        """
        self.id = id_
        self.is_doubtful = self.is_doubtful or is_doubtful
        self._step(SubscriptionEvent.ASK)

    def ask_later(self, moment: float) -> None:
        """Choose when to ask for it once more."""
        self.ask_at = moment

    def limit(self, until: float) -> None:
        """The server has had too many requests, and says until when."""
        self.ask_at = until
        self._step(SubscriptionEvent.LIMIT)

    def interrupt(self, reason: str) -> None:
        """The connection is gone."""
        was_ready = self.is_ready
        self.id = ""
        self._step(SubscriptionEvent.BREAK)
        if was_ready:
            self.lose(reason)

    @property
    def is_ready(self) -> bool:
        """Whether its events flow."""
        return self.state is SubscriptionState.READY

    def put(self, args: bytes) -> None:
        """Give everybody one event."""
        for sink in self.sinks:
            sink.put(args)

    def put_all(self, events: Sequence[bytes], size: int) -> bool:
        """Give everybody events that arrived in a row, of so many bytes.

        Returns:
            False, and nothing was given, when some subscriber would not just take
            them all: what each of them does there is decided one by one.
        """
        for sink in self.sinks:
            if not sink.has_room(len(events), size):
                return False
        for sink in self.sinks:
            sink.put_all(events, size)
        return True

    def become_ready(self) -> None:
        """The server said `ready`; again after each login."""
        is_back = not self.is_ready
        self._step(SubscriptionEvent.READY)
        self.is_doubtful = False
        self._let_in(None)
        if is_back:
            for sink in self.sinks:
                sink.come_back()

    def lose(self, reason: str) -> None:
        """Its events may have a hole from here on."""
        for sink in self.sinks:
            sink.lose(reason)

    def end(self, error: Exception) -> None:
        """No more events will come."""
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

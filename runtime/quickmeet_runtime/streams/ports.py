# SPDX-License-Identifier: MIT
"""The interfaces that streams need: a wire, a session, a reporter, and their sinks.

Nothing below `streams` knows a session or a connection; their owner passes objects
that implement these protocols.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from ..calls.ending import Ending
from ..concurrency.waiters import Waiter
from ..errors import PayloadError
from ..model.gap import Gap
from ..model.operations.operation import Method
from ..model.operations.publication import Topic
from ..protocol.frames import CallAnswered

__all__ = [
    "EventHost",
    "MethodCaller",
    "ReadySource",
    "Reporter",
    "SentCall",
    "SingleEventSink",
    "Sink",
    "StreamSession",
    "Wire",
]

T = TypeVar("T")


class MethodCaller(Protocol):
    """Calls methods."""

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method and decode its answer."""
        ...


class SentCall(Protocol):
    """A call that was sent."""

    @property
    def answer(self) -> CallAnswered | None:
        """The answer, if it has come."""
        ...

    async def wait(self) -> CallAnswered:
        """Wait for the answer.

        Raises:
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time; a later one is still accepted,
                until the call is abandoned.
        """
        ...

    async def settled(self) -> None:
        """Wait until it is answered, or never will be; any number of tasks may wait."""
        ...

    def ask_again(self) -> None:
        """Send it again, unless it was answered meanwhile; accept either answer."""
        ...

    def abandon(self) -> None:
        """Stop expecting an answer."""
        ...


class Wire(Protocol):
    """An open connection that is logged in."""

    @property
    def is_held(self) -> bool:
        """Whether a subscriber pauses reading, or did so at the end.

        Answers do not arrive meanwhile, which is not a fault of the server.
        """
        ...

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Send `sub`."""
        ...

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        """Send `unsub`."""
        ...

    def ask(self, method: str, params: Sequence[object]) -> SentCall:
        """Send a call now; its answer can be awaited later, or never."""
        ...

    def check_at(self, deadline: float, /) -> None:
        """Schedule a check of deadlines no later than this."""
        ...


class EventHost(Protocol):
    """The interface of a session that iterators over events or documents need."""

    @property
    def is_strict(self) -> bool:
        """Whether payloads that do not match the schema raise an error."""
        ...

    def make_waiter(self) -> Waiter:
        """Create an object that a task can wait on."""
        ...

    def report(self, error: PayloadError, /) -> None:
        """Count, log and report a payload that does not match the schema."""
        ...


class StreamSession(Protocol):
    """The session that the streams belong to."""

    @property
    def wire(self) -> Wire | None:
        """The connection, while there is one that accepts calls."""
        ...

    @property
    def ending(self) -> Ending:
        """Whether the session is closing or has ended, and the error for that."""
        ...

    def spawn(self, work: Callable[[], Awaitable[None]], /) -> None:
        """Start a task that ends with the connection.

        Call it from a task, never from a transport's callback: there is no current
        task there.
        """
        ...

    def pause(self) -> None:
        """Stop reading until each call of `pause` is matched by one of `resume`."""
        ...

    def resume(self) -> None:
        """Read again, unless another subscriber keeps it paused."""
        ...

    def check_at(self, deadline: float, /) -> None:
        """Schedule a check of deadlines no later than this."""
        ...


class Reporter(Protocol):
    """Counts, logs and informs the observer."""

    def gap(self, topic: Topic, gap: Gap, /) -> None:
        """Report that events may be missing for good."""
        ...

    def undecodable(self, error: PayloadError, /) -> None:
        """Report an event that does not match the schema."""
        ...

    def recovered(self, events: int) -> None:
        """Count events that were fetched."""
        ...

    def dropped(self, events: int) -> None:
        """Count events that were dropped."""
        ...


class Sink(Protocol):
    """Receives the events of a subscription on the wire."""

    def put(self, args: bytes) -> None:
        """Receive one event."""
        ...

    def has_room(self, events: int, size: int) -> bool:
        """Whether `put_all` may be called with this number of events and bytes."""
        ...

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Receive a batch of events, with their total size in bytes."""
        ...

    def lose(self, reason: str) -> None:
        """Handle a lost connection: events may be missing."""
        ...

    def come_back(self) -> None:
        """Handle that events arrive again."""
        ...

    def end(self, error: Exception) -> None:
        """Handle the end of the subscription."""
        ...


class SingleEventSink(ABC):
    """Base of sinks that handle each event by itself."""

    __slots__ = ()

    @abstractmethod
    def put(self, args: bytes) -> None:
        """Receive one event."""

    def has_room(self, events: int, size: int) -> bool:
        """Return False: `put` decides about each event."""
        del events, size
        return False

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Receive a batch of events."""
        del size
        for args in events:
            self.put(args)


class ReadySource(Protocol):
    """A subscription on the wire that a subscriber depends on."""

    @property
    def is_ready(self) -> bool:
        """Whether its events arrive."""
        ...

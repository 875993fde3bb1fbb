# SPDX-License-Identifier: MIT
"""The interfaces that streams need: a wire, a session, a reporter, and their sinks.

Nothing below `streams` knows a session or a connection; what makes them passes
something that fits these protocols.
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
            CallTimeoutError: No answer came in time; it is still taken, until the
                call is abandoned.
        """
        ...

    async def settled(self) -> None:
        """Wait until it is answered, or will not be; any number of tasks may."""
        ...

    def ask_again(self) -> None:
        """Send it once more, unless it was answered meanwhile; take either answer."""
        ...

    def abandon(self) -> None:
        """Expect no answer any more."""
        ...


class Wire(Protocol):
    """An open connection that is logged in."""

    @property
    def is_held(self) -> bool:
        """Whether a subscriber holds reading back, or did so at the end.

        Answers do not arrive meanwhile, and nobody is to blame for it.
        """
        ...

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Send `sub`."""
        ...

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        """Send `unsub`."""
        ...

    def ask(self, method: str, params: Sequence[object]) -> SentCall:
        """Send a call now, and wait for its answer later or never."""
        ...

    def check_at(self, deadline: float, /) -> None:
        """Schedule a check of deadlines no later than this."""
        ...


class EventHost(Protocol):
    """The interface that iterating over events, or documents, needs."""

    @property
    def is_strict(self) -> bool:
        """Whether what does not match the schema is raised."""
        ...

    def make_waiter(self) -> Waiter:
        """Make what a task waits on."""
        ...

    def report(self, error: PayloadError, /) -> None:
        """Count, log and pass on what does not match the schema."""
        ...


class StreamSession(Protocol):
    """The session that the streams belong to."""

    @property
    def wire(self) -> Wire | None:
        """The connection while there is one that takes calls."""
        ...

    @property
    def ending(self) -> Ending:
        """Whether it is being closed, or over, and the error for that."""
        ...

    def spawn(self, work: Callable[[], Awaitable[None]], /) -> None:
        """Start a task that ends with the connection.

        Call it from a task, never from a transport's callback: there is no current
        task there.
        """
        ...

    def pause(self) -> None:
        """Stop reading until as many have said `resume`."""
        ...

    def resume(self) -> None:
        """Read again, unless somebody else wants it paused."""
        ...

    def check_at(self, deadline: float, /) -> None:
        """Schedule a check of deadlines no later than this."""
        ...


class Reporter(Protocol):
    """Counts, logs and tells the observer."""

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
        """Count events that were given up."""
        ...


class Sink(Protocol):
    """Takes the events of a subscription on the wire."""

    def put(self, args: bytes) -> None:
        """Take one event."""
        ...

    def has_room(self, events: int, size: int) -> bool:
        """Whether `put_all` may be used for so many events, of so many bytes."""
        ...

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take events in a row, of so many bytes."""
        ...

    def lose(self, reason: str) -> None:
        """The connection is gone: something may be missing."""
        ...

    def come_back(self) -> None:
        """Events flow again."""
        ...

    def end(self, error: Exception) -> None:
        """No more events will come."""
        ...


class SingleEventSink(ABC):
    """Base of sinks that look at each event by itself."""

    __slots__ = ()

    @abstractmethod
    def put(self, args: bytes) -> None:
        """Take one event."""

    def has_room(self, events: int, size: int) -> bool:
        """No: `put` decides for each event what becomes of it."""
        del events, size
        return False

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take events in a row."""
        del size
        for args in events:
            self.put(args)


class ReadySource(Protocol):
    """A subscription on the wire that a subscriber depends on."""

    @property
    def is_ready(self) -> bool:
        """Whether its events flow."""
        ...

# SPDX-License-Identifier: MIT
"""What a session reports: in counters, to observers, and of payloads in its log."""

import logging
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ..concurrency.clock import Clock
from ..errors import PayloadError
from ..model.gap import Gap

if TYPE_CHECKING:  # a session loads them when it begins
    from .masking import Masker

__all__ = ["Observer", "PayloadReporter", "Statistics", "observed", "tell"]

logger = logging.getLogger("quickmeet")
_MOST_PLACES: Final = 1000


class Statistics(Struct):
    """Counters of one session since it was opened."""

    frames: int = 0
    """Frames received."""
    bytes: int = 0
    """Bytes in them."""
    events: int = 0
    """Stream events received."""
    unrouted_events: int = 0
    """Of these, events without a subscriber (any more)."""
    payload_errors: int = 0
    """Events and results that do not match the schema, wholly or in part."""
    handler_errors: int = 0
    """Exceptions of functions that were called with events."""
    dropped_events: int = 0
    """Events given up because their consumer was too slow."""
    dropped_documents: int = 0
    """Documents of the server that were not kept: too many, or too large."""
    gaps: int = 0
    """Times that events were or may have been missed."""
    recovered_events: int = 0
    """Events fetched after a gap."""
    calls: int = 0
    """Calls begun."""
    calls_repeated: int = 0
    """Calls sent again after a break."""
    calls_timed_out: int = 0
    """Calls that got no answer within the limit."""
    late_answers: int = 0
    """Answers to calls that had been cancelled or given up."""
    server_errors: int = 0
    """`error` frames: the server could not make sense of a frame of ours."""
    unknown_frames: int = 0
    """Frames with a `msg` that DDP does not have."""
    connections: int = 0
    """Times that the session became ready."""
    connections_lost: int = 0
    """Times that a connection was lost."""


class Observer:
    """Override the hooks that you need; the others do nothing.

    Hooks are called in the middle of the session's work: they must be quick and
    may not block. What they raise is logged and goes no further.
    """

    def on_connect(self, connection_id: str, attempt: int) -> None:
        """The session became ready.

        Args:
            connection_id: The server's name for the connection.
            attempt: How many tries it took, 1 for the first.
        """

    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        """A call ended; in the task that made it.

        Args:
            method: Wire name.
            seconds: How long it took.
            error: What it ended with, None for a result; the event loop's own
                exception where it was cancelled.
        """

    def on_event(self, stream: str, key: str, size: int) -> None:
        """An event arrived; this costs time for each, so override it only if needed.

        Args:
            stream: Wire name.
            key: The event's name.
            size: Bytes of its frame.
        """

    def on_payload_error(self, error: PayloadError) -> None:
        """An event or a result does not match the schema.

        Args:
            error: What does not match, and where; has the payload. Where
                ``is_partial`` is true only that was lost, else the whole event.
        """

    def on_handler_error(self, handler: str, error: Exception) -> None:
        """A function that handles events raised something (see ``client.on``).

        Args:
            handler: The function's name.
            error: What it raised.
        """

    def on_gap(self, stream: str, key: str, gap: Gap) -> None:
        """Events were missed and could not be fetched.

        Args:
            stream: Wire name.
            key: The event's name.
            gap: From when to when, and why.
        """

    def on_reconnect(self, reason: Exception, attempt: int, delay: float) -> None:
        """The connection was lost and will be opened again.

        Args:
            reason: Why it was lost, or why the last try failed.
            attempt: Number of the try to come, 1 for the first.
            delay: Seconds until then.
        """


def tell(observer: Observer | None, hook: Callable[[Observer], None]) -> None:
    """Let an observer know, if there is one; what it raises is logged."""
    if observer is None:
        return
    try:
        hook(observer)
    except Exception:
        logger.exception("the observer failed")


@contextmanager
def observed(observer: Observer | None, clock: Clock, method: str) -> Generator[None]:
    """Let the observer know how a call ends, and how long it took.

    Args:
        observer: Called, if there is one.
        clock: The time to go by.
        method: Wire name.
    """
    if observer is None:
        yield
        return
    began = clock.now()
    error: BaseException | None = None
    try:
        yield
    except BaseException as raised:
        error = raised
        raise
    finally:
        seconds = clock.now() - began
        tell(observer, lambda one: one.on_call(method, seconds, error))


class PayloadReporter:
    """Takes note of payloads that do not match the schema.

    A place is logged as a warning once, then at DEBUG: anyone who can write to a room
    could fill the log otherwise.
    """

    def __init__(
        self, statistics: "Statistics", masker: "Masker", observer: Observer | None
    ) -> None:
        self._statistics: Final = statistics
        self._masker: Final = masker
        self._observer: Final = observer
        self._places: Final[set[tuple[str, str]]] = set()

    def report(self, error: PayloadError) -> None:
        """Count, log and pass on a payload.

        Args:
            error: The mismatches, and whether the rest of it was usable.
        """
        self._statistics.payload_errors += 1
        place = error.name, re.sub(r"\[\d+\]", "[]", error.path)
        is_new = place not in self._places and len(self._places) < _MOST_PLACES
        if is_new:
            self._places.add(place)
        level = logging.WARNING if is_new else logging.DEBUG
        if logger.isEnabledFor(level):
            logger.log(level, "%s", self._masker.text(str(error)))
        tell(self._observer, lambda observer: observer.on_payload_error(error))

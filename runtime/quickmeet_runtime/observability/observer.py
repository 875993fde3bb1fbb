# SPDX-License-Identifier: MIT
"""Reports of a session: counters, observers, and payload errors in its log."""

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
    """Of these, events without a subscriber, or whose subscriber has left."""
    payload_errors: int = 0
    """Events and results that do not match the schema, wholly or in part."""
    handler_errors: int = 0
    """Exceptions of functions that were called with events."""
    dropped_events: int = 0
    """Events dropped because their consumer was too slow."""
    dropped_documents: int = 0
    """Documents of the server that were dropped: too many, or too large."""
    gaps: int = 0
    """Times that events were or may have been missed."""
    recovered_events: int = 0
    """Events fetched after a gap."""
    calls: int = 0
    """Calls begun."""
    calls_repeated: int = 0
    """Calls sent again after a lost connection."""
    calls_timed_out: int = 0
    """Calls that got no answer within the limit."""
    late_answers: int = 0
    """Answers to calls that had been cancelled or had timed out."""
    server_errors: int = 0
    """`error` frames: the server could not understand a frame of ours."""
    unknown_frames: int = 0
    """Frames with a `msg` that DDP does not define."""
    connections: int = 0
    """Times that the session became ready."""
    connections_lost: int = 0
    """Times that a connection was lost."""


class Observer:
    """Override the hooks that you need; the others do nothing.

    Hooks are called synchronously by the session: they must be quick and must not
    block. Their exceptions are logged and not raised.
    """

    def on_connect(self, connection_id: str, attempt: int) -> None:
        """The session became ready.

        Args:
            connection_id: The server's name for the connection.
            attempt: Number of the attempt that succeeded, 1 for the first.
        """

    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        """A call ended; runs in the task of the call.

        Args:
            method: Wire name.
            seconds: How long it took.
            error: The error of the call, None for a result; the event loop's own
                exception if it was cancelled.
        """

    def on_event(self, stream: str, key: str, size: int) -> None:
        """An event arrived; called for every event, so override it only if needed.

        Args:
            stream: Wire name.
            key: The event's name.
            size: Bytes of its frame.
        """

    def on_payload_error(self, error: PayloadError) -> None:
        """An event or a result does not match the schema.

        Args:
            error: The mismatches and the payload. If ``is_partial`` is true only the
                mismatched parts were lost, otherwise the whole event.
        """

    def on_handler_error(self, handler: str, error: Exception) -> None:
        """A function that handles events raised an exception (see ``client.on``).

        Args:
            handler: The function's name.
            error: The exception.
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
            reason: Why it was lost, or why the last attempt failed.
            attempt: Number of the next attempt, 1 for the first.
            delay: Seconds until the next attempt.
        """


def tell(observer: Observer | None, hook: Callable[[Observer], None]) -> None:
    """Call a hook of the observer, if there is one; log its exceptions."""
    if observer is None:
        return
    try:
        hook(observer)
    except Exception:
        logger.exception("the observer failed")


@contextmanager
def observed(observer: Observer | None, clock: Clock, method: str) -> Generator[None]:
    """Report the outcome and the duration of a call to the observer.

    Args:
        observer: Called, if there is one.
        clock: Measures the duration.
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
    """Reports payloads that do not match the schema.

    A path is logged as a warning once, then at DEBUG: otherwise anyone who can write
    to a room could fill the log.
    """

    def __init__(
        self, statistics: "Statistics", masker: "Masker", observer: Observer | None
    ) -> None:
        self._statistics: Final = statistics
        self._masker: Final = masker
        self._observer: Final = observer
        self._places: Final[set[tuple[str, str]]] = set()

    def report(self, error: PayloadError) -> None:
        """Count, log and report a payload to the observer.

        Args:
            error: The mismatches, and whether the rest was usable.
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

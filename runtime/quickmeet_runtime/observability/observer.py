# SPDX-License-Identifier: MIT
"""Reports of a session for observers: metrics, traces, alarms."""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager

from ..concurrency.clock import Clock
from ..errors import PayloadError
from ..model.gap import Gap

__all__ = ["Observer", "observed", "tell"]


logger = logging.getLogger("quickmeet")


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

# SPDX-License-Identifier: MIT
"""What a session tells those who watch it: metrics, traces, alarms."""

from .errors import PayloadError
from .gap import Gap

__all__ = ["Observer"]


class Observer:
    """Override what you want to hear of; everything else does nothing.

    Hooks are called in the middle of the session's work: they must be quick and
    may not block. What they raise is logged and goes no further.
    """

    def on_connect(self, connection_id: str, attempt: int) -> None:
        """The session became ready.

        Args:
            connection_id: The server's name for the connection.
            attempt: How many tries it took, 1 for the first.
        """

    def on_call(self, method: str, seconds: float, error: Exception | None) -> None:
        """A call ended.

        Args:
            method: Wire name.
            seconds: How long it took.
            error: What it ended with, None for a result.
        """

    def on_event(self, stream: str, key: str, size: int) -> None:
        """An event arrived; costs time on each, so override only what you use.

        Args:
            stream: Wire name.
            key: The event's name.
            size: Bytes of its frame.
        """

    def on_payload_error(self, error: PayloadError) -> None:
        """An event has another shape than the schema says; it was passed over.

        Args:
            error: What was wrong where; has the payload.
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
        """The connection was lost and will be tried again.

        Args:
            reason: Why it was lost, or why the last try failed.
            attempt: Number of the try to come, 1 for the first.
            delay: Seconds until then.
        """

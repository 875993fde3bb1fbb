# SPDX-License-Identifier: MIT
"""What state a session is in."""

from msgspec import Struct

__all__ = ["Closed", "Lost", "Opening", "Ready", "Status"]


class Opening(Struct, frozen=True):
    """On the way to the server: opening, logging in, subscribing, recovering."""

    attempt: int
    """Number of this try, 1 for the first after a good connection."""


class Ready(Struct, frozen=True):
    """Calls go out and events come in."""

    connection_id: str
    """The server's name for the connection."""


class Lost(Struct, frozen=True):
    """The connection is gone; the next try comes by itself."""

    reason: Exception
    """Why it is gone, or why the last try failed."""
    attempt: int
    """Number of the next try."""
    delay: float
    """Seconds until then."""


class Closed(Struct, frozen=True):
    """Over for good."""

    error: Exception | None
    """Why; None when we closed it."""


Status = Opening | Ready | Lost | Closed

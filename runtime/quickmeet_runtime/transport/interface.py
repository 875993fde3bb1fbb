# SPDX-License-Identifier: MIT
"""The WebSocket interface that a session needs, its states and closing errors."""

import logging
import ssl
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum, auto
from typing import Final, Protocol, TypeAlias

from msgspec import Struct

from ..errors import TransportClosedError
from ..observability.shown import rich_repr, shown_options

__all__ = [
    "AT_ONCE",
    "BEHIND",
    "CHOKED",
    "MOST_PARTS",
    "PAUSED",
    "SILENCE",
    "Take",
    "Transport",
    "TransportOptions",
    "WebSocketState",
    "closed_with",
]

MIB = 1024 * 1024

AT_ONCE: Final = 64
"""Messages that are delivered before other tasks get to run."""

MOST_PARTS: Final = 65_536
"""Maximum number of fragments of a message; even empty ones cost memory. Servers
split messages into fragments of some kilobytes."""

SILENCE: Final = logging.Logger("quickmeet.transport")  # noqa: LOG001  # unreachable by name
"""A logger that cannot be enabled: it is in no tree of loggers.

At DEBUG the libraries log headers and frames as they are, passwords and tokens
included. The session logs frames itself, masked.
"""
SILENCE.setLevel(logging.CRITICAL + 1)  # inherited: picows makes children of it
SILENCE.disabled = True

Take: TypeAlias = Callable[[Sequence[bytes]], int]
"""Receives messages; returns how many of them it took.

It must not block or raise. The rest is delivered again when reading is resumed.
"""


class TransportOptions(Struct, frozen=True, kw_only=True):
    """How to open a WebSocket.

    Attributes:
        tls: Context for ``wss://``; the system's trust store when None.
        headers: Headers of the upgrade request, cookies included.
        proxy: URL of a proxy (``http``, ``socks5``); None to connect directly.
        frame_limit: Maximum size of a message in bytes; larger ones close with 1009.
        send_limit: Bytes that may wait for a slow peer; see `Transport.drain_first`.
            While more is waiting, pings are not answered, afterwards only the latest.
        open_limit: Seconds that opening may take.
        close_limit: Seconds that the closing handshake may take.
        compression: Whether to offer permessage-deflate.
    """

    tls: ssl.SSLContext | None = None
    headers: Mapping[str, str] = {}
    proxy: str | None = None
    frame_limit: int = 16 * MIB
    send_limit: int = MIB
    open_limit: float = 30.0
    close_limit: float = 5.0
    compression: bool = False

    def __repr__(self) -> str:
        """Show the options without the secrets of headers and the proxy's URL."""
        return f"TransportOptions({shown_options(self)})"

    __rich_repr__ = rich_repr


class Transport(Protocol):
    """An open WebSocket that carries text messages as UTF-8 bytes.

    Binary messages are delivered like text, as the recorded server reads them.
    """

    @property
    def unsent_bytes(self) -> int:
        """Bytes passed to `send` that the peer has not taken yet."""
        ...

    async def deliver(self, take: Take) -> None:
        """Deliver messages as they arrive, until the connection is over.

        Messages that arrive together are delivered together, `AT_ONCE` at most; then
        other tasks run before the next ones. Messages queued by `send` are written
        meanwhile.

        Args:
            take: Receives the messages. It may be called outside of any task.

        Raises:
            TransportClosedError: The connection is over, and all earlier messages
                have been delivered.
        """
        ...

    def send(self, messages: Sequence[bytes]) -> None:
        """Queue text messages; those of one tick are written together.

        Raises:
            TransportClosedError: The connection is over.
        """
        ...

    def drain_first(self) -> None:
        """Deliver nothing more until the peer has taken enough of what was sent."""
        ...

    async def drained(self) -> None:
        """Wait until the peer has taken enough of what was sent, or is gone."""
        ...

    def pause_reading(self) -> None:
        """Stop delivering, and stop reading from the socket."""
        ...

    def resume_reading(self) -> None:
        """Deliver what was held back, and read from the socket again."""
        ...

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake within the time limit, else drop the connection."""
        ...

    def abort(self) -> None:
        """Drop the connection at once."""
        ...


PAUSED: Final = 1
"""Reading is held: the session has paused it."""
BEHIND: Final = 2
"""Reading is held: what has arrived is still to be delivered."""
CHOKED: Final = 4
"""Reading is held: the peer has not taken enough of what was sent."""


class WebSocketState(IntEnum):
    """The state of a WebSocket, in the order of its life."""

    OPEN = auto()
    """Messages can be sent and received."""
    IN_PARTS = auto()
    """The same, and a fragmented message is incomplete."""
    CLOSING = auto()
    """We sent a close frame; everything but its answer is ignored."""
    ENDED = auto()
    """The closing reason is known; earlier messages are still delivered."""
    GONE = auto()
    """The underlying connection is closed."""


def closed_with(code: int, reason: str) -> TransportClosedError:
    """Make the error of a WebSocket that was closed."""
    said = f": {reason}" if reason else ""
    return TransportClosedError(
        f"the WebSocket was closed with code {code}{said}", code=code, reason=reason
    )

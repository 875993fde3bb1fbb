# SPDX-License-Identifier: MIT
"""The WebSocket that a session needs: interface, states, holds on reading, end."""

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
"""Messages that are handed on before others have their turn."""

MOST_PARTS: Final = 65_536
"""Fragments that one message may have; they may be empty, and cost memory all the
same. Servers cut messages into parts of some kilobytes."""

SILENCE: Final = logging.Logger("quickmeet.transport")  # noqa: LOG001  # not to be found
"""A logger that nobody can turn on: it is in no tree of loggers.

At DEBUG the libraries log headers and frames as they are, passwords and tokens
included. The session logs frames itself, masked.
"""
SILENCE.setLevel(logging.CRITICAL + 1)  # inherited: picows makes children of it
SILENCE.disabled = True

Take: TypeAlias = Callable[[Sequence[bytes]], int]
"""What messages are handed to: returns how many of them it took.

It does not wait and raises nothing. The rest is for when reading is resumed.
"""


class TransportOptions(Struct, frozen=True, kw_only=True):
    """How to open a WebSocket.

    Attributes:
        tls: Context for ``wss://``; the system's trust store when None.
        headers: Headers of the upgrade request, cookies included.
        proxy: URL of a proxy (``http``, ``socks5``); None for a direct way.
        frame_limit: Bytes that a message may have; larger ones close with 1009.
        send_limit: Bytes that may wait for a slow peer; see `Transport.drain_first`.
            While more wait, pings are not answered, and then only the latest.
        open_limit: Seconds that opening may take.
        close_limit: Seconds that the closing handshake may take.
        compression: Offer permessage-deflate.
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
        """Without what is secret in headers and the proxy's URL."""
        return f"TransportOptions({shown_options(self)})"

    __rich_repr__ = rich_repr


class Transport(Protocol):
    """An open WebSocket that carries text messages as UTF-8 bytes.

    Binary messages are delivered like text, as the recorded server reads them.
    """

    @property
    def unsent_bytes(self) -> int:
        """Bytes that `send` was given and the peer has not taken yet."""
        ...

    async def deliver(self, take: Take) -> None:
        """Hand on messages as they arrive, until the connection is over.

        Those that arrive together are handed on together, `AT_ONCE` at most; then
        others have their turn before the next. What `send` has queued is written
        meanwhile.

        Args:
            take: Gets the messages. It may be called from outside of any task.

        Raises:
            TransportClosedError: The connection is over, and all that came before
                has been handed on.
        """
        ...

    def send(self, messages: Sequence[bytes]) -> None:
        """Queue text messages; those of one tick leave together.

        Raises:
            TransportClosedError: The connection is over.
        """
        ...

    def drain_first(self) -> None:
        """Hand nothing more on until the peer has taken enough of what was sent."""
        ...

    async def drained(self) -> None:
        """Wait until the peer has taken enough of what was sent, or is gone."""
        ...

    def pause_reading(self) -> None:
        """Hand nothing more on, and stop taking from the socket."""
        ...

    def resume_reading(self) -> None:
        """Hand on what was kept back, and take from the socket again."""
        ...

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake, bounded in time, then without ceremony."""
        ...

    def abort(self) -> None:
        """Drop the connection at once."""
        ...


PAUSED: Final = 1
"""Reading is held: the session wants no more for now."""
BEHIND: Final = 2
"""Reading is held: what has arrived is still to be handed on."""
CHOKED: Final = 4
"""Reading is held: the peer has not taken enough of what was sent."""


class WebSocketState(IntEnum):
    """The state of a WebSocket, in the order of its life."""

    OPEN = auto()
    """Messages come whole, and go out."""
    IN_PARTS = auto()
    """The same, and a message is under way in parts."""
    CLOSING = auto()
    """We sent a close; only its answer is looked at."""
    ENDED = auto()
    """The reason for its end is known; earlier arrivals are still delivered."""
    GONE = auto()
    """The connection below is gone."""


def closed_with(code: int, reason: str) -> TransportClosedError:
    """The error of a WebSocket that was closed."""
    said = f": {reason}" if reason else ""
    return TransportClosedError(
        f"the WebSocket was closed with code {code}{said}", code=code, reason=reason
    )

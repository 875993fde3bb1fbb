# SPDX-License-Identifier: MIT
"""The interface of a WebSocket that a session needs."""

import ssl
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from msgspec import Struct

from quickmeet_runtime.observability.shown import rich_repr, shown_options

__all__ = ["AT_ONCE", "MOST_PARTS", "Take", "Transport", "TransportOptions"]

MIB = 1024 * 1024

AT_ONCE: Final = 64
"""Messages that are handed on before others have their turn."""

MOST_PARTS: Final = 65_536
"""Fragments that one message may have; they may be empty, and cost memory all the
same. Servers cut messages into parts of some kilobytes."""

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

    Binary messages are delivered like text, as the recorded server reads them
    (transcripts README 19).
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

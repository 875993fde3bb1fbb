# SPDX-License-Identifier: MIT
"""What a session needs of a WebSocket."""

import ssl
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from quickmeet_runtime.masking import shown_options

__all__ = ["Transport", "TransportOptions"]

MIB = 1024 * 1024


class TransportOptions(Struct, frozen=True, kw_only=True):
    """How to open a WebSocket.

    Attributes:
        tls: Context for ``wss://``; the system's trust store when None.
        headers: Headers of the upgrade request, cookies included.
        proxy: URL of a proxy (``http``, ``socks5``); None for a direct way.
        frame_limit: Bytes that a message may have; larger ones close with 1009.
        send_limit: Bytes that may wait for a slow peer before `drain` waits.
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


class Transport(Protocol):
    """An open WebSocket that carries text messages as UTF-8 bytes.

    Binary messages are delivered like text, as the recorded server reads them
    (transcripts README 19).
    """

    async def receive(self) -> bytes:
        """Wait for the next message.

        Raises:
            TransportClosedError: There will be none.
        """
        ...

    def receive_nowait(self) -> bytes | None:
        """Take a message that has arrived already; None when there is none."""
        ...

    def send(self, messages: Sequence[bytes]) -> None:
        """Queue text messages; those of one tick leave in one write.

        Raises:
            TransportClosedError: The connection is over.
        """
        ...

    async def pump(self) -> None:
        """Write what is queued, until cancelled; run it beside everything else.

        Returns at once where `send` itself writes.
        """
        ...

    async def drain(self) -> None:
        """Wait until the peer has taken enough of what was sent."""
        ...

    def pause_reading(self) -> None:
        """Stop taking from the socket; what was read already still arrives."""
        ...

    def resume_reading(self) -> None:
        """Take from the socket again."""
        ...

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        """Close with a handshake, bounded in time, then without ceremony."""
        ...

    def abort(self) -> None:
        """Drop the connection at once."""
        ...

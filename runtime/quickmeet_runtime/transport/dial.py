# SPDX-License-Identifier: MIT
"""TCP for picows, so that a connection given up while it opens is let go of."""

import asyncio
import socket
from contextlib import suppress

import anyio
from picows import WSParsedURL

__all__ = ["Dial"]

_LONGEST_FAREWELL_S = 1.0


class Dial:
    """Makes the socket of one connection and can take it back.

    picows has no way to drop a connection whose upgrade was cancelled: the
    socket would stay open for as long as the server likes.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None

    async def connect(self, url: WSParsedURL) -> socket.socket:
        """Connect to the first address of a host that answers.

        Raises:
            OSError: None does.
        """
        loop = asyncio.get_running_loop()
        addresses = await loop.getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
        failure = OSError(f"{url.host} has no address")
        for family, kind, protocol, _, address in addresses:
            self._socket = socket.socket(family, kind, protocol)
            self._socket.settimeout(0)
            try:
                await loop.sock_connect(self._socket, address)
            except OSError as error:
                self._socket.close()
                failure = error
            except BaseException:
                self._socket.close()
                raise
            else:
                return self._socket
        raise failure

    async def hang_up(self) -> None:
        """End the connection, whoever reads from it, and wait until it is closed."""
        if self._socket is None:
            return
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        with anyio.CancelScope(shield=True), anyio.move_on_after(_LONGEST_FAREWELL_S):
            while self._socket.fileno() != -1:  # noqa: ASYNC110  # nobody tells us
                await asyncio.sleep(0)

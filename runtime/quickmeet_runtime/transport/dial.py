# SPDX-License-Identifier: MIT
"""TCP for picows, so that a connection given up while it opens is let go of."""

import asyncio
import socket
from contextlib import suppress
from ipaddress import ip_address

import anyio
from picows import WSParsedURL

__all__ = ["Dial"]

_LONGEST_FAREWELL_S = 1.0

_FAMILIES = {4: socket.AF_INET, 6: socket.AF_INET6}


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
        addresses = await _addresses(loop, url.host, url.port)
        failure = OSError(f"{url.host} has no address")
        for family, address in addresses:
            self._socket = socket.socket(family, socket.SOCK_STREAM)
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


async def _addresses(
    loop: asyncio.AbstractEventLoop, host: str, port: int
) -> list[tuple[socket.AddressFamily, tuple[object, ...]]]:
    """The addresses of a host; a host that is one needs no thread to look it up."""
    try:
        version = 0 if "%" in host else ip_address(host).version
    except ValueError:
        version = 0
    if version:
        return [(_FAMILIES[version], (host, port))]
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, _, _, _, address in found]

# SPDX-License-Identifier: MIT
"""TCP for picows: a connection that is given up while it opens is closed."""

import asyncio
import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Final, TypeAlias

import anyio
from aiohappyeyeballs import (
    start_connection,  # pyright: ignore[reportUnknownVariableType]  # its bare tuple
)
from picows import WSParsedURL

__all__ = ["Dial"]

_Address: TypeAlias = tuple[int, int, int, str, tuple[object, ...]]
"""What `getaddrinfo` says of one."""

_LONGEST_FAREWELL_S = 1.0

_FAMILIES = {4: socket.AF_INET, 6: socket.AF_INET6}
_NEXT_ADDRESS_AFTER_S: Final = 0.25
"""The Connection Attempt Delay that RFC 8305, section 5, recommends."""


class Dial:
    """Makes the socket of one connection and can take it back.

    picows has no way to drop a connection whose upgrade was cancelled: the
    socket would stay open for as long as the server likes.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None

    async def connect(self, url: WSParsedURL) -> socket.socket:
        """Connect to the address of a host that answers first.

        The addresses are tried in parallel, their families in turn, each a little
        later than the one before (RFC 8305): one that swallows what is sent to it
        costs a quarter of a second, not the whole time limit.

        Raises:
            OSError: None answers.
        """
        addresses = await _addresses(url.host, url.port)
        self._socket = await start_connection(
            addresses, happy_eyeballs_delay=_NEXT_ADDRESS_AFTER_S
        )
        return self._socket

    async def hang_up(self) -> None:
        """End the connection though a task reads from it; wait until it is closed."""
        if self._socket is None:
            return
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        with anyio.CancelScope(shield=True), anyio.move_on_after(_LONGEST_FAREWELL_S):
            while self._socket.fileno() != -1:  # noqa: ASYNC110  # nobody tells us
                await asyncio.sleep(0)


async def _addresses(host: str, port: int) -> list[_Address]:
    """The addresses of a host; a host that is one needs no thread to look it up."""
    try:
        version = 0 if "%" in host else ip_address(host).version
    except ValueError:
        version = 0
    if version:
        address = (host, port)
        return [(_FAMILIES[version], socket.SOCK_STREAM, 0, "", address)]
    loop = asyncio.get_running_loop()
    return [*await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

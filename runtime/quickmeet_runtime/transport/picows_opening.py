# SPDX-License-Identifier: MIT
"""Open a WebSocket with picows, and explain failures."""

import asyncio
import socket
from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address
from typing import Final, TypeAlias

import anyio
from aiohappyeyeballs import (
    start_connection,  # pyright: ignore[reportUnknownVariableType]  # its bare tuple
)
from picows import (
    WSError,
    WSInvalidStatusError,
    WSParsedURL,
    ws_connect,  # pyright: ignore[reportUnknownVariableType]  # its **kwargs
)
from python_socks import ProxyError

from .failures import explain_failure, explain_proxy, explain_status, explain_timeout
from .interface import SILENCE, TransportOptions
from .picows_transport import PicowsTransport
from .url import ServerUrl

__all__ = ["open_picows"]

_Address: TypeAlias = tuple[int, int, int, str, tuple[object, ...]]
"""A result of `getaddrinfo`."""

_LONGEST_FAREWELL_S = 1.0

_FAMILIES = {4: socket.AF_INET, 6: socket.AF_INET6}
_NEXT_ADDRESS_AFTER_S: Final = 0.25
"""The Connection Attempt Delay that RFC 8305, section 5, recommends."""
_LEAST_READ: Final = 4096
"""Bytes of the initial read buffer; picows doubles it when it is full."""


async def open_picows(
    endpoint: ServerUrl, options: TransportOptions
) -> PicowsTransport:
    """Open a WebSocket with picows.

    Raises:
        TransportError: The WebSocket could not be opened; says what to check.
    """
    listener = PicowsTransport(options)
    dial = _Dial()
    try:
        with anyio.move_on_after(options.open_limit) as limit:
            await ws_connect(
                lambda: listener,
                endpoint.websocket_url,
                ssl_context=options.tls,
                websocket_handshake_timeout=None,
                logger_name=SILENCE,
                max_frame_size=options.frame_limit,
                extra_headers=dict(options.headers),
                max_redirects=0,
                enable_auto_pong=False,
                read_buffer_init_size=_LEAST_READ,
                proxy=options.proxy,
                socket_factory=dial.connect,
                # the loop's default is half a minute if the peer is silent
                ssl_shutdown_timeout=options.close_limit
                if endpoint.is_secure
                else None,
            )
    except TimeoutError as error:
        await dial.hang_up()
        raise explain_timeout(endpoint, options.open_limit) from error
    except WSInvalidStatusError as error:
        await dial.hang_up()
        response = error.response
        status = 0 if response is None else int(response.status)
        location = None if response is None else response.headers.get("Location")
        raise explain_status(endpoint, status, location) from error
    except ProxyError as error:
        await dial.hang_up()
        raise explain_proxy(endpoint, error) from error
    except (OSError, WSError, ValueError, RuntimeError) as error:
        await dial.hang_up()
        raise explain_failure(endpoint, error) from error
    except BaseException:
        await dial.hang_up()
        raise
    if limit.cancelled_caught:
        await dial.hang_up()
        raise explain_timeout(endpoint, options.open_limit)
    if not listener.was_open:  # picows takes a lost connection for an open one
        raise explain_failure(endpoint, EOFError())
    return listener


class _Dial:
    """Makes the socket of one connection, and can close it.

    picows has no way to drop a connection whose upgrade was cancelled: the
    socket would stay open for as long as the server likes.
    """

    _socket: socket.socket | None = None

    async def connect(self, url: WSParsedURL) -> socket.socket:
        """Connect to the first address of a host that answers.

        The addresses are tried in parallel, with alternating families, each a little
        later than the one before (RFC 8305): an unresponsive one costs a quarter of a
        second, not the whole time limit.

        Raises:
            OSError: No address answers.
        """
        addresses: list[_Address]
        family = _family_of(url.host)
        if family is None:
            loop, kind = asyncio.get_running_loop(), socket.SOCK_STREAM
            addresses = [*await loop.getaddrinfo(url.host, url.port, type=kind)]
        else:  # an address needs no thread to look it up
            addresses = [(family, socket.SOCK_STREAM, 0, "", (url.host, url.port))]
        self._socket = await start_connection(
            addresses, happy_eyeballs_delay=_NEXT_ADDRESS_AFTER_S
        )
        return self._socket

    async def hang_up(self) -> None:
        """Close the connection although a task reads from it; wait for its end."""
        if self._socket is None:
            return
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        with anyio.CancelScope(shield=True), anyio.move_on_after(_LONGEST_FAREWELL_S):
            while self._socket.fileno() != -1:  # noqa: ASYNC110  # there is no event
                await asyncio.sleep(0)


@lru_cache(maxsize=64)
def _family_of(host: str) -> socket.AddressFamily | None:
    """Return the family of an address without a zone; None for a name."""
    try:
        return None if "%" in host else _FAMILIES[ip_address(host).version]
    except ValueError:
        return None

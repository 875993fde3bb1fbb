# SPDX-License-Identifier: MIT
"""Opening a WebSocket by picows, and saying why it could not be opened."""

from typing import Final

import anyio
from picows import (
    WSError,
    WSInvalidStatusError,
    ws_connect,  # pyright: ignore[reportUnknownVariableType]  # its **kwargs
)
from python_socks import ProxyError

from quickmeet_runtime.transport.url import ServerUrl

from .dial import Dial
from .failures import explain_failure, explain_proxy, explain_status, explain_timeout
from .interface import TransportOptions
from .picows_transport import PicowsTransport
from .silence import SILENCE

__all__ = ["open_picows"]

_LEAST_READ: Final = 4096
"""Bytes that a session holds ready to read into; picows doubles what gets full."""


async def open_picows(
    endpoint: ServerUrl, options: TransportOptions
) -> PicowsTransport:
    """Open a WebSocket by picows.

    Raises:
        TransportError: No WebSocket could be opened; says what to check.
    """
    listener = PicowsTransport(options)
    dial = Dial()
    try:
        with anyio.fail_after(options.open_limit):
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
                # the loop's default is half a minute for a peer that is mute
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
    if not listener.was_open:  # picows takes a connection that went for an open one
        raise explain_failure(endpoint, EOFError())
    return listener

# SPDX-License-Identifier: MIT
"""One interface to a WebSocket, two implementations; loaded when first used."""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib.util import find_spec

from ..concurrency.waiters import is_on_trio
from .interface import Take, Transport, TransportOptions
from .url import ServerUrl

__all__ = ["Take", "Transport", "TransportOptions", "open_transport"]


async def open_transport(endpoint: ServerUrl, options: TransportOptions) -> Transport:
    """Open a WebSocket with the fastest implementation available.

    picows serves asyncio and uvloop where it has a build; websockets' protocol
    over anyio serves trio, other Pythons, and sessions with compression.

    Raises:
        TransportError: The WebSocket could not be opened; says what to check.
    """
    open_it = _opener(may_be_picows=not options.compression and not is_on_trio())
    return await open_it(endpoint, options)


@cache
def _opener(
    *, may_be_picows: bool
) -> Callable[[ServerUrl, TransportOptions], Awaitable[Transport]]:
    if may_be_picows and find_spec("picows"):
        from .picows_opening import open_picows  # noqa: PLC0415  # when used

        return open_picows
    from .websockets_opening import open_websockets  # noqa: PLC0415  # when used

    return open_websockets

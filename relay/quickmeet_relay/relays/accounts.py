# SPDX-License-Identifier: MIT
"""Accounts among several: what fails of one is tried again, and stops no other."""

from collections.abc import Awaitable, Callable
from typing import Final

import anyio

from quickmeet import QuickmeetError

from ..observability.log import log

__all__ = ["persistent"]

_FIRST_PAUSE_S: Final = 5.0
_LONGEST_PAUSE_S: Final = 300.0


def persistent(
    workspace: str,
    relay: Callable[[], Awaitable[None]],
    *,
    sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
) -> Callable[[], Awaitable[None]]:
    """Make the function that relays an account until it is cancelled.

    Args:
        workspace: Where it relays to.
        relay: Opens a session and relays its changes.
        sleep: Waits for so many seconds.
    """

    async def work() -> None:
        pause_s = _FIRST_PAUSE_S
        while True:
            try:
                await relay()
                pause_s = _FIRST_PAUSE_S
            except QuickmeetError as error:
                log.error(
                    "the account of %r: %s: %s; tried again in %g s",
                    workspace,
                    type(error).__name__,
                    error,
                    pause_s,
                )
            await sleep(pause_s)
            pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)

    return work

# SPDX-License-Identifier: MIT
"""Handing work from another thread to the event loop, on asyncio and on trio."""

from collections.abc import Callable
from typing import Any

from anyio.lowlevel import current_token

__all__ = ["call_soon_threadsafe"]


def call_soon_threadsafe() -> Callable[[Callable[[], object]], None]:
    """Give a function that any thread may use to run something on this loop.

    Functions that are passed after the loop has ended are dropped.
    """
    native: Any = current_token().native_token
    hand_over: Callable[[Callable[[], object]], object] = (
        native.call_soon_threadsafe
        if hasattr(native, "call_soon_threadsafe")
        else native.run_sync_soon
    )

    def call(work: Callable[[], object]) -> None:
        try:
            hand_over(work)
        except RuntimeError:  # the loop is gone; trio's RunFinishedError is one
            return

    return call

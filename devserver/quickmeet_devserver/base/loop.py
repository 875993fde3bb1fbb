# SPDX-License-Identifier: MIT
"""Handing work from another thread to the event loop, on asyncio and on trio."""

import threading
from collections.abc import Callable
from typing import Any, Final

from anyio.lowlevel import current_token

__all__ = ["ServerLoop", "call_soon_threadsafe"]


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


class ServerLoop:
    """The loop, and thread, on which this was made."""

    def __init__(self) -> None:
        self._thread: Final = threading.get_ident()
        self._hand_over: Final = call_soon_threadsafe()

    def soon(self, work: Callable[[], object]) -> None:
        """Do something there: at once when called there, else in order, soon."""
        if threading.get_ident() == self._thread:
            work()
        else:
            self._hand_over(work)

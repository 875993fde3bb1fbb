# SPDX-License-Identifier: MIT
"""Handing work from another thread to the event loop, on asyncio and on trio."""

import threading
from collections.abc import Callable
from typing import Any, Final

from anyio.lowlevel import current_token

__all__ = ["ServerLoop", "call_soon_threadsafe"]


def call_soon_threadsafe() -> Callable[[Callable[[], object]], None]:
    """Return a function that any thread may call to run something on this loop.

    Functions passed after the loop has ended are dropped.
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
    """The event loop and thread that created this object."""

    def __init__(self) -> None:
        self._thread: Final = threading.get_ident()
        self._hand_over: Final = call_soon_threadsafe()

    def soon(self, work: Callable[[], object]) -> None:
        """Run a function there: at once in its thread, else soon and in order."""
        if threading.get_ident() == self._thread:
            work()
        else:
            self._hand_over(work)

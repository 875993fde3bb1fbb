# SPDX-License-Identifier: MIT
"""Objects that live on one event loop and can be used from any thread."""

import threading
from collections.abc import Callable
from typing import Final

from .loop import call_soon_threadsafe

__all__ = ["ServerLoop"]


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

# SPDX-License-Identifier: MIT
"""The time that a session goes by; tests bring their own."""

import time
from collections.abc import Callable
from functools import partial
from math import inf
from typing import Final, Protocol

import anyio

from .waiters import Waiter

__all__ = ["Clock", "SystemClock"]

_LONGEST_NAP_S: Final = 60.0


class Clock(Protocol):
    """Seconds that never run backwards, and waiting for them."""

    def now(self) -> float:
        """Seconds since some moment."""
        ...

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Return at a time, or earlier: when the waiter is woken, or for no reason.

        Args:
            deadline: When, on this clock; may be infinite.
            waiter: Ends the sleep when woken; not to be used again afterwards.
        """
        ...


class SystemClock:
    """The machine's clock; where it can, it goes on while the machine sleeps.

    A laptop that wakes up then finds its connection's limits passed and looks
    after it at once, where a clock that stood still would trust it for another
    half minute.
    """

    def __init__(self) -> None:
        found: int | None = getattr(time, "CLOCK_BOOTTIME", None)
        self.now: Final[Callable[[], float]] = (
            time.monotonic if found is None else partial(time.clock_gettime, found)
        )
        """Seconds since the machine started."""

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Sleep, a minute at most: the clock may have jumped meanwhile.

        Until infinity nothing can be missed: there no timer is set.
        """
        if waiter is not None and deadline == inf:
            await waiter.wait()
            return
        left = deadline - self.now()
        if left <= 0:
            return
        with anyio.move_on_after(min(left, _LONGEST_NAP_S)):
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter.wait()

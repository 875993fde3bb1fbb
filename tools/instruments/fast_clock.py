# SPDX-License-Identifier: MIT
"""Time that flies: half a minute of patience is over in a second."""

import time
from typing import Final

import anyio

from quickmeet_runtime.concurrency.waiters import Waiter

__all__ = ["FastClock"]

_NAP_S: Final = 0.5


class FastClock:
    """A session's clock that runs faster than the world's.

    Args:
        speed: Its seconds in one of ours.
    """

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._turned_at = time.monotonic()
        self._passed = self._turned_at * speed

    def turn(self, speed: float) -> None:
        """Run at another speed from now on."""
        self._passed = self.now()
        self._turned_at = time.monotonic()
        self._speed = speed

    def now(self) -> float:
        """Its seconds since some moment."""
        return self._passed + (time.monotonic() - self._turned_at) * self._speed

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Return at a time, or when the waiter is woken."""
        left = (deadline - self.now()) / self._speed
        if left <= 0:
            return
        with anyio.move_on_after(min(left, _NAP_S)):  # another speed may come
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter

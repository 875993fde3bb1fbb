# SPDX-License-Identifier: MIT
"""Time that flies: half a minute of patience is over in a second."""

import time
from typing import Final

import anyio

from quickmeet_runtime.concurrency.waiters import Waiter

__all__ = ["FastClock"]


class FastClock:
    """A session's clock that runs faster than the world's.

    Args:
        speed: Its seconds in one of ours.
    """

    def __init__(self, speed: float) -> None:
        self._speed: Final = speed

    def now(self) -> float:
        """Its seconds since some moment."""
        return time.monotonic() * self._speed

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Return at a time, or when the waiter is woken."""
        left = (deadline - self.now()) / self._speed
        if left <= 0:
            return
        with anyio.move_on_after(min(left, 60)):
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter.wait()

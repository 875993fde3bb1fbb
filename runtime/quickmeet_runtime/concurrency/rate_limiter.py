# SPDX-License-Identifier: MIT
"""Not more than the server takes: so many calls in so many seconds."""

from collections import deque
from typing import Final

from .clock import Clock

__all__ = ["RateLimiter"]


class RateLimiter:
    """Lets callers pass, so many in each window of time.

    Args:
        clock: The time to go by.
        calls: Calls in a window.
        seconds: Length of the window.
    """

    def __init__(self, clock: Clock, *, calls: int, seconds: float) -> None:
        self._clock: Final = clock
        self._seconds: Final = seconds
        self._calls: Final = calls
        self._passed: deque[float] | None = None

    async def wait(self) -> None:
        """Wait until one more may pass, and count it."""
        await self.ready()
        if self._passed is None:  # most sessions never ask
            self._passed = deque(maxlen=self._calls)
        self._passed.append(self._clock.now())

    async def ready(self) -> None:
        """Wait until one more may pass."""
        passed = self._passed
        if passed is not None and len(passed) == self._calls:
            await self.rest(passed[0] + self._seconds - self._clock.now())

    async def rest(self, seconds: float) -> None:
        """Wait for some time."""
        until = self._clock.now() + seconds
        while self._clock.now() < until:
            await self._clock.sleep_until(until)

# SPDX-License-Identifier: MIT
"""One timer for everything in a session that has a limit."""

from collections.abc import Callable
from math import inf
from typing import Final

from .clock import Clock
from .waiters import WaiterFactory

__all__ = ["DeadlineTimer"]


class DeadlineTimer:
    """The only timer of a session: sleeps until the next limit.

    Args:
        clock: The time to go by.
        make_waiter: Makes what the sleeper waits on.
        check: Does what is due at a time, and returns when to check again.
    """

    def __init__(
        self,
        clock: Clock,
        make_waiter: WaiterFactory,
        check: Callable[[float], float],
    ) -> None:
        self._clock: Final = clock
        self._make_waiter: Final = make_waiter
        self._check: Final = check
        self._wakes_at = -inf
        self._waiter = make_waiter()

    def schedule(self, deadline: float) -> None:
        """Schedule a check no later than `deadline`."""
        if deadline < self._wakes_at:
            self._wakes_at = deadline
            self._waiter.wake()

    async def run(self) -> None:
        """Sleep and check, until cancelled."""
        while True:
            self._wakes_at = self._check(self._clock.now())
            self._waiter = self._make_waiter()
            await self._clock.sleep_until(self._wakes_at, self._waiter)
            self._wakes_at = -inf

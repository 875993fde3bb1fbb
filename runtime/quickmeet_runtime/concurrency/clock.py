# SPDX-License-Identifier: MIT
"""A session's clock, its time limits, and its rate limits.

Tests bring their own clock.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from functools import partial
from math import inf
from typing import Final, Protocol

import anyio
from anyio.lowlevel import checkpoint

from .waiters import Waiter, WaiterFactory

__all__ = [
    "Clock",
    "DeadlineTimer",
    "MethodLimiters",
    "RateLimiter",
    "SystemClock",
    "method_limiters",
]

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
    """The machine's clock; where it can, it continues while the machine sleeps.

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
            await checkpoint()  # who sleeps in a loop lets others run anyway
            return
        with anyio.move_on_after(min(left, _LONGEST_NAP_S)):
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter.wait()


class DeadlineTimer:
    """The only timer of a session: sleeps until the next limit.

    Args:
        clock: The time to go by.
        make_waiter: Makes what the sleeper waits on.
        check: Does what is due at a time, and returns when to check again.

    Attributes:
        wakes_at: When it checks next, unless something is scheduled before that.
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
        self.wakes_at = -inf
        self._waiter = make_waiter()

    def schedule(self, deadline: float) -> None:
        """Schedule a check no later than `deadline`."""
        if deadline < self.wakes_at:
            self.wakes_at = deadline
            self._waiter.wake()

    async def run(self) -> None:
        """Sleep and check, until cancelled."""
        while True:
            self.wakes_at = self._check(self._clock.now())
            self._waiter = self._make_waiter()
            await self._clock.sleep_until(self.wakes_at, self._waiter)
            self.wakes_at = -inf


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

    @property
    def free(self) -> int:
        """How many may pass at once now."""
        passed = self._passed or ()
        since = self._clock.now() - self._seconds
        return self._calls - sum(at > since for at in passed)

    async def rest(self, seconds: float) -> None:
        """Wait for some time."""
        until = self._clock.now() + seconds
        while self._clock.now() < until:
            await self._clock.sleep_until(until)


MethodLimiters = Mapping[str, RateLimiter]
"""Lets calls pass, so many of each method in each window of time."""


def method_limiters(clock: Clock, *, calls: int, seconds: float) -> MethodLimiters:
    """Make a limiter of each method, when it is first called.

    Args:
        clock: The time to go by.
        calls: Calls of one method in a window.
        seconds: Length of the window.
    """
    return defaultdict(partial(RateLimiter, clock, calls=calls, seconds=seconds))

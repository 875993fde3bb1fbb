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
    """A monotonic clock in seconds, and sleeping by it."""

    def now(self) -> float:
        """Seconds since an arbitrary moment."""
        ...

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Sleep until a time, or less: until the waiter is woken, or spuriously.

        Args:
            deadline: The time on this clock; may be infinite.
            waiter: Ends the sleep when woken; not to be used again afterwards.
        """
        ...


class SystemClock:
    """The machine's clock; where supported, it runs on while the machine sleeps.

    A laptop that wakes up then finds the deadlines of its connection expired and
    checks it at once; with a clock that had stopped, it would trust the connection
    for another half minute.
    """

    def __init__(self) -> None:
        found: int | None = getattr(time, "CLOCK_BOOTTIME", None)
        self.now: Final[Callable[[], float]] = (
            time.monotonic if found is None else partial(time.clock_gettime, found)
        )
        """Seconds since the machine started."""

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        """Sleep at most a minute: the clock may have jumped meanwhile.

        For an infinite deadline no timer is set.
        """
        if waiter is not None and deadline == inf:
            await waiter.wait()
            return
        left = deadline - self.now()
        if left <= 0:
            await checkpoint()  # a loop of past deadlines must let other tasks run
            return
        with anyio.move_on_after(min(left, _LONGEST_NAP_S)):
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter.wait()


class DeadlineTimer:
    """The only timer of a session: sleeps until the next deadline.

    Args:
        clock: The session's clock.
        make_waiter: Makes the waiter that interrupts the sleep.
        check: Does what is due at a time, and returns when to check again.

    Attributes:
        wakes_at: The time of the next check, unless an earlier one is scheduled.
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
    """Limits the number of callers that pass per time window.

    Args:
        clock: The session's clock.
        calls: Calls in a window.
        seconds: Length of the window.
    """

    def __init__(self, clock: Clock, *, calls: int, seconds: float) -> None:
        self._clock: Final = clock
        self._seconds: Final = seconds
        self._calls: Final = calls
        self._passed: deque[float] | None = None

    async def wait(self) -> None:
        """Wait until another caller may pass, and count it."""
        await self.ready()
        if self._passed is None:  # most sessions never use it
            self._passed = deque(maxlen=self._calls)
        self._passed.append(self._clock.now())

    async def ready(self) -> None:
        """Wait until another caller may pass."""
        passed = self._passed
        if passed is not None and len(passed) == self._calls:
            await self.rest(passed[0] + self._seconds - self._clock.now())

    @property
    def free(self) -> int:
        """Return how many callers may pass now."""
        passed = self._passed or ()
        since = self._clock.now() - self._seconds
        return self._calls - sum(at > since for at in passed)

    async def rest(self, seconds: float) -> None:
        """Sleep for some time."""
        until = self._clock.now() + seconds
        while self._clock.now() < until:
            await self._clock.sleep_until(until)


MethodLimiters = Mapping[str, RateLimiter]
"""Rate limiters by method."""


def method_limiters(clock: Clock, *, calls: int, seconds: float) -> MethodLimiters:
    """Make a rate limiter for each method when it is first called.

    Args:
        clock: The session's clock.
        calls: Calls of one method in a window.
        seconds: Length of the window.
    """
    return defaultdict(partial(RateLimiter, clock, calls=calls, seconds=seconds))

# SPDX-License-Identifier: MIT
"""The time budget of a call: until its answer, and waiting for the rate limit.

A call may take several requests: for the server's version, lookups, a second factor,
a fallback, repetitions. One budget is made when the call begins and handed down to
the sockets, so that the limits hold for all of them together.
"""

from collections.abc import Generator
from contextlib import contextmanager
from math import inf
from typing import Final, NamedTuple

import anyio

from ..concurrency.clock import Clock
from ..errors import CallTimeoutError

__all__ = ["Budget", "CallLimits"]


class CallLimits(NamedTuple):
    """The limits of a call.

    Attributes:
        time_limit: Seconds until the answer; None for no limit.
        wait_when_limited: Seconds to wait for the rate limit; None not to wait.
    """

    time_limit: float | None
    wait_when_limited: float | None


class Budget:
    """The remaining time of one call.

    Waiting for a rate limit is taken from `waits_left` and extends the deadline by as
    much: a server that says "wait 60 seconds" is not slow.

    Args:
        clock: The session's clock.
        time_limit: Seconds that the call may take, without waits; None for no limit.
        longest_wait: Seconds that it may wait in total; None not to wait.

    Attributes:
        deadline: The time on the clock until which it has to be answered.
        waits_left: Seconds that it may still wait.
    """

    __slots__ = ("_clock", "_time_limit", "deadline", "waits_left")

    def __init__(
        self, clock: Clock, time_limit: float | None, longest_wait: float | None = None
    ) -> None:
        self._clock: Final = clock
        self._time_limit: Final = time_limit
        self.deadline = inf if time_limit is None else clock.now() + time_limit
        self.waits_left = longest_wait or 0.0

    def wait(self, seconds: float) -> bool:
        """Take a wait from the budget.

        Returns:
            Whether enough is left; if not, nothing is taken.
        """
        if seconds > self.waits_left:
            return False
        self.waits_left -= seconds
        self.deadline += seconds
        return True

    @contextmanager
    def limited(self, what: str) -> Generator[None]:
        """Limit a block to the remaining time.

        Args:
            what: What was called, for the error.

        Raises:
            CallTimeoutError: The block took longer.
        """
        if self._time_limit is None:
            yield
            return
        with anyio.move_on_after(self.deadline - self._clock.now()) as scope:
            yield
        if scope.cancelled_caught:
            raise self.timed_out(what)

    def timed_out(self, what: str, said: str = "no answer") -> CallTimeoutError:
        """Make the error of a call that exceeded its budget.

        Args:
            what: What was called.
            said: What is missing.
        """
        return CallTimeoutError(f"{what}: {said} in {self._time_limit or 0.0:g} s")

# SPDX-License-Identifier: MIT
"""The time that a call may take, for its answer and for its turn.

A call may be several requests: a question for the version, lookups, a second factor,
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
    """The limits of a call, before it begins.

    Attributes:
        time_limit: Seconds to be answered in; None for no limit.
        wait_when_limited: Seconds to wait for its turn; None to wait for nothing.
    """

    time_limit: float | None
    wait_when_limited: float | None


class Budget:
    """The time that is left for one call.

    Waiting because there were too many calls is paid for by `waits_left`, and puts
    the deadline off by as much: a server that says "wait 60 seconds" is no slow one.

    Args:
        clock: The time to go by.
        time_limit: Seconds that the call may take, waiting apart; None for no limit.
        longest_wait: Seconds that it may wait, all in all; None to wait for nothing.

    Attributes:
        deadline: When it has to be answered, by the clock.
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
        """Take a wait off the budget.

        Returns:
            Whether there is as much left; if not, nothing is taken.
        """
        if seconds > self.waits_left:
            return False
        self.waits_left -= seconds
        self.deadline += seconds
        return True

    @contextmanager
    def limited(self, what: str) -> Generator[None]:
        """Limit a block to the time that is left.

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
        """Make the error of a call that took longer.

        Args:
            what: What was called.
            said: What there was not.
        """
        return CallTimeoutError(f"{what}: {said} in {self._time_limit or 0.0:g} s")

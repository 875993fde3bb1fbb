# SPDX-License-Identifier: MIT
"""Pace calls to the server's rate limits, and retry those that were refused.

The schema has the number of calls of a method that a server accepts per time window.
A call beyond that waits here instead of being sent and refused. The wait is taken
from its budget; if too little is left, the call is sent anyway: only the server
knows the count, which includes other sessions of the user. If the server refuses a
call because its limits differ, nothing is sent before the time that it names, and
the refused call is queued again.

A call refused by the server's outer limit was not begun, so that it may be sent
again whatever it does. A limit inside a method (`RateLimitedError.inner_code`) may
apply after part of the work was done: then only idempotent calls are repeated.
"""

import logging
from collections import deque
from typing import Final

from ..concurrency.clock import Clock
from ..concurrency.waiters import Waiter, waiter_factory
from ..errors import RateLimitedError
from ..model.operations.operation import Rate
from ..protocol.frames import WireError
from .budget import Budget
from .ending import Ending
from .outcome import method_error

__all__ = ["PacedCall", "Pacing", "RateLimitRetry"]

logger = logging.getLogger("quickmeet")

_PACE_MARGIN: Final = 1.05
"""The network may bring a call closer to the one before it."""
_UNSAID_S: Final = 1.0
_MARGIN_S: Final = 0.1
"""A server starts a new window only after *more* than the time that it named."""


class PacedCall:
    """The time at which the server counts a call, as far as it is known."""

    __slots__ = ("at",)

    def __init__(self, at: float) -> None:
        self.at = at

    def end(self, moment: float) -> None:
        """Record the answer: the server counted the call no later than that."""
        self.at = moment


class Pacing:
    """Schedules the calls of each method; times are arguments."""

    def __init__(self) -> None:
        self._turns: Final[dict[str, deque[PacedCall]]] = {}
        self._rates: Final[dict[str, Rate]] = {}
        self._closed_until: Final[dict[str, float]] = {}

    def rate_of(self, name: str) -> Rate | None:
        """Return the rate limit of a method that was paced; None for any other."""
        return self._rates.get(name)

    def wait_for(self, name: str, rate: Rate, now: float) -> float:
        """Return the seconds that the next call of a method has to wait.

        Args:
            name: Wire name of the method.
            rate: Its rate limit.
            now: The time in seconds.
        """
        until = self._closed_until.get(name, now)
        turns = self._turns.get(name)
        if turns is not None and len(turns) >= rate.calls:
            window = rate.window_ms * _PACE_MARGIN / 1000
            while len(turns) > rate.calls and turns[0].at + window <= now:
                turns.popleft()
            until = max(until, turns[-rate.calls].at + window)
        return max(0.0, until - now)

    def take(self, name: str, rate: Rate, moment: float) -> PacedCall:
        """Record the time of a call.

        Args:
            name: Wire name of the method.
            rate: Its rate limit.
            moment: When it is sent, in seconds; calls are recorded in order.
        """
        self._rates[name] = rate
        turn = PacedCall(moment)
        self._turns.setdefault(name, deque()).append(turn)
        return turn

    def give_back(self, name: str, turn: PacedCall) -> None:
        """Release the slot of a call that was not sent to the next one."""
        self._turns[name].remove(turn)

    def close(self, name: str, until: float) -> None:
        """Record that the server accepts no call of a method before a time.

        Args:
            name: Wire name of a method that was paced.
            until: When it accepts calls again, in seconds.
        """
        self._closed_until[name] = max(until, self._closed_until.get(name, until))


class RateLimitRetry:
    """Repeats rate-limited calls as far as their budgets allow.

    Args:
        clock: The session's clock.
        ending: The end of the session: it ends all waits.
    """

    def __init__(self, clock: Clock, ending: Ending) -> None:
        self._clock: Final = clock
        self._pacing: Final = Pacing()
        self._waiters: Final[set[Waiter]] = set()
        self._ending: Final = ending

    async def pace(self, name: str, rate: Rate, budget: Budget) -> PacedCall:
        """Wait for the slot of a call, if its budget allows.

        Args:
            name: Wire name of the method.
            rate: Its rate limit.
            budget: The remaining time of the call.

        Returns:
            The slot, to be ended when the call is answered.
        """
        now = self._clock.now()
        wait = self._pacing.wait_for(name, rate, now)
        if wait and not budget.wait(wait):
            wait = 0.0
        return await self._take_turn(name, rate, now + wait, is_now=not wait)

    async def _take_turn(
        self, name: str, rate: Rate, moment: float, *, is_now: bool
    ) -> PacedCall:
        turn = self._pacing.take(name, rate, moment)
        if is_now:
            return turn
        try:
            await self._sleep_until(moment)
        except BaseException:  # cancelled: release the slot
            self._pacing.give_back(name, turn)
            raise
        return turn

    async def waited(
        self, name: str, error: WireError, budget: Budget, *, is_repeatable: bool
    ) -> bool:
        """Sleep for the server's retry-after, if the call may wait and be repeated.

        Args:
            name: Wire name of the method, or what else was requested.
            error: The server's error.
            budget: The remaining time of the call.
            is_repeatable: Whether a retry is safe if the call had begun.

        Returns:
            Whether to retry now.
        """
        if not budget.waits_left:
            return False
        refusal = method_error(name, error, {})
        if not isinstance(refusal, RateLimitedError):
            return False
        if not (refusal.nothing_was_done or is_repeatable):
            return False
        said = refusal.retry_after
        wait = said + _MARGIN_S if said else _UNSAID_S
        now, rate = self._clock.now(), self._pacing.rate_of(name)
        if rate is not None:
            self._pacing.close(name, now + wait)
            wait = self._pacing.wait_for(name, rate, now)
        if not budget.wait(wait):
            return False
        logger.info("%s: too many calls, trying again in %.1f s", name, wait)
        if rate is None:
            await self._sleep_until(now + wait)
        else:
            await self._take_turn(name, rate, now + wait, is_now=False)
        return True

    def wake(self) -> None:
        """Wake the waiting calls: the session is over."""
        for waiter in self._waiters:
            waiter.wake()

    async def _sleep_until(self, until: float) -> None:
        make_waiter = waiter_factory()
        while not self._ending.is_over and self._clock.now() < until:
            waiter = make_waiter()
            self._waiters.add(waiter)
            try:
                await self._clock.sleep_until(until, waiter)
            finally:
                self._waiters.discard(waiter)

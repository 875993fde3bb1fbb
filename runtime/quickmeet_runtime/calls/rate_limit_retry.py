# SPDX-License-Identifier: MIT
"""Waiting where a server says that there were too many calls, and calling again.

A call that the server's own count refused was not begun, so that it may be sent
again whatever it does. A limit inside a method (`RateLimitedError.inner_code`) may
strike after a part was done: then only what may be repeated is.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from ..concurrency.clock import Clock
from ..concurrency.waiters import Waiter, waiter_factory
from ..errors import RateLimitedError
from ..model.operations.operation import Rate
from ..protocol.events import CallAnswered
from ..protocol.frames import WireError
from .budget import Budget
from .ending import Ending
from .outcome import method_error
from .pacing import PacedCall, Pacing

__all__ = ["RateLimitRetry"]

logger = logging.getLogger("quickmeet")

_UNSAID_S: Final = 1.0
_MARGIN_S: Final = 0.1
"""A server starts a new count when *more* than the time that it said has passed."""


class RateLimitRetry:
    """Repeats calls that were too many, as far as their budgets allow.

    Args:
        clock: The time to go by.
        ending: The end of the session: nobody waits beyond it.
    """

    def __init__(self, clock: Clock, ending: Ending) -> None:
        self._clock: Final = clock
        self._pacing: Final = Pacing()
        self._waiters: Final[set[Waiter]] = set()
        self._ending: Final = ending

    async def ask(
        self,
        name: str,
        ask: Callable[[], Awaitable[CallAnswered]],
        budget: Budget,
        *,
        is_repeatable: bool,
    ) -> CallAnswered:
        """Ask, and again as often as the server says that it was too many.

        Args:
            name: Wire name of the method.
            ask: Asks once, within the budget.
            budget: What the call may take.
            is_repeatable: Whether asking again is safe when it had begun.

        Returns:
            The answer; the refusal, where waiting is no use or takes too long.
        """
        answer = await ask()
        while answer.error is not None and await self.waited(
            name, answer.error, budget, is_repeatable=is_repeatable
        ):
            answer = await ask()
        return answer

    async def pace(self, name: str, rate: Rate, budget: Budget) -> PacedCall:
        """Wait for the turn of a call, if its budget allows.

        Args:
            name: Wire name of the method.
            rate: What a server takes of it.
            budget: What the call may still take.

        Returns:
            The turn, to be ended when the call is answered.
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
        except BaseException:  # cancelled: another may have it
            self._pacing.give_back(name, turn)
            raise
        return turn

    async def waited(
        self, name: str, error: WireError, budget: Budget, *, is_repeatable: bool
    ) -> bool:
        """Sleep for the server's retry-after, if the call may wait and be repeated.

        Args:
            name: Wire name of the method, or what else was asked for.
            error: What the server said.
            budget: What the call may still take.
            is_repeatable: Whether asking again is safe when it had begun.

        Returns:
            Whether to ask again now.
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
        """Wake those who wait: the session is over, as they hear when they ask."""
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

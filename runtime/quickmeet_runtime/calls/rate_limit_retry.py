# SPDX-License-Identifier: MIT
"""Calls no faster than the server takes them, and again where there were too many.

The schema says how many calls of a method a server takes in which time. A call that
would be one too many waits here instead of being sent and refused; what it waits is
taken off its budget, and where that is too little it is sent anyway: other
sessions of the user count, too, and only the server knows. If it refuses a call anyway,
because its limits differ, nothing is sent before the time that it names, and the
refused call queues again.

A call that the server's own count refused was not begun, so that it may be sent
again whatever it does. A limit inside a method (`RateLimitedError.inner_code`) may
strike after a part was done: then only what may be repeated is.
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
"""On its way a call may catch up with the one before it."""
_UNSAID_S: Final = 1.0
_MARGIN_S: Final = 0.1
"""A server starts a new count when *more* than the time that it said has passed."""


class PacedCall:
    """When the server counts one call, as far as that is known."""

    __slots__ = ("at",)

    def __init__(self, at: float) -> None:
        self.at = at

    def end(self, moment: float) -> None:
        """The call was answered: it was counted by then, and maybe no earlier."""
        self.at = moment


class Pacing:
    """Gives each call of a method its turn; moments are arguments."""

    def __init__(self) -> None:
        self._turns: Final[dict[str, deque[PacedCall]]] = {}
        self._rates: Final[dict[str, Rate]] = {}
        self._closed_until: Final[dict[str, float]] = {}

    def rate_of(self, name: str) -> Rate | None:
        """The server's limits of a method that was paced; None for any other."""
        return self._rates.get(name)

    def wait_for(self, name: str, rate: Rate, now: float) -> float:
        """How long the next call of a method has to wait.

        Args:
            name: Wire name of the method.
            rate: What a server takes of it.
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
        """Record when a call has its turn.

        Args:
            name: Wire name of the method.
            rate: What a server takes of it.
            moment: When it is sent, in seconds; calls are noted in their order.
        """
        self._rates[name] = rate
        turn = PacedCall(moment)
        self._turns.setdefault(name, deque()).append(turn)
        return turn

    def give_back(self, name: str, turn: PacedCall) -> None:
        """Forget the turn of a call that was not sent: the next one may have it."""
        self._turns[name].remove(turn)

    def close(self, name: str, until: float) -> None:
        """Note that a server takes no call of a method before a moment, as it says.

        Args:
            name: Wire name of a method that was paced.
            until: When it takes calls again, in seconds.
        """
        self._closed_until[name] = max(until, self._closed_until.get(name, until))


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

# SPDX-License-Identifier: MIT
"""What limits calls: the time that each may take, and what a server takes of them.

A call may be several requests: a question for the version, lookups, a second factor,
a fallback, repetitions. One budget is made when the call begins and handed down to
the sockets, so that the limits hold for all of them together.

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
from collections.abc import Generator
from contextlib import contextmanager
from math import inf
from typing import Final, NamedTuple, Protocol

import anyio

from ..concurrency.clock import Clock
from ..concurrency.waiters import Waiter, waiter_factory
from ..errors import CallTimeoutError, QuickmeetError, RateLimitedError
from ..model.operations.operation import Rate
from ..protocol.frames import WireError
from .outcome import method_error

__all__ = ["Budget", "CallLimits", "Ending", "PacedCall", "Pacing", "RateLimitRetry"]

logger = logging.getLogger("quickmeet")

_PACE_MARGIN: Final = 1.05
"""On its way a call may catch up with the one before it."""
_UNSAID_S: Final = 1.0
_MARGIN_S: Final = 0.1
"""A server starts a new count when *more* than the time that it said has passed."""


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


class Ending(Protocol):
    """Whether a session is ending: asked before anything begins.

    `lifecycle.table.Lifecycle` owns it.
    """

    @property
    def is_ending(self) -> bool:
        """Whether nothing new may begin: it is being left, or over."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether nothing may be sent any more: it is being closed, or closed."""
        ...

    def make_error(self) -> QuickmeetError:
        """Make the error for what is asked of a session that is ending."""
        ...


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

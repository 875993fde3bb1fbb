# SPDX-License-Identifier: MIT
"""Waiting where a server says that there were too many calls, and calling again.

A call that the server's own count refused was not begun, so that it may be sent
again whatever it does. A limit inside a method (`RateLimitedError.inner_code`) may
strike after a part was done: then only what may be repeated is.
"""

import logging
from collections.abc import Awaitable, Callable
from math import inf
from typing import Final

from ..concurrency.clock import Clock
from ..concurrency.waiters import Waiter, waiter_factory
from ..errors import RateLimitedError
from ..protocol.events import CallAnswered
from ..protocol.frames import WireError
from .outcome import method_error

__all__ = ["RateLimitRetry"]

logger = logging.getLogger("quickmeet")

_UNSAID_S: Final = 1.0
_MARGIN_S: Final = 0.1
"""A server counts anew when *more* than the time that it said has passed."""


class RateLimitRetry:
    """Repeats calls that were too many, as far as the user wants to wait.

    Args:
        clock: The time to go by.
        longest: Seconds that a call may wait, all in all; None to wait for nothing.
        time_limit: Seconds that a call may take, waiting included; None for ever.
    """

    def __init__(
        self, clock: Clock, *, longest: float | None, time_limit: float | None
    ) -> None:
        self._clock: Final = clock
        self._longest: Final = longest
        self._time_limit: Final = inf if time_limit is None else time_limit
        self._waiters: Final[set[Waiter]] = set()
        self._is_closed = False

    @property
    def is_any(self) -> bool:
        """Whether the user wants to wait at all."""
        return self._longest is not None

    async def ask(
        self,
        name: str,
        ask: Callable[[float | None], Awaitable[CallAnswered]],
        *,
        is_repeatable: bool,
    ) -> CallAnswered:
        """Ask, and again as often as the server says that it was too many.

        Args:
            name: Wire name of the method.
            ask: Asks; takes the time by which the answer has to be there, None
                for as long as a call may take from now on.
            is_repeatable: Whether asking again is safe when it had begun.

        Returns:
            The answer; the refusal, where waiting is no use or takes too long.
        """
        began = self._clock.now()
        answer = await ask(None)
        while answer.error is not None and await self.waited(
            name, answer.error, began, is_repeatable=is_repeatable
        ):
            answer = await ask(began + self._time_limit)
        return answer

    def patient(
        self, ask: Callable[[str, list[object]], Awaitable[CallAnswered]]
    ) -> Callable[[str, list[object]], Awaitable[CallAnswered]]:
        """Make a way to log in that waits where there were too many logins."""

        async def ask_patiently(name: str, params: list[object]) -> CallAnswered:
            return await self.ask(name, lambda _: ask(name, params), is_repeatable=True)

        return ask_patiently

    async def waited(
        self, name: str, error: WireError, began: float, *, is_repeatable: bool
    ) -> bool:
        """Wait as long as a refusal says, if that is wanted and of use.

        Args:
            name: Wire name of the method, or what else was asked for.
            error: What the server said.
            began: When the call began.
            is_repeatable: Whether asking again is safe when it had begun.

        Returns:
            Whether to ask again now.
        """
        if self._longest is None:
            return False
        refusal = method_error(name, error, {})
        if not isinstance(refusal, RateLimitedError):
            return False
        if not (refusal.nothing_was_done or is_repeatable):
            return False
        said = refusal.retry_after
        wait = said + _MARGIN_S if said else _UNSAID_S
        until = self._clock.now() + wait
        if until > began + self._longest or until >= began + self._time_limit:
            return False
        logger.info("%s: too many calls, again in %.1f s", name, wait)
        await self._sleep_until(until)
        return True

    def close(self) -> None:
        """Let nobody wait any more: what is asked again then hears of the end."""
        self._is_closed = True
        for waiter in self._waiters:
            waiter.wake()

    async def _sleep_until(self, until: float) -> None:
        make_waiter = waiter_factory()
        while not self._is_closed and self._clock.now() < until:
            waiter = make_waiter()
            self._waiters.add(waiter)
            try:
                await self._clock.sleep_until(until, waiter)
            finally:
                self._waiters.discard(waiter)

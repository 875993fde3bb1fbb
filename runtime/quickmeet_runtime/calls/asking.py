# SPDX-License-Identifier: MIT
"""Asking a server by whatever carries calls, as often as one call takes."""

from collections.abc import Awaitable, Sequence
from functools import partial
from typing import Final, Protocol

from ..protocol.events import CallAnswered
from .budget import Budget
from .rate_limit_retry import RateLimitRetry
from .second_factor import TwoFactor, with_second_factor

__all__ = ["Asker", "Carrier"]


class Carrier(Protocol):
    """Carries calls: DDP, or ``method.call`` by HTTP."""

    @property
    def connection_id(self) -> str:
        """The server's name for the connection; empty without one."""
        ...

    def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        *,
        is_repeatable: bool = False,
    ) -> Awaitable[CallAnswered]:
        """Call a method once and wait for the answer.

        Args:
            name: Wire name.
            params: Parameters in the order of the wire.
            budget: What the call may take.
            is_repeatable: Whether it may be sent again after a break.
        """
        ...


class Asker:
    """Asks, again where that was too many, once more with a second factor.

    Args:
        carrier: Carries each of the calls.
        retry: Waits for the turn of those that were too many.
        two_factor: Gives the code of a second factor; None for nobody.
    """

    def __init__(
        self, carrier: Carrier, retry: RateLimitRetry, two_factor: TwoFactor | None
    ) -> None:
        self._carrier: Final = carrier
        self._retry: Final = retry
        self._two_factor: Final = two_factor

    @property
    def connection_id(self) -> str:
        """The server's name for the connection; empty without one."""
        return self._carrier.connection_id

    def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        *,
        is_repeatable: bool = False,
    ) -> Awaitable[CallAnswered]:
        """Call a method by its wire name; see `Carrier.ask`."""
        once = self.ask_patiently if budget.waits_left else self._carrier.ask
        if self._two_factor is None:
            return once(name, params, budget, is_repeatable=is_repeatable)
        ask = partial(once, name, budget=budget, is_repeatable=is_repeatable)
        return with_second_factor(ask, params, self._two_factor, budget)

    async def ask_patiently(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        *,
        is_repeatable: bool = False,
    ) -> CallAnswered:
        """Call a method, again where that was too many and the budget allows it."""
        ask = partial(
            self._carrier.ask, name, params, budget, is_repeatable=is_repeatable
        )
        return await self._retry.ask(name, ask, budget, is_repeatable=is_repeatable)

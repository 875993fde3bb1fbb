# SPDX-License-Identifier: MIT
"""Carriers of calls: DDP, or ``method.call`` by HTTP."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from ..protocol.frames import CallAnswered
from .budget import Budget

__all__ = ["Carrier", "Repeats", "always", "never"]

Repeats = Callable[[Sequence[object]], bool]
"""Says whether a call with these parameters may be sent again without harm.

It is asked where a call was interrupted, which few are.
"""


def always(*_: object) -> bool:
    """May be sent again, whatever the parameters."""
    return True


def never(*_: object) -> bool:
    """May not be sent again, whatever the parameters."""
    return False


class Carrier(Protocol):
    """Carries calls, each once."""

    @property
    def connection_id(self) -> str:
        """The server's name for the connection; empty without one."""
        ...

    def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None = None,
    ) -> Awaitable[CallAnswered]:
        """Call a method once and wait for the answer.

        Args:
            name: Wire name.
            params: Parameters in the order of the wire.
            budget: What the call may take.
            repeats: Says whether it may be sent again after a break; None for no.
        """
        ...

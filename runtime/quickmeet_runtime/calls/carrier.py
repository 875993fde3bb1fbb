# SPDX-License-Identifier: MIT
"""Carriers of calls: DDP, or ``method.call`` by HTTP."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from ..protocol.frames import CallAnswered
from .budget import Budget

__all__ = ["Carrier", "Repeats", "always", "never"]

Repeats = Callable[[Sequence[object]], bool]
"""Says whether a call with these parameters may safely be sent again.

It is evaluated only when a call was interrupted.
"""


def always(*_: object) -> bool:
    """Allow a retry, whatever the parameters."""
    return True


def never(*_: object) -> bool:
    """Allow no retry, whatever the parameters."""
    return False


class Carrier(Protocol):
    """Sends calls, each once."""

    @property
    def connection_id(self) -> str:
        """The server's id for the connection; empty without one."""
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
            budget: The remaining time of the call.
            repeats: Says whether it may be sent again after a reconnect; None for no.
        """
        ...

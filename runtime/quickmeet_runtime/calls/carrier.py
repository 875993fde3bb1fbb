# SPDX-License-Identifier: MIT
"""What carries calls: DDP, or ``method.call`` by HTTP."""

from collections.abc import Awaitable, Sequence
from typing import Protocol

from ..protocol.events import CallAnswered
from .budget import Budget

__all__ = ["Carrier"]


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

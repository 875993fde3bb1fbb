# SPDX-License-Identifier: MIT
"""Calls no faster than the server is known to take them, where callers may wait.

The schema says how many calls of a method a server takes in which time. A call that
would be one too many waits here instead of being sent and refused; what it waits is
taken off its budget, and where that is too little it is sent all the same: other
sessions of the user count, too, and only the server knows.
"""

from collections import deque
from typing import Final

from ..model.operations.operation import Rate

__all__ = ["PacedCall", "Pacing"]

_MARGIN: Final = 1.05
"""On its way a call may catch up with the one before it."""


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

    def wait_for(self, name: str, rate: Rate, now: float) -> float:
        """How long the next call of a method has to wait.

        Args:
            name: Wire name of the method.
            rate: What a server takes of it.
            now: The time in seconds.
        """
        turns = self._turns.get(name)
        if turns is None or len(turns) < rate.calls:
            return 0.0
        return max(0.0, turns[0].at + rate.window_ms * _MARGIN / 1000 - now)

    def take(self, name: str, rate: Rate, moment: float) -> PacedCall:
        """Record when a call has its turn.

        Args:
            name: Wire name of the method.
            rate: What a server takes of it.
            moment: When it is sent, in seconds; calls are noted in their order.
        """
        turns = self._turns.setdefault(name, deque(maxlen=rate.calls))
        turn = PacedCall(moment)
        turns.append(turn)
        return turn

# SPDX-License-Identifier: MIT
"""Calls no faster than the server is known to take them, where callers may wait.

The schema says how many calls of a method a server takes in which time. A call that
would be one too many waits here instead of being sent and refused; what it waits is
taken off its budget, and where that is too little it is sent anyway: other
sessions of the user count, too, and only the server knows. If it refuses a call anyway,
because its limits differ, nothing is sent before the time that it names, and the
refused call queues again.
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
            window = rate.window_ms * _MARGIN / 1000
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

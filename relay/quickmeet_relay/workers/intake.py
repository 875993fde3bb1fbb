# SPDX-License-Identifier: MIT
"""Keep the messages delivered to a worker from one partition in the stream's order.

The broker numbers its deliveries to all workers. Consecutive numbers mean that all
were delivered here. A hole means that another worker has a message, or that it was lost
in transit: the broker redelivers it later, after newer ones of its room. So messages
are held back from there on, until the broker reports that no other worker has any.
No I/O, no clock.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from ..broker.consuming import Consumed

__all__ = ["Intake"]

SourceT = TypeVar("SourceT")


class Intake(Generic[SourceT]):
    """A worker's share of a partition."""

    def __init__(self) -> None:
        self._number = 0
        self._safe = 0  # up to there, all is handled or here
        self._held: dict[int, SourceT] = {}
        self._is_whole = False

    @property
    def is_whole(self) -> bool:
        """Whether no message of other workers may be redelivered; set by `settle`."""
        return self._is_whole

    @property
    def held(self) -> list[SourceT]:
        """Messages that are held back."""
        return list(self._held.values())

    def resume(self, unfinished: Iterable[int]) -> int:
        """Return the sequence from which a recreated consumer continues.

        Args:
            unfinished: Sequences of messages of the partition being handled here.

        Returns:
            The sequence; 0 for the first.
        """
        if not self._safe:
            return 0
        return min((self._safe + 1, *self._held, *unfinished))

    def doubt(self) -> None:
        """Record that a message may have been lost in transit."""
        self._is_whole = False

    def restart(self, *, is_other: bool) -> list[SourceT]:
        """Reset after the broker has lost its consumer.

        Args:
            is_other: Whether sequences restart, too.

        Returns:
            Messages that were held back, in the stream's order.
        """
        held, self._held = self._held, {}
        self._number, self._is_whole = 0, False
        if is_other:
            self._safe = 0
        return [held[place] for place in sorted(held)]

    def take(self, number: int, sequence: int, source: SourceT) -> bool:
        """Record a message.

        Args:
            number: The broker's number of its delivery.
            sequence: Its sequence in the stream.
            source: The message.

        Returns:
            Whether it may be handled; else it is held back.
        """
        if number != self._number + 1:
            self._is_whole = False
        self._number = number
        if self._is_whole:
            self._safe = max(self._safe, sequence)
        else:
            self._held[sequence] = source
        return self._is_whole

    def settle(self, consumed: Consumed, unfinished: Iterable[int]) -> list[SourceT]:
        """Release the messages held back, unless other workers have any.

        Args:
            consumed: The broker's progress, requested after the last `take`.
            unfinished: Sequences of messages of the partition being handled here.

        Returns:
            Messages, in the stream's order.
        """
        here = self._held.keys() | set(unfinished)
        known = sum(consumed.floor < one <= consumed.sequence for one in here)
        if consumed.unacknowledged > known:
            self._safe = max(self._safe, consumed.floor)
            return []
        self._safe = max(self._safe, consumed.sequence)
        self._is_whole, self._number = True, consumed.number
        held, self._held = self._held, {}
        return [held[place] for place in sorted(held)]

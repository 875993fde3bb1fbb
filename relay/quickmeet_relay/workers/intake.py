# SPDX-License-Identifier: MIT
"""The messages of one partition as a worker is given them, kept in the stream's order.

The broker numbers its deliveries to all workers. Numbers without a hole say that
all of it came here. A hole says that somebody else has a message, or that it was lost
on its way: the broker gives that one again, later, and newer ones of its room before
it. So what comes is held back from there on, until the broker says that nobody else
has anything. It asks nobody and reads no clock.
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
        self._safe = 0  # up to there, all was handled or is here
        self._held: dict[int, SourceT] = {}
        self._is_whole = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing that others had may still come; `settle` makes it so."""
        return self._is_whole

    @property
    def held(self) -> list[SourceT]:
        """Messages that are held back."""
        return list(self._held.values())

    def resume(self, unfinished: Iterable[int]) -> int:
        """The place from which a recreated consumer continues.

        Args:
            unfinished: Places of messages of the partition that are worked on here.

        Returns:
            The place; 0 for the first.
        """
        if not self._safe:
            return 0
        return min((self._safe + 1, *self._held, *unfinished))

    def doubt(self) -> None:
        """Something may have been lost on its way."""
        self._is_whole = False

    def restart(self, *, is_other: bool) -> list[SourceT]:
        """Forget what the broker has forgotten.

        Args:
            is_other: Whether places begin again, too.

        Returns:
            Messages that were held back, in the stream's order.
        """
        held, self._held = self._held, {}
        self._number, self._is_whole = 0, False
        if is_other:
            self._safe = 0
        return [held[place] for place in sorted(held)]

    def take(self, number: int, sequence: int, source: SourceT) -> bool:
        """Note a message.

        Args:
            number: What the broker has numbered it with.
            sequence: Its place in the stream.
            source: The message.

        Returns:
            Whether it may be worked on; else it is held back.
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
        """Release what was held back, unless others have something.

        Args:
            consumed: How far the broker has come, asked for after the last `take`.
            unfinished: Places of messages of the partition that are worked on here.

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

# SPDX-License-Identifier: MIT
"""What came for a subscriber while something before it was missing."""

from typing import Final

from .deletions import Deletions

__all__ = ["HeldBack", "HeldItem"]

HeldItem = bytes | Deletions

_MOST: Final = 10_000
_MOST_BYTES: Final = 16 * 1024 * 1024


class HeldBack:
    """Items that wait until what is missing before them was fetched.

    Attributes:
        items: What is held, oldest first.
    """

    __slots__ = ("_distrusted", "_size", "items")

    def __init__(self) -> None:
        self.items: list[HeldItem] = []
        self._size = 0
        self._distrusted = 0

    def add(self, item: HeldItem) -> bool:
        """Hold one more; says whether it is not too much yet."""
        self.items.append(item)
        self._size += len(item)
        return len(self.items) <= _MOST and self._size <= _MOST_BYTES

    def replace(self, items: list[HeldItem]) -> None:
        """Hold these instead."""
        self.items = items
        self._size = sum(map(len, items))
        self._distrusted = 0

    def drop(self, count: int) -> None:
        """Hold the oldest no more."""
        self._size -= sum(map(len, self.items[:count]))
        del self.items[:count]
        self._distrusted = 0

    def distrust(self) -> None:
        """Doubt what is held by now: what tells of deletions was not ready."""
        self._distrusted = len(self.items)

    def drop_distrusted(self) -> None:
        """Hold what is in doubt no more."""
        self.drop(self._distrusted)

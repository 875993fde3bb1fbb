# SPDX-License-Identifier: MIT
"""Enums that keep values which newer servers add."""

from enum import StrEnum
from typing import Self

__all__ = ["OpenEnum"]


class OpenEnum(StrEnum):
    """Base of generated enums whose values a server may add to.

    A value that the schema does not know becomes a member of its own, equal to its
    text, for which `is_known` is False; it is not stored in the class.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __reduce_ex__(self, proto: object) -> tuple[object, ...]:
        """Travel by value: before Python 3.11.4 enums did so by name."""
        return type(self), (self._value_,)

    @property
    def is_known(self) -> bool:
        """Whether the schema knows this value."""
        return self._value_ in type(self)._value2member_map_

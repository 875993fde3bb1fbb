# SPDX-License-Identifier: MIT
"""The parameters of a call, checked for the types that a method requires."""

import math
from collections.abc import Sequence
from typing import Any, cast

from .documents import Document, milliseconds
from .failure import INTERNAL, MATCH_FAILED

__all__ = [
    "Params",
    "document_in",
    "items_in",
    "text_in",
    "text_set",
    "wants_collection",
]


class Params:
    """Reads and checks parameters by position.

    A value of another type raises `MATCH_FAILED`, as Meteor's ``check`` does.

    Args:
        values: JSON values as received.
    """

    def __init__(self, values: Sequence[object]) -> None:
        self._values = values

    @property
    def second_factor(self) -> Document | None:
        """The second factor, which a call may have as its last parameter."""
        last = self._values[-1] if self._values else None
        if isinstance(last, dict) and "twoFactorCode" in last:
            return cast("Document", last)
        return None

    @property
    def arguments(self) -> list[object]:
        """All parameters except the second factor."""
        values = list(self._values)
        return values if self.second_factor is None else values[:-1]

    def any(self, position: int) -> object:
        """Return a parameter of any type; None if absent."""
        return self._values[position] if position < len(self._values) else None

    def text(self, position: int) -> str:
        """Return a string.

        Raises:
            MethodFailed: The value is not a string.
        """
        value = self.any(position)
        if not isinstance(value, str):
            raise MATCH_FAILED
        return value

    def maybe_text(self, position: int) -> str | None:
        """Return a string, or None if null or absent."""
        return None if self.any(position) is None else self.text(position)

    def flag(self, position: int, *, default: bool = False) -> bool:
        """Return a boolean; the default if null or absent."""
        value = self.any(position)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise MATCH_FAILED
        return value

    def needed_flag(self, position: int) -> bool:
        """Return a required boolean."""
        if self.any(position) is None:
            raise MATCH_FAILED
        return self.flag(position)

    def document(self, position: int) -> Document:
        """Return an object."""
        value = self.any(position)
        if not isinstance(value, dict):
            raise MATCH_FAILED
        return cast("Document", value)

    def document_or_empty(self, position: int) -> Document:
        """Return an object; an empty one for any other value, or none."""
        value = self.any(position)
        return cast("Document", value) if isinstance(value, dict) else {}

    def unchecked_document(self, position: int) -> Document:
        """Return an object that the method reads without a check.

        A string or a number has no fields, as in JavaScript.

        Raises:
            MethodFailed: The value is missing, and the method fails.
        """
        if self.any(position) is None:
            raise INTERNAL
        return self.document_or_empty(position)

    def texts(self, position: int) -> list[str]:
        """Return a list of strings; empty if null or absent."""
        value = self.any(position)
        if value is None:
            return []
        if not isinstance(value, list):
            raise MATCH_FAILED
        texts = [item for item in cast("list[object]", value) if isinstance(item, str)]
        if len(texts) != len(cast("list[object]", value)):
            raise MATCH_FAILED
        return texts

    def moment(self, position: int) -> int | None:
        """Return a timestamp in milliseconds, or None if it is not one."""
        return milliseconds(self.any(position))

    def count(self, position: int, default: int) -> int:
        """Return an integer."""
        value = self.any(position)
        if value is None or isinstance(value, bool):
            return default
        if not isinstance(value, (int, float)) or not math.isfinite(value):
            raise MATCH_FAILED
        return int(value)

    def after(self, position: int) -> list[object]:
        """Return all parameters from a position on."""
        return list(self._values[position:])


def text_set(value: object) -> set[str]:
    """Return the strings in a list; none for any other value."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return {item for item in items if isinstance(item, str)}


def text_in(document: Document, name: str) -> str:
    """Return a string from an object.

    Raises:
        MethodFailed: The value is not a string.
    """
    value = document.get(name)
    if not isinstance(value, str):
        raise MATCH_FAILED
    return value


def items_in(document: Document, name: str) -> list[Any]:
    """Return a list from an object; empty if null or absent.

    Raises:
        MethodFailed: The value has another type.
    """
    value = document.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise MATCH_FAILED
    return value  # pyright: ignore[reportUnknownVariableType]  # JSON


def document_in(document: Document, name: str) -> Document:
    """Return an object from an object; empty if null or absent.

    Raises:
        MethodFailed: The value has another type.
    """
    value = document.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MATCH_FAILED
    return cast("Document", value)


def wants_collection(options: object) -> bool:
    """Return whether a subscription asks for a document besides its events."""
    if isinstance(options, dict):
        return cast("Document", options).get("useCollection") is True
    return options is True

# SPDX-License-Identifier: MIT
"""The parameters of a call, taken as the kinds that a method checks for."""

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
    """Takes parameters by position.

    A value of another type raises `MATCH_FAILED`, as Meteor's ``check`` does.

    Args:
        values: JSON values as they came.
    """

    def __init__(self, values: Sequence[object]) -> None:
        self._values = values

    @property
    def second_factor(self) -> Document | None:
        """The second factor that a call may end with."""
        last = self._values[-1] if self._values else None
        if isinstance(last, dict) and "twoFactorCode" in last:
            return cast("Document", last)
        return None

    @property
    def arguments(self) -> list[object]:
        """All parameters but the second factor, as the method itself gets them."""
        values = list(self._values)
        return values if self.second_factor is None else values[:-1]

    def any(self, position: int) -> object:
        """A parameter of any kind; None when it is absent."""
        return self._values[position] if position < len(self._values) else None

    def text(self, position: int) -> str:
        """A text.

        Raises:
            MethodFailed: It is none.
        """
        value = self.any(position)
        if not isinstance(value, str):
            raise MATCH_FAILED
        return value

    def maybe_text(self, position: int) -> str | None:
        """A text, or None when it is null or absent."""
        return None if self.any(position) is None else self.text(position)

    def flag(self, position: int, *, default: bool = False) -> bool:
        """True or false; the default when it is null or absent."""
        value = self.any(position)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise MATCH_FAILED
        return value

    def needed_flag(self, position: int) -> bool:
        """True or false, which has to be there."""
        if self.any(position) is None:
            raise MATCH_FAILED
        return self.flag(position)

    def document(self, position: int) -> Document:
        """An object."""
        value = self.any(position)
        if not isinstance(value, dict):
            raise MATCH_FAILED
        return cast("Document", value)

    def document_or_empty(self, position: int) -> Document:
        """An object; an empty one where there is something else, or nothing."""
        value = self.any(position)
        return cast("Document", value) if isinstance(value, dict) else {}

    def unchecked_document(self, position: int) -> Document:
        """An object that the method takes apart without a check.

        Of a text or a number that gives nothing, as in JavaScript.

        Raises:
            MethodFailed: There is none: the method breaks.
        """
        if self.any(position) is None:
            raise INTERNAL
        return self.document_or_empty(position)

    def texts(self, position: int) -> list[str]:
        """A list of texts; empty when it is null or absent."""
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
        """A moment in milliseconds, or None when it is none."""
        return milliseconds(self.any(position))

    def count(self, position: int, default: int) -> int:
        """A whole number."""
        value = self.any(position)
        if value is None or isinstance(value, bool):
            return default
        if not isinstance(value, (int, float)) or not math.isfinite(value):
            raise MATCH_FAILED
        return int(value)

    def after(self, position: int) -> list[object]:
        """All parameters from a position on."""
        return list(self._values[position:])


def text_set(value: object) -> set[str]:
    """The texts in a list; none when it is not a list."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    return {item for item in items if isinstance(item, str)}


def text_in(document: Document, name: str) -> str:
    """A text in an object.

    Raises:
        MethodFailed: It is none.
    """
    value = document.get(name)
    if not isinstance(value, str):
        raise MATCH_FAILED
    return value


def items_in(document: Document, name: str) -> list[Any]:
    """A list in an object; empty where it is null or absent.

    Raises:
        MethodFailed: It is something else.
    """
    value = document.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise MATCH_FAILED
    return value  # pyright: ignore[reportUnknownVariableType]  # JSON


def document_in(document: Document, name: str) -> Document:
    """An object in an object; empty where it is null or absent.

    Raises:
        MethodFailed: It is something else.
    """
    value = document.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MATCH_FAILED
    return cast("Document", value)


def wants_collection(options: object) -> bool:
    """Whether a subscription asks for a document beside its events."""
    if isinstance(options, dict):
        return cast("Document", options).get("useCollection") is True
    return options is True

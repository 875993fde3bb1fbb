# SPDX-License-Identifier: MIT
"""Readers of single values of a payload that does not match its type."""

from typing import Any, Final

import msgspec
from msgspec import Raw

from ..moment import moment_in
from .mismatches import PayloadPlace, Unfit

__all__ = ["JsonReader", "LeafReader", "MomentReader", "ValueReader", "kind_of"]


class ValueReader:
    """Reads values of one type."""

    @property
    def is_document(self) -> bool:
        """Whether the values are objects, which an event may be about."""
        return False

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        """Read a value.

        Args:
            value: Parsed JSON.
            place: Its place in the payload.
            is_item: Whether it is distinguished from others by its identifier.

        Raises:
            Unfit: Nothing of it is usable.
        """
        raise NotImplementedError


class LeafReader(ValueReader):
    """Strings, numbers, constants, and everything else that msgspec converts."""

    def __init__(self, hint: object) -> None:
        self._hint: Final[Any] = hint

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        """Convert a value to the type."""
        del is_item
        try:
            return msgspec.convert(value, self._hint)
        except msgspec.ValidationError as error:
            if isinstance(value, float) and value.is_integer():
                return self.read(int(value), place, is_item=False)
            raise Unfit(place, str(error)) from None


class JsonReader(ValueReader):
    """Values that stay as received."""

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        """Return a value as raw JSON."""
        del place, is_item
        return Raw(msgspec.json.encode(value))


class MomentReader(ValueReader):
    """Moments in any notation."""

    def read(self, value: object, place: PayloadPlace, *, is_item: bool) -> object:
        """Read a moment."""
        del is_item
        moment = moment_in(value)
        if moment is None:
            raise Unfit(place, "not a moment")
        return moment


def kind_of(value: object) -> str:
    """Return the JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "bool"
        case dict():
            return "object"
        case list():
            return "array"
        case _:
            return type(value).__name__

# SPDX-License-Identifier: MIT
"""Variants of a union that the schema does not know, kept as they came."""

from typing import TYPE_CHECKING, Final, TypeVar, Union

import msgspec
from msgspec import Raw

from .encodable import Encodable

__all__ = ["OpenUnion", "UnknownVariant", "parsed"]

T = TypeVar("T")


def parsed(data: bytes | Raw) -> object:
    """Parse JSON, numbers that are too large included.

    Raises:
        msgspec.DecodeError: It is not JSON.
    """
    try:
        value: object = msgspec.json.decode(data)
    except msgspec.ValidationError:  # 1e400
        import json  # noqa: PLC0415  # a millisecond, for what hardly ever comes

        value = json.loads(bytes(data))
    return value


class UnknownVariant(Encodable):
    """A value that matches none of the variants in the schema.

    Servers newer than the schema send such; what arrived is kept as it was, and is
    encoded as that.
    """

    __slots__ = ("raw",)
    __match_args__ = ("raw",)

    def __init__(self, raw: Raw) -> None:
        self.raw: Final = raw
        """The value's JSON, untouched."""

    @property
    def _value_(self) -> object:
        return parsed(self.raw)

    def __eq__(self, other: object) -> bool:
        """Compare the JSON."""
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return self.raw == other.raw

    def __hash__(self) -> int:
        """Hash the JSON."""
        return hash(bytes(self.raw))

    def __reduce__(self) -> tuple[type, tuple[Raw]]:
        """Pickle and copy the JSON alone."""
        return UnknownVariant, (self.raw,)

    def __repr__(self) -> str:
        """``UnknownVariant(raw=<JSON, 12 bytes>)``."""
        return f"UnknownVariant(raw=<JSON, {len(self.raw)} bytes>)"


if TYPE_CHECKING:
    OpenUnion = Union[T, UnknownVariant]  # noqa: UP007  # an alias with a parameter
else:

    class OpenUnion:
        """A union that a server may add to: to a decoder, what it knows of it.

        Type checkers see `UnknownVariant` beside the variants; msgspec, which takes
        tagged classes alone, does not. `salvage` makes it when nothing else fits.
        """

        def __class_getitem__(cls, item: object) -> object:
            """Give the union of what is known."""
            return item

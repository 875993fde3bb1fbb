# SPDX-License-Identifier: MIT
"""Variants of a union that the schema does not know, kept as they came."""

from typing import TYPE_CHECKING, TypeVar, Union

from msgspec import Raw, Struct

__all__ = ["OpenUnion", "UnknownVariant"]

T = TypeVar("T")


class UnknownVariant(Struct, frozen=True):
    """A value that is none of the variants that the schema knows.

    Servers newer than the schema send such; what arrived is kept as it was.
    """

    raw: Raw
    """The value's JSON, untouched."""


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

# SPDX-License-Identifier: MIT
"""Salvage the usable parts of events that the strict decoder refused."""

from typing import Generic, TypeVar, cast

from msgspec import Struct

from ..calls.outcome import UNDECODABLE, partial_error, payload_error
from ..errors import PayloadError
from ..model.operations.publication import Stream

__all__ = ["UNDECODABLE", "Salvaged", "salvaged"]

T = TypeVar("T")


class Salvaged(Struct, Generic[T], frozen=True):
    """The usable parts of an event.

    Attributes:
        value: The event without the parts that do not match; unusable where
            ``error.is_partial`` is false.
        error: The mismatches.
    """

    value: T
    error: PayloadError


def salvaged(stream: Stream[T], error: Exception, item: bytes) -> Salvaged[T]:
    """Decode the parts of an event that match the schema.

    Args:
        stream: The stream of the event.
        error: The error of the strict decoder.
        item: JSON of the argument array.
    """
    strict = _of_the_argument(stream, payload_error(stream.name, error, item))
    try:
        value, mismatches = stream.salvage(item)
    except UNDECODABLE:
        return Salvaged(cast("T", None), strict)
    return Salvaged(value, partial_error(stream.name, mismatches, item, strict))


def _of_the_argument(stream: Stream[T], found: PayloadError) -> PayloadError:
    """Make the path relative to the only argument, which is the event for users."""
    if stream.several or not found.path.startswith("$[0]"):
        return found
    path = f"${found.path.removeprefix('$[0]')}"
    said = str(found).replace(found.path, path, 1)
    return PayloadError(said, name=found.name, path=path, payload=found.payload)

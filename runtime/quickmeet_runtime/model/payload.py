# SPDX-License-Identifier: MIT
"""What payload types are made of: the base class, absent values, moments."""

import datetime as dt
from functools import lru_cache
from typing import Any, Self, TypeVar, overload

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

__all__ = [
    "UNSET",
    "Model",
    "Raw",
    "Timestamp",
    "UnknownVariant",
    "UnsetType",
    "field",
    "lazy_list",
]

T = TypeVar("T")

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Model(Struct, frozen=True, repr_omit_defaults=True):
    """Base of every generated payload type."""


class Timestamp(Struct, frozen=True, order=True, gc=False):
    """A moment, as the wire has it: ``{"$date": milliseconds}``.

    A Struct and not a ``datetime``: a hook on every date costs 9.5 times as
    much (``notes/FEASIBILITY.md``, section 6).
    """

    milliseconds: int = field(name="$date")
    """Milliseconds since 1970-01-01 UTC."""

    @property
    def datetime(self) -> dt.datetime:
        """The moment as an aware datetime in UTC."""
        return _EPOCH + dt.timedelta(milliseconds=self.milliseconds)

    @classmethod
    def from_datetime(cls, moment: dt.datetime) -> Self:
        """Make a timestamp from an aware datetime.

        Raises:
            ValueError: The datetime has no time zone.
        """
        if moment.tzinfo is None:
            raise ValueError("a Timestamp needs an aware datetime (tzinfo is None)")
        return cls((moment - _EPOCH) // dt.timedelta(milliseconds=1))

    def __str__(self) -> str:
        """ISO 8601 in UTC with milliseconds: ``2026-11-23T20:19:55.123Z``."""
        text = self.datetime.isoformat(timespec="milliseconds")
        return text.removesuffix("+00:00") + "Z"


class UnknownVariant(Struct, frozen=True):
    """An item of a list that is none of the variants that the schema knows.

    Servers newer than the schema send such; what arrived is kept as it was.
    """

    raw: Raw
    """The item's JSON, untouched."""


_raws = msgspec.json.Decoder(list[Raw])


@overload
def lazy_list(raw: Raw, item: object) -> list[T]: ...
@overload
def lazy_list(raw: Raw | UnsetType, item: object) -> list[T] | UnsetType: ...
def lazy_list(raw: Raw | UnsetType, item: object) -> list[T] | UnsetType:
    """Decode a list item by item, keeping those that are of no known type.

    Args:
        raw: JSON of the list, or UNSET.
        item: Type of its items; a union will do.

    Returns:
        The items in their order, `UnknownVariant` among them, or UNSET. ``T`` is
        the type of an item and `UnknownVariant`, as the caller annotates it.

    Raises:
        msgspec.ValidationError: The JSON is not a list.
    """
    if isinstance(raw, UnsetType):
        return UNSET
    decode = _decoder(item).decode
    items: list[Any] = []
    for part in _raws.decode(raw):
        try:
            items.append(decode(part))
        except msgspec.ValidationError:
            items.append(UnknownVariant(part))
    return items


@lru_cache(maxsize=256)
def _decoder(item: object) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(item)

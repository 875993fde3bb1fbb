# SPDX-License-Identifier: MIT
"""What payload types are made of: the base class, absent values, lists of variants."""

from functools import cache, lru_cache
from typing import Any, Literal, TypeVar, cast, overload

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

from .moment import Timestamp
from .salvage import UNDECODABLE, Salvager, parsed
from .secret_names import MASK, is_hidden_key
from .variants import OpenUnion, UnknownVariant

__all__ = [
    "UNSET",
    "Model",
    "OpenUnion",
    "Page",
    "Raw",
    "Timestamp",
    "UnknownVariant",
    "UnsetType",
    "field",
    "lazy_list",
    "masked",
]

T = TypeVar("T")


class Model(Struct, frozen=True, repr_omit_defaults=True):
    """Base of every generated payload type.

    `repr`, and rich, show no texts in fields that hold secrets by their name on the
    wire: tokens, passwords, codes. They are there to be read.
    """

    def __repr__(self) -> str:
        """Show the fields that are no defaults."""
        return Struct.__repr__(masked(self))

    def __rich_repr__(self) -> Any:  # rich's own type is not there without it
        """Show the same in rich."""
        return Struct.__rich_repr__(masked(self))

    def _repr_html_(self) -> str:
        """Show the same as a table, in notebooks."""
        from .html import html_of  # noqa: PLC0415  # only where it is shown

        return html_of(self)


class Page(list[T]):
    """A list of payloads that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show it as a table, in notebooks."""
        from .html import html_rows  # noqa: PLC0415  # only where it is shown

        return html_rows(self)


def masked(model: Model) -> Model:
    """A payload with masks in place of the secrets that it holds itself."""
    hidden = {
        name: mask
        for name, mask in _masks(type(model)).items()
        if _is_text(getattr(model, name))
    }
    return msgspec.structs.replace(model, **hidden) if hidden else model


def _is_text(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, str) for one in cast("list[object]", value))
    return isinstance(value, str)


@cache
def _masks(type_: type[Model]) -> dict[str, str]:
    fields = msgspec.structs.fields(type_)
    return {one.name: MASK for one in fields if is_hidden_key(one.encode_name)}


_raws = msgspec.json.Decoder(list[Raw])


@overload
def lazy_list(raw: Raw, item: object, *, is_required: Literal[True]) -> list[T]: ...
@overload
def lazy_list(raw: Raw | UnsetType, item: object) -> list[T] | UnsetType | None: ...
def lazy_list(
    raw: Raw | UnsetType, item: object, *, is_required: bool = False
) -> list[T] | UnsetType | None:
    """Decode a list item by item, keeping those that are of no known type.

    What does not fit in an item costs the item's field, as everywhere.

    Args:
        raw: JSON of the list, or UNSET.
        item: Type of its items; a union will do.
        is_required: Whether the list can be neither absent nor null: what is no
            list is an empty one then.

    Returns:
        The items in their order, `UnknownVariant` among them; None for null, UNSET
        for what is no list. ``T`` is the type of an item and `UnknownVariant`, as the
        caller annotates it.
    """
    absent: list[T] | UnsetType = [] if is_required else UNSET
    if isinstance(raw, UnsetType):
        return absent
    if bytes(raw) == b"null" and not is_required:
        return None
    try:
        parts = _raws.decode(raw)
    except UNDECODABLE:
        return absent
    return [_item(part, item) for part in parts]


def _item(part: Raw, type_: object) -> Any:  # of whatever type it is
    try:
        return _decoder(type_).decode(part)
    except UNDECODABLE:
        pass
    try:
        return Salvager(type_).read(parsed(part), is_item=True)[0]
    except UNDECODABLE:
        return UnknownVariant(part)


@lru_cache(maxsize=256)
def _decoder(item: object) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(item)

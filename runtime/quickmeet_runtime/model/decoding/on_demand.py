# SPDX-License-Identifier: MIT
"""Keep parts of a payload as JSON and decode them on access.

Most programs never read the parsed markup of a message, which is half of its JSON.
A field of such a part is declared as ``object``, so that a payload can be created from
any JSON, MessagePack or database value. A session decodes payloads with a twin of the
type (`event_decoder.received`) that skips these parts and keeps their JSON. That costs
0.3 µs a message; decoding them costs 0.9 µs for a short text and more for others.
"""

from functools import lru_cache
from typing import Any, Literal, TypeVar, overload

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, structs

from .mismatches import UNDECODABLE
from .variants import Encodable, UnknownVariant, parsed

__all__ = ["JsonText", "lazy_list"]

T = TypeVar("T")


class JsonText(bytes, Encodable):
    """JSON that was not decoded yet; equal to its decoded value."""

    _items: "tuple[object, list[Any] | UnsetType | None] | None" = None

    @property
    def _value_(self) -> object:
        return parsed(self)

    def items(self, item: object) -> "list[Any] | UnsetType | None":
        """Decode a list item by item, once.

        Returns:
            The items; None for null, UNSET for other values.
        """
        known = self._items
        if known is None or known[0] is not item:
            known = self._items = (item, _items(self, item))
        return known[1]

    def __eq__(self, other: object) -> bool:
        """Compare the decoded values, not the JSON."""
        if isinstance(other, JsonText):
            return bytes.__eq__(self, other) or self._value_ == other._value_
        return self._value_ == other

    def __hash__(self) -> int:
        """Hash the decoded value; unhashable lists raise `TypeError`."""
        return hash(self._value_)

    def __ne__(self, other: object) -> bool:
        """Compare the decoded values, not the JSON."""
        return not self == other

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        """Pickle and copy the JSON alone."""
        return JsonText, (bytes(self),)

    def __repr__(self) -> str:
        """``<JSON, 68 bytes>``."""
        return f"<JSON, {len(self)} bytes>"


@overload
def lazy_list(
    owner: Struct, name: str, item: object, *, is_required: Literal[True]
) -> list[T]: ...
@overload
def lazy_list(owner: Struct, name: str, item: object) -> list[T] | UnsetType | None: ...
def lazy_list(
    owner: Struct, name: str, item: object, *, is_required: bool = False
) -> list[T] | UnsetType | None:
    """Decode a list of a payload item by item, keeping items of unknown types.

    A mismatch in an item drops the field of the item, as everywhere. The list is
    decoded once.

    Args:
        owner: The payload.
        name: Its field with the list, as JSON or already parsed.
        item: Type of the items, possibly a union.
        is_required: Whether the list can be neither absent nor null: other values
            become an empty list then.

    Returns:
        The items in their order, `UnknownVariant` among them; None for null, UNSET
        for a value other than a list. ``T`` is the type of an item and
        `UnknownVariant`, as the caller annotates it.
    """
    value: object = getattr(owner, name)
    if value is UNSET:
        return [] if is_required else UNSET
    if not isinstance(value, JsonText):
        value = JsonText(
            value if isinstance(value, Raw) else msgspec.json.encode(value)
        )
        structs.force_setattr(owner, name, value)
    found = value.items(item)
    return found if isinstance(found, list) or not is_required else []


def _items(text: bytes, item: object) -> "list[Any] | UnsetType | None":
    if bytes(text) == b"null":
        return None
    try:
        parts = _raws.decode(text)
    except UNDECODABLE:
        return UNSET
    return [_item(part, item) for part in parts]


_raws = msgspec.json.Decoder(list[Raw])


def _item(part: Raw, type_: object) -> Any:  # of whatever type it is
    try:
        return _decoder(type_).decode(part)
    except UNDECODABLE:
        pass
    from .salvage import Salvager  # noqa: PLC0415  # rarely needed

    try:
        return Salvager(type_).read(parsed(part), is_item=True)[0]
    except UNDECODABLE:
        return UnknownVariant(part)


@lru_cache(maxsize=256)
def _decoder(item: object) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(item)

# SPDX-License-Identifier: MIT
"""Decoders of events; parts of a payload are kept as JSON until somebody asks.

Most programs never read the parsed markup of a message, which is half of its JSON.
A field of such a part is declared as ``object``, so that a payload type can be made of
anything that JSON, MessagePack or a database gives. What a session receives is decoded
by a twin of the type (`received`) that skips these parts and keeps their JSON. It
costs 0.4 µs a message; decoding them costs 0.9 µs for a short text and more for others.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import UnionType
from typing import (
    Any,
    Final,
    Generic,
    Literal,
    Protocol,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    overload,
)

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field, structs

from ...protocol.event_frame import decode_args
from ..base import Model
from .encodable import Encodable
from .mismatches import UNDECODABLE
from .variants import UnknownVariant, parsed

__all__ = [
    "EventDecoder",
    "JsonText",
    "OnlyArgument",
    "SeveralArguments",
    "lazy_list",
    "received",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class JsonText(bytes, Encodable):
    """JSON that was not read yet; equal to what it would be read as."""

    _items: "tuple[object, list[Any] | UnsetType | None] | None" = None

    @property
    def _value_(self) -> object:
        return parsed(self)

    def items(self, item: object) -> "list[Any] | UnsetType | None":
        """Decode a list item by item, once.

        Returns:
            None for null, UNSET for what is no list.
        """
        known = self._items
        if known is None or known[0] is not item:
            known = self._items = (item, _items(self, item))
        return known[1]

    def __eq__(self, other: object) -> bool:
        """Compare what it says, not how it is written."""
        if isinstance(other, JsonText):
            return bytes.__eq__(self, other) or self._value_ == other._value_
        return self._value_ == other

    __hash__ = None  # type: ignore[assignment]  # lists have none

    def __ne__(self, other: object) -> bool:
        """Compare what it says, not how it is written."""
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
    """Decode a list of a payload item by item, keeping items of no known type.

    What does not fit in an item costs the item's field, as everywhere. The list is
    decoded once.

    Args:
        owner: The payload.
        name: Its field that has the list, as JSON or as what JSON is parsed to.
        item: Type of the items; a union will do.
        is_required: Whether the list can be neither absent nor null: what is no
            list is an empty one then.

    Returns:
        The items in their order, `UnknownVariant` among them; None for null, UNSET
        for what is no list. ``T`` is the type of an item and `UnknownVariant`, as the
        caller annotates it.
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


@cache
def received(type_: Any) -> Any:
    """The type to decode to what a server sends of a type.

    Objects of the type come out. The first of the parts to be read on demand, which is
    the heavy one, is skipped by the decoder; each would cost 0.1 µs for every message.

    Args:
        type_: A payload type, or the arguments of an event.

    Returns:
        A twin where it has such parts, or is a tuple or union with a type that has;
        else the type itself.
    """
    if get_origin(type_) in {Union, UnionType}:
        members = tuple(received(one) for one in get_args(type_))
        return Union[members]  # noqa: UP007  # made of values
    return _twin_of(type_) if _is_model(type_) else type_


def _is_model(type_: object) -> TypeGuard[type[Model]]:
    return isinstance(type_, type) and issubclass(type_, Model)


def _twin_of(type_: type[Model]) -> type[Struct]:
    if type_.on_demand:
        return _twin(type_, {type_.on_demand[0]: Raw})
    if type_.__struct_config__.array_like:
        known = {one.name: received(one.type) for one in structs.fields(type_)}
        inner = {one.name: one.type for one in structs.fields(type_)}
        changed = {name: new for name, new in known.items() if new != inner[name]}
        return _twin(type_, changed) if changed else type_
    return type_


def _twin(type_: type[Model], changed: Mapping[str, Any]) -> type[Struct]:
    """A class like another, with other types of some fields.

    Its objects become the other's as soon as they are made.
    """
    config = type_.__struct_config__
    fields: list[tuple[str, Any, Any]] = []
    for one in structs.fields(type_):
        hint = changed.get(one.name, one.type)
        if hint is Raw and not one.required:
            hint |= UnsetType
        fields.append((one.name, hint, _field(one)))
    return msgspec.defstruct(
        type_.__name__,
        fields,
        bases=(Model,),
        namespace={"__post_init__": _becomes(type_)},
        frozen=True,
        kw_only=not config.array_like,
        array_like=config.array_like,
        tag=config.tag,
        tag_field=config.tag_field,
        gc=config.gc,
    )


def _field(one: structs.FieldInfo) -> Any:
    if one.required:
        return field(name=one.encode_name)
    if one.default is not msgspec.NODEFAULT:
        return field(name=one.encode_name, default=one.default)
    return field(name=one.encode_name, default_factory=one.default_factory)


def _becomes(type_: type[Model]) -> Any:
    """What runs for each object of a twin: on the way of every message."""
    set_ = structs.force_setattr
    if not type_.on_demand:

        def become(self: Struct) -> None:
            set_(self, "__class__", type_)

        return become
    heavy = type_.on_demand[0]

    def become_and_keep(self: Struct) -> None:
        raw = getattr(self, heavy)
        if raw is not UNSET:
            set_(self, heavy, JsonText(raw))
        set_(self, "__class__", type_)

    return become_and_keep


class EventDecoder(Protocol[T_co]):
    """Decodes the argument array of an event."""

    def decode(self, args: bytes, /) -> T_co:
        """Decode the JSON of one array, with U+FFFD for lone surrogates.

        Raises:
            msgspec.ValidationError: The arguments do not match the type.
            msgspec.DecodeError: They are no JSON.
        """
        ...


class _Single(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    value: T


class OnlyArgument(Generic[T]):
    """Decodes the array of an event that has one argument, to that argument."""

    def __init__(self, type_: object) -> None:
        single: Any = _Single
        decoder: msgspec.json.Decoder[_Single[T]] = msgspec.json.Decoder(
            single[received(type_)]
        )
        self._decode: Final = decoder.decode

    def decode(self, args: bytes, /) -> T:  # noqa: D102  # see `EventDecoder`
        try:
            return self._decode(args).value
        except msgspec.DecodeError:
            return decode_args(self._decode, args).value


class SeveralArguments(Generic[T]):
    """Decodes the array of an event to a type that has all of it."""

    def __init__(self, type_: object) -> None:
        decoder: msgspec.json.Decoder[T] = msgspec.json.Decoder(received(type_))
        self._decode: Final = decoder.decode

    def decode(self, args: bytes, /) -> T:  # noqa: D102  # see `EventDecoder`
        try:
            return self._decode(args)
        except msgspec.DecodeError:
            return decode_args(self._decode, args)

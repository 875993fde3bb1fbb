# SPDX-License-Identifier: MIT
"""Decoders of events, which run for each event that is taken.

A payload with parts to be decoded on demand is decoded to a twin of its type, which
keeps their JSON (`received`). A type that is known beforehand needs no
``__post_init__`` for that, whose call would cost more than its work.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Generic,
    Protocol,
    TypeGuard,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field, structs

from ...protocol.frames import decode_args
from ..base import Model
from .on_demand import JsonText

__all__ = [
    "EventDecoder",
    "OnlyArgument",
    "SeveralArguments",
    "noting_decoder",
    "received",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@cache
def received(type_: Any) -> Any:
    """Return the type to decode a received payload with.

    The results are objects of the given type. The decoder skips the first of the parts
    to be decoded on demand, the heavy one; each would cost 0.1 µs for every message.

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
    """Whether a type is a payload type, and not a union or list."""
    return isinstance(type_, type) and issubclass(type_, Model)


def _twin_of(type_: type[Model]) -> type[Model]:
    changed = _changes(type_)
    if not changed:
        return type_
    return _twin_with(type_, changed, {"__post_init__": _becomes(type_)})


@cache
def _bare_twin(type_: type[Model]) -> type[Model]:
    """Create a twin whose objects keep its class."""
    return _twin_with(type_, _changes(type_), {})


def _changes(type_: type[Model]) -> dict[str, Any]:
    """Return the fields whose types differ in a twin, and their types there."""
    if type_.on_demand:
        return {type_.on_demand[0]: Raw}
    if not type_.__struct_config__.array_like:
        return {}
    hints = {one.name: one.type for one in structs.fields(type_)}
    return {
        name: new
        for name, hint in hints.items()
        if (new := received(hint)) is not hint and new != hint
    }


def _twin_with(
    type_: type[Model], changed: Mapping[str, Any], namespace: dict[str, Any]
) -> type[Model]:
    """Create a subclass with other types of some fields.

    Its objects change their class to the original as soon as they are created, and are
    mutable until then. Since the subclass adds nothing, assigning the class compares
    only the layouts, not every field.
    """
    fields: list[tuple[str, Any, Any]] = []
    for one in structs.fields(type_):
        if one.name in changed:
            hint = changed[one.name]
            if hint is Raw and not one.required:
                hint |= UnsetType
            fields.append((one.name, hint, _field(one)))
    config = type_.__struct_config__
    twin: type[Any] = msgspec.defstruct(
        type_.__name__,
        fields,
        bases=(type_,),
        namespace=namespace,
        frozen=False,
        kw_only=not config.array_like,
    )
    return twin


def _field(one: structs.FieldInfo) -> Any:
    if one.required:
        return field(name=one.encode_name)
    if one.default is not msgspec.NODEFAULT:
        return field(name=one.encode_name, default=one.default)
    return field(name=one.encode_name, default_factory=one.default_factory)


def _becomes(type_: type[Model]) -> Any:
    """Create the ``__post_init__`` of a twin, which runs for every message."""
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
            msgspec.DecodeError: They are not JSON.
        """
        ...


class _Single(msgspec.Struct, Generic[T], frozen=True, array_like=True, gc=False):
    value: T


class _SingleOrNone(msgspec.Struct, Generic[T], frozen=True, array_like=True, gc=False):
    value: T | None = None


class OnlyArgument(Generic[T]):
    """Decodes the array of an event that has one argument, to that argument.

    Servers omit an argument that has no value, or send null for it: where the type
    includes None, both decode to None.

    Attributes:
        decode: See `EventDecoder`.
    """

    def __init__(self, type_: object) -> None:
        single: Any = _SingleOrNone if NoneType in get_args(type_) else _Single
        self.decode: Final[Callable[[bytes], T]] = (
            _keeping(single[_bare_twin(type_)], "value", type_)
            if _is_model(type_) and type_.on_demand
            else _first(single[received(type_)])
        )


class SeveralArguments(Generic[T]):
    """Decodes the array of an event to a type that holds all arguments.

    Attributes:
        decode: See `EventDecoder`.
    """

    def __init__(self, type_: object) -> None:
        inner = _inner_model(type_)
        self.decode: Final[Callable[[bytes], T]] = (
            _whole(received(type_))
            if inner is None or not _is_model(type_)
            else _keeping_inside(type_, *inner)
        )


def _inner_model(type_: object) -> tuple[str, type[Model]] | None:
    """Return the only field with parts to be decoded on demand, if it is required."""
    if not _is_model(type_) or type_.on_demand:
        return None
    changed = _changes(type_)
    found = [(one.name, one.type) for one in structs.fields(type_)]
    inner = [(name, hint) for name, hint in found if name in changed]
    if len(inner) != 1 or not _is_model(inner[0][1]) or not inner[0][1].on_demand:
        return None
    return inner[0]


def _keeping_inside(
    type_: type[Model], name: str, inner_type: type[Model]
) -> Callable[[bytes], Any]:
    twin = _twin_with(type_, {name: _bare_twin(inner_type)}, {})
    return _keeping(twin, name, inner_type, type_)


def _whole(type_: Any) -> Callable[[bytes], Any]:
    read = msgspec.json.Decoder(type_).decode

    def decode(args: bytes) -> Any:
        try:
            return read(args)
        except msgspec.DecodeError:
            return decode_args(read, args)

    return decode


def _first(single: Any) -> Callable[[bytes], Any]:
    read = msgspec.json.Decoder(single).decode

    def decode(args: bytes) -> Any:
        try:
            return read(args).value
        except msgspec.DecodeError:
            return decode_args(read, args).value

    return decode


def noting_decoder(
    type_: object, *names: str
) -> Callable[[bytes, list[object]], Any] | None:
    """Create a decoder of an event's only argument that appends attributes to a list.

    Args:
        type_: The argument's type.
        names: The attributes.

    Returns:
        The decoder; None for a type without a heavy part, which is decoded whole.
    """
    if not _is_model(type_) or not type_.on_demand:
        return None
    return _keeping(_Single[_bare_twin(type_)], "value", type_, noted=names)  # type: ignore[misc]  # made of values


_KEEPING: Final = """
def decode(args, row=None):
    try:
        whole = read(args)
    except DecodeError:
        whole = decode_args(read, args)
    inner = whole.{name}
    raw = inner.{heavy}
    if raw is not UNSET:
        inner.{heavy} = JsonText(raw)
    inner.__class__ = inner_type
    {note}
    {end}
"""
"""With the names as attributes: ``getattr`` would cost 50 ns an event."""


def _keeping(
    read_as: Any,
    name: str,
    inner_type: type[Model],
    type_: type[Model] | None = None,
    *,
    noted: tuple[str, ...] = (),
) -> Callable[..., Any]:
    """Create a decoder of an event that keeps the JSON of its payload's heavy part.

    Args:
        read_as: The type to decode to.
        name: The field of that type with the payload, a bare twin.
        inner_type: The payload's type.
        type_: The type of the whole; the payload alone is returned when None.
        noted: Attributes of it to append to the list passed as second argument.
    """
    end = "return inner" if type_ is None else "whole.__class__ = type_; return whole"
    names: dict[str, Any] = {
        "DecodeError": msgspec.DecodeError,
        "JsonText": JsonText,
        "UNSET": UNSET,
        "decode_args": decode_args,
        "inner_type": inner_type,
        "read": msgspec.json.Decoder(read_as).decode,
        "type_": type_,
    }
    note = "; ".join(f"row.append(inner.{name})" for name in noted)
    heavy = inner_type.on_demand[0]
    exec(_KEEPING.format(name=name, heavy=heavy, note=note, end=end), names)  # noqa: S102  # names of fields alone
    return cast("Callable[..., Any]", names["decode"])

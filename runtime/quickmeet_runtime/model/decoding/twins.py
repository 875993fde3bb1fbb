# SPDX-License-Identifier: MIT
"""Types to decode what a server sends to: payloads that keep some of their JSON."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeGuard, Union, get_args, get_origin

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field, structs

from ..base import Model
from .on_demand import JsonText

__all__ = ["bare_twin", "changes", "is_model", "received", "twin_with"]


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
    return _twin_of(type_) if is_model(type_) else type_


def is_model(type_: object) -> TypeGuard[type[Model]]:
    """Whether a type is a payload's, and no union or list."""
    return isinstance(type_, type) and issubclass(type_, Model)


def _twin_of(type_: type[Model]) -> type[Model]:
    changed = changes(type_)
    if not changed:
        return type_
    return twin_with(type_, changed, {"__post_init__": _becomes(type_)})


@cache
def bare_twin(type_: type[Model]) -> type[Model]:
    """A twin whose objects stay what they are."""
    return twin_with(type_, changes(type_), {})


def changes(type_: type[Model]) -> dict[str, Any]:
    """The fields that a twin has otherwise, and their types there."""
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


def twin_with(
    type_: type[Model], changed: Mapping[str, Any], namespace: dict[str, Any]
) -> type[Model]:
    """A class like another, with other types of some fields.

    Its objects become the other's as soon as they are made, and may be changed till
    then. Since it is derived from it and adds nothing, that is a look at the layouts
    and not one at every field.
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
    """Code that runs for each object of a twin: on the way of every message."""
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

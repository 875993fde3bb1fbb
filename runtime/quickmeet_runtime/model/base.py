# SPDX-License-Identifier: MIT
"""The base of payload types, and their support for other libraries."""

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from msgspec import Struct, structs

from ..secrecy import MASK, SETTING_VALUES, holds_text, is_hidden_key, without_secrets

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, SchemaSerializer

__all__ = ["Model", "Page", "masked"]

T = TypeVar("T")


class Model(Struct, frozen=True, repr_omit_defaults=True):
    """Base of every payload type.

    `repr` and rich mask strings in fields whose wire name marks them as secret (tokens,
    passwords, codes), also inside JSON, and the values of settings with such names.
    The attributes themselves can be read.

    Instances work with ``msgspec`` (JSON, MessagePack, ``to_builtins``, ``convert``),
    pickle and copy, and as a field, body or message in libraries built on msgspec or
    pydantic.
    """

    on_demand: ClassVar[tuple[str, ...]] = ()
    """Fields that hold JSON which is decoded on access."""

    def __hash__(self) -> int:
        """Hash the hashable fields: equal instances have equal hashes."""
        try:
            return Struct.__hash__(self)
        except TypeError:
            values = (getattr(self, name) for name in self.__struct_fields__)
            return hash((type(self), *map(_hash_of, values)))

    def __repr__(self) -> str:
        """Show the fields that differ from their defaults, secrets masked."""
        return Struct.__repr__(masked(self))

    def __rich_repr__(self) -> Any:  # rich's type is unavailable without rich
        """Show the same in rich."""
        return Struct.__rich_repr__(masked(self))

    def _repr_html_(self) -> str:
        """Show the same as a table, in notebooks."""
        from .html import html_of  # noqa: PLC0415  # only where it is shown

        return html_of(self)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Tell pydantic how to validate, serialize and describe the type."""
        del handler
        from .pydantic_schema import core_schema_of  # noqa: PLC0415  # pydantic is there

        return core_schema_of(cls, source)

    @property
    def __pydantic_serializer__(self) -> "SchemaSerializer":
        """The serializer for untyped contexts of pydantic, such as ``to_json``."""
        from .pydantic_schema import serializer_of  # noqa: PLC0415  # pydantic is there

        return serializer_of(type(self))


class Page(list[T]):
    """A list of payloads that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the list as a table, in notebooks."""
        from .html import html_rows  # noqa: PLC0415  # only where it is shown

        return html_rows(self)


def _hash_of(value: object) -> int:
    """Return the hash of a field; 0 for unhashable values (lists, JSON)."""
    try:
        return hash(value)
    except TypeError:
        return 0


def masked(model: Model) -> Model:
    """Return a copy of a payload with its own secrets masked."""
    secret, values, id_field = _secret_fields(type(model))
    if values and is_hidden_key(str(getattr(model, id_field, ""))):
        secret |= values
    hidden: dict[str, object] = {}
    for name in model.__struct_fields__:
        value: object = getattr(model, name)
        is_secret = name in secret and holds_text(value)
        shown = MASK if is_secret else without_secrets(value)
        if shown is not value:
            hidden[name] = shown
    return structs.replace(model, **hidden) if hidden else model


@cache
def _secret_fields(type_: type[Model]) -> tuple[frozenset[str], frozenset[str], str]:
    """Find the secret fields, those secret for some ids, and the field of the id."""
    names = {one.encode_name: one.name for one in structs.fields(type_)}
    secret = frozenset(name for wire, name in names.items() if is_hidden_key(wire))
    values = frozenset(names[wire] for wire in SETTING_VALUES & names.keys())
    return secret, values, names.get("_id") or names.get("id", "")

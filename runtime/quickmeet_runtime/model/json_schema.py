# SPDX-License-Identifier: MIT
"""The JSON Schema of payload types, for other libraries and other languages."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args, get_origin

import msgspec

from .base import Model

__all__ = ["components_of", "json_schema"]

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PREFIX = "#/$defs/"
_LITERAL = frozenset({"const", "enum", "default", "examples"})
"""Keywords whose values are values of the wire, not schemas."""
_OF_NAMES = frozenset({"properties", "patternProperties", "$defs"})
"""Keywords whose values are schemas by name."""


def json_schema(type_: Any) -> Schema:
    """Describe a payload type as JSON Schema (draft 2020-12).

    It describes the wire: ``rid``, not ``room_id``. Types of the package's own schema
    are taken from there, descriptions included. A field that may be absent may be
    null too, as in the type.

    Args:
        type_: A payload type, or any type composed of payload types, like
            ``list[types.Message]``, `Change` or a Struct of your own.

    Returns:
        A complete document, with the types that it needs under ``$defs``.

    Raises:
        TypeError: There is no JSON Schema for it.
    """
    schema, components = components_of(type_)
    made: Schema = {"$schema": _DIALECT, **schema}
    if components:
        made["$defs"] = components
    return made


def components_of(type_: Any) -> tuple[Schema, dict[str, Schema]]:
    """Describe a type, and all types that it needs, by name.

    References begin with ``#/$defs/``.

    Raises:
        TypeError: There is no JSON Schema for it.
    """
    (schema,), components = msgspec.json.schema_components(
        [type_], ref_template=_PREFIX + "{name}"
    )
    known = {**components}
    for package in sorted(set(_packages(type_, set()))):
        known.update(_types_of(package))
    needed: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in _references(waiting.pop()):
            if name in known and name not in needed:
                needed[name] = known[name]
                waiting.append(known[name])
    return schema, needed


def _packages(type_: object, seen: set[object]) -> Iterator[str]:
    """Yield the packages whose payload types a type uses."""
    if not (isinstance(type_, type) and issubclass(type_, msgspec.Struct)):
        for inner in (get_origin(type_), *get_args(type_)):
            if inner is not None:
                yield from _packages(inner, seen)
    elif type_ not in seen:
        seen.add(type_)
        package, types, _ = type_.__module__.partition(".types.")
        if types and issubclass(type_, Model):
            yield package
        else:
            for one in msgspec.structs.fields(type_):
                yield from _packages(one.type, seen)


@cache
def _types_of(package: str) -> dict[str, Schema]:
    """Load the types of a package's ``schema.json``, without our own keywords."""
    text = files(package).joinpath("schema.json").read_bytes()
    found = msgspec.json.decode(text, type=_Package).types
    return {name: cast("Schema", _plain(schema)) for name, schema in found.items()}


class _Package(msgspec.Struct):
    types: dict[str, Schema] = msgspec.field(name="$defs")


def _plain(value: object, *, are_names: bool = False) -> object:
    """Remove the keywords that only the generator uses from a schema."""
    if isinstance(value, list):
        return [_plain(item) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    made = {
        name: inner
        if name in _LITERAL and not are_names
        else _plain(inner, are_names=name in _OF_NAMES and not are_names)
        for name, inner in cast("Schema", value).items()
        if are_names or not (name.startswith("x-") or name == "discriminator")
    }
    if not are_names and isinstance(fields := made.get("properties"), dict):
        needed = cast("list[str]", made.get("required", []))
        made["properties"] = {
            name: field if name in needed else _or_null(field)
            for name, field in cast("dict[str, Schema]", fields).items()
        }
    if not are_names and isinstance(places := made.get("prefixItems"), list):
        least = cast("int", made.get("minItems", 0))
        made["prefixItems"] = [
            place if index < least else _or_null(place)
            for index, place in enumerate(cast("list[Schema]", places))
        ]
    return made


def _or_null(field: Schema) -> Schema:
    """Allow null for a field that may be absent: servers send that, too."""
    words = {name: field[name] for name in ("description",) if name in field}
    rest = {name: value for name, value in field.items() if name not in words}
    return {"anyOf": [rest, {"type": "null"}], **words} if rest else field


def _references(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _references(item)
    elif isinstance(value, dict):
        for name, inner in cast("Schema", value).items():
            if name == "$ref" and isinstance(inner, str):
                yield inner.removeprefix(_PREFIX)
            else:
                yield from _references(inner)

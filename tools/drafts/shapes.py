# SPDX-License-Identifier: MIT
"""Unions and intersections of the facts, taken apart and laid over each other."""

from typing import Protocol

from msgspec import Struct, field

from quickmeet_codegen.read.document import Value
from tools.drafts.raw import items, mapping

__all__ = ["Definitions", "Union", "merged", "opened"]


class Definitions(Protocol):
    """The lookup of types in the facts."""

    def reference(self, name: str) -> str | None:
        """The schema's name of a type that it has."""
        ...

    def definition(self, name: str) -> dict[str, Value]:
        """A type as the facts have it."""
        ...


class Union(Struct):
    """The members of a union, sorted by what they are."""

    is_any: bool = False
    is_nullable: bool = False
    texts: list[Value] = field(default_factory=list[Value])
    scalars: set[str] = field(default_factory=set[str])
    arrays: list[dict[str, Value]] = field(default_factory=list[dict[str, Value]])
    maps: list[dict[str, Value]] = field(default_factory=list[dict[str, Value]])
    known: list[str] = field(default_factory=list[str])
    """Types that the schema has, by its names."""
    objects: list[tuple[str, dict[str, Value]]] = field(
        default_factory=list[tuple[str, dict[str, Value]]]
    )
    """Objects of the facts, with their names there."""


def opened(schema: dict[str, Value], definitions: Definitions) -> Union:
    """All members of a union, those of unions and aliases in it too."""
    union = Union()
    _open(schema, "", union, definitions, ())
    return union


def merged(parts: list[dict[str, Value]], *, is_every: bool) -> dict[str, Value]:
    """Several objects as one.

    Args:
        parts: The objects.
        is_every: Whether a value is all of them; else it is any one of them, and
            only what all require is required.
    """
    properties: dict[str, list[Value]] = {}
    for part in parts:
        for name, value in mapping(part.get("properties")).items():
            there = properties.setdefault(name, [])
            if value not in there:
                there.append(value)
    lists = [items(part.get("required")) for part in parts]
    required = [
        name
        for name in properties
        if (any if is_every else all)(name in names for names in lists)
    ]
    whole: dict[str, Value] = {
        name: there[0] if len(there) == 1 else {"anyOf": there}
        for name, there in properties.items()
    }
    return {"type": "object", "properties": whole, "required": list[Value](required)}


def _open(
    schema: dict[str, Value],
    name: str,
    union: Union,
    definitions: Definitions,
    inside: tuple[str, ...],
) -> None:
    reference = str(schema.get("$ref", "")).rpartition("/")[2]
    if reference:
        _follow(reference, union, definitions, inside)
    elif "anyOf" in schema or "oneOf" in schema:
        for member in items(schema.get("anyOf")) + items(schema.get("oneOf")):
            _open(mapping(member), "", union, definitions, inside)
    elif "allOf" in schema:
        parts = [_resolved(mapping(p), definitions) for p in items(schema["allOf"])]
        union.objects.append(("", merged(parts, is_every=True)))
    elif isinstance(schema.get("type"), list):
        for kind in items(schema["type"]):
            _open({**schema, "type": kind}, "", union, definitions, inside)
    else:
        _sort(schema, name, union)


def _follow(
    name: str, union: Union, definitions: Definitions, inside: tuple[str, ...]
) -> None:
    ours = definitions.reference(name)
    if ours is not None:
        union.known.append(ours)
    elif name in inside:
        union.is_any = True
    else:
        found = definitions.definition(name)
        _open(found, name, union, definitions, (*inside, name))


def _resolved(schema: dict[str, Value], definitions: Definitions) -> dict[str, Value]:
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return definitions.definition(name) if name else schema


def _sort(schema: dict[str, Value], name: str, union: Union) -> None:
    kind = schema.get("type")
    constants = items(schema.get("enum")) or [schema.get("const")]
    if kind == "null":
        union.is_nullable = True
    elif isinstance(constants[0], str):
        union.texts += constants
        union.scalars.add("string")
    elif isinstance(constants[0], bool):
        union.scalars.add("boolean")
    elif kind == "array":
        union.arrays.append(schema)
    elif kind == "object" and "properties" in schema:
        union.objects.append((name, schema))
    elif kind == "object":
        union.maps.append(schema)
    elif isinstance(kind, str):
        union.scalars.add(kind)
    else:
        union.is_any = True

# SPDX-License-Identifier: MIT
"""Unions that msgspec can decode, and reasons why it cannot decode the others."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from .catalog import Catalog
from .payload import Payload, annotation

__all__ = ["UnionMember", "flaw_of_union", "members", "tag_of", "tags_of"]

_SIMPLE = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "null",
    "array": "array",
    "object": "map",
}


class UnionMember(Struct, frozen=True):
    """A member of a union, as far as decoding is concerned."""

    kind: str
    """any, array, bool, enum, float, int, literal, map, null, str, struct or tuple."""
    name: str = ""
    """Name of the type of structs, enums, tuples; annotation of arrays and maps."""


def members(schema: Payload, catalog: Catalog) -> Iterator[UnionMember]:
    """The members of a schema once aliases and nested unions are opened."""
    if schema.ref is not None:
        yield from _referenced(schema.ref, catalog)
    elif schema.choices:
        for inner in schema.choices:
            yield from members(inner, catalog)
    elif schema.constants:
        for value in schema.constants:
            yield UnionMember("bool" if isinstance(value, bool) else "literal")
    else:
        for kind in schema.types:
            is_container = kind in {"array", "object"}
            name = annotation(replace(schema, type=kind)) if is_container else ""
            yield UnionMember(_SIMPLE[kind], name)
        if not schema.types:
            yield UnionMember("any")


def _referenced(name: str, catalog: Catalog) -> Iterator[UnionMember]:
    if name == "Timestamp":
        yield UnionMember("struct", name)
        return
    spec = catalog.types[name].spec
    if spec.form == "alias":
        for member in members(spec, catalog):
            yield UnionMember("any", name) if member.kind == "any" else member
    else:
        yield UnionMember(spec.form, name)


def flaw_of_union(schema: Payload, catalog: Catalog) -> str | None:
    """Why msgspec would refuse a union, in words; None when it would not."""
    found = list(dict.fromkeys(members(schema, catalog)))
    kinds = [member.kind for member in found]
    if "any" in kinds:
        return _flaw_of_any(found)
    structs = [member.name for member in found if member.kind in {"struct", "tuple"}]
    flaw = _flaw_of_structs(structs, schema, catalog) if len(structs) > 1 else None
    return flaw or _flaw_of_kinds(found, kinds)


def tags_of(catalog: Catalog) -> dict[str, tuple[str, str, bool]]:
    """By what variants are known: property, value, whether their union is closed."""
    found: dict[str, tuple[str, str, bool]] = {}
    for schema in _all_schemas(catalog):
        if not schema.choices:
            continue
        field = discriminator(schema, catalog)
        for member in members(schema, catalog) if field is not None else ():
            tag = tag_of(member.name, field or "", catalog)
            if member.kind == "struct" and tag is not None:
                found.setdefault(member.name, (field or "", tag, schema.is_closed))
    return found


def _all_schemas(catalog: Catalog) -> Iterator[Payload]:
    for entry in catalog.types.values():
        yield from (schema for _, schema in entry.spec.walk())
    for operation in catalog.operations():
        for _, schema in operation.spec.schemas():
            yield from (inner for _, inner in schema.walk())


def _flaw_of_kinds(found: list[UnionMember], kinds: list[str]) -> str | None:
    """Which two members begin with the same sign of JSON."""
    enums = [member.name for member in found if member.kind == "enum"]
    if "struct" in kinds and "map" in kinds:
        name = found[kinds.index("struct")].name
        return f"{name} beside a free object: both are JSON objects"
    if kinds.count("map") > 1:
        return "two free objects: give one a value type that is a union"
    if kinds.count("array") + kinds.count("tuple") > 1:
        return "two arrays: give it one item type that is a union"
    if len(enums) > 1 or (enums and {"str", "literal"}.intersection(kinds)):
        return f"the enum {enums[0]} beside other text: use an inline `enum`"
    return None


def _flaw_of_any(found: list[UnionMember]) -> str | None:
    """Anything beside something is written as anything, unless a name hides it."""
    named = [member.name for member in found if member.kind == "any" and member.name]
    if named and len(found) > 1:
        return f"{named[0]} is anything: leave the others out"
    return None


def _flaw_of_structs(
    structs: list[str], schema: Payload, catalog: Catalog
) -> str | None:
    field = discriminator(schema, catalog)
    names = ", ".join(structs)
    if field is None:
        return f"{names}: no discriminator tells them apart; add one or flatten them"
    tags = [tag_of(name, field, catalog) for name in structs]
    for name, tag in zip(structs, tags, strict=True):
        if tag is None:
            return f"{name}.{field} is not a text `const`"
    if len(set(tags)) < len(tags):
        return f"{names}: two of them have the same {field}"
    return None


def discriminator(schema: Payload, catalog: Catalog) -> str | None:
    """The property that tells a union's variants apart, its own or an alias's."""
    if schema.discriminator is not None:
        return schema.discriminator.property_name
    for inner in schema.choices:
        found = discriminator(inner, catalog)
        if found is not None:
            return found
    entry = catalog.types.get(schema.ref or "")
    if entry is not None and entry.spec.form == "alias":
        return discriminator(entry.spec, catalog)
    return None


def tag_of(name: str, field: str, catalog: Catalog) -> str | None:
    """The constant by which a variant is known; None when it has none."""
    entry = catalog.types.get(name)
    if entry is None:  # a Timestamp
        return None
    schema = entry.spec.fields.get(field)
    return schema.const if schema and isinstance(schema.const, str) else None

# SPDX-License-Identifier: MIT
"""The types of a schema: their writers and readers, and the tags of variants."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from .catalog import Catalog, event_type
from .payload import Payload, annotation

__all__ = [
    "ASKED",
    "RECEIVED",
    "SENT",
    "YIELDED",
    "Role",
    "Types",
    "UnionMember",
    "discriminator",
    "members",
    "tag_of",
    "tags_of",
    "types_of",
]

Role: TypeAlias = Literal[
    "client writes", "client reads", "server writes", "server reads"
]

SENT: frozenset[Role] = frozenset({"client writes", "server reads"})
"""Parameters of methods and endpoints."""
RECEIVED: frozenset[Role] = frozenset({"client reads", "server writes"})
"""Results of methods and endpoints, and documents of collections."""
YIELDED: frozenset[Role] = frozenset({"client reads"})
"""Events and items, which no handler makes."""
ASKED: frozenset[Role] = frozenset({"client writes"})
"""Extra arguments of subscriptions."""
_UNUSED: frozenset[Role] = frozenset({"client writes", "client reads"})
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


class Types(Struct, frozen=True):
    """The types of a schema, including those made from events."""

    values: Mapping[str, Payload]
    domains: Mapping[str, str]
    known_roles: Mapping[str, AbstractSet[Role]]
    domain_names: Mapping[str, tuple[str, ...]]
    """Former names of domains."""

    def former_domains(self, name: str) -> tuple[str, ...]:
        """Former names of the domain of a type."""
        return self.domain_names.get(self.domains[name], ())

    def roles(self, name: str) -> AbstractSet[Role]:
        """Its writers and readers; an unused type may be both of a client."""
        return self.known_roles.get(name) or _UNUSED


def types_of(catalog: Catalog) -> Types:
    """Collect the types of a schema, their writers and readers."""
    entries = dict(catalog.types)
    for _, event in catalog.streams():
        made = event_type(event)
        if made is not None:
            entries.setdefault(made.name, made)
    values = {name: entry.spec for name, entry in entries.items()}
    named: dict[AbstractSet[Role], list[str]] = {}
    for schema, given in _roots(catalog):
        named.setdefault(given, []).extend(schema.named_types())
    roles: dict[str, set[Role]] = {}
    for given, names in named.items():  # each type is visited once for each
        for name in _reached(names, values):
            roles.setdefault(name, set()).update(given)
    domains = {name: entry.domain.name for name, entry in entries.items()}
    former = {domain.name: domain.was for domain in catalog.domains}
    return Types(values, domains, dict(roles), former)


def _reached(waiting: Iterable[str], values: Mapping[str, Payload]) -> set[str]:
    found: set[str] = set()
    left = list(waiting)
    while left:
        name = left.pop()
        if name not in found and name in values:
            found.add(name)
            left += values[name].named_types()
    return found


def _roots(catalog: Catalog) -> Iterator[tuple[Payload, AbstractSet[Role]]]:
    for call in catalog.called():
        for path, schema in call.spec.schemas():
            yield schema, SENT if path[0] == "params" else RECEIVED
    for publication in catalog.publications():
        roles = ASKED if publication.spec.name is None else SENT
        for _, schema in publication.spec.schemas():
            yield schema, roles
    for _, event in catalog.streams():
        made = event_type(event)
        if made is not None:
            yield Payload(ref=made.name), YIELDED
        for path, schema in event.spec.schemas():
            yield schema, ASKED if path[0] == "options" else YIELDED
    for history in catalog.histories():
        yield history.spec.item, YIELDED
    for collection in catalog.collections():
        yield collection.spec.document, RECEIVED


def members(schema: Payload, catalog: Catalog) -> Iterator[UnionMember]:
    """The members of a schema, with aliases and nested unions expanded."""
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


def tags_of(catalog: Catalog) -> dict[str, tuple[str, str, bool]]:
    """The tags of variants: property, value, whether their union is closed."""
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


def discriminator(schema: Payload, catalog: Catalog) -> str | None:
    """The property that distinguishes a union's variants, its own or an alias's."""
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
    """The constant that identifies a variant; None if it has none."""
    entry = catalog.types.get(name)
    if entry is None:  # a Timestamp
        return None
    schema = entry.spec.fields.get(field)
    return schema.const if schema and isinstance(schema.const, str) else None

# SPDX-License-Identifier: MIT
"""Rules of types: described, decodable, existing, and not infinitely recursive."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog, Entry, Operation
from quickmeet_codegen.model.operations import CallSpec
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import Payload, VersionSpec
from quickmeet_codegen.model.types import UnionMember, discriminator, members, tag_of
from quickmeet_codegen.python.literal import fits_first_line
from quickmeet_codegen.python.runtime import MAKERS
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place

from .rules import Report

__all__ = ["check_references", "check_types"]

_DEEPEST = 24
_LIMITS = (
    ("min_items", "max_items", "minItems", "maxItems"),
    ("min_length", "max_length", "minLength", "maxLength"),
    ("minimum", "maximum", "minimum", "maximum"),
)


def check_types(catalog: Catalog, report: Report) -> None:
    """Check all types, and the schemas inside operations."""
    for entry in catalog.all_types():
        if entry.spec.is_draft:
            report.add("draft", entry.place, f"{entry.name} was not reviewed yet")
        _description(entry, report)
        _required(entry, report)
        _derived(entry, report)
        _tuple(entry, report)
        for path, schema in entry.spec.walk():
            _schema(entry, path, schema, catalog, report)
    for operation in catalog.operations():
        for start, schema in operation.spec.schemas():
            for path, inner in schema.walk(start):
                _schema(operation, path, inner, catalog, report)
    _values(catalog, report)


def _description(entry: Entry[Payload], report: Report) -> None:
    description = entry.spec.description.strip()
    if not description:
        message = f"the type {entry.name} has no description"
        report.add("missing-description", entry.place, message)
    elif not fits_first_line(description, 4):
        message = f"the first sentence of {entry.name} is longer than a line"
        report.add("long-summary", entry.at("description"), message)
    for wire, schema in entry.spec.fields.items():
        if not schema.description.strip():
            message = f"{entry.name}.{wire} has no description"
            report.add("missing-description", entry.at("properties", wire), message)


def _required(entry: Entry[Payload], report: Report) -> None:
    for index, name in enumerate(entry.spec.required):
        if name not in entry.spec.fields:
            message = f"{entry.name} requires {name!r}, which it does not have"
            report.add("unknown-property", entry.at("required", index), message)


def _derived(entry: Entry[Payload], report: Report) -> None:
    has = {field_name(wire, schema) for wire, schema in entry.spec.fields.items()}
    for name, spec in entry.spec.derived.items():
        if not fits_first_line(spec.description.strip(), 8):
            message = f"the first sentence of {entry.name}.{name} is longer than a line"
            place = entry.at("x-derived", name, "description")
            report.add("long-summary", place, message)
        for needed in MAKERS[spec.maker].needs:
            if needed not in has:
                message = f"{entry.name}.{name}: {spec.maker} needs a field {needed}"
                place = entry.at("x-derived", name, "maker")
                report.add("unknown-property", place, message)


def _tuple(entry: Entry[Payload], report: Report) -> None:
    for index, item in enumerate(entry.spec.places):
        if not item.description.strip():
            message = f"item {index} of {entry.name} has no description"
            place = entry.at("prefixItems", index)
            report.add("missing-description", place, message)


def _schema(
    entry: Entry[Payload] | Entry[Operation],
    path: KeyPath,
    schema: Payload,
    catalog: Catalog,
    report: Report,
) -> None:
    place = entry.at(*path)
    is_class = schema.form in {"struct", "tuple"}
    if (path and is_class) or (schema.properties is not None and not is_class):
        message = "an object or tuple inside another: make it a named type"
        report.add("inline-object", place, message)
    if _is_open(schema) and not schema.open.strip():
        report.add("missing-open", place, "an open object says why, in `x-open`")
    _misplaced(entry, path, schema, report)
    if schema.is_lazy and schema.type != "array":
        report.add("lazy-non-array", place, "x-lazy belongs on an array property")
    for key, message in _impossible_limits(schema):
        report.add("impossible-limit", entry.at(*path, key), message)
    if len(schema.types) > 1 or schema.choices:
        flaw = _flaw_of_union(schema, catalog)
        if flaw is not None:
            report.add("undecodable-union", place, f"{entry.name}: {flaw}")


def _misplaced(
    entry: Entry[Payload] | Entry[Operation],
    path: KeyPath,
    schema: Payload,
    report: Report,
) -> None:
    """Find keys without effect at their place."""
    if path and schema.derived:
        report.add(
            "misplaced-derived", entry.at(*path), "x-derived belongs on a named type"
        )
    has_name = _has_name(entry, path, schema)
    if path and schema.was and not has_name:
        message = "x-was belongs on a type, a field (no constant) or an enum's member"
        report.add("misplaced-was", entry.at(*path, "x-was"), message)
    if schema.versions != VersionSpec() and not has_name:
        message = "x-versions belongs on a field (no constant) or an enum's member"
        report.add("misplaced-versions", entry.at(*path, "x-versions"), message)
    if schema.member is not None and not (path[:1] == ("anyOf",) and has_name):
        message = "x-member belongs on a text of a named enum, which has members"
        report.add("misplaced-member", entry.at(*path, "x-member"), message)
    if schema.is_secret is not UNSET and not _may_be_secret(entry, path, schema):
        message = "x-secret belongs on a parameter of a call; true, also on a field or "
        message += "a result: anywhere else nothing would be hidden or shown by it"
        report.add("misplaced-secret", entry.at(*path, "x-secret"), message)


def _may_be_secret(
    entry: Entry[Payload] | Entry[Operation], path: KeyPath, schema: Payload
) -> bool:
    """Whether `x-secret` has an effect here: on a field, only by its name."""
    if path[-2:-1] == ("properties",):
        return schema.is_secret is True
    if not isinstance(entry.spec, CallSpec):
        return False
    if path[0] == "params":
        return path[2:] == ("schema",)
    return path[0] == "result" and schema.is_secret is True


def _has_name(
    entry: Entry[Payload] | Entry[Operation], path: KeyPath, schema: Payload
) -> bool:
    """Whether it is a part of a type, with a name in Python."""
    if len(path) != 2:  # noqa: PLR2004  # a key of the type, and which
        return False
    if path[0] in {"properties", "prefixItems"}:
        return schema.const is UNSET
    return path[0] == "anyOf" and getattr(entry.spec, "form", "") == "enum"


def _is_open(schema: Payload) -> bool:
    """Whether any field may occur; a map of one type is not open in that sense."""
    return schema.extra is True or (
        schema.extra is not UNSET and schema.properties is not None
    )


def _impossible_limits(schema: Payload) -> Iterator[tuple[str, str]]:
    """Find limits that allow no value, each with its flaw."""
    for least, most, low, high in _LIMITS:
        floor: int | float | None = getattr(schema, least)
        ceiling: int | float | None = getattr(schema, most)
        if floor is not None and ceiling is not None and floor > ceiling:
            yield high, f"{low} {floor} is above {high} {ceiling}: nothing is allowed"


def check_references(catalog: Catalog, report: Report) -> None:
    """Check every ``$ref``, and that aliases and domains form no cycle."""
    for place, schema in _all_schemas(catalog, report):
        name = schema.ref
        if name is not None and name not in catalog.types and name != "Timestamp":
            report.add("missing-type", place, f"there is no type {name!r}")
    _alias_cycles(catalog, report)
    _domain_cycles(catalog, report)


def _all_schemas(catalog: Catalog, report: Report) -> Iterator[tuple[Place, Payload]]:
    owners = [
        *((entry, (), entry.spec) for entry in catalog.all_types()),
        *((e, path, s) for e in catalog.operations() for path, s in e.spec.schemas()),
        *((e, path, s) for e in catalog.histories() for path, s in e.spec.schemas()),
        *((e, path, s) for e in catalog.collections() for path, s in e.spec.schemas()),
    ]
    for entry, start, schema in owners:
        for path, inner in schema.walk(start):
            if len(path) - len(start) > 2 * _DEEPEST:
                report.add("too-deep", entry.place, f"{entry.name} is nested too deep")
                break
            yield entry.at(*path), inner


def _alias_cycles(catalog: Catalog, report: Report) -> None:
    """Find aliases that refer to each other without a class: msgspec has none."""
    graph = {
        entry.name: {inner.ref for _, inner in entry.spec.walk() if inner.ref}
        for entry in catalog.types.values()
        if entry.spec.form == "alias"
    }
    for name in _circles(graph):
        message = f"{name} is made of itself: put an object type between"
        report.add("alias-cycle", catalog.types[name].place, message)


def _domain_cycles(catalog: Catalog, report: Report) -> None:
    owners = {name: entry.domain.name for name, entry in catalog.types.items()}
    graph: dict[str, set[str]] = {}
    reasons: dict[tuple[str, str], Place] = {}
    for entry in catalog.types.values():
        here = entry.domain.name
        for path, inner in entry.spec.walk():
            there = owners.get(inner.ref or "", here)
            if there != here:
                graph.setdefault(here, set()).add(there)
                reasons.setdefault((here, there), entry.at(*path))
    circle = _circles(graph)
    for (here, there), place in reasons.items():
        if here in circle and there in circle:
            message = f"types of {here} need {there}, which needs {here} in turn"
            report.add("domain-cycle", place, message)


def _values(catalog: Catalog, report: Report) -> None:
    """Find types without finite values: they require one of themselves."""
    types = {name: entry.spec for name, entry in catalog.types.items()}
    endless = types.keys() - _possible(types)
    needs = {
        name: {one for one in _required_types(types[name]) if one in endless}
        for name in sorted(endless)
    }
    for name in _circles(needs):
        message = f"{name} requires a {name}: no value of it can end"
        report.add("endless-type", catalog.types[name].place, message)


def _possible(types: dict[str, Payload]) -> set[str]:
    """Find types with a finite value, starting from those that need no others.

    Iterates alternately forwards and backwards, so that a chain of any length in the
    order of the file takes two rounds.
    """
    found: set[str] = set()
    waiting = list(types)
    while waiting:
        left: list[str] = []
        for name in waiting:
            if _has_value(types[name], found):
                found.add(name)
            else:
                left.append(name)
        if len(left) == len(waiting):
            break
        waiting = left[::-1]
    return found


def _has_value(schema: Payload, known: AbstractSet[str]) -> bool:
    if schema.ref is not None:
        return schema.ref == "Timestamp" or schema.ref in known
    if schema.choices:
        return any(_has_value(choice, known) for choice in schema.choices)
    return all(_has_value(inner, known) for inner in _needed(schema))


def _needed(schema: Payload) -> Iterator[Payload]:
    """Find the schemas that every value needs; none if it has several types."""
    if len(schema.types) > 1:
        return
    yield from (s for wire, s in schema.fields.items() if wire in schema.required)
    yield from schema.places[: schema.least]
    if schema.items is not None and schema.min_items:
        yield schema.items


def _required_types(schema: Payload) -> Iterator[str]:
    """Return names of the types that a value needs in all of its choices."""
    if schema.ref is not None:
        yield schema.ref
    for inner in (*schema.choices, *_needed(schema)):
        yield from _required_types(inner)


def _circles(graph: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Find the nodes that are part of a cycle."""
    found: list[str] = []
    for start, following in graph.items():
        seen: set[str] = set()
        waiting = list(following)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += graph.get(node, ())
        if start in seen:
            found.append(start)
    return found


def _flaw_of_union(schema: Payload, catalog: Catalog) -> str | None:
    """Explain why msgspec would refuse a union; None if it would not."""
    found = list(dict.fromkeys(members(schema, catalog)))
    kinds = [member.kind for member in found]
    if "any" in kinds:
        return _flaw_of_any(found)
    structs = [member.name for member in found if member.kind in {"struct", "tuple"}]
    flaw = _flaw_of_structs(structs, schema, catalog) if len(structs) > 1 else None
    return flaw or _flaw_of_kinds(found, kinds)


def _flaw_of_kinds(found: list[UnionMember], kinds: list[str]) -> str | None:
    """Explain which two members have the same kind of JSON."""
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
    """Explain why a named type of any JSON excludes other members."""
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

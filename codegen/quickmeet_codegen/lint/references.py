# SPDX-License-Identifier: MIT
"""Rules of how types hang together: each is there, none needs itself without end."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.finding import Place, Report

__all__ = ["check_references", "check_values"]

_DEEPEST = 24


def check_references(catalog: Catalog, report: Report) -> None:
    """Check every ``$ref``, and that aliases and domains form no circle."""
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
    """Aliases that name each other without a class between: msgspec has no such."""
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


def check_values(catalog: Catalog, report: Report) -> None:
    """Find types that a value of could never end: they require one of themselves."""
    types = {name: entry.spec for name, entry in catalog.types.items()}
    endless = types.keys() - _possible(types)
    needs = {
        name: {one for one in _required(types[name]) if one in endless}
        for name in sorted(endless)
    }
    for name in _circles(needs):
        message = f"{name} requires a {name}: no value of it can end"
        report.add("endless-type", catalog.types[name].place, message)


def _possible(types: dict[str, Payload]) -> set[str]:
    """Types that have a value, found from those that need no others upwards.

    Round after round, back and forth, so that a chain of any length in the order of the
    file takes two.
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
    """The types that every value needs; of several types, the plainest needs none."""
    if len(schema.types) > 1:
        return
    yield from (s for wire, s in schema.fields.items() if wire in schema.required)
    yield from schema.places[: schema.least]
    if schema.items is not None and schema.min_items:
        yield schema.items


def _required(schema: Payload) -> Iterator[str]:
    """Names of the types that a value needs, in all of its choices."""
    if schema.ref is not None:
        yield schema.ref
    for inner in (*schema.choices, *_needed(schema)):
        yield from _required(inner)


def _circles(graph: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The nodes from which a way leads back to themselves."""
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

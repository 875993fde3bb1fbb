# SPDX-License-Identifier: MIT
"""Rules of references: that a type is there, and that nothing runs in a circle."""

from collections.abc import Iterator

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.finding import Place, Report

from .circles import circles

__all__ = ["check_references"]

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
    for name in circles(graph):
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
    circle = circles(graph)
    for (here, there), place in reasons.items():
        if here in circle and there in circle:
            message = f"types of {here} need {there}, which needs {here} in turn"
            report.add("domain-cycle", place, message)

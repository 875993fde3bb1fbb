# SPDX-License-Identifier: MIT
"""Compare two schemas: on the wire, in Python, in behaviour.

No change is missed: each key of the schema language has a judge (`judge`).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from quickmeet_codegen.model.catalog import DomainSpec, Entry, ErrorSpec, GroupSpec
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    MethodSpec,
    PublicationSpec,
)
from quickmeet_codegen.model.types import Types
from quickmeet_codegen.read.source import SchemaSource

from .admission import Side
from .change import (
    Judge,
    Level,
    SchemaChange,
    differs,
    elsewhere,
    judged,
    levels,
    readers,
    words,
    writers,
)
from .operations import (
    Pair,
    compare_collections,
    compare_endpoints,
    compare_events,
    compare_histories,
    compare_methods,
    compare_publications,
)
from .sides import SchemaSide, place_of, subject_of, with_types_renamed
from .surfaces import Key, SurfaceCall, breaks_server, compare_surfaces
from .types import compare_types

__all__ = ["DOMAIN_JUDGES", "ERROR_JUDGES", "GROUP_JUDGES", "diff"]

ERROR_JUDGES: Final[Mapping[str, Judge]] = {
    "summary": words,
    "code": lambda subject, _, old, new: iter(
        [
            SchemaChange(
                subject, "changed", f"code {old!r} -> {new!r}", ("wire", "client")
            )
        ]
    ),
    "description": words,
    "is_runtime": differs("client"),
    "is_draft": words,
}
GROUP_JUDGES: Final[Mapping[str, Judge]] = {
    "class_name": elsewhere,  # with the names that it had: `_classes`
    "was": elsewhere,
    "summary": words,
    "description": words,
    "carrier": differs("client"),
}
DOMAIN_JUDGES: Final[Mapping[str, Judge]] = {
    "name": elsewhere,  # what they are paired by
    "was": elsewhere,  # `_former_domains`
    "summary": words,
    "about": words,
    "group": lambda subject, _, old, new: _groups(subject, old, new),
    **dict.fromkeys(
        ("types", "methods", "endpoints", "streams", "histories", "errors"),
        elsewhere,  # entry by entry, wherever they stand
    ),
    **dict.fromkeys(("publications", "collections"), elsewhere),
}


def diff(old: SchemaSource, new: SchemaSource) -> tuple[SchemaChange, ...]:
    """Compare two schemas.

    Returns:
        The changes: breaking ones first, then by subject.
    """
    old, renamed = with_types_renamed(old, new)
    before, after = SchemaSide(old), SchemaSide(new)
    before.rename_domains(after)
    before.rename_histories(after)
    found = {
        *_domains(before.domains, after.domains),
        *_types(before.types, after.types),
        *renamed,
        *_errors(before.errors, after.errors),
        *_operations(before, after),
        *compare_surfaces(before.surface, after.surface),
    }
    found |= set(_rewritten(old, new)) if not found else set()
    spots = before.spots(), after.spots()
    return tuple(
        replace(change, place=place_of(change.subject, *spots, new))
        for change in sorted(found, key=lambda one: (not one.is_breaking, one))
    )


def _rewritten(old: SchemaSource, new: SchemaSource) -> Iterator[SchemaChange]:
    """Find domains with the same meaning in another notation."""
    for name in sorted(old.domains.keys() & new.domains.keys()):
        if old.domains[name].value != new.domains[name].value:
            yield SchemaChange(
                f"domain {name}", "words", "says the same, written differently"
            )


def _domains(
    old: Mapping[str, DomainSpec], new: Mapping[str, DomainSpec]
) -> Iterator[SchemaChange]:
    for name in sorted({*old, *new}):
        subject = f"domain {name}"
        if name not in old:
            yield SchemaChange(subject, "added", "a new domain")
        elif name not in new:
            yield SchemaChange(subject, "removed", "the domain is gone", ("client",))
        else:
            yield from _former_domains(subject, old[name], new[name])
            yield from judged(subject, old[name], new[name], DOMAIN_JUDGES)


def _former_domains(
    subject: str, old: DomainSpec, new: DomainSpec
) -> Iterator[SchemaChange]:
    """Compare former names of a domain, under which clients have its modules, too."""
    if old.name != new.name:
        said = f"was {old.name}, which keeps working for clients"
        yield SchemaChange(subject, "renamed", said, ("server",))
    for name in sorted({*old.was} - {*new.was, new.name}):
        said = f"the former name {name} is gone"
        yield SchemaChange(subject, "removed", said, ("client",))
    for name in sorted({*new.was} - {*old.was, old.name}):
        yield SchemaChange(subject, "added", f"is also named {name}")


def _groups(subject: str, old: object, new: object) -> Iterator[SchemaChange]:
    if isinstance(old, GroupSpec) and isinstance(new, GroupSpec):
        yield from _classes(subject, old, new)
        yield from judged(f"{subject} group", old, new, GROUP_JUDGES)
    elif isinstance(old, GroupSpec):
        said = f"its class is gone, was {old.class_name}"
        yield SchemaChange(subject, "changed", said, ("client", "server"))
    elif isinstance(new, GroupSpec):
        yield SchemaChange(
            subject, "changed", f"its class is {new.class_name}, was absent"
        )


def _classes(subject: str, old: GroupSpec, new: GroupSpec) -> Iterator[SchemaChange]:
    """Compare the name of a group's class, and its former names."""
    if old.class_name != new.class_name:
        is_kept = old.class_name in new.was
        also = ", which keeps working" if is_kept else ""
        said = f"its class is {new.class_name}, was {old.class_name}{also}"
        broken: tuple[Level, ...] = ("server",) if is_kept else ("client", "server")
        yield SchemaChange(subject, "changed", said, broken)
    for name in sorted({*old.was} - {*new.was, new.class_name}):
        said = f"the former name {name} of its class is gone"
        yield SchemaChange(subject, "removed", said, ("client",))
    for name in sorted({*new.was} - {*old.was, old.class_name}):
        yield SchemaChange(subject, "added", f"its class is also named {name}")


def _types(old: Types, new: Types) -> Iterator[SchemaChange]:
    for name in sorted({*old.values, *new.values}):
        subject = f"types.{name}"
        if name not in old.values:
            yield SchemaChange(subject, "added", "a new type")
        elif name not in new.values:
            yield SchemaChange(
                subject, "removed", "the type is gone", _users(old, name)
            )
        else:
            sides = (
                Side(old.values[name], old.values),
                Side(new.values[name], new.values),
            )
            roles = old.roles(name) | new.roles(name)
            yield from compare_types(subject, *sides, roles)
            if old.domains[name] != new.domains[name]:
                said = (
                    f"moved from types.{old.domains[name]} to types.{new.domains[name]}"
                )
                is_kept = old.domains[name] in new.former_domains(name)
                broken = () if is_kept else _users(old, name)
                yield SchemaChange(subject, "changed", said, broken)


def _users(types: Types, name: str) -> tuple[Level, ...]:
    """Return whose code imports a type: clients, and servers that answer or emit it."""
    roles = types.roles(name)
    emitted: list[Level] = ["server"] if "client reads" in roles else []
    return levels(["client", *readers(roles), *writers(roles), *emitted])


def _errors(
    old: Mapping[str, Entry[ErrorSpec]], new: Mapping[str, Entry[ErrorSpec]]
) -> Iterator[SchemaChange]:
    for name in sorted({*old, *new}):
        subject = f"errors.{name}"
        if name not in old:
            yield SchemaChange(subject, "added", "a new class of errors")
        elif name not in new:
            both: tuple[Level, ...] = ("client", "server")  # handlers raise it
            yield SchemaChange(subject, "removed", "the class is gone", both)
        else:
            yield from judged(subject, old[name].spec, new[name].spec, ERROR_JUDGES)


def _operations(old: SchemaSide, new: SchemaSide) -> Iterator[SchemaChange]:
    for key in sorted({*old.entries, *new.entries}):
        subject = subject_of(key, (new.entries.get(key) or old.entries[key]).name)
        if key not in new.entries:
            yield _removed(subject, key, old.surface, new.surface)
        elif key not in old.entries:
            yield _added(subject, key, old.surface, new.surface)
        else:
            yield from _compared(subject, old, new, key)


def _compared(
    subject: str, old: SchemaSide, new: SchemaSide, key: Key
) -> Iterator[SchemaChange]:
    before, after = old.entries[key], new.entries[key]
    was, is_now = before.spec, after.spec
    types = old.types, new.types
    if isinstance(was, MethodSpec) and isinstance(is_now, MethodSpec):
        yield from compare_methods(Pair(subject, was, is_now, *types))
    elif isinstance(was, EndpointSpec) and isinstance(is_now, EndpointSpec):
        yield from compare_endpoints(Pair(subject, was, is_now, *types))
    elif isinstance(was, EventSpec) and isinstance(is_now, EventSpec):
        yield from compare_events(Pair(subject, was, is_now, *types))
    elif isinstance(was, PublicationSpec) and isinstance(is_now, PublicationSpec):
        yield from compare_publications(Pair(subject, was, is_now, *types))
    elif isinstance(was, CollectionSpec) and isinstance(is_now, CollectionSpec):
        yield from compare_collections(Pair(subject, was, is_now, *types))
    elif isinstance(was, HistorySpec) and isinstance(is_now, HistorySpec):
        yield from compare_histories(Pair(subject, was, is_now, *types))
    if before.domain.name != after.domain.name:
        said = f"moved from {before.domain.name} to {after.domain.name}"
        yield SchemaChange(subject, "changed", said)


def _paths(key: Key, surface: Mapping[str, SurfaceCall]) -> list[str]:
    return sorted(p for p, call in surface.items() if call.key[: len(key)] == key)


def _removed(
    subject: str,
    key: Key,
    old: Mapping[str, SurfaceCall],
    new: Mapping[str, SurfaceCall],
) -> SchemaChange:
    gone = [path for path in _paths(key, old) if path not in new]
    breaks: list[Level] = ["wire"]
    if gone:
        breaks.append("client")
    if any(old[path].handlers for path in gone):
        breaks.append("server")
    said = f"gone, and with it {', '.join(gone)}" if gone else "gone"
    return SchemaChange(subject, "removed", said, levels(breaks))


def _added(
    subject: str,
    key: Key,
    old: Mapping[str, SurfaceCall],
    new: Mapping[str, SurfaceCall],
) -> SchemaChange:
    paths = _paths(key, new)
    fresh = [path for path in paths if path not in old]
    breaks = levels(level for path in fresh for level in breaks_server(new[path], old))
    said = f"new: {', '.join(paths)}" if paths else "new"
    return SchemaChange(subject, "added", said, breaks)

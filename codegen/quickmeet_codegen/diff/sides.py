# SPDX-License-Identifier: MIT
"""One of two compared schemas: its entries, their places, and their later names."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec.structs import replace

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    MethodSpec,
    PublicationSpec,
)
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.types import Types, types_of
from quickmeet_codegen.read.document import KeyPath, Value, mapping
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.source import SchemaSource
from quickmeet_codegen.resolve.schema import resolve

from .change import SchemaChange
from .surfaces import Key, by_former_domain, key_shape, surface_of

__all__ = ["SchemaSide", "Spot", "place_of", "subject_of", "with_types_renamed"]

Spot: TypeAlias = tuple[Entry[object], KeyPath]
"""An entry of a schema, and the path to a part of it."""

_END = re.compile(r"[ .(](?!.*[ .(])")
"""The start of the last part of a subject."""
_PART = re.compile(r" (?:(params)\[(\d+)\]|(result)\b)")
_Entry = Entry[
    MethodSpec
    | EndpointSpec
    | EventSpec
    | PublicationSpec
    | CollectionSpec
    | HistorySpec
]
_SECTIONS: Final = {
    "methods": "method",
    "endpoints": "endpoint",
    "streams": "stream",
    "publications": "publication",
    "collections": "collection",
    "histories": "history",
}


class SchemaSide:
    """One of the two schemas, with lookups."""

    def __init__(self, source: SchemaSource) -> None:
        catalog = Catalog(source)
        self.catalog = catalog
        self.domains = {domain.name: domain for domain in catalog.domains}
        self.types: Types = types_of(catalog)
        self.surface = surface_of(resolve(source))
        self.errors = {entry.name: entry for entry in catalog.errors()}
        self.entries: dict[Key, _Entry] = {}
        for method in catalog.methods():
            self.entries["methods", method.name] = method
        for endpoint in catalog.endpoints():
            self.entries["endpoints", endpoint.name] = endpoint
        for stream, event in catalog.streams():
            self.entries["streams", stream, key_shape(event.name)] = event
        for publication in catalog.publications():
            self.entries["publications", publication.name] = publication
        for collection in catalog.collections():
            self.entries["collections", collection.name] = collection
        for history in catalog.histories():
            self.entries["histories", history.domain.name, history.name] = history

    def spots(self) -> dict[str, Spot]:
        """The subjects of changes, and their places."""
        found: dict[str, Spot] = dict(_type_spots(self.catalog))
        for key, entry in self.entries.items():
            found[subject_of(key, entry.name)] = entry, ()
        for path, call in self.surface.items():
            if call.key in self.entries:
                found[path] = self.entries[call.key], ()
        return found

    def rename_domains(self, later: "SchemaSide") -> None:
        """Index domains, and their contents, by their later names."""
        for name, domain in later.domains.items():
            for was in domain.was:
                is_gone = was in self.domains and was not in later.domains
                if is_gone and name not in self.domains:
                    later.surface |= by_former_domain(later.surface, name, was)
                    self.domains[name] = self.domains.pop(was)
                    for history in self.domains[name].histories:
                        self._move(
                            ("histories", was, history), ("histories", name, history)
                        )

    def rename_histories(self, later: "SchemaSide") -> None:
        """Index histories, which have no name on the wire, by their later names."""
        for entry in later.catalog.histories():
            now: Key = ("histories", entry.domain.name, entry.name)
            for name in entry.spec.was:
                key: Key = ("histories", entry.domain.name, name)
                if key in self.entries and key not in later.entries:
                    self._move(key, now)

    def _move(self, key: Key, now: Key) -> None:
        self.entries[now] = self.entries.pop(key)
        self.surface = {
            path: replace(call, key=now) if call.key == key else call
            for path, call in self.surface.items()
        }


def subject_of(key: Key, name: str) -> str:
    """Return the subject of changes of an entry, such as ``method sendMessage``."""
    return " ".join([_SECTIONS[key[0]], *key[1:-1], name])


def _type_spots(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    """Index types, their fields and classes of errors by the subjects of changes.

    Args:
        catalog: The schema.
    """
    for entry in catalog.all_types():
        subject = f"types.{entry.name}"
        yield subject, (entry, ())
        for path, name in _parts(entry.spec):
            yield f"{subject}.{name}", (entry, path)
    for error in catalog.errors():
        yield f"errors.{error.name}", (error, ())


def _parts(type_: Payload) -> Iterator[tuple[KeyPath, str]]:
    for wire, known in type_.fields.items():
        yield ("properties", wire), field_name(wire, known)
    for name in type_.derived:
        yield ("x-derived", name), name


def place_of(
    subject: str,
    old: Mapping[str, Spot],
    new: Mapping[str, Spot],
    source: SchemaSource,
) -> Place | None:
    """Return a subject's place in the new schema, or that of its parent.

    Args:
        subject: The subject of a change.
        old: Entries of the old schema by subject.
        new: Entries of the new one.
        source: The new schema.
    """
    named = re.match(r"domain (\w+)", subject)
    if named is not None:
        domain = source.domains.get(named[1])
        return None if domain is None else domain.place()
    whole = subject
    while whole:
        if whole in new:
            entry, path = new[whole]
            part = _PART.match(subject[len(whole) :])
            more: KeyPath = (part[1], int(part[2])) if part and part[1] else ()
            more = ("result",) if part and part[3] else more
            return entry.at(*path, *more)
        if whole in old:  # by its former name, or its parent
            entry, path = old[whole]
            owner = source.domains.get(entry.domain.name)
            return None if owner is None else owner.place(*entry.path, *path)
        end = _END.search(whole)
        whole = whole[: end.start()] if end else ""
    return None


def with_types_renamed(
    old: SchemaSource, new: SchemaSource
) -> tuple[SchemaSource, tuple[SchemaChange, ...]]:
    """Rename the types of an older schema as in a later one.

    Only types whose former name still works are renamed.

    Returns:
        The older schema, and the changes to report.
    """
    before, after = Catalog(old).types, Catalog(new).types
    names = {
        was: name
        for name, entry in after.items()
        for was in entry.spec.was
        if was in before and was not in after and name not in before
    }
    if not names:
        return old, ()
    source = SchemaSource()
    for domain in old:
        source.add(domain.name, _renamed(domain.value, names), _nowhere)
    return source, tuple(
        SchemaChange(f"types.{now}", "renamed", f"was {was}, which keeps working")
        for was, now in sorted(names.items())
    )


def _renamed(domain: dict[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    found = mapping(_references(domain, names))
    types = mapping(found.get("types"))
    group = mapping(found.get("group"))
    if types:
        found["types"] = {names.get(name, name): spec for name, spec in types.items()}
    if "carrier" in group:
        carrier = str(group["carrier"])
        found["group"] = {**group, "carrier": names.get(carrier, carrier)}
    return found


def _references(value: Value, names: Mapping[str, str]) -> Value:
    if isinstance(value, list):
        return [_references(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: names.get(inner, inner)
        if key == "$ref" and isinstance(inner, str)
        else _references(inner, names)
        for key, inner in value.items()
    }


def _nowhere(_path: KeyPath) -> Place | None:
    return None

# SPDX-License-Identifier: MIT
"""Places of changes in the files of a schema."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.source import SchemaSource

__all__ = ["Spot", "place_of", "type_spots"]

Spot: TypeAlias = tuple[Entry[object], KeyPath]
"""An entry of a schema, and the way to a part of it."""

_END = re.compile(r"[ .(](?!.*[ .(])")
"""The start of the last part of a subject."""
_PART = re.compile(r" (?:(params)\[(\d+)\]|(result)\b)")


def type_spots(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    """Types, their fields and classes of errors, by the subjects of changes.

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
    """Its place in the new schema, or the place around it.

    Args:
        subject: Of a change.
        old: What the old schema has, by subject.
        new: What the new one has.
        source: The new one.
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
        if whole in old:  # by the name that it had, or what was around it
            entry, path = old[whole]
            owner = source.domains.get(entry.domain.name)
            return None if owner is None else owner.place(*entry.path, *path)
        end = _END.search(whole)
        whole = whole[: end.start()] if end else ""
    return None

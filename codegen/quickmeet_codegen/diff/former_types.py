# SPDX-License-Identifier: MIT
"""Types that have another name now and go by the former one, too: one type, not two."""

from collections.abc import Mapping

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.read.document import KeyPath, Value, mapping
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.source import SchemaSource

from .change import SchemaChange

__all__ = ["with_types_renamed"]


def with_types_renamed(
    old: SchemaSource, new: SchemaSource
) -> tuple[SchemaSource, tuple[SchemaChange, ...]]:
    """Rename the types of an older schema as a later one does.

    Only types whose former name keeps working are renamed.

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

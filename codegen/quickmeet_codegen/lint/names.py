# SPDX-License-Identifier: MIT
"""Rules of names: what can be one, and that no two are the same."""

from collections.abc import Iterator

from quickmeet_codegen.model.catalog import Catalog, Entry, form_of, items
from quickmeet_codegen.python.exports import FIXED_NAMES
from quickmeet_codegen.python.naming import (
    RESERVED_ATTRIBUTES,
    RESERVED_DOMAINS,
    RESERVED_TYPES,
    RUNTIME_ERRORS,
    is_python_name,
    is_type_name,
    member_name,
    snake_case,
)
from quickmeet_codegen.read.finding import Place, Report
from quickmeet_codegen.read.source import Domain, mapping

__all__ = ["check_names"]

_RESERVED = RESERVED_TYPES | FIXED_NAMES


def check_names(catalog: Catalog, report: Report) -> None:
    """Check the names of domains, types, fields, groups and operations."""
    taken: dict[str, Place] = {}
    for domain in catalog.source:
        _domain(domain, report)
    for entry in catalog.all_types():
        _class_name(entry.name, entry.place, taken, report)
        _fields(entry, report)
        _members(entry, report)
    for _, entry in catalog.streams():
        event = entry.value.get("event")
        if isinstance(event, str):
            _class_name(event, entry.at("event"), taken, report)
    for entry in catalog.errors():
        _error_name(entry, taken, report)
    for domain in catalog.source:
        group = mapping(domain.value.get("group"))
        if group:
            place = domain.place("group", "class")
            _class_name(str(group["class"]), place, taken, report)
    for domain in catalog.source:
        _operations(domain, catalog, report)


def _domain(domain: Domain, report: Report) -> None:
    name = domain.name
    if not is_python_name(name) or (
        name in RESERVED_DOMAINS and (name != "errors" or _has_more(domain))
    ):
        message = f"{name!r} cannot be the name of a module of ours"
        report.add("bad-name", domain.place("domain"), message)


def _has_more(domain: Domain) -> bool:
    return any(key in domain.value for key in ("group", "types", "methods", "streams"))


def _class_name(
    name: str, place: Place, taken: dict[str, Place], report: Report
) -> None:
    if not is_type_name(name):
        report.add("bad-name", place, f"{name!r} cannot be the name of a class")
    elif name in _RESERVED:
        report.add("reserved-name", place, f"{name} means something else already")
    elif name in taken:
        message = f"{name} is already the name of a class at {taken[name]}"
        report.add("duplicate-name", place, message)
    else:
        taken[name] = place


def _error_name(entry: Entry, taken: dict[str, Place], report: Report) -> None:
    if not entry.name.endswith("Error"):
        message = f"{entry.name}: the names of errors end in Error"
        report.add("bad-name", entry.place, message)
    if not entry.value.get("runtime"):
        if "code" not in entry.value:
            report.add("missing-key", entry.place, f"{entry.name} has no `code`")
        _class_name(entry.name, entry.place, taken, report)
    elif entry.name not in RUNTIME_ERRORS:
        message = f"the runtime has no class {entry.name}"
        report.add("missing-type", entry.place, message)


def _fields(entry: Entry, report: Report) -> None:
    taken: dict[str, str] = {}
    for wire, name, place in _field_names(entry):
        if not is_python_name(name):
            message = f"{name!r} cannot be a field's name: give {wire!r} an x-name"
            report.add("bad-name", place, message)
        elif name in RESERVED_ATTRIBUTES:
            message = f"{name!r} would hide what annotations need: use an x-name"
            report.add("reserved-name", place, message)
        elif name in taken:
            message = f"{wire!r} and {taken[name]!r} are both called {name}"
            report.add("duplicate-name", place, message)
        taken[name] = wire


def _field_names(entry: Entry) -> Iterator[tuple[str, str, Place]]:
    if form_of(entry.value) == "tuple":
        for index, item in enumerate(items(entry.value.get("prefixItems"))):
            name = str(mapping(item).get("x-name", ""))
            yield str(index), name, entry.at("prefixItems", index)
        return
    for wire, schema in mapping(entry.value.get("properties")).items():
        name = str(mapping(schema).get("x-name") or snake_case(wire))
        yield wire, name, entry.at("properties", wire)
    for name in mapping(entry.value.get("x-derived")):
        yield f"x-derived: {name}", name, entry.at("x-derived", name)


def _members(entry: Entry, report: Report) -> None:
    if form_of(entry.value) != "enum":
        return
    names: set[str] = set()
    values: set[str] = set()
    for index, raw in enumerate(items(entry.value.get("anyOf"))):
        value = str(mapping(raw)["const"])
        name = str(mapping(raw).get("x-member") or member_name(value))
        if name in names or value in values:
            message = f"{entry.name}: a second member {name} = {value!r}"
            place = entry.at("anyOf", index)
            report.add("duplicate-name", place, message)
        names.add(name)
        values.add(value)


def _operations(domain: Domain, catalog: Catalog, report: Report) -> None:
    taken: dict[str, Place] = {}
    for name, place in _python_names(domain, catalog):
        if not is_python_name(name) or name == "self":
            message = f"{name!r} cannot be the name of a method"
            report.add("bad-name", place, message)
        elif name.upper() in _RESERVED:
            message = f"{name.upper()} means something else already"
            report.add("reserved-name", place, message)
        elif name in taken:
            message = f"{domain.name}.{name} is already taken at {taken[name]}"
            report.add("duplicate-name", place, message)
        else:
            taken[name] = place


def _python_names(domain: Domain, catalog: Catalog) -> Iterator[tuple[str, Place]]:
    for entry in catalog.methods(domain):
        for index, view in enumerate(items(entry.value.get("views"))):
            yield str(mapping(view).get("name")), entry.at("views", index)
        if "name" in entry.value and "views" not in entry.value:
            yield str(entry.value["name"]), entry.at("name")
    for entry in catalog.histories(domain):
        yield entry.name, entry.place
    for _, entry in catalog.streams(domain):
        yield str(entry.value["name"]), entry.at("name")
        changes = mapping(mapping(entry.value.get("recover")).get("changes"))
        if changes:
            yield str(changes["name"]), entry.at("recover", "changes")

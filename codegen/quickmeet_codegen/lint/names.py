# SPDX-License-Identifier: MIT
"""Rules of names: they are valid and unique."""

import re
from collections.abc import Iterator

from quickmeet_codegen.model.catalog import Catalog, DomainSpec, Entry, ErrorSpec
from quickmeet_codegen.model.parameters import field_name
from quickmeet_codegen.model.payload import TYPES, Payload
from quickmeet_codegen.python.naming import (
    RESERVED_ATTRIBUTES,
    RESERVED_DOMAINS,
    RESERVED_METHODS,
    RESERVED_TYPES,
    RUNTIME_ERRORS,
    class_name,
    is_member_name,
    is_python_name,
    is_type_name,
    member_name,
    no_name_because,
)
from quickmeet_codegen.python.runtime import FIXED_NAMES, RESERVED_GROUPS
from quickmeet_codegen.read.finding import Place

from .rules import Report

__all__ = ["check_names"]

_RESERVED = RESERVED_TYPES | FIXED_NAMES
_PLACES = frozenset({"properties", "prefixItems"})
_UNSAFE = re.compile(r'["\\\x00-\x1f]')  # msgspec refuses to rename to them


def check_names(catalog: Catalog, report: Report) -> None:
    """Check the names of domains, types, fields, groups and operations."""
    taken: dict[str, Place] = {}
    for domain in catalog.domains:
        _domain(domain, catalog, report)
    for entry in catalog.all_types():
        _class_name(entry.name, entry.place, taken, report)
        for index, name in enumerate(entry.spec.was):
            _class_name(name, entry.at("x-was", index), taken, report)
        _fields(entry, report)
        _members(entry, report)
    for _, event in catalog.streams():
        if event.spec.event is not None:
            _class_name(event.spec.event, event.at("event"), taken, report)
    for error in catalog.errors():
        _error_name(error, taken, report)
    for domain in catalog.domains:
        _group(domain, catalog, taken, report)
    _former_domains(catalog, report)
    for domain in catalog.domains:
        _operations(domain, catalog, report)
        _unnamed(domain, catalog, report)


def _domain(domain: DomainSpec, catalog: Catalog, report: Report) -> None:
    name = domain.name
    has_calls = domain.methods or domain.endpoints or domain.streams
    has_more = domain.group or domain.types or has_calls
    if not is_python_name(name) or (
        name in RESERVED_DOMAINS and (name != "errors" or has_more)
    ):
        message = f"{name!r} cannot be the name of a module of ours"
        why = no_name_because(name)
        report.add("bad-name", catalog.place(domain, "domain"), f"{message}: {why}")


def _class_name(
    name: str, place: Place, taken: dict[str, Place], report: Report
) -> None:
    if not is_type_name(name):
        report.add("bad-name", place, f"{name!r} cannot be the name of a class")
    elif name in _RESERVED:
        report.add("reserved-name", place, f"{name} already means something else")
    elif name in taken:
        message = f"{name} is already the name of a class at {taken[name]}"
        report.add("duplicate-name", place, message)
    else:
        taken[name] = place


def _group(
    domain: DomainSpec, catalog: Catalog, taken: dict[str, Place], report: Report
) -> None:
    if domain.group is None:
        return
    names = [(domain.group.class_name, catalog.place(domain, "group", "class"))]
    for index, name in enumerate(domain.group.was):
        names.append((name, catalog.place(domain, "group", "was", index)))
    constants = {name.upper() for name, _ in _python_names(domain, catalog)}
    for name, place in names:
        if name in RESERVED_GROUPS or name in constants:
            message = f"{name} already means something else"
            report.add("reserved-name", place, message)
        else:
            _class_name(name, place, taken, report)


def _error_name(
    entry: Entry[ErrorSpec], taken: dict[str, Place], report: Report
) -> None:
    if not entry.name.endswith("Error"):
        message = f"{entry.name}: the names of errors end in Error"
        report.add("bad-name", entry.place, message)
    if not entry.spec.is_runtime:
        if entry.spec.code is None:
            report.add("missing-key", entry.place, f"{entry.name} has no `code`")
        _class_name(entry.name, entry.place, taken, report)
    elif entry.name not in RUNTIME_ERRORS:
        message = f"the runtime has no class {entry.name}"
        report.add("missing-type", entry.place, message)


def _fields(entry: Entry[Payload], report: Report) -> None:
    taken: dict[str, str] = {}
    for wire, name, place in _field_names(entry):
        if not is_python_name(name):
            message = f"{name!r} cannot be a field's name: give {wire!r} an x-name"
            report.add("bad-name", place, message)
        elif _UNSAFE.search(wire):
            message = (
                f"{wire!r}: a field's wire name has no quote, backslash or control"
            )
            report.add("bad-wire-name", place, f"{message} character")
        elif name in RESERVED_ATTRIBUTES:
            message = f"{name!r} would hide what its class needs: use an x-name"
            report.add("reserved-name", place, message)
        elif name in taken:
            message = f"{wire!r} and {taken[name]!r} are both called {name}"
            report.add("duplicate-name", place, message)
        taken[name] = wire


def _field_names(entry: Entry[Payload]) -> Iterator[tuple[str, str, Place]]:
    for index, item in enumerate(entry.spec.places):
        yield str(index), item.name or "", entry.at("prefixItems", index)
    for wire, schema in entry.spec.fields.items():
        yield wire, field_name(wire, schema), entry.at("properties", wire)
    for path, schema in entry.spec.inner():
        for index, name in enumerate(schema.was if path[0] in _PLACES else ()):
            yield f"x-was: {name}", name, entry.at(*path, "x-was", index)
    for name in entry.spec.derived:
        yield f"x-derived: {name}", name, entry.at("x-derived", name)


def _members(entry: Entry[Payload], report: Report) -> None:
    if entry.spec.form != "enum":
        return
    names: set[str] = set()
    values: set[str] = set()
    for index, choice in enumerate(entry.spec.any_of):
        value = str(choice.const)
        name = choice.member or member_name(value)
        if name in names or value in values:
            message = f"{entry.name}: a second member {name} = {value!r}"
            report.add("duplicate-name", entry.at("anyOf", index), message)
        names.add(name)
        values.add(value)
    for index, choice in enumerate(entry.spec.any_of):
        for number, name in enumerate(choice.was):
            place = entry.at("anyOf", index, "x-was", number)
            if not is_member_name(name):
                message = f"{name!r} cannot be the name of a member"
                report.add("bad-name", place, message)
            elif name in names:
                message = f"{entry.name}: a second member {name}"
                report.add("duplicate-name", place, message)
            names.add(name)


def _former_domains(catalog: Catalog, report: Report) -> None:
    """Check that the former name of a domain is free in clients."""
    taken = {domain.name for domain in catalog.domains} | RESERVED_DOMAINS
    for domain in catalog.domains:
        for index, name in enumerate(domain.was):
            place = catalog.place(domain, "was", index)
            if not is_python_name(name):
                message = f"{name!r} cannot be the name of a module of ours"
                report.add("bad-name", place, message)
            elif name in taken:
                message = f"the package has a module {name} already"
                report.add("duplicate-name", place, message)
            taken.add(name)


def _unnamed(domain: DomainSpec, catalog: Catalog, report: Report) -> None:
    """Find former names of entries without a current name, or with several."""
    named = [
        *((e.name, e.spec.was and e.spec.views, e.at("was"))
          for e in catalog.methods(domain)),
        *((e.name, e.spec.was and not e.spec.name, e.at("was"))
          for e in catalog.publications(domain)),
        *((e.name, e.spec.was and not e.spec.name, e.at("was"))
          for e in catalog.collections(domain)),
    ]  # fmt: skip
    for name, is_unnamed, place in named:
        if is_unnamed:
            message = f"{name}: `was` stands beside the `name` that it has now"
            report.add("misplaced-was", place, message)


def _operations(domain: DomainSpec, catalog: Catalog, report: Report) -> None:
    taken: dict[str, Place] = {}
    handlers: dict[str, str] = {"MethodHandler": "a class of ours"}
    for name, place in _python_names(domain, catalog):
        handler = class_name(name, "Handler")
        if not is_python_name(name) or name in RESERVED_METHODS:
            why = no_name_because(name)
            message = f"{name!r} cannot be the name of a method: {why}"
            report.add("bad-name", place, message)
        elif name.upper() in _RESERVED or name == TYPES:
            taken_by = name if name == TYPES else name.upper()
            message = f"{taken_by} already means something else"
            report.add("reserved-name", place, message)
        elif name in taken:
            message = f"{domain.name}.{name} is already taken at {taken[name]}"
            report.add("duplicate-name", place, message)
        elif handler in handlers:
            message = f"{name}: its {handler} is that of {handlers[handler]}"
            report.add("duplicate-name", place, message)
        else:
            taken[name], handlers[handler] = place, name


def _python_names(domain: DomainSpec, catalog: Catalog) -> Iterator[tuple[str, Place]]:
    for method in catalog.methods(domain):
        for index, view in enumerate(method.spec.views):
            yield view.name, method.at("views", index)
            yield from _former(view.was, method.at("views", index, "was"))
        if method.spec.name is not None and not method.spec.views:
            yield method.spec.name, method.at("name")
            yield from _former(method.spec.was, method.at("was"))
    for endpoint in catalog.endpoints(domain):
        yield endpoint.spec.name or "", endpoint.at("name")
        yield from _former(endpoint.spec.was, endpoint.at("was"))
    for history in catalog.histories(domain):
        yield history.name, history.place
        yield from _former(history.spec.was, history.at("was"))
    for _, event in catalog.streams(domain):
        yield event.spec.name, event.at("name")
        yield from _former(event.spec.was, event.at("was"))
        recover = event.spec.recover
        if recover is not None and recover.changes is not None:
            yield recover.changes.name, event.at("recover", "changes")
        if event.spec.mirror is not None:
            yield event.spec.mirror.name, event.at("mirror")
    yield from _document_calls(domain, catalog)


def _document_calls(
    domain: DomainSpec, catalog: Catalog
) -> Iterator[tuple[str, Place]]:
    for publication in catalog.publications(domain):
        if publication.spec.name is not None:
            yield publication.spec.name, publication.at("name")
            yield from _former(publication.spec.was, publication.at("was"))
    for collection in catalog.collections(domain):
        if collection.spec.name is not None:
            yield collection.spec.name, collection.at("name")
            yield from _former(collection.spec.was, collection.at("was"))


def _former(names: tuple[str, ...], place: Place) -> Iterator[tuple[str, Place]]:
    """Return former names, which must be unique as they still work, with places."""
    return ((name, place) for name in names)

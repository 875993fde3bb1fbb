# SPDX-License-Identifier: MIT
"""Rules of types: described, named, open for a reason, and decodable."""

from quickmeet_codegen.model.catalog import Catalog, Entry, form_of, items, text
from quickmeet_codegen.model.schemas import operation_schemas, walk
from quickmeet_codegen.model.unions import flaw_of_union
from quickmeet_codegen.python.derived import MAKERS
from quickmeet_codegen.python.docstring import fits_first_line
from quickmeet_codegen.python.naming import snake_case
from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.source import mapping

__all__ = ["check_types"]


def check_types(catalog: Catalog, report: Report) -> None:
    """Check all types, and the schemas that stand inside operations."""
    for entry in catalog.all_types():
        if entry.value.get("x-draft"):
            report.note("draft", entry.place, f"{entry.name} was not reviewed yet")
        _description(entry, report)
        _required(entry, report)
        _derived(entry, report)
        if form_of(entry.value) == "tuple":
            _tuple(entry, report)
        for path, schema in walk(entry.value):
            _schema(entry, path, schema, catalog, report)
    for entry in catalog.operations():
        for start, schema in operation_schemas(entry):
            for path, inner in walk(schema, start):
                _schema(entry, path, inner, catalog, report)


def _description(entry: Entry, report: Report) -> None:
    description = text(entry.value.get("description"))
    if not description:
        message = f"the type {entry.name} has no description"
        report.add("missing-description", entry.place, message)
    elif not fits_first_line(description, 4):
        message = f"the first sentence of {entry.name} is longer than a line"
        report.add("long-summary", entry.at("description"), message)
    for wire, schema in mapping(entry.value.get("properties")).items():
        if not text(mapping(schema).get("description")):
            message = f"{entry.name}.{wire} has no description"
            report.add("missing-description", entry.at("properties", wire), message)


def _required(entry: Entry, report: Report) -> None:
    properties = mapping(entry.value.get("properties"))
    for index, name in enumerate(items(entry.value.get("required"))):
        if name not in properties:
            message = f"{entry.name} requires {name!r}, which it does not have"
            report.add("unknown-property", entry.at("required", index), message)


def _derived(entry: Entry, report: Report) -> None:
    has = {
        str(mapping(schema).get("x-name") or snake_case(wire))
        for wire, schema in mapping(entry.value.get("properties")).items()
    }
    for name, raw in mapping(entry.value.get("x-derived")).items():
        if not fits_first_line(text(mapping(raw).get("description")), 8):
            message = f"the first sentence of {entry.name}.{name} is longer than a line"
            place = entry.at("x-derived", name, "description")
            report.add("long-summary", place, message)
        maker = str(mapping(raw).get("maker"))
        for needed in MAKERS[maker].needs:
            if needed not in has:
                message = f"{entry.name}.{name}: {maker} needs a field {needed}"
                place = entry.at("x-derived", name, "maker")
                report.add("unknown-property", place, message)


def _tuple(entry: Entry, report: Report) -> None:
    for index, item in enumerate(items(entry.value.get("prefixItems"))):
        if not text(mapping(item).get("description")):
            message = f"item {index} of {entry.name} has no description"
            place = entry.at("prefixItems", index)
            report.add("missing-description", place, message)


def _schema(
    entry: Entry,
    path: KeyPath,
    schema: dict[str, Value],
    catalog: Catalog,
    report: Report,
) -> None:
    place = entry.at(*path)
    is_class = form_of(schema) in {"struct", "tuple"}
    if (path and is_class) or ("properties" in schema and not is_class):
        message = "an object or tuple inside another: make it a named type"
        report.add("inline-object", place, message)
    if _is_open(schema) and not text(schema.get("x-open")):
        report.add("missing-open", place, "an open object says why, in `x-open`")
    if path and "x-derived" in schema:
        report.add("misplaced-derived", place, "x-derived belongs on a named type")
    if schema.get("x-lazy") and schema.get("type") != "array":
        report.add("lazy-non-array", place, "x-lazy belongs on an array property")
    if len(items(schema.get("type"))) > 1 or "anyOf" in schema or "oneOf" in schema:
        _union(path, schema, catalog, report, entry)


def _is_open(schema: dict[str, Value]) -> bool:
    """Whether any field may occur; a map of one type is not open in that sense."""
    extra = schema.get("additionalProperties")
    return extra is True or (extra is not None and "properties" in schema)


def _union(
    path: KeyPath,
    schema: dict[str, Value],
    catalog: Catalog,
    report: Report,
    entry: Entry,
) -> None:
    flaw = flaw_of_union(schema, catalog)
    if flaw is not None:
        report.add("undecodable-union", entry.at(*path), f"{entry.name}: {flaw}")

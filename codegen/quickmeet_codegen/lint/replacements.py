# SPDX-License-Identifier: MIT
"""Rules of REST calls that replace methods.

Every source has to be one, and every path has to lead to a field: of the parameter's
type in what is sent, of the result's type in what comes back.
"""

from collections.abc import Iterator

from quickmeet_codegen.model.catalog import Catalog, Entry, items, text
from quickmeet_codegen.model.rest import param_names, sources_of
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.source import mapping

from .reachable import missing_key

__all__ = ["check_replacements", "check_sources"]


def check_replacements(catalog: Catalog, report: Report) -> None:
    """Check the REST calls of every method."""
    for entry in catalog.methods():
        calls = [mapping(call) for call in items(entry.value.get("rest"))]
        for number, call in enumerate(calls):
            check_sources(entry, call, param_names(entry.value), report)
            for what, schema, path in _paths(entry, call):
                key = missing_key(catalog, schema, path)
                if key is not None:
                    said = f"{entry.name}: {what} has no field {key!r} ({path!r})"
                    report.add("unknown-field", entry.at("rest", number), said)
            if number == 0 and "after" in call:
                message = f"{entry.name}: the first REST call follows no other"
                report.add("unknown-source", entry.at("rest"), message)


def check_sources(
    entry: Entry, call: dict[str, Value], params: tuple[str, ...], report: Report
) -> None:
    """Check that every source of a REST call is a parameter or a lookup."""
    lookups = {f"@{name}" for name in mapping(call.get("lookups"))}
    if "family" in call:
        lookups.add("@kind")
    for source in sources_of(call):
        head = source.partition(".")[0]
        if head not in params and head not in lookups:
            message = f"{entry.name}: {source!r} is neither a parameter nor a lookup"
            report.add("unknown-source", entry.at("rest"), message)


def _paths(
    entry: Entry, call: dict[str, Value]
) -> Iterator[tuple[str, dict[str, Value], str]]:
    """Each path into a type: whose it is, the type, and the path."""
    params = [mapping(param) for param in items(entry.value.get("params"))]
    schemas = dict(
        zip(
            param_names(entry.value),
            (mapping(param.get("schema")) for param in params),
            strict=True,
        )
    )
    for source in sources_of(call):
        head, _, path = source.partition(".")
        if head in schemas:
            yield f"the parameter {head!r}", schemas[head], path
    result = mapping(entry.value.get("result"))
    mapped = mapping(call.get("result"))
    for field in mapping(mapped.get("fields")):
        if field != "*":
            yield "the result", result, field
    later = text(mapping(mapped.get("later_than")).get("field"))
    if later:
        yield "the result", result, f"0.{later}"

# SPDX-License-Identifier: MIT
"""Rules of REST calls that replace methods: every source has to be one."""

from quickmeet_codegen.catalog import Catalog, Entry, items
from quickmeet_codegen.finding import Report
from quickmeet_codegen.load import Value
from quickmeet_codegen.replacement import param_names, sources_of
from quickmeet_codegen.source import mapping

__all__ = ["check_replacements", "check_sources"]


def check_replacements(catalog: Catalog, report: Report) -> None:
    """Check the REST calls of every method."""
    for entry in catalog.methods():
        calls = [mapping(call) for call in items(entry.value.get("rest"))]
        for number, call in enumerate(calls):
            check_sources(entry, call, param_names(entry.value), report)
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

# SPDX-License-Identifier: MIT
"""Rules of lists that are read back: items with ids, methods and sources that exist."""

from quickmeet_codegen.model.catalog import Catalog, Entry, items, text
from quickmeet_codegen.model.rest import page_params
from quickmeet_codegen.python.docstring import fits_first_line
from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.source import mapping

from .replacements import check_sources

__all__ = ["check_histories"]


def check_histories(catalog: Catalog, report: Report) -> None:
    """Check the histories of every domain."""
    methods = {entry.name for entry in catalog.methods()}
    for entry in catalog.histories():
        if not fits_first_line(text(entry.value.get("summary")), 8):
            message = f"the summary of {entry.name} is longer than a line"
            report.add("long-summary", entry.at("summary"), message)
        by_moment = mapping(entry.value.get("by_moment"))
        is_known = bool(by_moment) and by_moment["method"] in methods
        if by_moment and not is_known:
            message = f"{entry.name}: there is no method {by_moment['method']!r}"
            report.add("missing-method", entry.at("by_moment"), message)
        _item(entry, catalog, report, has_moment=is_known)
        for call in items(entry.value.get("rest")):
            check_sources(entry, mapping(call), page_params(entry), report)


def _item(entry: Entry, catalog: Catalog, report: Report, *, has_moment: bool) -> None:
    item = catalog.types.get(str(mapping(entry.value.get("item")).get("$ref")))
    if item is None:
        return  # another rule says so
    required = items(item.value.get("required"))
    wanted = {"_id": "id", "ts": "sent_at"} if has_moment else {"_id": "id"}
    for wire, name in wanted.items():
        field = mapping(mapping(item.value.get("properties")).get(wire))
        if wire not in required or field.get("x-name", name) != name:
            message = (
                f"{entry.name}: {item.name} needs a required {wire}, called {name}"
            )
            report.add("bad-item", entry.at("item"), message)

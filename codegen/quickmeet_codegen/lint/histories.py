# SPDX-License-Identifier: MIT
"""Rules of lists that are read back: items with ids, methods and sources that exist."""

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import HistorySpec
from quickmeet_codegen.python.literal import fits_first_line
from quickmeet_codegen.read.finding import Report

from .replacements import check_sources

__all__ = ["check_histories"]


def check_histories(catalog: Catalog, report: Report) -> None:
    """Check the histories of every domain."""
    methods = {entry.name for entry in catalog.methods()}
    for entry in catalog.histories():
        spec = entry.spec
        if not fits_first_line(spec.summary.strip(), 8):
            message = f"the summary of {entry.name} is longer than a line"
            report.add("long-summary", entry.at("summary"), message)
        by_moment = spec.by_moment
        is_known = by_moment is not None and by_moment.method in methods
        if by_moment is not None and not is_known:
            message = f"{entry.name}: there is no method {by_moment.method!r}"
            report.add("missing-method", entry.at("by_moment"), message)
        _item(entry, catalog, report, has_moment=is_known)
        for call in spec.rest:
            check_sources(entry, call, spec.sources, report)


def _item(
    entry: Entry[HistorySpec], catalog: Catalog, report: Report, *, has_moment: bool
) -> None:
    item = catalog.types.get(entry.spec.item.ref or "")
    if item is None:
        return  # another rule says so
    wanted = {"_id": "id", "ts": "sent_at"} if has_moment else {"_id": "id"}
    for wire, name in wanted.items():
        field = item.spec.fields.get(wire)
        if wire not in item.spec.required or not field or (field.name or name) != name:
            message = (
                f"{entry.name}: {item.name} needs a required {wire}, called {name}"
            )
            report.add("bad-item", entry.at("item"), message)

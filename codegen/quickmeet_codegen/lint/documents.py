# SPDX-License-Identifier: MIT
"""Rules of collections and of the publications that fill them."""

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.operations import CollectionSpec, PublicationSpec
from quickmeet_codegen.python.literal import fits_first_line
from quickmeet_codegen.read.finding import Report

__all__ = ["check_documents"]


def check_documents(catalog: Catalog, report: Report) -> None:
    """Check what documents are, and that publications push known ones."""
    known = {entry.name for entry in catalog.collections()}
    for collection in catalog.collections():
        _collection(collection, catalog, report)
    for publication in catalog.publications():
        _publication(publication, known, report)


def _collection(entry: Entry[CollectionSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    summary = spec.summary.strip()
    if "\n" in summary or not fits_first_line(summary, 8):
        message = f"the summary of {entry.name} is longer than a line"
        report.add("long-summary", entry.at("summary"), message)
    if entry.name.startswith("stream-"):
        message = f"{entry.name}: what begins with stream- carries events: a stream"
        report.add("bad-document", entry.place, message)
    _follows(entry, report)
    document = catalog.types.get(spec.document.ref or "")
    if document is None or document.spec.form != "struct":
        message = f"{entry.name}: a document is a named object type"
        report.add("bad-document", entry.at("document"), message)
    elif "_id" not in document.spec.required:
        message = f"{entry.name}: {document.name} needs a required _id"
        report.add("bad-document", entry.at("document"), message)


def _publication(
    entry: Entry[PublicationSpec], known: set[str], report: Report
) -> None:
    spec = entry.spec
    _follows(entry, report)
    if spec.name is None:
        return
    if spec.collection is None:
        message = f"{entry.name}: say which `collection` it fills"
        report.add("missing-key", entry.place, message)
    elif spec.collection not in known:
        message = f"{entry.name}: `collections` describes no {spec.collection!r}"
        report.add("missing-collection", entry.at("collection"), message)


def _follows(
    entry: Entry[CollectionSpec] | Entry[PublicationSpec], report: Report
) -> None:
    name = entry.spec.name
    if name is not None and not name.startswith("follow"):
        message = f"{name}: what subscribes begins with follow"
        report.add("bad-name", entry.at("name"), message)

# SPDX-License-Identifier: MIT
"""Rules of operations: views, errors, documents, and their descriptions."""

from quickmeet_codegen.model.catalog import Catalog, Entry, ErrorSpec
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    MethodSpec,
    PublicationSpec,
    SchemaParam,
)
from quickmeet_codegen.model.parameters import key_parts, place_of
from quickmeet_codegen.python.literal import fits_first_line
from quickmeet_codegen.python.naming import RESERVED_DOMAINS
from quickmeet_codegen.read.finding import Place

from .arguments import Parameters, check_former_arguments, check_keys
from .rest import check_calls, check_endpoint, check_history
from .rules import Report
from .versions import check_versions

__all__ = ["check_codes", "check_operations"]

_CHANGE_AND_RECORD = 2


def check_operations(catalog: Catalog, report: Report) -> None:
    """Check domains, errors, methods, endpoints, streams and publications."""
    _domains(catalog, report)
    for error in catalog.errors():
        _draft(error, report)
        _summary(error.name, error.spec.summary, 4, error.at("summary"), report)
        code = error.spec.code
        if code is not None and catalog.codes[code].name != error.name:
            message = f"{code!r} is already the code of {catalog.codes[code].name}"
            report.add("duplicate-code", error.at("code"), message)
    for method in catalog.methods():
        _method(method, catalog, report)
    for endpoint in catalog.endpoints():
        _endpoint(endpoint, catalog, report)
    for _, event in catalog.streams():
        _stream(event, catalog, report)
    for publication in catalog.publications():
        _publication(publication, catalog, report)
    for collection in catalog.collections():
        _collection(collection, catalog, report)
    for history in catalog.histories():
        check_history(history, catalog, report)
    check_former_arguments(catalog, report)
    check_versions(catalog, report)
    _duplicate_wire_names(catalog, report)
    check_codes(catalog, report)


def check_codes(catalog: Catalog, report: Report) -> None:
    """Check that the error codes of methods and endpoints have classes."""
    for entry in catalog.called():
        for index, code in enumerate(entry.spec.errors):
            if code not in catalog.codes:
                message = f"no class in errors.yaml has the code {code!r}"
                report.add("unknown-error-code", entry.at("errors", index), message)


def _domains(catalog: Catalog, report: Report) -> None:
    _about(catalog, report)
    for domain in catalog.domains:
        place = catalog.place(domain, "domain")
        if domain.name != "errors" and not domain.summary.strip():
            message = f"the domain {domain.name} has no summary"
            report.add("missing-description", place, message)
        called = domain.methods or domain.endpoints
        needs_group = called or domain.streams or domain.document_calls
        if needs_group and domain.group is None:
            message = f"{domain.name} has operations and no group"
            report.add("missing-key", place, message)
        if domain.group is not None:
            there = catalog.place(domain, "group", "summary")
            _summary("group", domain.group.summary, 4, there, report)


def _about(catalog: Catalog, report: Report) -> None:
    said = [(one, one.about) for one in catalog.domains if one.about is not None]
    for domain, _ in said[1:]:
        message = f"{said[0][0].name} already says what the schema is about"
        report.add("duplicate-name", catalog.place(domain, "about"), message)
    taken = {domain.name for domain in catalog.domains} | RESERVED_DOMAINS
    for domain, about in said:
        for name in sorted(taken.intersection(about.extensions)):
            message = f"the package has a module {name} already"
            place = catalog.place(domain, "about", "extensions", name)
            report.add("duplicate-name", place, message)


def _duplicate_wire_names(catalog: Catalog, report: Report) -> None:
    taken: dict[tuple[str, ...], Place] = {}
    keyed: list[tuple[tuple[str, ...], str, Place]] = [
        *((("", entry.name), entry.name, entry.place) for entry in catalog.called()),
        *(((s, entry.name), entry.name, entry.place) for s, entry in catalog.streams()),
        *(((e.name, ""), e.name, e.place) for e in catalog.publications()),
        *((("", "", e.name), e.name, e.place) for e in catalog.collections()),
    ]
    for key, name, place in keyed:
        if key in taken:
            message = f"{name!r} is already written at {taken[key]}"
            report.add("duplicate-name", place, message)
        taken.setdefault(key, place)


def _draft(
    entry: Entry[ErrorSpec]
    | Entry[MethodSpec]
    | Entry[EndpointSpec]
    | Entry[EventSpec],
    report: Report,
) -> None:
    if entry.spec.is_draft:
        report.add("draft", entry.place, f"{entry.name} was not reviewed yet")


def _summary(name: str, words: str, indent: int, place: Place, report: Report) -> None:
    summary = words.strip()
    if summary and ("\n" in summary or not fits_first_line(summary, indent)):
        message = f"the summary of {name} is longer than a line"
        report.add("long-summary", place, message)


def _method(entry: Entry[MethodSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    _draft(entry, report)
    if spec.name is None and not spec.views:
        message = f"{entry.name} needs a name, or views with names"
        report.add("name-or-views", entry.place, message)
    elif spec.views and spec.name not in {None, *(view.name for view in spec.views)}:
        message = f"{spec.name!r} is not the name of any of its views"
        report.add("name-or-views", entry.at("name"), message)
    elif spec.name is not None and not spec.summary.strip():
        message = f"{entry.name} has no summary"
        report.add("missing-description", entry.place, message)
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
    Parameters(entry.name, entry.at, catalog, report).check(spec.params, ("params",))
    _views(entry, report)
    _repeat(entry, catalog, report)
    if spec.refusal is not None and spec.refused_by is None:
        message = "`refusal` without `refused_by`"
        report.add("missing-key", entry.at("refusal"), message)
    if spec.rest:
        check_calls(entry, catalog, report)


def _endpoint(entry: Entry[EndpointSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    _draft(entry, report)
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
    Parameters(entry.name, entry.at, catalog, report, may_be_file=True).check(
        spec.params, ("params",)
    )
    _repeat(entry, catalog, report)
    check_endpoint(entry, report)


def _repeat(
    entry: Entry[MethodSpec] | Entry[EndpointSpec], catalog: Catalog, report: Report
) -> None:
    """Check that the argument that makes a call safe to repeat is optional."""
    repeat = entry.spec.repeat
    if repeat is None or repeat.when is None:
        return
    place = entry.at("repeat", "when")
    found = place_of(repeat.when, entry.spec.params, catalog)
    if not repeat.safe:
        message = f"{entry.name} is not safe to repeat, whatever is given"
    elif found is None:
        message = f"{entry.name} has no parameter {repeat.when!r}"
    elif not found.may_be_absent:
        message = f"{entry.name}: {repeat.when!r} is always given"
    else:
        return
    report.add("bad-repeat", place, message)


def _views(entry: Entry[MethodSpec], report: Report) -> None:
    names = {param.name for param in entry.spec.params}
    for index, view in enumerate(entry.spec.views):
        place = entry.at("views", index)
        _summary(
            view.name, view.summary, 8, entry.at("views", index, "summary"), report
        )
        for name in (*view.omit, *view.require):
            if name not in names:
                message = f"{entry.name} has no parameter {name!r}"
                report.add("bad-view", place, message)


def _stream(entry: Entry[EventSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    _draft(entry, report)
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
    check_keys(spec.keys, entry.name, "key", entry.place, report)
    _follows(entry, report)
    has_changes = spec.recover is not None and spec.recover.changes is not None
    if has_changes and len(key_parts(entry.name)) > 1:
        message = f"{entry.name}: changes are of one room, named by the key, or of all"
        report.add("bad-recovery", entry.at("recover"), message)
    _mirror(entry, catalog, report)
    _options(entry, catalog, report)
    if (spec.args is not None) == bool(spec.args_any_of):
        message = f"{entry.name} needs args or args_any_of, and not both"
        report.add("missing-key", entry.place, message)
        return
    for path, args in spec.lists:
        Parameters(entry.name, entry.at, catalog, report, is_sent=False).check(
            args, path
        )
    if spec.arguments and spec.is_several and spec.event is None:
        message = f"{entry.name}: name the class of its arguments in `event`"
        report.add("missing-key", entry.place, message)


def _mirror(entry: Entry[EventSpec], catalog: Catalog, report: Report) -> None:
    """Check that the parts of a mirror are in its group, and its event has a record."""
    mirror = entry.spec.mirror
    if mirror is None:
        return
    called = {
        one.name
        for method in catalog.methods(entry.domain)
        for one in method.spec.calls
    }
    events = {one.spec.name: one.spec for _, one in catalog.streams(entry.domain)}
    for name in (mirror.rooms, mirror.memberships):
        if name not in called:
            message = f"{entry.name}: there is no method {name} in this domain"
            report.add("bad-mirror", entry.at("mirror"), message)
    for name in (mirror.room_changes, entry.spec.name):
        if name not in events or len(events[name].args or ()) < _CHANGE_AND_RECORD:
            message = f"{entry.name}: {name} is not an event with a change and a record"
            report.add("bad-mirror", entry.at("mirror"), message)


def _options(entry: Entry[EventSpec], catalog: Catalog, report: Report) -> None:
    option = entry.spec.options
    if not isinstance(option, SchemaParam):
        return
    Parameters(entry.name, entry.at, catalog, report).check((option,), ("options",))
    if option.name in key_parts(entry.name):
        message = f"{entry.name}: two arguments are called {option.name}"
        report.add("duplicate-name", entry.at("options"), message)
    if option.schema is None or option.is_spread or option.is_positional:
        message = f"{entry.name}: the extra argument is a name and a schema"
        report.add("bad-option", entry.at("options"), message)


def _publication(
    entry: Entry[PublicationSpec], catalog: Catalog, report: Report
) -> None:
    spec = entry.spec
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
    Parameters(entry.name, entry.at, catalog, report).check(spec.params, ("params",))
    _follows(entry, report)
    if spec.name is None:
        return
    if spec.collection is None:
        message = f"{entry.name}: say which `collection` it fills"
        report.add("missing-key", entry.place, message)
    elif catalog.collection(spec.collection) is None:
        message = f"{entry.name}: `collections` describes no {spec.collection!r}"
        report.add("missing-collection", entry.at("collection"), message)


def _collection(entry: Entry[CollectionSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
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


def _follows(
    entry: Entry[CollectionSpec] | Entry[EventSpec] | Entry[PublicationSpec],
    report: Report,
) -> None:
    name = entry.spec.name
    if name is not None and not name.startswith("follow"):
        message = f"{name}: what subscribes begins with follow"
        report.add("bad-name", entry.at("name"), message)

# SPDX-License-Identifier: MIT
"""Rules of operations: parameters, keys, views, errors, and words about them."""

from collections.abc import Callable, Mapping

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog, Entry, ErrorSpec
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    EventSpec,
    KeySpec,
    MethodSpec,
    SchemaParam,
)
from quickmeet_codegen.model.parameters import argument_names, key_parts, place_of
from quickmeet_codegen.python.literal import fits_first_line
from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    RESERVED_DOMAINS,
    is_python_name,
    no_name_because,
)
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place, Report

from .documents import check_documents
from .endpoints import check_endpoint
from .former import check_former_arguments
from .versions import check_versions

_CHANGE_AND_RECORD = 2

__all__ = ["check_codes", "check_operations"]


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
    for entry in catalog.publications():
        _summary(entry.name, entry.spec.summary, 8, entry.at("summary"), report)
        _Parameters(entry.name, entry.at, catalog, report).check(
            entry.spec.params, ("params",)
        )
    check_documents(catalog, report)
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
    _Parameters(entry.name, entry.at, catalog, report).check(spec.params, ("params",))
    _views(entry, report)
    _repeat(entry, catalog, report)
    if spec.refusal is not None and spec.refused_by is None:
        message = "`refusal` without `refused_by`"
        report.add("missing-key", entry.at("refusal"), message)


def _endpoint(entry: Entry[EndpointSpec], catalog: Catalog, report: Report) -> None:
    spec = entry.spec
    _draft(entry, report)
    _summary(entry.name, spec.summary, 8, entry.at("summary"), report)
    _Parameters(entry.name, entry.at, catalog, report, may_be_file=True).check(
        spec.params, ("params",)
    )
    _repeat(entry, catalog, report)
    check_endpoint(entry, report)


def _repeat(
    entry: Entry[MethodSpec] | Entry[EndpointSpec], catalog: Catalog, report: Report
) -> None:
    """The argument that makes a call safe to repeat must be optional."""
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
    _keys(spec.keys, entry.name, "key", entry.place, report)
    if not spec.name.startswith("follow"):
        message = f"{spec.name}: what subscribes begins with follow"
        report.add("bad-name", entry.at("name"), message)
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
        _Parameters(entry.name, entry.at, catalog, report, is_sent=False).check(
            args, path
        )
    if spec.arguments and spec.is_several and spec.event is None:
        message = f"{entry.name}: name the class of its arguments in `event`"
        report.add("missing-key", entry.place, message)


def _mirror(entry: Entry[EventSpec], catalog: Catalog, report: Report) -> None:
    """The parts of a mirror are in its group; its event has a change and a record."""
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
    _Parameters(entry.name, entry.at, catalog, report).check((option,), ("options",))
    if option.name in key_parts(entry.name):
        message = f"{entry.name}: two arguments are called {option.name}"
        report.add("duplicate-name", entry.at("options"), message)
    if option.schema is None or option.is_spread or option.is_positional:
        message = f"{entry.name}: the extra argument is a name and a schema"
        report.add("bad-option", entry.at("options"), message)


def _keys(
    keys: Mapping[str, KeySpec], pattern: str, what: str, place: Place, report: Report
) -> None:
    parts = key_parts(pattern)
    for part in parts:
        if not is_python_name(part) or part in RESERVED_ARGUMENTS:
            why = no_name_because(part)
            message = f"{part!r} cannot be an argument's name: {why}"
            report.add("bad-name", place, message)
        elif part not in keys:
            message = f"the part {part!r} of the {what} is not described in `keys`"
            report.add("missing-description", place, message)
    for name in keys:
        if name not in parts:
            report.add("unknown-key", place, f"{pattern!r} has no part {name!r}")
    if len(set(parts)) < len(parts):
        report.add("duplicate-name", place, f"{pattern!r} names a part twice")


class _Parameters:
    """Checks one list of parameters, or of an event's arguments."""

    def __init__(  # noqa: PLR0913  # what is checked, and how
        self,
        name: str,
        at: Callable[..., Place],
        catalog: Catalog,
        report: Report,
        *,
        is_sent: bool = True,
        may_be_file: bool = False,
    ) -> None:
        self._may_be_file = may_be_file
        self._name = name
        self._at = at
        self._catalog = catalog
        self._report = report
        self._is_sent = is_sent

    def check(self, params: tuple[SchemaParam, ...], path: KeyPath) -> None:
        """Check the list at a path."""
        taken: set[str] = set()
        was_optional = False
        for index, param in enumerate(params):
            place = self._at(*path, index)
            for name in argument_names(param, self._catalog):
                if not _is_argument(name, is_sent=self._is_sent):
                    message = f"{self._name}: {name!r} cannot be an argument's name"
                    why = no_name_because(name)
                    self._report.add("bad-name", place, f"{message}: {why}")
                if name in taken:
                    message = f"{self._name}: two arguments are called {name}"
                    self._report.add("duplicate-name", place, message)
                taken.add(name)
            if not self._is_sent:
                if was_optional and not param.is_optional:
                    message = f"{param.name} is required after an optional argument"
                    self._report.add("bad-order", place, message)
                for key in _only_sent(param):
                    message = f"{self._name}: an event's argument has no {key!r}"
                    there = self._at(*path, index, key)
                    self._report.add("unknown-key", there, message)
            was_optional = was_optional or param.is_optional
            self._parameter(param, place)

    def _parameter(self, param: SchemaParam, place: Place) -> None:
        if param.template is not None:
            _keys(param.keys, param.template, "template", place, self._report)
        elif param.value is not UNSET:
            return
        elif param.is_file != (param.schema is None) or (
            param.is_file and not self._may_be_file
        ):
            has = "is a file" if param.is_file else "has no schema"
            message = f"{self._name}: {param.name} {has}"
            self._report.add("missing-key", place, message)
        elif param.is_spread:
            self._spread(param, place)
        elif param.is_joined and not self._may_be_file:
            message = f"{self._name}: {param.name} is joined in no endpoint"
            self._report.add("unknown-key", place, message)
        elif param.others and not self._may_be_file:
            message = f"{self._name}: {param.name} has other names in no endpoint"
            self._report.add("unknown-key", place, message)
        elif not param.description.strip():
            message = f"{self._name}: {param.name} has no description"
            self._report.add("missing-description", place, message)

    def _spread(self, param: SchemaParam, place: Place) -> None:
        if not _is_argument(param.name, is_sent=True):
            message = f"{self._name}: {param.name!r} cannot be the name of what is sent"
            self._report.add("bad-name", place, message)
        spread = self._catalog.types.get(param.payload.ref or "")
        if spread is None or spread.spec.form != "struct":
            message = f"{self._name}: only a named object type can be spread"
            self._report.add("bad-spread", place, message)
        elif any(inner.is_lazy for inner in spread.spec.fields.values()):
            message = f"{self._name}: a type with lazy properties cannot be spread"
            self._report.add("bad-spread", place, message)


def _only_sent(param: SchemaParam) -> list[str]:
    """Keys that only what is sent may have."""
    given = {
        "keys": bool(param.keys),
        "spread": param.is_spread,
        "template": param.template is not None,
        "value": param.value is not UNSET,
    }
    return [key for key, is_given in given.items() if is_given]


def _is_argument(name: str, *, is_sent: bool) -> bool:
    """Whether a name is valid in a signature, or in the class of an event."""
    reserved = RESERVED_ARGUMENTS if is_sent else RESERVED_ATTRIBUTES
    return is_python_name(name) and name not in reserved

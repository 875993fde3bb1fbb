# SPDX-License-Identifier: MIT
"""Rules of operations: parameters, keys, views, errors, and words about them."""

from quickmeet_codegen.model.catalog import Catalog, Entry, form_of, items, text
from quickmeet_codegen.model.events import is_several
from quickmeet_codegen.model.parameters import argument_names, key_parts
from quickmeet_codegen.python.docstring import fits_first_line
from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    is_python_name,
)
from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.source import mapping

__all__ = ["check_operations"]

_SENT_ONLY = frozenset({"keys", "spread", "template", "value"})


def check_operations(catalog: Catalog, report: Report) -> None:
    """Check methods, streams and publications."""
    for domain in catalog.source:
        if domain.name != "errors" and not text(domain.value.get("summary")):
            message = f"the domain {domain.name} has no summary"
            report.add("missing-description", domain.place("domain"), message)
        has_operations = domain.section("methods") or domain.section("streams")
        if has_operations and "group" not in domain.value:
            message = f"{domain.name} has operations and no group"
            report.add("missing-key", domain.place("domain"), message)
        _summary(Entry(domain, ("group",), "group", domain.section("group")), 4, report)
    for entry in catalog.errors():
        _draft(entry, report)
        _summary(entry, 4, report)
    _duplicate_codes(catalog, report)
    for entry in catalog.methods():
        _method(entry, catalog, report)
    for _, entry in catalog.streams():
        _stream(entry, catalog, report)
    for entry in catalog.publications():
        _summary(entry, 8, report)
        _parameters(entry, ("params",), catalog, report)
    _duplicate_wire_names(catalog, report)


def _duplicate_wire_names(catalog: Catalog, report: Report) -> None:
    taken: dict[tuple[str, str], Entry] = {}
    keyed = [(("", entry.name), entry) for entry in catalog.methods()]
    keyed += [((stream, entry.name), entry) for stream, entry in catalog.streams()]
    keyed += [((entry.name, ""), entry) for entry in catalog.publications()]
    for key, entry in keyed:
        if key in taken:
            message = f"{entry.name!r} is already written at {taken[key].place}"
            report.add("duplicate-name", entry.place, message)
        taken.setdefault(key, entry)


def _duplicate_codes(catalog: Catalog, report: Report) -> None:
    for entry in catalog.errors():
        code = entry.value.get("code")
        if isinstance(code, str | int) and catalog.codes[code].name != entry.name:
            message = f"{code!r} is already the code of {catalog.codes[code].name}"
            report.add("duplicate-code", entry.at("code"), message)


def _draft(entry: Entry, report: Report) -> None:
    if entry.value.get("draft"):
        report.note("draft", entry.place, f"{entry.name} was not reviewed yet")


def _summary(entry: Entry, indent: int, report: Report) -> None:
    summary = text(entry.value.get("summary"))
    if not summary:
        return
    if "\n" in summary or not fits_first_line(summary, indent):
        message = f"the summary of {entry.name} is longer than a line"
        report.add("long-summary", entry.at("summary"), message)


def _method(entry: Entry, catalog: Catalog, report: Report) -> None:
    value = entry.value
    _draft(entry, report)
    views = [mapping(view).get("name") for view in items(value.get("views"))]
    if "name" not in value and not views:
        message = f"{entry.name} needs a name, or views with names"
        report.add("name-or-views", entry.place, message)
    elif views and "name" in value and value["name"] not in views:
        message = f"{value['name']!r} is the name of none of its views"
        report.add("name-or-views", entry.at("name"), message)
    elif "name" in value and not text(value.get("summary")):
        message = f"{entry.name} has no summary"
        report.add("missing-description", entry.place, message)
    _summary(entry, 8, report)
    _parameters(entry, ("params",), catalog, report)
    _views(entry, report)
    for index, code in enumerate(items(value.get("errors"))):
        if isinstance(code, str | int) and code not in catalog.codes:
            message = f"no class in errors.yaml has the code {code!r}"
            report.add("unknown-error-code", entry.at("errors", index), message)
    if "refusal" in value and "refused_by" not in value:
        message = "`refusal` without `refused_by`"
        report.add("missing-key", entry.at("refusal"), message)


def _views(entry: Entry, report: Report) -> None:
    names = {str(mapping(p).get("name")) for p in items(entry.value.get("params"))}
    for index, raw in enumerate(items(entry.value.get("views"))):
        view = mapping(raw)
        path = (*entry.path, "views", index)
        _summary(Entry(entry.domain, path, str(view.get("name")), view), 8, report)
        for key in ("omit", "require"):
            for name in items(view.get(key)):
                if name not in names:
                    message = f"{entry.name} has no parameter {name!r}"
                    report.add("bad-view", entry.at("views", index), message)


def _stream(entry: Entry, catalog: Catalog, report: Report) -> None:
    value = entry.value
    _draft(entry, report)
    _summary(entry, 8, report)
    _keys(entry, entry.name, "key", report)
    if not str(value["name"]).startswith("follow"):
        message = f"{value['name']}: what subscribes begins with follow"
        report.add("bad-name", entry.at("name"), message)
    changes = mapping(mapping(value.get("recover")).get("changes"))
    if changes and len(key_parts(entry.name)) != 1:
        message = f"{entry.name}: changes are of one room, named by the key's one part"
        report.add("bad-recovery", entry.at("recover"), message)
    if ("args" in value) == ("args_any_of" in value):
        message = f"{entry.name} needs args or args_any_of, and not both"
        report.add("missing-key", entry.place, message)
    lists = [("args",), *(("args_any_of", i) for i in _indices(value, "args_any_of"))]
    for path in lists:
        _parameters(entry, path, catalog, report)
    params = [mapping(param) for path in lists for param in _at(value, path)]
    if params and is_several(entry) and "event" not in value:
        message = f"{entry.name}: name the class of its arguments in `event`"
        report.add("missing-key", entry.place, message)


def _indices(value: dict[str, Value], key: str) -> range:
    return range(len(items(value.get(key))))


def _at(value: dict[str, Value], path: KeyPath) -> list[Value]:
    found: Value = value
    for part in path:
        if isinstance(found, dict):
            found = found.get(str(part))
        else:
            found = items(found)[int(part)]
    return items(found)


def _keys(entry: Entry, pattern: str, what: str, report: Report) -> None:
    keys = mapping(entry.value.get("keys"))
    parts = key_parts(pattern)
    for part in parts:
        if not is_python_name(part) or part in RESERVED_ARGUMENTS:
            message = f"{part!r} cannot be an argument's name"
            report.add("bad-name", entry.place, message)
        elif part not in keys:
            message = f"the part {part!r} of the {what} is not described in `keys`"
            report.add("missing-description", entry.place, message)
    for name in keys:
        if name not in parts:
            message = f"{pattern!r} has no part {name!r}"
            report.add("unknown-key", entry.place, message)
    if len(set(parts)) < len(parts):
        report.add("duplicate-name", entry.place, f"{pattern!r} names a part twice")


def _parameters(entry: Entry, path: KeyPath, catalog: Catalog, report: Report) -> None:
    taken: set[str] = set()
    was_optional = False
    is_sent = path == ("params",)
    for index, raw in enumerate(_at(entry.value, path)):
        param = mapping(raw)
        site = Entry(entry.domain, (*entry.path, *path, index), entry.name, param)
        for name in argument_names(param, catalog):
            if not _is_argument(name, is_sent=is_sent):
                message = f"{entry.name}: {name!r} cannot be an argument's name"
                report.add("bad-name", site.place, message)
            if name in taken:
                message = f"{entry.name}: two arguments are called {name}"
                report.add("duplicate-name", site.place, message)
            taken.add(name)
        if not is_sent and was_optional and not param.get("optional"):
            message = f"{param.get('name')} is required after an optional argument"
            report.add("bad-order", site.place, message)
        was_optional = was_optional or bool(param.get("optional"))
        for key in _SENT_ONLY.intersection(param) if not is_sent else ():
            message = f"{entry.name}: an event's argument has no {key!r}"
            report.add("unknown-key", site.at(key), message)
        _parameter(site, catalog, report)


def _is_argument(name: str, *, is_sent: bool) -> bool:
    """Whether a name can stand in a signature, or in the class of an event."""
    if is_sent:
        return is_python_name(name) and name not in RESERVED_ARGUMENTS
    return is_python_name(name) and name not in RESERVED_ATTRIBUTES


def _parameter(site: Entry, catalog: Catalog, report: Report) -> None:
    param = site.value
    name = param.get("name")
    if "template" in param:
        _keys(site, str(param["template"]), "template", report)
        return
    if "value" in param:
        return
    if "schema" not in param:
        report.add("missing-key", site.place, f"{site.name}: {name} has no schema")
        return
    if not param.get("spread"):
        if not text(param.get("description")):
            message = f"{site.name}: {name} has no description"
            report.add("missing-description", site.place, message)
        return
    if not _is_argument(str(name), is_sent=True):
        message = f"{site.name}: {name!r} cannot be the name of what is sent"
        report.add("bad-name", site.place, message)
    spread = catalog.types.get(str(mapping(param["schema"]).get("$ref")))
    if spread is None or form_of(spread.value) != "struct":
        message = f"{site.name}: only a named object type can be spread"
        report.add("bad-spread", site.place, message)
    elif any("x-lazy" in mapping(p) for p in _properties(spread).values()):
        message = f"{site.name}: a type with lazy properties cannot be spread"
        report.add("bad-spread", site.place, message)


def _properties(entry: Entry) -> dict[str, Value]:
    return mapping(entry.value.get("properties"))

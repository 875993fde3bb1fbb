# SPDX-License-Identifier: MIT
"""Rules of REST: endpoints, and calls that replace methods or read lists.

Every source must exist, and every path must lead to a field: of the parameter's type in
a request, of the result's type in an answer.
"""

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import KIND, PAGE, EndpointSpec
from quickmeet_codegen.model.operations import HistorySpec, MethodSpec
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.rest import PLACE, RestCallSpec, ResultSpec
from quickmeet_codegen.python.literal import fits_first_line

from .rules import Report

__all__ = ["check_calls", "check_endpoint", "check_history"]

_DEEPEST = 24


def check_endpoint(entry: Entry[EndpointSpec], report: Report) -> None:
    """Check one endpoint, whose parameters are valid by themselves."""
    _check_names(entry, report)
    _check_path(entry, report)
    _check_family(entry, report)
    _check_body(entry, report)
    _check_answer(entry, report)
    for call in entry.spec.instead:
        _sources(entry, call, entry.spec.numbered, report)


def _check_names(entry: Entry[EndpointSpec], report: Report) -> None:
    taken: set[str] = set()
    for index, name in enumerate(entry.spec.sources):
        if name in taken:
            message = f"{entry.name}: two parameters are {name!r} on the wire"
            report.add("duplicate-name", entry.at("params", index), message)
        taken.add(name)


def _check_path(entry: Entry[EndpointSpec], report: Report) -> None:
    spec = entry.spec
    params = dict(zip(spec.sources, spec.params, strict=True))
    for place in PLACE.findall(entry.name):
        if place == KIND:
            continue
        param = params.get(place)
        if param is None:
            message = (
                f"{entry.name}: the path names {place!r}, which is not a parameter"
            )
            report.add("unknown-source", entry.place, message)
        elif param.is_optional:
            message = f"{entry.name}: {place!r} stands in the path and must be given"
            report.add("bad-order", entry.at("params"), message)


def _check_family(entry: Entry[EndpointSpec], report: Report) -> None:
    spec = entry.spec
    has_kind = f"{{{KIND}}}" in entry.name
    if has_kind and spec.family is None:
        message = f"{entry.name}: name the parameter with the room in `family`"
        report.add("missing-key", entry.place, message)
    elif spec.family is not None and spec.family not in spec.sources:
        message = f"{entry.name}: {spec.family!r} is not a parameter"
        report.add("unknown-source", entry.at("family"), message)
    for key in ("family", "kinds"):
        if getattr(spec, key) and not has_kind:
            message = f"{entry.name}: the path has no {{{KIND}}}"
            report.add("unknown-key", entry.at(key), message)


def _check_body(entry: Entry[EndpointSpec], report: Report) -> None:
    spec = entry.spec
    form = spec.form(entry.name)
    if entry.name.startswith("GET ") and form != "query":
        message = f"{entry.name}: GET has no body"
        report.add("wrong-value", entry.at("body"), message)
    for index, param in enumerate(spec.params):
        if param.is_joined and param.payload.type != "array":
            message = f"{entry.name}: only the items of a list can be joined"
            report.add("wrong-value", entry.at("params", index), message)
        if param.is_file and form != "multipart":
            message = f"{entry.name}: a file goes in a multipart body only"
            report.add("wrong-value", entry.at("params", index), message)


def _check_answer(entry: Entry[EndpointSpec], report: Report) -> None:
    spec = entry.spec
    if spec.result is None and (spec.paging or spec.envelope is not None):
        message = f"{entry.name}: say in `result` what comes back"
        report.add("missing-key", entry.place, message)
    if spec.paging is None:
        return
    if spec.envelope is not None:
        message = f"{entry.name}: `paging` says where the items are"
        report.add("unknown-key", entry.at("envelope"), message)
    if spec.form(entry.name) != "query":
        message = f"{entry.name}: pages are asked for in a query"
        report.add("wrong-value", entry.at("paging"), message)
    for index, (wire, param) in enumerate(zip(spec.sources, spec.params, strict=True)):
        if not {wire, param.name}.isdisjoint({*PAGE, "page_size"}):
            message = f"{entry.name}: {param.name} is what `paging` is for"
            report.add("duplicate-name", entry.at("params", index), message)


def check_history(entry: Entry[HistorySpec], catalog: Catalog, report: Report) -> None:
    """Check a history: items have ids, methods and sources exist."""
    spec = entry.spec
    if not fits_first_line(spec.summary.strip(), 8):
        message = f"the summary of {entry.name} is longer than a line"
        report.add("long-summary", entry.at("summary"), message)
    by_moment = spec.by_moment
    is_known = by_moment is not None and any(
        by_moment.method == method.name for method in catalog.methods()
    )
    if by_moment is not None and not is_known:
        message = f"{entry.name}: there is no method {by_moment.method!r}"
        report.add("missing-method", entry.at("by_moment"), message)
    _item(entry, catalog, report, has_moment=is_known)
    for call in spec.rest:
        _sources(entry, call, spec.sources, report)


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


def check_calls(entry: Entry[MethodSpec], catalog: Catalog, report: Report) -> None:
    """Check the REST calls that replace a method."""
    if entry.spec.replacement == entry.spec.rest[0].call:
        message = f"{entry.name}: the first call of `rest` says this already"
        report.add("said-twice", entry.at("replacement"), message)
    for number, call in enumerate(entry.spec.rest):
        _sources(entry, call, entry.spec.sources, report)
        for what, schema, path in _paths(entry.spec, call):
            key = _missing_key(catalog, schema, path)
            if key is not None:
                said = f"{entry.name}: {what} has no field {key!r} ({path!r})"
                report.add("unknown-field", entry.at("rest", number), said)
        if number == 0 and call.after:
            message = f"{entry.name}: the first REST call follows no other"
            report.add("unknown-source", entry.at("rest"), message)


def _sources(
    entry: Entry[MethodSpec] | Entry[EndpointSpec] | Entry[HistorySpec],
    call: RestCallSpec,
    params: tuple[str, ...],
    report: Report,
) -> None:
    """Check that every source of a REST call is a parameter or a lookup."""
    lookups = {f"@{name}" for name in call.lookups}
    if call.family is not None:
        lookups.add("@kind")
    for source in call.sources:
        head = source.partition(".")[0]
        if head not in params and head not in lookups:
            message = f"{entry.name}: {source!r} is neither a parameter nor a lookup"
            report.add("unknown-source", entry.at("rest"), message)


def _paths(spec: MethodSpec, call: RestCallSpec) -> Iterator[tuple[str, Payload, str]]:
    """Yield each path into a type: its owner, the type, and the path."""
    params = (param.payload for param in spec.params)
    schemas = dict(zip(spec.sources, params, strict=True))
    for source in call.sources:
        head, _, path = source.partition(".")
        if head in schemas:
            yield f"the parameter {head!r}", schemas[head], path
    result = spec.result or Payload()
    mapped = call.result
    if isinstance(mapped, ResultSpec):
        for field in mapped.fields or ():
            if field != "*":
                yield "the result", result, field
        if mapped.later_than is not None:
            yield "the result", result, f"0.{mapped.later_than.field}"


def _missing_key(catalog: Catalog, schema: Payload, path: str) -> str | None:
    """Return the first key of a path that a schema does not have.

    Args:
        catalog: The catalog of named types.
        schema: The schema at the start of the path.
        path: Keys by their wire names, such as ``message.u._id``.

    Returns:
        The key; None if all exist, as far as the schema is known.
    """
    forms = list(_forms(catalog, schema))
    for key in path.split(".") if path else ():
        if any(_is_open(form) for form in forms):
            return None
        inner = [found for form in forms for found in _inside(form, key)]
        if not inner:
            return key
        forms = [form for one in inner for form in _forms(catalog, one)]
    return None


def _forms(catalog: Catalog, schema: Payload, depth: int = 0) -> Iterator[Payload]:
    """Return the schemas that a value may have, resolving references and choices."""
    if depth > _DEEPEST:
        return
    if schema.ref is not None and schema.ref in catalog.types:
        yield from _forms(catalog, catalog.types[schema.ref].spec, depth + 1)
    elif schema.choices:
        for choice in schema.choices:
            yield from _forms(catalog, choice, depth + 1)
    else:
        yield schema


def _is_open(form: Payload) -> bool:
    """Whether a value may have any fields: any JSON, or an open object."""
    if not (form.types or form.constants or form.places or form.ref):
        return True
    if form.type != "object":
        return False
    return form.properties is None or form.extra is not UNSET


def _inside(form: Payload, key: str) -> Iterable[Payload]:
    if key in form.fields:
        return (form.fields[key],)
    if key.isdecimal() and form.places:
        return form.places[int(key) :][:1]
    if key.isdecimal() and form.type == "array":
        return (form.items or Payload(),)
    return ()

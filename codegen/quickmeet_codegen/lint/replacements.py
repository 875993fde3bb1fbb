# SPDX-License-Identifier: MIT
"""Rules of REST calls that replace methods, and of facts that are written twice.

Every source has to be one, and every path has to lead to a field: of the parameter's
type in what is sent, of the result's type in what comes back.
"""

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import HistorySpec, MethodSpec
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.rest import RestCallSpec, ResultSpec
from quickmeet_codegen.read.finding import Report
from quickmeet_codegen.read.schema_json import by_versions

__all__ = ["check_replacements", "check_sources"]

_DEEPEST = 24


def check_replacements(catalog: Catalog, report: Report) -> None:
    """Check the REST calls of every method, and where its servers are said twice."""
    for entry in catalog.methods():
        _calls(entry, catalog, report)
        spec = entry.spec
        if spec.rest and spec.replacement == spec.rest[0].call:
            message = f"{entry.name}: the first call of `rest` says this already"
            report.add("said-twice", entry.at("replacement"), message)
    for endpoint in catalog.endpoints():
        for call in endpoint.spec.instead:
            check_sources(endpoint, call, endpoint.spec.numbered, report)
    for operation in catalog.operations():
        versions = operation.spec.versions
        for line, known in operation.spec.availability.items():
            if known == by_versions(line, versions.since, versions.removed):
                message = f"{operation.name}: `versions` says this of {line} already"
                report.add("said-twice", operation.at("availability", line), message)


def _calls(entry: Entry[MethodSpec], catalog: Catalog, report: Report) -> None:
    for number, call in enumerate(entry.spec.rest):
        check_sources(entry, call, entry.spec.sources, report)
        for what, schema, path in _paths(entry.spec, call):
            key = _missing_key(catalog, schema, path)
            if key is not None:
                said = f"{entry.name}: {what} has no field {key!r} ({path!r})"
                report.add("unknown-field", entry.at("rest", number), said)
        if number == 0 and call.after:
            message = f"{entry.name}: the first REST call follows no other"
            report.add("unknown-source", entry.at("rest"), message)


def check_sources(
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
    """Each path into a type: whose it is, the type, and the path."""
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
    """The first key of a path that a schema does not have.

    Args:
        catalog: Knows the named types.
        schema: Where the path begins.
        path: Keys by their wire names, such as ``message.u._id``.

    Returns:
        The key; None when all of them are there, as far as the schema says what is.
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
    """The schemas that a value may have, without references and choices."""
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
    """Whether a value may have any fields: any JSON, or an object with others."""
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

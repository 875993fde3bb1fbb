# SPDX-License-Identifier: MIT
"""Rules of endpoints: paths, bodies and pages fit the parameters."""

from quickmeet_codegen.model.catalog import Entry
from quickmeet_codegen.model.endpoints import KIND, PAGE, EndpointSpec
from quickmeet_codegen.model.rest import PLACE
from quickmeet_codegen.read.finding import Report

__all__ = ["check_endpoint"]


def check_endpoint(entry: Entry[EndpointSpec], report: Report) -> None:
    """Check one endpoint, whose parameters by themselves are in order."""
    _check_names(entry, report)
    _check_path(entry, report)
    _check_family(entry, report)
    _check_body(entry, report)
    _check_answer(entry, report)


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

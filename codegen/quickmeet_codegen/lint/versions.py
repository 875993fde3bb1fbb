# SPDX-License-Identifier: MIT
"""Rules of versions: ordered releases, and parts within the range of the whole."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final, TypeAlias

from quickmeet_codegen.model.catalog import Catalog, Entry, Operation
from quickmeet_codegen.model.operations import EventSpec, MethodSpec, SchemaParam
from quickmeet_codegen.model.payload import VersionSpec
from quickmeet_codegen.read.document import KeyPath
from quickmeet_codegen.read.finding import Place
from quickmeet_codegen.read.schema_json import by_versions

from .rules import Report

__all__ = ["check_versions"]

_RELEASE: Final = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+|x))?(?:-[\w.]+)?|(\d+)\.x")
_At: TypeAlias = Callable[..., Place]


def check_versions(catalog: Catalog, report: Report) -> None:
    """Check the versions of operations, of their arguments, and of fields."""
    for entry in catalog.operations():
        spec = entry.spec
        _check(entry.name, spec.versions, entry.at, ("versions",), report)
        _said_twice(entry, report)
        if isinstance(spec, MethodSpec):
            for index, call in enumerate(spec.rest):
                name = f"{entry.name}: {call.call}"
                there: KeyPath = ("rest", index, "versions")
                _check(name, call.versions, entry.at, there, report)
        for path, param in _params(spec):
            here = (*path, "versions")
            name = f"{entry.name}: {param.name}"
            if _check(name, param.versions, entry.at, here, report):
                _within(name, param.versions, spec.versions, entry.at(*here), report)
    for type_ in catalog.all_types():
        for path, schema in type_.spec.walk():
            here = (*path, "x-versions")
            name = ".".join([type_.name, *map(str, path[1:])])
            _check(name, schema.versions, type_.at, here, report)


def _said_twice(entry: Entry[Operation], report: Report) -> None:
    versions = entry.spec.versions
    for line, known in entry.spec.availability.items():
        if known == by_versions(line, versions.since, versions.removed):
            message = f"{entry.name}: `versions` says this of {line} already"
            report.add("said-twice", entry.at("availability", line), message)


def _params(
    spec: object,
) -> list[tuple[KeyPath, SchemaParam]]:
    """Return parameters and arguments that may have versions, with their paths."""
    if isinstance(spec, EventSpec):
        found = [
            ((*path, index), arg)
            for path, args in spec.lists
            for index, arg in enumerate(args)
        ]
        option = spec.options
        more = [(("options",), option)] if isinstance(option, SchemaParam) else []
        return [*found, *more]
    params: tuple[SchemaParam, ...] = getattr(spec, "params", ())
    return [(("params", index), param) for index, param in enumerate(params)]


def _check(
    name: str,
    versions: VersionSpec,
    at: _At,
    path: KeyPath,
    report: Report,
) -> bool:
    """Check that versions are releases in ascending order."""
    order: list[tuple[str, tuple[int, ...]]] = []
    is_right = True
    for key in ("since", "deprecated", "removed"):
        release: str | None = getattr(versions, key)
        if release is None:
            continue
        number = _number(release)
        if number is None:
            message = f"{name}: {release!r} is not a release such as 8.4.0 or 8.x"
            report.add("bad-versions", at(*path, key), message)
            is_right = False
        else:
            order.append((key, number))
    for (first, earlier), (then, later) in pairwise(order):
        if earlier > later or (earlier == later and first == "since"):
            message = f"{name}: {then} in a release that is not after {first}"
            report.add("bad-versions", at(*path, then), message)
            is_right = False
    return is_right


def _within(
    name: str, inner: VersionSpec, outer: VersionSpec, place: Place, report: Report
) -> None:
    """Find a part with an earlier or later range than the whole."""
    since, removed = _number(inner.since), _number(inner.removed)
    came, went = _number(outer.since), _number(outer.removed)
    if since is not None and came is not None and since < came:
        message = f"{name}: since {inner.since}, and the whole since {outer.since}"
        report.add("bad-versions", place, message)
    if removed is not None and went is not None and removed > went:
        message = f"{name}: removed in {inner.removed}, the whole in {outer.removed}"
        report.add("bad-versions", place, message)


def _number(release: str | None) -> tuple[int, ...] | None:
    """Convert a release to a comparable value; a line to its first release."""
    found = _RELEASE.fullmatch(release or "")
    if found is None:
        return None
    line = found[4] or found[1]
    return (
        int(line),
        int(found[2] or 0),
        int(found[3] if (found[3] or "x") != "x" else 0),
    )

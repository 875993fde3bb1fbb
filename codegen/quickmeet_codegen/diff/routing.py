# SPDX-License-Identifier: MIT
"""The route of an operation on each server, and what its changes break."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import EventSpec, MethodSpec, PublicationSpec
from quickmeet_codegen.model.payload import VersionSpec
from quickmeet_codegen.model.rest import RestCallSpec
from quickmeet_codegen.read.schema_json import by_versions

from .change import Judge, SchemaChange, differs, judged, words

__all__ = [
    "REST_JUDGES",
    "VERSION_JUDGES",
    "compare_rest",
    "compare_servers",
    "part_versions",
]

_Spec: TypeAlias = MethodSpec | EndpointSpec | EventSpec | PublicationSpec

_NUMBER = re.compile(r"\d+")

VERSION_JUDGES: Mapping[str, Judge] = {
    "since": differs(),  # with what it removes: `compare_servers`
    "deprecated": words,
    "removed": differs(),
}

REST_JUDGES: Mapping[str, Judge] = {
    "call": differs(),  # what two calls are paired by
    **dict.fromkeys(
        (
            "family",
            "send",
            "result",
            "when",
            "after",
            "lookups",
            "codes",
            "absorbs",
            "access",
            "form",
            "each",
            "pages",
        ),
        differs(),
    ),
    "versions": differs(),  # with what it removes: `compare_rest`
}


def compare_servers(
    subject: str,
    old: _Spec,
    new: _Spec,
) -> Iterator[SchemaChange]:
    """Report on which release lines an operation is lost or gained.

    One that DDP lost and REST has is not lost.
    """
    lines = {*old.availability, *new.availability, *_said(old), *_said(new)}
    for line in sorted(lines, key=_release):
        was, is_now = _known(old, line), _known(new, line)
        is_lost = _is_there(old, line) and not _is_there(new, line)
        if was != is_now:
            said = f"on {line}: {was or 'unsaid'} -> {is_now or 'unsaid'}"
            yield SchemaChange(subject, "changed", said, ("wire",) if is_lost else ())
        elif is_lost:
            said = f"on {line}: no way is left, REST did it"
            yield SchemaChange(subject, "changed", said, ("wire",))
    yield from _versions(subject, old, new)


def part_versions(
    subject: str, key: str, old: object, new: object
) -> Iterator[SchemaChange]:
    """Judge the versions of a parameter, a field or a member."""
    before = old if isinstance(old, VersionSpec) else VersionSpec()
    after = new if isinstance(new, VersionSpec) else VersionSpec()
    said = f"{key}: {before.words or 'unsaid'} -> {after.words or 'unsaid'}"
    is_less = _narrows(before, after)
    yield SchemaChange(subject, "changed", said, ("behaviour",) if is_less else ())


def compare_rest(
    subject: str,
    old: tuple[RestCallSpec, ...],
    new: tuple[RestCallSpec, ...],
) -> Iterator[SchemaChange]:
    """Report endpoints that a method has lost, gained or uses differently."""
    before, after = _by_call(old), _by_call(new)
    for call in dict.fromkeys([*before, *after]):
        if call not in after:
            said = f"is no longer routed to {call[0]}"
            yield SchemaChange(subject, "changed", said, ("behaviour",))
        elif call not in before:
            yield SchemaChange(subject, "changed", f"is also routed to {call[0]}")
        else:
            here = f"{subject} by {call[0]}"
            yield from judged(here, before[call], after[call], REST_JUDGES)
            if _narrows(before[call].versions, after[call].versions):
                said = "fewer servers have this endpoint"
                yield SchemaChange(here, "changed", said, ("behaviour",))
    if before == after and list(before) != list(after):
        yield SchemaChange(subject, "changed", "tries its endpoints in another order")


def _by_call(calls: tuple[RestCallSpec, ...]) -> dict[tuple[str, int], RestCallSpec]:
    """Key calls by endpoint and number among those of the endpoint."""
    found: dict[tuple[str, int], RestCallSpec] = {}
    for call in calls:
        number = sum(name == call.call for name, _ in found)
        found[call.call, number] = call
    return found


def _versions(
    subject: str,
    old: _Spec,
    new: _Spec,
) -> Iterator[SchemaChange]:
    yield from judged(subject, old.versions, new.versions, VERSION_JUDGES)
    before, after = old.versions, new.versions
    has_rest = bool(_calls(new))
    if _is_later(after.since, before.since):
        said = f"only since {after.since}"
        yield SchemaChange(subject, "changed", said, ("wire",))
    if _is_earlier(after.removed, before.removed) and not has_rest:
        said = f"removed in {after.removed}, and REST does not do it"
        yield SchemaChange(subject, "changed", said, ("wire",))


def _narrows(old: VersionSpec, new: VersionSpec) -> bool:
    is_later = _is_later(new.since, old.since)
    return is_later or _is_earlier(new.removed, old.removed)


def _is_later(new: str | None, old: str | None) -> bool:
    return new is not None and (old is None or _release(new) > _release(old))


def _is_earlier(new: str | None, old: str | None) -> bool:
    return new is not None and (old is None or _release(new) < _release(old))


def _release(version: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBER.findall(version)))


def _said(spec: _Spec) -> set[str]:
    """The release lines named by versions."""
    named = (spec.versions.since, spec.versions.removed)
    return {f"{version.partition('.')[0]}.x" for version in named if version}


def _known(spec: _Spec, line: str) -> str | None:
    return spec.availability.get(line) or _followed(line, spec.versions)


def _is_there(spec: _Spec, line: str) -> bool:
    if _known(spec, line) not in {"no", "likely-no"}:
        return True
    return any(_followed(line, call.versions) != "no" for call in _calls(spec))


def _calls(spec: _Spec) -> tuple[RestCallSpec, ...]:
    """Return the alternatives by REST."""
    if isinstance(spec, EndpointSpec):
        return spec.instead
    return spec.rest if isinstance(spec, MethodSpec) else ()


def _followed(line: str, versions: VersionSpec) -> str | None:
    return by_versions(line, versions.since, versions.removed)

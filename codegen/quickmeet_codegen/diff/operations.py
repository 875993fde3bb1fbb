# SPDX-License-Identifier: MIT
"""What differs between two methods, endpoints, events, publications or histories.

Each table has a judge for every key that the schema language has there.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Generic, TypeVar, cast

from msgspec import UNSET, Struct

from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    EventSpec,
    HistorySpec,
    MethodSpec,
    Param,
    PublicationSpec,
    RateLimit,
    Recover,
    Repeat,
    View,
)
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.usage import ASKED, RECEIVED, SENT, YIELDED, Role, Types

from .admission import Side
from .change import Change, shown
from .judge import Judge, differs, elsewhere, judged, words
from .routing import compare_rest, compare_servers
from .verdict import compare_schemas

__all__ = [
    "ENDPOINT_JUDGES",
    "EVENT_JUDGES",
    "HISTORY_JUDGES",
    "METHOD_JUDGES",
    "PARAM_JUDGES",
    "PUBLICATION_JUDGES",
    "RECOVER_JUDGES",
    "REPEAT_JUDGES",
    "VIEW_JUDGES",
    "Pair",
    "compare_endpoints",
    "compare_events",
    "compare_histories",
    "compare_methods",
    "compare_publications",
]

SpecT = TypeVar("SpecT")

_NULL = Payload(type="null")
_RANKS: Final = {"anonymous": 0, "unknown": 0, "visitor": 1, "user": 1, "nobody": 2}


class Pair(Struct, Generic[SpecT], frozen=True):
    """One entry of two schemas."""

    subject: str
    old: SpecT
    new: SpecT
    old_types: Types
    new_types: Types

    def sides(self, old: Payload | None, new: Payload | None) -> tuple[Side, Side]:
        """Two payload schemas; null stands for none."""
        before = Side(old or _NULL, self.old_types.values)
        return before, Side(new or _NULL, self.new_types.values)


def _access(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    before, after = _RANKS.get(str(old), 0), _RANKS.get(str(new), 0)
    narrows = after > before or (after == before == 1)
    said = f"{key}: {old} -> {new}"
    yield Change(subject, "changed", said, ("behaviour",) if narrows else ())


def _grows(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    """Judge what asks for more: a second factor, silence."""
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield Change(subject, "changed", said, ("behaviour",) if new else ())


def _permissions(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    before, after = _listed(old), _listed(new)
    for name in sorted({*after} - {*before}):
        yield Change(subject, "changed", f"depends on {name}", ("behaviour",))
    for name in sorted({*before} - {*after}):
        yield Change(subject, "changed", f"no longer depends on {name}")
    if sorted(before) == sorted(after):
        yield from words(subject, key, old, new)


def _rate(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    is_tighter = isinstance(new, RateLimit) and (
        not isinstance(old, RateLimit)
        or new.calls * old.interval_ms < old.calls * new.interval_ms
    )
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield Change(subject, "changed", said, ("behaviour",) if is_tighter else ())


def _repeat(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    was = isinstance(old, Repeat) and old.safe
    is_now = isinstance(new, Repeat) and new.safe
    if was and not is_now:
        said = "a call whose answer was lost is no longer repeated"
        yield Change(subject, "changed", said, ("behaviour",))
    elif is_now and not was:
        yield Change(subject, "changed", "a call whose answer was lost is repeated")
    else:
        yield from words(subject, key, old, new)


def _recover(subject: str, _key: str, old: object, new: object) -> Iterator[Change]:
    if not isinstance(new, Recover):
        said = "what a break in the connection took is no longer fetched"
        yield Change(subject, "changed", said, ("behaviour",))
    elif not isinstance(old, Recover):
        said = "what a break in the connection took is fetched"
        yield Change(subject, "changed", said)
    else:
        yield from judged(f"{subject} recover", old, new, RECOVER_JUDGES)


def _refused_by(subject: str, _key: str, _old: object, new: object) -> Iterator[Change]:
    said = f"the answer that means no: {shown(new)}"
    yield Change(subject, "changed", said, ("client", "server"))


def _event(subject: str, _key: str, old: object, new: object) -> Iterator[Change]:
    yield Change(subject, "changed", f"yields {new}, was {old}", ("client",))


def _codes(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    before, after = _listed(old), _listed(new)
    for code in sorted({*before} - {*after}):
        yield Change(subject, "changed", f"no longer fails with {code}")
    for code in sorted({*after} - {*before}):
        yield Change(subject, "changed", f"may fail with {code}")
    if sorted(before) == sorted(after):
        yield from words(subject, key, old, new)


def _kinds(subject: str, key: str, old: object, new: object) -> Iterator[Change]:
    """Judge of which kinds of rooms there is such a path; none said means all."""
    before, after = _listed(old), _listed(new)
    is_fewer = bool(after) and not ({*before} <= {*after} and before)
    said = f"{key}: {shown(old)} -> {shown(new)}"
    yield Change(subject, "changed", said, ("wire",) if is_fewer else ())


def _listed(value: object) -> list[str]:
    if not isinstance(value, tuple):
        return []
    return [shown(item) for item in cast("tuple[object, ...]", value)]


REPEAT_JUDGES: Final[Mapping[str, Judge]] = {"safe": differs("behaviour"), "why": words}
RECOVER_JUDGES: Final[Mapping[str, Judge]] = {
    "by": differs(),
    "cursor": differs(),
    "changes": elsewhere,  # a call of Python: the surfaces
}
_ANSWERS: Final[Mapping[str, Judge]] = {
    "summary": words,
    "description": words,
    "access": _access,
    "versions": elsewhere,  # routing.compare_servers
    "availability": elsewhere,  # routing.compare_servers
    "note": words,
}
_CALLED: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "name": elsewhere,  # a call of Python: the surfaces
    "params": elsewhere,  # one by one
    "result": elsewhere,  # as a schema
    "result_description": words,
    "errors": _codes,
    "permissions": _permissions,
    "has_two_factor": _grows,
    "rate_limit": _rate,
    "repeat": _repeat,
    "is_draft": words,
    "examples": words,
    "corrected": words,
}
METHOD_JUDGES: Final[Mapping[str, Judge]] = {
    **_CALLED,
    "checks": differs(),  # what `validate` says
    "refused_by": _refused_by,
    "refusal": differs("client"),
    "replacement": differs(),
    "rest": elsewhere,  # routing.compare_rest
    "views": elsewhere,  # view by view
}
ENDPOINT_JUDGES: Final[Mapping[str, Judge]] = {
    **_CALLED,
    "family": differs(),  # which parameter it asks for
    "kinds": _kinds,
    "body": differs("wire"),
    "envelope": differs("wire"),
    "paging": differs("wire", "client"),
    "codes": differs("behaviour"),
    "instead": elsewhere,  # routing.compare_rest
}
EVENT_JUDGES: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "name": elsewhere,  # a call of Python: the surfaces
    "keys": words,  # their names: the surfaces
    "args": elsewhere,  # with args_any_of, as what the event yields
    "event": _event,
    "args_any_of": elsewhere,
    "write": _access,
    "options": differs("wire"),
    "is_never_emitted": _grows,
    "emitted_on": differs("behaviour"),
    "recover": _recover,
    "permissions": _permissions,
    "replacement": differs(),
    "is_draft": words,
    "examples": words,
    "corrected": words,
}
PUBLICATION_JUDGES: Final[Mapping[str, Judge]] = {
    **_ANSWERS,
    "params": elsewhere,  # place by place
    "collection": differs("wire"),
}
HISTORY_JUDGES: Final[Mapping[str, Judge]] = {
    "summary": words,
    "key": words,  # its name: the surfaces
    "item": elsewhere,  # as a schema
    "rest": elsewhere,  # routing.compare_rest
    "description": words,
    "by_moment": differs(),  # an argument less or more: the surfaces
}
PARAM_JUDGES: Final[Mapping[str, Judge]] = {
    "name": differs(),  # in Python: the surfaces
    "wire": differs(),
    "schema": elsewhere,  # as a schema, and when one is gone
    "description": words,
    "is_optional": elsewhere,  # with what it asks for
    "is_positional": differs(),  # in Python: the surfaces
    "is_spread": differs(),  # in Python: the surfaces
    "template": differs("wire"),
    "keys": words,
    "value": differs("wire"),
    "is_file": differs("wire", "client"),
}
VIEW_JUDGES: Final[Mapping[str, Judge]] = {
    "name": elsewhere,  # what they are paired by
    "summary": words,
    "description": words,
    "omit": differs(),  # in Python: the surfaces
    "require": differs(),
    "result": elsewhere,  # as a schema
    "result_description": words,
}


def compare_methods(pair: Pair[MethodSpec]) -> Iterator[Change]:
    """What differs between two methods of one wire name."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, METHOD_JUDGES)
    yield from _params(pair, old.params, new.params, SENT)
    result = pair.sides(old.result, new.result)
    yield from compare_schemas(f"{pair.subject} result", *result, RECEIVED)
    yield from compare_servers(pair.subject, old, new)
    yield from compare_rest(pair.subject, old.rest, new.rest)
    yield from _views(pair)


def compare_endpoints(pair: Pair[EndpointSpec]) -> Iterator[Change]:
    """What differs between two endpoints of one verb and path."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, ENDPOINT_JUDGES)
    yield from _fields(pair)
    result = pair.sides(old.result, new.result)
    yield from compare_schemas(f"{pair.subject} result", *result, RECEIVED)
    yield from compare_servers(pair.subject, old, new)
    yield from compare_rest(pair.subject, old.instead, new.instead)


def compare_events(pair: Pair[EventSpec]) -> Iterator[Change]:
    """What differs between two events of one stream and key."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, EVENT_JUDGES)
    if old.is_several != new.is_several:
        what = "several arguments" if new.is_several else "one value"
        yield Change(pair.subject, "changed", f"now yields {what}", ("client",))
    elif not new.is_several:
        sides = pair.sides(old.carried, new.carried)
        yield from compare_schemas(pair.subject, *sides, YIELDED)
    for key, before, after in (
        ("args", old.args, new.args),
        ("args_any_of", old.args_any_of, new.args_any_of),
    ):
        if before != after:
            yield Change(pair.subject, "changed", f"its arguments differ: {key}")
    yield from compare_servers(pair.subject, old, new)


def compare_publications(pair: Pair[PublicationSpec]) -> Iterator[Change]:
    """What differs between two publications of one name."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, PUBLICATION_JUDGES)
    yield from _params(pair, old.params, new.params, ASKED)
    yield from compare_servers(pair.subject, old, new)


def compare_histories(pair: Pair[HistorySpec]) -> Iterator[Change]:
    """What differs between two lists that are read back."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, HISTORY_JUDGES)
    yield from compare_schemas(pair.subject, *pair.sides(old.item, new.item), YIELDED)
    yield from compare_rest(pair.subject, old.rest, new.rest)


def _params(
    pair: Pair[MethodSpec] | Pair[PublicationSpec],
    before: tuple[Param, ...],
    after: tuple[Param, ...],
    roles: AbstractSet[Role],
) -> Iterator[Change]:
    for index in range(max(len(before), len(after))):
        here = f"{pair.subject} params[{index}]"
        if index >= len(after):
            yield Change(here, "removed", "nothing is sent there any more", ("wire",))
        elif index >= len(before):
            is_optional = after[index].is_optional
            said = f"a new {'optional' if is_optional else 'required'} parameter"
            yield Change(here, "added", said, () if is_optional else ("wire",))
        else:
            yield from _param(pair, here, before[index], after[index], roles)


def _fields(pair: Pair[EndpointSpec]) -> Iterator[Change]:
    """What differs between parameters that are known by their names on the wire."""
    before = dict(zip(pair.old.sources, pair.old.params, strict=True))
    after = dict(zip(pair.new.sources, pair.new.params, strict=True))
    for name in dict.fromkeys([*before, *after]):
        here = f"{pair.subject} params.{name}"
        if name not in after:
            yield Change(here, "removed", "is not sent any more", ("wire",))
        elif name not in before:
            is_optional = after[name].is_optional
            said = f"a new {'optional' if is_optional else 'required'} parameter"
            yield Change(here, "added", said, () if is_optional else ("wire",))
        else:
            yield from _param(pair, here, before[name], after[name], SENT)
    if before == after and list(before) != list(after):
        yield Change(pair.subject, "changed", "its parameters stand in another order")


def _param(
    pair: Pair[MethodSpec] | Pair[EndpointSpec] | Pair[PublicationSpec],
    here: str,
    old: Param,
    new: Param,
    roles: AbstractSet[Role],
) -> Iterator[Change]:
    yield from judged(here, old, new, PARAM_JUDGES)
    if new.is_optional and not old.is_optional:
        yield Change(here, "changed", "may now be left out")
    elif old.is_optional and not new.is_optional:
        yield Change(here, "changed", "must now be sent", ("wire",))
    if old.schema is not None and new.schema is not None:
        yield from compare_schemas(here, *pair.sides(old.schema, new.schema), roles)
    elif old.schema != new.schema:
        yield Change(here, "changed", "its value is made in another way", ("wire",))


def _views(pair: Pair[MethodSpec]) -> Iterator[Change]:
    before = {view.name: view for view in pair.old.views}
    after = {view.name: view for view in pair.new.views}
    for name in sorted({*before, *after}):
        here = f"{pair.subject} as {name}"
        if name not in before:
            yield Change(here, "added", "a new Python call")
        elif name not in after:
            yield Change(here, "removed", "the Python call is gone")
        else:
            old, new = before[name], after[name]
            yield from judged(here, old, new, VIEW_JUDGES)
            if old.result is not UNSET or new.result is not UNSET:
                results = pair.sides(_result(old, pair.old), _result(new, pair.new))
                yield from compare_schemas(here, *results, RECEIVED)
    if before == after and list(before) != list(after):
        yield Change(pair.subject, "words", "another order of its views")


def _result(view: View, spec: MethodSpec) -> Payload | None:
    return view.result if view.result is not UNSET else spec.result

# SPDX-License-Identifier: MIT
"""Differences between two methods, endpoints, events, publications or histories."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, TypeAlias, TypeVar

from msgspec import UNSET, Struct

from quickmeet_codegen.model.endpoints import EndpointSpec
from quickmeet_codegen.model.operations import (
    CollectionSpec,
    EventSpec,
    HistorySpec,
    MethodSpec,
    PublicationSpec,
    SchemaParam,
    View,
)
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.types import ASKED, RECEIVED, SENT, YIELDED, Role, Types

from .admission import Side
from .change import Level, SchemaChange, judged, shown
from .key_judges import (
    COLLECTION_JUDGES,
    ENDPOINT_JUDGES,
    EVENT_JUDGES,
    HISTORY_JUDGES,
    METHOD_JUDGES,
    PARAM_JUDGES,
    PUBLICATION_JUDGES,
    VIEW_JUDGES,
)
from .routing import compare_rest, compare_servers
from .verdict import compare_schemas

__all__ = [
    "Pair",
    "compare_collections",
    "compare_endpoints",
    "compare_events",
    "compare_histories",
    "compare_methods",
    "compare_publications",
]

SpecT = TypeVar("SpecT")

_NULL = Payload(type="null")


class Pair(Struct, Generic[SpecT], frozen=True):
    """An entry in both schemas."""

    subject: str
    old: SpecT
    new: SpecT
    old_types: Types
    new_types: Types

    def sides(self, old: Payload | None, new: Payload | None) -> tuple[Side, Side]:
        """Make sides of two payload schemas; null for none."""
        before = Side(old or _NULL, self.old_types.values)
        return before, Side(new or _NULL, self.new_types.values)


_Pairs: TypeAlias = (
    Pair[MethodSpec] | Pair[EndpointSpec] | Pair[PublicationSpec] | Pair[EventSpec]
)


def compare_methods(pair: Pair[MethodSpec]) -> Iterator[SchemaChange]:
    """Compare two methods of one wire name."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, METHOD_JUDGES)
    yield from _params(pair, old.params, new.params, SENT)
    result = pair.sides(old.result, new.result)
    yield from compare_schemas(f"{pair.subject} result", *result, RECEIVED)
    yield from compare_servers(pair.subject, old, new)
    yield from compare_rest(pair.subject, old.rest, new.rest)
    yield from _views(pair)


def compare_endpoints(pair: Pair[EndpointSpec]) -> Iterator[SchemaChange]:
    """Compare two endpoints of one verb and path."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, ENDPOINT_JUDGES)
    yield from _fields(pair)
    result = pair.sides(old.result, new.result)
    yield from compare_schemas(f"{pair.subject} result", *result, RECEIVED)
    yield from compare_servers(pair.subject, old, new)
    yield from compare_rest(pair.subject, old.instead, new.instead)


def compare_events(pair: Pair[EventSpec]) -> Iterator[SchemaChange]:
    """Compare two events of one stream and key."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, EVENT_JUDGES)
    if old.is_several != new.is_several:
        what = "several arguments" if new.is_several else "one value"
        is_less = _needed(new.arguments) > _needed(old.arguments)
        wire: tuple[Level, ...] = ("wire",) if is_less else ()
        said = f"now yields {what}"
        yield SchemaChange(pair.subject, "changed", said, (*wire, "client"))
    elif not new.is_several:
        sides = pair.sides(old.carried, new.carried)
        yield from compare_schemas(pair.subject, *sides, YIELDED, are_items=True)
    for key, before, after in (
        ("args", old.args, new.args),
        ("args_any_of", old.args_any_of, new.args_any_of),
    ):
        if before != after:
            yield SchemaChange(pair.subject, "changed", f"its arguments differ: {key}")
    yield from _options(pair)
    yield from compare_servers(pair.subject, old, new)


def _needed(arguments: tuple[SchemaParam, ...]) -> int:
    """Return the minimum number of arguments of an event."""
    return sum(not argument.is_optional for argument in arguments)


def _options(pair: Pair[EventSpec]) -> Iterator[SchemaChange]:
    """Compare the arguments of a subscription, except its key."""
    old, new = pair.old.options, pair.new.options
    if isinstance(old, SchemaParam) and isinstance(new, SchemaParam):
        yield from _param(pair, f"{pair.subject} options", old, new, ASKED)
        if old.wire != new.wire:
            said = "its extra argument is computed differently"
            yield SchemaChange(pair.subject, "changed", said, ("wire",))
    elif old != new:
        is_taken = old is None and isinstance(new, SchemaParam) and new.is_optional
        said = f"options: {shown(old)} -> {shown(new)}"
        yield SchemaChange(pair.subject, "changed", said, () if is_taken else ("wire",))


def compare_publications(pair: Pair[PublicationSpec]) -> Iterator[SchemaChange]:
    """Compare two publications of one name."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, PUBLICATION_JUDGES)
    if old.collection != new.collection:
        said = f"collection: {shown(old.collection)} -> {shown(new.collection)}"
        has_types = old.name is not None and new.name is not None
        served: tuple[Level, ...] = ("client", "server") if has_types else ()
        yield SchemaChange(pair.subject, "changed", said, ("wire", *served))
    roles = ASKED if new.name is None else SENT
    yield from _params(pair, old.params, new.params, roles)
    yield from compare_servers(pair.subject, old, new)


def compare_collections(pair: Pair[CollectionSpec]) -> Iterator[SchemaChange]:
    """Compare two collections of one name."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, COLLECTION_JUDGES)
    sides = pair.sides(old.document, new.document)
    yield from compare_schemas(pair.subject, *sides, RECEIVED)


def compare_histories(pair: Pair[HistorySpec]) -> Iterator[SchemaChange]:
    """Compare two histories."""
    old, new = pair.old, pair.new
    yield from judged(pair.subject, old, new, HISTORY_JUDGES)
    sides = pair.sides(old.item, new.item)
    yield from compare_schemas(pair.subject, *sides, YIELDED, are_items=True)
    yield from compare_rest(pair.subject, old.rest, new.rest)


def _params(
    pair: Pair[MethodSpec] | Pair[PublicationSpec],
    before: tuple[SchemaParam, ...],
    after: tuple[SchemaParam, ...],
    roles: AbstractSet[Role],
) -> Iterator[SchemaChange]:
    for index in range(max(len(before), len(after))):
        here = f"{pair.subject} params[{index}]"
        if index >= len(after):
            yield SchemaChange(
                here, "removed", "nothing is sent there any more", ("wire",)
            )
        elif index >= len(before):
            is_optional = after[index].is_optional
            said = f"a new {'optional' if is_optional else 'required'} parameter"
            yield SchemaChange(here, "added", said, () if is_optional else ("wire",))
        else:
            yield from _param(pair, here, before[index], after[index], roles)


def _fields(pair: Pair[EndpointSpec]) -> Iterator[SchemaChange]:
    """Compare parameters, matched by their wire names."""
    before = dict(zip(pair.old.sources, pair.old.params, strict=True))
    after = dict(zip(pair.new.sources, pair.new.params, strict=True))
    for name in dict.fromkeys([*before, *after]):
        here = f"{pair.subject} params.{name}"
        if name not in after:
            yield SchemaChange(here, "removed", "is not sent any more", ("wire",))
        elif name not in before:
            is_optional = after[name].is_optional
            said = f"a new {'optional' if is_optional else 'required'} parameter"
            yield SchemaChange(here, "added", said, () if is_optional else ("wire",))
        else:
            yield from _param(pair, here, before[name], after[name], SENT)
    if before == after and list(before) != list(after):
        yield SchemaChange(
            pair.subject, "changed", "its parameters are in another order"
        )


def _param(
    pair: _Pairs,
    here: str,
    old: SchemaParam,
    new: SchemaParam,
    roles: AbstractSet[Role],
) -> Iterator[SchemaChange]:
    yield from judged(here, old, new, PARAM_JUDGES)
    if new.is_optional and not old.is_optional:
        yield SchemaChange(here, "changed", "may now be left out")
    elif old.is_optional and not new.is_optional:
        yield SchemaChange(here, "changed", "must now be sent", ("wire",))
    if old.schema is not None and new.schema is not None:
        yield from compare_schemas(here, *pair.sides(old.schema, new.schema), roles)
    elif old.schema != new.schema:
        yield SchemaChange(
            here, "changed", "its value is computed differently", ("wire",)
        )


def _views(pair: Pair[MethodSpec]) -> Iterator[SchemaChange]:
    before = {view.name: view for view in pair.old.views}
    after = {view.name: view for view in pair.new.views}
    for name in sorted({*before, *after}):
        here = f"{pair.subject} as {name}"
        if name not in before:
            yield SchemaChange(here, "added", "a new Python call")
        elif name not in after:
            yield SchemaChange(here, "removed", "the Python call is gone")
        else:
            old, new = before[name], after[name]
            yield from judged(here, old, new, VIEW_JUDGES)
            if old.result is not UNSET or new.result is not UNSET:
                results = pair.sides(_result(old, pair.old), _result(new, pair.new))
                yield from compare_schemas(here, *results, RECEIVED)
    if before == after and list(before) != list(after):
        yield SchemaChange(pair.subject, "words", "another order of its views")


def _result(view: View, spec: MethodSpec) -> Payload | None:
    return view.result if view.result is not UNSET else spec.result

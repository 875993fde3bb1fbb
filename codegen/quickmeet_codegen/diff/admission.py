# SPDX-License-Identifier: MIT
"""Values that one payload schema accepts and another refuses.

A type that both sides name is not expanded: a change inside it is reported once, at the
type, and not wherever it is used. Enums, unions and aliases of different names are
compared by content: inlining a type changes nothing.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import UNSET, Struct
from msgspec.structs import replace

from quickmeet_codegen.model.payload import Constant, Payload

__all__ = ["Leaf", "Side", "refused"]

_UPPER = ("max_length", "max_items", "maximum")
_LOWER = ("min_length", "min_items", "minimum")
_TIMESTAMP = Payload(
    type="object",
    required=("$date",),
    properties={"$date": Payload(type="integer")},
)
_ANYTHING = Payload()


class Leaf(Struct, frozen=True):
    """The smallest part of a schema that is refused."""

    schema: Payload
    """One alternative: a type, a value or a name."""
    is_member: bool = False
    """Whether it is one of several values or variants of an open set.

    For what is refused: only if the other side has several of them, too."""
    is_item: bool = False
    """Whether it is in a list or a map, which are invariant to type checkers."""


class Side(Struct, frozen=True):
    """A schema with the types that its names refer to."""

    schema: Payload
    types: Mapping[str, Payload]

    def inner(self, schema: Payload | None) -> "Side":
        """A part of the schema; the open schema if unspecified."""
        return Side(schema or _ANYTHING, self.types)

    def named(self, name: str) -> "Side":
        """The type of that name."""
        found = _TIMESTAMP if name == "Timestamp" else self.types[name]
        return Side(found, self.types)


_Pairs = AbstractSet[tuple[str, str]]


def refused(inner: Side, outer: Side, seen: _Pairs = frozenset()) -> list[Leaf]:
    """The parts of a schema that another one does not admit.

    Args:
        inner: The schema whose values are tried.
        outer: The schema that admits them or not.
        seen: Pairs of names that are being compared: types may be recursive.
    """
    kept = frozenset(_names(inner.schema)) & frozenset(_names(outer.schema))
    there = list(_alternatives(outer, kept))
    return [
        missing
        for leaf in _alternatives(inner, kept)
        for missing in _refused_leaf(leaf, inner, there, outer, seen)
    ]


def _names(schema: Payload) -> Iterator[str]:
    """The types that a schema accepts as alternatives."""
    if schema.ref is not None:
        yield schema.ref
    for choice in schema.choices:
        yield from _names(choice)


def _alternatives(
    side: Side, kept: AbstractSet[str], opened: AbstractSet[str] = frozenset()
) -> Iterator[Leaf]:
    schema = side.schema
    name = schema.ref
    if name is not None and name not in kept and name not in opened:
        named = side.named(name)
        if named.schema.form in {"enum", "alias"}:
            yield from _alternatives(named, kept, {*opened, name})
            return
    if schema.choices:
        is_member = not schema.is_closed and schema.discriminator is not None
        for choice in schema.choices:
            is_value = choice.const is not UNSET and schema.is_closed
            for leaf in _alternatives(side.inner(choice), kept, opened):
                is_one = (leaf.is_member and not is_value) or is_member
                yield replace(leaf, is_member=is_one)
    elif schema.constants:
        for value in schema.constants:
            yield Leaf(Payload(const=value), is_member=not schema.is_closed)
    elif len(schema.types) > 1:
        for kind in schema.types:
            yield Leaf(replace(schema, type=kind))
    else:
        yield Leaf(schema)


def _refused_leaf(
    leaf: Leaf, inner: Side, there: list[Leaf], outer: Side, seen: _Pairs
) -> list[Leaf]:
    if leaf.is_member and not any(_is_fellow(leaf, other) for other in there):
        leaf = replace(leaf, is_member=False)
    best = [leaf]
    for other in there:
        found = _lacks(leaf, inner, other, outer, seen)
        if not found:
            return []
        if best == [leaf]:
            best = found
    return best


def _is_fellow(leaf: Leaf, other: Leaf) -> bool:
    """Whether both are values, or both are variants, of an open set."""
    of_values = leaf.schema.const is not UNSET, other.schema.const is not UNSET
    return other.is_member and of_values[0] == of_values[1]


def _lacks(
    leaf: Leaf, inner: Side, other: Leaf, outer: Side, seen: _Pairs
) -> list[Leaf]:
    """The part of one alternative that another lacks; the alternative itself if all."""
    mine, theirs = leaf.schema, other.schema
    if not (theirs.ref or theirs.constants or theirs.types):
        return []
    if mine.ref is not None or theirs.ref is not None:
        return _lacks_named(leaf, inner, other, outer, seen)
    if not _is_of_kind(mine, theirs):
        return [leaf]
    if mine.const is not UNSET:
        return []
    return _lacks_inside(leaf, inner, theirs, outer, seen)


def _is_of_kind(mine: Payload, theirs: Payload) -> bool:
    """Whether one accepts the other, regardless of their contents."""
    if theirs.const is not UNSET:  # to Python, true is 1
        return mine.const == theirs.const and type(mine.const) is type(theirs.const)
    if mine.const is not UNSET:
        return _type_of(mine.const) in _taken(theirs)
    return mine.type in _taken(theirs) and not _is_tighter(theirs, mine)


def _lacks_named(
    leaf: Leaf, inner: Side, other: Leaf, outer: Side, seen: _Pairs
) -> list[Leaf]:
    mine, theirs = leaf.schema.ref or "", other.schema.ref or ""
    if mine == theirs or (mine, theirs) in seen:
        return []
    opened = inner.named(mine) if mine else inner.inner(leaf.schema)
    against = outer.named(theirs) if theirs else outer.inner(other.schema)
    return [leaf] if refused(opened, against, {*seen, (mine, theirs)}) else []


def _lacks_inside(
    leaf: Leaf, inner: Side, theirs: Payload, outer: Side, seen: _Pairs
) -> list[Leaf]:
    """Compare two arrays, two maps or two objects; other kinds have no contents."""
    mine = leaf.schema
    if any(one.properties is not None or one.places for one in (mine, theirs)):
        return [] if _takes_structure(mine, inner, theirs, outer, seen) else [leaf]
    missing: list[Leaf] = []
    for one, other in (
        (mine.items, theirs.items),
        (mine.extra_schema, theirs.extra_schema),
    ):
        if other is not None:
            lacked = refused(inner.inner(one), outer.inner(other), seen)
            missing += [replace(leaf, is_item=True) for leaf in lacked]
    return missing


def _takes_structure(
    mine: Payload, inner: Side, theirs: Payload, outer: Side, seen: _Pairs
) -> bool:
    if not set(theirs.required) <= set(mine.required):
        return False
    if theirs.extra is UNSET and (
        mine.extra is not UNSET or not mine.fields.keys() <= theirs.fields.keys()
    ):
        return False
    if len(mine.places) > len(theirs.places):
        return False
    pairs = [
        *((v, theirs.fields[k]) for k, v in mine.fields.items() if k in theirs.fields),
        *zip(mine.places, theirs.places, strict=False),
    ]
    return not any(
        refused(inner.inner(value), outer.inner(against), seen)
        for value, against in pairs
    )


def _taken(schema: Payload) -> tuple[str, ...]:
    return ("number", "integer") if schema.type == "number" else schema.types


def _type_of(value: Constant) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "integer"


def _is_tighter(schema: Payload, than: Payload) -> bool:
    return any(
        _number(schema, key, sign) < _number(than, key, sign)
        for keys, sign in ((_UPPER, 1), (_LOWER, -1))
        for key in keys
    )


def _number(schema: Payload, key: str, sign: int) -> float:
    value: float | None = getattr(schema, key)
    return float("inf") if value is None else sign * value

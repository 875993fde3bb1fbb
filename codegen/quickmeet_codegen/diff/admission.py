# SPDX-License-Identifier: MIT
"""What one payload schema takes that another refuses.

Types are compared by name where both sides name the same one: a change inside it
is reported where it stands, once, and not wherever it is used.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quickmeet_codegen.model.catalog import items
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = ["Leaf", "Side", "refused"]

_UPPER = ("maxLength", "maxItems", "maximum")
_LOWER = ("minLength", "minItems", "minimum")
_STRUCTURE = ("properties", "required", "prefixItems")
_TIMESTAMP: dict[str, Value] = {
    "type": "object",
    "required": ["$date"],
    "properties": {"$date": {"type": "integer"}},
}


class Leaf(Struct, frozen=True):
    """The smallest part of a schema that is refused."""

    schema: dict[str, Value]
    """One alternative: of one type, one value or one name."""
    is_member: bool = False
    """Whether it is one of several values or variants: these may become more."""


class Side(Struct, frozen=True):
    """A schema with the types that its names mean."""

    schema: dict[str, Value]
    types: Mapping[str, dict[str, Value]]

    def inner(self, schema: Value) -> "Side":
        """A part of it."""
        return Side(mapping(schema), self.types)

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
        seen: Pairs of names that are being compared: types may hold themselves.
    """
    there = list(_alternatives(outer))
    return [
        missing
        for leaf in _alternatives(inner)
        for missing in _refused_leaf(leaf, inner, there, outer, seen)
    ]


def _alternatives(side: Side) -> Iterator[Leaf]:
    schema = side.schema
    choices = items(schema.get("anyOf")) + items(schema.get("oneOf"))
    for choice in choices:
        for leaf in _alternatives(side.inner(choice)):
            yield Leaf(leaf.schema, leaf.is_member or "discriminator" in schema)
    if choices:
        return
    if "enum" in schema:
        for value in items(schema["enum"]):
            yield Leaf({"const": value}, is_member=True)
    elif "const" in schema:
        yield Leaf({"const": schema["const"]}, is_member=True)
    elif isinstance(schema.get("type"), list):
        for name in items(schema["type"]):
            yield Leaf({**schema, "type": name})
    else:
        yield Leaf(schema)


def _refused_leaf(
    leaf: Leaf, inner: Side, there: list[Leaf], outer: Side, seen: _Pairs
) -> list[Leaf]:
    best = [leaf]
    for other in there:
        found = _lacks(leaf, inner, other, outer, seen)
        if not found:
            return []
        if best == [leaf]:
            best = found
    return best


def _lacks(
    leaf: Leaf, inner: Side, other: Leaf, outer: Side, seen: _Pairs
) -> list[Leaf]:
    """What of one alternative another lacks; the alternative itself when all."""
    mine, theirs = leaf.schema, other.schema
    if not _is_bound(theirs):
        return []
    if "$ref" in mine or "$ref" in theirs:
        return _lacks_named(leaf, inner, other, outer, seen)
    if not _is_of_kind(mine, theirs):
        return [leaf]
    if "const" in mine:
        return []
    return _lacks_inside(leaf, inner, theirs, outer, seen)


def _is_of_kind(mine: dict[str, Value], theirs: dict[str, Value]) -> bool:
    """Whether one takes the other, what is inside of them left aside."""
    if "const" in theirs:
        return _is_same(mine, theirs)
    if "const" in mine:
        return _type_of(mine["const"]) in _taken(theirs)
    is_taken = str(mine.get("type")) in _taken(theirs)
    return is_taken and not _is_tighter(theirs, mine)


def _is_same(mine: dict[str, Value], theirs: dict[str, Value]) -> bool:
    """Whether both have one constant; to Python, true is 1."""
    value, wanted = mine.get("const"), theirs["const"]
    return value == wanted and type(value) is type(wanted)


def _is_bound(schema: dict[str, Value]) -> bool:
    return any(key in schema for key in ("$ref", "const", "type"))


def _lacks_named(
    leaf: Leaf, inner: Side, other: Leaf, outer: Side, seen: _Pairs
) -> list[Leaf]:
    mine = str(leaf.schema.get("$ref", ""))
    theirs = str(other.schema.get("$ref", ""))
    if mine == theirs or (mine, theirs) in seen:
        return []
    opened = inner.named(mine) if mine else inner.inner(leaf.schema)
    against = outer.named(theirs) if theirs else outer.inner(other.schema)
    return [leaf] if refused(opened, against, {*seen, (mine, theirs)}) else []


def _lacks_inside(
    leaf: Leaf, inner: Side, theirs: dict[str, Value], outer: Side, seen: _Pairs
) -> list[Leaf]:
    """Compare two arrays, two maps or two objects; the rest has nothing inside."""
    mine = leaf.schema
    if any(key in mine or key in theirs for key in _STRUCTURE):
        return [] if _takes_structure(mine, inner, theirs, outer, seen) else [leaf]
    missing: list[Leaf] = []
    for key in ("items", "additionalProperties"):
        if isinstance(theirs.get(key), dict):
            mine_inside = inner.inner(mine.get(key))
            missing += refused(mine_inside, outer.inner(theirs[key]), seen)
    return missing


def _takes_structure(
    mine: dict[str, Value],
    inner: Side,
    theirs: dict[str, Value],
    outer: Side,
    seen: _Pairs,
) -> bool:
    if not set(map(str, items(theirs.get("required")))) <= set(
        map(str, items(mine.get("required")))
    ):
        return False
    if "additionalProperties" in mine and "additionalProperties" not in theirs:
        return False
    named, known = mapping(mine.get("properties")), mapping(theirs.get("properties"))
    if "additionalProperties" not in theirs and not named.keys() <= known.keys():
        return False
    pairs = [(named[name], known[name]) for name in named if name in known]
    places, others = items(mine.get("prefixItems")), items(theirs.get("prefixItems"))
    if len(places) > len(others):
        return False
    pairs += zip(places, others, strict=False)
    return not any(
        refused(inner.inner(value), outer.inner(against), seen)
        for value, against in pairs
    )


def _taken(schema: dict[str, Value]) -> tuple[str, ...]:
    name = str(schema["type"])
    return ("number", "integer") if name == "number" else (name,)


def _type_of(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "integer"


def _is_tighter(schema: dict[str, Value], than: dict[str, Value]) -> bool:
    return any(
        _number(schema, key, sign, sign * float("inf"))
        < _number(than, key, sign, sign * float("inf"))
        for keys, sign in ((_UPPER, 1), (_LOWER, -1))
        for key in keys
    )


def _number(schema: dict[str, Value], key: str, sign: int, absent: float) -> float:
    value = schema.get(key)
    return sign * (value if isinstance(value, int | float) else absent)

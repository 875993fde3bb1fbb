# SPDX-License-Identifier: MIT
"""Rules of values: that there is at least one of every type, and that it ends."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.finding import Report

from .circles import circles

__all__ = ["check_values", "impossible_limits"]

_LIMITS = (
    ("min_items", "max_items", "minItems", "maxItems"),
    ("min_length", "max_length", "minLength", "maxLength"),
    ("minimum", "maximum", "minimum", "maximum"),
)


def check_values(catalog: Catalog, report: Report) -> None:
    """Find types that a value of could never end: they require one of themselves."""
    types = {name: entry.spec for name, entry in catalog.types.items()}
    endless = types.keys() - _possible(types)
    needs = {
        name: {one for one in _required(types[name]) if one in endless}
        for name in sorted(endless)
    }
    for name in circles(needs):
        message = f"{name} requires a {name}: no value of it can end"
        report.add("endless-type", catalog.types[name].place, message)


def impossible_limits(schema: Payload) -> Iterator[tuple[str, str]]:
    """The keys of limits that leave no value, each with what is wrong."""
    for least, most, low, high in _LIMITS:
        floor: int | float | None = getattr(schema, least)
        ceiling: int | float | None = getattr(schema, most)
        if floor is not None and ceiling is not None and floor > ceiling:
            yield high, f"{low} {floor} is above {high} {ceiling}: nothing is allowed"


def _possible(types: dict[str, Payload]) -> set[str]:
    """Types that have a value, found from those that need no others upwards.

    Round after round, back and forth, so that a chain of any length in the order of the
    file takes two.
    """
    found: set[str] = set()
    waiting = list(types)
    while waiting:
        left: list[str] = []
        for name in waiting:
            if _has_value(types[name], found):
                found.add(name)
            else:
                left.append(name)
        if len(left) == len(waiting):
            break
        waiting = left[::-1]
    return found


def _has_value(schema: Payload, known: AbstractSet[str]) -> bool:
    if schema.ref is not None:
        return schema.ref == "Timestamp" or schema.ref in known
    if schema.choices:
        return any(_has_value(choice, known) for choice in schema.choices)
    return all(_has_value(inner, known) for inner in _needed(schema))


def _needed(schema: Payload) -> Iterator[Payload]:
    """The types that every value needs; of several types, the plainest needs none."""
    if len(schema.types) > 1:
        return
    yield from (s for wire, s in schema.fields.items() if wire in schema.required)
    yield from schema.places[: schema.least]
    if schema.items is not None and schema.min_items:
        yield schema.items


def _required(schema: Payload) -> Iterator[str]:
    """Names of the types that a value needs, in all of its choices."""
    if schema.ref is not None:
        yield schema.ref
    for inner in (*schema.choices, *_needed(schema)):
        yield from _required(inner)

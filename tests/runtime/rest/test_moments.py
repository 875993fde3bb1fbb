# SPDX-License-Identifier: MIT
"""Moments of REST become Timestamps by their place, never by their look."""

from typing import Final, Literal

import msgspec
import pytest
from msgspec import UNSET, Raw, Struct, UnsetType, field

from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.rest.moments import with_moments

ISO = "2026-11-23T18:00:00.123Z"
DATE = {"$date": 1_795_456_800_123}


class Leaf(Struct):
    at: Timestamp
    text: str = ""
    either: str | Timestamp | UnsetType = UNSET
    maybe: Timestamp | UnsetType | None = field(name="maybeAt", default=UNSET)
    number: Timestamp | float | UnsetType = UNSET
    raw: Raw = Raw()
    anything: object = None


class Tree(Struct):
    leaf: Leaf
    children: list["Tree"] = []
    by_name: dict[str, Leaf] = {}
    pair: tuple[Timestamp, ...] = ()


class Cat(Struct, tag_field="kind", tag="cat"):
    born: Timestamp


class Dog(Struct, tag_field="kind", tag="dog"):
    born: str


class Row(Struct, array_like=True):
    name: str
    at: Timestamp


CASES: Final[list[tuple[object, object, object]]] = [
    (Timestamp, ISO, DATE),
    (Timestamp | None, None, None),
    (str, ISO, ISO),
    (object, ISO, ISO),
    (Literal["a"] | str, ISO, ISO),
    (list[Timestamp], [ISO, ISO], [DATE, DATE]),
    (list[Timestamp], ISO, ISO),
    (dict[str, Timestamp], {"a": ISO}, {"a": DATE}),
    (dict[str, Timestamp], [ISO], [ISO]),
    (Leaf, {"at": ISO, "text": ISO}, {"at": DATE, "text": ISO}),
    (Leaf, {"either": ISO}, {"either": ISO}),
    (Leaf, {"maybeAt": ISO}, {"maybeAt": DATE}),
    (Leaf, {"number": ISO}, {"number": DATE}),
    (Leaf, {"raw": ISO, "anything": {"at": ISO}}, None),
    (Leaf, {"other": ISO}, None),
    (Leaf, {"at": DATE}, None),
    (Leaf, {"at": "yesterday"}, None),
    (Leaf, {"at": "2026-11-23T18:00:00"}, None),
    (Leaf, [ISO], None),
    (list[Leaf] | Leaf, [{"at": ISO}], [{"at": DATE}]),
    (list[Leaf] | Leaf, {"at": ISO}, {"at": DATE}),
    (Cat | Dog, {"kind": "cat", "born": ISO}, {"kind": "cat", "born": DATE}),
    (Cat | Dog, {"kind": "dog", "born": ISO}, None),
    (Cat | Dog, {"kind": ["cat"], "born": ISO}, None),
    (Cat | Dog, "cat", "cat"),
    (Row, [ISO, ISO], [ISO, DATE]),
    (Row, [ISO], [ISO]),
    (Row, {"at": ISO}, None),
    (
        Tree,
        {
            "leaf": {"at": ISO},
            "children": [{"leaf": {"at": ISO}, "children": []}],
            "by_name": {"x": {"at": ISO}},
            "pair": [ISO],
        },
        {
            "leaf": {"at": DATE},
            "children": [{"leaf": {"at": DATE}, "children": []}],
            "by_name": {"x": {"at": DATE}},
            "pair": [DATE],
        },
    ),
]


@pytest.mark.parametrize(("type_", "value", "mended"), CASES)
def test_the_type_says_what_is_a_moment(
    type_: object, value: object, mended: object
) -> None:
    before = msgspec.json.encode(value)

    assert with_moments(type_, value) == (value if mended is None else mended)
    assert msgspec.json.encode(value) == before

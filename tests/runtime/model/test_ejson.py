# SPDX-License-Identifier: MIT
"""EJSON: what JSON cannot say, there and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.model.ejson import Custom, Pattern, from_json, to_json
from quickmeet_runtime.model.payload import Timestamp

PAIRS = {
    "a moment": ({"$date": 1795455416383}, Timestamp(1795455416383)),
    "bytes": ({"$binary": "AAEC"}, b"\x00\x01\x02"),
    "no bytes": ({"$binary": ""}, b""),
    "infinity": ({"$InfNaN": 1}, math.inf),
    "minus infinity": ({"$InfNaN": -1}, -math.inf),
    "a pattern": ({"$regexp": "a.b", "$flags": "i"}, Pattern("a.b", "i")),
    "an unknown type": (
        {"$type": "money", "$value": {"since": {"$date": 1}}},
        Custom("money", {"since": Timestamp(1)}),
    ),
    "an object that looks like a moment": (
        {"$escape": {"$date": 5}},
        {"$date": 5},
    ),
    "things inside things": (
        {"list": [{"$date": 1}, {"at": {"$date": 2}}]},
        {"list": [Timestamp(1), {"at": Timestamp(2)}]},
    ),
}


@pytest.mark.parametrize(("wire", "value"), PAIRS.values(), ids=PAIRS)
def test_special_objects_are_read_and_written(wire: object, value: object) -> None:
    assert from_json(wire) == value
    assert to_json(value) == wire


def test_what_is_not_a_number_stays_so() -> None:
    value = from_json({"$InfNaN": 0})
    assert isinstance(value, float)
    assert math.isnan(value)
    assert to_json(value) == {"$InfNaN": 0}


@pytest.mark.parametrize(
    "plain",
    [
        {"$date": "2026-11-23"},
        {"$date": True},
        {"$date": None},
        {"$date": 1e300},
        {"$date": 5, "more": 1},
        {"$binary": "not base64!"},
        {"$binary": "\x80"},
        {"$InfNaN": 7},
        {"$regexp": "a"},
        {"$type": 5, "$value": 1},
        {"$escape": [1]},
        {"key": None},
    ],
    ids=str,
)
def test_what_only_looks_special_stays_as_it_is(plain: object) -> None:
    assert from_json(plain) == plain


@pytest.mark.parametrize(
    "value", [{1: "a"}, object(), {"a": {3}}], ids=["key", "object", "set"]
)
def test_what_has_no_form_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match="EJSON has"):
        to_json(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["a", "$date", "$binary", "$escape", "$type", "$value"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_value_survives_the_way_there_and_back(value: object) -> None:
    assert from_json(to_json(value)) == value

# SPDX-License-Identifier: MIT
"""Values that one payload schema accepts and another refuses."""

import pytest
from msgspec import convert

from quickmeet_codegen.diff.admission import Side, refused
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.document import Value

TYPES = convert(
    {
        "Node": {
            "type": "object",
            "required": ["next"],
            "properties": {"next": {"$ref": "Node"}},
        },
        "Twin": {
            "type": "object",
            "required": ["next"],
            "properties": {"next": {"$ref": "Twin"}},
        },
        "Open": {"type": "object", "additionalProperties": True, "properties": {}},
        "Pair": {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "number"}],
        },
        "Single": {"type": "array", "prefixItems": [{"type": "string"}]},
    },
    dict[str, Payload],
)
STRING: dict[str, Value] = {"type": "string"}
ONE: dict[str, Value] = {"const": 1}
TRUE: dict[str, Value] = {"const": True}


def lost(inner: dict[str, Value], outer: dict[str, Value]) -> list[Payload]:
    tried, admits = (Side(convert(one, Payload), TYPES) for one in (inner, outer))
    return [leaf.schema for leaf in refused(tried, admits)]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ({"$ref": "Node"}, {"$ref": "Twin"}),
        ({"$ref": "Node"}, {"$ref": "Open"}),
        ({"$ref": "Single"}, {"$ref": "Pair"}),
        ({"$ref": "Timestamp"}, {"$ref": "Open"}),
        (STRING, {}),
        (ONE, {"type": "number"}),
        (TRUE, {"type": "boolean"}),
        (ONE, {"enum": [2, 1]}),
        ({"type": "array", "items": STRING}, {"type": "array"}),
        ({"type": "integer", "minimum": 2}, {"type": "number", "minimum": 1}),
    ],
)
def test_a_schema_as_wide_or_wider_refuses_nothing(
    inner: dict[str, Value], outer: dict[str, Value]
) -> None:
    assert lost(inner, outer) == []


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ({"$ref": "Open"}, {"$ref": "Node"}, {"$ref": "Open"}),
        ({"$ref": "Pair"}, {"$ref": "Single"}, {"$ref": "Pair"}),
        ({}, STRING, {}),
        (TRUE, ONE, TRUE),
        (STRING, ONE, STRING),
        (ONE, STRING, ONE),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}, None),
        ({"type": "array"}, {"type": "array", "items": STRING}, {}),
        (STRING, {"anyOf": [{"type": "null"}, {"type": "integer"}]}, STRING),
    ],
)
def test_a_narrower_schema_reports_what_it_refuses(
    inner: dict[str, Value], outer: dict[str, Value], expected: dict[str, Value] | None
) -> None:
    told = inner if expected is None else expected
    assert lost(inner, outer) == [convert(told, Payload)]


@pytest.mark.parametrize(
    ("before", "is_expected"),
    [
        ({"enum": ["a", "c"]}, True),
        ({"type": "boolean"}, False),
        ({"oneOf": [{"$ref": "Node"}], "discriminator": {"propertyName": "k"}}, False),
    ],
)
def test_a_new_value_is_expected_only_where_values_stood(
    before: dict[str, Value], *, is_expected: bool
) -> None:
    sides = [
        Side(convert(one, Payload), TYPES) for one in ({"enum": ["a", "b"]}, before)
    ]
    gained = refused(sides[0], sides[1])
    assert gained
    assert {leaf.is_member for leaf in gained} == {is_expected}

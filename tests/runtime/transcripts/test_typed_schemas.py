# SPDX-License-Identifier: MIT
"""What a type made of a schema lets pass matches the schema, by the engine's word."""

import json
from types import BuiltinMethodType
from typing import Any

import pytest

import quickmeet
from quickmeet_runtime.transcripts.validation.engine import Compiler
from quickmeet_runtime.transcripts.validation.strict_schemas import closed, closed_types
from quickmeet_runtime.transcripts.validation.typed_schemas import TypedSchemas

JSON = dict[str, Any]


def thing(kind: str, **more: object) -> JSON:
    fields = {"kind": {"const": kind}, "in": {"$ref": "#/$defs/Any"}, **more}
    return {"type": "object", "properties": fields, "required": ["kind"]}


TYPES: dict[str, JSON] = {
    "Text": {"type": "string", "description": "A text.", "x-name": "text"},
    "A": thing("a"),
    "B": thing("b", n={"type": "integer"}),
    "Any": {"oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}]},
    "Tree": {
        "type": "object",
        "properties": {"sub": {"type": "array", "items": {"$ref": "#/$defs/Tree"}}},
    },
    "Loop": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/Loop"}]},
}
PAIR = [{"type": "string"}, {"anyOf": [{"type": "integer"}, {"type": "null"}]}]
TYPED: list[JSON] = [
    {},
    *({"type": kind} for kind in ("string", "integer", "number", "boolean", "null")),
    {"type": ["string", "null"], "minLength": 2, "maxLength": 2},
    {"type": "integer", "minimum": 1, "maximum": 5},
    {"enum": ["a", "x", None]},
    {"const": 1},
    {"type": "string", "enum": ["a", "b"]},
    {"anyOf": [{"const": "a"}, {"type": "string"}]},
    {"anyOf": [{"type": "integer"}, {"type": "number"}]},
    {"anyOf": [{"const": False}, {"type": "integer"}]},
    {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
    {"type": "array", "prefixItems": PAIR, "minItems": 1},
    {"type": "array", "prefixItems": PAIR, "minItems": 1, "maxItems": 2},
    {"type": "object", "additionalProperties": {"type": "integer"}},
    {**thing("a"), "additionalProperties": True},
    {"$ref": "#/$defs/Text"},
    {"$ref": "#/$defs/Any"},
    {"$ref": "#/$defs/Tree"},
    {"type": "object", "properties": {"n": {"type": "integer"}}, "x-partial": True},
]
UNTYPED: list[JSON] = [
    {"const": True},
    {"anyOf": [{"const": True}]},
    {"enum": ["a", 1.5]},
    {"type": "string", "pattern": "^a"},
    {"type": "string", "format": "email", "not": {"const": "a"}},
    {"type": "integer", "enum": ["a"]},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"oneOf": [{"const": "a"}, {"enum": ["a", "b"]}]},
    {"anyOf": [{"$ref": "#/$defs/Tree"}, {"$ref": "#/$defs/A"}]},
    {"type": "object", "required": ["a"]},
    {"type": "object", "properties": {}, "required": ["a"]},
    {"properties": {"a": {"type": "integer"}}},
    {"type": "array", "prefixItems": PAIR, "maxItems": 5},
    {"$ref": "#/$defs/Gone"},
    {"$ref": "#/$defs/Loop"},
]
TEXTS = [
    *("null", "true", "false", "0", "1", "1.0", "1e0", "3", "7", "-0.5", "1e400"),
    *("123456789012345678901234567890", '""', '"a"', '"b"', '"ab"', '"x"', '"éa"'),
    *('"\\ud800"', "[]", "[1]", "[1,2]", "[1,2,3]", '["a"]', '["a",null]', '["a",1]'),
    *('["a","b"]', '["a",1,2]', "{}", '{"a":1}', '{"a":1.5}', '{"n":1}', '{"n":"a"}'),
    *('{"kind":"a"}', '{"kind":"b","n":1}', '{"kind":"b","n":"x"}', '{"kind":"c"}'),
    *('{"kind":"a","new":1}', '{"in":{"kind":"a"},"kind":"b"}', '{"in":{"kind":1}}'),
    *('{"kind":"a","kind":"b"}', '{"kind":"a","in":{"kind":"b","in":{"kind":"a"}}}'),
    *('{"sub":[{"sub":[{}]}]}', '{"sub":[{"sub":[{"sub":1}]}]}', '{"sub":null}'),
]


@pytest.mark.parametrize("schema", TYPED, ids=json.dumps)
def test_what_a_type_takes_matches_and_nearly_all_that_matches_is_taken(
    schema: JSON,
) -> None:
    proof = TypedSchemas(closed_types(TYPES)).proof(closed(schema))
    assert proof is not None
    is_valid = Compiler(TYPES).checker("it", lambda: schema).is_valid
    left: set[str] = set()
    for text in TEXTS:
        try:
            proof(text.encode())
        except (ValueError, RecursionError):
            left.add(text)
        else:
            assert is_valid(json.loads(text)), text
    matching = {text for text in left - {'"\\ud800"'} if is_valid(json.loads(text))}
    assert matching <= {"1.0", "1e0", "1e400", "false", '{"kind":"a","kind":"b"}'}


@pytest.mark.parametrize("schema", UNTYPED, ids=json.dumps)
def test_there_is_no_type_of_what_none_says(schema: JSON) -> None:
    assert TypedSchemas(closed_types(TYPES)).proof(closed(schema)) is None


def test_all_events_of_ours_have_types() -> None:
    schema = quickmeet.validator()
    for stream, events in schema.streams.items():
        for key in events:
            assert isinstance(schema.event_proof(stream, key), BuiltinMethodType)

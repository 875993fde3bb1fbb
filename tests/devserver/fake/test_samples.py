# SPDX-License-Identifier: MIT
"""Values made of a schema: whatever it is, they match it."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import json

from quickmeet_devserver.server.fake.samples import Samples
from quickmeet_runtime.transcripts.validation.validator import Validator
from tests.support.sources import ROOT

WHOLE = json.decode((ROOT / "generated" / "quickmeet" / "schema.json").read_bytes())


def schemas() -> Iterator[tuple[str, Any]]:
    for name in WHOLE["$defs"]:
        yield name, {"$ref": f"#/$defs/{name}"}
    for name, spec in WHOLE["methods"].items():
        yield f"{name} result", spec.get("result") or {"type": "null"}
        for param in spec.get("params") or ():
            yield f"{name} {param['name']}", param.get("schema") or {"type": "string"}


def test_a_sample_of_every_type_result_and_parameter_matches_the_schema() -> None:
    every = dict(schemas())
    samples = Samples(WHOLE["$defs"])
    whole = {"all": {"result": {"type": "object", "properties": every}}}
    made = {name: samples.of(schema) for name, schema in every.items()}
    assert Validator({**WHOLE, "methods": whole}).result("all", made) == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({}, {}),
        ({"type": "string", "minLength": 6}, "text.."),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": "string", "x-secret": True}, "secret-text"),
        ({"type": "integer", "minimum": 3}, 3),
        ({"type": "number", "maximum": -1.5}, -1.5),
        ({"type": ["null", "boolean"]}, True),
        ({"type": ["null"]}, None),
        ({"anyOf": [{"type": "null"}, {"enum": ["b", "a"]}]}, "b"),
        ({"type": "array", "items": {"const": 1}, "minItems": 2}, [1, 1]),
        ({"type": "array", "items": {"$ref": "#/$defs/Node"}}, [{"up": None}]),
        ({"$ref": "#/$defs/Node"}, {"up": None}),
        ({"$ref": "#/$defs/Timestamp"}, {"$date": 1_767_225_600_000}),
        (
            {"type": "array", "prefixItems": [{"type": "string", "x-name": "first"}]},
            ["first"],
        ),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {}),
    ],
)
def test_a_sample_is_as_small_as_it_may_be(schema: dict[str, Any], value: Any) -> None:
    types = {
        "Node": {
            "type": "object",
            "required": ["up"],
            "properties": {
                "up": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                "below": {"$ref": "#/$defs/Node"},
            },
        }
    }
    assert Samples(types).of(schema) == value


def test_what_is_always_the_same_is_sent_so() -> None:
    params: list[dict[str, object]] = [
        {"name": "kind", "value": 5},
        {"name": "room_id", "wire": "rid"},
    ]
    assert Samples({}).params(params) == [5, "rid"]

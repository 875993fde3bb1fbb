# SPDX-License-Identifier: MIT
"""Requests and answers of endpoints as JSON Schema describes them."""

import pytest

from quickmeet_runtime.transcripts.validation.rest_payloads import (
    answer_schema,
    by_rest,
    request_schema,
    unwrapped,
)

NAME = {"name": "name", "schema": {"type": "string"}}
COUNT = {"name": "max_count", "wire": "max", "schema": {"type": "number"}}


def test_required_parameters_are_required_by_their_names_on_the_wire() -> None:
    schema = request_schema({"params": [NAME, {**COUNT, "optional": True}]})

    assert schema["required"] == ["name"]
    assert set(schema["properties"]) == {"name", "max"}  # type: ignore[call-overload]  # a mapping


def test_one_of_several_names_is_enough() -> None:
    schema = request_schema({"params": [{**NAME, "or": ["id"]}]})

    assert schema["required"] == []
    assert schema["allOf"] == [
        {"anyOf": [{"required": ["name"]}, {"required": ["id"]}]}
    ]


def test_what_servers_do_not_check_may_be_anything_once_they_took_it() -> None:
    spec = {"params": [NAME, COUNT], "checks": ["max"]}

    schema = request_schema(spec, were_taken=True)

    assert schema["required"] == ["max"]
    assert request_schema(spec)["required"] == ["name", "max"]


def test_lists_take_the_parameters_of_all_lists() -> None:
    schema = request_schema({"paging": {"items": "channels"}})

    assert set(schema["properties"]) >= {"count", "offset", "sort"}  # type: ignore[call-overload]  # a mapping


def test_an_answer_is_what_its_endpoint_says() -> None:
    result = {"type": "object"}

    assert answer_schema({}) == {}
    assert answer_schema({"result": result}) == result
    assert answer_schema({"result": result, "paging": {"items": "x"}}) == {
        "type": "array",
        "items": result,
    }


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ({"envelope": "a.b"}, (1, "$.a.b")),
        ({"envelope": "a.c"}, (None, "$.a.c")),
        ({"envelope": "a.b.c"}, (None, "$.a.b.c")),
        ({"paging": {"items": "list"}}, ([2], "$.list")),
        ({"envelope": {"fields": {"x": "a.b", "y": "none"}}}, ({"x": 1}, "$")),
        ({"envelope": {"const": True}}, (True, "$")),
        ({}, ({"a": {"b": 1}, "list": [2]}, "$")),
    ],
)
def test_the_result_is_taken_out_of_its_envelope(
    spec: dict[str, object], found: tuple[object, str]
) -> None:
    body = {"success": True, "a": {"b": 1}, "list": [2]}

    assert unwrapped(spec, body) == found


def test_an_answer_that_is_no_object_is_the_result() -> None:
    assert unwrapped({}, [1]) == ([1], "$")


def test_moments_are_texts_over_rest() -> None:
    types = by_rest({"Timestamp": {"type": "object"}, "Room": {}})

    assert types["Timestamp"]["type"] == "string"  # type: ignore[index]  # a mapping
    assert types["Room"] == {}

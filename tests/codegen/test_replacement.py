# SPDX-License-Identifier: MIT
"""Availability of methods: versions, and the REST calls that replace them."""

import pytest
from msgspec import convert

from quickmeet_codegen.model.operations import MethodSpec
from quickmeet_codegen.model.rest import RestCallSpec
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.render.templating import expression
from quickmeet_codegen.resolve.replacement import rest_calls, versions_of

PARAMS: list[Value] = [{"name": "message"}, {"name": "room_id", "wire": "rid"}]


def options(**facts: Value) -> tuple[str, ...]:
    """Keyword arguments of the constant, as source."""
    spec = convert({"access": "user", "params": PARAMS, **facts}, MethodSpec)
    found = {
        "versions": versions_of(spec.versions, spec.availability),
        "rest": rest_calls(spec.rest, spec.sources),
    }
    return tuple(f"{k}={expression(value)}" for k, value in found.items() if value)


@pytest.mark.parametrize(
    ("versions", "availability", "expected"),
    [
        ({"since": "1.0.0", "removed": "8.0.0"}, {}, 'since="1.0.0", removed="8.0.0"'),
        ({"since": "4.0.0"}, {"3.x": "no"}, 'since="4.0.0"'),
        ({"removed": "8.0.0"}, {"8.x": "no", "9.x": "no"}, 'removed="8.0.0"'),
        ({"since": "3.0.0"}, {"8.x": "no"}, 'since="3.0.0", absent=(8,)'),
        ({}, {"9.x": "unknown", "8.x": "likely"}, "unsure=(8, 9)"),
        ({}, {"9.x": "likely-no", "8.x": "yes"}, "doubtful=(9,)"),
    ],
    ids=str,
)
def test_versions_repeat_the_schema_without_duplicates(
    versions: dict[str, Value], availability: dict[str, Value], expected: str
) -> None:
    assert options(versions=versions, availability=availability) == (
        f"versions=Versions({expected})",
    )


def test_a_method_without_facts_has_no_version_notes() -> None:
    assert options(availability={"some day": "no"}) == ()


def test_a_rest_call_names_its_replacement() -> None:
    call: dict[str, Value] = {"call": "GET /v1/a"}
    assert convert({"rest": [call]}, MethodSpec).offered == "GET /v1/a"
    noted = convert({"rest": [call], "replacement": "GET /v1/b"}, MethodSpec)
    assert noted.offered == "GET /v1/b"
    assert convert({}, MethodSpec).offered == ""


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ({"call": "GET /v1/a"}, 'verb="GET", path="/v1/a"'),
        (
            {"call": "GET /v1/{rid}", "send": {"a": "message.x|rid", "{rid}": "rid"}},
            'verb="GET", path="/v1/{1}", send={"a": "0.x|1", "{1}": "1"}',
        ),
        (
            {"call": "POST /v1/a", "send": {"n": {"const": 5}}, "result": ""},
            'verb="POST", path="/v1/a", send={"n": Pick(default=5)}, result=""',
        ),
        (
            {
                "call": "POST /v1/a",
                "send": {
                    "n": {
                        "from": "rid",
                        "default": 20,
                        "form": "joined",
                        "choices": {"c": 1},
                        "without": ["x"],
                    }
                },
            },
            (
                'verb="POST", path="/v1/a", send={"n": Pick(path="1", default=20, '
                'form="joined", choices={"c": 1}, without=("x",))}'
            ),
        ),
        (
            {"call": "GET /v1/a", "result": {"fields": {"*": "g", "rid": "g._id"}}},
            'verb="GET", path="/v1/a", result={"*": "g", "rid": "g._id"}',
        ),
        (
            {"call": "GET /v1/a", "result": ["@root", "messages"]},
            'verb="GET", path="/v1/a", result=("@root", "messages")',
        ),
        (
            {"call": "GET /v1/a", "result": {"from": "u", "choices": {"a": 1}}},
            'verb="GET", path="/v1/a", result=Pick(path="u", choices={"a": 1})',
        ),
        (
            {"call": "GET /v1/a", "result": {"const": 1}},
            'verb="GET", path="/v1/a", result=Pick(default=1)',
        ),
        (
            {
                "call": "GET /v1/a",
                "result": {"from": "u", "later_than": {"field": "ts", "param": "rid"}},
            },
            'verb="GET", path="/v1/a", result=Pick(path="u", later_than=("ts", "1"))',
        ),
        (
            {
                "call": "GET /v1/{@kind}.x",
                "family": "rid",
                "when": {"message.starred": True},
                "after": ["error-x", 404],
                "codes": {"words": "error-y"},
                "absorbs": {"": None},
                "versions": {"since": "8.0.0"},
            },
            (
                'verb="GET", path="/v1/{@kind}.x", when={"0.starred": True}, '
                'after=("error-x", 404), '
                'lookups={"kind": Lookup(path="/v1/rooms.info", '
                'send={"roomId": "1"}, result=Pick(path="room.t", '
                'choices={"c": "channels", "p": "groups", "d": "im"}))}, '
                'codes={"words": "error-y"}, absorbs={"": None}, '
                'versions=Versions(since="8.0.0")'
            ),
        ),
        (
            {
                "call": "GET /v1/a",
                "lookups": {
                    "room": {"ask": "/v1/b", "send": {"id": "rid"}, "result": "r"}
                },
            },
            (
                'verb="GET", path="/v1/a", lookups={"room": Lookup(path="/v1/b", '
                'send={"id": "1"}, result="r")}'
            ),
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_call_is_written_with_numbers_for_parameters(
    call: dict[str, Value], expected: str
) -> None:
    assert options(rest=[call]) == (f"rest=(RestCall({expected}),)",)


def test_every_source_is_found() -> None:
    call: dict[str, Value] = {
        "call": "GET /v1/{@kind}.{path}",
        "family": "a",
        "send": {"{b}": "c.x | @room", "n": {"from": "d"}, "k": {"const": 1}},
        "when": {"e.f": True},
        "lookups": {"room": {"ask": "/v1/b", "send": {"id": "g"}, "result": "r"}},
        "result": {"from": "u", "later_than": {"field": "ts", "param": "h"}},
    }
    assert set(convert(call, RestCallSpec).sources) == {
        *("@kind", "path", "a", "b", "c.x", "@room", "d", "e.f", "g", "h"),
    }

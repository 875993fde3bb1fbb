# SPDX-License-Identifier: MIT
"""Requests: each way in which parameters become one, and where values are found."""

import json
from typing import Final

import pytest
from msgspec import UNSET

from quickmeet_runtime.model.operations.replacement import (
    Lookup,
    Pick,
    RestCall,
    Source,
)
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.rest.exchange import Request
from quickmeet_runtime.rest.mapping import (
    applies,
    find,
    lookup_request,
    plain_params,
    request_of,
)


def posted(send: dict[str, Source], *params: object) -> object:
    call = RestCall(verb="POST", path="/v1/x", send=send)
    request = request_of(call, plain_params(params), lambda _: UNSET)
    assert request.body is not None
    return json.loads(request.body)


def asked(send: dict[str, Source], *params: object) -> list[tuple[str, str]]:
    call = RestCall(verb="GET", path="/v1/x", send=send)
    request = request_of(call, plain_params(params), lambda _: UNSET)
    assert request.body is None
    return list(request.query)


BODIES: Final[list[tuple[dict[str, Source], tuple[object, ...], object]]] = [
    ({"a": "0"}, ("x",), {"a": "x"}),
    ({"a": "1"}, ("x",), {}),
    ({"a": "0.b.c"}, ({"b": {"c": 1}},), {"a": 1}),
    ({"a": "0.b.c"}, ({"b": 1},), {}),
    ({"a": "0.1"}, (["x", "y"],), {"a": "y"}),
    ({"a": "0.2"}, (["x", "y"],), {}),
    ({"a": "0"}, (None,), {}),
    ({"a": "0"}, (UNSET, "y"), {}),
    ({"a": "0"}, (False,), {"a": False}),
    ({"a.b": "0", "a.c": "1"}, (1, 2), {"a": {"b": 1, "c": 2}}),
    ({"*": "0", "id": "1"}, ({"x": 1}, 2), {"x": 1, "id": 2}),
    ({"*": "0"}, ("text",), {}),
    ({"{0}": "1"}, ("topic", "t"), {"topic": "t"}),
    ({"{0}": "1"}, ({"topic": 1}, "t"), {}),
    ({"a.{0}": "1"}, ("b", 1), {"a": {"b": 1}}),
    ({"a.{0.x}": "1"}, ({"x": "b"}, 1), {"a": {"b": 1}}),
    ({"a": Pick(path="0", without=("_id",))}, ({"_id": 1, "b": 2},), {"a": {"b": 2}}),
    ({"a": Pick(path="0", without=("_id",))}, ("text",), {"a": "text"}),
    ({"": "0"}, ([1, 2],), [1, 2]),
    ({"a": Pick(default="webhook")}, (), {"a": "webhook"}),
    ({"a": Pick(path="0", default=5)}, (None,), {"a": 5}),
    ({"a": Pick(path="0.x|1")}, ({}, "second"), {"a": "second"}),
    ({"a": Pick(path="", form="joined")}, ("x", "y"), {"a": "x,y"}),
    ({"a": Pick(path="0", form="json")}, ({"b": 1},), {"a": '{"b":1}'}),
    ({"a": Pick(path="0", choices={"true": "on"})}, (True,), {"a": "on"}),
    ({"a": Pick(path="0", choices={"true": "on"})}, (False,), {}),
    ({"a": "0"}, (Timestamp(0),), {"a": "1970-01-01T00:00:00.000Z"}),
    (
        {"a": "0"},
        ([{"at": Timestamp(1)}],),
        {"a": [{"at": "1970-01-01T00:00:00.001Z"}]},
    ),
    ({"a": Pick(path="0", form="milliseconds")}, (Timestamp(7),), {"a": 7}),
    ({"a": Pick(path="0", form="milliseconds")}, ("now",), {}),
    ({"a": "0"}, ({"$date": 10**20},), {"a": 10**20}),
]


@pytest.mark.parametrize(("send", "params", "body"), BODIES)
def test_a_body(
    send: dict[str, Source], params: tuple[object, ...], body: object
) -> None:
    assert posted(send, *params) == body


def test_a_query_is_text() -> None:
    send: dict[str, Source] = {
        "flag": "0",
        "number": "1",
        "ids[]": "2",
        "sort": Pick(default={"ts": -1}),
        "since": "3",
    }

    assert asked(
        send,
        True,  # noqa: FBT003
        3,
        ["a", None, "b"],
        Timestamp(0),
    ) == [
        ("flag", "true"),
        ("number", "3"),
        ("ids[]", "a"),
        ("ids[]", "b"),
        ("sort", '{"ts":-1}'),
        ("since", "1970-01-01T00:00:00.000Z"),
    ]


def test_a_place_in_the_path_is_encoded() -> None:
    call = RestCall(verb="DELETE", path="/v1/agent/{0.id}/{@kind}")

    request = request_of(call, [{"id": "../a?b"}], lambda name: f"<{name}>")

    assert request.path == "/v1/agent/..%2Fa%3Fb/%3Ckind%3E"
    assert request.name == "DELETE /v1/agent/{0.id}/{@kind}"
    assert request_of(call, [], lambda _: UNSET).path == "/v1/agent//"


def test_a_lookup_is_a_get() -> None:
    lookup = Lookup(path="/v1/rooms.info", send={"roomId": "0"}, result="room.t")

    request = lookup_request(lookup, ["r"])

    assert (request.verb, request.path) == ("GET", "/v1/rooms.info")
    assert request.query == (("roomId", "r"),)


@pytest.mark.parametrize(
    ("params", "is_meant"),
    [(["a", True], True), (["a", False], False), (["a"], False)],
)
def test_a_call_may_be_meant_for_some_parameters(
    params: list[object],
    is_meant: bool,  # noqa: FBT001
) -> None:
    assert applies(RestCall(verb="GET", path="/", when={"1": True}), params) is is_meant


def test_a_call_may_be_meant_for_an_absent_parameter() -> None:
    call = RestCall(verb="GET", path="/", when={"0": None})

    assert applies(call, [])
    assert applies(call, [None])
    assert not applies(call, [0])


def test_what_is_sent_is_not_shown() -> None:
    request = Request(name="POST /v1/x", verb="POST", path="/v1/x", body=b"secret")

    assert repr(request) == "Request('POST /v1/x')"


@pytest.mark.parametrize("is_pick", [True, False])
@pytest.mark.parametrize(
    ("given", "found"),
    [([{"rid": "r"}], "r"), ([{"rid": None}], "looked up"), ([], "looked up")],
)
def test_the_first_of_several_places_is_taken(
    given: object, found: object, *, is_pick: bool
) -> None:
    """A server refuses an edit that does not name the room, which the caller did."""
    places = "0.rid|@room"
    source = Pick(path=places) if is_pick else places
    assert find(source, given, lambda name: f"{'looked up' if name else ''}") == found


def test_what_is_in_no_place_is_absent() -> None:
    given: list[dict[str, object]] = [{}]
    assert find("0.rid|1.rid", given, lambda _: UNSET) is UNSET

# SPDX-License-Identifier: MIT
"""The server side of DDP: what each of the two real servers answers."""

import json
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from quickmeet_runtime.protocol import server as ddp
from quickmeet_runtime.protocol.server import (
    CallReceived,
    DdpServerProtocol,
    Dialect,
    SubscribeReceived,
    UnsubscribeReceived,
)

CONNECT = '{"msg":"connect","version":"1","support":["1"]}'
Frame = dict[str, object]


def opened(dialect: Dialect = Dialect.MONOLITH) -> DdpServerProtocol:
    return DdpServerProtocol("session", dialect, 0.0)


def connected(dialect: Dialect = Dialect.MONOLITH) -> DdpServerProtocol:
    connection = opened(dialect)
    connection.receive(CONNECT, 0.0)
    connection.data_to_send()
    return connection


def sent(connection: DdpServerProtocol) -> list[Frame]:
    return [cast("Frame", json.loads(frame)) for frame in connection.data_to_send()]


@pytest.mark.parametrize(
    "connect",
    [
        {"version": "1", "support": ["1"]},
        {"version": "1", "support": ["1", "pre2", "pre1"]},
        {"version": "pre1", "support": ["pre1"]},
        {"version": "1", "support": ["1"], "session": "of a former connection"},
    ],
    ids=str,
)
def test_a_version_that_both_speak_is_taken(connect: Frame) -> None:
    connection = opened()
    assert connection.receive(json.dumps({"msg": "connect", **connect}), 0.0) is None
    assert sent(connection) == [{"msg": "connected", "session": "session"}]
    assert connection.is_connected
    assert connection.close_code is None


@pytest.mark.parametrize(
    "connect",
    [
        {"version": "99", "support": ["99"]},
        {"version": "99", "support": ["99", "1"]},
        {"version": "1", "support": ["99"]},
        {"version": 1, "support": [1]},
        {"version": "1", "support": "1"},
        {},
    ],
    ids=str,
)
def test_any_other_version_is_refused_and_the_socket_closed(connect: Frame) -> None:
    connection = opened()
    connection.receive(json.dumps({"msg": "connect", **connect}), 0.0)
    assert sent(connection) == [{"msg": "failed", "version": "1"}]
    assert (connection.close_code, connection.close_reason) == (1000, "Normal closure")


def test_ddp_streamer_greets_and_takes_any_version() -> None:
    connection = opened(Dialect.DDP_STREAMER)
    connection.receive('{"msg":"connect","version":"99","support":["99"]}', 0.0)
    assert sent(connection) == [
        {"server_id": "0"},
        {"msg": "connected", "session": "session"},
    ]
    connection.receive(CONNECT, 0.0)
    assert sent(connection) == []


@pytest.mark.parametrize(
    "frame",
    [
        {"msg": "method", "method": "login", "id": "1", "params": []},
        {"msg": "ping"},
        {"msg": "nonsense"},
    ],
    ids=str,
)
def test_before_connect_nothing_else_is_taken(frame: Frame) -> None:
    monolith = opened()
    monolith.receive(json.dumps(frame), 0.0)
    assert sent(monolith) == [
        {"msg": "error", "reason": "Must connect first", "offendingMessage": frame}
    ]
    assert monolith.close_code is None
    streamer = opened(Dialect.DDP_STREAMER)
    streamer.receive(json.dumps(frame), 0.0)
    assert streamer.close_code == 1002


def test_a_second_connect_is_an_error() -> None:
    connection = connected()
    connection.receive(CONNECT, 0.0)
    (error,) = sent(connection)
    assert error["reason"] == "Already connected"


@pytest.mark.parametrize(
    ("ping", "pong"),
    [
        ({"msg": "ping"}, [{"msg": "pong"}]),
        ({"msg": "ping", "id": "x"}, [{"msg": "pong", "id": "x"}]),
        ({"msg": "ping", "id": 7}, []),
        ({"msg": "pong", "id": "x"}, []),
    ],
    ids=str,
)
def test_a_ping_is_answered_with_its_id_unless_that_is_a_number(
    ping: Frame, pong: list[Frame]
) -> None:
    connection = connected()
    assert connection.receive(json.dumps(ping), 0.0) is None
    assert sent(connection) == pong


def test_requests_are_handed_on() -> None:
    connection = connected()
    call = '{"msg":"method","method":"m","id":"1","params":[1],"randomSeed":"s"}'
    assert connection.receive(call, 0.0) == CallReceived("1", "m", [1])
    call = '{"msg":"method","method":"m","id":"2"}'
    assert connection.receive(call, 0.0) == CallReceived("2", "m", [])
    subscribe = '{"msg":"sub","name":"n","id":"3","params":["a",false]}'
    assert connection.receive(subscribe, 0.0) == SubscribeReceived(
        "3", "n", ["a", False]
    )
    assert connection.receive('{"msg":"unsub","id":"3"}', 0.0) == UnsubscribeReceived(
        "3"
    )
    assert connection.receive('{"msg":"unsub"}', 0.0) == UnsubscribeReceived(UNSET)
    assert connection.receive('{"msg":"unsub","id":3}', 0.0) is None
    assert sent(connection) == []


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ({"msg": "method", "method": "m"}, "Malformed method invocation"),
        ({"msg": "method", "method": "m", "id": 5}, "Malformed method invocation"),
        (
            {"msg": "method", "method": "m", "id": "1", "params": {}},
            "Malformed method invocation",
        ),
        (
            {"msg": "method", "method": "m", "id": "1", "randomSeed": 5},
            "Malformed method invocation",
        ),
        ({"msg": "method", "id": "1"}, "Malformed method invocation"),
        ({"msg": "sub", "id": "1"}, "Malformed subscription"),
        ({"msg": "sub", "name": "n", "id": 9}, "Malformed subscription"),
        ({"msg": "sub", "name": "n", "id": "1", "params": 1}, "Malformed subscription"),
        ({"msg": "frobnicate"}, "Bad request"),
        ({"a": 1}, "Bad request"),
    ],
    ids=str,
)
def test_a_malformed_request_is_given_back(frame: Frame, reason: str) -> None:
    connection = connected()
    assert connection.receive(json.dumps(frame), 0.0) is None
    assert sent(connection) == [
        {"msg": "error", "reason": reason, "offendingMessage": frame}
    ]
    assert connection.close_code is None


@pytest.mark.parametrize("text", ['{"msg":', "", "null", "5", '"str"', b"\x00\xff"])
def test_what_is_no_object_is_a_bad_request(text: str | bytes) -> None:
    connection = connected()
    connection.receive(text, 0.0)
    assert sent(connection) == [{"msg": "error", "reason": "Bad request"}]
    streamer = connected(Dialect.DDP_STREAMER)
    streamer.receive(text, 0.0)
    assert streamer.close_code == 1007


def test_a_list_is_given_back_and_a_binary_ping_answered() -> None:
    connection = connected()
    connection.receive("[1,2]", 0.0)
    connection.receive(b'{"msg":"ping","id":"bin"}', 0.0)
    assert sent(connection) == [
        {"msg": "error", "reason": "Bad request", "offendingMessage": [1, 2]},
        {"msg": "pong", "id": "bin"},
    ]


def test_a_type_that_nobody_defined_is_a_parse_error() -> None:
    connection = connected()
    frame = {
        "msg": "method",
        "method": "m",
        "id": "1",
        "params": [{"a": [{"$type": "nope", "$value": 1}]}],
    }
    assert connection.receive(json.dumps(frame), 0.0) is None
    assert sent(connection) == [{"msg": "error", "reason": "Parse error"}]


@pytest.mark.parametrize(
    "frame",
    [{"msg": "method", "method": "m"}, {"msg": "sub", "name": "n"}],
    ids=str,
)
def test_ddp_streamer_closes_on_malformed_requests(frame: Frame) -> None:
    connection = connected(Dialect.DDP_STREAMER)
    connection.receive(json.dumps(frame), 0.0)
    assert connection.close_code == 1002
    connection.receive("nonsense", 0.0)
    assert connection.close_code == 1002


def test_ddp_streamer_passes_over_what_it_does_not_know() -> None:
    connection = connected(Dialect.DDP_STREAMER)
    assert connection.receive('{"msg":"frobnicate"}', 0.0) is None
    assert (sent(connection), connection.close_code) == ([], None)


@pytest.mark.parametrize(
    ("dialect", "code"), [(Dialect.MONOLITH, 1000), (Dialect.DDP_STREAMER, 4000)]
)
def test_a_silent_client_is_pinged_and_then_closed(dialect: Dialect, code: int) -> None:
    connection = connected(dialect)
    assert connection.next_deadline() == 30.0
    connection.tick(29.9)
    assert sent(connection) == []
    connection.tick(30.0)
    assert sent(connection) == [{"msg": "ping"}]
    assert connection.next_deadline() == 45.0
    connection.tick(44.9)
    assert connection.close_code is None
    connection.tick(45.0)
    assert connection.close_code == code
    connection.tick(99.0)
    assert sent(connection) == []


def test_any_frame_is_a_sign_of_life() -> None:
    connection = connected()
    connection.tick(30.0)
    connection.receive('{"msg":"pong"}', 31.0)
    connection.tick(45.0)
    assert connection.close_code is None
    assert connection.next_deadline() == 61.0


def test_ddp_streamer_closes_connections_that_never_connect() -> None:
    connection = opened(Dialect.DDP_STREAMER)
    connection.tick(0.03)
    assert sent(connection) == [{"server_id": "0"}, {"msg": "ping"}]


def test_the_order_of_an_answer_is_that_of_the_dialect() -> None:
    kinds = {
        dialect: [
            json.loads(frame)["msg"]
            for frame in connected(dialect).answer("1", {"result": 5})
        ]
        for dialect in Dialect
    }
    assert kinds == {
        Dialect.MONOLITH: ["updated", "result"],
        Dialect.DDP_STREAMER: ["result", "updated"],
    }
    unknown = connected().answer("1", {"error": {"error": 404}})
    assert [json.loads(frame)["msg"] for frame in unknown] == ["result", "updated"]


def test_frames_are_written_as_the_wire_has_them() -> None:
    written = [
        ddp.result("1", {}),
        ddp.result("1", {"result": None}),
        ddp.updated("1"),
        ddp.ready(["1", "2"]),
        ddp.nosub("1"),
        ddp.nosub(UNSET),
        ddp.nosub("1", {"error": 404}),
        ddp.added("users", "x", {"a": 1}),
        ddp.changed("users", "x", {"a": 2}),
        ddp.removed("users", "x"),
    ]
    assert [json.loads(frame) for frame in written] == [
        {"msg": "result", "id": "1"},
        {"msg": "result", "id": "1", "result": None},
        {"msg": "updated", "methods": ["1"]},
        {"msg": "ready", "subs": ["1", "2"]},
        {"msg": "nosub", "id": "1"},
        {"msg": "nosub"},
        {"msg": "nosub", "id": "1", "error": {"error": 404}},
        {"msg": "added", "collection": "users", "id": "x", "fields": {"a": 1}},
        {"msg": "changed", "collection": "users", "id": "x", "fields": {"a": 2}},
        {"msg": "removed", "collection": "users", "id": "x"},
    ]


@settings(max_examples=300)
@given(
    dialect=st.sampled_from(list(Dialect)),
    frames=st.lists(
        st.sampled_from([CONNECT, '{"msg":"ping"}', '{"msg":"unsub","id":"1"}', "["])
        | st.text()
        | st.binary(),
        max_size=8,
    ),
)
def test_nothing_that_a_client_sends_raises(
    dialect: Dialect, frames: list[str | bytes]
) -> None:
    connection = opened(dialect)
    for number, frame in enumerate(frames):
        connection.receive(frame, float(number))
        connection.tick(float(number))
        assert connection.next_deadline() > float(number)
    for frame in connection.data_to_send():
        json.loads(frame)


@pytest.mark.parametrize("nest", ["[%s]", '{"a":%s}'])
def test_a_frame_nested_ten_thousand_deep_is_a_bad_request(nest: str) -> None:
    head, tail = nest.split("%s")
    connection = connected()
    connection.receive(head * 10_000 + "1" + tail * 10_000, 0.0)
    (error,) = sent(connection)
    assert error["reason"] == "Bad request"

# SPDX-License-Identifier: MIT
"""The client side of a connection: what it says, takes, and refuses."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, Raw

from quickmeet_runtime.errors import (
    LocalProtocolError,
    ProtocolError,
    RemoteProtocolError,
)
from quickmeet_runtime.protocol import frames
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.protocol.frames import StreamEvent
from quickmeet_runtime.protocol.table import TRANSITIONS, VERSIONS, ConnectionState
from quickmeet_runtime.transcripts.recordings.reader import read_recording

TRANSCRIPTS = Path(__file__).parents[2] / "data" / "transcripts"
RECORDINGS = sorted(TRANSCRIPTS.rglob("*.jsonl"))
DEEP = 200_000

NEW = ConnectionState.NEW
CONNECTING = ConnectionState.CONNECTING
CONNECTED = ConnectionState.CONNECTED
REFUSED = ConnectionState.REFUSED
CLOSED = ConnectionState.CLOSED

EVENT_WITHOUT_ARGUMENTS = (
    '{"msg":"changed","collection":"stream-x","id":"u","fields":{"eventName":"e"}}'
)

FRAMES: dict[str, str] = {
    "connected": '{"msg":"connected","session":"s"}',
    "failed": '{"msg":"failed","version":"pre2"}',
    "ping": '{"msg":"ping"}',
    "pong": '{"msg":"pong"}',
    "error": '{"msg":"error","reason":"Malformed"}',
    "server_id": '{"server_id":"0"}',
    "unknown": '{"msg":"novelty"}',
    "changed": '{"msg":"changed","collection":"stream-x","id":"id",'
    '"fields":{"eventName":"e","args":[1]}}',
    "result": '{"msg":"result","id":"1","result":2}',
    "updated": '{"msg":"updated","methods":["1"]}',
    "ready": '{"msg":"ready","subs":["s1"]}',
    "nosub": '{"msg":"nosub","id":"s1"}',
    "added": '{"msg":"added","collection":"users","id":"u","fields":{"name":"A"}}',
    "removed": '{"msg":"removed","collection":"users","id":"u"}',
}


def connection_in(state: ConnectionState) -> DdpClientProtocol:
    connection = DdpClientProtocol(
        idle_after=30.0, answer_within=15.0, frame_limit=2**20
    )
    if state is not NEW:
        connection.connect(0.0)
    if state in {CONNECTED, CLOSED}:
        connection.receive(FRAMES["connected"], 0.0)
    if state is REFUSED:
        connection.receive(FRAMES["failed"], 0.0)
    if state is CLOSED:
        connection.close()
    connection.data_to_send()
    assert connection.state is state
    return connection


def sent(connection: DdpClientProtocol) -> list[object]:
    return [json.loads(frame) for frame in connection.data_to_send()]


# What we send


def test_a_connection_begins_by_proposing_the_best_version() -> None:
    connection = connection_in(NEW)

    connection.connect(0.0)

    assert sent(connection) == [
        {"msg": "connect", "version": "1", "support": ["1", "pre2", "pre1"]}
    ]


def test_another_version_can_be_proposed() -> None:
    connection = connection_in(NEW)

    connection.connect(0.0, version="pre1")

    assert sent(connection) == [
        {"msg": "connect", "version": "pre1", "support": list(VERSIONS)}
    ]


def test_a_call_carries_its_id_and_parameters() -> None:
    connection = connection_in(CONNECTED)

    connection.call("7", "sendMessage", [{"rid": "r"}, Raw(b"[1]"), UNSET])

    assert sent(connection) == [
        {"msg": "method", "method": "sendMessage", "id": "7"}
        | {"params": [{"rid": "r"}, [1]]}
    ]


def test_a_subscription_is_opened_and_closed_by_id() -> None:
    connection = connection_in(CONNECTED)

    connection.subscribe("s1", "stream-x", ["e", False])
    connection.unsubscribe("s1")

    assert sent(connection) == [
        {"msg": "sub", "id": "s1", "name": "stream-x", "params": ["e", False]},
        {"msg": "unsub", "id": "s1"},
    ]


def test_what_is_taken_to_be_sent_is_gone() -> None:
    connection = connection_in(CONNECTED)
    connection.ping(1.0)

    assert sent(connection) == [{"msg": "ping"}]
    assert sent(connection) == []


def test_closing_drops_what_was_not_sent() -> None:
    connection = connection_in(CONNECTED)
    connection.ping(1.0)

    connection.close()

    assert sent(connection) == []
    assert connection.state is CLOSED


SAY: dict[str, Callable[[DdpClientProtocol], None]] = {
    "connect": lambda connection: connection.connect(1.0),
    "method": lambda connection: connection.call("1", "m", []),
    "sub": lambda connection: connection.subscribe("s1", "p", []),
    "unsub": lambda connection: connection.unsubscribe("s1"),
    "ping": lambda connection: connection.ping(1.0),
}


@pytest.mark.parametrize("state", ConnectionState)
@pytest.mark.parametrize("kind", SAY)
def test_the_table_says_what_may_be_sent(state: ConnectionState, kind: str) -> None:
    connection = connection_in(state)
    leads_to = TRANSITIONS.get((state, f"> {kind}"))

    if leads_to is None:
        with pytest.raises(LocalProtocolError, match=f"cannot send '{kind}' while"):
            SAY[kind](connection)
        assert connection.state is state
        assert sent(connection) == []
    else:
        SAY[kind](connection)
        assert connection.state is leads_to
        assert len(sent(connection)) == 1


def _deep_list() -> list[object]:
    value: list[object] = []
    for _ in range(DEEP):
        value = [value]
    return value


@pytest.mark.parametrize(
    "param",
    [
        pytest.param(object(), id="an object"),
        pytest.param(_deep_list(), id="too deep"),
        pytest.param("\ud83d", id="half a character"),
        pytest.param({(1, 2): 3}, id="a key that is no text"),
    ],
)
def test_a_parameter_that_is_not_json_is_a_local_error_without_effects(
    param: object,
) -> None:
    connection = connection_in(CONNECTED)

    said = "a parameter (is not JSON|is nested too deeply|holds an unpaired surrogate)"
    with pytest.raises(LocalProtocolError, match=f"^m: {said}"):
        connection.call("1", "m", [param])
    with pytest.raises(LocalProtocolError, match=f"^p: {said}"):
        connection.subscribe("s1", "p", [param])

    assert sent(connection) == []
    assert connection.state is CONNECTED


# What we receive


@pytest.mark.parametrize("state", ConnectionState)
@pytest.mark.parametrize("kind", FRAMES)
def test_the_table_says_what_may_be_received(state: ConnectionState, kind: str) -> None:
    connection = connection_in(state)
    leads_to = TRANSITIONS.get((state, kind))

    if leads_to is None:
        with pytest.raises(RemoteProtocolError, match=f"sent '{kind}' while"):
            connection.receive(FRAMES[kind], 1.0)
        assert connection.state is state
    else:
        connection.receive(FRAMES[kind].encode(), 1.0)
        assert connection.state is leads_to


@pytest.mark.parametrize(
    ("frame", "event"),
    [
        ('{"msg":"pong","id":"x"}', frames.PongReceived()),
        ('{"msg":"ping"}', frames.PingReceived()),
        ('{"server_id":"0"}', frames.GreetingReceived()),
        ('{"msg":"server_id","server_id":"0"}', frames.GreetingReceived()),
        ('{"msg":"novelty","id":1}', frames.UnknownReceived("novelty")),
        (FRAMES["result"], frames.CallAnswered("1", Raw(b"2"))),
        ('{"msg":"result","id":"1"}', frames.CallAnswered("1")),
        ('{"msg":"result","id":3}', frames.CallAnswered(3)),
        (FRAMES["updated"], frames.MethodsUpdated(["1"])),
        (FRAMES["ready"], frames.SubscriptionsReady(["s1"])),
        (FRAMES["nosub"], frames.SubscriptionEnded("s1")),
        ('{"msg":"nosub"}', frames.SubscriptionEnded("")),
        (FRAMES["added"], frames.AddedReceived("users", "u", Raw(b'{"name":"A"}'))),
        (FRAMES["removed"], frames.RemovedReceived("users", "u")),
        (
            '{"msg":"changed","collection":"users","id":"u","fields":{"a":1}}',
            frames.ChangedReceived("users", "u", Raw(b'{"a":1}')),
        ),
        (
            '{"msg":"changed","collection":"users","id":"u","cleared":["a"]}',
            frames.ChangedReceived("users", "u", UNSET, ["a"]),
        ),
        (
            '{"msg":"changed","collection":"stream-x","id":"u","fields":{"args":[1]}}',
            frames.ChangedReceived("stream-x", "u", Raw(b'{"args":[1]}')),
        ),
        (
            EVENT_WITHOUT_ARGUMENTS,
            frames.ChangedReceived("stream-x", "u", Raw(b'{"eventName":"e"}')),
        ),
        (
            FRAMES["changed"].replace("stream-x", "users"),
            frames.ChangedReceived("users", "id", Raw(b'{"eventName":"e","args":[1]}')),
        ),
        (
            FRAMES["changed"]
            .replace("stream-x", "users")
            .replace('"id":"id"', '"id":5'),
            frames.ChangedReceived("users", "5", Raw(b'{"eventName":"e","args":[1]}')),
        ),
        (
            '{"msg":"error","reason":"Bad","offendingMessage":{"msg":"x"}}',
            frames.ServerErrorReceived("Bad", Raw(b'{"msg":"x"}')),
        ),
        ('{"msg":"error"}', frames.ServerErrorReceived("")),
    ],
)
def test_every_frame_has_a_meaning(frame: str, event: frames.Event) -> None:
    assert connection_in(CONNECTED).receive(frame, 1.0) == event
    assert connection_in(CONNECTED).receive(frame.encode(), 1.0) == event


def test_an_event_of_a_stream_comes_as_the_frame() -> None:
    event = connection_in(CONNECTED).receive(FRAMES["changed"], 1.0)

    assert isinstance(event, StreamEvent)
    assert event.collection == "stream-x"
    assert event.fields.event_name == "e"


def test_the_server_takes_our_version_and_names_the_connection() -> None:
    connection = connection_in(CONNECTING)

    event = connection.receive(FRAMES["connected"], 1.0)

    assert event == frames.Connected("s")
    assert connection.state is CONNECTED


def test_a_refused_version_comes_with_a_proposal() -> None:
    connection = connection_in(CONNECTING)

    event = connection.receive(FRAMES["failed"], 1.0)

    assert event == frames.VersionRefused("pre2")
    assert connection.state is REFUSED


@pytest.mark.parametrize("frame", ["result", "nosub"])
def test_an_error_comes_with_its_code_and_details(frame: str) -> None:
    event = connection_in(CONNECTED).receive(
        f'{{"msg":"{frame}","id":"1","error":{{"error":403,"reason":"No",'
        '"message":"No [403]","details":{"a":1},"errorType":"Meteor.Error"}}',
        1.0,
    )

    assert isinstance(event, frames.CallAnswered | frames.SubscriptionEnded)
    assert event.error is not None
    assert event.error.error == 403
    assert event.error.reason == "No"
    assert event.error.message == "No [403]"
    assert event.error.details == Raw(b'{"a":1}')


@pytest.mark.parametrize(
    ("ping", "pong"),
    [
        ('{"msg":"ping"}', {"msg": "pong"}),
        ('{"msg":"ping","id":"x"}', {"msg": "pong", "id": "x"}),
        ('{"msg":"ping","id":7}', {"msg": "pong", "id": 7}),
    ],
)
@pytest.mark.parametrize("state", [CONNECTING, CONNECTED])
def test_a_ping_is_answered_with_its_id(
    state: ConnectionState, ping: str, pong: object
) -> None:
    connection = connection_in(state)

    assert isinstance(connection.receive(ping, 1.0), frames.PingReceived)
    assert sent(connection) == [pong]


@pytest.mark.parametrize("state", [NEW, REFUSED])
def test_a_ping_is_not_answered_where_nothing_may_be_said(
    state: ConnectionState,
) -> None:
    connection = connection_in(state)

    assert connection.receive(FRAMES["ping"], 1.0) == frames.PingReceived()
    assert sent(connection) == []


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(b"hello", id="text"),
        pytest.param(b"<html>", id="HTML"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b'{"msg":"ping"', id="cut off"),
        pytest.param(rb'{"msg":"res\ud83dult', id="cut off with half a character"),
        pytest.param(
            b'{"msg":"changed","collection":"stream-x","id":"id",'
            b'"fields":{"eventName":"e","args":["\xff"]}}',
            id="no UTF-8 in what stays raw",
        ),
        pytest.param(b"[" * DEEP, id="deep and cut off"),
    ],
)
def test_garbage_is_the_servers_mistake(frame: bytes) -> None:
    connection = connection_in(CONNECTED)

    with pytest.raises(RemoteProtocolError, match="not a DDP frame"):
        connection.receive(frame, 1.0)


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b" \n", id="blank"),
        pytest.param(b"\xef\xbb\xbf", id="a mark alone"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"[" * DEEP + b"]" * DEEP, id="a deep list"),
        pytest.param(b"o", id="an opening of SockJS"),
        pytest.param("h", id="a heartbeat of SockJS"),
        pytest.param(b'a["{}"]', id="messages of SockJS"),
        pytest.param(b'c[3000,"Go away!"]', id="a close of SockJS"),
        pytest.param(b"null", id="null"),
        pytest.param(b"5", id="a number"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b'{"msg":null}', id="msg is null"),
        pytest.param(b'{"msg":1}', id="msg is a number"),
        pytest.param(b'{"msg":"result"}', id="a result without id"),
        pytest.param(b'{"msg":"result","id":[]}', id="a result with a list as id"),
        pytest.param(b'{"msg":"changed","collection":"users"}', id="changed what"),
        pytest.param(b'{"msg":"changed","collection":1,"id":"u"}', id="no name"),
        pytest.param(b'{"msg":"added","id":"u"}', id="added where"),
        pytest.param(b'{"msg":"removed","id":"u"}', id="removed from where"),
        pytest.param(b'{"msg":"connected","session":"S2"}', id="connected again"),
        pytest.param(b'{"msg":"failed","version":"1"}', id="failed late"),
    ],
)
def test_a_frame_without_content_is_skipped(frame: bytes) -> None:
    connection = connection_in(CONNECTED)

    assert isinstance(connection.receive(frame, 1.0), frames.UnknownReceived)
    assert connection.state is CONNECTED
    assert sent(connection) == []


@pytest.mark.parametrize(
    ("frame", "event"),
    [
        ('{"msg":"ready","subs":null}', frames.SubscriptionsReady([])),
        ('{"msg":"ready"}', frames.SubscriptionsReady([])),
        ('{"msg":"ready","subs":[null,"s",5]}', frames.SubscriptionsReady(["s", 5])),
        ('{"msg":"updated","methods":null}', frames.MethodsUpdated([])),
        (
            '{"msg":"added","collection":"users","id":7,"fields":{}}',
            frames.AddedReceived("users", "7", Raw(b"{}")),
        ),
        (
            '{"msg":"changed","collection":"users","id":"me","cleared":null}',
            frames.ChangedReceived("users", "me"),
        ),
        (
            '{"msg":"removed","collection":"users","id":7}',
            frames.RemovedReceived("users", "7"),
        ),
        ('{"msg":"error","reason":{"a":1}}', frames.ServerErrorReceived('{"a":1}')),
        ('{"msg":"nosub","id":null}', frames.SubscriptionEnded("")),
        ('{"msg":"nosub","id":1e999}', frames.SubscriptionEnded("")),
        ('\ufeff{"msg":"pong"}', frames.PongReceived()),
    ],
)
def test_what_is_odd_in_a_frame_costs_nothing_else(frame: str, event: object) -> None:
    assert connection_in(CONNECTED).receive(frame, 1.0) == event


@pytest.mark.parametrize(
    ("error", "code", "reason", "details"),
    [
        ('"error-x"', "error-x", None, UNSET),
        ("404", 404, None, UNSET),
        ("true", None, "true", UNSET),
        ("[1]", None, "[1]", UNSET),
        ('{"error":{"a":1}}', None, '{"a":1}', UNSET),
        (
            '{"error":"not-allowed","reason":{"method":"M"},"details":5}',
            "not-allowed",
            '{"method":"M"}',
            Raw(b"5"),
        ),
        ('{"error":403,"reason":5}', 403, "5", UNSET),
        ('{"error":"x","message":["m"]}', "x", None, UNSET),
    ],
)
@pytest.mark.parametrize("kind", ["result", "nosub"])
def test_an_error_of_any_shape_is_an_error(
    kind: str, error: str, code: object, reason: str | None, details: object
) -> None:
    frame = f'{{"msg":"{kind}","id":"1","error":{error}}}'

    event = connection_in(CONNECTED).receive(frame, 1.0)

    assert isinstance(event, frames.CallAnswered | frames.SubscriptionEnded)
    assert event.error is not None
    assert (event.error.error, event.error.reason) == (code, reason)
    assert event.error.details == details


def test_half_a_character_becomes_the_replacement_character() -> None:
    event = connection_in(CONNECTED).receive(
        r'{"msg":"result","id":"1","result":"a\ud83db"}', 1.0
    )

    assert event == frames.CallAnswered("1", Raw('"a\ufffdb"'.encode()))


def test_a_frame_over_the_limit_is_refused_unread() -> None:
    connection = DdpClientProtocol(frame_limit=20)
    connection.connect(0.0)

    with pytest.raises(RemoteProtocolError, match="36 bytes is over the limit of 20"):
        connection.receive('{"msg":"connected","session":"abcd"}', 1.0)
    assert connection.state is CONNECTING


# Time


def test_nothing_is_due_before_the_first_frame() -> None:
    connection = connection_in(NEW)

    assert connection.next_deadline() is None
    assert connection.tick(1000.0)


def test_nothing_is_due_after_the_end() -> None:
    connection = connection_in(CLOSED)

    assert connection.next_deadline() is None
    assert connection.tick(1000.0)
    assert sent(connection) == []


def test_silence_is_followed_by_one_ping_and_then_the_end() -> None:
    connection = connection_in(CONNECTED)

    assert connection.next_deadline() == 30.0
    assert connection.tick(29.9)
    assert sent(connection) == []
    assert connection.tick(30.0)
    assert sent(connection) == [{"msg": "ping"}]
    assert connection.next_deadline() == 45.0
    assert connection.tick(44.9)
    assert sent(connection) == []
    assert not connection.tick(45.0)


def test_any_frame_is_a_sign_of_life() -> None:
    connection = connection_in(CONNECTED)
    connection.tick(30.0)

    connection.receive(FRAMES["updated"], 40.0)

    assert connection.tick(50.0)
    assert connection.next_deadline() == 70.0


def test_silence_is_measured_from_the_end_of_a_pause() -> None:
    connection = connection_in(CONNECTED)
    connection.tick(30.0)  # its ping waits for a pong that nobody reads
    connection.heard(40.0)

    assert connection.tick(45.0)
    assert connection.next_deadline() == 70.0


def test_a_refused_connection_is_not_pinged_and_still_ends() -> None:
    connection = connection_in(REFUSED)

    assert connection.tick(30.0)
    assert sent(connection) == []
    assert not connection.tick(45.0)


moments = st.floats(min_value=0, max_value=1e9, allow_nan=False)
spans = st.floats(min_value=1e-3, max_value=1e5, allow_nan=False)


@given(began=moments, idle_after=spans, answer_within=spans)
def test_a_tick_at_each_deadline_gets_somewhere(
    began: float, idle_after: float, answer_within: float
) -> None:
    connection = DdpClientProtocol(idle_after=idle_after, answer_within=answer_within)
    connection.connect(began)
    connection.receive(FRAMES["connected"], began)

    first = connection.next_deadline()
    assert first is not None
    assert connection.tick(first)
    assert sent(connection)[1:] == [{"msg": "ping"}]
    second = connection.next_deadline()
    assert second is not None
    assert not connection.tick(second)


# Anything in any order

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
_KEYS = ("id", "result", "error", "methods", "subs", "collection", "fields")
_odd_frames = st.fixed_dictionaries(
    {"msg": st.sampled_from([*FRAMES, "novelty"])},
    optional=dict.fromkeys((*_KEYS, "cleared", "session", "server_id"), _json),
).map(json.dumps)
_incoming = (
    st.sampled_from(sorted(FRAMES.values()))
    | _odd_frames
    | _json.map(json.dumps)
    | st.binary(max_size=40)
    | st.text(alphabet=st.characters(codec=None), max_size=40)
)
_actions = st.lists(
    st.sampled_from(sorted(SAY)) | st.just("tick") | _incoming.map(lambda x: (x,)),
    max_size=12,
)


@settings(max_examples=400)
@given(actions=_actions, state=st.sampled_from(ConnectionState))
def test_anything_in_any_order_raises_protocol_errors_only_and_never_hangs(
    actions: list[str | tuple[bytes | str]], state: ConnectionState
) -> None:
    connection, now = connection_in(state), 0.0
    for action in actions:
        now += 1.0
        try:
            if action == "tick":
                now = max(connection.next_deadline() or now, now)
                connection.tick(now)
            elif isinstance(action, str):
                SAY[action](connection)
            else:
                connection.receive(action[0], now)
        except ProtocolError:
            pass
        for frame in connection.data_to_send():
            json.loads(frame)

    for _ in range(3):
        deadline = connection.next_deadline()
        if deadline is None or not connection.tick(deadline):
            break
    else:
        pytest.fail("a server that says nothing is never given up")


@settings(max_examples=300)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_an_event_or_the_servers_mistake(data: bytes) -> None:
    with suppress(RemoteProtocolError):
        connection_in(CONNECTED).receive(data, 1.0)


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_every_recorded_frame_of_a_server_is_understood(path: Path) -> None:
    connections: dict[str, DdpClientProtocol] = {}
    for frame in read_recording(path):
        if frame.direction == "out":
            continue
        connection = connections.get(frame.connection)
        begins = '"msg":"connected"' in frame.text[:20]
        if connection is None or begins:
            goes_on = any(word in frame.text[:20] for word in ("updated", "result"))
            connection = connection_in(CONNECTED if goes_on else CONNECTING)
            connections[frame.connection] = connection

        event = connection.receive(frame.text, 1.0)

        assert not isinstance(event, frames.UnknownReceived)

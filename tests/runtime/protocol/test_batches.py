# SPDX-License-Identifier: MIT
"""Frames that arrived together: those of followed events are not read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.errors import RemoteProtocolError
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.protocol.frames import (
    Connected,
    PingReceived,
    StreamEvent,
    UnknownReceived,
    event_head,
)

HEADS = {event_head("stream-things", key): key for key in ("t", "u")}
LIMIT = 1000
GREETING = b'{"msg":"connected","session":"s"}'
PING = b'{"msg":"ping"}'


def event(key: str, *args: object) -> bytes:
    fields = {"eventName": key, "args": args}
    frame = {"msg": "changed", "collection": "stream-things", "id": "id"}
    return json.dumps({**frame, "fields": fields}, separators=(",", ":")).encode()


NOT_TEXT = event("t", "x").replace(b"x", b"\xff")


def connected() -> DdpClientProtocol:
    protocol = DdpClientProtocol(frame_limit=LIMIT)
    protocol.connect(0.0)
    protocol.receive(GREETING, 0.0)
    return protocol


def test_events_in_a_row_are_handed_on_together_and_others_one_by_one() -> None:
    protocol = connected()
    batch = [event("t", 1), event("t", 2), PING, event("u", 3), event("x", 4)]

    assert protocol.receive_batch(batch, 0, HEADS, 1.0) == ("t", [b"[1]", b"[2]"], 6)
    assert isinstance(protocol.receive_batch(batch, 2, HEADS, 1.0), PingReceived)
    assert protocol.receive_batch(batch, 3, HEADS, 1.0) == ("u", [b"[3]"], 3)
    other = protocol.receive_batch(batch, 4, HEADS, 1.0)
    assert isinstance(other, StreamEvent)
    assert other.fields.event_name == "x"


def test_an_event_is_a_sign_of_life() -> None:
    protocol = connected()
    protocol.ping(30.0)

    protocol.receive_batch([event("t", 1)], 0, HEADS, 40.0)

    assert protocol.heard_at == 40.0
    assert protocol.next_deadline() == 70.0


def test_no_event_is_taken_before_the_connection_is_open() -> None:
    protocol = DdpClientProtocol()
    protocol.connect(0.0)

    with pytest.raises(RemoteProtocolError, match="connecting"):
        protocol.receive_batch([event("t", 1)], 0, HEADS, 1.0)

    met = protocol.receive_batch([GREETING, event("t", 1)], 0, HEADS, 1.0)
    assert isinstance(met, Connected)


def test_an_event_over_the_limit_is_refused() -> None:
    protocol = connected()

    with pytest.raises(RemoteProtocolError, match="over the limit of 1000"):
        protocol.receive_batch([event("t", "x" * LIMIT)], 0, HEADS, 1.0)


def test_an_event_that_is_no_utf_8_is_refused() -> None:
    protocol = connected()

    with pytest.raises(RemoteProtocolError, match="not a DDP frame"):
        protocol.receive_batch([NOT_TEXT], 0, HEADS, 1.0)


@given(
    frames=st.lists(
        st.one_of(
            st.builds(event, st.sampled_from("tux"), st.integers()),
            st.sampled_from([PING, b'{"msg":"word"}', b" ", event("t", 1)[:-1]]),
            st.sampled_from([event("t", "x" * LIMIT), NOT_TEXT, event("u", "y" * 900)]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_batch_means_what_its_frames_mean(frames: list[bytes]) -> None:
    one_by_one, together = connected(), connected()
    expected: list[object] = []
    found: list[object] = []
    for frame in frames:
        try:
            met = one_by_one.receive(frame, 1.0)
        except RemoteProtocolError as error:
            expected.append(str(error))
            continue
        if isinstance(met, StreamEvent) and met.fields.event_name in HEADS.values():
            expected.append((met.fields.event_name, bytes(met.fields.args)))
        elif not isinstance(met, UnknownReceived):
            expected.append(met)
    taken = 0
    while taken < len(frames):
        first = taken
        taken += 1
        try:
            one = together.receive_batch(frames, first, HEADS, 1.0)
        except RemoteProtocolError as error:
            found.append(str(error))
            continue
        if isinstance(one, tuple):
            key, rows, size = one
            assert size == sum(map(len, rows))
            taken = first + len(rows)
            found += [(key, args) for args in rows]
        elif not isinstance(one, UnknownReceived):
            found.append(one)

    assert found == expected
    assert together.data_to_send() == one_by_one.data_to_send()

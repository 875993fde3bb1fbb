# SPDX-License-Identifier: MIT
"""Events told by how their frames begin, and their arguments cut out unread."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quickmeet_runtime.errors import RemoteProtocolError
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.protocol.frames import StreamEvent, args_decoder, event_head
from quickmeet_runtime.transcripts.recordings.reader import read_recording

TRANSCRIPTS = Path(__file__).parents[2] / "data" / "transcripts"
RECORDINGS = sorted(TRANSCRIPTS.rglob("*.jsonl"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
HEAD = event_head("stream-things", "t")
LIMIT = 100_000


def written(collection: str, event_name: str, args: object) -> bytes:
    """A frame as JavaScript writes it."""
    frame = {
        "msg": "changed",
        "collection": collection,
        "id": "id",
        "fields": {"eventName": event_name, "args": args},
    }
    return json.dumps(frame, separators=(",", ":"), ensure_ascii=False).encode()


def connected() -> DdpClientProtocol:
    connection = DdpClientProtocol(frame_limit=LIMIT)
    connection.connect(0.0)
    connection.receive(b'{"msg":"connected","session":"s"}', 0.0)
    return connection


def read(frame: bytes) -> StreamEvent | None:
    """The event that a frame is, read as any other frame; None for another one."""
    try:
        event = connected().receive(frame, 0.0)
    except RemoteProtocolError:
        return None
    return event if isinstance(event, StreamEvent) else None


def cut_out(head: bytes, frames: list[bytes], start: int = 0) -> list[bytes]:
    """The arguments of the events in a row that are followed by this head."""
    try:
        found = connected().receive_batch(frames, start, {head: "it"}, 0.0)
    except RemoteProtocolError:
        return []
    return found[1] if isinstance(found, tuple) else []


def recorded_events() -> list[tuple[bytes, StreamEvent]]:
    found: list[tuple[bytes, StreamEvent]] = []
    for path in RECORDINGS:
        for line in read_recording(path):
            if line.direction == "in":
                frame = line.text.encode()
                event = read(frame)
                if event is not None:
                    found.append((frame, event))
    return found


def test_recorded_events_but_those_of_presence_are_recognised_by_their_heads() -> None:
    decode = args_decoder(msgspec.Raw)
    seen = others = 0
    for frame, event in recorded_events():
        head = event_head(event.collection, event.fields.event_name)
        if event.collection == "stream-user-presence":
            assert cut_out(head, [frame]) == []
            others += 1
        else:
            [cut] = cut_out(head, [frame])
            assert bytes(decode(cut)) == bytes(event.fields.args)
            seen += 1
    assert seen > 400
    assert others > 5


@given(
    collection=st.text(max_size=40),
    event_name=st.text(max_size=60),
    args=st.lists(JSON, max_size=3),
)
@example("stream-notify-room", 'x","args":[1]', [{"args": [1]}])
def test_whatever_the_names_and_arguments_they_are_as_they_were_sent(
    collection: str, event_name: str, args: list[object]
) -> None:
    frame = written("stream-" + collection, event_name, args)
    head = event_head("stream-" + collection, event_name)

    found = cut_out(head, [frame])
    assert [json.loads(one) for one in found] == ([args] if found else [])
    assert found or len(head) > 512


@given(where=st.integers(0, 200), gone=st.integers(0, 30), new=st.binary(max_size=20))
def test_what_is_cut_out_of_a_damaged_frame_is_what_its_reading_gives(
    where: int, gone: int, new: bytes
) -> None:
    frame = written("stream-things", "t", [{"_id": "t", "names": ["ä", "b"]}])
    where = min(where, len(frame))
    frame = frame[:where] + new + frame[where + gone :]
    decode = args_decoder(msgspec.Raw)

    event = read(frame)
    cut = cut_out(HEAD, [frame])

    if event is not None and cut:
        assert bytes(decode(cut[0])) == bytes(event.fields.args)
    elif cut:
        with pytest.raises(msgspec.DecodeError):
            decode(cut[0])


def test_a_row_ends_where_the_next_frame_is_something_else() -> None:
    one, two, other = (
        written("stream-things", "t", [1]),
        written("stream-things", "t", [2]),
        written("stream-things", "u", [3]),
    )
    frames = [other, one, two, other, one]

    assert cut_out(HEAD, frames, 1) == [b"[1]", b"[2]"]
    assert cut_out(HEAD, frames, 4) == [b"[1]"]
    assert cut_out(HEAD, frames) == []


@pytest.mark.parametrize("size", [1, 100_000])
@pytest.mark.parametrize("broken", range(5))
def test_a_row_ends_before_what_is_no_utf_8(size: int, broken: int) -> None:
    """They are looked at together, or one by one where that is much."""
    good = ['["%s"]' % ("ä" * (size // 3)), '["b"]', '["😀"]', '["d"]', '["é"]']
    frames = [HEAD + one.encode() + b"}}" for one in good]
    frames[broken] = HEAD + b'["' + "ä".encode()[:1] + b'"]}}'

    cut = cut_out(HEAD, frames * 5)

    assert [one.decode() for one in cut] == good[:broken]
    assert cut_out(HEAD, [frames[broken]]) == []


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(b'{"msg":"ping"}', id="another kind"),
        pytest.param(HEAD, id="cut off"),
        pytest.param(HEAD + b'"text"}}', id="arguments that are no array"),
        pytest.param(HEAD + b'[1],"more":1}}', id="another key behind"),
        pytest.param(HEAD + b'["\xff"]}}', id="no UTF-8"),
        pytest.param(HEAD + b"[" + b"1" * LIMIT + b"]}}", id="too long"),
        pytest.param(HEAD.replace(b":", b": ") + b"[1]}}", id="with spaces"),
    ],
)
def test_what_is_written_in_another_way_is_left_to_be_read(frame: bytes) -> None:
    assert cut_out(HEAD, [frame]) == []


def test_half_a_surrogate_pair_in_arguments_becomes_the_replacement() -> None:
    decode = args_decoder(list[str])

    assert decode(rb'["a\ud83d"]') == ["a\ufffd"]


def test_what_is_nested_too_deeply_in_arguments_is_null() -> None:
    deep = b"[" * 200_000 + b"]" * 200_000

    said, rest = args_decoder(list[object])(b'["said",%b]' % deep)

    assert said == "said"
    assert isinstance(rest, list)


def test_arguments_that_are_deep_and_too_long_are_an_error() -> None:
    with pytest.raises(RecursionError):
        args_decoder(list[object])(b"[" * 2**20 + b"]" * 2**20)


def test_keys_behind_the_arguments_are_left_out() -> None:
    [cut] = cut_out(HEAD, [HEAD + b'[1],"more":[2]}}'])

    assert args_decoder(list[int])(cut) == [1]


@pytest.mark.parametrize("args", [b"[1,}]", b"[1]]", rb'["\ud83d",}]', b"["])
def test_arguments_that_are_no_json_are_an_error(args: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        args_decoder(list[object])(args)


def test_arguments_that_do_not_match_are_an_error() -> None:
    with pytest.raises(msgspec.ValidationError):
        args_decoder(list[int])(b'["a"]')

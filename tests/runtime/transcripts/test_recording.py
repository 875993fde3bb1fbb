# SPDX-License-Identifier: MIT
"""Recordings: JSON lines and HAR archives, SockJS unwrapped."""

import base64
import gzip
import json
from pathlib import Path

import pytest

from quickmeet_runtime.transcripts.recordings import reader
from quickmeet_runtime.transcripts.recordings.reader import (
    RecordedExchange,
    RecordedFrame,
    RecordingError,
    TruncatedRecordingError,
    read_items,
    read_recording,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "recording"


def line(frame: str, side: str = "in", **more: object) -> str:
    return json.dumps({"t": 1, "conn": "a", "dir": side, "frame": frame, **more})


def texts(path: Path) -> list[str]:
    return [frame.text for frame in read_recording(path)]


def test_lines_are_frames_with_their_number_and_side(path: Path) -> None:
    path.write_text(
        f"{line('x', 'note')}\n\n{line('1')}\n{line('2', 'out')}\n", "utf-8"
    )

    first, second = read_recording(path)

    assert (first.line, first.connection, first.direction) == (3, "a", "in")
    assert (second.line, second.direction, second.text) == (4, "out", "2")


@pytest.mark.parametrize(
    ("frame", "unwrapped"),
    [
        ("o", []),
        ("h", []),
        ('c[3000,"Go away!"]', []),
        ('a["1","2"]', ["1", "2"]),
        ('["1"]', ["1"]),
        ("a[1]", ["a[1]"]),
        ("a[", ["a["]),
        ("[]", ["[]"]),
        ('{"msg":"ping"}', ['{"msg":"ping"}']),
    ],
)
def test_the_framing_of_sockjs_is_unwrapped(
    frame: str, unwrapped: list[str], path: Path
) -> None:
    path.write_text(line(frame), "utf-8")

    assert texts(path) == unwrapped


def test_a_binary_frame_is_text_in_base_64(path: Path) -> None:
    path.write_text(line(base64.b64encode(b"hi").decode(), binary=True), "utf-8")

    assert texts(path) == ["hi"]


def test_a_har_archive_has_the_messages_of_its_web_sockets(path: Path) -> None:
    messages = [{"type": "send", "data": "1"}, {"type": "receive", "data": 'a["2"]'}]
    entries = [{}, {"_webSocketMessages": messages}]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")

    frames = list(read_recording(path))

    assert [(f.line, f.direction, f.text) for f in frames] == [
        (1, "out", "1"),
        (2, "in", "2"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", ":1: not JSON"),
        (b"[1]", ":1: not an object"),
        (b'{"dir":"in"}', ":1: frame is missing"),
        (b'{"dir":"in","frame":5}', ":1: frame is missing"),
        (b"\xff", "not text in UTF-8"),
        (b'{"log":{"entries":', "not a HAR archive"),
        (b'{"log":[]}', "not a HAR archive"),
        (b"[" * 100_000, ":1: not JSON"),
    ],
)
def test_what_is_no_recording_is_an_error_that_says_where(
    content: bytes, said: str, path: Path
) -> None:
    path.write_bytes(content)

    with pytest.raises(RecordingError, match=said):
        texts(path)


def test_a_line_without_an_end_is_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LONGEST", 1 << 20)
    path.write_bytes(FRAME + b"\0" * (3 << 20))

    with pytest.raises(RecordingError, match=":2: a line of 1 MiB or more"):
        texts(path)


def test_a_file_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be read"):
        texts(path)


FRAME = b'{"dir": "in", "frame": "hi"}\n'


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
def test_a_file_may_begin_with_a_byte_order_mark_and_be_gzipped(
    before: bytes, tmp_path: Path
) -> None:
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_bytes(before + FRAME * 2)
    packed.write_bytes(gzip.compress(before + FRAME * 2))
    assert texts(plain) == texts(packed) == ["hi", "hi"]
    long = b'{"frame": "%s", "dir": "in"}\n' % (b"x" * 300_000)
    plain.write_bytes(before + long + FRAME)
    assert texts(plain)[1:] == ["hi"]
    har = tmp_path / "a.har"
    har.write_bytes(before + b'{"log": {"entries": []}}')
    assert texts(har) == []


def test_a_last_line_that_is_cut_off_does_not_hide_the_others(path: Path) -> None:
    path.write_bytes(FRAME * 2 + FRAME[:10])
    found: list[str] = []
    with pytest.raises(
        TruncatedRecordingError, match=r":3: the last line is truncated"
    ):
        found.extend(frame.text for frame in read_recording(path))
    assert found == ["hi", "hi"]


LINES = b"".join(b'{"dir": "in", "frame": "%d"}\n' % n for n in range(20_000))


@pytest.mark.parametrize("left", [0.5, 0.999])
def test_of_a_packed_file_that_is_cut_off_all_is_read_that_is_there(
    left: float, path: Path
) -> None:
    packed = gzip.compress(LINES)
    path.write_bytes(packed[: int(len(packed) * left)])
    found: list[str] = []
    with pytest.raises(TruncatedRecordingError, match="is truncated"):
        found.extend(frame.text for frame in read_recording(path))
    assert found == [str(number) for number in range(len(found))]
    assert len(found) > 20_000 * (left - 0.1)


def test_packed_files_may_follow_each_other_whatever_their_name(path: Path) -> None:
    path.write_bytes(gzip.compress(FRAME) + gzip.compress(LINES) + b"\0" * 9)
    assert len(texts(path)) == 20_001


def test_a_packed_file_that_is_damaged_is_an_error(path: Path) -> None:
    packed = bytearray(gzip.compress(LINES))
    packed[-6] ^= 0xFF  # of its checksum
    path.write_bytes(packed)
    with pytest.raises(RecordingError, match="cannot be read"):
        texts(path)


def test_a_name_does_not_make_a_packed_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(FRAME)
    assert texts(path) == ["hi"]


def test_binary_messages_and_calls_by_rest_are_read_from_a_har(path: Path) -> None:
    call, answer = '{"msg":"method","id":"1"}', '{"msg":"result","id":"1"}'
    binary = base64.b64encode(b"bin").decode()
    entries = [
        {"_webSocketMessages": [{"type": "receive", "opcode": 2, "data": binary}]},
        {
            "request": {
                "url": "https://x/sub/api/v1/method.call/a%3Ab",
                "postData": {"text": json.dumps({"message": call})},
            },
            "response": {
                "content": {
                    "encoding": "base64",
                    "text": base64.b64encode(
                        json.dumps({"message": answer, "success": True}).encode()
                    ).decode(),
                }
            },
        },
        {"request": {"url": "https://x/api/v1/method.callAnon/b"}, "response": None},
        {"request": {"url": "https://x/api/v1/rooms.info"}},
    ]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    found = [(f.direction, f.text) for f in read_recording(path)]
    assert found == [("in", "bin"), ("out", call), ("in", answer)]


def test_what_is_no_message_in_a_har_is_no_frame(path: Path) -> None:
    messages = [
        {"type": "receive", "opcode": 9, "data": ""},
        {"type": "send", "opcode": 10, "data": ""},
        {"type": "receive", "opcode": 8, "data": "\x03\xe8"},
        {"type": "Receive", "opcode": 1, "data": "{}"},
        {"type": "error", "opcode": -1, "data": "Connection closed"},
    ]
    preflight = {"url": "https://x/api/v1/method.call/a", "method": "OPTIONS"}
    entries = [
        {"_webSocketMessages": messages},
        {"request": preflight, "response": {"status": 204}},
    ]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    assert texts(path) == ["{}"]
    assert len(list(read_items(path))) == 1


@pytest.mark.parametrize("odd", [None, "", [None], {}, {"headers": {}, "status": ""}])
@pytest.mark.parametrize("side", ["request", "response"])
def test_odd_fields_of_a_har_do_not_hide_the_others(
    side: str, odd: object, path: Path
) -> None:
    messages = [{"type": "send", "opcode": 1, "data": "{}"}]
    url = "https://x/api/v1/info"
    answer = {"headers": None, "status": None, "content": {"text": "5", "size": "x"}}
    entries = [
        {"_webSocketMessages": messages, side: odd},
        {"request": {"url": url, "postData": ""}, "response": answer},
    ]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    frame, exchange = read_items(path)
    assert isinstance(frame, RecordedFrame)
    assert isinstance(exchange, RecordedExchange)
    assert exchange.exchange.response.content == b"5"


def test_a_body_may_be_packed_in_base_64(path: Path) -> None:
    call = '{"msg":"method","id":"1"}'
    sent = base64.b64encode(json.dumps({"message": call}).encode()).decode()
    request = {
        "url": "https://x/api/v1/method.call/a",
        "method": "POST",
        "postData": {"encoding": "base64", "text": sent},
    }
    path.write_text(json.dumps({"log": {"entries": [{"request": request}]}}), "utf-8")
    assert texts(path) == [call]


ARCHIVE = {
    "comment": 'braces { [ and a quotation mark \\" in texts',
    "log": {
        "creator": {"name": "x"},
        "entries": [
            {"request": {"headers": [{"name": "a", "value": "]}"}]}},
            {"_webSocketMessages": [{"type": "send", "data": "{1"}]},
            {
                "_webSocketMessages": [
                    {"type": "receive", "data": f"{n}\\"} for n in range(3)
                ]
            },
        ],
    },
}


@pytest.mark.parametrize("indent", [None, 1])
def test_of_an_archive_that_is_cut_off_all_is_read_that_is_whole(
    indent: int | None, path: Path
) -> None:
    whole = json.dumps(ARCHIVE, indent=indent).encode()
    path.write_bytes(whole)
    expected = texts(path)
    assert len(expected) == 4  # its log is not what it begins with
    late = {"comment": "x" * 300_000, "log": ARCHIVE["log"]}
    path.write_text(json.dumps(late, indent=indent), "utf-8")
    assert texts(path) == expected
    kept: set[int] = set()
    for left in range(whole.index(b"{1"), len(whole)):
        path.write_bytes(whole[:left])
        found: list[str] = []
        with pytest.raises(TruncatedRecordingError, match="is truncated"):
            found.extend(frame.text for frame in read_recording(path))
        assert found == expected[: len(found)]
        kept.add(len(found))
    assert kept == {0, 1, 2, 3, 4}


def test_what_sock_js_polls_is_read_when_the_next_poll_begins(path: Path) -> None:
    def entry(purpose: str, sent: str, answer: str) -> dict[str, object]:
        url = f"https://x/sub/sockjs/123/abc/{purpose}?t=1"
        request = {"method": "POST", "url": url, "postData": {"text": sent}}
        return {"request": request, "response": {"content": {"text": answer}}}

    entries = [
        entry("xhr_streaming", "", f"{'h' * 2048}\no\n"),
        entry("xhr", "", 'a["2"]\nh\n'),
        entry("xhr_send", '["1"]', ""),
        entry("xhr", "", 'a["3","4"]\nc[1,"Go away"]\n'),
    ]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    found = [(f.connection, f.direction, f.text) for f in read_recording(path)]
    expected = [("out", "1"), ("in", "2"), ("in", "3"), ("in", "4")]
    assert found == [("abc", *one) for one in expected]

# SPDX-License-Identifier: MIT
"""Recorded conversations: the frames of a file, whatever wrote it.

Two kinds of file are read: JSON lines ``{"t": ms, "conn": who, "dir": "in" | "out",
"frame": "<text>"}``, and the HAR archive of a browser's developer tools. SockJS
framing (``o``, ``h``, ``a[...]``, ``c[...]``) is unwrapped, and so are the bodies of
``method.call``, by which web clients call methods over REST.
"""

import base64
import contextlib
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from ..errors import QuickmeetError

__all__ = [
    "Direction",
    "RecordedFrame",
    "RecordingError",
    "TruncatedRecordingError",
    "read_recording",
]

Direction = Literal["in", "out"]

_BINARY = 2
_BOM = b"\xef\xbb\xbf"
_HEAD = 2000
_METHOD_CALL = re.compile(r"/api/v1/method\.call(?:Anon)?/")


class RecordingError(QuickmeetError, ValueError):
    """A file is no recording; says where and why."""


class TruncatedRecordingError(RecordingError):
    """The last line of a recording ends in its middle; the rest of it was read."""


class RecordedFrame(Struct, frozen=True):
    """One frame of a conversation.

    Attributes:
        line: Line of the file, or number of the message in a HAR archive.
        connection: Whose connection it is.
        direction: ``out`` was sent by the client, ``in`` by the server.
        text: The frame; SockJS's wrapping is gone.
    """

    line: int
    connection: str
    direction: Direction
    text: str


def read_recording(path: Path) -> Iterator[RecordedFrame]:
    """Read the frames of a file in their order, a line at a time.

    Args:
        path: JSON lines or HAR, gzipped where its name ends in ``.gz``; ``-`` is
            standard input.

    Raises:
        RecordingError: Not such a file.
        TruncatedRecordingError: The last line ends in its middle. All frames before
            it were given.
    """
    try:
        with _opened(path) as file:
            head = file.peek(_HEAD)[:_HEAD].removeprefix(_BOM)
            if head != file.peek(_HEAD)[: len(head)]:
                file.read(len(_BOM))
            frames = _har(path, file.read()) if _is_har(head) else _lines(path, file)
            for frame in frames:
                for unwrapped in _unwrapped(frame.text):
                    yield RecordedFrame(
                        frame.line, frame.connection, frame.direction, unwrapped
                    )
    except (OSError, EOFError, zlib.error) as error:
        said = getattr(error, "strerror", None) or error
        raise RecordingError(f"{path}: cannot be read: {said}") from error
    except UnicodeDecodeError as error:
        raise RecordingError(f"{path}: not text in UTF-8: {error}") from error


def _opened(path: Path) -> io.BufferedReader:
    if str(path) == "-":
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    if path.suffix == ".gz":
        return io.BufferedReader(gzip.open(path))
    return path.open("rb")


def _is_har(head: bytes) -> bool:
    head = head.lstrip()
    return head.startswith(b"{") and b'"log"' in head and b'"dir"' not in head


def _lines(path: Path, file: Iterable[bytes]) -> Iterator[RecordedFrame]:
    for number, raw in enumerate(file, 1):
        line = raw.decode("utf-8")
        if not line.strip():
            continue
        try:
            record: object = json.loads(line)
        except (ValueError, RecursionError) as error:
            if number > 1 and not line.endswith("\n"):
                raise TruncatedRecordingError(
                    f"{path}:{number}: the last line ends in its middle"
                ) from error
            raise RecordingError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(record, dict):
            raise RecordingError(f"{path}:{number}: not an object with dir and frame")
        known = cast("dict[str, object]", record)
        direction = known.get("dir")
        if direction not in {"in", "out"}:
            continue
        frame = known.get("frame")
        if not isinstance(frame, str):
            raise RecordingError(f"{path}:{number}: frame is missing or not text")
        if known.get("binary"):
            frame = base64.b64decode(frame).decode("utf-8", "replace")
        side: Direction = "out" if direction == "out" else "in"
        yield RecordedFrame(number, str(known.get("conn", "")), side, frame)


def _har(path: Path, data: bytes) -> Iterator[RecordedFrame]:
    try:
        entries: list[dict[str, object]] = json.loads(data)["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RecordingError(f"{path}: not a HAR archive: {error}") from error
    number = 0
    for index, entry in enumerate(entries):
        for direction, text in (*_method_call(entry), *_messages(entry)):
            number += 1
            yield RecordedFrame(number, f"{index}", direction, text)


def _messages(entry: dict[str, object]) -> Iterator[tuple[Direction, str]]:
    """The frames of a WebSocket; binary ones are text in base64."""
    found = cast("list[dict[str, object]]", entry.get("_webSocketMessages") or [])
    for message in found:
        data = str(message.get("data", ""))
        if message.get("opcode") == _BINARY:
            with contextlib.suppress(ValueError):
                data = base64.b64decode(data).decode("utf-8", "replace")
        yield "out" if message.get("type") == "send" else "in", data


def _method_call(entry: dict[str, object]) -> Iterator[tuple[Direction, str]]:
    """The call and the answer that a web client sent by ``method.call``."""
    request, response = _part(entry, "request"), _part(entry, "response")
    if not _METHOD_CALL.search(str(request.get("url", ""))):
        return
    content = _part(response, "content")
    answer = str(content.get("text", ""))
    if content.get("encoding") == "base64":
        with contextlib.suppress(ValueError):
            answer = base64.b64decode(answer).decode("utf-8", "replace")
    bodies: tuple[tuple[Direction, str], ...] = (
        ("out", str(_part(request, "postData").get("text", ""))),
        ("in", answer),
    )
    for direction, body in bodies:
        try:
            message: object = json.loads(body)["message"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if isinstance(message, str):
            yield direction, message


def _part(owner: dict[str, object], key: str) -> dict[str, object]:
    value = owner.get(key)
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _unwrapped(text: str) -> Iterator[str]:
    """SockJS: ``o`` opens, ``h`` beats, ``a[...]`` carries, ``c[...]`` closes."""
    if text in {"o", "h"}:
        return
    head, body = text[:1], text[1:]
    if head == "c" and body.startswith("["):
        return
    inner = body if head == "a" and body.startswith("[") else text
    if inner.startswith("["):
        try:
            frames: object = json.loads(inner)
        except (ValueError, RecursionError):
            frames = None
        if isinstance(frames, list):
            items = cast("list[object]", frames)
            if items and all(isinstance(item, str) for item in items):
                yield from cast("list[str]", items)
                return
    yield text

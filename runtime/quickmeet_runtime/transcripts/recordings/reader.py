# SPDX-License-Identifier: MIT
"""Read the frames of recorded conversations, in several file formats.

Two kinds of file are read: JSON lines ``{"t": ms, "conn": who, "dir": "in" | "out",
"frame": "<text>"}``, and the HAR archive of a browser's developer tools. SockJS
framing (``o``, ``h``, ``a[...]``, ``c[...]``) is unwrapped, and so are the bodies of
``method.call`` in a HAR archive, by which web clients call methods over REST. A line
whose direction is ``rest`` holds a request and its answer.
"""

import base64
import io
import json
import mmap
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Final, Literal, cast

import msgspec
from msgspec import Struct, field

from ...errors import QuickmeetError
from ...rest.exchange import Exchange
from .har import har_entries, har_items
from .rest_lines import read_exchange
from .truncated import GZIP, Unpacked, closed_again

__all__ = [
    "Direction",
    "RecordedExchange",
    "RecordedFrame",
    "RecordedItem",
    "RecordingError",
    "TruncatedRecordingError",
    "read_items",
    "read_recording",
]

Direction = Literal["in", "out"]

_SIDES: Final[Mapping[str, Direction]] = {"in": "in", "out": "out"}
_REST: Final = "rest"
_BOM = b"\xef\xbb\xbf"
_BUFFER = 256 * 1024
"""Bytes; with fewer, reading lines takes a quarter longer."""
_LONGEST = 256 * 1024 * 1024
"""Most bytes of a line: no frame is as long, and a file may have no line break."""
_LOG = re.compile(rb'(?<!\\)"log"\s*:')
_DIRECTION = re.compile(rb'(?<!\\)"dir"\s*:')


class RecordingError(QuickmeetError, ValueError):
    """A file is not a recording; says where and why."""


class TruncatedRecordingError(RecordingError):
    """The last line of a recording is truncated; the rest of it was read."""


class RecordedFrame(Struct, frozen=True):
    """A frame of a conversation.

    Attributes:
        line: Line of the file, or number of the message in a HAR archive.
        connection: Name of the connection.
        direction: ``out`` was sent by the client, ``in`` by the server.
        text: The frame, without the framing of SockJS.
    """

    line: int
    connection: str
    direction: Direction
    text: str


class RecordedExchange(Struct, frozen=True):
    """A request over REST, and its response.

    Attributes:
        line: Line of the file, or number of the item in a HAR archive.
        exchange: The request and the response.
    """

    line: int
    exchange: Exchange


RecordedItem = RecordedFrame | RecordedExchange


def read_recording(path: Path) -> Iterator[RecordedFrame]:
    """Read the frames of a file in order, a line at a time.

    Args:
        path: JSON lines or HAR, gzipped or not; ``-`` is standard input.

    Raises:
        RecordingError: Not such a file.
        TruncatedRecordingError: The last line is truncated. All frames before it
            were yielded.
    """
    for item in read_items(path):
        if isinstance(item, RecordedFrame):
            yield item


def read_items(path: Path) -> Iterator[RecordedItem]:
    """Read the frames of a file, and its requests over REST.

    Args:
        path: As for `read_recording`.

    Raises:
        RecordingError: Not such a file.
        TruncatedRecordingError: The last line is truncated.
    """
    try:
        with _opened(path) as file:
            head = file.peek(_BUFFER)
            if head.startswith(_BOM):
                file.read(len(_BOM))
            if _may_be_archive(head.removeprefix(_BOM)):
                yield from _har(path, file)
            else:
                yield from _lines(path, file)
    except EOFError as error:
        raise TruncatedRecordingError(f"{path}: is truncated: {error}") from error
    except (OSError, zlib.error) as error:
        said = getattr(error, "strerror", None) or error
        raise RecordingError(f"{path}: cannot be read: {said}") from error
    except UnicodeDecodeError as error:
        raise RecordingError(f"{path}: not text in UTF-8: {error}") from error


def _opened(path: Path) -> io.BufferedReader:
    if str(path) == "-":
        raw = io.FileIO(sys.stdin.fileno(), closefd=False)
    else:
        raw = io.FileIO(path)
    file: io.BufferedReader = io.BufferedReader(raw, _BUFFER)
    if not file.peek(len(GZIP)).startswith(GZIP):
        return file
    return io.BufferedReader(Unpacked(file), _BUFFER)


def _may_be_archive(head: bytes) -> bool:
    """Whether a file may be a HAR archive, with its ``log`` anywhere in it."""
    first, has_end, _ = head.partition(b"\n")
    if not head.lstrip().startswith(b"{") or _DIRECTION.search(first):
        return False
    return _LOG.search(head) is not None or not (has_end and _is_json(first))


def _is_json(text: bytes) -> bool:
    try:
        _decode(text)
    except (ValueError, RecursionError):
        return False
    return True


class _Line(Struct):
    """A line in the usual form; `_odd_line` reads the others."""

    direction: str = field(name="dir")
    frame: str
    connection: str = field(name="conn", default="")
    binary: bool = False


_decode: Final = msgspec.json.Decoder().decode
_decode_line: Final = msgspec.json.Decoder(_Line).decode


def _lines(path: Path, file: IO[bytes]) -> Iterator[RecordedItem]:
    for number, raw in enumerate(iter(partial(file.readline, _LONGEST), b""), 1):
        if len(raw) == _LONGEST:
            raise RecordingError(
                f"{path}:{number}: a line of {_LONGEST >> 20} MiB or more: no frame"
            )
        try:
            line = _decode_line(raw)
        except (ValueError, RecursionError):
            odd = _odd_line(f"{path}:{number}", raw, is_first=number == 1)
            if odd is None:
                continue
            line = odd
        direction, text = _SIDES.get(line.direction), line.frame
        if direction is not None:
            if line.binary:
                text = _unpacked(f"{path}:{number}", text)
            if text.startswith("{"):
                yield RecordedFrame(number, line.connection, direction, text)
            else:
                yield from _frames(number, line.connection, direction, text)
        elif line.direction == _REST:
            exchange = read_exchange(text)
            if exchange is not None:
                yield RecordedExchange(number, exchange)


def _unpacked(place: str, text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except ValueError as error:
        raise RecordingError(f"{place}: not base64: {error}") from error


def _frames(
    number: int, connection: str, direction: Direction, text: str
) -> Iterator[RecordedFrame]:
    for one in _unwrapped(text):
        yield RecordedFrame(number, connection, direction, one)


def _odd_line(place: str, raw: bytes, *, is_first: bool) -> "_Line | None":
    """Read a line with other content, or with JSON that only JavaScript accepts."""
    line = raw.decode("utf-8")
    if not line.strip():
        return None
    try:
        record = _json(raw)
    except (ValueError, RecursionError) as error:
        if not is_first and not line.endswith("\n"):
            raise TruncatedRecordingError(
                f"{place}: the last line is truncated"
            ) from error
        raise RecordingError(f"{place}: not JSON: {error}") from error
    if not isinstance(record, dict):
        raise RecordingError(f"{place}: not an object with dir and frame")
    known = cast("dict[str, object]", record)
    direction, frame = known.get("dir"), known.get("frame")
    if isinstance(direction, str) and isinstance(frame, str):
        connection, is_binary = str(known.get("conn", "")), bool(known.get("binary"))
        return _Line(direction, frame, connection, is_binary)
    if direction in {"in", "out"}:
        raise RecordingError(f"{place}: frame is missing or not text")
    return None


def _json(text: bytes) -> object:
    try:
        return cast("object", _decode(text))
    except (ValueError, RecursionError):
        return cast("object", json.loads(text))  # accepts the same as JavaScript


def _har(path: Path, file: io.BufferedReader) -> Iterator[RecordedItem]:
    """Read an archive, by way of a file that can be mapped whatever the source.

    If it turns out not to be an archive, read its lines.
    """
    cut: EOFError | None = None
    with tempfile.TemporaryFile() as copy:
        try:
            shutil.copyfileobj(file, copy)
        except EOFError as error:  # truncated gzip data is a truncated archive
            cut = error
        if _LOG.search(_mapped(copy)) is None:
            copy.seek(0)
            yield from _lines(path, copy)
            if cut is not None:
                raise cut
            return
        items, said = _har_items(path, copy)
        number = 0
        for index, entry in enumerate(har_entries(items, is_cut_off=bool(said))):
            connection = entry.connection or f"{index}"
            for direction, text in entry.frames:
                number += 1
                yield from _frames(number, connection, direction, text)
            if entry.exchange is not None:
                number += 1
                yield RecordedExchange(number, entry.exchange)
    if said:
        raise TruncatedRecordingError(said)


def _har_items(path: Path, copy: IO[bytes]) -> tuple[Sequence[msgspec.Raw], str]:
    """Find the entries of an archive; if truncated, the complete ones and a message.

    Raises:
        RecordingError: It is not an archive.
    """
    data = _mapped(copy)
    try:
        return har_items(data), ""
    except (ValueError, RecursionError) as error:
        end = closed_again(data)
        if end is None:
            raise RecordingError(f"{path}: not a HAR archive: {error}") from error
    copy.seek(end.position)
    copy.write(end.closing)
    copy.truncate()
    return har_items(_mapped(copy)), f"{path}: is truncated"


def _mapped(file: IO[bytes]) -> "memoryview | bytes":
    """Map a whole file; the map is closed with the last reference to it."""
    file.flush()
    if not file.tell():  # an empty file cannot be mapped
        return b""
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _unwrapped(text: str) -> Iterator[str]:
    """Unwrap SockJS: ``o`` open, ``h`` alive, ``a[...]`` frames, ``c[...]`` close."""
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

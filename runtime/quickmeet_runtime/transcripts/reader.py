# SPDX-License-Identifier: MIT
"""Recorded conversations: the frames of a file, whatever wrote it.

Two kinds of file are read: JSON lines ``{"t": ms, "conn": who, "dir": "in" | "out",
"frame": "<text>"}``, and the HAR archive of a browser's developer tools. SockJS
framing (``o``, ``h``, ``a[...]``, ``c[...]``) is unwrapped.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from ..errors import QuickmeetError

__all__ = ["Direction", "RecordedFrame", "RecordingError", "read_recording"]

Direction = Literal["in", "out"]


class RecordingError(QuickmeetError, ValueError):
    """A file is no recording; says where and why."""


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
    """Read the frames of a file in their order.

    Args:
        path: JSON lines or HAR.

    Raises:
        RecordingError: Not such a file.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise RecordingError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RecordingError(f"{path}: not text in UTF-8: {error}") from error
    frames = _har(path, text) if _is_har(text) else _lines(path, text)
    for frame in frames:
        for unwrapped in _unwrapped(frame.text):
            yield RecordedFrame(
                frame.line, frame.connection, frame.direction, unwrapped
            )


def _is_har(text: str) -> bool:
    head = text[:2000].lstrip()
    return head.startswith("{") and '"log"' in head and '"dir"' not in head


def _lines(path: Path, text: str) -> Iterator[RecordedFrame]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record: object = json.loads(line)
        except (ValueError, RecursionError) as error:
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


def _har(path: Path, text: str) -> Iterator[RecordedFrame]:
    try:
        entries: list[dict[str, object]] = json.loads(text)["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RecordingError(f"{path}: not a HAR archive: {error}") from error
    number = 0
    for index, entry in enumerate(entries):
        messages = cast(
            "list[dict[str, object]]", entry.get("_webSocketMessages") or []
        )
        for message in messages:
            number += 1
            direction: Direction = "out" if message.get("type") == "send" else "in"
            data = str(message.get("data", ""))
            yield RecordedFrame(number, f"{index}", direction, data)


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

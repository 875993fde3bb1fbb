# SPDX-License-Identifier: MIT
"""The lines of a recording, including those that are not frames."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct

from quickmeet_devserver.base.documents import Document
from quickmeet_runtime.transcripts.recordings.reader import (
    RecordingError,
    read_recording,
)

__all__ = ["Line", "parsed", "read_transcript", "unwrapped"]

_KINDS: Final = frozenset({"out", "in", "note", "rest"})
_STEP_MS: Final = 10


class Line(Struct, frozen=True):
    """A line of a recording.

    Attributes:
        number: Its line in the file.
        at: When it was recorded, in milliseconds.
        connection: Its connection.
        kind: ``out``, ``in``, ``note`` or ``rest``.
        text: The frame, the note, or the REST call as JSON.
        is_binary: Whether it was a binary frame.
    """

    number: int
    at: int
    connection: str
    kind: str
    text: str
    is_binary: bool = False


def read_transcript(path: Path) -> list[Line]:
    """Read a recording: JSON lines, or a HAR archive.

    Raises:
        RecordingError: The file is neither.
    """
    frames = list(read_recording(path))
    lines = list(_lines(path))
    if lines:
        return lines
    return [
        Line(frame.line, n * _STEP_MS, frame.connection, frame.direction, frame.text)
        for n, frame in enumerate(frames, 1)
    ]


def _lines(path: Path) -> Iterator[Line]:
    at = 0
    for number, text in enumerate(path.read_text("utf-8").split("\n"), 1):
        try:
            record: object = json.loads(text) if text.strip() else None
        except ValueError:
            return  # a HAR archive: `read_recording` took it
        if not isinstance(record, dict):
            continue
        known = cast("Document", record)
        kind, frame = known.get("dir"), known.get("frame")
        if kind not in _KINDS or not isinstance(frame, str):
            continue
        given = known.get("t")
        at = int(given) if isinstance(given, (int, float)) else at + _STEP_MS
        is_binary = bool(known.get("binary"))
        yield Line(number, at, str(known.get("conn", "")), str(kind), frame, is_binary)


def parsed(text: str) -> Any:
    """Read a frame; None when it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def unwrapped(line: Line) -> list[str]:
    """Return the frames in a message: SockJS may wrap several, or none."""
    if line.is_binary:
        return [base64.b64decode(line.text).decode("utf-8", "replace")]
    text = line.text
    if line.kind == "in" and text in {"o", "h"}:
        return []
    inner = text[1:] if line.kind == "in" and text.startswith("a[") else text
    if inner is not text or text.startswith('["{'):
        items = parsed(inner)
        if isinstance(items, list):
            texts = cast("list[object]", items)
            if texts and all(isinstance(item, str) for item in texts):
                return cast("list[str]", texts)
    return [text]


__all__ += ["RecordingError"]

# SPDX-License-Identifier: MIT
"""A whole conversation against the schema: what fits, what does not, what is new.

What the server itself refused is counted, not held against the schema, and a
name that it answered with 404 is absent there, not unknown to us.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from .reader import RecordedFrame, TruncatedRecordingError, read_recording
from .validator import UNKNOWN_FIELD, UnknownNameError, Validator, Violation

__all__ = ["Audit", "Deviation", "audit_recordings"]

JSON: TypeAlias = dict[str, object]
NOT_FOUND = 404


@dataclass(frozen=True)
class Deviation:
    """A violation, and the frame that it is in.

    Attributes:
        file: Path of the recording.
        line: Line in it.
        direction: ``in`` or ``out``.
        name: Method, or stream and event.
        violation: What is wrong.
    """

    file: str
    line: int
    direction: str
    name: str
    violation: Violation

    def as_dict(self) -> JSON:
        """For JSON reports."""
        return {
            "file": self.file,
            "line": self.line,
            "dir": self.direction,
            "name": self.name,
            "path": self.violation.path,
            "kind": self.violation.kind,
            "message": self.violation.message,
        }


@dataclass
class Audit:
    """What was found in some recordings.

    Attributes:
        frames: Frames read.
        validated: Payloads held against the schema.
        unknown: Names that the schema does not have, with how often.
        refused: Names that the server refused, with how often.
        absent: Names that the server does not have, with how often.
        violations: Where a payload is not as the schema says.
        truncated: Recordings whose last line ends in its middle, in words.
    """

    frames: int = 0
    validated: int = 0
    unknown: Counter[str] = field(default_factory=Counter[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    absent: Counter[str] = field(default_factory=Counter[str])
    violations: list[Deviation] = field(default_factory=list[Deviation])
    truncated: list[str] = field(default_factory=list[str])

    def as_dict(self) -> JSON:
        """For JSON reports."""
        return {
            "frames": self.frames,
            "validated": self.validated,
            "unknown": dict(sorted(self.unknown.items())),
            "violations": [deviation.as_dict() for deviation in self.violations],
            "refused": dict(sorted(self.refused.items())),
            "absent": dict(sorted(self.absent.items())),
        }


@dataclass
class _Request:
    frame: RecordedFrame
    name: str
    params: list[object]


def audit_recordings(
    validator: Validator, paths: Iterable[Path], *, lenient: bool = False
) -> Audit:
    """Hold recorded conversations against a schema.

    Args:
        validator: The schema.
        paths: Recordings: JSON lines or HAR.
        lenient: Leave out violations of kind ``unknown-field``.

    Raises:
        RecordingError: A file is no recording.
    """
    audit = Audit()
    for path in paths:
        conversation = _Conversation(validator, str(path), audit, lenient=lenient)
        try:
            for frame in read_recording(path):
                audit.frames += 1
                conversation.take(frame)
        except TruncatedRecordingError as error:
            audit.truncated.append(str(error))
        conversation.end()
    return audit


class _Conversation:
    """One recording: calls and subscriptions wait for what the server says."""

    def __init__(
        self, validator: Validator, file: str, audit: Audit, *, lenient: bool
    ) -> None:
        self._validator = validator
        self._file = file
        self._audit = audit
        self._lenient = lenient
        self._calls: dict[tuple[str, str], list[_Request]] = {}
        self._subs: dict[tuple[str, str], _Request] = {}
        self._heard: set[str] = set()
        """Connections on which the server said something."""
        self._meanings: Mapping[str, Callable[[RecordedFrame, JSON], None]] = {
            "result": self._answered,
            "nosub": self._ended,
            "ready": self._ready,
            "error": self._rejected,
            "event": self._event,
            "added": self._document,
            "changed": self._document,
        }

    def take(self, frame: RecordedFrame) -> None:
        if frame.direction == "in":
            self._heard.add(frame.connection)
        message = _object(frame.text)
        if message is None:
            if frame.direction == "in":
                broken = Violation("$", "frame", "not a JSON object")
                self._report(frame, "frame", [broken])
            return
        kind = message.get("msg")
        if frame.direction == "out":
            self._sent(frame, kind, message)
            return
        if kind == "changed" and str(message.get("collection")).startswith("stream-"):
            kind = "event"
        meant = self._meanings.get(str(kind))
        if meant is not None:
            meant(frame, message)

    def end(self) -> None:
        """Look at the calls of a recording that has what the client sent alone."""
        for call in (call for waiting in self._calls.values() for call in waiting):
            if call.frame.connection in self._heard:
                continue  # what nobody answered there was not taken either
            if call.name not in self._validator.methods:
                self._audit.unknown[call.name] += 1
                continue
            found = self._validator.params(call.name, call.params)
            self._report(call.frame, call.name, found)

    def _sent(self, frame: RecordedFrame, kind: object, message: JSON) -> None:
        params = message.get("params", [])
        if not isinstance(params, list):
            return
        known = cast("list[object]", params)
        key = (frame.connection, str(message.get("id")))
        if kind == "method":
            request = _Request(frame, str(message.get("method")), known)
            self._calls.setdefault(key, []).append(request)
        elif kind == "sub":
            self._subs[key] = _Request(frame, str(message.get("name")), known)

    def _answered(self, frame: RecordedFrame, message: JSON) -> None:
        waiting = self._calls.get((frame.connection, str(message.get("id"))))
        if not waiting:
            return
        call = waiting.pop(0)
        error = message.get("error")
        if error is not None:
            self._count_refusal(call.name, error)
            return
        if self._is_idle_write(call):
            self._audit.refused[call.name] += 1
            return
        method = self._validator.methods.get(call.name)
        if method is None:
            self._audit.unknown[call.name] += 1
            return
        schema = method.get("result")
        has_result = isinstance(schema, dict) and schema != {"type": "null"}  # pyright: ignore[reportUnknownVariableType]  # JSON
        if "result" not in message:
            if has_result and not _admits_null(cast("JSON", schema)):
                self._audit.refused[call.name] += 1
                return
        elif message["result"] is False and method.get("refused_by") == "false":
            self._audit.refused[call.name] += 1
            return
        found = self._validator.params(call.name, call.params, were_taken=True)
        self._report(call.frame, call.name, found)
        if "result" in message:
            found = self._validator.result(call.name, message["result"])
            self._report(frame, call.name, found)

    def _is_idle_write(self, call: _Request) -> bool:
        """Whether a call writes to a stream that takes nothing from clients.

        Every stream is a method too; what it refuses it answers like what it takes
        (NOTES section 5).
        """
        streams = self._validator.streams
        if call.name not in streams:
            return False
        if call.name not in self._validator.methods:
            return True
        key = str(call.params[0]) if call.params else ""
        try:
            event = streams[call.name][self._validator.pattern(call.name, key)]
        except UnknownNameError:
            return False
        return "write" not in event

    def _ended(self, frame: RecordedFrame, message: JSON) -> None:
        key = (frame.connection, str(message.get("id")))
        request = self._subs.pop(key, None)
        if request is not None and message.get("error") is not None:
            self._count_refusal(request.name, message["error"])

    def _ready(self, frame: RecordedFrame, message: JSON) -> None:
        for name in cast("list[object]", message.get("subs") or []):
            request = self._subs.get((frame.connection, str(name)))
            if request is None:
                continue
            if request.name in self._validator.publications:
                found = self._validator.publication(request.name, request.params)
                self._report(request.frame, request.name, found)
            elif request.name not in self._validator.streams:
                self._audit.unknown[request.name] += 1

    def _rejected(self, frame: RecordedFrame, message: JSON) -> None:
        offending = message.get("offendingMessage")
        if not isinstance(offending, dict):
            return
        known = cast("JSON", offending)
        key = (frame.connection, str(known.get("id")))
        if known.get("msg") == "method" and self._calls.get(key):
            self._audit.refused[self._calls[key].pop().name] += 1
        elif known.get("msg") == "sub" and key in self._subs:
            self._audit.refused[self._subs.pop(key).name] += 1

    def _event(self, frame: RecordedFrame, message: JSON) -> None:
        stream = str(message.get("collection"))
        fields = message.get("fields")
        if not isinstance(fields, dict):
            return
        known = cast("JSON", fields)
        key, args = str(known.get("eventName")), known.get("args")
        if not isinstance(args, list):
            return
        try:
            found = self._validator.event(stream, key, cast("list[object]", args))
        except UnknownNameError:
            self._audit.unknown[f"{stream} {_event_name(key)}"] += 1
            return
        self._report(frame, f"{stream} {_event_name(key)}", found)

    def _document(self, frame: RecordedFrame, message: JSON) -> None:
        """Fields of a document; publications push what they like of it."""
        collection, fields = str(message.get("collection")), message.get("fields", {})
        if collection.startswith("stream-") or not isinstance(fields, dict):
            return
        id_, known = str(message.get("id")), cast("JSON", fields)
        try:
            found = self._validator.document(collection, id_, known)
        except UnknownNameError:
            self._audit.unknown[collection] += 1
            return
        self._report(frame, collection, found)

    def _count_refusal(self, name: str, error: object) -> None:
        code = cast("JSON", error).get("error") if isinstance(error, dict) else None
        counts = self._audit.absent if code == NOT_FOUND else self._audit.refused
        counts[name] += 1

    def _report(
        self, frame: RecordedFrame, name: str, found: Iterable[Violation]
    ) -> None:
        self._audit.validated += 1
        self._audit.violations += [
            Deviation(self._file, frame.line, frame.direction, name, violation)
            for violation in found
            if not (self._lenient and violation.kind == UNKNOWN_FIELD)
        ]


def _object(text: str) -> JSON | None:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("JSON", value) if isinstance(value, dict) else None


def _event_name(key: str) -> str:
    """The event without the id in front: ``{id}/deleteMessage``."""
    head, slash, tail = key.partition("/")
    if slash:
        return f"{{id}}/{tail}"
    return "{id}" if any(letter.isdigit() for letter in head) else head


def _admits_null(schema: JSON) -> bool:
    kinds = schema.get("type")
    if kinds == "null" or (isinstance(kinds, list) and "null" in kinds):
        return True
    if not schema.keys() - {"description", "x-name"}:
        return True
    choices = schema.get("anyOf") or schema.get("oneOf") or ()
    return any(_admits_null(choice) for choice in cast("list[JSON]", choices))

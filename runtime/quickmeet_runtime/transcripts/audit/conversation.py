# SPDX-License-Identifier: MIT
"""The audit of a connection: calls and subscriptions, and their answers.

What the server itself refused is counted, not held against the schema, and a
name that it answered with 404 is absent there, not unknown to us.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias, TypeVar, cast

import msgspec

from ...observability.secret_methods import gives_secrets, takes_secrets
from ..recordings.reader import RecordedFrame
from ..validation.nesting import is_surely_flat
from ..validation.strict_schemas import admits_null
from ..validation.validator import UnknownNameError, Validator, Violation
from .audit_run import AuditRun
from .former_checks import FormerChecks

__all__ = ["Conversation"]

JSON: TypeAlias = dict[str, object]
T = TypeVar("T")
KeyT = TypeVar("KeyT")

_NOT_FOUND: Final = 404
_STREAM: Final = "stream-"
_OF_NOTHING: Final = Violation("$.collection", "frame", "not the name of a collection")
_MOST_WAITING: Final = 10_000
"""Calls and subscriptions that are remembered until they are answered."""
_decode = msgspec.json.Decoder().decode


@dataclass
class _Request:
    frame: RecordedFrame
    name: str
    params: list[object]
    is_doubtful: bool = False
    """Whether the server may have refused it by words that name no call."""


class Conversation:
    """Frames of a recording or a connection, in their order.

    Args:
        run: What takes what is found.
        file: Path of the recording, or name of the connection.
    """

    def __init__(self, run: AuditRun, file: str) -> None:
        self._run = run
        self._audit = run.audit
        self._schema = run.flat
        self._file = file
        self._calls: OrderedDict[tuple[str, str], list[_Request]] = OrderedDict()
        self._subs: OrderedDict[tuple[str, str], _Request] = OrderedDict()
        self._before: OrderedDict[str, list[tuple[tuple[str, str], int]]] = (
            OrderedDict()
        )
        """Of connections that are opened again: what waits from the time before."""
        self._former = FormerChecks(run.flat)
        self._meanings: Mapping[str, Callable[[RecordedFrame, JSON], None]] = {
            "connected": self._connected,
            "result": self._answered,
            "nosub": self._ended,
            "ready": self._ready,
            "error": self._rejected,
            "added": self._document,
            "changed": self._changed,
            "removed": self._removed,
        }

    def take(self, frame: RecordedFrame) -> None:
        """Take the next frame."""
        self._audit.frames += 1
        if frame.direction == "in" and self._former.event_matches(frame.text):
            self._audit.validated += 1
            return
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
        meant = self._meanings.get(str(kind))
        if meant is not None:
            meant(frame, message)

    def _validator(self, frame: RecordedFrame) -> Validator:
        is_flat = is_surely_flat(frame.text)
        return self._run.flat if is_flat else self._run.validator

    def end(self) -> None:
        """Look at the calls that nobody answered: a client's side alone, or a cut."""
        for call in (call for waiting in self._calls.values() for call in waiting):
            self._unanswered(call)

    def _unanswered(self, call: _Request) -> None:
        if call.is_doubtful or self._is_idle_write(call):
            return
        if call.name not in self._schema.methods:
            self._run.count(self._audit.unknown, call.name)
            return
        found = self._validator(call.frame).params(call.name, call.params)
        self._report(call.frame, call.name, found)

    def _connected(self, frame: RecordedFrame, message: JSON) -> None:
        """Nothing answers what was asked on the connection of before."""
        del message
        for key, count in self._before.pop(frame.connection, ()):
            for _ in range(min(count, len(self._calls.get(key, ())))):
                self._unanswered(self._taken(key))

    def _sent(self, frame: RecordedFrame, kind: object, message: JSON) -> None:
        if kind == "connect":
            calls = self._calls.items()
            mine = [(key, len(one)) for key, one in calls if key[0] == frame.connection]
            _bounded(self._before)[frame.connection] = mine
            return
        params = message.get("params", [])
        if not isinstance(params, list):
            return
        known = cast("list[object]", params)
        key = (frame.connection, str(message.get("id")))
        if kind == "method":
            request = _Request(frame, str(message.get("method")), known)
            if takes_secrets(request.name):
                self._run.masker.learn_call(request.name, known)
            _bounded(self._calls).setdefault(key, []).append(request)
        elif kind == "sub":
            _bounded(self._subs)[key] = _Request(frame, str(message.get("name")), known)

    def _answered(self, frame: RecordedFrame, message: JSON) -> None:
        key = (frame.connection, str(message.get("id")))
        if key not in self._calls:
            return
        call = self._taken(key)
        if gives_secrets(call.name):
            self._run.masker.learn_result(message.get("result"))
        error = message.get("error")
        if error is not None:
            self._count_refusal(call.name, error)
        elif "result" in message and self._is_common(call, frame, message["result"]):
            self._audit.validated += 2
        else:
            self._accepted(call, frame, message)

    def _accepted(self, call: _Request, frame: RecordedFrame, message: JSON) -> None:
        if self._is_idle_write(call):
            self._run.count(self._audit.refused, call.name)
            return
        method = self._schema.methods.get(call.name)
        if method is None:
            self._run.count(self._audit.unknown, call.name)
            return
        schema = method.get("result")
        has_result = isinstance(schema, dict) and schema != {"type": "null"}  # pyright: ignore[reportUnknownVariableType]  # JSON
        if "result" not in message:
            if has_result and not admits_null(cast("JSON", schema)):
                self._run.count(self._audit.refused, call.name)
                return
        elif message["result"] is False and method.get("refused_by") == "false":
            self._run.count(self._audit.refused, call.name)
            return
        known = self._validator(call.frame)
        sent = known.params(call.name, call.params, were_taken=True)
        self._report(call.frame, call.name, sent)
        if "result" in message:
            found = self._validator(frame).result(call.name, message["result"])
            self._report(frame, call.name, found)
            if not sent and not found:
                self._former.remember_call(call.name)

    def _is_common(self, call: _Request, frame: RecordedFrame, result: object) -> bool:
        """Whether a call and its answer match, as some did before."""
        return (
            is_surely_flat(call.frame.text)
            and is_surely_flat(frame.text)
            and self._former.call_matches(call.name, call.params, result)
        )

    def _is_idle_write(self, call: _Request) -> bool:
        """Whether a call writes to a stream that takes nothing from clients.

        Every stream is a method too; what it refuses it answers like what it takes
        (NOTES section 5).
        """
        streams = self._schema.streams
        if call.name not in streams:
            return False
        if call.name not in self._schema.methods:
            return True
        key = str(call.params[0]) if call.params else ""
        try:
            event = streams[call.name][self._schema.pattern(call.name, key)]
        except UnknownNameError:
            return False
        return "write" not in event

    def _ended(self, frame: RecordedFrame, message: JSON) -> None:
        key = (frame.connection, str(message.get("id")))
        request = self._subs.pop(key, None)
        if request is not None and message.get("error") is not None:
            self._count_refusal(request.name, message["error"])

    def _ready(self, frame: RecordedFrame, message: JSON) -> None:
        named = message.get("subs")
        for name in cast("list[object]", named if isinstance(named, list) else []):
            request = self._subs.get((frame.connection, str(name)))
            if request is None:
                continue
            if request.name in self._schema.publications:
                found = self._validator(request.frame).publication(
                    request.name, request.params
                )
                self._report(request.frame, request.name, found)
            elif request.name not in self._schema.streams:
                self._run.count(self._audit.unknown, request.name)

    def _rejected(self, frame: RecordedFrame, message: JSON) -> None:
        offending = message.get("offendingMessage")
        if not isinstance(offending, dict):  # what the server could not read
            for (connection, _), waiting in self._calls.items():
                if connection == frame.connection:
                    waiting[-1].is_doubtful = True
            return
        known = cast("JSON", offending)
        key = (frame.connection, str(known.get("id")))
        if known.get("msg") == "method" and self._calls.get(key):
            self._run.count(self._audit.refused, self._taken(key, last=True).name)
        elif known.get("msg") == "sub" and key in self._subs:
            self._run.count(self._audit.refused, self._subs.pop(key).name)

    def _changed(self, frame: RecordedFrame, message: JSON) -> None:
        collection = message.get("collection")
        if isinstance(collection, str) and collection.startswith(_STREAM):
            self._event(frame, collection, message.get("fields"))
        else:
            self._document(frame, message)

    def _event(self, frame: RecordedFrame, stream: str, fields: object) -> None:
        if not isinstance(fields, dict):
            return
        known = cast("JSON", fields)
        key, args = str(known.get("eventName")), known.get("args")
        if not isinstance(args, list):
            return
        try:
            found = self._validator(frame).event(
                stream, key, cast("list[object]", args)
            )
        except UnknownNameError:
            self._run.count(self._audit.unknown, f"{stream} {_event_name(key)}")
            return
        if found:
            self._report(frame, f"{stream} {_event_name(key)}", found)
        else:
            self._audit.validated += 1
            self._former.remember_event(stream, key)

    def _document(self, frame: RecordedFrame, message: JSON) -> None:
        """Fields of a document; publications push what they like of it."""
        collection, fields = message.get("collection"), message.get("fields", {})
        if not isinstance(collection, str):
            self._report(frame, "frame", [_OF_NOTHING])
            return
        if collection.startswith(_STREAM) or not isinstance(fields, dict):
            return
        id_, known = str(message.get("id")), cast("JSON", fields)
        try:
            found = self._validator(frame).document(collection, id_, known)
        except UnknownNameError:
            self._run.count(self._audit.unknown, collection)
            return
        self._report(frame, collection, found)

    def _removed(self, frame: RecordedFrame, message: JSON) -> None:
        if not isinstance(message.get("collection"), str):
            self._report(frame, "frame", [_OF_NOTHING])

    def _count_refusal(self, name: str, error: object) -> None:
        code = cast("JSON", error).get("error") if isinstance(error, dict) else None
        counts = self._audit.absent if code == _NOT_FOUND else self._audit.refused
        self._run.count(counts, name)

    def _taken(self, key: tuple[str, str], *, last: bool = False) -> _Request:
        """The call that an answer belongs to: the first of its id, or the last."""
        waiting = self._calls[key]
        call = waiting.pop(-1 if last else 0)
        if not waiting:
            del self._calls[key]
        return call

    def _report(
        self, frame: RecordedFrame, name: str, found: Sequence[Violation]
    ) -> None:
        if found:  # what is secret in it may be quoted
            self._run.masker.learn_call(name, [_object(frame.text)])
        self._run.take(self._file, frame.line, frame.direction, name, found)


def _bounded(waiting: "OrderedDict[KeyT, T]") -> "OrderedDict[KeyT, T]":
    """Forget those that wait longest, so that one more has room."""
    while len(waiting) >= _MOST_WAITING:
        waiting.popitem(last=False)
    return waiting


def _object(text: str) -> JSON | None:
    try:
        value: object = _decode(text)
    except (ValueError, RecursionError):
        try:  # what JavaScript lets pass, and msgspec does not
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
    return cast("JSON", value) if isinstance(value, dict) else None


@lru_cache(maxsize=1024)
def _event_name(key: str) -> str:
    """The event without the id in front: ``{id}/deleteMessage``."""
    head, slash, tail = key.partition("/")
    if slash:
        return f"{{id}}/{tail}"
    return "{id}" if any(letter.isdigit() for letter in head) else head

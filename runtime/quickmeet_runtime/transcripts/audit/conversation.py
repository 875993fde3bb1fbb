# SPDX-License-Identifier: MIT
"""The audit of a connection: calls and subscriptions, and their answers.

Calls that the server itself refused are counted and not checked against the schema; a
name that it answered with 404 is absent there, not unknown to us.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias, cast

from ...secrecy import gives_secrets, takes_secrets
from ..recordings.reader import Direction, RecordedFrame
from ..validation.engine import is_surely_flat
from ..validation.strict_schemas import admits_null
from ..validation.validator import UnknownNameError, Validator, Violation
from .audit_run import AuditRun
from .frame_reading import (
    NOTHING,
    AuditedMessage,
    WaitingRequest,
    bounded,
    decode_any,
    decode_message,
    event_name,
    object_of,
    params_of,
)

__all__ = ["Conversation"]

JSON: TypeAlias = dict[str, object]

_NOT_FOUND: Final = 404
_STREAM: Final = "stream-"
_OF_NOTHING: Final = Violation("$.collection", "frame", "not the name of a collection")


_Take: TypeAlias = Callable[[RecordedFrame, AuditedMessage], bool]


class Conversation:
    """Frames of a recording or a connection, in order.

    Args:
        run: Counts and reports.
        file: Path of the recording, or name of the connection.
    """

    def __init__(self, run: AuditRun, file: str) -> None:
        self._run = run
        self._audit = run.audit
        self._schema = run.flat
        self._file = file
        self._calls: OrderedDict[tuple[str, str], list[WaitingRequest]] = OrderedDict()
        self._subs: OrderedDict[tuple[str, str], WaitingRequest] = OrderedDict()
        self._before: OrderedDict[str, list[tuple[tuple[str, str], int]]] = (
            OrderedDict()
        )
        """For reopened connections: requests pending from the connection before."""
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
        usual: dict[str, _Take] = {
            "connected": self._takes_greeting,
            "result": self._takes_answer,
            "ready": self._takes_ready,
            "changed": self._takes_change,
        }
        self._usual: Mapping[Direction, Mapping[str, _Take]] = {
            "in": dict.fromkeys(self._meanings, _takes_none) | usual,
            "out": {
                "connect": self._takes_opening,
                "method": self._takes_call,
                "sub": self._takes_subscription,
            },
        }

    def take(self, frame: RecordedFrame) -> None:
        """Handle the next frame."""
        self._audit.frames += 1
        try:
            message = decode_message(frame.text)
            take = self._usual[frame.direction].get(message.msg)
            if take is None or take(frame, message):
                return
        except (LookupError, RecursionError, ValueError):
            pass  # handled in full below
        self._take_any(frame)

    # These return whether they handled a frame; otherwise they did nothing, and may
    # have raised LookupError, RecursionError or ValueError.

    def _takes_opening(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        del message
        self._opened(frame)
        return True

    def _takes_greeting(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        del message
        self._connected(frame, {})
        return True

    def _takes_call(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        proofs = self._schema.call_proofs(message.method)
        if proofs is None:
            return False
        proofs[0](message.params)
        if takes_secrets(message.method):
            self._run.masker.learn_call(message.method, decode_any(message.params))
        self._expect(message.id, WaitingRequest(frame, message.method, proofs[1]))
        return True

    def _takes_subscription(
        self, frame: RecordedFrame, message: AuditedMessage
    ) -> bool:
        if not message.may_have_params:
            return False
        request = WaitingRequest(frame, message.name)
        bounded(self._subs)[frame.connection, message.id] = request
        return True

    def _takes_ready(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        self._ready(frame, {"subs": message.subs})
        return True

    def _takes_answer(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        key = (frame.connection, message.id)
        waiting = self._calls.get(key)
        if waiting is None:
            return True
        if message.error is None:
            return self._takes_result(key, waiting[0], message)
        is_plain = message.result is NOTHING
        if is_plain:
            self._count_refusal(self._taken(key).name, message.error)
        return is_plain

    def _takes_result(
        self, key: tuple[str, str], call: WaitingRequest, message: AuditedMessage
    ) -> bool:
        has_result = message.result is not NOTHING
        proof = call.proof  # some methods refuse with False
        if proof is None or (has_result and proof(message.result) is False):
            return False
        if has_result and gives_secrets(call.name):
            self._run.masker.learn_call(call.name, [decode_any(message.result)])
        if not (has_result or _may_give_nothing(self._schema.methods[call.name])):
            return False
        self._taken(key)
        self._audit.validated += 2 if has_result else 1
        return True

    def _takes_change(self, frame: RecordedFrame, message: AuditedMessage) -> bool:
        del frame
        event = message.fields
        self._schema.event_proof(message.collection, event.key)(event.args)
        self._audit.validated += 1
        return True

    def _take_any(self, frame: RecordedFrame) -> None:
        message = object_of(frame.text)
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
        """Check the calls without an answer: one side, or a truncated recording."""
        for call in (call for waiting in self._calls.values() for call in waiting):
            self._unanswered(call)

    def _unanswered(self, call: WaitingRequest) -> None:
        if call.is_doubtful or self._is_idle_write(call):
            return
        if call.name not in self._schema.methods:
            self._run.count(self._audit.unknown, call.name)
            return
        found = self._validator(call.frame).params(call.name, call.params)
        self._report(call.frame, call.name, found)

    def _opened(self, frame: RecordedFrame) -> None:
        calls = self._calls.items()
        mine = [(key, len(one)) for key, one in calls if key[0] == frame.connection]
        bounded(self._before)[frame.connection] = mine

    def _connected(self, frame: RecordedFrame, message: JSON) -> None:
        """End the requests of the connection before: they will not be answered."""
        del message
        for key, count in self._before.pop(frame.connection, ()):
            for _ in range(min(count, len(self._calls.get(key, ())))):
                self._unanswered(self._taken(key))

    def _sent(self, frame: RecordedFrame, kind: object, message: JSON) -> None:
        if kind == "connect":
            self._opened(frame)
            return
        params, id_ = params_of(message), str(message.get("id"))
        if params is None:
            return
        if kind == "method":
            request = WaitingRequest(frame, str(message.get("method")))
            if takes_secrets(request.name):
                self._run.masker.learn_call(request.name, params)
            self._expect(id_, request)
        elif kind == "sub":
            request = WaitingRequest(frame, str(message.get("name")))
            bounded(self._subs)[frame.connection, id_] = request

    def _expect(self, id_: str, call: WaitingRequest) -> None:
        key = (call.frame.connection, id_)
        bounded(self._calls).setdefault(key, []).append(call)

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
        else:
            self._accepted(call, frame, message)

    def _accepted(
        self, call: WaitingRequest, frame: RecordedFrame, message: JSON
    ) -> None:
        if self._is_idle_write(call):
            self._run.count(self._audit.refused, call.name)
            return
        method = self._schema.methods.get(call.name)
        if method is None:
            self._run.count(self._audit.unknown, call.name)
            return
        if "result" not in message:
            if not _may_give_nothing(method):
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

    def _is_idle_write(self, call: WaitingRequest) -> bool:
        """Whether a call writes to a stream that accepts nothing from clients.

        Every stream is a method too; it answers refused and accepted writes alike
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
        if not isinstance(offending, dict):  # unreadable to the server
            for (connection, _), waiting in self._calls.items():
                if connection == frame.connection:
                    waiting[-1].doubt()
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
            self._run.count(self._audit.unknown, f"{stream} {event_name(key)}")
            return
        self._report(frame, f"{stream} {event_name(key)}", found)

    def _document(self, frame: RecordedFrame, message: JSON) -> None:
        """Check fields of a document; publications may push any part of it."""
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

    def _taken(self, key: tuple[str, str], *, last: bool = False) -> WaitingRequest:
        """Return the call of an answer: the first with its id, or the last."""
        waiting = self._calls[key]
        call = waiting.pop(-1 if last else 0)
        if not waiting:
            del self._calls[key]
        return call

    def _report(
        self, frame: RecordedFrame, name: str, found: Sequence[Violation]
    ) -> None:
        if found:  # messages may quote its secrets
            self._run.masker.learn_call(name, [object_of(frame.text)])
        self._run.take(self._file, frame.line, frame.direction, name, found)


def _takes_none(frame: RecordedFrame, message: AuditedMessage) -> bool:
    del frame, message
    return False


def _may_give_nothing(method: Mapping[str, object]) -> bool:
    """Whether an answer without a result is valid; otherwise it means a refusal."""
    schema = method.get("result")
    return not isinstance(schema, Mapping) or admits_null(cast("JSON", schema))

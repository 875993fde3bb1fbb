# SPDX-License-Identifier: MIT
"""Keys to pair frames, and facts about a whole recording."""

import re
from collections.abc import Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = [
    "ANSWERS",
    "STATES",
    "causes_first",
    "document_of",
    "done_calls",
    "key_of",
    "refusals",
    "subject_of",
]

STATES: Final = ("/rooms-changed", "/subscriptions-changed")
"""Events that carry the state of a document."""

_DIGITS: Final = re.compile(r"\d+")

ANSWERS: Final = frozenset({"result", "updated", "ready", "nosub"})
"""Frames that answer a call or a subscription."""


def causes_first(lines: Sequence[Line]) -> list[Line]:
    """REST calls before the events of theirs: they were noted when they ended.

    What came before a call began is not of it: it says for how long it took, or it
    began when the one before had ended.
    """
    ordered: list[Line] = []
    ended = 0
    for line in lines:
        position = len(ordered)
        if line.kind == "rest":
            took = as_document(parsed(line.text)).get("took")
            began = line.at - took if isinstance(took, int) else ended
            ended = line.at
            while position and _is_event(ordered[position - 1], since=began):
                position -= 1
        ordered.insert(position, line)
    return ordered


def _is_event(line: Line, since: int) -> bool:
    is_told = line.kind == "in" and '"changed' in line.text.replace("\\", "")
    return is_told and line.at >= since


def refusals(lines: Sequence[Line]) -> dict[tuple[str, str], bool]:
    """Which calls were one too many: a recording does not say since when it counts."""
    refusals: dict[tuple[str, str], bool] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = parsed(text)
            match frame:
                case {"msg": "result", "id": str(id_)}:
                    is_refused = "too-many-requests" in text
                    refusals[line.connection, id_] = is_refused
                case _:
                    pass
    return refusals


def done_calls(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Connection and id of the calls that were not refused."""
    done: set[tuple[str, str]] = set()
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") == "result" and "error" not in frame:
                done.add((line.connection, str(frame.get("id"))))
    return done


def document_of(frame: Document) -> object:
    """Which document a state is of."""
    args = as_list(as_document(frame["fields"]).get("args"))
    return as_document(args[-1]).get("_id") if args else None


def subject_of(frame: Document) -> tuple[Any, ...]:
    """The subject of an event."""
    told = as_document(frame.get("fields"))
    args, event = as_list(told.get("args")), str(told.get("eventName"))
    if event.endswith(STATES):
        return (args[0] == "removed", document_of(frame))
    about: list[Any] = []
    for arg in args:
        if isinstance(arg, str):
            about.append(arg)
        elif isinstance(arg, dict):
            fields = cast("Document", arg)
            about += [fields.get(key) for key in ("rid", "t", "type", "status")]
            about.append(str(fields.get("msg", ""))[:20])
            paths = as_document(fields.get("diff")).keys() - {"_updatedAt"}
            about.append(sorted(_DIGITS.sub("", path) for path in paths))
    return tuple(about)


def key_of(frame: Any) -> tuple[Any, ...]:  # noqa: PLR0911  # one line a kind
    """The key of two frames that may correspond to each other."""
    if not isinstance(frame, dict):
        return ("none",)
    fields = cast("Document", frame)
    msg = fields.get("msg")
    match fields:
        case {"msg": "changed", "fields": {"eventName": event}}:
            return ("event", fields["collection"], event)
        case {"msg": "added" | "removed" | "changed"}:
            return ("document", msg, fields.get("collection"), fields.get("id"))
        case {"msg": "updated"}:
            return ("updated", *sorted(fields.get("methods", ())))
        case {"msg": "ready"}:
            return ("ready", *sorted(fields.get("subs", ())))
        case {"msg": "result" | "nosub" | "pong"}:
            return (str(msg), fields.get("id"))
        case _:
            return (str(msg),)

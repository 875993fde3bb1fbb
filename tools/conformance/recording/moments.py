# SPDX-License-Identifier: MIT
"""When a recording was made, where its lines count from its own beginning."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from quickmeet_devserver.base.documents import as_document, milliseconds
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from .showing import objects_in

__all__ = ["dated", "sent_at_of", "taken_at"]

_CALENDAR_MS: Final = 1_000_000_000_000
_TOKEN_MS: Final = 90 * 86_400_000
"""How long a login token lasts, unless an administrator decided otherwise."""

_WHILE_MS: Final = 5_000
"""A message that is shown longer after it was sent was not sent just then."""


def dated(lines: Sequence[Line]) -> list[Line]:
    """Have lines say when they were recorded, by the calendar.

    A login says when it was: its token ends 90 days later. Else the first document
    that an event carries was written about when it came.
    """
    if not lines or lines[0].at > _CALENDAR_MS:
        return list(lines)
    began = next(_by_tokens(lines), None) or next(_by_events(lines), None)
    if began is None:
        return list(lines)
    return [msgspec.structs.replace(one, at=began + one.at) for one in lines]


def _by_tokens(lines: Sequence[Line]) -> Iterator[int]:
    asked: dict[tuple[str, str], int] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            frame = as_document(parsed(text))
            key = (line.connection, str(frame.get("id")))
            if frame.get("method") == "login" and "resume" not in json.dumps(frame):
                asked[key] = line.at
            ends = as_document(frame.get("result")).get("tokenExpires")
            moment = milliseconds(ends)
            if moment is not None and key in asked:
                yield moment - _TOKEN_MS - asked[key]


def _by_events(lines: Sequence[Line]) -> Iterator[int]:
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") != "changed":
                continue
            for fields in objects_in(frame):
                moment = milliseconds(fields.get("_updatedAt"))
                if moment is not None:
                    yield moment - line.at


def sent_at_of(lines: Sequence[Line]) -> dict[tuple[str, str], int]:
    """When the server took what calls sent, by connection and id of the call.

    It was a little later than the call was written down, and others may have written
    meanwhile: only by the server's own moments their order is the recorded one.
    """
    found: dict[tuple[str, str], int] = {}
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            result = as_document(frame.get("result"))
            moment = milliseconds(result.get("ts"))
            is_new = abs((moment or 0) - line.at) < _WHILE_MS
            if moment is not None and "rid" in result and is_new:
                found[line.connection, str(frame.get("id"))] = moment
    return found


def taken_at(line: Line, sent_at: Mapping[tuple[str, str], int]) -> int:
    """When the recorded server took what a line says.

    Args:
        line: The line.
        sent_at: What `sent_at_of` found in the recording.
    """
    if line.kind != "out":
        return line.at
    ids = [str(as_document(parsed(text)).get("id")) for text in unwrapped(line)]
    return max([line.at, *(sent_at.get((line.connection, id_), 0) for id_ in ids)])

# SPDX-License-Identifier: MIT
"""Recordings as others would have made them: begun later, masked, by other names.

A rule that holds for any recording holds for these as well. What was lost with a
beginning cannot all be known again, so a cut recording matches less than a whole one;
a masked one, and one whose connections are called otherwise, shall not.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped
from quickmeet_runtime.transcripts.recordings.redaction import Redactor

__all__ = ["VARIANTS", "Variant", "cut", "ended", "masked", "renamed"]

Variant: TypeAlias = Callable[[Sequence[Line]], list[Line]]
"""Makes another recording of one."""

_BEGINNINGS: Final = frozenset({"connect", "sub"})
_ANSWERS: Final = frozenset({"result", "updated", "ready", "nosub"})


def cut(lines: Sequence[Line], percent: int) -> list[Line]:
    """Begin later: of what was before only what stands by then stays.

    That is connections that are open, logins, and subscriptions that go on.

    Args:
        lines: The recording.
        percent: How much of it is cut off.
    """
    beginning = len(lines) * percent // 100
    closed, ended = _over(lines[:beginning])
    asked: set[tuple[str, str]] = set()
    kept: list[Line] = []
    for place, line in enumerate(lines):
        frame = _frame(line)
        is_over = place <= closed.get(line.connection, -1) or _key(line, frame) in ended
        if place < beginning and is_over:
            continue
        is_asked = line.kind == "out" and (place >= beginning or _begins(frame))
        if is_asked and "id" in frame:
            asked.add(_key(line, frame))
        if place >= beginning:
            is_kept = frame.get("msg") not in _ANSWERS or _answers(line, frame, asked)
        else:
            is_kept = is_asked or _is_of_beginning(line, frame, asked)
        if is_kept:
            at = max(line.at, lines[beginning].at)
            kept.append(msgspec.structs.replace(line, at=at))
    return kept


def _key(line: Line, frame: Document) -> tuple[str, str]:
    return line.connection, str(frame.get("id"))


def _over(lines: Sequence[Line]) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Connections that were closed, and subscriptions that ended."""
    closed: dict[str, int] = {}
    ended: set[tuple[str, str]] = set()
    for place, line in enumerate(lines):
        frame = _frame(line)
        if line.kind == "note" and "closed" in line.text:
            closed[line.connection] = place
        elif frame.get("msg") in {"unsub", "nosub"}:
            ended.add(_key(line, frame))
    return closed, ended


def ended(lines: Sequence[Line], percent: int) -> list[Line]:
    """End earlier, wherever that is: perhaps before what was asked is answered.

    Args:
        lines: The recording.
        percent: How much of it is kept.
    """
    return list(lines[: len(lines) * percent // 100])


def masked(lines: Sequence[Line]) -> list[Line]:
    """Mask what looks like a secret, and count times from the beginning."""
    redactor = Redactor()
    began = lines[0].at if lines else 0
    return [
        msgspec.structs.replace(line, at=line.at - began, text=_masked(redactor, line))
        for line in lines
    ]


def renamed(lines: Sequence[Line]) -> list[Line]:
    """Call connections by numbers."""
    names: dict[str, str] = {}
    for line in lines:
        names.setdefault(line.connection, str(len(names) + 1))
    return [
        msgspec.structs.replace(line, connection=names[line.connection])
        for line in lines
    ]


def _masked(redactor: Redactor, line: Line) -> str:
    if line.kind in {"in", "out"} and not line.is_binary:
        return redactor.frame(line.text.encode(), line.connection)
    if line.kind == "rest":
        return json.dumps(redactor.value(parsed(line.text)))
    return line.text


def _frame(line: Line) -> Document:
    """The first JSON object of a line that is a frame; nothing for others."""
    texts = unwrapped(line) if line.kind in {"in", "out"} else ()
    return as_document(next((parsed(text) for text in texts), None))


def _begins(frame: Document) -> bool:
    return frame.get("msg") in _BEGINNINGS or frame.get("method") == "login"


def _is_of_beginning(line: Line, frame: Document, asked: set[tuple[str, str]]) -> bool:
    if line.kind == "note":
        return True
    is_greeting = frame.get("msg") in {"connected", "failed", "added"}
    return line.kind == "in" and (
        is_greeting or "server_id" in frame or _answers(line, frame, asked)
    )


def _answers(line: Line, frame: Document, asked: set[tuple[str, str]]) -> bool:
    """Whether a frame answers something that was asked for."""
    return any((line.connection, id_) in asked for id_ in _ids(frame))


def _ids(frame: Document) -> Iterator[str]:
    for id_ in (frame.get("id"), *as_list(frame.get("methods"))):
        yield str(id_)
    yield from map(str, as_list(frame.get("subs")))


VARIANTS: Final[Mapping[str, Variant]] = MappingProxyType(
    {
        "whole": list,
        "masked": masked,
        "renamed": renamed,
        "cut by 30 %": partial(cut, percent=30),
        "cut by 60 %": partial(cut, percent=60),
        "ended after 70 %": partial(ended, percent=70),
    }
)
"""Ways to make another recording of one, by what they are called."""

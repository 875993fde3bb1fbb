# SPDX-License-Identifier: MIT
"""Where connections begin and end that a recording has only a part of."""

from collections.abc import Iterable, Mapping, Sequence

from quickmeet_devserver.base.documents import as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["followed_before", "last_asked", "replaced_at"]

_ASKS = frozenset({"method", "sub", "unsub"})


def replaced_at(lines: Sequence[Line]) -> Mapping[int, list[str]]:
    """Which connections are over when a line comes, by its position.

    A connection is over when one of the same user begins after its last line: the
    client had lost it, and what the server went on to tell it nobody recorded.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    users: dict[str, str] = {}
    for position, line in enumerate(lines):
        if line.kind not in {"in", "out"}:
            continue
        first.setdefault(line.connection, position)
        last[line.connection] = position
        for text in unwrapped(line) if line.kind == "in" else ():
            result = as_document(as_document(parsed(text)).get("result"))
            if {"id", "token"} <= set(result):
                users.setdefault(line.connection, str(result["id"]))
    found: dict[int, list[str]] = {}
    for name, user in users.items():
        later = [
            began
            for other, began in first.items()
            if users.get(other) == user and began > last[name]
        ]
        if later:
            found.setdefault(min(later), []).append(name)
    return found


def last_asked(lines: Sequence[Line]) -> int | None:
    """Requests whose answers were no longer recorded.

    Args:
        lines: The recording.

    Returns:
        Number of its first line; None where all of it was answered.
    """
    places = [at for at, line in enumerate(lines) if line.kind == "out"]
    if not places:
        return None
    first = places[-1]
    while first > 0 and lines[first - 1].kind == "out":
        first -= 1
    asked = set(_asked(lines[first:]))
    is_cut_off = not asked <= set(_answered(lines[first:]))
    return lines[first].number if is_cut_off else None


def _asked(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    for line in lines:
        for text in unwrapped(line) if line.kind == "out" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") in _ASKS:
                yield line.connection, str(frame.get("id"))


def _answered(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") in {"result", "nosub", "ready"}:
                for id_ in (frame.get("id"), *as_list(frame.get("subs"))):
                    yield line.connection, str(id_)


def followed_before(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Streams and events that arrive without a subscription in the recording.

    Args:
        lines: The recording, from the first line of the connection on.
    """
    asked, heard = set[tuple[str, str]](), dict[tuple[str, str], None]()
    for line in lines:
        is_own = line.connection == lines[0].connection and line.kind in {"in", "out"}
        for text in unwrapped(line) if is_own else ():
            match as_document(parsed(text)):
                case {"msg": "sub", "name": str(name), "params": [str(event), *_]}:
                    asked.add((name, event))
                case {"collection": str(name), "fields": {"eventName": str(event)}}:
                    if (name, event) not in asked:
                        heard[name, event] = None
                case _:
                    pass
    return list(heard)

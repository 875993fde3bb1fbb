# SPDX-License-Identifier: MIT
"""Connections that ended without a word: another one of the same user took over."""

from collections.abc import Mapping, Sequence

from quickmeet_devserver.base.documents import as_document
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["replaced_at"]


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

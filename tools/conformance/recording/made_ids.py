# SPDX-License-Identifier: MIT
"""Which ids came up in a conversation, and which were there before it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, cast

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.recording.roles import kind_of
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["MadeIds", "ids_in"]

_SERVERS: Final = frozenset({"object id"})
_FOLLOWED: Final = frozenset({"object id", "id"})
_OBJECT_ID: Final = re.compile(r"[0-9a-f]{24}")


_WORDS: Final = re.compile(r"[\w.-]+")
_IDS: Final = frozenset({"id", "object id", "direct room"})


class MadeIds:
    """The ids that somebody made in a recording.

    Args:
        lines: The recording.

    Attributes:
        began: When it began, in milliseconds since 1970.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.began: Final = lines[0].at if lines else 0
        self._before: Final = _known_beforehand(lines)
        self._made: Final[set[str]] = set()

    def add(self, id_: str) -> None:
        """Note what was made."""
        self._made.add(id_)

    def add_inserted(self, id_: str) -> None:
        """Note what was inserted for somebody, though it may have been there."""
        if id_ not in self._before:
            self._made.add(id_)

    def __contains__(self, id_: str) -> bool:
        """Whether it was seen to be made."""
        return id_ in self._made

    def is_made(self, id_: str) -> bool:
        """Whether an id came up in the conversation; ObjectIDs carry their time."""
        if id_ in self._made or id_ in self._before:
            return id_ in self._made
        return (
            _OBJECT_ID.fullmatch(id_) is not None
            and int(id_[:8], 16) > self.began // 1000
        )


def _known_beforehand(lines: Sequence[Line]) -> set[str]:
    """Ids of the server's that a client used before they were shown: it knew them."""
    shown: set[str] = set()
    known: set[str] = set()
    for line in lines:
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            frame = parsed(text)
            ids = set(ids_in(frame))
            if line.kind == "out":
                # a client may make others up, unless it follows them
                is_followed = as_document(frame).get("msg") == "sub"
                kinds = _FOLLOWED if is_followed else _SERVERS
                known |= {id_ for id_ in ids - shown if kind_of(id_) in kinds}
            shown |= ids
        if line.kind == "rest":
            shown |= set(ids_in(parsed(line.text)))
    return known


def ids_in(value: object) -> Iterator[str]:
    """Everything in a JSON value that looks like an id that a server made."""
    if isinstance(value, str):
        if kind_of(value) in _IDS:
            yield value
        elif "/" in value:
            yield from (one for one in _WORDS.findall(value) if kind_of(one) in _IDS)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from ids_in(item)
    elif isinstance(value, dict):
        for item in cast("Document", value).values():
            yield from ids_in(item)

# SPDX-License-Identifier: MIT
"""Which kind of mismatch a difference is: what the recording knew, what is played."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.roles import kind_of

from .exchanges import Exchange
from .mismatch import NOT_PLAYED, STATE_UNKNOWN
from .pairing import Recorded

__all__ = ["Known", "blame", "is_refused_as_unplayed"]

_WORDS: Final = re.compile(r"[\w.-]+")
_IDS: Final = frozenset({"id", "object id", "direct room"})
_UNPLAYED: Final = "error-not-supported"
_NOT_FOUND: Final = 404


class Known:
    """The ids that came up in a recording so far."""

    def __init__(self, before: Iterable[str]) -> None:
        self._ids = set(before)

    def note(self, value: object) -> None:
        """Take the ids of a frame."""
        self._ids |= set(ids_in(value))

    def lacks(self, value: object) -> bool:
        """Whether a frame is about something that never came up."""
        return any(id_ not in self._ids for id_ in ids_in(value))


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


def is_refused_as_unplayed(live: Any, recorded: Document) -> bool:
    """Whether the server says that it has no such method, and the recorded one did."""
    code = as_document(as_document(live).get("error")).get("error")
    told = as_document(recorded.get("error")).get("error")
    return code != told and code in {_UNPLAYED, _NOT_FOUND}


def blame(
    amiss: Iterable[Recorded], exchanges: Sequence[Exchange], known: Known
) -> None:
    """Say why events differ or are missing, where that is known.

    Args:
        amiss: The frames that differ or are missing after a step.
        exchanges: What was sent in the step.
        known: What came up before it.
    """
    is_unplayed = any(one.mismatch == NOT_PLAYED for one in exchanges)
    for one in amiss:
        if one.exchange.kind != "event":
            continue
        if is_unplayed:
            one.exchange.blame = NOT_PLAYED
        elif known.lacks(_subject(one.frame)):
            one.exchange.blame = STATE_UNKNOWN


def _subject(frame: Document) -> object:
    """The prerequisites of an event: its room or user, and a document."""
    fields = as_document(frame.get("fields"))
    args = as_list(fields.get("args"))
    about: list[object] = [fields.get("eventName")]
    if args and args[0] == "updated":
        about.append(as_document(args[-1]).get("_id"))
    return about

# SPDX-License-Identifier: MIT
"""Which kind of mismatch a difference is: what the recording knew, what is played."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document, as_list

from ..recording.made_ids import ids_in
from .exchanges import NOT_PLAYED, STATE_UNKNOWN, Exchange
from .pairing import Recorded

__all__ = ["Known", "blame"]

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


def _is_refused_as_unplayed(live: Any, recorded: Document) -> bool:
    """Whether the server says that it has no such method, and the recorded one did."""
    code = as_document(as_document(live).get("error")).get("error")
    told = as_document(recorded.get("error")).get("error")
    return code != told and code in {_UNPLAYED, _NOT_FOUND}


def blame(
    amiss: Sequence[Recorded], exchanges: Sequence[Exchange], known: Known
) -> None:
    """Say why answers and events differ or are missing, where that is known.

    Args:
        amiss: The frames that differ or are missing after a step.
        exchanges: What was sent in the step.
        known: What came up before it.
    """
    for one in amiss:
        live = one.partner
        if live is not None and _is_refused_as_unplayed(live.frame, one.frame):
            one.exchange.blame = NOT_PLAYED
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

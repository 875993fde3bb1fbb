# SPDX-License-Identifier: MIT
"""Users who had not yet joined the general room when a recording began."""

from typing import Any

from quickmeet_devserver.base.documents import Document, as_document

from .bystanders import AT_ONCE_MS
from .prior_state import Presupposed
from .tally import DEFAULT_ROOM, Tally

__all__ = ["Arrivals"]


class Arrivals:
    """Notes who comes into that room, and how many it had before.

    Args:
        found: What is known.
        tally: Counts what happened since the beginning.
    """

    def __init__(self, found: Presupposed, tally: Tally) -> None:
        self._found = found
        self._tally = tally
        self._shown_at = 0
        self._told: set[str] = set()

    def shown(self, room_id: str, at: int) -> None:
        """Note when a room was shown with all that it has for the first time."""
        if room_id == DEFAULT_ROOM:
            self._shown_at = at

    def told(self, args: list[Any], at: int) -> None:
        """Note a membership that is new, or the message that says so."""
        message, membership = as_document(args[0]), as_document(args[-1])
        is_new = args[0] == "inserted" and "unread" in membership
        news = membership if is_new else message
        if news.get("rid") != DEFAULT_ROOM or not (is_new or message.get("t") == "uj"):
            return
        who = str(as_document(news.get("u")).get("_id"))
        self._found.outside.add((DEFAULT_ROOM, who))
        id_ = str(news.get("_id"))
        is_first = not is_new and id_ not in self._told
        self._told.add(id_)
        if is_first and self._shown_at > at - AT_ONCE_MS:
            self._was_one_less()

    def refused(self, user_id: str | None, params: list[Any], error: Document) -> None:
        """Record who learns that they are not a member."""
        is_outside = error.get("error") == "error-invalid-subscription"
        if user_id is not None and is_outside and params[:1] == [DEFAULT_ROOM]:
            self._found.outside.add((DEFAULT_ROOM, user_id))

    def _was_one_less(self) -> None:
        room = self._found.rooms.get(DEFAULT_ROOM, {})
        if room.get("usersCount"):
            room["usersCount"] -= 1

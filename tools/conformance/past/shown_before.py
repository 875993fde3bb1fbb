# SPDX-License-Identifier: MIT
"""Documents as they were before a recording, by what it shows of them first."""

from collections.abc import Mapping
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, milliseconds, pick, pick_not

from ..recording.hints import NAMES, USER_KEYS
from ..recording.made_ids import MadeIds
from ..recording.showing import NOT_OF_ROOMS, objects_in, with_moments
from .memberships import Arrivals
from .prior_state import Presupposed
from .tally import EVERYBODY, Tally
from .undone import Undone

__all__ = ["ShownBefore"]

_SHOWN_BY_SOME: Final = frozenset({"ts", "msgs"})
"""Fields of rooms that lists of older servers do not have."""


_SKEW_MS: Final = 100
"""By so much a server's clock may differ from the recorder's."""


class ShownBefore:
    """Notes users, rooms, memberships and messages that were not made meanwhile.

    Args:
        found: Where to note them.
        made: Which ids came up in the conversation.
        tally: What happened since the beginning.
        arrivals: Who came into the room that everybody is in.
        undone: Takes off what was done to documents since the beginning.

    Attributes:
        at: When what is read was recorded, in milliseconds.
    """

    def __init__(
        self,
        found: Presupposed,
        made: MadeIds,
        tally: Tally,
        arrivals: Arrivals,
        undone: Undone,
    ) -> None:
        self._found = found
        self._made = made
        self._tally = tally
        self._arrivals = arrivals
        self._undone = undone
        self._whole: set[str] = set()
        self._told: set[str] = set()
        self.at = 0

    def documents(self, value: object, *, are_new: bool | None) -> None:
        """Note every user, room, membership and message in a payload.

        Args:
            value: The payload.
            are_new: Whether its messages were sent just now; None if unknown.
        """
        for fields in objects_in(value):
            if not isinstance(fields.get("_id"), str):
                continue
            fields = with_moments(fields)  # noqa: PLW2901  # REST has them as text
            if {"rid", "msg", "ts"} <= set(fields):
                self.message(fields, is_new=are_new)
            elif {"rid", "u", "unread"} <= set(fields):
                self.membership(fields)
            elif "t" in fields and not {"usersCount", "msgs"}.isdisjoint(fields):
                is_whole = "_updatedAt" in fields  # lists of rooms show less
                shown = pick_not(fields, (NOT_OF_ROOMS,))
                self.room(fields["_id"], shown, is_whole=is_whole)
            elif isinstance(fields.get("username"), str) and "token" not in fields:
                self.user(fields["_id"], pick(fields, NAMES))

    def message(self, fields: Document, *, is_new: bool | None) -> None:
        """Note a message, new or there before, and its room."""
        id_, room_id = str(fields["_id"]), str(fields["rid"])
        sent_at = milliseconds(fields["ts"]) or 0
        self._told |= {id_} if is_new else set()
        is_long_ago = 0 < sent_at < self._made.began - _SKEW_MS
        is_old = id_ in self._found.messages or is_long_ago
        is_new = is_new and not is_old  # an old one may be announced after a change
        if is_new or (is_new is None and sent_at >= self._made.began):
            self._tally.message(fields)
        if is_new:
            self._made.add(id_)
        elif is_new is False and id_ not in self._made:
            before = self._undone.message(fields)
            known = self._found.messages.setdefault(id_, before)
            if id_ not in self._told and set(before) > set(known):
                self._found.messages[id_] = before  # rooms show less of their last
        self.room(room_id, {})
        if isinstance(fields.get("drid"), str):
            self._discussion(fields["drid"], room_id, fields.get("dcount"))

    def _discussion(self, id_: str, parent: str, count: object) -> None:
        """Note a discussion by what the room that it is of shows of it."""
        facts: Document = {"prid": parent}
        if isinstance(count, int):
            facts["msgs"] = max(count - self._tally.sent_to(id_), 0)
        self.room(id_, facts)

    def membership(self, fields: Document) -> None:
        """Note a membership as it was, and its room."""
        if not self._made.is_made(fields["_id"]):
            before = self._tally.membership_before(fields)
            self._found.memberships.setdefault(fields["_id"], before)
        keys = ("t",) if fields.get("t") == "d" else ("t", "name")
        self.room(str(fields["rid"]), pick(fields, keys))

    def user(self, id_: str, facts: Mapping[str, Any]) -> None:
        """Note what is known of somebody."""
        if id_ in self._made or id_ in EVERYBODY:
            return
        known = self._found.users.setdefault(id_, {"_id": id_})
        for key in (*USER_KEYS, "digest"):
            if facts.get(key) is not None:
                known.setdefault(key, facts[key])

    def room(
        self, id_: str, facts: Mapping[str, Any], *, is_whole: bool = False
    ) -> None:
        """Note a room as it was, if it was there."""
        if self._made.is_made(id_) or id_ == "None":
            return
        facts = self._undone.document(id_, dict(facts))
        known = self._found.rooms.setdefault(id_, {"_id": id_})
        if id_ in self._whole:  # what is shown later may have been changed by then
            later = self._tally.room_before(id_, dict(facts))
            for key in _SHOWN_BY_SOME & set(later) - set(known):
                known[key] = later[key]
            return
        if is_whole:
            self._whole.add(id_)
            self._arrivals.shown(id_, self.at)
            known |= self._tally.room_before(id_, dict(facts))
        for key, value in facts.items():
            if value is not None:
                known.setdefault(key, value)

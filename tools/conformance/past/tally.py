# SPDX-License-Identifier: MIT
"""The history of a recording so far, to find how a document was before it.

A room or a membership may be shown for the first time after something was done to
it: what was counted since the beginning is taken off again.
"""

import re
from typing import Any, Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    milliseconds,
    pick_not,
)

from ..recording.hints import DEFAULT_ROOM

__all__ = ["EVERYBODY", "Tally"]

EVERYBODY: Final = frozenset({"all", "here"})
"""Ids of mentions that are nobody's."""

_CHANGES: Final = {
    "addRoomLeader": {"roles"},
    "addRoomModerator": {"roles"},
    "addRoomOwner": {"roles"},
    "blockUser": {"blocked", "blocker"},
    "hideRoom": {"open"},
    "ignoreUser": {"ignored"},
    "toggleFavorite": {"f"},
}
"""Changes of a membership by calls."""

_MAKES_USERS: Final = re.compile(r"/users\.(create|register)$")
_TAKES_USERS: Final = re.compile(r"/users\.delete(OwnAccount)?$")
_READS: Final = frozenset({"readMessages", "openRoom"})


class Tally:
    """Counts messages, joins and reads.

    Args:
        began: When the recording did, in milliseconds since 1970.
    """

    def __init__(self, began: int) -> None:
        self._began = began
        self._sent: dict[str, int] = {}
        self._messages: dict[str, Document] = {}
        self._read: set[tuple[str, str]] = set()
        self._joined = 0
        self._changed: dict[str, set[str]] = {}

    def call(self, method: str, params: list[Any], by: int) -> None:
        """Note a call that sends a message, or take it back: it was refused."""
        if method == "sendMessage" and params:
            room_id = str(as_document(params[0]).get("rid"))
            self._sent[room_id] = self._sent.get(room_id, 0) + by
        if method in _CHANGES and params and by > 0:
            first = params[0]
            named = first if isinstance(first, str) else as_document(first).get("rid")
            self._changed.setdefault(str(named), set()).update(_CHANGES[method])

    def request(self, call: Document) -> None:
        """Record a request that begins: its messages and users."""
        response = as_document(call.get("response"))
        if response.get("success") is not True or call.get("http") != "POST":
            return
        message = as_document(response.get("message"))
        if _MAKES_USERS.search(str(call.get("path"))):
            self._joined += 1
        elif _TAKES_USERS.search(str(call.get("path"))):
            self._joined -= 1
        elif "rid" in message:
            self.call("sendMessage", [message], 1)

    def answered(self, user_id: str | None, method: str, params: list[Any]) -> None:
        """Note what a user has read."""
        if method in _READS and params and user_id is not None:
            self._read.add((user_id, str(params[0])))

    def message(self, fields: Document) -> None:
        """Note a message that came to be."""
        if "editedAt" not in fields:
            self._messages.setdefault(str(fields["_id"]), fields)

    def joined(self) -> None:
        """Note an account that was made: it is in the default room."""
        self._joined += 1

    def room_before(self, id_: str, facts: Document) -> Document:
        """A room as it was before what was done to it."""
        before = dict(facts)
        if "msgs" in facts:
            before["msgs"] = max(facts["msgs"] - self._came_to(id_, facts), 0)
        if id_ == DEFAULT_ROOM and "usersCount" in facts:
            before["usersCount"] = max(facts["usersCount"] - self._joined, 0)
        return before

    def sent_to(self, room_id: str) -> int:
        """How many messages were sent to a room."""
        return self._sent.get(room_id, 0)

    def _came_to(self, room_id: str, facts: Document) -> int:
        """The number of messages of a room: some are announced later, some never."""
        last = as_document(facts.get("lastMessage"))
        told = {id_ for id_, one in self._messages.items() if one["rid"] == room_id}
        if (milliseconds(last.get("ts")) or 0) >= self._began and "_id" in last:
            told.add(str(last["_id"]))
        return max(self.sent_to(room_id), len(told))

    def membership_before(self, fields: Document) -> Document:
        """A membership as it was before others wrote, unless it was read since."""
        user_id, room_id = str(as_document(fields.get("u")).get("_id")), fields["rid"]
        changed = self._changed.get(room_id, set())
        fields = pick_not(fields, tuple(changed - {"open"}))
        if "open" in changed:
            fields["open"] = True
        if (user_id, room_id) in self._read:
            return fields
        others = [
            one
            for one in self._messages.values()
            if one["rid"] == room_id and as_document(one.get("u")).get("_id") != user_id
            if not {"t", "tmid"} & set(one)  # nobody counts those
        ]
        if not others:
            return fields
        named = [_mentioned(one) for one in others]
        mine = sum(user_id in one for one in named)
        everybody = sum(not EVERYBODY.isdisjoint(one) for one in named)
        counted = len(others) if fields.get("t") == "d" else mine + everybody
        before = {**fields, "alert": False}
        for key, by in (
            ("unread", counted),
            ("userMentions", mine),
            ("groupMentions", everybody),
        ):
            before[key] = max(int(fields.get(key) or 0) - by, 0)
        return before


def _mentioned(message: Document) -> set[str]:
    found = as_list(message.get("mentions"))
    return {str(as_document(one).get("_id")) for one in found}

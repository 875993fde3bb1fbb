# SPDX-License-Identifier: MIT
"""Memberships before a recording: whole lists, who came later, who had unread rooms."""

from typing import Any, Final, cast

from quickmeet_devserver.base.documents import Document, as_document, as_list

from ..recording.bystanders import AT_ONCE_MS
from ..recording.hints import DEFAULT_ROOM
from .prior_state import Presupposed
from .tally import Tally

__all__ = ["Alerts", "Arrivals", "Rosters"]

_MOVES: Final = frozenset({"uj", "ul", "au", "ru", "ut"})
"""Kinds of messages that tell who came or went."""

_MEMBERS: Final = "getUsersOfRoom"
_MINE: Final = "subscriptions/get"
_WITH_OFFLINE: Final = 1
_TOLD_WITHIN_MS: Final = 1_000
"""A membership that changes with a message is announced this soon."""


class Rosters:
    """Notes lists that are whole, while nobody is seen to come or go.

    Attributes:
        of_rooms: Ids of the members, by room.
        of_users: Ids of the rooms, by member.
    """

    def __init__(self) -> None:
        self.of_rooms: Final[dict[str, set[str]]] = {}
        self.of_users: Final[dict[str, set[str]]] = {}
        self._moved: set[str] = set()

    def told(self, args: list[Any]) -> None:
        """Note who comes or goes, by an event's arguments."""
        message, membership = as_document(args[0]), as_document(args[-1])
        if message.get("t") in _MOVES:
            self._moved.add(str(message.get("rid")))
        elif args[0] in ("inserted", "removed") and "rid" in membership:
            self._moved |= {str(membership["rid"]), self._whose(membership)}

    def listed(
        self, user_id: str | None, method: str, params: list[Any], result: object
    ) -> None:
        """Note what a list shows, if it shows all."""
        if method == _MEMBERS and params[_WITH_OFFLINE:] and params[_WITH_OFFLINE]:
            self._members(str(params[0]), as_document(result))
        if user_id is None or user_id in self._moved:
            return
        if method == _MINE and isinstance(result, list):
            mine = cast("list[object]", result)
            rooms = {str(as_document(one).get("rid")) for one in mine}
            self.of_users.setdefault(user_id, rooms)

    def _members(self, room_id: str, page: Document) -> None:
        records = as_list(page.get("records"))
        is_whole = page.get("total") == len(records) > 0
        if is_whole and room_id not in self._moved:
            members = {str(as_document(one).get("_id")) for one in records}
            self.of_rooms.setdefault(room_id, members)

    @staticmethod
    def _whose(membership: Document) -> str:
        return str(as_document(membership.get("u")).get("_id"))


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


class Alerts:
    """Records who is not notified of a first message by others."""

    def __init__(self) -> None:
        self._listening: set[str] = set()
        self._settled: set[tuple[str, str]] = set()
        self._waiting: dict[tuple[str, str], int] = {}
        self._found: set[tuple[str, str]] = set()

    def listen(self, user_id: str) -> None:
        """Record who is notified when a membership changes."""
        self._listening.add(user_id)

    def written(self, message: Document, at: int) -> None:
        """Note a message that alerts who has read what came before."""
        if {"t", "tmid", "editedAt"} & set(message) or "msg" not in message:
            return
        room_id, author = str(message.get("rid")), as_document(message.get("u"))
        for user_id in self._listening - {str(author.get("_id"))}:
            place = room_id, user_id
            if place not in self._settled:
                self._settled.add(place)
                self._waiting[place] = at

    def changed(self, user_id: str, membership: Document) -> None:
        """Record that somebody was notified."""
        place = str(membership.get("rid")), user_id
        self._settled.add(place)
        self._waiting.pop(place, None)

    def pass_to(self, at: int) -> None:
        """Note that time went on."""
        for place, since in list(self._waiting.items()):
            if at > since + _TOLD_WITHIN_MS:
                del self._waiting[place]
                self._found.add(place)

    def conclude(self) -> set[tuple[str, str]]:
        """Rooms and users who had been alerted before."""
        return self._found | set(self._waiting)

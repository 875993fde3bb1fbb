# SPDX-License-Identifier: MIT
"""Members of rooms, from lists that show all: nobody else was ever there."""

from typing import Any, Final, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
)

__all__ = ["Rosters"]

_MOVES: Final = frozenset({"uj", "ul", "au", "ru", "ut"})
"""Kinds of messages that tell who came or went."""

_MEMBERS: Final = "getUsersOfRoom"
_MINE: Final = "subscriptions/get"
_WITH_OFFLINE: Final = 1


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

# SPDX-License-Identifier: MIT
"""What REST alone tells of rooms: their numbers, and all of them for administrators."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.rooms import on_counters, on_list_all
from quickmeet_devserver.base.documents import raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.paging import page_of
from quickmeet_devserver.operation.permissions import may, need, need_access
from quickmeet_devserver.operation.scope import Scope

from .rooms import public_room

__all__ = ["METHODS"]


def _counters(
    scope: Scope, /, room_id: str, *, user_id: str | UnsetType = UNSET
) -> Raw:
    """Count; of somebody else, for those who may administer rooms."""
    asker = scope.need_user("counters")
    room = need_access(scope, room_id, "counters")
    of = asker["_id"] if user_id is UNSET else user_id
    if of != asker["_id"] and not may(scope, "view-room-administration"):
        fail("error-not-allowed", "Not allowed", "counters")
    membership = scope.tx.membership(room["_id"], of)
    known = membership or {}
    return raw(
        {
            "joined": membership is not None,
            "members": room.get("usersCount", 0),
            "unreads": known.get("unread", 0) if membership else None,
            "unreadsFrom": known.get("ls"),
            "msgs": room.get("msgs", 0),
            "latest": room.get("lm"),
            "userMentions": known.get("userMentions", 0) if membership else None,
        }
    )


def _list_all(
    scope: Scope,
    /,
    *,
    name: str | UnsetType = UNSET,
    kinds: list[str] | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> Raw:
    need(
        scope,
        "view-room-administration",
        "rooms.adminRooms",
        code="error-not-authorized",
        reason="Not authorized",
    )
    wanted = "" if name is UNSET else name.casefold()
    rooms = [
        public_room(room)
        for room in scope.tx.rooms.find()
        if (kinds is UNSET or room["t"] in kinds)
        and wanted in str(room.get("fname") or room.get("name") or "").casefold()
    ]
    return page_of(rooms, count, offset)


METHODS: Final[Methods] = typed_methods(
    (on_counters(_counters), on_list_all(_list_all))
)

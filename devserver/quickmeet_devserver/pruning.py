# SPDX-License-Identifier: MIT
"""`cleanRoomHistory`: deleting many messages of a room at once."""

from typing import Final

from .deleted import keep_deleted
from .documents import Document, milliseconds
from .failure import INTERNAL
from .matching import Params
from .method import Methods
from .permissions import need, need_room
from .scope import Scope

__all__ = ["METHODS"]

_METHOD: Final = "cleanRoomHistory"


def _clean(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    if scope.user is None:
        raise INTERNAL
    room_id = given.get("roomId")
    scope.need_user(_METHOD)
    need(scope, "clean-channel-history", _METHOD, room_id=str(room_id))
    room = need_room(scope, room_id, _METHOD)
    oldest = milliseconds(given.get("oldest")) or 0
    latest = milliseconds(given.get("latest")) or scope.now
    limit = int(given.get("limit") or 0)
    signs = (">=", "<=") if given.get("inclusive") else (">", "<")
    names = set(given.get("fromUsers") or ())
    found = [
        message
        for message in scope.tx.messages.find(
            f"rid = ? AND ts {signs[0]} ? AND ts {signs[1]} ? ORDER BY ts",
            *(room["_id"], oldest, latest),
        )
        if not (given.get("excludePinned") and message.get("pinned"))
        and (not names or message["u"]["username"] in names)
    ][: limit or None]
    for message in found:
        keep_deleted(scope, message)
        scope.tx.messages.delete(message)
    _recount(scope, room, len(found))
    if found:
        _tell(scope, room, given, found, is_limited=bool(limit))
    return len(found)


def _recount(scope: Scope, room: Document, deleted: int) -> None:
    room["msgs"] = max(room.get("msgs", 0) - deleted, 0)
    room.pop("lastMessage", None)
    last = scope.tx.messages.find_one(
        "rid = ? AND t IS NULL ORDER BY ts DESC", room["_id"]
    )
    if last is not None:
        room["lastMessage"] = last
    room["_updatedAt"] = scope.stamp()
    scope.tx.rooms.save(room)


def _tell(
    scope: Scope,
    room: Document,
    given: Document,
    found: list[Document],
    *,
    is_limited: bool,
) -> None:
    told: Document = {
        "rid": room["_id"],
        "excludePinned": bool(given.get("excludePinned", False)),
        "ignoreDiscussion": bool(given.get("ignoreDiscussion", True)),
        "ts": {
            "$gte" if given.get("inclusive") else "$gt": given.get("oldest"),
            "$lte" if given.get("inclusive") else "$lt": given.get("latest"),
        },
        "users": given.get("fromUsers") or [],
    }
    if is_limited:
        told["ids"] = [message["_id"] for message in found]
    scope.notify_room(room["_id"], "deleteMessageBulk", told)


METHODS: Final[Methods] = {_METHOD: _clean}

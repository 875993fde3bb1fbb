# SPDX-License-Identifier: MIT
"""What was said before: pages of a room's history, and what one has missed."""

from typing import Final

from msgspec import Raw

from .documents import Document, decode, milliseconds
from .failure import INTERNAL, MATCH_FAILED, fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room, need_access
from .scope import UNDEFINED, Scope

__all__ = ["METHODS", "own_stars"]

_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"
_NO_REPLIES: Final = "(tmid IS NULL OR json_extract(doc, '$.tshow') = 1)"
_FUTURE: Final = 1 << 52


def _load_history(scope: Scope, params: Params) -> object:
    room_id = params.text(0)
    scope.need_user("loadHistory")
    room = scope.tx.rooms.get(room_id)
    if room is None or not can_access_room(scope, room):
        return False
    end = params.moment(1)
    limit = params.count(2, 20)
    where = f"{_VISIBLE} AND ts < ?"
    if not params.flag(4, default=True):
        where += f" AND {_NO_REPLIES}"
    messages = own_stars(
        scope,
        scope.tx.messages.find_raw(
            f"{where} ORDER BY ts DESC, rowid LIMIT ?", room_id, end or _FUTURE, limit
        ),
    )
    answer: Document = {"messages": messages}
    last_seen = params.moment(3)
    if last_seen is None:
        return {**answer, "unreadNotLoaded": 0}
    return answer | _unread(scope, room_id, last_seen, len(messages))


def own_stars(scope: Scope, messages: list[Raw]) -> list[Raw | Document]:
    """Leave the stars of others out; what has none stays encoded."""
    shown: list[Raw | Document] = []
    for message in messages:
        if b'"starred"' in bytes(message):
            document = decode(bytes(message))
            stars: list[Document] = document.get("starred") or []
            mine = [star for star in stars if star["_id"] == scope.user_id]
            shown.append({**document, "starred": mine} if stars else document)
        else:
            shown.append(message)
    return shown


def _unread(scope: Scope, room_id: str, since: int, loaded: int) -> Document:
    where = f"{_VISIBLE} AND ts > ?"
    first = scope.tx.messages.find_raw(f"{where} ORDER BY ts LIMIT 1", room_id, since)
    unread = scope.tx.messages.count(where, room_id, since)
    found: Document = {"unreadNotLoaded": max(unread - loaded, 0)}
    return {"firstUnread": first[0], **found} if first and unread > loaded else found


def _load_missed(scope: Scope, params: Params) -> object:
    room_id, since = params.text(0), params.moment(1)
    if since is None:
        raise MATCH_FAILED
    user = scope.user
    room = scope.tx.rooms.get(room_id)
    if user is None or room is None or not can_access_room(scope, room):
        return False
    return scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts > ? ORDER BY ts DESC, rowid", room_id, since
    )


def _get_changes(scope: Scope, params: Params) -> object:
    room_id, options = params.any(0), params.unchecked_document(1)
    if not isinstance(room_id, str):
        raise INTERNAL
    scope.need_user("messages/get")
    need_access(scope, room_id, "messages/get")
    since = milliseconds(options.get("lastUpdate"))
    if since is None:
        return {"messages": _page(scope, room_id, options)}
    deleted = scope.tx["deleted_messages"].find(
        "rid = ? AND deleted > ? ORDER BY deleted DESC", room_id, since
    )
    return {
        "updated": scope.tx.messages.find_raw(
            f"{_VISIBLE} AND updated > ? ORDER BY ts DESC, rowid", room_id, since
        ),
        "deleted": [
            {"_id": one["_id"], "_deletedAt": one["_deletedAt"]} for one in deleted
        ],
    }


def _page(scope: Scope, room_id: str, options: Document) -> list[Raw | Document]:
    """A page of the history, between two moments if they are given."""
    newest = milliseconds(options.get("latestDate")) or _FUTURE
    oldest = milliseconds(options.get("oldestDate")) or 0
    signs = ("<=", ">=") if options.get("inclusive") else ("<", ">")
    found = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts {signs[0]} ? AND ts {signs[1]} ?"
        " ORDER BY ts DESC, rowid LIMIT ?",
        *(room_id, newest, oldest, int(options.get("count") or 20)),
    )
    return own_stars(scope, found)


def _get_one(scope: Scope, params: Params) -> object:
    message_id = params.text(0)
    scope.need_user("getSingleMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        return UNDEFINED
    room = scope.tx.rooms.get(message["rid"])
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", "getSingleMessage")
    return message


METHODS: Final[Methods] = {
    "loadHistory": _load_history,
    "loadMissedMessages": _load_missed,
    "messages/get": _get_changes,
    "getSingleMessage": _get_one,
}

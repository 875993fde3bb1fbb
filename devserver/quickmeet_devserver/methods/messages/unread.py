# SPDX-License-Identifier: MIT
"""Unread state of members: counters, notifications, and changes by users."""

import re
from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.rooms import on_hide, on_mark_read, on_open, on_set_favorite
from quickmeet_devserver.base.documents import Document, as_document, as_list, pick
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.permissions import need_room
from quickmeet_devserver.operation.scope import Scope

from .content import shown_text

__all__ = ["METHODS", "note_unread"]

_EVERYBODY: Final = frozenset({"all", "here"})
_ALL_READ: Final[Document] = {
    "open": True,
    "alert": False,
    "unread": 0,
    "userMentions": 0,
    "groupMentions": 0,
}
"""Read receipts of whole rooms."""


def note_unread(scope: Scope, room: Document, message: Document) -> None:
    """Count a message as unread for the other members, and notify them."""
    author = message["u"]["_id"]
    mentioned = _mentioned(scope, message)
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        member = membership["u"]["_id"]
        if member == author:
            _mark_own(scope, membership)
            continue
        is_shown = not message.get("tmid") or bool(message.get("tshow"))
        wanted = mentioned
        user = scope.tx.users.get(member)
        if user is not None and _is_highlighted(user, message):
            wanted = mentioned | {member}
        if is_shown:
            _count(scope, room, membership, None if message.get("tmid") else wanted)
        if user is not None and _is_notified(user):
            scope.notify_user(member, "notification", _notification(room, message))


def _mentioned(scope: Scope, message: Document) -> set[str]:
    """Return the ids of mentioned users, including members of mentioned teams."""
    mentions = [as_document(one) for one in as_list(message.get("mentions"))]
    ids = {str(one.get("_id")) for one in mentions}
    for one in mentions:
        if one.get("type") == "team":
            ids.update(scope.tx["team_members"].values("uid", "team = ?", one["_id"]))
    return ids


def _is_highlighted(user: Document, message: Document) -> bool:
    """Return whether a text contains one of a user's highlighted words."""
    words = user.get("settings", {}).get("preferences", {}).get("highlights") or ()
    text = str(message.get("msg", ""))
    return any(
        re.search(rf"\b{re.escape(str(word))}\b", text, re.IGNORECASE) for word in words
    )


def _is_notified(user: Document) -> bool:
    """Return whether a desktop notification is sent: not to absent users.

    Only a login by token counts as presence, one by password does not.
    """
    is_here = user.get("statusConnection", "offline") != "offline"
    return is_here and user.get("status") != "busy"


def _mark_own(scope: Scope, membership: Document) -> None:
    """Mark the author's room as seen, and open it in the list of rooms.

    On 3.x the room is then marked as read, which is announced each time.
    """
    if scope.is_old:
        scope.tx.subscriptions.update(membership, **_ALL_READ, ls=scope.today)


def _count(
    scope: Scope, room: Document, membership: Document, mentioned: set[str] | None
) -> None:
    """Alert a member, and count the message unless it is in a thread."""
    before = pick(
        membership, ("alert", "unread", "userMentions", "groupMentions", "open")
    )
    membership |= {"alert": True, "open": True}
    membership.pop("lowerCaseName", None)
    membership.pop("lowerCaseFName", None)
    if mentioned is not None:
        _add_unread(room, membership, mentioned)
    if before != pick(membership, before):
        scope.tx.subscriptions.update(membership)


def _add_unread(room: Document, membership: Document, mentioned: set[str]) -> None:
    if room["t"] in "dl":
        membership["unread"] += 1
    if membership["u"]["_id"] in mentioned:
        membership["userMentions"] += 1
        membership["unread"] += room["t"] != "d"
    elif not mentioned.isdisjoint(_EVERYBODY):
        membership["groupMentions"] += 1
        membership["unread"] += room["t"] != "d"


def _notification(room: Document, message: Document) -> Document:
    author, is_direct = message["u"], room["t"] == "d"
    text = shown_text(message)
    name = str(room.get("fname") or room.get("name") or author.get("username"))
    payload: Document = {
        "_id": message["_id"],
        "rid": room["_id"],
        **({"tmid": message["tmid"]} if message.get("tmid") else {}),
        "sender": author,
        "type": room["t"],
        "message": {"msg": str(message.get("msg", ""))},
    }
    if not is_direct:
        payload["name"] = room.get("name")
    if room["t"] == "l":
        payload["name"] = room["fname"]
        return {"title": f"[Omnichannel] {name}", "text": text, "payload": payload}
    return {
        "title": author.get("name") or author["username"] if is_direct else f"#{name}",
        "text": text if is_direct else f"{author['username']}: {text}",
        "payload": payload,
    }


def _membership(scope: Scope, room_id: str, method: str) -> Document | None:
    user = scope.need_user(method)
    return scope.tx.membership(room_id, user["_id"])


def _mark_read(
    scope: Scope, /, room_id: str, *, includes_threads: bool | UnsetType = UNSET
) -> None:
    del includes_threads  # messages of threads are not counted by room
    scope.need_user("readMessages")
    need_room(scope, room_id, "readMessages")
    membership = _membership(scope, room_id, "readMessages")
    if membership is None and scope.is_old:
        fail("error-invalid-subscription", "Invalid subscription", "readMessages")
    if membership is not None:
        scope.tx.subscriptions.update(membership, **_ALL_READ, ls=scope.today)


def _hide(scope: Scope, /, room_id: str) -> int:
    return _change(scope, room_id, "hideRoom", open=False, alert=False)


def _open(scope: Scope, /, room_id: str) -> int:
    return _change(scope, room_id, "openRoom", open=True)


def _set_favorite(
    scope: Scope, /, room_id: str, *, is_favorite: bool | UnsetType = UNSET
) -> int:
    if _membership(scope, room_id, "toggleFavorite") is None:
        fail("error-invalid-subscription", "Invalid subscription", "toggleFavorite")
    return _change(scope, room_id, "toggleFavorite", f=is_favorite is not False)


def _change(scope: Scope, room_id: str, method: str, **fields: object) -> int:
    """Set fields of the caller's membership; returns the number of memberships."""
    membership = _membership(scope, room_id, method)
    if membership is None:
        return 0
    scope.tx.subscriptions.update(membership, **fields)
    return 1


METHODS: Final[Methods] = typed_methods(
    (
        on_mark_read(_mark_read),
        on_hide(_hide),
        on_open(_open),
        on_set_favorite(_set_favorite),
    )
)

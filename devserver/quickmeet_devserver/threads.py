# SPDX-License-Identifier: MIT
"""Threads: who follows them, what is new in them, reading them."""

from collections.abc import Iterable
from typing import Final

from .documents import Document, as_list
from .failure import INTERNAL, fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room
from .scope import UNDEFINED, Scope

__all__ = ["METHODS", "count_reply", "note_reply"]

_LISTS: Final = ("tunread", "tunreadUser", "tunreadGroup")
_EVERYBODY: Final = frozenset({"all", "here"})


def count_reply(scope: Scope, reply: Document, by: int = 1) -> Document | None:
    """Keep the figures of a thread in its first message."""
    first = scope.tx.messages.get(str(reply["tmid"]))
    if first is None:
        return None
    mentioned = [
        one["_id"]
        for one in reply.get("mentions") or ()
        if one["_id"] not in _EVERYBODY
    ]
    followers: list[str] = list(first.get("replies") or ())
    if by > 0:
        if "replies" not in first:
            followers.append(first["u"]["_id"])
        followers += [reply["u"]["_id"], *mentioned]
        first["tlm"] = reply["ts"]
    first["replies"] = list(dict.fromkeys(followers))
    first["tcount"] = max(first.get("tcount", 0) + by, 0)
    if not first["tcount"]:
        for key in ("tcount", "tlm", "replies"):
            first.pop(key, None)
    first["_updatedAt"] = scope.stamp()
    scope.tx.messages.save(first)
    return first


def note_reply(scope: Scope, room: Document, reply: Document) -> None:
    """Tell the followers of a thread that it goes on."""
    first = scope.tx.messages.get(str(reply["tmid"]))
    author = str(reply["u"]["_id"])
    followers = {author}
    if first is not None:
        followers |= {*as_list(first.get("replies")), str(first["u"]["_id"])}
    for user_id in sorted(followers):
        _change(scope, room["_id"], user_id, lr=scope.today)
    count_reply(scope, reply)
    mentioned = {str(one["_id"]) for one in as_list(reply.get("mentions"))}
    after = followers | (mentioned - _EVERYBODY)
    for user_id in sorted(after - {author}):
        lists = ["tunread"]
        if user_id in mentioned:
            lists.append("tunreadUser")
        if mentioned & _EVERYBODY:
            lists.append("tunreadGroup")
        _add_unread(scope, room["_id"], user_id, lists, str(reply["tmid"]))


def _add_unread(
    scope: Scope, room_id: str, user_id: str, lists: Iterable[str], thread_id: str
) -> None:
    membership = scope.tx.membership(room_id, user_id)
    if membership is None:
        return
    changed = [key for key in lists if thread_id not in (membership.get(key) or ())]
    for key in changed:
        membership[key] = [*(membership.get(key) or ()), thread_id]
    if changed:
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def _change(scope: Scope, room_id: str, user_id: str, **fields: object) -> None:
    membership = scope.tx.membership(room_id, user_id)
    if membership is not None:
        membership |= {**fields, "_updatedAt": scope.stamp()}
        scope.tx.subscriptions.save(membership)


def _mark_read(scope: Scope, user: Document, first: Document) -> None:
    membership = scope.tx.membership(first["rid"], user["_id"])
    if membership is None:
        return
    for key in _LISTS:
        if key in membership:
            left = [one for one in membership[key] if one != first["_id"]]
            membership[key] = left
    membership["_updatedAt"] = scope.stamp()
    scope.tx.subscriptions.save(membership)


def _readable(scope: Scope, message_id: object, method: str) -> Document:
    message = scope.tx.messages.get(str(message_id))
    if message is None:
        fail("error-invalid-message", "Invalid message", method)
    room = scope.tx.rooms.get(message["rid"])
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "not-allowed", method)
    return message


def _list(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    user = scope.user
    room = scope.tx.rooms.get(str(given.get("rid")))
    if user is None:
        raise INTERNAL
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not Allowed", "getThreadsList")
    first, limit = int(given.get("skip") or 0), int(given.get("limit") or 50)
    return scope.tx.messages.find_raw(
        "rid = ? AND json_extract(doc, '$.tcount') > 0"
        " ORDER BY json_extract(doc, '$.tlm.\"$date\"') DESC LIMIT ? OFFSET ?",
        *(room["_id"], limit, first),
    )


def _messages(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    user = scope.user
    first = scope.tx.messages.get(str(given.get("tmid")))
    if user is None:
        raise INTERNAL
    if first is None:
        return []
    _readable(scope, first["_id"], "getThreadMessages")
    if not first.get("tcount"):
        return []
    _mark_read(scope, user, first)
    skip, limit = int(given.get("skip") or 0), int(given.get("limit") or 50)
    replies = scope.tx.messages.find_raw(
        "tmid = ? ORDER BY ts DESC, rowid LIMIT ? OFFSET ?", first["_id"], limit, skip
    )
    return [first, *replies]


def _read(scope: Scope, params: Params) -> object:
    message_id = params.text(0)
    user = scope.need_user("readThreads")
    _mark_read(scope, user, _readable(scope, message_id, "readThreads"))
    return UNDEFINED


def _follow(scope: Scope, params: Params) -> object:
    user, message = _subject(scope, params, "followMessage")
    return _set_followers(scope, message, [*_others(message, user), user["_id"]])


def _unfollow(scope: Scope, params: Params) -> object:
    user, message = _subject(scope, params, "unfollowMessage")
    if "tunread" in (scope.tx.membership(message["rid"], user["_id"]) or {}):
        _mark_read(scope, user, message)
    return _set_followers(scope, message, _others(message, user))


def _subject(scope: Scope, params: Params, method: str) -> tuple[Document, Document]:
    given = params.unchecked_document(0)
    user = scope.user
    if user is None:
        raise INTERNAL
    message = _readable(scope, given.get("mid"), method)
    if "tmid" in message:
        message = _readable(scope, message["tmid"], method)
    return user, message


def _others(message: Document, user: Document) -> list[str]:
    return [one for one in message.get("replies") or () if one != user["_id"]]


def _set_followers(scope: Scope, message: Document, followers: list[str]) -> object:
    message |= {"replies": followers, "_updatedAt": scope.stamp()}
    scope.tx.messages.save(message)
    return UNDEFINED


METHODS: Final[Methods] = {
    "getThreadsList": _list,
    "getThreadMessages": _messages,
    "readThreads": _read,
    "followMessage": _follow,
    "unfollowMessage": _unfollow,
}

# SPDX-License-Identifier: MIT
"""Threads: followers, new replies, reading them."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.threads import (
    on_follow,
    on_list,
    on_list_messages,
    on_mark_read,
    on_unfollow,
)
from quickmeet_devserver.base.documents import Document, as_list, raw, whole_number
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.older import written
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

__all__ = ["METHODS", "count_reply", "forget_threads", "note_reply"]

_LISTS: Final = ("tunread", "tunreadUser", "tunreadGroup")
_EVERYBODY: Final = frozenset({"all", "here"})
_PAGE: Final = 50


def count_reply(scope: Scope, reply: Document, by: int = 1) -> Document | None:
    """Update the counters of a thread in its first message."""
    first = scope.tx.messages.get(str(reply["tmid"]))
    if first is None:
        return None
    mentioned = [
        one["_id"]
        for one in reply.get("mentions") or ()
        if one["_id"] not in _EVERYBODY
    ]
    followers = _subscribers(first)
    if by > 0:
        if "replies" not in first:
            followers.append(first["u"]["_id"])
        followers += [reply["u"]["_id"], *mentioned]
        first["tlm"] = reply["ts"]
    first["replies"] = list(dict.fromkeys(followers))
    first["tcount"] = max(whole_number(first.get("tcount")) + by, 0)
    if not first["tcount"]:
        for key in ("tcount", "tlm", "replies"):
            first.pop(key, None)
    scope.tx.messages.update(first)
    return first


def note_reply(scope: Scope, room: Document, reply: Document) -> None:
    """Notify the followers of a thread of a reply."""
    first = scope.tx.messages.get(str(reply["tmid"]))
    author = str(reply["u"]["_id"])
    mentioned = {str(one["_id"]) for one in as_list(reply.get("mentions"))}
    followers = _followers(first) | (mentioned - _EVERYBODY)
    for user_id in sorted(followers - {author}):
        _become(scope, room["_id"], user_id, alert=True)
    for user_id in sorted(followers | {author}):
        _become(scope, room["_id"], user_id, open=True)
    for user_id in sorted(followers | {author}):
        _change(scope, room["_id"], user_id, lr=scope.today)
    count_reply(scope, reply)
    for user_id in sorted(followers - {author}):
        lists = ["tunread"]
        if user_id in mentioned:
            lists.append("tunreadUser")
        if mentioned & _EVERYBODY:
            lists.append("tunreadGroup")
        _add_unread(scope, room["_id"], user_id, lists, str(reply["tmid"]))


def _followers(first: Document | None) -> set[str]:
    """Return the followers of a thread; for a new one, its first message's author."""
    if first is None:
        return set()
    if first.get("tcount"):
        return set(_subscribers(first))
    return {str(first["u"]["_id"])}


def _become(scope: Scope, room_id: str, user_id: str, **fields: bool) -> None:
    """Update a membership unless it has the values already."""
    membership = scope.tx.membership(room_id, user_id) or {}
    if any(membership.get(key) is not value for key, value in fields.items()):
        _change(scope, room_id, user_id, **fields)


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
        scope.tx.subscriptions.update(membership)


def forget_threads(scope: Scope, room_id: str, thread_ids: Sequence[str]) -> None:
    """Remove deleted threads from the members' unread ones."""
    gone = set(thread_ids)
    for membership in scope.tx.subscriptions.find("rid = ?", room_id) if gone else ():
        if not gone.isdisjoint(membership.get("tunread") or ()):
            _have_read(scope, membership, gone)


def _have_read(scope: Scope, membership: Document, thread_ids: set[str]) -> None:
    for key in _LISTS:
        if key in membership:
            left = [one for one in membership[key] if one not in thread_ids]
            membership[key] = left
    scope.tx.subscriptions.update(membership)


def _change(scope: Scope, room_id: str, user_id: str, **fields: object) -> None:
    membership = scope.tx.membership(room_id, user_id)
    if membership is not None:
        scope.tx.subscriptions.update(membership, **fields)


def _mark_read(scope: Scope, user: Document, first: Document) -> None:
    membership = scope.tx.membership(first["rid"], user["_id"])
    if membership is not None:
        _have_read(scope, membership, {first["_id"]})


def _readable(scope: Scope, message_id: str, method: str) -> Document:
    message = scope.tx.messages.get(message_id)
    if message is None:
        raise _no_message(method)
    if readable_room(scope, message["rid"]) is None:
        fail("error-not-allowed", "not-allowed", method)
    return message


def _no_message(method: str) -> MethodFailed:
    details = {"method": method}
    return MethodFailed("error-invalid-message", "Invalid message", details)


def _list(
    scope: Scope,
    /,
    room_id: str,
    *,
    most: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> Raw:
    scope.user_or_break()
    room = readable_room(scope, room_id)
    if room is None:
        fail("error-not-allowed", "Not Allowed", "getThreadsList")
    found = scope.tx.messages.find_raw(
        "rid = ? AND json_extract(doc, '$.tcount') > 0"
        " ORDER BY json_extract(doc, '$.tlm.\"$date\"') DESC LIMIT ? OFFSET ?",
        *(room["_id"], most or _PAGE, offset or 0),
    )
    return raw(found)


def _list_messages(
    scope: Scope,
    /,
    thread_id: str,
    *,
    most: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> Raw:
    user = scope.user_or_break()
    first = scope.tx.messages.get(thread_id)
    if first is None:
        return raw([])
    _readable(scope, first["_id"], "getThreadMessages")
    if not first.get("tcount"):
        return raw([first] if scope.is_old else [])
    _mark_read(scope, user, first)
    replies = scope.tx.messages.find_raw(
        "tmid = ? ORDER BY ts DESC, rowid LIMIT ? OFFSET ?",
        *(first["_id"], most or _PAGE, offset or 0),
    )
    return raw([first, *replies])


def _read(scope: Scope, /, thread_id: str) -> int | UnsetType:
    user = scope.need_user("readThreads")
    _mark_read(scope, user, _readable(scope, thread_id, "readThreads"))
    return written(scope)


def _follow(scope: Scope, /, message_id: str) -> UnsetType:
    user = scope.user_or_break()
    message = _first(scope, message_id, "followMessage")
    return _set_followers(scope, message, [*_others(message, user), user["_id"]])


def _unfollow(scope: Scope, /, message_id: str) -> UnsetType:
    user = scope.user_or_break()
    message = _first(scope, message_id, "unfollowMessage")
    if "tunread" in (scope.tx.membership(message["rid"], user["_id"]) or {}):
        _mark_read(scope, user, message)
    return _set_followers(scope, message, _others(message, user))


def _first(scope: Scope, message_id: str, method: str) -> Document:
    """Return the first message of a thread, given any of its messages."""
    message = _readable(scope, message_id, method)
    return _readable(scope, message["tmid"], method) if message.get("tmid") else message


def _others(message: Document, user: Document) -> list[str]:
    return [one for one in _subscribers(message) if one != user["_id"]]


def _subscribers(message: Document) -> list[str]:
    """Return the ids of a thread's followers; members can store anything there."""
    return [one for one in as_list(message.get("replies")) if isinstance(one, str)]


def _set_followers(scope: Scope, message: Document, followers: list[str]) -> UnsetType:
    scope.tx.messages.update(message, replies=followers)
    return UNDEFINED


def _list_unchecked(scope: Scope, params: Params) -> object:
    """Find no room if its id is not a string; pages are not checked."""
    given = params.unchecked_document(0)
    most, offset = _page(given)
    return _list(scope, str(given.get("rid")), most=most, offset=offset)


def _list_messages_unchecked(scope: Scope, params: Params) -> object:
    """Find no thread if its id is not a string; pages are not checked."""
    given = params.unchecked_document(0)
    most, offset = _page(given)
    return _list_messages(scope, str(given.get("tmid")), most=most, offset=offset)


def _page(given: Document) -> tuple[int, int]:
    return whole_number(given.get("limit"), _PAGE), whole_number(given.get("skip"))


def _no_thread(method: str) -> Method:
    """Make a fallback that finds no message if its id is not a string."""

    def unfit(scope: Scope, params: Params) -> object:
        params.unchecked_document(0)
        scope.user_or_break()
        raise _no_message(method)

    return unfit


def _asks(method: str) -> Method:
    """Make a check that fails without an object, then refuses anonymous callers."""

    def first(scope: Scope, params: Params) -> None:
        params.unchecked_document(0)
        if scope.user is None:
            fail("error-not-allowed", "Threads Disabled", method)

    return first


def _asks_whom(method: str) -> Method:
    """Make a check of the caller, before the message."""

    def first(scope: Scope, params: Params) -> None:
        params.unchecked_document(0)
        scope.need_user(method)

    return first


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_list(_list), _asks("getThreadsList"), _list_unchecked),
        Played(
            on_list_messages(_list_messages),
            _asks("getThreadMessages"),
            _list_messages_unchecked,
        ),
        on_mark_read(_read),
        Played(
            on_follow(_follow), _asks_whom("followMessage"), _no_thread("followMessage")
        ),
        Played(
            on_unfollow(_unfollow),
            _asks_whom("unfollowMessage"),
            _no_thread("unfollowMessage"),
        ),
    )
)

# SPDX-License-Identifier: MIT
"""More of what was said: around a message, after a moment, by text or mention."""

import re
from typing import Any, Final

from .documents import Document, milliseconds
from .failure import INTERNAL, fail
from .matching import Params
from .method import Methods
from .permissions import can_access_room
from .scope import UNDEFINED, Scope

__all__ = ["METHODS"]

_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"
_PROVIDER: Final[Document] = {
    "key": "defaultProvider",
    "description": "You_can_search_using_RegExp_eg",
    "icon": "magnifier",
    "resultTemplate": "DefaultSearchResultTemplate",
    "supportsSuggestions": False,
    "suggestionItemTemplate": "DefaultSuggestionItemTemplate",
    "settings": {"GlobalSearchEnabled": False, "PageSize": 10},
}


def _readable(scope: Scope, room_id: object) -> Document | None:
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    return room if room is not None and can_access_room(scope, room) else None


def _load_next(scope: Scope, params: Params) -> object:
    room_id = params.text(0)
    limit = params.count(2, 20)
    scope.need_user("loadNextMessages")
    if _readable(scope, room_id) is None:
        return False
    after = params.moment(1) or 0
    messages = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts > ? ORDER BY ts LIMIT ?", room_id, after, limit
    )
    return {"messages": messages}


def _load_surrounding(scope: Scope, params: Params) -> object:
    given, limit = params.document(0), params.count(1, 50)
    scope.need_user("loadSurroundingMessages")
    message = scope.tx.messages.get(str(given.get("_id")))
    if message is None or _readable(scope, message["rid"]) is None:
        return False
    ts, room_id = message["ts"]["$date"], message["rid"]
    before = scope.tx.messages.find(
        f"{_VISIBLE} AND ts < ? ORDER BY ts DESC, rowid LIMIT ?",
        room_id,
        ts,
        limit // 2,
    )
    wanted = limit - len(before)
    after = scope.tx.messages.find(
        f"{_VISIBLE} AND ts > ? ORDER BY ts LIMIT ?", room_id, ts, wanted - 1
    )
    return {
        "messages": [*before, message, *after],
        "moreBefore": len(before) == limit // 2,
        "moreAfter": len(after) == wanted - 1,
    }


def _history(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    if scope.user is None or not isinstance(given.get("rid"), str):
        raise INTERNAL
    if _readable(scope, given["rid"]) is None:
        return False
    limit = int(given.get("count") or 20)
    latest = milliseconds(given.get("latest")) or 1 << 52
    oldest = milliseconds(given.get("oldest")) or 0
    messages = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts < ? AND ts > ? ORDER BY ts DESC, rowid LIMIT ?",
        *(given["rid"], latest, oldest, limit),
    )
    return {"messages": messages}


def _get_several(scope: Scope, params: Params) -> object:
    ids = params.needed_texts(0)
    scope.need_user("getMessages")
    found = [scope.tx.messages.get(id_) for id_ in ids]
    messages = [one for one in found if one is not None]
    if not all(_readable(scope, one["rid"]) for one in messages):
        fail("error-not-allowed", "Not allowed", "getSingleMessage")
    return messages


def _mentions(scope: Scope, params: Params) -> object:
    given = params.unchecked_document(0)
    user = scope.user
    if user is None:
        raise INTERNAL
    room = _readable(scope, given.get("roomId"))
    if room is None:
        fail("error-invalid-room", "Invalid room", "getUserMentionsByChannel")
    options: Document = given.get("options") or {}
    return [
        message
        for message in scope.tx.messages.find(
            f"{_VISIBLE} ORDER BY ts DESC, rowid", room["_id"]
        )
        if any(one["_id"] == user["_id"] for one in message.get("mentions") or ())
    ][: int(options.get("limit") or 0) or None]


def _search(scope: Scope, params: Params) -> object:
    text, room_id = params.text(0), params.maybe_text(1)
    limit = params.count(2, 10)
    user = scope.user
    if user is None:
        fail("error-invalid-user", "Invalid user", "messageSearch")
    if room_id is not None and _readable(scope, room_id) is None:
        return {"message": {"docs": []}}
    pattern = _pattern(text)
    found = [
        {"_id": message["_id"], "score": 1}
        for message in scope.tx.messages.find(
            f"{_VISIBLE} AND t IS NULL ORDER BY ts DESC, rowid", room_id
        )
        if pattern.search(str(message.get("msg", "")))
    ]
    return {"message": {"docs": found[:limit]}}


def _pattern(text: str) -> re.Pattern[str]:
    """A search text; ``/.../`` is a regular expression if it can be one."""
    found = re.fullmatch(r"/(.+)/[imxsu]*", text)
    if found is not None:
        try:
            return re.compile(found[1], re.IGNORECASE)
        except re.error:
            pass
    return re.compile(re.escape(text), re.IGNORECASE)


def _provider(_: Scope, __: Params) -> object:
    return _PROVIDER


def _provider_search(_: Scope, __: Params) -> object:
    raise INTERNAL  # as recorded: the default provider wants more of its context


def _suggest(_: Scope, __: Params) -> object:
    empty: list[Any] = []
    return empty


def _report(scope: Scope, params: Params) -> object:
    message_id, text = params.text(0), params.text(1)
    user = scope.need_user("reportMessage")
    if not text.strip():
        fail("error-invalid-description", "Invalid description", "reportMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        fail("error-invalid-message_id", "Invalid message id", "reportMessage")
    if _readable(scope, message["rid"]) is None:
        fail("error-not-allowed", "Not allowed", "reportMessage")
    scope.tx["reports"].insert(
        {
            "_id": f"{message_id}:{user['_id']}:{scope.tx.stamp()}",
            "message": message,
            "description": text,
            "userId": user["_id"],
            "ts": scope.today,
        }
    )
    return True


def _mark_unread(scope: Scope, params: Params) -> object:
    user = scope.need_user("unreadMessages")
    given = params.document_or_empty(0)
    room_id = params.any(1)
    if isinstance(room_id, str):
        message = scope.tx.messages.find_one(
            f"{_VISIBLE} ORDER BY ts DESC, rowid", room_id
        )
    else:
        message = scope.tx.messages.get(str(given.get("_id")))
    if message is None:
        fail(
            "error-action-not-allowed",
            "Not allowed",
            "unreadMessages",
            action="Unread_messages",
        )
    if message["u"]["_id"] == user["_id"] and not isinstance(room_id, str):
        fail(
            "error-action-not-allowed",
            "Not allowed",
            "unreadMessages",
            action="Unread_messages",
        )
    membership = scope.tx.membership(message["rid"], user["_id"])
    if membership is not None:
        membership |= {
            "open": True,
            "alert": True,
            "unread": 1,
            "ls": {"$date": message["ts"]["$date"] - 1},
            "_updatedAt": scope.stamp(),
        }
        scope.tx.subscriptions.save(membership)
    return UNDEFINED


METHODS: Final[Methods] = {
    "loadNextMessages": _load_next,
    "loadSurroundingMessages": _load_surrounding,
    "getChannelHistory": _history,
    "getMessages": _get_several,
    "getUserMentionsByChannel": _mentions,
    "messageSearch": _search,
    "rocketchatSearch.getProvider": _provider,
    "rocketchatSearch.search": _provider_search,
    "rocketchatSearch.suggest": _suggest,
    "reportMessage": _report,
    "unreadMessages": _mark_unread,
}

# SPDX-License-Identifier: MIT
"""Searches for messages: around one, after a time, by text or mention."""

from itertools import islice
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.messages import (
    on_get_many,
    on_list_between,
    on_list_mentions,
    on_load_around,
    on_load_next,
    on_mark_unread,
    on_report,
)
from quickmeet.server.search import (
    on_find_messages,
    on_get_provider,
    on_run,
    on_suggest,
)
from quickmeet.types.messages import MentionsPage, MessageInTheMiddle, MessageTarget
from quickmeet.types.search import SearchContext, SearchSuggestion
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    decode,
    milliseconds,
    pick,
    raw,
    whole_number,
)
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed, fail
from quickmeet_devserver.base.params import Params, document_in
from quickmeet_devserver.operation.method import (
    BREAKS,
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.older import written
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.payload import Timestamp

__all__ = ["METHODS"]

_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"
_AROUND: Final = 50
_PAGE: Final = 20
_NEVER_MS: Final = 1 << 52
_FALSE: Final = raw(document=False)
_NOT_UNREAD: Final = MethodFailed(
    "error-action-not-allowed",
    "Not allowed",
    {"method": "unreadMessages", "action": "Unread_messages"},
)
_PROVIDER: Final[Document] = {
    "key": "defaultProvider",
    "description": "You_can_search_using_RegExp_eg",
    "icon": "magnifier",
    "resultTemplate": "DefaultSearchResultTemplate",
    "supportsSuggestions": False,
    "suggestionItemTemplate": "DefaultSuggestionItemTemplate",
    "settings": {"GlobalSearchEnabled": False, "PageSize": 10},
}


def _load_next(
    scope: Scope,
    /,
    room_id: str,
    *,
    after: Timestamp | UnsetType = UNSET,
    most: float | UnsetType = UNSET,
) -> Raw:
    scope.need_user("loadNextMessages")
    if readable_room(scope, room_id) is None:
        return _FALSE
    since = 0 if after is UNSET else after.milliseconds
    limit = _PAGE if most is UNSET else int(most)
    messages = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts > ? ORDER BY ts LIMIT ?", room_id, since, limit
    )
    return raw({"messages": messages})


def _load_around(
    scope: Scope, /, message: MessageInTheMiddle, *, most: float | UnsetType = UNSET
) -> bool | Raw:
    limit = _AROUND if most is UNSET else int(most)
    return _around(scope, message.message_id, limit)


def _load_around_unchecked(scope: Scope, params: Params) -> object:
    """Accept any object; only its id is used."""
    given = params.document(0)
    return _around(scope, str(given.get("_id")), params.count(1, _AROUND))


def _around(scope: Scope, message_id: str, limit: int) -> bool | Raw:
    scope.need_user("loadSurroundingMessages")
    message = scope.tx.messages.get(message_id)
    if message is None or readable_room(scope, message["rid"]) is None:
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
    return raw(
        {
            "messages": [*before, message, *after],
            "moreBefore": len(before) == limit // 2,
            "moreAfter": len(after) == wanted - 1,
        }
    )


def _list_between(
    scope: Scope,
    /,
    room_id: str,
    *,
    most: int | UnsetType = UNSET,
    latest_at: Timestamp | UnsetType = UNSET,
    oldest_at: Timestamp | UnsetType = UNSET,
    **_: object,
) -> bool | Raw:
    latest = _NEVER_MS if latest_at is UNSET else latest_at.milliseconds
    oldest = 0 if oldest_at is UNSET else oldest_at.milliseconds
    return _between(scope, room_id, oldest, latest, most or _PAGE)


def _list_between_unchecked(scope: Scope, params: Params) -> object:
    """Ignore a bound that is not a timestamp."""
    given = params.unchecked_document(0)
    room_id = given.get("rid")
    if not isinstance(room_id, str):
        raise INTERNAL
    latest = milliseconds(given.get("latest")) or _NEVER_MS
    oldest = milliseconds(given.get("oldest")) or 0
    return _between(
        scope, room_id, oldest, latest, whole_number(given.get("count"), _PAGE)
    )


def _between(
    scope: Scope, room_id: str, oldest: int, latest: int, limit: int
) -> bool | Raw:
    if scope.user is None:
        raise INTERNAL
    if readable_room(scope, room_id) is None:
        return False
    messages = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts < ? AND ts > ? ORDER BY ts DESC, rowid LIMIT ?",
        *(room_id, latest, oldest, limit),
    )
    return raw({"messages": messages})


def _get_many(scope: Scope, /, message_ids: list[str]) -> Raw:
    scope.need_user("getMessages")
    found = [scope.tx.messages.get(id_) for id_ in message_ids]
    messages = [one for one in found if one is not None]
    if not all(readable_room(scope, one["rid"]) for one in messages):
        fail("error-not-allowed", "Not allowed", "getSingleMessage")
    return raw(messages)


def _list_mentions(scope: Scope, /, options: MentionsPage, room_id: str) -> Raw:
    return _mentions(scope, room_id, options.most)


def _list_all_mentions(scope: Scope, params: Params) -> object:
    """Accept any options, or none."""
    given = params.unchecked_document(0)
    options = document_in(given, "options")
    return _mentions(scope, given.get("roomId"), whole_number(options.get("limit")))


def _mentions(scope: Scope, room_id: object, limit: int) -> Raw:
    user = scope.user_or_break()
    room = readable_room(scope, room_id)
    if room is None:
        fail("error-invalid-room", "Invalid room", "getUserMentionsByChannel")
    found = [
        message
        for message in scope.tx.messages.find(
            f"{_VISIBLE} ORDER BY ts DESC, rowid", room["_id"]
        )
        if any(one["_id"] == user["_id"] for one in message.get("mentions") or ())
    ]
    return raw(found[: limit or None])


def _find_messages(
    scope: Scope,
    /,
    text: str,
    *,
    room_id: str | UnsetType = UNSET,
    most: float | UnsetType = UNSET,
    offset: float | UnsetType = UNSET,
) -> Raw:
    del offset
    user = scope.user
    if user is None:
        fail("error-invalid-user", "Invalid user", "messageSearch")
    where = None if room_id is UNSET else room_id
    if where is not None and readable_room(scope, where) is None:
        return _FALSE
    said = scope.tx.messages.find(
        f"{_VISIBLE} AND t IS NULL ORDER BY ts DESC, rowid", where
    )
    from .matching import matching  # noqa: PLC0415  # regex is slow to import

    limit = 10 if most is UNSET else int(most)
    return raw({"message": {"docs": [*islice(matching(text, said), limit)]}})


def _get_provider(_: Scope, /) -> Raw:
    return raw(_PROVIDER)


def _run(scope: Scope, /, text: str, context: SearchContext, payload: object) -> Raw:
    """Search in the given context; each message has its room and its author."""
    given = as_document(payload)
    found = _find_messages(
        scope,
        text,
        room_id=UNSET if given.get("searchAll") else context.room_id,
        most=whole_number(given.get("limit"), _PROVIDER["settings"]["PageSize"]),
    )
    docs = [] if found is _FALSE else as_list(decode(bytes(found))["message"]["docs"])
    return raw({"message": {"docs": [_with_place(scope, one) for one in docs]}})


def _with_place(scope: Scope, message: Document) -> Document:
    author = message["u"]["_id"]
    room = scope.tx.rooms.get(message["rid"]) or {}
    return {
        **message,
        "user": author,
        "r": pick(room, ("name", "t")),
        "username": (scope.tx.users.get(author) or {}).get("username"),
        "valid": True,
    }


def _suggest(*_: object, **__: object) -> list[SearchSuggestion]:
    return []


def _report(scope: Scope, /, message_id: str, reason: str) -> bool:
    user = scope.need_user("reportMessage")
    if not reason.strip():
        fail("error-invalid-description", "Invalid description", "reportMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        fail("error-invalid-message_id", "Invalid message id", "reportMessage")
    if readable_room(scope, message["rid"]) is None:
        fail("error-invalid-message_id", "Invalid message id", "reportMessage")
    scope.tx["reports"].insert(
        {
            "_id": f"{message_id}:{user['_id']}:{scope.tx.stamp()}",
            "message": message,
            "description": reason,
            "userId": user["_id"],
            "ts": scope.today,
        }
    )
    return True


_NOTHING_TO_MARK: Final = MethodFailed(
    "error-no-message-for-unread",
    "There are no messages to mark unread",
    {"method": "unreadMessages", "action": "Unread_messages"},
)


def _mark_unread(
    scope: Scope,
    /,
    *,
    first: MessageTarget | UnsetType | None = UNSET,
    room_id: str | UnsetType = UNSET,
) -> int | UnsetType:
    user = scope.need_user("unreadMessages")
    message: Document | None = None
    if room_id is not UNSET:
        message = scope.tx.messages.find_one(
            f"{_VISIBLE} ORDER BY ts DESC, rowid", room_id
        )
        if message is None and not scope.is_old:
            raise _NOTHING_TO_MARK
    elif isinstance(first, MessageTarget):
        message = scope.tx.messages.get(first.message_id)
    elif scope.is_old:
        raise INTERNAL
    if message is None:
        raise _NOT_UNREAD
    if message["u"]["_id"] == user["_id"] and room_id is UNSET:
        raise _NOT_UNREAD
    membership = scope.tx.membership(message["rid"], user["_id"])
    if membership is not None:
        scope.tx.subscriptions.update(
            membership,
            open=True,
            alert=True,
            unread=1,
            ls={"$date": message["ts"]["$date"] - 1},
        )
    return written(scope, int(membership is not None))


def _mark_room_unread(scope: Scope, params: Params) -> object:
    """Search for the room only, if one is given."""
    room_id = params.any(1)
    if not isinstance(room_id, str):
        raise _NOT_UNREAD
    return _mark_unread(scope, room_id=room_id)


METHODS: Final[Methods] = typed_methods(
    (
        on_load_next(_load_next),
        Played(on_load_around(_load_around), unfit=_load_around_unchecked),
        Played(on_list_between(_list_between), unfit=_list_between_unchecked),
        on_get_many(_get_many),
        Played(on_list_mentions(_list_mentions), unfit=_list_all_mentions),
        on_find_messages(_find_messages),
        on_get_provider(_get_provider),
        Played(on_run(_run), unfit=BREAKS),
        Played(on_suggest(_suggest), unfit=_suggest),
        on_report(_report),
        Played(
            on_mark_unread(_mark_unread),
            first=asks_who("unreadMessages"),
            unfit=_mark_room_unread,
        ),
    )
)

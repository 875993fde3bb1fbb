# SPDX-License-Identifier: MIT
"""Pages of a room's history, and missed messages."""

from typing import Final, NamedTuple

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.messages import (
    on_get,
    on_list_changes,
    on_load_history,
    on_load_missed,
)
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    decode,
    milliseconds,
    raw,
    whole_number,
)
from quickmeet_devserver.base.failure import INTERNAL, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import need_access, readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.payload import Timestamp

__all__ = ["METHODS", "own_stars"]

_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"
_NO_REPLIES: Final = "(tmid IS NULL OR json_extract(doc, '$.tshow') = 1)"
_FUTURE: Final = 1 << 52


def _load_history(  # noqa: PLR0913  # parameters of clients
    scope: Scope,
    /,
    room_id: str,
    *,
    before: Timestamp | UnsetType | None = UNSET,
    most: int | UnsetType = UNSET,
    last_seen_at: Timestamp | str | UnsetType | None = UNSET,
    includes_threads: bool | UnsetType = UNSET,
) -> Raw:
    wanted = _Loading(
        room_id,
        _moment(before),
        20 if most is UNSET else most,
        None if isinstance(last_seen_at, str) else _moment(last_seen_at),
        has_replies=includes_threads is not False,
    )
    return raw(_load(scope, wanted))


def _load_unchecked(scope: Scope, params: Params) -> object:
    """Treat invalid timestamps as absent: the real server checks only the room."""
    room_id = params.text(0)
    scope.need_user("loadHistory")
    wanted = _Loading(
        room_id,
        0 if isinstance(params.any(1), str) else params.moment(1),
        20 if isinstance(params.any(2), str) else params.count(2, 20),
        params.moment(3),
        has_replies=params.flag(4, default=True),
    )
    return _load(scope, wanted)


class _Loading(NamedTuple):
    """Which messages to load, and the start time for counting unread ones."""

    room_id: str
    before: int | None
    most: int
    last_seen: int | None
    has_replies: bool


def _moment(given: Timestamp | UnsetType | None) -> int | None:
    return given.milliseconds if isinstance(given, Timestamp) else None


def _load(scope: Scope, wanted: _Loading) -> object:
    room_id = wanted.room_id
    scope.need_user("loadHistory")
    if readable_room(scope, room_id) is None:
        return False
    where = f"{_VISIBLE} AND ts < ?"
    if not wanted.has_replies:
        where += f" AND {_NO_REPLIES}"
    found = scope.tx.messages.find_raw(
        f"{where} ORDER BY ts DESC, rowid LIMIT ?",
        *(room_id, _FUTURE if wanted.before is None else wanted.before, wanted.most),
    )
    answer: Document = {"messages": own_stars(scope, found)}
    if wanted.last_seen is None:
        return {**answer, "unreadNotLoaded": 0}
    return answer | _unread(scope, room_id, wanted.last_seen, len(found))


def own_stars(scope: Scope, messages: list[Raw]) -> list[Raw | Document]:
    """Omit the stars of other users; messages without stars stay encoded."""
    shown: list[Raw | Document] = []
    for message in messages:
        if b'"starred"' in bytes(message):
            document = decode(bytes(message))
            stars = as_list(document.get("starred"))
            mine = [s for s in stars if as_document(s).get("_id") == scope.user_id]
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


def _load_missed(scope: Scope, /, room_id: str, since: Timestamp) -> Raw:
    if readable_room(scope, room_id) is None:
        return raw(document=False)
    return raw(
        scope.tx.messages.find_raw(
            f"{_VISIBLE} AND ts > ? ORDER BY ts DESC, rowid",
            *(room_id, since.milliseconds),
        )
    )


def _list_changes(  # noqa: PLR0913  # parameters of clients
    scope: Scope,
    /,
    room_id: str,
    *,
    since: Timestamp | UnsetType = UNSET,
    latest_at: Timestamp | UnsetType = UNSET,
    oldest_at: Timestamp | UnsetType = UNSET,
    is_inclusive: bool | UnsetType = UNSET,
    most: int | UnsetType = UNSET,
    counts_unread: bool | UnsetType = UNSET,
    previous_cursor: str | UnsetType = UNSET,
    next_cursor: str | UnsetType = UNSET,
    kind: str | UnsetType = UNSET,
) -> Raw:
    del counts_unread, previous_cursor, next_cursor, kind  # of later servers
    page = _Page(
        _moment(latest_at), _moment(oldest_at), most or 20, is_inclusive is True
    )
    return raw(_changes(scope, room_id, _moment(since), page))


def _list_unchecked(scope: Scope, params: Params) -> object:
    """Treat invalid timestamps, such as null, as absent."""
    room_id, options = params.any(0), params.unchecked_document(1)
    if not isinstance(room_id, str):
        raise INTERNAL
    page = _Page(
        milliseconds(options.get("latestDate")),
        milliseconds(options.get("oldestDate")),
        whole_number(options.get("count"), 20),
        bool(options.get("inclusive")),
    )
    return _changes(scope, room_id, milliseconds(options.get("lastUpdate")), page)


class _Page(NamedTuple):
    """Which messages to list: between two timestamps, if given."""

    newest: int | None
    oldest: int | None
    most: int
    is_inclusive: bool


def _changes(scope: Scope, room_id: str, since: int | None, page: _Page) -> Document:
    scope.need_user("messages/get")
    need_access(scope, room_id, "messages/get")
    if since is None:
        return {"messages": _list(scope, room_id, page)}
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


def _list(scope: Scope, room_id: str, page: _Page) -> list[Raw | Document]:
    signs = ("<=", ">=") if page.is_inclusive else ("<", ">")
    found = scope.tx.messages.find_raw(
        f"{_VISIBLE} AND ts {signs[0]} ? AND ts {signs[1]} ?"
        " ORDER BY ts DESC, rowid LIMIT ?",
        *(room_id, page.newest or _FUTURE, page.oldest or 0, page.most),
    )
    return own_stars(scope, found)


def _get_one(scope: Scope, /, message_id: str) -> Raw | UnsetType:
    scope.need_user("getSingleMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        return raw(None)
    if readable_room(scope, message["rid"]) is None:
        fail("error-not-allowed", "Not allowed", "getSingleMessage")
    return raw(message)


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_load_history(_load_history), unfit=_load_unchecked),
        on_load_missed(_load_missed),
        Played(on_list_changes(_list_changes), unfit=_list_unchecked),
        on_get(_get_one),
    )
)

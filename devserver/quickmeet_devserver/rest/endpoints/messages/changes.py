# SPDX-License-Identifier: MIT
"""Changes since a time, over REST: in a thread, in a room's threads, deletions.

As 6.5.3 answers (recording ``gap_1_what_was_missed``): all at once, with whole deleted
messages, except `chat.getDeletedMessages`, which is paged and returns only ids.
"""

from typing import Final

from quickmeet_devserver.base.documents import Document, moment
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.messages.history import own_stars
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.lists import number
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_CHANGED: Final = "rid = ? AND hidden IS NOT 1 AND updated > ?"
_DELETED: Final = "rid = ? AND deleted > ?"
_IS_ROOT: Final = "json_extract(doc, '$.tcount') > 0"
_IN_THREAD: Final = "json_extract(doc, '$.tmid') = ?"
_MOST: Final = 100
_USUAL: Final = 50


def _sync_messages(scope: Scope, given: Document) -> Document:
    """Answer as ``messages/get`` does."""
    room_id = _needed(given, "roomId")
    since = _last_update(given)
    _check_access(scope, room_id, "Not allowed", "messages/get")
    updated = scope.tx.messages.find_raw(
        f"{_CHANGED} ORDER BY ts DESC, rowid", room_id, since
    )
    gone = scope.tx["deleted_messages"].find(
        f"{_DELETED} ORDER BY deleted DESC", room_id, since
    )
    deleted = [{"_id": one["_id"], "_deletedAt": one["_deletedAt"]} for one in gone]
    return {"result": {"updated": own_stars(scope, updated), "deleted": deleted}}


def _sync_thread(scope: Scope, given: Document) -> Document:
    first_id = _needed(given, "tmid")
    since = _since(given, "updatedSince")
    first = scope.tx.messages.get(first_id)
    if first is None:
        fail("error-invalid-message", "Invalid Message")
    _check_access(scope, first["rid"])
    found = _changes(scope, _IN_THREAD, first["rid"], since, first_id)
    return {"messages": found}


def _sync_threads(scope: Scope, given: Document) -> Document:
    room_id = _needed(given, "rid")
    since = _since(given, "updatedSince")
    _check_access(scope, room_id)
    return {"threads": _changes(scope, _IS_ROOT, room_id, since)}


def _deleted(scope: Scope, given: Document) -> Document:
    room_id = _needed(given, "roomId")
    since = _since(given, "since")
    _check_access(scope, room_id)
    offset = number(given, "offset", 0)
    count = min(number(given, "count", _USUAL), _MOST)
    gone = scope.tx["deleted_messages"]
    page = gone.find(
        f"{_DELETED} ORDER BY rowid LIMIT ? OFFSET ?", room_id, since, count, offset
    )
    return {
        "messages": [{"_id": message["_id"]} for message in page],
        "count": len(page),
        "offset": offset,
        "total": gone.count(_DELETED, room_id, since),
    }


def _changes(
    scope: Scope, which: str, room_id: str, since: int, *values: str
) -> Document:
    changed = scope.tx.messages.find_raw(
        f"{_CHANGED} AND {which} ORDER BY rowid", room_id, since, *values
    )
    gone = scope.tx["deleted_messages"].find_raw(
        f"{_DELETED} AND {which} ORDER BY rowid", room_id, since, *values
    )
    return {"update": own_stars(scope, changed), "remove": own_stars(scope, gone)}


def _needed(given: Document, name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value:
        fail("error-invalid-params", f'The required "{name}" query param is missing')
    return value


def _since(given: Document, name: str) -> int:
    code = f"error-{name}-param-invalid"
    if not given.get(name):
        fail(code, f'The required param "{name}" is missing')
    since = moment(given[name])
    if since is None:
        fail(code, f'The "{name}" query parameter must be a valid date')
    return since


def _last_update(given: Document) -> int:
    """Parse the start time, with older error messages than the others."""
    if not given.get("lastUpdate"):
        words = 'The required "lastUpdate" query param is missing.'
        fail("error-lastUpdate-param-not-provided", words)
    since = moment(given["lastUpdate"])
    if since is None:
        words = 'The "lastUpdate" query parameter must be a valid date.'
        fail("error-roomId-param-invalid", words)
    return since


def _check_access(
    scope: Scope, room_id: str, words: str = "Not Allowed", method: str | None = None
) -> None:
    if readable_room(scope, room_id) is None:
        fail("error-not-allowed", words, method)


CALLS: Final[Specials] = {
    "GET chat.syncMessages": _sync_messages,
    "GET chat.syncThreadMessages": _sync_thread,
    "GET chat.syncThreadsList": _sync_threads,
    "GET chat.getDeletedMessages": _deleted,
}

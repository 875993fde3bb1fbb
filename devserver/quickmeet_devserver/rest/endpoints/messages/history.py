# SPDX-License-Identifier: MIT
"""Lists of messages over REST, in pages by offset, newest first."""

from functools import partial
from typing import Final

from quickmeet_devserver.base.documents import Document, moment
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.messages.history import own_stars
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import NO_ROOM
from quickmeet_devserver.rest.lists import number
from quickmeet_devserver.rest.special import Specials

from .uploads import list_files

__all__ = ["CALLS"]

_VISIBLE: Final = "rid = ? AND hidden IS NOT 1"
_NO_REPLIES: Final = "(tmid IS NULL OR json_extract(doc, '$.tshow') = 1)"
_MOST: Final = 100
_WORDS: Final = {"p": "group"}
_USUAL: Final = 50
_FUTURE: Final = 1 << 52
_OF_USER: Final = (
    "EXISTS (SELECT 1 FROM json_tree(doc, '$.{}') WHERE key = '_id' AND atom = ?)"
)


def _history(scope: Scope, given: Document, *, kind: str | None) -> Document:
    word = _WORDS.get(kind or "", "channel")
    room = _room(scope, given, word)
    if kind is not None and room["t"] != kind:
        fail("error-room-not-found", NO_ROOM.format(word))
    where = f"{_VISIBLE} AND ts < ? AND ts > ?"
    if given.get("showThreadMessages") != "true":
        where += f" AND {_NO_REPLIES}"
    latest = moment(given.get("latest"))
    if given.get("inclusive") == "true" and latest is not None:
        latest += 1
    oldest = moment(given.get("oldest")) or 0
    bounds = (latest or _FUTURE, oldest)
    return {"messages": _page(scope, given, where, room["_id"], *bounds)}


def _pinned(scope: Scope, given: Document) -> Document:
    where = f"{_VISIBLE} AND json_extract(doc, '$.pinned') = 1"
    return _counted(scope, given, where)


def _discussions(scope: Scope, given: Document) -> Document:
    """Return messages that announce discussions, optionally those with a text."""
    where = f"{_VISIBLE} AND drid IS NOT NULL"
    text = str(given.get("text") or "")
    if not text:
        return _counted(scope, given, where)
    where = f"{where} AND instr(lower(json_extract(doc, '$.msg')), ?)"
    return _counted(scope, given, where, text.lower())


def _of_user(scope: Scope, given: Document, *, field: str) -> Document:
    where = f"{_VISIBLE} AND {_OF_USER.format(field)}"
    return _counted(scope, given, where, str(scope.user_id))


def _thread(scope: Scope, given: Document) -> Document:
    first = scope.tx.messages.get(str(given.get("tmid")))
    if first is None:
        fail("error-invalid-message", "Invalid Message")
    room = _room(scope, {"roomId": first["rid"]})
    where = f"{_VISIBLE} AND tmid = ?"
    total = scope.tx.messages.count(where, room["_id"], first["_id"])
    is_newest_first = "-1" in str(given.get("sort"))
    order = "DESC" if is_newest_first else "ASC"
    page = _page(scope, given, where, room["_id"], first["_id"], order=order)
    return {**_figures(given, page, total), "messages": page}


def _counted(scope: Scope, given: Document, where: str, *values: str) -> Document:
    room = _room(scope, given)
    total = scope.tx.messages.count(where, room["_id"], *values)
    page = _page(scope, given, where, room["_id"], *values)
    return {**_figures(given, page, total), "messages": page}


def _figures(given: Document, page: list[object], total: int) -> Document:
    return {"count": len(page), "offset": number(given, "offset", 0), "total": total}


def _page(
    scope: Scope, given: Document, where: str, *values: str | int, order: str = "DESC"
) -> list[object]:
    count = min(number(given, "count", _USUAL), _MOST)
    found = scope.tx.messages.find_raw(
        f"{where} ORDER BY ts {order}, rowid LIMIT ? OFFSET ?",
        *(*values, count, number(given, "offset", 0)),
    )
    return list(own_stars(scope, found))


def _room(scope: Scope, given: Document, word: str = "channel") -> Document:
    room = readable_room(scope, str(given.get("roomId")))
    if room is None:
        fail("error-room-not-found", NO_ROOM.format(word))
    return room


_FAMILIES: Final = {"channels": "c", "groups": "p", "im": "d"}

CALLS: Final[Specials] = {
    **{
        f"GET {family}.history": partial(_history, kind=kind)
        for family, kind in _FAMILIES.items()
    },
    **{f"GET {family}.files": list_files for family in (*_FAMILIES, "dm")},
    "GET rooms.images": partial(list_files, only_images=True),
    "GET chat.getDiscussions": _discussions,
    "GET rooms.history": partial(_history, kind=None),
    "GET chat.getPinnedMessages": _pinned,
    "GET chat.getStarredMessages": partial(_of_user, field="starred"),
    "GET chat.getMentionedMessages": partial(_of_user, field="mentions"),
    "GET chat.getThreadMessages": _thread,
}

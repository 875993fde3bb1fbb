# SPDX-License-Identifier: MIT
"""Which documents a frame or an answer shows, and what became of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, cast

from msgspec import Struct

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    pick,
    pick_not,
)

__all__ = [
    "NOT_OF_ROOMS",
    "Showing",
    "objects_in",
    "seen_inside",
    "shown_by",
    "shown_in",
    "with_moments",
]

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_MESSAGE: Final = frozenset({"_id", "rid", "msg", "ts", "u"})
_MEMBERSHIP: Final = frozenset({"_id", "rid", "u", "unread"})
_STATUS_PARTS: Final = 4
_STATUSES: Final = ("offline", "online", "away", "busy")


NOT_OF_ROOMS: Final = "username"
"""What older servers show with a room of who asked whether somebody may see it."""


class Showing(Struct, frozen=True):
    """The visible state of a document.

    Attributes:
        collection: Where the server keeps it.
        id: Its id.
        fields: Its fields, those that are gone as None; None when it was removed.
        is_whole: Whether all of it was shown.
    """

    collection: str
    id: str
    fields: Document | None
    is_whole: bool = False


def shown_by(frame: Document) -> Iterator[Showing]:
    """The content of an event about documents, or of a result."""
    if "result" in frame:
        yield from shown_in(frame["result"])
    event = str(as_document(frame.get("fields")).get("eventName", ""))
    args = as_list(as_document(frame.get("fields")).get("args"))
    if not args or frame.get("msg") != "changed":
        return
    reader = _EVENTS.get(event.rpartition("/")[2])
    if reader is not None:
        yield from reader(args)
    elif str(frame.get("collection")) in {"stream-room-messages", "stream-room-data"}:
        yield from shown_in(args[0])


def seen_inside(frame: Document) -> tuple[str, bool] | None:
    """The room of a message, and whether who is told of it is in that room."""
    args = as_list(as_document(frame.get("fields")).get("args"))
    is_inside = as_document(args[-1]).get("roomParticipant") if args else None
    if not isinstance(is_inside, bool):
        return None
    return str(as_document(args[0]).get("rid")), is_inside


def shown_in(value: object) -> Iterator[Showing]:
    """Every message, membership and room in a payload, by what they look like."""
    for fields in objects_in(value):
        id_ = fields.get("_id")
        if not isinstance(id_, str):
            continue
        if set(fields) >= _MESSAGE and not fields.get("private"):
            yield Showing("messages", id_, with_moments(fields), is_whole=True)
        elif set(fields) >= _MEMBERSHIP:
            whole = with_moments(fields)
            yield Showing("subscriptions", id_, whole, is_whole=True)
        elif "t" in fields and not {"usersCount", "msgs"}.isdisjoint(fields):
            whole = with_moments(pick_not(fields, (NOT_OF_ROOMS,)))
            yield Showing("rooms", id_, whole, is_whole=True)


def with_moments(fields: Document) -> Document:
    """Fields with their moments as EJSON: REST has them as text."""
    return {key: _with_moment(value, key) for key, value in fields.items()}


def _with_moment(value: Any, key: str = "") -> object:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return {"$date": _milliseconds(value)}
    if isinstance(value, dict) and key != "attachments":
        return with_moments(cast("Document", value))
    if isinstance(value, list) and key != "attachments":
        return [_with_moment(item) for item in cast("list[object]", value)]
    return value  # pyright: ignore[reportUnknownVariableType]  # JSON


def _milliseconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def _message(args: list[Any]) -> Iterator[Showing]:
    return shown_in(args[0])


def _membership(args: list[Any]) -> Iterator[Showing]:
    fields = as_document(args[-1])
    if args[0] == "removed":
        yield Showing("subscriptions", str(fields.get("_id")), None)
    else:
        yield from shown_in(fields)


def _room(args: list[Any]) -> Iterator[Showing]:
    if args[0] != "removed":
        yield from shown_in(args[-1])


def _deleted(args: list[Any]) -> Iterator[Showing]:
    yield Showing("messages", str(as_document(args[0]).get("_id")), None)


def _deleted_many(args: list[Any]) -> Iterator[Showing]:
    for id_ in as_list(as_document(args[0]).get("ids")):
        yield Showing("messages", str(id_), None)


def _own_data(args: list[Any]) -> Iterator[Showing]:
    told = as_document(args[0])
    if isinstance(told.get("id"), str):
        gone: Document = dict.fromkeys(as_document(told.get("unset")))
        yield Showing("users", told["id"], {**gone, **as_document(told.get("diff"))})


def _name(args: list[Any]) -> Iterator[Showing]:
    told = as_document(args[0])
    known = pick(told, ("name", "username"))
    yield Showing("users", str(told.get("_id")), known)


def _user_gone(args: list[Any]) -> Iterator[Showing]:
    yield Showing("users", str(as_document(args[0]).get("userId")), None)


def _status(args: list[Any]) -> Iterator[Showing]:
    entry = as_list(args[0])
    if len(entry) < _STATUS_PARTS or not isinstance(entry[0], str):
        return
    known: Document = {"statusText": entry[3]}
    if isinstance(entry[2], int) and entry[2] in range(len(_STATUSES)):
        known["status"] = _STATUSES[entry[2]]
    yield Showing("users", entry[0], known)


def _listed(collection: str) -> Callable[[list[Any]], Iterator[Showing]]:
    def read(args: list[Any]) -> Iterator[Showing]:
        fields = as_document(args[-1])
        is_gone = args[0] == "removed"
        id_ = str(fields.get("_id"))
        yield Showing(collection, id_, None if is_gone else fields)

    return read


_EVENTS: Final[Mapping[str, Callable[[list[Any]], Iterator[Showing]]]] = {
    "rooms-changed": _room,
    "subscriptions-changed": _membership,
    "deleteMessage": _deleted,
    "deleteMessageBulk": _deleted_many,
    "userData": _own_data,
    "Users:NameChanged": _name,
    "Users:Deleted": _user_gone,
    "user-status": _status,
    "public-settings-changed": _listed("settings"),
    "private-settings-changed": _listed("settings"),
    "permissions-changed": _listed("permissions"),
    "__my_messages__": _message,
}


def objects_in(value: object) -> Iterator[Document]:
    """Every object in a JSON value, outermost first."""
    waiting: list[object] = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += cast("list[object]", item)
        elif isinstance(item, dict):
            fields = cast("Document", item)
            yield fields
            waiting += fields.values()

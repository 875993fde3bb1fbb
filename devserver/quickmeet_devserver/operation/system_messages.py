# SPDX-License-Identifier: MIT
"""System messages, and the message count, last message and deletions of rooms."""

from quickmeet_devserver.base.documents import Document, date, user_reference

from .older import new_id, older_message
from .scope import Scope

__all__ = [
    "count_message",
    "is_member",
    "keep_deleted",
    "show_last_message",
    "show_newest",
    "write_system_message",
]


def write_system_message(
    scope: Scope,
    room: Document,
    kind: str,
    author: Document,
    text: str = "",
    **fields: object,
) -> Document:
    """Write a system message.

    Args:
        scope: The operation.
        room: The room; its counter is saved with it.
        kind: ``t`` of the message, such as ``uj``.
        author: The user who caused it.
        text: Its subject, such as a name or a topic.
        **fields: Other fields of the message.
    """
    message: Document = {
        "_id": new_id(scope),
        "t": kind,
        "rid": room["_id"],
        "ts": scope.today,
        "msg": text,
        "u": user_reference(author),
        "groupable": False,
        **fields,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.messages.insert(older_message(scope, message))
    count_message(scope, room, is_news=False)
    return message


def count_message(
    scope: Scope, room: Document, last: Document | None = None, *, is_news: bool = True
) -> None:
    """Increment the message count of a room.

    Args:
        scope: The operation.
        room: The room.
        last: The message, if the room shows it as its last.
        is_news: Whether the room moves up in the list of rooms.
    """
    room["msgs"] = room.get("msgs", 0) + 1
    if is_news:
        room["lm"] = scope.today if last is None else last.get("ts", scope.today)
    if last is not None:
        room["lastMessage"] = last
    scope.tx.rooms.update(room)


def show_last_message(
    scope: Scope, message: Document, *, is_hidden: bool = False
) -> None:
    """Update the last message of a room if it is this one."""
    room = scope.tx.rooms.get(message["rid"])
    if room is None or room.get("lastMessage", {}).get("_id") != message["_id"]:
        return
    room["lastMessage"] = message
    if is_hidden:
        del room["lastMessage"]
    scope.tx.rooms.update(room)


def show_newest(scope: Scope, room: Document) -> None:
    """Update the last message of a room to its newest one."""
    room.pop("lastMessage", None)
    last = scope.tx.messages.find_one(
        "rid = ? AND t IS NULL ORDER BY ts DESC", room["_id"]
    )
    if last is not None:
        room["lastMessage"] = last
    scope.tx.rooms.update(room)


def keep_deleted(scope: Scope, message: Document) -> None:
    """Store a message before its deletion, as the server's trash does."""
    gone = {"__collection__": "message", "_deletedAt": date(scope.tx.stamp())}
    scope.tx["deleted_messages"].save({**message, **gone})


def is_member(scope: Scope, room_id: str, user_id: str) -> bool:
    """Return whether a user is a member of a room."""
    return scope.tx.membership(room_id, user_id) is not None

# SPDX-License-Identifier: MIT
"""Deleted messages: kept for clients that recover, not shown."""

from quickmeet_devserver.base.documents import Document, date
from quickmeet_devserver.operation.scope import Scope

__all__ = ["keep_deleted", "show_newest"]


def keep_deleted(scope: Scope, message: Document) -> None:
    """Keep a message that is about to go, as the server's trash does."""
    gone = {"__collection__": "message", "_deletedAt": date(scope.tx.stamp())}
    scope.tx["deleted_messages"].save({**message, **gone})


def show_newest(scope: Scope, room: Document) -> None:
    """Show what is the last message of a room now."""
    room.pop("lastMessage", None)
    last = scope.tx.messages.find_one(
        "rid = ? AND t IS NULL ORDER BY ts DESC", room["_id"]
    )
    if last is not None:
        room["lastMessage"] = last
    scope.tx.rooms.update(room)

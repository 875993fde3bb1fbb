# SPDX-License-Identifier: MIT
"""Archiving, unarchiving and deleting rooms."""

from typing import Final

from quickmeet.server.rooms import on_archive, on_delete, on_unarchive
from quickmeet_devserver.base.documents import Document, date, pick_not
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.permissions import may, need, need_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import write_system_message

from .memberships import note_removal

__all__ = ["METHODS", "erase_room", "unarchive"]


def _archive(scope: Scope, /, room_id: str) -> None:
    room, user = _to_put_away(scope, room_id, "archiveRoom", "archive-room")
    _set_archived(scope, room, is_archived=True)
    write_system_message(scope, room, "room-archived", user)


def _unarchive(scope: Scope, /, room_id: str) -> None:
    unarchive(scope, *_to_put_away(scope, room_id, "unarchiveRoom", "unarchive-room"))


def unarchive(scope: Scope, room: Document, user: Document) -> None:
    """Unarchive a room; the caller checks permissions."""
    _set_archived(scope, room, is_archived=False)
    write_system_message(scope, room, "room-unarchived", user)


def _to_put_away(
    scope: Scope, room_id: str, method: str, permission: str
) -> tuple[Document, Document]:
    user = scope.need_user(method)
    room = need_room(scope, room_id, method)
    if room["t"] == "d":
        fail("error-direct-message-room", "Direct Messages can not be archived", method)
    need(
        scope,
        permission,
        method,
        room_id=room_id,
        code="error-not-authorized",
        reason="Not authorized",
    )
    return room, user


def _set_archived(scope: Scope, room: Document, *, is_archived: bool) -> None:
    scope.tx.rooms.update(room, archived=is_archived)
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        scope.tx.subscriptions.update(
            membership, archived=is_archived, open=not is_archived, alert=False
        )


def _erase(scope: Scope, /, room_id: str) -> bool:
    scope.need_user("eraseRoom")
    room = need_room(scope, room_id, "eraseRoom")
    if room["t"] == "d" or not may(scope, f"delete-{room['t']}", room_id):
        fail("error-not-allowed", "Not allowed", "eraseRoom")
    erase_room(scope, room)
    return True


def erase_room(scope: Scope, room: Document) -> None:
    """Delete a room with its messages and memberships."""
    room_id = room["_id"]
    members = scope.tx.subscriptions.find("rid = ?", room_id)
    for membership in members:
        scope.tx.subscriptions.delete(membership)
        member = membership["u"]["_id"]
        note_removal(scope, "subscriptions", membership["_id"], member)
        note_removal(scope, "rooms", room_id, member)
    for message in scope.tx.messages.find("rid = ?", room_id):
        scope.tx.messages.delete(message)
    for record in scope.tx["deleted_messages"].find("rid = ?", room_id):
        scope.tx["deleted_messages"].delete(record)
    announcement = scope.tx.messages.find_one("drid = ?", room_id)
    if announcement is not None:
        kept = pick_not(announcement, {"drid", "dcount", "dlm"})
        scope.tx.messages.update(kept)
    room["_deletedAt"] = date(scope.now)
    scope.tx.rooms.delete(room)


METHODS: Final[Methods] = typed_methods(
    (on_archive(_archive), on_unarchive(_unarchive), on_delete(_erase))
)

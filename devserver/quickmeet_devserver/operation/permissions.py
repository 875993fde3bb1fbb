# SPDX-License-Identifier: MIT
"""Permissions of users, and the rooms that they may see."""

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail

from .scope import Scope
from .system_messages import is_member

__all__ = [
    "can_access_room",
    "may",
    "need",
    "need_access",
    "need_room",
    "readable_room",
]


def may(scope: Scope, permission: str, room_id: str | None = None) -> bool:
    """Whether the caller's roles, those in the room included, allow something.

    Args:
        scope: The operation.
        permission: Such as ``edit-room``.
        room_id: The room that it is about, if it is about one.
    """
    user = scope.user
    granted = scope.tx["permissions"].get(permission)
    if user is None or granted is None:
        return False
    roles = set(user.get("roles") or ())
    if room_id is not None:
        membership = scope.tx.membership(room_id, user["_id"])
        roles |= set((membership or {}).get("roles") or ())
    return not roles.isdisjoint(granted["roles"])


def need(  # noqa: PLR0913  # what is needed, and what to say else
    scope: Scope,
    permission: str,
    method: str,
    *,
    room_id: str | None = None,
    code: str = "error-not-allowed",
    reason: str = "Not allowed",
) -> None:
    """Refuse unless the caller may do something.

    Raises:
        MethodFailed: The caller may not.
    """
    if not may(scope, permission, room_id):
        fail(code, reason, method)


def can_access_room(scope: Scope, room: Document) -> bool:
    """Whether the caller may read a room: a member, or anybody for channels."""
    user = scope.user
    if user is None:
        return False
    if is_member(scope, room["_id"], user["_id"]):
        return True
    return room["t"] == "c" and may(scope, "view-c-room")


def readable_room(scope: Scope, room_id: object) -> Document | None:
    """The room of an id, if there is one that the caller may read."""
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    return room if room is not None and can_access_room(scope, room) else None


def need_room(scope: Scope, room_id: object, method: str) -> Document:
    """Find a room.

    Raises:
        MethodFailed: There is none.
    """
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    if room is None:
        fail("error-invalid-room", "Invalid room", method)
    return room


def need_access(scope: Scope, room_id: object, method: str) -> Document:
    """Find a room that the caller may read.

    Raises:
        MethodFailed: There is none, or the caller may not.
    """
    room = need_room(scope, room_id, method)
    if not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", method)
    return room

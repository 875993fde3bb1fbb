# SPDX-License-Identifier: MIT
"""Permissions of users, and access to rooms."""

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
    """Return whether the caller has a permission, by global roles or those in a room.

    Args:
        scope: The operation.
        permission: Such as ``edit-room``.
        room_id: The room concerned, if any.
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


def need(  # noqa: PLR0913  # what is needed, and the error
    scope: Scope,
    permission: str,
    method: str,
    *,
    room_id: str | None = None,
    code: str = "error-not-allowed",
    reason: str = "Not allowed",
) -> None:
    """Refuse callers without a permission.

    Raises:
        MethodFailed: The caller lacks it.
    """
    if not may(scope, permission, room_id):
        fail(code, reason, method)


def can_access_room(scope: Scope, room: Document) -> bool:
    """Return whether the caller may read a room: members, or any user for channels."""
    user = scope.user
    if user is None:
        return False
    if is_member(scope, room["_id"], user["_id"]):
        return True
    return room["t"] == "c" and may(scope, "view-c-room")


def readable_room(scope: Scope, room_id: object) -> Document | None:
    """Return the room of an id, if the caller may read it."""
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    return room if room is not None and can_access_room(scope, room) else None


def need_room(scope: Scope, room_id: object, method: str) -> Document:
    """Find a room.

    Raises:
        MethodFailed: The room does not exist.
    """
    room = scope.tx.rooms.get(room_id) if isinstance(room_id, str) else None
    if room is None:
        fail("error-invalid-room", "Invalid room", method)
    return room


def need_access(scope: Scope, room_id: object, method: str) -> Document:
    """Find a room that the caller may read.

    Raises:
        MethodFailed: The room does not exist, or the caller may not read it.
    """
    room = need_room(scope, room_id, method)
    if not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", method)
    return room

# SPDX-License-Identifier: MIT
"""Members of rooms: joining, leaving, and roles."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.rooms import on_join, on_leave, on_list_roles
from quickmeet_devserver.base.documents import raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need_access, need_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)

from .memberships import check_owner_left, join, remove_member

__all__ = ["METHODS"]


def _join_room(
    scope: Scope, /, room_id: str, *, code: str | UnsetType = UNSET
) -> bool | UnsetType:
    user = scope.need_user("joinRoom")
    room = need_room(scope, room_id, "joinRoom")
    if is_member(scope, room_id, user["_id"]):
        return UNDEFINED
    if room["t"] != "c" or not may(scope, "view-c-room"):
        fail("error-not-allowed", "Not allowed", "joinRoom")
    wanted = room.get("joinCode")
    if wanted and wanted != code and not may(scope, "join-without-join-code"):
        fail("error-code-invalid", "Invalid Room Password", "joinRoom")
    join(scope, room, user)
    return True


def _join_without_code(scope: Scope, params: Params) -> object:
    """Join with a code that is not text: only the room is checked."""
    return _join_room(scope, params.text(0))


def _leave_room(scope: Scope, /, room_id: str) -> None:
    user = scope.need_user("leaveRoom")
    room = need_room(scope, room_id, "leaveRoom")
    if room["t"] == "d" or not may(scope, f"leave-{room['t']}"):
        fail("error-not-allowed", "Not allowed", "leaveRoom")
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is None:
        fail("error-user-not-in-room", "You are not in this room", "leaveRoom")
    check_owner_left(scope, membership, "leaveRoom")
    write_system_message(scope, room, "ul", user, str(user.get("username")))
    remove_member(scope, room, membership, hears_the_end=True)


def _room_roles(scope: Scope, /, room_id: str) -> Raw:
    scope.need_user("getRoomRoles")
    need_access(scope, room_id, "getRoomRoles")
    memberships = scope.tx.subscriptions.find("rid = ? ORDER BY rowid", room_id)
    return raw(
        [
            {
                "_id": membership["_id"],
                "rid": room_id,
                "u": membership["u"],
                "roles": membership["roles"],
            }
            for membership in memberships
            if membership.get("roles")
        ]
    )


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_join(_join_room), unfit=_join_without_code),
        on_leave(_leave_room),
        on_list_roles(_room_roles),
    )
)

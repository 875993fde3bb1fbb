# SPDX-License-Identifier: MIT
"""Methods of members: joining, leaving, their settings for a room."""

from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.notifications import on_save, on_save_sound
from quickmeet.server.rooms import (
    BlockHandler,
    on_block,
    on_join,
    on_leave,
    on_list_roles,
    on_unblock,
)
from quickmeet_devserver.base.documents import Document, raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need_access, need_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)

from .memberships import check_owner_left, join, remove_member

__all__ = ["METHODS"]

_PREFERENCES: Final = {
    "desktopNotifications": "desktopPrefOrigin",
    "mobilePushNotifications": "mobilePrefOrigin",
    "emailNotifications": "emailPrefOrigin",
}
_FLAGS: Final = {
    "unreadAlert": None,
    "disableNotifications": True,
    "hideUnreadStatus": True,
    "hideMentionStatus": True,
    "muteGroupMentions": True,
    "audioNotificationValue": None,
}


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
    """Join with a code that is not a string: only the room is checked."""
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


def _membership(scope: Scope, room_id: object, method: str) -> Document:
    user = scope.need_user(method)
    membership = scope.tx.membership(str(room_id), user["_id"])
    if membership is None:
        fail("error-invalid-subscription", "Invalid subscription", method)
    return membership


def _save_notifications(scope: Scope, /, room_id: str, field: str, value: str) -> bool:
    method = "saveNotificationSettings"
    scope.need_user(method)
    if field not in _PREFERENCES and field not in _FLAGS:
        fail("error-invalid-settings", "Invalid settings field", method)
    membership = _membership(scope, room_id, method)
    origin = _PREFERENCES.get(field)
    if origin is not None and value == "default":
        membership.pop(field, None)
        membership.pop(origin, None)
    elif origin is not None:
        membership |= {field: value, origin: "subscription"}
    else:
        membership[field] = value if _FLAGS[field] is None else value == "1"
    scope.tx.subscriptions.update(membership)
    return True


def _save_sound(scope: Scope, /, room_id: str, sound: str) -> bool:
    membership = _membership(scope, room_id, "saveAudioNotificationValue")
    if sound == "default":
        membership.pop("audioNotificationValue", None)
    else:
        membership["audioNotificationValue"] = sound
    scope.tx.subscriptions.update(membership)
    return True


_PAIR: Final = 2


def _blocking(*, is_blocked: bool) -> BlockHandler[Scope]:
    """Make a method that blocks or unblocks the other user of a direct room."""

    def handle(scope: Scope, /, user_id: str, room_id: str) -> bool:
        user = scope.user_or_break()
        room = scope.tx.rooms.get(room_id)
        is_pair = room is not None and room["t"] == "d"
        if is_blocked and (room is None or not is_pair or len(room["uids"]) > _PAIR):
            fail("error-not-allowed", "Not allowed", "blockUser")
        mine = scope.tx.membership(room_id, user["_id"])
        theirs = scope.tx.membership(room_id, user_id)
        if mine is None or theirs is None:
            fail("error-invalid-room", "Invalid room", "blockUser")
        for membership, field in ((theirs, "blocked"), (mine, "blocker")):
            membership.pop(field, None)
            if is_blocked:
                membership[field] = True
            scope.tx.subscriptions.update(membership)
        return True

    return handle


def _unchecked(handle: BlockHandler[Scope]) -> Method:
    """Accept a filter, which matches any ids; fail without an object."""

    def method(scope: Scope, params: Params) -> object:
        given = params.unchecked_document(0)
        return handle(scope, str(given.get("blocked")), str(given.get("rid")))

    return method


_BLOCK: Final = _blocking(is_blocked=True)
_UNBLOCK: Final = _blocking(is_blocked=False)


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_join(_join_room), unfit=_join_without_code),
        on_leave(_leave_room),
        on_list_roles(_room_roles),
        on_save(_save_notifications),
        on_save_sound(_save_sound),
        Played(on_block(_BLOCK), unfit=_unchecked(_BLOCK)),
        Played(on_unblock(_UNBLOCK), unfit=_unchecked(_UNBLOCK)),
    )
)

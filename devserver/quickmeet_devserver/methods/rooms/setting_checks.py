# SPDX-License-Identifier: MIT
"""Rights to change settings of a room: all are checked before any is saved."""

from collections.abc import Callable, Mapping
from typing import Final, NoReturn, TypeAlias

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope

__all__ = ["check_setting", "refuse"]

_Check: TypeAlias = Callable[[Scope, Document, object], None]
_KINDS: Final = {
    "c": ("create-c", "Changing a private group to a public channel is not allowed"),
    "p": ("create-p", "Changing a public channel to a private room is not allowed"),
}
_ENCRYPT: Final = "Change_Room_Encrypted"


def check_setting(scope: Scope, room: Document, name: str, value: object) -> None:
    """Refuse a change that the caller may not make.

    Args:
        scope: The operation.
        room: The room, as it is.
        name: The setting.
        value: What it shall be.

    Raises:
        MethodFailed: The caller may not, or the room is not for it.
    """
    check = _CHECKS.get(name)
    if check is not None:
        check(scope, room, value)


def refuse(reason: str, action: str = "Editing_room") -> NoReturn:
    """Refuse a change of a room.

    Raises:
        MethodFailed: Always.
    """
    fail("error-action-not-allowed", reason, "saveRoomSettings", action=action)


def _by_admin(scope: Scope, _: Document, __: object) -> None:
    if not may(scope, "view-room-administration"):
        said = "Viewing room administration is not allowed"
        refuse(said, "Viewing_room_administration")


def _kind(scope: Scope, room: Document, value: object) -> None:
    known = _KINDS.get(str(value))
    if room["t"] != value and known is not None and not may(scope, known[0]):
        refuse(known[1], "Change_Room_Type")


def _encrypted(scope: Scope, room: Document, value: object) -> None:
    if room.get("encrypted") is value:
        return
    is_for_it = room["t"] == "p" or room["t"] == "d"
    if not is_for_it or scope.setting("E2E_Enable") is False:
        refuse("Only groups or direct channels can enable encryption", _ENCRYPT)
    permission = "toggle-room-e2e-encryption"
    if room["t"] == "p" and not may(scope, permission, room["_id"]):
        refuse("You do not have permission to toggle E2E encryption", _ENCRYPT)


def _retention(field: str) -> _Check:
    def check(scope: Scope, room: Document, value: object) -> None:
        if "retention" not in room:
            refuse("Room does not have retention policy")
        before = as_document(room["retention"]).get(field)
        is_allowed = may(scope, "edit-room-retention-policy", room["_id"])
        if before != value and not is_allowed:
            refuse("Editing room retention policy is not allowed")

    return check


def _avatar(scope: Scope, room: Document, _: object) -> None:
    if not may(scope, "edit-room-avatar", room["_id"]):
        refuse("Editing a room avatar is not allowed")


_CHECKS: Final[Mapping[str, _Check]] = {
    "default": _by_admin,
    "featured": _by_admin,
    "roomType": _kind,
    "encrypted": _encrypted,
    "retentionEnabled": _retention("enabled"),
    "retentionMaxAge": _retention("maxAge"),
    "retentionExcludePinned": _retention("excludePinned"),
    "retentionFilesOnly": _retention("filesOnly"),
    "retentionIgnoreThreads": _retention("ignoreThreads"),
    "roomAvatar": _avatar,
}
"""The check of each setting; the others only need the room's own right."""

# SPDX-License-Identifier: MIT
"""`saveRoomSettings`: changes by owners, and their messages in the room."""

from collections.abc import Callable, Mapping
from typing import Final, NoReturn, TypeAlias, cast

from msgspec import UNSET

from quickmeet.server.rooms import on_save_settings
from quickmeet.types.rooms import RoomSettings, SavedRoom
from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import may, need_room
from quickmeet_devserver.operation.pictures import (
    KeptFile,
    forget_file,
    keep_file,
    of_data_url,
)
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import write_system_message

from .rooms import valid_name

__all__ = ["METHODS", "set_kind", "set_name"]

_METHOD: Final = "saveRoomSettings"
Apply = Callable[[Scope, Document, Document, object], None]
_Check: TypeAlias = Callable[[Scope, Document, object], None]
_KINDS: Final = {
    "c": ("create-c", "Changing a private group to a public channel is not allowed"),
    "p": ("create-p", "Changing a public channel to a private room is not allowed"),
}
_ENCRYPT: Final = "Change_Room_Encrypted"


def _save(
    scope: Scope,
    /,
    room_id: str,
    settings: str | RoomSettings,
    *,
    value: object = UNSET,
) -> SavedRoom:
    if isinstance(settings, RoomSettings):
        # Unfiltered: a setting that the schema lacks is refused, not ignored.
        return _change(scope, room_id, scope.params.document(1))
    return _change(scope, room_id, {settings: None if value is UNSET else value})


def _save_unchecked(scope: Scope, params: Params) -> object:
    """Look settings up by name, without checking their values."""
    room_id, given = params.any(0), params.any(1)
    if isinstance(given, dict):
        return _change(scope, room_id, cast("Document", given))
    return _change(scope, room_id, {str(given): params.any(2)})


def _need_user(scope: Scope, _: Params) -> Document:
    """Return the caller, checked first."""
    user = scope.user
    if user is None:
        fail("error-invalid-user", "Invalid user", function="RocketChat.saveRoomName")
    return user


def _change(scope: Scope, room_id: object, wanted: Document) -> SavedRoom:
    user = _need_user(scope, scope.params)
    if not isinstance(room_id, str):
        fail("error-invalid-room", "Invalid room", _METHOD)
    if not all(name in _SETTINGS for name in wanted):
        fail("error-invalid-settings", "Invalid settings provided", _METHOD)
    room = need_room(scope, room_id, _METHOD)
    if not may(scope, "edit-room", room_id):
        if room["t"] != "d" or "encrypted" not in wanted:
            _refuse("Editing room is not allowed")
        wanted = {"encrypted": wanted["encrypted"]}
    for name, value in wanted.items():
        check = _CHECKS.get(name)
        if check is not None:
            check(scope, room, value)
    for name, value in wanted.items():
        _SETTINGS[name](scope, room, user, value)
    return SavedRoom(is_saved=True, room_id=room_id)


def _store_for_members(scope: Scope, room: Document, **fields: object) -> None:
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        scope.tx.subscriptions.update(membership, **fields)


def _text(field: str, kind: str) -> Apply:
    """Make a setter of a text of the room; changes are announced there."""

    def apply(scope: Scope, room: Document, user: Document, value: object) -> None:
        text = str(value or "")
        if room.get(field, "") != text:
            scope.tx.rooms.update(room, **{field: text})
            write_system_message(scope, room, kind, user, text)

    return apply


def _flag(field: str, when_set: str, when_not: str) -> Apply:
    """Make a setter of a flag; changes are announced, even from an unset value."""

    def apply(scope: Scope, room: Document, user: Document, value: object) -> None:
        if room.get(field) is not value:
            scope.tx.rooms.update(room, **{field: value})
            write_system_message(scope, room, when_set if value else when_not, user)

    return apply


def _quiet(field: str) -> Apply:
    """Make a setter without announcement of changes."""

    def apply(scope: Scope, room: Document, _: Document, value: object) -> None:
        scope.tx.rooms.update(room, **{field: value})

    return apply


def set_name(scope: Scope, room: Document, user: Document, value: object) -> None:
    """Change the name of a room; for a discussion only the display name."""
    if room["t"] == "d":
        function = "RocketChat.saveRoomdisplayName"
        fail("error-not-allowed", "Not allowed", function=function)
    name = str(value or "")
    if room.get("name") == name or not name.strip():
        return
    valid_name(scope, name)
    named = {"fname": name} if room.get("prid") else {"name": name, "fname": name}
    scope.tx.rooms.update(room, **named)
    _store_for_members(scope, room, **named, alert=True)
    write_system_message(scope, room, "r", user, name)


def _custom_fields(scope: Scope, room: Document, _: Document, value: object) -> None:
    fields = as_document(value)
    if fields is not value:
        code, words = "invalid-roomCustomFields-type", "Invalid roomCustomFields type"
        fail(code, words, function="RocketChat.saveRoomCustomFields")
    scope.tx.rooms.update(room, customFields=fields)
    _store_for_members(scope, room, customFields=fields)


def set_kind(scope: Scope, room: Document, user: Document, value: object) -> None:
    """Make a room public (``c``) or private (``p``)."""
    if room["t"] == value:
        return
    function = "RocketChat.saveRoomType"
    if value not in ("c", "p"):
        code = "error-invalid-room-type"
        fail(code, code, function=function, type=value)
    if room["t"] == "d":
        words = "Can't change type of direct rooms"
        fail("error-direct-room", words, function=function)
    if value == "p":
        room.pop("default", None)
    scope.tx.rooms.update(room, t=value)
    _store_for_members(scope, room, t=value)
    said = "public" if value == "c" else "private"
    write_system_message(scope, room, "room_changed_privacy", user, said)


def _encrypted(scope: Scope, room: Document, user: Document, value: object) -> None:
    is_news = bool(room.get("encrypted")) != bool(value)
    scope.tx.rooms.update(room, encrypted=value is True)
    if is_news:
        kind = "room_e2e_enabled" if value else "room_e2e_disabled"
        write_system_message(scope, room, kind, user, str(user["username"]))
    if value:
        _store_for_members(scope, room)


def _system_messages(scope: Scope, room: Document, _: Document, value: object) -> None:
    """Set which system messages are hidden; their names are not checked here."""
    before = room.pop("sysMes", None)
    if before == value:
        return
    scope.tx.rooms.update(room, **({"sysMes": value} if value else {}))


def _avatar(scope: Scope, room: Document, user: Document, value: object) -> None:
    content = of_data_url(value) if isinstance(value, str) else None
    if content is None:
        forget_file(scope, KeptFile.ROOM, str(room["_id"]))
    else:
        keep_file(scope, KeptFile.ROOM, str(room["_id"]), content)
    if value is None:
        scope.tx.rooms.update(room, avatarETag=meteor_id())
    write_system_message(scope, room, "room_changed_avatar", user)
    if value is not None:
        scope.tx.rooms.update(room, avatarETag=str(scope.tx.stamp()))


def _favorite(scope: Scope, room: Document, _: Document, value: object) -> None:
    chosen = as_document(value)
    room.pop("favorite", None)
    is_chosen = chosen.get("favorite") and chosen.get("defaultValue")
    scope.tx.rooms.update(
        room, **({"favorite": chosen["favorite"]} if is_chosen else {})
    )


def _featured(scope: Scope, room: Document, _: Document, value: object) -> None:
    room.pop("featured", None)
    scope.tx.rooms.update(
        room, **({"featured": True} if value in (True, "true") else {})
    )


def _retention(field: str) -> Apply:
    """Make a setter of a part of the retention policy."""

    def apply(scope: Scope, room: Document, _: Document, value: object) -> None:
        kept = {**as_document(room.get("retention")), field: value}
        scope.tx.rooms.update(room, retention=kept)

    return apply


_SETTINGS: Final[dict[str, Apply]] = {
    "roomName": set_name,
    "roomTopic": _text("topic", "room_changed_topic"),
    "roomAnnouncement": _text("announcement", "room_changed_announcement"),
    "roomDescription": _text("description", "room_changed_description"),
    "roomCustomFields": _custom_fields,
    "roomType": set_kind,
    "roomAvatar": _avatar,
    "readOnly": _flag("ro", "room-set-read-only", "room-removed-read-only"),
    "reactWhenReadOnly": _flag(
        "reactWhenReadOnly", "room-allowed-reacting", "room-disallowed-reacting"
    ),
    "systemMessages": _system_messages,
    "joinCode": _quiet("joinCode"),
    "streamingOptions": _quiet("streamingOptions"),
    "default": _quiet("default"),
    "featured": _featured,
    "favorite": _favorite,
    "encrypted": _encrypted,
    "retentionEnabled": _retention("enabled"),
    "retentionMaxAge": _retention("maxAge"),
    "retentionExcludePinned": _retention("excludePinned"),
    "retentionFilesOnly": _retention("filesOnly"),
    "retentionIgnoreThreads": _retention("ignoreThreads"),
    "retentionOverrideGlobal": _retention("overrideGlobal"),
}


def _refuse(reason: str, action: str = "Editing_room") -> NoReturn:
    """Refuse a change of a room.

    Raises:
        MethodFailed: Always.
    """
    fail("error-action-not-allowed", reason, "saveRoomSettings", action=action)


def _check_admin(scope: Scope, _: Document, __: object) -> None:
    if not may(scope, "view-room-administration"):
        said = "Viewing room administration is not allowed"
        _refuse(said, "Viewing_room_administration")


def _check_kind(scope: Scope, room: Document, value: object) -> None:
    known = _KINDS.get(str(value))
    if room["t"] != value and known is not None and not may(scope, known[0]):
        _refuse(known[1], "Change_Room_Type")


def _check_encrypted(scope: Scope, room: Document, value: object) -> None:
    if room.get("encrypted") is value:
        return
    is_for_it = room["t"] == "p" or room["t"] == "d"
    if not is_for_it or scope.setting("E2E_Enable") is False:
        _refuse("Only groups or direct channels can enable encryption", _ENCRYPT)
    permission = "toggle-room-e2e-encryption"
    if room["t"] == "p" and not may(scope, permission, room["_id"]):
        _refuse("You do not have permission to toggle E2E encryption", _ENCRYPT)


def _check_retention(field: str) -> _Check:
    def check(scope: Scope, room: Document, value: object) -> None:
        if "retention" not in room:
            _refuse("Room does not have retention policy")
        before = as_document(room["retention"]).get(field)
        is_allowed = may(scope, "edit-room-retention-policy", room["_id"])
        if before != value and not is_allowed:
            _refuse("Editing room retention policy is not allowed")

    return check


def _check_avatar(scope: Scope, room: Document, _: object) -> None:
    if not may(scope, "edit-room-avatar", room["_id"]):
        _refuse("Editing a room avatar is not allowed")


_CHECKS: Final[Mapping[str, _Check]] = {
    "default": _check_admin,
    "featured": _check_admin,
    "roomType": _check_kind,
    "encrypted": _check_encrypted,
    "retentionEnabled": _check_retention("enabled"),
    "retentionMaxAge": _check_retention("maxAge"),
    "retentionExcludePinned": _check_retention("excludePinned"),
    "retentionFilesOnly": _check_retention("filesOnly"),
    "retentionIgnoreThreads": _check_retention("ignoreThreads"),
    "roomAvatar": _check_avatar,
}
"""The check of each setting; the others only need the room's own right."""


METHODS: Final[Methods] = typed_methods(
    (Played(on_save_settings(_save), first=_need_user, unfit=_save_unchecked),)
)

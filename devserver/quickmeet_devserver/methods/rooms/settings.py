# SPDX-License-Identifier: MIT
"""`saveRoomSettings`: what owners change about a room, and what the room is told."""

from collections.abc import Callable
from typing import Final, cast

from msgspec import UNSET

from quickmeet.server.rooms import on_save_settings
from quickmeet.types.rooms import RoomSettings, SavedRoom
from quickmeet_devserver.base.documents import Document
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


def _save(
    scope: Scope,
    /,
    room_id: str,
    settings: str | RoomSettings,
    *,
    value: object = UNSET,
) -> SavedRoom:
    if isinstance(settings, RoomSettings):
        # As they came: a setting that the schema lacks is refused, not left out.
        return _change(scope, room_id, scope.params.document(1))
    return _change(scope, room_id, {settings: None if value is UNSET else value})


def _save_unchecked(scope: Scope, params: Params) -> object:
    """Settings are looked up by name, and their values not checked."""
    room_id, given = params.text(0), params.any(1)
    if isinstance(given, dict):
        return _change(scope, room_id, cast("Document", given))
    return _change(scope, room_id, {str(given): params.any(2)})


def _need_user(scope: Scope, _: Params) -> Document:
    """Who asks, which is asked first."""
    user = scope.user
    if user is None:
        fail("error-invalid-user", "Invalid user", function="RocketChat.saveRoomName")
    return user


def _change(scope: Scope, room_id: str, wanted: Document) -> SavedRoom:
    user = _need_user(scope, scope.params)
    if not all(name in _SETTINGS for name in wanted):
        fail("error-invalid-settings", "Invalid settings provided", _METHOD)
    room = need_room(scope, room_id, _METHOD)
    if room["t"] == "d" or not may(scope, "edit-room", room_id):
        _refuse("Editing room is not allowed")
    for name, value in wanted.items():
        _SETTINGS[name](scope, room, user, value)
    return SavedRoom(is_saved=True, room_id=room_id)


def _refuse(reason: str) -> None:
    fail("error-action-not-allowed", reason, _METHOD, action="Editing_room")


def _store(scope: Scope, room: Document, **fields: object) -> None:
    room |= {**fields, "_updatedAt": scope.stamp()}
    scope.tx.rooms.save(room)


def _store_for_members(scope: Scope, room: Document, **fields: object) -> None:
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        membership |= {**fields, "_updatedAt": scope.stamp()}
        scope.tx.subscriptions.save(membership)


def _text(field: str, kind: str) -> Apply:
    """A text about the room; a change is told in it."""

    def apply(scope: Scope, room: Document, user: Document, value: object) -> None:
        text = str(value or "")
        if room.get(field, "") != text:
            _store(scope, room, **{field: text})
            write_system_message(scope, room, kind, user, text)

    return apply


def _flag(field: str, when_set: str, when_not: str) -> Apply:
    """A property of the room; a change is told in it."""

    def apply(scope: Scope, room: Document, user: Document, value: object) -> None:
        if bool(room.get(field)) != bool(value):
            _store(scope, room, **{field: bool(value)})
            write_system_message(scope, room, when_set if value else when_not, user)

    return apply


def _quiet(field: str) -> Apply:
    """A property that nobody is told of."""

    def apply(scope: Scope, room: Document, _: Document, value: object) -> None:
        _store(scope, room, **{field: value})

    return apply


def _name(scope: Scope, room: Document, user: Document, value: object) -> None:
    name = str(value)
    if room.get("name") == name:
        return
    valid_name(scope, name)
    _store(scope, room, name=name, fname=name)
    _store_for_members(scope, room, name=name, fname=name, alert=True)
    write_system_message(scope, room, "r", user, name)


def _custom_fields(scope: Scope, room: Document, _: Document, value: object) -> None:
    _store(scope, room, customFields=value)
    _store_for_members(scope, room, customFields=value)


def _kind(scope: Scope, room: Document, user: Document, value: object) -> None:
    if value not in ("c", "p"):
        fail("error-invalid-room-type", "error-invalid-room-type", _METHOD, type=value)
    if room["t"] == value:
        return
    if value == "p":
        room.pop("default", None)
    _store(scope, room, t=value)
    _store_for_members(scope, room, t=value)
    said = "public" if value == "c" else "private"
    write_system_message(scope, room, "room_changed_privacy", user, said)


def _encrypted(scope: Scope, room: Document, user: Document, value: object) -> None:
    if bool(room.get("encrypted")) == bool(value):
        return
    _store(scope, room, encrypted=bool(value))
    kind = "room_e2e_enabled" if value else "room_e2e_disabled"
    write_system_message(scope, room, kind, user, str(user["username"]))
    if value:
        _store_for_members(scope, room)


def _system_messages(scope: Scope, room: Document, _: Document, value: object) -> None:
    if value:
        _store(scope, room, sysMes=value)
    else:
        room.pop("sysMes", None)
        _store(scope, room)


def _avatar(scope: Scope, room: Document, user: Document, value: object) -> None:
    content = of_data_url(value) if isinstance(value, str) else None
    if content is None:
        forget_file(scope, KeptFile.ROOM, str(room["_id"]))
    else:
        keep_file(scope, KeptFile.ROOM, str(room["_id"]), content)
    if value is None:
        _store(scope, room, avatarETag=meteor_id())
    write_system_message(scope, room, "room_changed_avatar", user)
    if value is not None:
        _store(scope, room, avatarETag=str(scope.tx.stamp()))


def _favorite(scope: Scope, room: Document, _: Document, value: object) -> None:
    chosen = cast("Document", value) if isinstance(value, dict) else {}
    _store(
        scope,
        room,
        favorite=bool(chosen.get("favorite")),
        default=bool(chosen.get("defaultValue")),
    )


def _by_admin(field: str) -> Apply:
    """A property that only administrators may change."""

    def apply(scope: Scope, room: Document, _: Document, value: object) -> None:
        if not may(scope, "view-room-administration"):
            _refuse("Viewing room administration is not allowed")
        _store(scope, room, **{field: value in (True, "true")})

    return apply


def _no_retention(_: Scope, __: Document, ___: Document, ____: object) -> None:
    _refuse("Room does not have retention policy")


_SETTINGS: Final[dict[str, Apply]] = {
    "roomName": _name,
    "roomTopic": _text("topic", "room_changed_topic"),
    "roomAnnouncement": _text("announcement", "room_changed_announcement"),
    "roomDescription": _text("description", "room_changed_description"),
    "roomCustomFields": _custom_fields,
    "roomType": _kind,
    "roomAvatar": _avatar,
    "readOnly": _flag("ro", "room-set-read-only", "room-removed-read-only"),
    "reactWhenReadOnly": _flag(
        "reactWhenReadOnly", "room-allowed-reacting", "room-disallowed-reacting"
    ),
    "systemMessages": _system_messages,
    "joinCode": _quiet("joinCode"),
    "default": _by_admin("default"),
    "featured": _by_admin("featured"),
    "favorite": _favorite,
    "encrypted": _encrypted,
    "retentionEnabled": _no_retention,
    "retentionMaxAge": _no_retention,
    "retentionExcludePinned": _no_retention,
    "retentionFilesOnly": _no_retention,
    "retentionIgnoreThreads": _no_retention,
    "retentionOverrideGlobal": _no_retention,
}


def set_name(scope: Scope, room: Document, user: Document, name: str) -> None:
    """Change the name."""
    _name(scope, room, user, name)


def set_kind(scope: Scope, room: Document, user: Document, kind: str) -> None:
    """Make a room public (``c``) or private (``p``)."""
    _kind(scope, room, user, kind)


METHODS: Final[Methods] = typed_methods(
    (Played(on_save_settings(_save), first=_need_user, unfit=_save_unchecked),)
)

# SPDX-License-Identifier: MIT
"""Checks of messages: permissions, length, types of fields.

From the server's source (`canSendMessage`, `canDeleteMessage`, `updateMessage` of
6.5): archived rooms accept messages (recorded: live/05), and muted members may delete
their earlier ones. Listed fields are checked unless absent or null; all else is stored
and sent as received (recorded: live/02, null-fields).
"""

from collections.abc import Mapping
from typing import Final, NoReturn, cast

from quickmeet_devserver.base.documents import (
    Document,
    as_list,
    milliseconds,
    whole_number,
)
from quickmeet_devserver.base.failure import MATCH_FAILED, MethodFailed, broken, fail
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import Scope

__all__ = [
    "MUTED",
    "SHOWN",
    "TOO_LONG",
    "check_change",
    "check_delete",
    "check_message",
    "check_speaks",
    "check_write",
    "is_too_long",
]

TOO_LONG: Final = "error-message-size-exceeded"
MUTED: Final = "You have been muted and cannot speak in this room"
SHOWN: Final[Mapping[str, str]] = {
    "You_have_been_muted": MUTED,
    "room_is_blocked": "This room is blocked",
    "error-invalid-room": "Invalid room",
    "error-not-allowed": "Not allowed",
}
"""The messages shown to users for the server's keys."""

_CHANGED: Final = frozenset(
    {"msg", "tshow", "alias", "attachments", "avatar", "emoji"}
    | {"customFields", "content", "e2eMentions", "blocks"}
)
"""The fields that an edit may change; newer servers have more than 6.5."""

_MINUTE_MS: Final = 60_000
_LINK: Final = "link"
_NUMBER: Final = (int, float)
_MESSAGE: Final[Mapping[str, object]] = {
    "_id": str, "msg": str, "text": str, "alias": str, "emoji": str, "tmid": str,
    "tshow": bool, "avatar": _LINK, "attachments": list, "blocks": list,
}  # fmt: skip
_ATTACHMENT: Final[Mapping[str, object]] = {
    "color": str, "text": str, "ts": (str, *_NUMBER), "thumb_url": _LINK,
    "button_alignment": str, "actions": list, "message_link": _LINK,
    "collapsed": bool, "author_name": str, "author_link": _LINK, "author_icon": _LINK,
    "title": str, "title_link": _LINK, "title_link_download": bool,
    "image_dimensions": dict, "image_url": _LINK, "image_preview": str,
    "image_type": str, "image_size": _NUMBER, "audio_url": _LINK, "audio_type": str,
    "audio_size": _NUMBER, "video_url": _LINK, "video_type": str,
    "video_size": _NUMBER, "fields": list,
}  # fmt: skip
_FIELD: Final[Mapping[str, object]] = {
    "short": bool, "title": str, "value": (str, *_NUMBER, bool),
}  # fmt: skip
_ACTION: Final[Mapping[str, object]] = {
    "type": str, "text": str, "url": _LINK, "image_url": _LINK, "is_webview": bool,
    "webview_height_ratio": str, "msg": str, "msg_in_chat_window": bool,
}  # fmt: skip
_NAMES: Final[Mapping[object, str]] = {
    str: "string", bool: "boolean", list: "Array", dict: "object", _NUMBER: "number",
}  # fmt: skip
_NESTED: Final = "Match error: Match error: "
_UPLOADS: Final = "/file-upload/"


def check_write(scope: Scope, room: Document | None, user: Document) -> Document:
    """Refuse users who may not write in a room.

    Args:
        scope: The operation.
        room: The room; None if it does not exist.
        user: The author.

    Returns:
        The room.

    Raises:
        MethodFailed: The user may not; DDP has no message for it.
    """
    if room is None:
        raise broken("error-invalid-room")
    if not can_access_room(scope, room):
        raise broken("error-not-allowed")
    membership = scope.tx.membership(room["_id"], user["_id"]) or {}
    if membership.get("blocked") or membership.get("blocker"):
        raise broken("room_is_blocked")
    check_speaks(scope, room, user)
    if user.get("username") in (room.get("muted") or ()):
        raise broken("You_have_been_muted")
    return room


def check_speaks(
    scope: Scope, room: Document, user: Document, *, does: str = "send"
) -> None:
    """Refuse users who may not write in a read-only room.

    Args:
        scope: The operation.
        room: The room.
        user: The user who must be unmuted, unless the caller may always post.
        does: The refused action: ``send`` or ``delete``.

    Raises:
        MethodFailed: The room is read-only for them.
    """
    is_closed = room.get("ro") and user.get("username") not in (
        room.get("unmuted") or ()
    )
    if is_closed and not may(scope, "post-readonly", room["_id"]):
        raise broken(f"You can't {does} messages because the room is readonly.")


def is_too_long(scope: Scope, text: str) -> bool:
    """Return whether a text is longer than a message may be."""
    return len(text) > whole_number(scope.setting("Message_MaxAllowedSize"))


def check_change(
    scope: Scope, message: Document, user: Document, change: Document
) -> None:
    """Refuse an edit of a message.

    Args:
        scope: The operation.
        message: The current message.
        user: The editor.
        change: The changed fields by wire name.

    Raises:
        MethodFailed: The user may not edit it, or not these fields.
    """
    _check_keys(scope, message, change)
    is_own = message["u"]["_id"] == user["_id"]
    is_allowed = is_own and scope.setting("Message_AllowEditing") is not False
    if not is_allowed and not may(scope, "edit-message", message["rid"]):
        fail(
            "error-action-not-allowed",
            "Message editing not allowed",
            "updateMessage",
            action="Message_editing",
        )
    if _is_past(scope, message, "Message_AllowEditing_BlockEditInMinutes"):
        words = "Message editing is blocked"
        fail("error-message-editing-blocked", words, "updateMessage")
    check_write(scope, scope.tx.rooms.get(message["rid"]), user)


def _check_keys(scope: Scope, message: Document, change: Document) -> None:
    """Refuse changes of fixed fields; equal values do not count as changes."""
    if scope.is_old:
        return
    for key, value in change.items():
        if key not in _CHANGED and value != message.get(key):
            code = "error-invalid-update-key"
            fail(code, f"Cannot update the message {key}", "updateMessage")


def check_delete(scope: Scope, message: Document, user: Document) -> None:
    """Refuse users who may not delete a message.

    Args:
        scope: The operation.
        message: The message.
        user: The user who deletes it.

    Raises:
        MethodFailed: The user may not.
    """
    room_id: str = message["rid"]
    if may(scope, "force-delete-message", room_id):
        return
    is_own = message["u"]["_id"] == user["_id"]
    may_delete = (is_own and may(scope, "delete-own-message")) or may(
        scope, "delete-message", room_id
    )
    is_allowed = may_delete and scope.setting("Message_AllowDeleting") is not False
    if not is_allowed or _is_past(
        scope, message, "Message_AllowDeleting_BlockDeleteInMinutes"
    ):
        fail("error-action-not-allowed", "Not allowed")
    check_speaks(scope, scope.tx.rooms.get(room_id) or {}, message["u"], does="delete")


def _is_past(scope: Scope, message: Document, setting: str) -> bool:
    """Return whether a message is too old to change."""
    minutes = scope.setting(setting)
    if not isinstance(minutes, int | float) or not minutes:
        return False
    if may(scope, "bypass-time-limit-edit-and-delete"):
        return False
    age = scope.now - (milliseconds(message.get("ts")) or scope.now)
    return age >= minutes * _MINUTE_MS


def check_message(given: Mapping[str, object]) -> None:
    """Check the fields of a message that the real server checks.

    Args:
        given: The message.

    Raises:
        MethodFailed: A field has another type; REST reports which.
    """
    _check(given, _MESSAGE, "Match error: ")
    for attachment in as_list(given.get("attachments")):
        if attachment is None:
            raise broken("Cannot read property 'fields' of null")
        fields = _check(attachment, _ATTACHMENT, _NESTED)
        for field in as_list(fields.get("fields")):
            _check(field, _FIELD, _NESTED)
        for action in as_list(fields.get("actions")):
            _check(action, _ACTION, _NESTED)


def _check(
    value: object, kinds: Mapping[str, object], words: str
) -> Mapping[str, object]:
    """Check the fields of an object; other values have no fields."""
    if not isinstance(value, dict):
        return {}
    fields = cast("Mapping[str, object]", value)
    for name, kind in kinds.items():
        found = fields.get(name)
        if found is None:
            continue
        if kind is _LINK:
            _check_link(name, found, words)
        elif not _is_a(found, kind):
            _refuse(name, found, kind, words)
    return fields


def _check_link(name: str, found: object, words: str) -> None:
    if not isinstance(found, str):
        _refuse(name, found, str, words)
    if not found.startswith(("http://", "https://", _UPLOADS)):
        raise broken("Invalid href value provided")


def _is_a(found: object, kind: object) -> bool:
    kinds = cast("tuple[type, ...]", kind if isinstance(kind, tuple) else (kind,))
    return isinstance(found, kinds) and (not isinstance(found, bool) or bool in kinds)


def _refuse(name: str, found: object, kind: object, words: str) -> NoReturn:
    known = _NAMES.get(kind)
    told = "Failed Match.OneOf, Match.Maybe or Match.Optional validation"
    if known is not None:
        told = f"Expected {known}, got {_kind_of(found)}"
    said = f"{words}{told} in field {name}"
    raise MethodFailed(MATCH_FAILED.code, MATCH_FAILED.reason, said=said)


def _kind_of(found: object) -> str:
    if isinstance(found, bool):
        return "boolean"
    if isinstance(found, _NUMBER):
        return "number"
    return "string" if isinstance(found, str) else "object"

# SPDX-License-Identifier: MIT
"""Custom emoji, sounds and statuses, added by administrators."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NoReturn

import msgspec
from msgspec import Raw, Struct, UnsetType

from quickmeet.server import custom_sounds, custom_status, emoji
from quickmeet.types.custom_sounds import NewSound
from quickmeet.types.emoji import EmojiToUpload, NewEmoji
from quickmeet_devserver.base.documents import Document, pick, pick_not, raw
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Method, Methods, Played, typed_methods
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.pictures import KeptFile, forget_file, keep_file
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

__all__ = [
    "METHODS",
    "delete_emoji",
    "keep_emoji_file",
    "removed_emoji",
    "save_emoji",
    "save_sound",
    "tell_emoji_uploaded",
    "upload_sound",
]

_SVG: Final = "svg+xml"
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_REFUSED: Final = MethodFailed("not_authorized")
_NO_EMOJI: Final = MethodFailed(
    "Custom_Emoji_Error_Invalid_Emoji", "Invalid emoji", {"method": "deleteEmojiCustom"}
)
_NO_SOUND: Final = MethodFailed(
    "Custom_Sound_Error_Invalid_Sound", "Invalid sound", {"method": "deleteCustomSound"}
)
_NO_STATUS: Final = MethodFailed(
    "Custom_User_Status_Error_Invalid_User_Status",
    "Invalid user status",
    {"method": "deleteCustomUserStatus"},
)


def _needs(permission: str) -> Method:
    """Make a check, before all others, that refuses callers without a permission."""

    def ask(scope: Scope, _: Params) -> None:
        if not may(scope, permission):
            raise _REFUSED

    return ask


def _wire(given: Struct) -> Document:
    """Return the given value in wire format, as sent in events."""
    written: Document = msgspec.to_builtins(given)
    return written


def _keep(
    scope: Scope, collection: str, given: Document, fields: Document
) -> tuple[str, bool]:
    """Add a document, or replace the one with the given ``_id``.

    Returns:
        Its id, and whether it is new.
    """
    id_ = given.get("_id")
    is_new = not isinstance(id_, str)
    kept: Document = {"_id": new_id(scope) if is_new else id_, **fields}
    scope.tx[collection].update(kept)
    return kept["_id"], is_new


def _take_away(
    scope: Scope, collection: str, id_: str, unknown: MethodFailed
) -> Document:
    """Delete a document, or refuse an unknown id."""
    known = scope.tx[collection].get(id_)
    if known is None:
        raise unknown
    scope.tx[collection].delete(known)
    return known


def _slug(text: object) -> str:
    """Convert a string to an emoji name: letters and digits, ``_`` for all else."""
    plain = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("_", plain.lower()).strip("_")


def save_emoji(scope: Scope, given: Document) -> str | bool:
    """Add an emoji, or change one that has an ``_id``.

    Args:
        scope: The operation.
        given: Its fields; name and aliases are converted to emoji names.

    Raises:
        MethodFailed: The name is missing or taken, or there is no image.
    """
    method = "insertOrUpdateEmoji"
    if not str(given.get("name") or "").strip():
        _need_field("The field Name is required", method, field="Name")
    name, alias = _slug(given["name"]), _slug(given.get("aliases") or "")
    aliases = [alias] if alias and alias != name else []
    for known in scope.tx["emoji"].find():
        taken = {known["name"], *known["aliases"]} & {name, *aliases}
        if taken and known["_id"] != given.get("_id"):
            fail(
                "Custom_Emoji_Error_Name_Or_Alias_Already_In_Use",
                "The custom emoji or one of its aliases is already in use",
                method,
            )
    if "extension" not in given:
        _need_field("The custom emoji file is required", method)
    extension = "png" if given["extension"] == _SVG else given["extension"]
    fields = {"name": name, "aliases": aliases, "extension": extension}
    id_, is_new = _keep(scope, "emoji", given, fields)
    if is_new:
        scope.notify_logged("updateEmojiCustom", {"emojiData": fields})
        return id_
    said = {"aliases": alias} if "aliases" in given else {}
    told = {**given, "name": name, **said, "extension": extension}
    scope.notify_logged("updateEmojiCustom", {"emojiData": told})
    return True


def _need_field(reason: str, method: str, **details: str) -> NoReturn:
    code = "error-the-field-is-required"
    raise MethodFailed(code, reason, {"method": method, **details})


def tell_emoji_uploaded(scope: Scope, given: Document) -> None:
    """Announce the image of an emoji."""
    told = pick_not(given, {"aliases"})
    if isinstance(told.get("name"), str):
        told["name"] = _slug(told["name"])
    if told.get("extension") == _SVG:
        told["extension"] = "png"
    scope.notify_logged("updateEmojiCustom", {"emojiData": told})


def keep_emoji_file(scope: Scope, given: Document, content: bytes) -> None:
    """Store the image of an emoji, found by its name."""
    known = scope.tx["emoji"].find_one("name = ?", _slug(given.get("name") or ""))
    if known is not None:
        keep_file(scope, KeptFile.EMOJI, str(known["_id"]), content)


def delete_emoji(scope: Scope, id_: str) -> bool:
    """Delete an emoji."""
    known = _take_away(scope, "emoji", id_, _NO_EMOJI)
    forget_file(scope, KeptFile.EMOJI, id_)
    gone = {**known, "_deletedAt": scope.today}
    scope.tx["removed"].insert({"_id": meteor_id(), "collection": "emoji", **_in(gone)})
    return True


def removed_emoji(scope: Scope, since: int) -> list[Document]:
    """Return the emoji that were deleted after a time in milliseconds."""
    found = scope.tx["removed"].find("collection = 'emoji' AND deleted > ?", since)
    return [one["document"] for one in found]


def _in(gone: Document) -> Document:
    return {"document": gone, "_deletedAt": gone["_deletedAt"]}


def _save_emoji(scope: Scope, /, emoji: NewEmoji) -> str | bool:
    return save_emoji(scope, _wire(emoji))


def _save_emoji_unchecked(scope: Scope, params: Params) -> object:
    """Require only a name: aliases and the rest may be omitted."""
    return save_emoji(scope, params.unchecked_document(0))


def _upload_emoji(
    scope: Scope, /, content: str, media_type: str, emoji: EmojiToUpload
) -> None:
    del media_type
    told = _wire(emoji)
    keep_emoji_file(scope, told, content.encode("latin-1", "replace"))
    tell_emoji_uploaded(scope, told)


def _upload_emoji_unchecked(scope: Scope, params: Params) -> object:
    """Announce the given emoji: neither its image nor its fields are checked."""
    tell_emoji_uploaded(scope, params.unchecked_document(2))
    return UNDEFINED


def _delete_emoji(scope: Scope, /, emoji_id: str) -> bool:
    return delete_emoji(scope, emoji_id)


def _list_sounds(scope: Scope, /) -> Raw:
    return raw(scope.tx["sounds"].find())


def _save_sound(scope: Scope, /, sound: NewSound) -> str:
    return save_sound(scope, _wire(sound))


def _save_sound_unchecked(scope: Scope, params: Params) -> object:
    return save_sound(scope, params.unchecked_document(0))


def save_sound(scope: Scope, given: Document) -> str:
    """Add a sound, or change one that has an ``_id``.

    Args:
        scope: The operation.
        given: Its fields.

    Returns:
        Its id.

    Raises:
        MethodFailed: The name is taken.
    """
    name = str(given.get("name") or "")
    known = scope.tx["sounds"].find_one("name = ?", name)
    if known is not None and known["_id"] != given.get("_id"):
        fail(
            "Custom_Sound_Error_Name_Already_In_Use",
            "The custom sound name is already in use",
            "insertOrUpdateSound",
        )
    fields = {"name": name, "extension": given.get("extension")}
    id_, _ = _keep(scope, "sounds", given, fields)
    return id_


def upload_sound(scope: Scope, given: Document, content: bytes) -> None:
    """Store the file of a sound, and announce it."""
    if isinstance(given.get("_id"), str):
        keep_file(scope, KeptFile.SOUND, given["_id"], content)
    scope.notify_all("updateCustomSound", {"soundData": given})


def _upload_sound(
    scope: Scope, /, content: str, media_type: str, sound: NewSound
) -> None:
    del media_type
    upload_sound(scope, _wire(sound), content.encode("latin-1", "replace"))


def _upload_sound_unchecked(scope: Scope, params: Params) -> object:
    told = {"soundData": params.unchecked_document(2)}
    scope.notify_all("updateCustomSound", told)
    return UNDEFINED


def _delete_sound(scope: Scope, /, sound_id: str) -> bool:
    _take_away(scope, "sounds", sound_id, _NO_SOUND)
    forget_file(scope, KeptFile.SOUND, sound_id)
    return True


def _list_statuses(scope: Scope, /) -> Raw:
    scope.need_user("listCustomUserStatus")
    return raw(scope.tx["statuses"].find())


def _save_status(
    scope: Scope, /, name: str, presence: str, **others: str | float | UnsetType
) -> str | bool:
    del name, presence, others  # events contain the given values
    return _keep_status(scope, scope.params.unchecked_document(0))


def _save_status_unchecked(scope: Scope, params: Params) -> object:
    return _keep_status(scope, params.unchecked_document(0))


def _keep_status(scope: Scope, given: Document) -> str | bool:
    if str(given.get("statusType")) not in {"online", "away", "busy", "offline"}:
        fail(
            "error-input-is-not-a-valid-field",
            f"{given.get('statusType')} is not a valid status type",
            "insertOrUpdateUserStatus",
        )
    fields = pick(given, ("name", "statusType"))
    id_, is_new = _keep(scope, "statuses", given, fields)
    if is_new:
        return id_
    scope.notify_logged("updateCustomUserStatus", {"userStatusData": given})
    return True


def _delete_status(scope: Scope, /, status_id: str) -> bool:
    _take_away(scope, "statuses", status_id, _NO_STATUS)
    return True


def _delete_unknown(delete: Callable[[Scope, str], bool]) -> Method:
    """Accept a filter, which matches any id; ids that are not strings match nothing."""

    def method(scope: Scope, params: Params) -> object:
        return delete(scope, str(params.any(0)))

    return method


_EMOJI: Final = _needs("manage-emoji")
_SOUNDS: Final = _needs("manage-sounds")
_STATUSES: Final = _needs("manage-user-status")

METHODS: Final[Methods] = typed_methods(
    (
        Played(emoji.on_save(_save_emoji), _EMOJI, _save_emoji_unchecked),
        Played(emoji.on_upload(_upload_emoji), _EMOJI, _upload_emoji_unchecked),
        Played(emoji.on_delete(_delete_emoji), _EMOJI, _delete_unknown(delete_emoji)),
        custom_sounds.on_list(_list_sounds),
        Played(custom_sounds.on_save(_save_sound), _SOUNDS, _save_sound_unchecked),
        Played(
            custom_sounds.on_upload(_upload_sound), _SOUNDS, _upload_sound_unchecked
        ),
        Played(
            custom_sounds.on_delete(_delete_sound),
            _SOUNDS,
            _delete_unknown(_delete_sound),
        ),
        custom_status.on_list(_list_statuses),
        Played(custom_status.on_save(_save_status), _STATUSES, _save_status_unchecked),
        Played(
            custom_status.on_delete(_delete_status),
            _STATUSES,
            _delete_unknown(_delete_status),
        ),
    )
)

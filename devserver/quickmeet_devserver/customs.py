# SPDX-License-Identifier: MIT
"""What administrators add: emoji, sounds and statuses of the server's own."""

from typing import Final

from .documents import Document, pick
from .failure import MethodFailed, fail
from .ids import object_id
from .matching import Params
from .method import Methods
from .permissions import may
from .scope import UNDEFINED, Scope

__all__ = ["METHODS", "delete_emoji", "save_emoji"]

_REFUSED: Final = MethodFailed("not_authorized")


def _need(scope: Scope, permission: str) -> None:
    if not may(scope, permission):
        raise _REFUSED


def _aliases(given: Document) -> list[str]:
    text = str(given.get("aliases") or "")
    return [one.strip(": ") for one in text.split(",") if one.strip(": ")]


def save_emoji(scope: Scope, given: Document) -> object:
    """Add an emoji, or change one that has an ``_id``."""
    method = "insertOrUpdateEmoji"
    if not str(given.get("name") or "").strip():
        fail("error-the-field-is-required", "The field Name is required", method)
    names = {str(given["name"]), *_aliases(given)}
    for known in scope.tx["emoji"].find():
        taken = {known["name"], *known["aliases"]} & names
        if taken and known["_id"] != given.get("_id"):
            fail(
                "Custom_Emoji_Error_Name_Or_Alias_Already_In_Use",
                "The custom emoji or one of its aliases is already in use",
                method,
            )
    fields = {
        "name": given["name"],
        "aliases": _aliases(given),
        "extension": given.get("extension"),
    }
    id_ = given.get("_id")
    if not isinstance(id_, str):
        id_ = object_id()
        emoji = {"_id": id_, **fields, "_updatedAt": scope.stamp()}
        scope.tx["emoji"].insert(emoji)
        scope.notify_logged("updateEmojiCustom", {"emojiData": fields})
        return id_
    scope.tx["emoji"].save({"_id": id_, **fields, "_updatedAt": scope.stamp()})
    scope.notify_logged("updateEmojiCustom", {"emojiData": given})
    return True


def delete_emoji(scope: Scope, id_: object) -> object:
    """Take an emoji away."""
    emoji = scope.tx["emoji"].get(str(id_))
    if emoji is None:
        fail("Custom_Emoji_Error_Invalid_Emoji", "Invalid emoji", "deleteEmojiCustom")
    scope.tx["emoji"].delete(emoji)
    scope.notify_logged("deleteEmojiCustom", {"emojiData": emoji})
    return True


def _save_emoji(scope: Scope, params: Params) -> object:
    _need(scope, "manage-emoji")
    return save_emoji(scope, params.unchecked_document(0))


def _upload_emoji(scope: Scope, params: Params) -> object:
    _need(scope, "manage-emoji")
    given = params.unchecked_document(2)
    told = {key: value for key, value in given.items() if key != "aliases"}
    scope.notify_logged("updateEmojiCustom", {"emojiData": told})
    return UNDEFINED


def _delete_emoji(scope: Scope, params: Params) -> object:
    _need(scope, "manage-emoji")
    return delete_emoji(scope, params.any(0))


def _list_sounds(scope: Scope, _: Params) -> object:
    return scope.tx["sounds"].find()


def _save_sound(scope: Scope, params: Params) -> object:
    _need(scope, "manage-sounds")
    given = params.unchecked_document(0)
    name = str(given.get("name") or "")
    known = scope.tx["sounds"].find_one("name = ?", name)
    if known is not None and known["_id"] != given.get("_id"):
        fail(
            "Custom_Sound_Error_Name_Already_In_Use",
            "The custom sound name is already in use",
            "insertOrUpdateSound",
        )
    fields = {"name": name, "extension": given.get("extension")}
    id_ = given.get("_id")
    if not isinstance(id_, str):
        id_ = object_id()
        sound = {"_id": id_, **fields, "_updatedAt": scope.stamp()}
        scope.tx["sounds"].insert(sound)
        return id_
    scope.tx["sounds"].save({"_id": id_, **fields, "_updatedAt": scope.stamp()})
    told = {"soundData": {"_id": id_, **fields}}
    scope.emit("stream-notify-all", "updateCustomSound", told)
    return id_


def _upload_sound(scope: Scope, params: Params) -> object:
    _need(scope, "manage-sounds")
    told = {"soundData": params.unchecked_document(2)}
    scope.emit("stream-notify-all", "updateCustomSound", told)
    return UNDEFINED


def _delete_sound(scope: Scope, params: Params) -> object:
    _need(scope, "manage-sounds")
    sound = scope.tx["sounds"].get(str(params.any(0)))
    if sound is None:
        fail("Custom_Sound_Error_Invalid_Sound", "Invalid sound", "deleteCustomSound")
    scope.tx["sounds"].delete(sound)
    scope.emit("stream-notify-all", "deleteCustomSound", {"soundData": sound})
    return True


def _list_statuses(scope: Scope, _: Params) -> object:
    scope.need_user("listCustomUserStatus")
    return scope.tx["statuses"].find()


def _save_status(scope: Scope, params: Params) -> object:
    _need(scope, "manage-user-status")
    given = params.unchecked_document(0)
    if given.get("statusType") not in {"online", "away", "busy", "offline"}:
        fail(
            "error-input-is-not-a-valid-field",
            f"{given.get('statusType')} is not a valid status type",
            "insertOrUpdateUserStatus",
        )
    fields = pick(given, ("name", "statusType"))
    id_ = given.get("_id")
    if not isinstance(id_, str):
        id_ = object_id()
        status = {"_id": id_, **fields, "_updatedAt": scope.stamp()}
        scope.tx["statuses"].insert(status)
        told = {"userStatusData": {**fields, "_id": id_}}
        scope.notify_logged("updateCustomUserStatus", told)
        return id_
    scope.tx["statuses"].save({"_id": id_, **fields, "_updatedAt": scope.stamp()})
    scope.notify_logged("updateCustomUserStatus", {"userStatusData": given})
    return True


def _delete_status(scope: Scope, params: Params) -> object:
    _need(scope, "manage-user-status")
    status = scope.tx["statuses"].get(str(params.any(0)))
    if status is None:
        fail(
            "Custom_User_Status_Error_Invalid_User_Status",
            "Invalid user status",
            "deleteCustomUserStatus",
        )
    scope.tx["statuses"].delete(status)
    scope.notify_logged("deleteCustomUserStatus", {"userStatusData": status})
    return True


METHODS: Final[Methods] = {
    "insertOrUpdateEmoji": _save_emoji,
    "uploadEmojiCustom": _upload_emoji,
    "deleteEmojiCustom": _delete_emoji,
    "listCustomSounds": _list_sounds,
    "insertOrUpdateSound": _save_sound,
    "uploadCustomSound": _upload_sound,
    "deleteCustomSound": _delete_sound,
    "listCustomUserStatus": _list_statuses,
    "insertOrUpdateUserStatus": _save_status,
    "deleteCustomUserStatus": _delete_status,
}

# SPDX-License-Identifier: MIT
"""Custom emoji, sounds and statuses over REST."""

from typing import Final

from quickmeet_devserver.base.documents import Document, pick
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.methods.administration.customs import (
    delete_emoji,
    keep_emoji_file,
    removed_emoji,
    save_emoji,
    save_sound,
    tell_emoji_uploaded,
    upload_sound,
)
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.pictures import picture_type
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.fields import FormFile, form_of
from quickmeet_devserver.rest.lists import changed_since, page, updated_since
from quickmeet_devserver.rest.special import (
    FormEndpoint,
    Forms,
    Special,
    Specials,
    failure,
)
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["CALLS", "FORMS"]

_FILE: Final = "emoji"
_SOUND: Final = "sound"
_DONE: Final = Plain(200, {"success": True})


def _list_emoji(scope: Scope, given: Document) -> Document:
    """Return all emoji, or their changes since a time."""
    since = updated_since(given, "error-roomId-param-invalid")
    found = scope.tx["emoji"].find()
    if since is None:
        return {"emojis": {"update": found, "remove": []}}
    changed = changed_since(found, since)
    return {"emojis": {"update": changed, "remove": removed_emoji(scope, since)}}


def _page_of(collection: str, name: str) -> Special:
    def answer(scope: Scope, given: Document) -> Document:
        found = scope.tx[collection].find("1 ORDER BY name")
        return page(given, name, found)

    return answer


def _delete_emoji(scope: Scope, given: Document) -> Document:
    emoji_id = given.get("emojiId")
    if not emoji_id:
        raise failure('The "emojiId" params is required!')
    if not may(scope, "manage-emoji"):
        raise MethodFailed("not_authorized")
    delete_emoji(scope, str(emoji_id))
    return {}


def _create_emoji(scope: Scope, request: HttpRequest, _: Document) -> Plain:
    """Add an emoji; refusals are answered without a reason."""
    form = form_of(request, _FILE)
    file = _picture(form.file)
    extension = file.mime_type.partition("/")[2]
    emoji = {**form.fields, "extension": extension, "newFile": True}
    if not may(scope, "manage-emoji"):
        raise failure()
    try:
        save_emoji(scope, {"aliases": "", **emoji})
    except MethodFailed as failed:
        raise failure() from failed
    keep_emoji_file(scope, emoji, file.content)
    tell_emoji_uploaded(scope, emoji)
    return _DONE


def _update_emoji(scope: Scope, request: HttpRequest, _: Document) -> Plain:
    form = form_of(request, _FILE)
    if not form.fields.get("_id"):
        fail('The required "_id" query param is missing.')
    known = scope.tx["emoji"].get(form.fields["_id"])
    if known is None:
        fail("Emoji not found.")
    is_new = bool(form.fields.get("newFile"))
    extension = known.get("extension")
    if is_new:
        extension = _picture(form.file).mime_type.partition("/")[2]
    emoji: Document = {
        **form.fields,
        "previousName": known["name"],
        "previousExtension": known.get("extension"),
        "aliases": form.fields.get("aliases") or "",
        "extension": extension,
        "newFile": form.file is not None and bool(form.file.content),
    }
    if not may(scope, "manage-emoji"):
        raise MethodFailed("not_authorized")
    save_emoji(scope, emoji)
    if is_new and form.file is not None:
        keep_emoji_file(scope, emoji, form.file.content)
        tell_emoji_uploaded(scope, emoji)
    return _DONE


def _picture(file: FormFile | None) -> FormFile:
    if file is None or picture_type(file.content) is None:
        fail(
            "emoji-is-not-image",
            "Emoji file provided cannot be uploaded since it's not an image",
        )
    return file


def _create_sound(scope: Scope, request: HttpRequest, _: Document) -> Plain:
    form = form_of(request, _SOUND)
    if form.file is None:
        fail("invalid-params", "The 'sound' file is required")
    sound = _kept_sound(scope, {"name": form.fields.get("name")}, form.file)
    return Plain(200, {"sound": {"_id": sound["_id"]}, "success": True})


def _update_sound(scope: Scope, request: HttpRequest, _: Document) -> Plain:
    form = form_of(request, _SOUND)
    known = scope.tx["sounds"].get(form.fields.get("_id", ""))
    if known is None:
        fail("Custom_Sound_Error_Invalid_Sound", "Invalid sound")
    given = {**pick(known, ("_id", "extension")), "name": form.fields.get("name")}
    _kept_sound(scope, given, form.file)
    return _DONE


def _kept_sound(scope: Scope, given: Document, file: FormFile | None) -> Document:
    """Save a sound, with its file if given."""
    if not may(scope, "manage-sounds"):
        raise MethodFailed("error-not-allowed")
    if file is None:
        save_sound(scope, given)
        return given
    _, _, ending = file.name.rpartition(".")
    sound = {**given, "extension": ending.lower() if "." in file.name else "mp3"}
    sound["_id"] = save_sound(scope, sound)
    upload_sound(scope, sound, file.content)
    return sound


CALLS: Final[Specials] = {
    "GET custom-sounds.list": _page_of("sounds", "sounds"),
    "GET custom-user-status.list": _page_of("statuses", "statuses"),
    "GET emoji-custom.all": _page_of("emoji", "emojis"),
    "GET emoji-custom.list": _list_emoji,
    "POST emoji-custom.delete": _delete_emoji,
}
FORMS: Final[Forms] = {
    name: FormEndpoint(play, only_forms=True)
    for name, play in (
        ("POST emoji-custom.create", _create_emoji),
        ("POST emoji-custom.update", _update_emoji),
        ("POST custom-sounds.create", _create_sound),
        ("POST custom-sounds.update", _update_sound),
    )
}

# SPDX-License-Identifier: MIT
"""Avatars, emoji and sounds by their links: ``/avatar/alice`` and the like."""

import mimetypes
from collections.abc import Callable, Mapping
from html import escape
from typing import Final, NamedTuple
from urllib.parse import unquote

from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.people.profile import set_avatar
from quickmeet_devserver.operation.pictures import KeptFile, keep_file, kept_file
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import UNAUTHORIZED, Plain
from quickmeet_devserver.rest.forms import form_of
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["FORMS", "ServedPicture", "is_picture", "picture"]

_SVG: Final = "image/svg+xml"
_BLOCKED: Final = "Accounts_AvatarBlockUnauthenticatedAccess"
_IMAGE: Final = "image"
_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"BM", "image/bmp"),
    (b"<svg", _SVG),
)
_UNKNOWN: Final = "application/octet-stream"
_COLOURS: Final = ("#F44336", "#3F51B5", "#009688", "#FF9800", "#795548")


class ServedPicture(NamedTuple):
    """A picture, or a sound, to send back.

    Attributes:
        mime_type: What it is.
        content: Its bytes.
    """

    mime_type: str
    content: bytes


def is_picture(path: str) -> bool:
    """Whether a path is the link of an avatar, an emoji or a sound."""
    _, _, rest = path.partition("/")
    folder, slash, name = rest.partition("/")
    return bool(slash and name) and folder in _FOLDERS


def picture(scope: Scope, path: str) -> ServedPicture | None:
    """Find a file by its link; None when there is none.

    Args:
        scope: The operation.
        path: Path of the request, percent-encoded.

    Raises:
        MethodFailed: Pictures are for those who are logged in.
    """
    _, folder, name = path.split("/", 2)
    return _FOLDERS[folder](scope, unquote(name))


def _avatar(scope: Scope, name: str) -> ServedPicture | None:
    if scope.setting(_BLOCKED) is True and scope.user is None:
        fail("error-not-allowed", "Not allowed")
    what, _, rest = name.partition("/")
    if what == "room" and rest:
        room = scope.tx.rooms.get(rest)
        if room is None:
            return None
        shown = str(room.get("fname") or room.get("name") or rest)
        return _of(kept_file(scope, KeptFile.ROOM, rest), shown)
    if what == "uid" and rest:
        user = scope.tx.users.get(rest)
    else:
        user = scope.tx.user_named(name)
    if user is None:
        return _initial(name)
    return _of(
        kept_file(scope, KeptFile.USER, str(user["_id"])), str(user.get("username"))
    )


def _emoji(scope: Scope, name: str) -> ServedPicture | None:
    stem, _, extension = name.rpartition(".")
    known = scope.tx["emoji"].find_one("name = ?", stem)
    if known is None or known.get("extension") != extension:
        return _initial("?")
    return _of(kept_file(scope, KeptFile.EMOJI, str(known["_id"])), "?")


def _sound(scope: Scope, name: str) -> ServedPicture | None:
    sound_id, _, _ = name.rpartition(".")
    content = kept_file(scope, KeptFile.SOUND, sound_id)
    if content is None:
        return None
    kind, _ = mimetypes.guess_type(name)
    return ServedPicture(kind or _UNKNOWN, content)


_FOLDERS: Final[Mapping[str, Callable[[Scope, str], ServedPicture | None]]] = {
    "avatar": _avatar,
    "emoji-custom": _emoji,
    "custom-sounds": _sound,
}


def _of(content: bytes | None, name: str) -> ServedPicture:
    if content is None:
        return _initial(name)
    for beginning, kind in _BEGINNINGS:
        if content.lstrip().startswith(beginning):
            return ServedPicture(kind, content)
    return ServedPicture(_UNKNOWN, content)


def _initial(name: str) -> ServedPicture:
    """The default picture: a letter."""
    letter = escape(name.lstrip("@")[:1].upper() or "?")
    colour = _COLOURS[len(name) % len(_COLOURS)]
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<rect width="100%" height="100%" fill="{colour}"/>'
        '<text x="50%" y="50%" dy="0.36em" fill="#fff" font-size="125"'
        f' text-anchor="middle">{letter}</text></svg>'
    )
    return ServedPicture(_SVG, drawn.encode())


def _set_avatar(scope: Scope, request: HttpRequest) -> Plain:
    if scope.user is None:
        return Plain(401, dict(UNAUTHORIZED))
    file = form_of(request, _IMAGE).file
    if file is None:
        fail("", "The 'image' file is required")
    set_avatar(scope, scope.user, "rest")
    keep_file(scope, KeptFile.USER, str(scope.user["_id"]), file.content)
    return Plain(200, {"success": True})


FORMS: Final[Mapping[str, Callable[[Scope, HttpRequest], Plain]]] = {
    "POST users.setAvatar": _set_avatar,
}
"""Calls by HTTP method and path whose body is a form of parts."""

# SPDX-License-Identifier: MIT
"""Files by their links: uploads, avatars, emoji and sounds, with access checks.

The caller is identified by headers, cookies or the query of the link, as browsers and
widgets send them; visitors give their conversation (server source:
``requestCanAccessFiles``).
"""

import mimetypes
from collections.abc import Callable, Mapping
from html import escape
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.operation.permissions import can_access_room
from quickmeet_devserver.operation.pictures import (
    SVG,
    KeptFile,
    kept_file,
    picture_type,
)
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import cookies_of, who_asks
from quickmeet_devserver.rest.fields import fields_of
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse

__all__ = ["is_file", "send_file"]

_UPLOADS: Final = "/file-upload/"
_PLAIN: Final = "text/plain"
_KEYS: Final = ("rc_uid", "rc_token", "rc_rid", "rc_room_type")
_HEADERS: Final = {"rc_uid": "x-user-id", "rc_token": "x-auth-token"}
_BLOCKED: Final = "Accounts_AvatarBlockUnauthenticatedAccess"
_UNKNOWN: Final = "application/octet-stream"
_COLOURS: Final = ("#F44336", "#3F51B5", "#009688", "#FF9800", "#795548")


class _Found(NamedTuple):
    """A file to send back.

    Attributes:
        mime_type: Its type.
        content: Its bytes.
        name: Its file name; None for files shown inline.
    """

    mime_type: str
    content: bytes
    name: str | None = None


def is_file(path: str) -> bool:
    """Return whether a path is the link of a file."""
    return _UPLOADS in path or _is_picture(path)


async def send_file(context: Context, request: HttpRequest, path: str) -> HttpResponse:
    """Answer a request for a file.

    Args:
        context: The server's shared state.
        request: The request.
        path: Its path, without the query.
    """
    asked = request.target.partition("?")[2]
    query = fields_of(asked)
    claims = _claims(request.headers, query)

    def read(tx: Transaction) -> _Found | None:
        asker = who_asks(
            tx,
            {
                header: claims.get(key) or request.headers.get(header, "")
                for key, header in _HEADERS.items()
            },
        )
        scope = Scope(tx, context.hub, context.config, asker)
        if _UPLOADS in path:
            return _upload(scope, path, claims)
        return _picture(scope, path)

    try:
        found = await context.store.run(read)
    except MethodFailed:
        return HttpResponse(403, _PLAIN, b"")
    if found is None:
        return HttpResponse(404, _PLAIN, b"")
    headers: tuple[tuple[str, str], ...] = ()
    if found.name is not None:
        how = "attachment" if "download" in asked else "inline"
        shown = f"{how}; filename*=UTF-8''{quote(found.name, safe='')}"
        headers = (("content-disposition", shown),)
    return HttpResponse(200, found.mime_type, found.content, headers)


def _claims(headers: Mapping[str, str], query: Document) -> Mapping[str, str]:
    """Return the caller from the query, or else from cookies, but not mixed."""
    cookies = cookies_of({} if query.get("rc_uid") else headers)
    source = cookies if any(key in cookies for key in _KEYS) else query
    return {key: str(source[key]) for key in _KEYS if source.get(key)}


def _upload(scope: Scope, path: str, claims: Mapping[str, str]) -> _Found | None:
    """Find a file of a room by its link; returns None if it does not exist.

    Raises:
        MethodFailed: The caller may not read it.
    """
    file_id, _, name = path.partition(_UPLOADS)[2].partition("/")
    file = scope.tx["uploads"].get(file_id)
    if file is None or unquote(name) != file["name"]:
        return None
    if scope.setting("FileUpload_ProtectFiles") is not False:
        _check_reader(scope, scope.tx.rooms.get(str(file["rid"])), claims)
    content = scope.tx.read_file(file_id)
    if content is None:
        return None
    return _Found(str(file["type"]), content, str(file["name"]))


def _check_reader(
    scope: Scope, room: Document | None, claims: Mapping[str, str]
) -> None:
    """Refuse callers who may not read the files of a room.

    Visitors may read those of the given conversation while it is open.
    """
    if room is not None and claims.get("rc_room_type") == room["t"] == "l":
        is_own = claims.get("rc_rid") == room["_id"] and bool(room.get("open"))
        if is_own and claims.get("rc_token") == room["v"]["token"]:
            return
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed")


def _is_picture(path: str) -> bool:
    """Return whether a path is the link of an avatar, an emoji or a sound."""
    _, _, rest = path.partition("/")
    folder, slash, name = rest.partition("/")
    return bool(slash and name) and folder in _FOLDERS


def _picture(scope: Scope, path: str) -> _Found | None:
    """Find a file by its link; returns None if it does not exist.

    Args:
        scope: The operation.
        path: Path of the request, percent-encoded.

    Raises:
        MethodFailed: Login is required for images.
    """
    _, folder, name = path.split("/", 2)
    return _FOLDERS[folder](scope, unquote(name))


def _avatar(scope: Scope, name: str) -> _Found | None:
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


def _emoji(scope: Scope, name: str) -> _Found | None:
    stem, _, extension = name.rpartition(".")
    known = scope.tx["emoji"].find_one("name = ?", stem)
    if known is None or known.get("extension") != extension:
        return _initial("?")
    return _of(kept_file(scope, KeptFile.EMOJI, str(known["_id"])), "?")


def _sound(scope: Scope, name: str) -> _Found | None:
    sound_id, _, _ = name.rpartition(".")
    content = kept_file(scope, KeptFile.SOUND, sound_id)
    if content is None:
        return None
    kind, _ = mimetypes.guess_type(name)
    return _Found(kind or _UNKNOWN, content)


_FOLDERS: Final[Mapping[str, Callable[[Scope, str], _Found | None]]] = {
    "avatar": _avatar,
    "emoji-custom": _emoji,
    "custom-sounds": _sound,
}


def _of(content: bytes | None, name: str) -> _Found:
    if content is None:
        return _initial(name)
    return _Found(picture_type(content) or _UNKNOWN, content)


def _initial(name: str) -> _Found:
    """Draw the default avatar: a letter."""
    letter = escape(name.lstrip("@")[:1].upper() or "?")
    colour = _COLOURS[len(name) % len(_COLOURS)]
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<rect width="100%" height="100%" fill="{colour}"/>'
        '<text x="50%" y="50%" dy="0.36em" fill="#fff" font-size="125"'
        f' text-anchor="middle">{letter}</text></svg>'
    )
    return _Found(SVG, drawn.encode())

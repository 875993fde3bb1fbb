# SPDX-License-Identifier: MIT
"""Files by their links, with a check of access.

Who asks stands in headers, in cookies or in the query of the link, as browsers and
widgets have it; visitors name their conversation (server source:
``requestCanAccessFiles``).
"""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.operation.permissions import can_access_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import cookies_of, who_asks
from quickmeet_devserver.rest.query import fields_of
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse

from .pictures import ServedPicture, is_picture, picture

__all__ = ["is_file", "send_file"]

_UPLOADS: Final = "/file-upload/"
_PLAIN: Final = "text/plain"
_KEYS: Final = ("rc_uid", "rc_token", "rc_rid", "rc_room_type")
_HEADERS: Final = {"rc_uid": "x-user-id", "rc_token": "x-auth-token"}


class _Found(NamedTuple):
    """A file to send back.

    Attributes:
        mime_type: What it is.
        content: Its bytes.
        name: What it was called; None for a picture.
    """

    mime_type: str
    content: bytes
    name: str | None = None


def is_file(path: str) -> bool:
    """Whether a path is the link of a file."""
    return _UPLOADS in path or is_picture(path)


async def send_file(context: Context, request: HttpRequest, path: str) -> HttpResponse:
    """Answer a request for a file.

    Args:
        context: The server's.
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
        return _of_picture(picture(scope, path))

    try:
        found = await context.store.run(read)
    except MethodFailed:
        return HttpResponse(403, _PLAIN, b"")
    if found is None:
        return HttpResponse(404, _PLAIN, b"")
    headers: tuple[tuple[str, str], ...] = ()
    if found.name is not None:
        how = (
            "attachment" if "download" in request.target.partition("?")[2] else "inline"
        )
        how = "attachment" if "download" in asked else "inline"
        shown = f"{how}; filename*=UTF-8''{quote(found.name, safe='')}"
        headers = (("content-disposition", shown),)
    return HttpResponse(200, found.mime_type, found.content, headers)


def _claims(headers: Mapping[str, str], query: Document) -> Mapping[str, str]:
    """The caller by query, or else by cookies, entirely from one of the two."""
    cookies = cookies_of({} if query.get("rc_uid") else headers)
    source = cookies if any(key in cookies for key in _KEYS) else query
    return {key: str(source[key]) for key in _KEYS if source.get(key)}


def _of_picture(found: ServedPicture | None) -> _Found | None:
    return None if found is None else _Found(found.mime_type, found.content)


def _upload(scope: Scope, path: str, claims: Mapping[str, str]) -> _Found | None:
    """A file of a room by its link; None when there is none.

    Raises:
        MethodFailed: It is not for who asks.
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

    A visitor reads those of the conversation that is named, as long as it is open.
    """
    if room is not None and claims.get("rc_room_type") == room["t"] == "l":
        is_own = claims.get("rc_rid") == room["_id"] and bool(room.get("open"))
        if is_own and claims.get("rc_token") == room["v"]["token"]:
            return
    if room is None or scope.user is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed")

# SPDX-License-Identifier: MIT
"""Files that visitors send into their conversations."""

from functools import partial
from typing import Final

from quickmeet_devserver.base.documents import Document, pick_not
from quickmeet_devserver.methods.livechat.conversations import say
from quickmeet_devserver.methods.messages.files import attachment_of
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.endpoints.messages.uploads import (
    UNAUTHORIZED,
    UploadCall,
    is_refused_type,
    store_upload,
)
from quickmeet_devserver.rest.fields import form_of
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["livechat_upload_call"]

_PATH: Final = "livechat/upload/"
_TOKEN: Final = "x-visitor-token"  # noqa: S105  # the header that has one
_SAID: Final = ("msg", "alias", "avatar", "emoji")
_OF_MEMBERS: Final = ("ts", "format", "size")
"""Fields of attachments by members that those by visitors lack."""


def livechat_upload_call(verb: str, name: str) -> UploadCall | None:
    """The upload in a visitor's request; None if it is not one.

    Args:
        verb: HTTP method.
        name: Path below ``/api/v1/``.
    """
    room_id = name.removeprefix(_PATH)
    if verb != "POST" or room_id == name or "/" in room_id:
        return None
    return partial(_upload, room_id=room_id)


def _upload(scope: Scope, request: HttpRequest, room_id: str) -> Plain:
    token = request.headers.get(_TOKEN, "")
    visitor = scope.tx["visitors"].find_one("token = ?", token) if token else None
    room = scope.tx.rooms.get(room_id)
    is_open = room is not None and room["t"] == "l" and bool(room.get("open"))
    if visitor is None or room is None or not is_open or room["v"]["token"] != token:
        return UNAUTHORIZED
    form = form_of(request, "file")
    if form.file is not None and is_refused_type(scope, form.file.mime_type):
        return Plain(400, {"reason": "error-type-not-allowed", "success": False})
    file = store_upload(scope, room_id, form, {"visitorToken": token})
    attachment = attachment_of(file, form.fields.get("description"))
    shown: Document = {
        "file": {"_id": file["_id"], "name": file["name"], "type": file["type"]},
        "groupable": False,
        "attachments": [pick_not(attachment, _OF_MEMBERS)],
        **{key: form.fields[key] for key in _SAID if key in form.fields},
    }
    given = {"rid": room_id, "token": token}
    return Plain(200, {**say(scope, given, shown), "success": True})

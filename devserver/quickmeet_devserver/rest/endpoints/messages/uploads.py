# SPDX-License-Identifier: MIT
"""Files over REST: uploads into rooms, and lists of them.

Servers before 8.0 accept ``rooms.upload``; from 7.0 on there are ``rooms.media`` and
``rooms.mediaConfirm`` (recorded: ``rest/sendFileMessage.json``).
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from quickmeet_devserver.base.documents import (
    Document,
    decode,
    pick_not,
    user_reference,
)
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.messages.files import delete_upload, send_file
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.fields import Form, form_of
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import FormEndpoint, Forms, Specials
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.versions import Versions

__all__ = [
    "CALLS",
    "FORMS",
    "UNAUTHORIZED",
    "is_refused_type",
    "list_files",
    "store_upload",
]

_FILE: Final = "file"
_STORE: Final = "GridFS:Uploads"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_REFUSED_TYPES: Final = "FileUpload_MediaTypeBlackList"
_SVG: Final = "image/svg+xml"
_SAID: Final = ("alias", "avatar", "emoji")
_FIELDS: Final = frozenset({"msg", "tmid", "description", "customFields", *_SAID})
_FLAGS: Final = frozenset({"groupable"})
_LATER: Final = frozenset({"mentions", "channels", "groupable"})
"""Fields that a message gets after the answer to its upload."""

UNAUTHORIZED: Final = Plain(403, {"success": False, "error": "unauthorized"})


def _upload(scope: Scope, request: HttpRequest, given: Document) -> Plain:
    room_id = str(given["rid"])
    room = readable_room(scope, room_id)
    if room is None:
        return UNAUTHORIZED
    form = form_of(request, _FILE)
    file = _stored(scope, room_id, form)
    refusal = _refusal(form.fields)
    if refusal is not None:
        return refusal
    message = pick_not(send_file(scope, room, file, form.fields), _LATER)
    return Plain(200, {"message": message, "success": True})


def _refusal(fields: Mapping[str, str]) -> Plain | None:
    """Build the error for message fields that a form cannot have, if there are any."""
    for name in fields:
        if name in _FLAGS:
            words = f"Expected boolean, got string in field {name}"
        elif name not in _FIELDS:
            words = f"Unknown key in field {name}"
        else:
            continue
        error = f"Match error: Match error: {words}"
        return Plain(400, {"success": False, "error": error})
    return None


def _keep(scope: Scope, request: HttpRequest, given: Document) -> Plain:
    room_id = str(given["rid"])
    if readable_room(scope, room_id) is None:
        return UNAUTHORIZED
    file = _stored(scope, room_id, form_of(request, _FILE))
    shown = {"_id": file["_id"], "url": file["path"]}
    return Plain(200, {"file": shown, "success": True})


def _confirm(scope: Scope, request: HttpRequest, given: Document) -> Plain:
    room_id = str(given["rid"])
    room = readable_room(scope, room_id)
    file = scope.tx["uploads"].get(str(given["fileId"]))
    if room is None or file is None or file["rid"] != room_id:
        return Plain(400, {"success": False, "error": "invalid-file"})
    said = decode(request.body) if request.body else {}
    fields = {
        key: value if key == "content" else str(value) for key, value in said.items()
    }
    return Plain(
        200, {"message": send_file(scope, room, file, fields), "success": True}
    )


def _delete(scope: Scope, given: Document) -> Document:
    file_id = str(given.get("fileId"))
    file = scope.tx["uploads"].get(file_id)
    if file is None:
        fail("error-invalid-file", "Invalid file")
    delete_upload(scope, file_id)
    return {"deletedFiles": [{"_id": file_id, "name": file["name"]}]}


def _stored(scope: Scope, room_id: str, form: Form) -> Document:
    user = scope.need_user("uploads")
    return store_upload(scope, room_id, form, {"userId": user["_id"]})


def is_refused_type(scope: Scope, mime_type: str) -> bool:
    """Return whether the server refuses files of a type."""
    return mime_type in str(scope.setting(_REFUSED_TYPES) or _SVG).split(",")


def store_upload(
    scope: Scope, room_id: str, form: Form, owner: Mapping[str, str]
) -> Document:
    """Store the file of a form.

    Args:
        scope: The operation.
        room_id: The room that it is for.
        form: The form.
        owner: The owner: ``userId``, or ``visitorToken``.

    Raises:
        MethodFailed: The file is missing, or not accepted.
    """
    given = form.file
    if given is None:
        fail("error-no-file", "No file was uploaded")
    if not given.content:
        fail("file-too-small", "File size (size = 0) is too small (min = 1)")
    if is_refused_type(scope, given.mime_type):
        fail("error-invalid-file-type", "File type is not accepted.")
    file_id = new_id(scope)
    path = f"/ufs/{_STORE}/{file_id}/{quote(given.name)}"
    file: Document = {
        "_id": file_id,
        "name": given.name,
        "size": len(given.content),
        "type": given.mime_type,
        "rid": room_id,
        **owner,
        "store": _STORE,
        "_updatedAt": scope.stamp(),
        "complete": True,
        "etag": meteor_id(),
        "path": path,
        "progress": 1,
        "token": meteor_id(10),
        "uploadedAt": scope.today,
        "uploading": False,
        "url": f"{scope.config.url}{path}",
        "typeGroup": given.mime_type.partition("/")[0],
    }
    if (size := _png_size(given.content)) is not None:
        file["identify"] = {"format": "png", "size": size}
    scope.tx["uploads"].insert(file)
    scope.tx.write_file(file_id, given.content)
    return file


def _png_size(content: bytes) -> Document | None:
    if not content.startswith(_PNG):
        return None
    width, height = content[16:20], content[20:24]
    return {"width": int.from_bytes(width), "height": int.from_bytes(height)}


def list_files(scope: Scope, given: Document, *, only_images: bool = False) -> Document:
    """Return a page of a room's files, newest first, as ``channels.files`` does."""
    room = readable_room(scope, str(given.get("roomId")))
    if room is None:
        fail("error-room-not-found", "No room found")
    found = scope.tx["uploads"].find("rid = ? ORDER BY rowid DESC", room["_id"])
    if only_images:
        found = [file for file in found if file.get("typeGroup") == "image"]
    listed = page(given, "files", found)
    listed["files"] = [_with_user(scope, file) for file in listed["files"]]
    return listed


def _with_user(scope: Scope, file: Document) -> Document:
    user = scope.tx.users.get(str(file.get("userId")))
    return file if user is None else {**file, "user": user_reference(user)}


CALLS: Final[Specials] = {"POST uploads.delete": _delete}
FORMS: Final[Forms] = {
    "POST rooms.media/{rid}": FormEndpoint(_keep, Versions(since="7.0.0")),
    "POST rooms.mediaConfirm/{rid}/{fileId}": FormEndpoint(_confirm),
    "POST rooms.upload/{rid}": FormEndpoint(_upload, Versions(removed="8.0.0")),
}

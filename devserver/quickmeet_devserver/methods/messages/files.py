# SPDX-License-Identifier: MIT
"""Messages with a file: sending and deleting them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.files import on_delete, on_send
from quickmeet.types.files import FileMessage, SendFileMessageFile
from quickmeet_devserver.base.documents import Document, as_document, pick_not, raw
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .messages import delete_file, delete_message, send
from .rights import check_write

__all__ = ["METHODS", "attachment_of", "delete_upload", "send_file"]

_SEND: Final = "sendFileMessage"
_SAID: Final = ("alias", "avatar", "emoji")
_SEALED: Final = "e2e"


def send_file(
    scope: Scope, room: Document, file: Document, fields: Mapping[str, object]
) -> Document:
    """Send a message with an uploaded file.

    Args:
        scope: The operation.
        room: The room.
        file: The upload.
        fields: Other fields of the message.

    Raises:
        MethodFailed: The caller may not write in the room.
    """
    user = scope.need_user("sendFileMessage")
    check_write(scope, room, user)
    if fields.get("t") == _SEALED:
        return send(scope, room, user, _sealed(fields))
    shown = {"_id": file["_id"], "name": file["name"], "type": file["type"]}
    message: Document = {
        "file": shown,
        "files": [shown],
        "attachments": [attachment_of(file, fields.get("description"))],
        "msg": fields.get("msg", ""),
        "groupable": False,
        **{key: fields[key] for key in ("tmid", *_SAID) if key in fields},
    }
    if scope.is_old:
        del message["files"]
        message["attachments"] = [_older_attachment(message["attachments"][0])]
    if fields.get("description"):
        file["description"] = fields["description"]
        scope.tx["uploads"].save(file)
    return send(scope, room, user, message)


def _sealed(fields: Mapping[str, object]) -> Document:
    """Return the fields of a message with encrypted content and file."""
    given = {key: fields[key] for key in ("tmid", "content") if key in fields}
    return {"msg": "", "t": _SEALED, "e2e": "pending", "groupable": False, **given}


def attachment_of(file: Document, description: object) -> Document:
    """Build the attachment for a file.

    Args:
        file: The upload.
        description: Its description; omitted if empty.
    """
    link = f"/file-upload/{file['_id']}/{quote(file['name'])}"
    attachment: Document = {
        "ts": "1970-01-01T00:00:00.000Z",
        "title": file["name"],
        "title_link": link,
        "title_link_download": True,
        "type": "file",
    }
    group = file["typeGroup"]
    if group in {"image", "audio", "video"}:
        if "identify" in file:
            attachment["image_dimensions"] = file["identify"]["size"]
        attachment |= {
            f"{group}_url": link,
            f"{group}_type": file["type"],
            f"{group}_size": file["size"],
        }
    else:
        _, dot, extension = str(file["name"]).rpartition(".")
        shown = extension.upper() if dot else "file"
        attachment |= {"format": shown, "size": file["size"]}
    if description:
        attachment["description"] = description
    return attachment


def _older_attachment(attachment: Document) -> Document:
    """Build the attachment for a file before release 4."""
    kept = pick_not(attachment, ("ts", "format", "size"))
    if "image_url" in kept or "audio_url" in kept or "video_url" in kept:
        return kept
    return {**kept, "title_link_download": True}


def _send(
    scope: Scope,
    /,
    room_id: str,
    store: str,
    file: SendFileMessageFile,
    *,
    message: FileMessage | UnsetType = UNSET,
) -> Raw:
    # the file names its store; its known fields stay
    del store, file, message
    scope.need_user(_SEND)
    given = as_document(scope.params.any(2))
    return _sent(scope, room_id, given, scope.params.document_or_empty(3))


def _send_loosely(scope: Scope, params: Params) -> object:
    """Accept a store that is null, as all clients send it."""
    room_id, file = params.text(0), params.document(2)
    return _sent(scope, room_id, file, params.document_or_empty(3))


def _sent(scope: Scope, room_id: str, given: Document, fields: Document) -> Raw:
    room = readable_room(scope, room_id)
    if room is None:
        return raw(False)  # noqa: FBT003  # JSON
    known = scope.tx["uploads"].get(str(given.get("_id")))
    if known is None:
        fail("error-invalid-file", "Invalid file", _SEND)
    described = {key: value for key, value in fields.items() if value is not None}
    if "description" in given:
        described.setdefault("description", given["description"])
    sent = send_file(scope, room, known, described)
    return raw(True if scope.is_old else sent)


def _delete(scope: Scope, /, file_id: str) -> UnsetType:
    delete_upload(scope, file_id)
    return UNDEFINED


def delete_upload(scope: Scope, file_id: str) -> None:
    """Delete an uploaded file, and its message."""
    message = scope.tx.messages.find_one("json_extract(doc, '$.file._id') = ?", file_id)
    if message is not None:
        delete_message(scope, str(message["_id"]))
    delete_file(scope, file_id)


METHODS: Final[Methods] = typed_methods(
    (Played(on_send(_send), asks_who(_SEND), _send_loosely), on_delete(_delete))
)

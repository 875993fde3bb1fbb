# SPDX-License-Identifier: MIT
"""Messages: sending, changing and deleting them."""

from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.messages import on_delete, on_edit
from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    date,
    moment,
    raw,
    user_reference,
)
from quickmeet_devserver.base.failure import MethodFailed, broken, fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params, text_in
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.older import older_message
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    count_message,
    keep_deleted,
    show_last_message,
    show_newest,
)
from quickmeet_devserver.operation.whispers import whisper

from .content import older_attachments, quotations_in, read_text, stored_attachments
from .rights import (
    SHOWN,
    TOO_LONG,
    check_change,
    check_delete,
    check_message,
    check_write,
    is_too_long,
)
from .threads import count_reply, note_reply
from .unread import note_unread
from .visitors import note_activity, note_answer

__all__ = [
    "METHODS",
    "change_message",
    "check_sent",
    "delete_file",
    "delete_message",
    "execute",
    "remove_message",
    "say",
    "send",
]

_SEND: Final = "sendMessage"
_NOT_ALLOWED: Final = "error-not-allowed"
_BY_SENDING: Final = {"method": _SEND}
_NOT_NULL: Final = ("_id", "rid", "msg", "ts")
_CLOCKS_APART_MS: Final = 60_000
_FUTURE_MS: Final = 10_000


def send(scope: Scope, room: Document, author: Document, given: Document) -> Document:
    """Store a message and notify the room's subscribers.

    Args:
        scope: The operation.
        room: The room.
        author: The author.
        given: The fields from the client; without ``parseUrls`` the URLs in the text
            are listed.
    """
    message: Document = {"rid": room["_id"], **given, "u": user_reference(author)}
    older_message(scope, message)
    if "ts" not in given:
        message["ts"] = scope.today
    if message.get("attachments"):
        store = older_attachments if scope.is_old else stored_attachments
        message["attachments"] = store(message["attachments"])
    message.setdefault("_id", meteor_id())
    message["_updatedAt"] = scope.stamp()
    quotations = quotations_in(scope, str(message.get("msg", "")))
    if quotations:
        message["attachments"] = [*quotations, *(message.get("attachments") or ())]
    is_encrypted = message.get("t") == "e2e"
    message |= read_text(scope, str(message.get("msg", "")), is_encrypted=is_encrypted)
    if message.get("parseUrls") is False:
        message.pop("urls", None)
    scope.tx.messages.insert(message)
    is_hidden = bool(message.get("tmid")) and not message.get("tshow")
    count_message(scope, room, None if is_hidden else message, is_news=not is_hidden)
    note_unread(scope, room, message)
    if message.get("tmid"):
        note_reply(scope, room, message)
    if "prid" in room:
        _count_in_parent(scope, room, message)
    return message


def _count_in_parent(scope: Scope, room: Document, message: Document) -> None:
    """Update the counters of a discussion in the message that announced it."""
    announcement = scope.tx.messages.find_one("drid = ?", room["_id"])
    if announcement is not None:
        scope.tx.messages.update(announcement, dcount=room["msgs"], dlm=message["ts"])


def _send(scope: Scope, params: Params) -> object:
    """Send a message with all fields from the client, including custom ones.

    A refusal is shown only to the author; except for rooms that are not the author's,
    the call then has neither a result nor an error.
    """
    given = dict(params.document(0))
    author = scope.need_user(_SEND)
    try:
        sent = execute(scope, author, given)
    except MethodFailed as failed:
        if failed.said == _NOT_ALLOWED:
            raise MethodFailed(_NOT_ALLOWED, None, _BY_SENDING) from failed
        return UNDEFINED
    return UNDEFINED if sent is None else raw(sent)


def execute(scope: Scope, author: Document, given: Document) -> Document | None:
    """Send a message from a client, unless it exists already.

    Args:
        scope: The operation.
        author: The caller.
        given: The message from the client; it is modified.

    Returns:
        The message; None if one with this id exists.

    Raises:
        MethodFailed: The message is refused; with the message of REST if DDP has none.
    """
    if given.get("tshow") and not given.get("tmid"):
        fail("error-invalid-params", "tshow provided but missing tmid", _SEND)
    for key in _NOT_NULL:
        if given.get(key, "") is None:
            del given[key]
    text, room_id = given.setdefault("msg", ""), given.get("rid")
    _check_moment(scope, given)
    if isinstance(text, str) and is_too_long(scope, text):
        fail(TOO_LONG, "Message size exceeds Message_MaxAllowedSize", _SEND)
    if not isinstance(room_id, str):
        raise broken("The 'rid' property on the message object is missing.")
    try:
        room = check_write(scope, scope.tx.rooms.get(room_id), author)
        check_sent(scope, room, given)
    except MethodFailed as failed:
        words = failed.said or failed.reason or str(failed.code)
        whisper(scope, author["_id"], room_id, SHOWN.get(words, words))
        raise
    if "_id" in given and scope.tx.messages.has(given["_id"]):
        return None
    return say(scope, room, author, given)


def check_sent(scope: Scope, room: Document, given: Document) -> None:
    """Check the fields of a message, and the name that it is sent under.

    Raises:
        MethodFailed: A field has another type, or the author may not use the name.
    """
    check_message(given)
    pretends = given.get("alias") or given.get("avatar")
    if pretends and not may(scope, "message-impersonate", room["_id"]):
        raise broken("Not enough permission")


def say(scope: Scope, room: Document, author: Document, given: Document) -> Document:
    """Send a message, possibly in a thread or to a visitor; see `send`."""
    if given.get("tmid"):
        first = scope.tx.messages.get(given["tmid"]) or {}
        given = {**given, "tmid": first.get("tmid", given["tmid"])}
    if room["t"] != "l":
        return send(scope, room, author, given)
    note_activity(scope, room)
    sent = send(scope, room, author, given)
    note_answer(scope, room, sent)
    return sent


def _check_moment(scope: Scope, given: Document) -> None:
    """Accept a client's time if it is close to the server's.

    Raises:
        MethodFailed: It differs by more than a minute.
    """
    sent_at = moment(given.get("ts"))
    if sent_at is None:
        given.pop("ts", None)
        return
    if abs(sent_at - scope.now) > _CLOCKS_APART_MS:
        fail(
            "error-message-ts-out-of-sync",
            "Message timestamp is out of sync",
            _SEND,
            message_ts=given["ts"],
            server_ts=scope.now,
        )
    if abs(sent_at - scope.now) > _FUTURE_MS:
        given.pop("ts")
    else:
        given["ts"] = date(sent_at)


def _edit(
    scope: Scope, /, message_id: str, text: str | UnsetType = UNSET, **_: object
) -> None:
    change_message(scope, message_id, text, scope.params.document(0))


def change_message(
    scope: Scope, message_id: str, text: str | UnsetType, change: Document
) -> None:
    """Edit a message: its text, or its other fields.

    Args:
        scope: The operation.
        message_id: The message; ignored if it does not exist.
        text: The new text; UNSET to keep it.
        change: Other changed fields by wire name.

    Raises:
        MethodFailed: The caller may not edit it.
    """
    user = scope.need_user("updateMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        return
    if text == message["msg"] and "attachments" not in change:
        return
    check_change(scope, message, user, change)
    said = str(message["msg"]) if text is UNSET else text
    message.pop("md", None)
    edited: Document = {"editedAt": scope.today, "editedBy": user_reference(user)}
    edited["editedBy"].pop("name", None)
    found = read_text(scope, said, is_encrypted=message.get("t") == "e2e")
    message |= {"msg": said, "_updatedAt": scope.stamp(), **found, **edited}
    if scope.is_old:
        message["urls"] = found.get("urls", [])
    for key in ("attachments", "blocks", "content", "customFields", "e2eMentions"):
        if key in change:
            message[key] = change[key]
    scope.tx.messages.save(message)
    show_last_message(scope, message)


def _delete(
    scope: Scope, /, message_id: str, *, room_id: str | UnsetType = UNSET
) -> None:
    del room_id  # the room of the message is used
    delete_message(scope, message_id)


def delete_message(scope: Scope, message_id: str) -> None:
    """Delete a message, or blank it if it has a thread.

    Raises:
        MethodFailed: It does not exist, or the caller may not.
    """
    user = scope.need_user("deleteMessage")
    message = scope.tx.messages.get(message_id)
    if message is None:
        fail("error-action-not-allowed", "Not allowed")
    check_delete(scope, message, user)
    if message.get("tcount") or scope.setting("Message_ShowDeletedStatus"):
        _blank(scope, message, user)
    else:
        remove_message(scope, message)
    delete_file(scope, str(as_document(message.get("file")).get("_id")))


def delete_file(scope: Scope, file_id: str) -> None:
    """Delete an uploaded file, if it exists."""
    file = scope.tx["uploads"].get(file_id)
    if file is not None:
        scope.tx["uploads"].delete(file)
        scope.tx.delete_file(file_id)


def _delete_by_id(scope: Scope, params: Params) -> object:
    """Delete a message by its id: nothing else is checked."""
    _delete(scope, text_in(params.document(0), "_id"))
    return UNDEFINED


def _blank(scope: Scope, message: Document, user: Document) -> None:
    """Blank a message that has a thread, and keep its place."""
    message.pop("md", None)
    by = {"_id": user["_id"], "username": user.get("username")}
    scope.tx.messages.update(
        message,
        msg="",
        t="rm",
        urls=[],
        mentions=[],
        channels=[],
        attachments=[],
        reactions=[] if scope.is_old else {},
        editedAt=scope.today,
        editedBy=by,
    )
    _forget_in_room(scope, message)


def remove_message(scope: Scope, message: Document) -> None:
    """Remove a message without checking permissions."""
    keep_deleted(scope, message)
    scope.tx.messages.delete(message)
    if message.get("tmid"):
        count_reply(scope, message, by=-1)
    _forget_in_room(scope, message)
    scope.notify_room(message["rid"], "deleteMessage", {"_id": message["_id"]})


def _forget_in_room(scope: Scope, message: Document) -> None:
    """Update the last message, then decrement the count, in as many writes."""
    room = scope.tx.rooms.get(message["rid"])
    if room is None:
        return
    if room.get("lastMessage", {}).get("_id") == message["_id"]:
        show_newest(scope, room)
    scope.tx.rooms.update(room, msgs=max(room.get("msgs", 1) - 1, 0))


METHODS: Final[Methods] = {
    "sendMessage": _send,
    **typed_methods(
        (
            Played(on_edit(_edit), takes_nulls=True),
            Played(on_delete(_delete), unfit=_delete_by_id),
        )
    ),
}

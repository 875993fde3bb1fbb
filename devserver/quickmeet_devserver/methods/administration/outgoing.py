# SPDX-License-Identifier: MIT
"""Outgoing webhooks: which of them a change triggers, and their payload."""

from collections.abc import Iterator
from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    encode,
    milliseconds,
    pick_not,
)
from quickmeet_devserver.methods.messages.content import moment_text
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import StoredChange
from quickmeet_devserver.wire.hub import Outcall

from .integrations import OUTGOING, SCOPES

__all__ = ["outcalls_of"]

_BY_KIND: Final = {
    "uj": "roomJoined", "ul": "roomLeft", "room-archived": "roomArchived",
}  # fmt: skip
_HIDDEN: Final = frozenset({"services", "_USERNAMES"})


def outcalls_of(scope: Scope, change: StoredChange) -> list[Outcall]:
    """Return the requests that a write triggers.

    Args:
        scope: The operation.
        change: The write.
    """
    if change.viewer is not None or change.action == "removed":
        return []
    hooks = scope.tx["integrations"].find()
    return [call for hook in hooks for call in _calls(scope, hook, change)]


def _calls(scope: Scope, hook: Document, change: StoredChange) -> Iterator[Outcall]:
    if hook["type"] != OUTGOING.type or not hook.get("enabled"):
        return
    room = _room_of(scope, change)
    told = _told(scope, hook, change, room)
    if told is None:
        return
    event, data = told
    if hook.get("event") != event or not _listens(hook, room, data):
        return
    poster_id = data["user_id"] if hook.get("impersonateUser") else hook["userId"]
    place = hook.get("targetRoom") or (None if room is None else room["_id"])
    for url in as_list(hook.get("urls")):
        body = encode({"token": hook.get("token"), "bot": False, **data})
        yield Outcall(str(url), body, hook["_id"], str(poster_id), place)


def _room_of(scope: Scope, change: StoredChange) -> Document | None:
    match change.collection:
        case "rooms":
            return change.document
        case "messages":
            return scope.tx.rooms.get(change.document["rid"])
        case _:
            return None


def _told(
    scope: Scope, hook: Document, change: StoredChange, room: Document | None
) -> tuple[str, Document] | None:
    """Return the webhook event for a change; None if there is none."""
    document, is_new = change.document, change.action == "inserted"
    match change.collection:
        case "messages" if room is not None:
            return _told_message(scope, hook, change, room)
        case "rooms" if is_new:
            owner = as_document(document.get("u"))
            return "roomCreated", _about_room(scope, document, owner)
        case "users" if is_new:
            shown = pick_not(document, _HIDDEN)
            return "userCreated", {**_about_user(scope, document), "user": shown}
        case _:
            return None


def _told_message(
    scope: Scope, hook: Document, change: StoredChange, room: Document
) -> tuple[str, Document] | None:
    message, is_new = change.document, change.action == "inserted"
    author = as_document(message.get("u"))
    if message.get("t") in _BY_KIND and is_new:
        return _BY_KIND[message["t"]], _about_room(scope, room, author)
    is_edited = milliseconds(message.get("editedAt")) == scope.now
    is_due = is_new or (is_edited and hook.get("runOnEdits"))
    is_answer = as_document(message.get("bot")).get("i") == hook["_id"]
    if message.get("t") or not is_due or is_answer:
        return None
    data = _about_message(scope, room, message)
    if is_edited:
        data["isEdited"] = True
    if hook.get("event") == "fileUploaded" and message.get("file"):
        return "fileUploaded", {**data, "room": room, "message": message}
    word = _word(hook, str(message.get("msg", "")))
    if word is None:
        return None
    return "sendMessage", {**data, **({"trigger_word": word} if word else {})}


def _about_message(scope: Scope, room: Document, message: Document) -> Document:
    author = as_document(message.get("u"))
    return {
        "channel_id": room["_id"],
        "channel_name": room.get("name"),
        "message_id": message["_id"],
        "timestamp": moment_text(message["ts"]),
        "user_id": author.get("_id"),
        "user_name": author.get("username"),
        "text": message.get("msg"),
        "siteUrl": scope.setting("Site_Url"),
        **{key: message[key] for key in ("alias", "bot", "tmid") if message.get(key)},
    }


def _word(hook: Document, text: str) -> str | None:
    """Return the word that triggers a webhook; "" if it needs none, None if missing."""
    words = [str(word) for word in as_list(hook.get("triggerWords")) if word]
    if not words:
        return ""
    is_anywhere = hook.get("triggerWordAnywhere")
    for word in words:
        if text.startswith(word) or (is_anywhere and word in text):
            return word
    return None


def _listens(hook: Document, room: Document | None, data: Document) -> bool:
    channels = {str(one) for one in as_list(hook.get("channel"))}
    if room is None or not channels:
        return True
    scopes = {scope for scope in channels if SCOPES.get(scope) == room["t"]}
    if room["t"] == "d":
        mine = data.get("user_name")
        names = {f"@{name}" for name in as_list(room.get("usernames")) if name != mine}
    else:
        names = {f"#{room['_id']}", f"#{room.get('name')}"}
    return bool(scopes) or not channels.isdisjoint(names)


def _about_room(scope: Scope, room: Document, user: Document) -> Document:
    return {
        **_about_user(scope, user),
        "channel_id": room["_id"],
        "channel_name": room.get("name"),
        "room": pick_not(room, _HIDDEN),
    }


def _about_user(scope: Scope, user: Document) -> Document:
    name = user.get("username")
    when = moment_text(scope.today)
    return {"timestamp": when, "user_id": user.get("_id"), "user_name": name}

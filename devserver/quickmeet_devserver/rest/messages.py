# SPDX-License-Identifier: MIT
"""Messages and discussions over REST: posting, sending, changing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, cast

from msgspec import UNSET

from quickmeet_devserver.base.documents import Document, as_list, pick
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.markup import parse_markup
from quickmeet_devserver.methods.messages.messages import (
    change_message,
    may_write,
    send,
)
from quickmeet_devserver.methods.rooms.discussions import create_discussion
from quickmeet_devserver.methods.rooms.rooms import direct_room
from quickmeet_devserver.operation.scope import Scope

__all__ = ["CALLS"]

_FORM_ERROR: Final = MethodFailed("error-invalid-params", "Match error")


def _post(scope: Scope, params: Params) -> Document:
    """Post a message: to a room, a channel's name or a user's."""
    given = params.document(0)
    user = scope.need_user("chat.postMessage")
    where = given.get("roomId") or given.get("channel")
    target = next(iter(as_list(where)), where)
    room = _room(scope, user, str(target))
    if "alias" in given or "avatar" in given:
        fail("error-not-enough-permission", "Not enough permission")
    attachments: list[Document] = as_list(given.get("attachments"))
    does_parse = not attachments and given.get("parseUrls") is not False
    message: Document = {
        "alias": "",
        "msg": str(given.get("text") or ""),
        "attachments": [_attachment(one) for one in attachments],
        "parseUrls": does_parse,
        "groupable": False,
        **{key: given[key] for key in ("tmid", "tshow") if key in given},
    }
    if may_write(scope, room, user) is not None:
        fail("error-not-allowed", "Not allowed")
    sent = send(scope, room, user, message, reads_urls=does_parse)
    shown = target if "channel" in given else room["_id"]
    return {"ts": scope.now, "channel": shown, "message": sent}


def _room(scope: Scope, user: Document, target: str) -> Document:
    if target.startswith("@"):
        other = scope.tx.user_named(target[1:])
        if other is not None:
            return direct_room(scope, [user, other])
    name = target.removeprefix("#")
    room = scope.tx.rooms.get(target) or scope.tx.room_named(name)
    if room is None:
        raise MethodFailed("invalid-channel")
    return room


def _attachment(given: Document) -> Document:
    """An attachment that came over REST: moments of any kind become text."""
    attachment = dict(given)
    for key in ("message_link", "author_link", "title_link"):
        link = attachment.get(key)
        if key == "message_link" and isinstance(link, str):
            fail("error-invalid-params", "Invalid href value provided")
    moment = attachment.get("ts")
    if isinstance(moment, dict):
        raise _FORM_ERROR
    if isinstance(moment, (int, float)) and not isinstance(moment, bool):
        when = datetime.fromtimestamp(moment / 1000, UTC)
        attachment["ts"] = f"{when:%Y-%m-%dT%H:%M:%S}.{int(moment) % 1000:03}Z"
    if isinstance(attachment.get("description"), str):
        attachment["descriptionMd"] = parse_markup(attachment["description"])
    return attachment


def _send(scope: Scope, params: Params) -> Document:
    given = params.document(0).get("message")
    user = scope.need_user("chat.sendMessage")
    if not isinstance(given, dict):
        raise _FORM_ERROR
    message = dict(cast("Document", given))
    room = _room(scope, user, str(message.get("rid")))
    if may_write(scope, room, user) is not None:
        fail("error-not-allowed", "Not allowed")
    message.setdefault("msg", "")
    return {"message": send(scope, room, user, message)}


def _update(scope: Scope, params: Params) -> Document:
    given = params.document(0)
    scope.need_user("chat.update")
    message_id = str(given.get("msgId"))
    text = str(given["text"]) if "text" in given else UNSET
    change = pick(given, ("content", "customFields", "e2eMentions"))
    change_message(scope, message_id, text, change)
    return {"message": scope.tx.messages.get(message_id)}


def _discuss(scope: Scope, params: Params) -> Document:
    user = scope.need_user("rooms.createDiscussion")
    return {"discussion": create_discussion(scope, user, params.document(0))}


CALLS: Final[dict[str, Callable[[Scope, Params], Document]]] = {
    "POST chat.postMessage": _post,
    "POST chat.sendMessage": _send,
    "POST chat.update": _update,
    "POST rooms.createDiscussion": _discuss,
}

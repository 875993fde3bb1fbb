# SPDX-License-Identifier: MIT
"""Messages and discussions over REST: posting, sending, changing."""

from collections.abc import Callable
from typing import Final, cast

from msgspec import UNSET

from quickmeet_devserver.base.documents import Document, pick
from quickmeet_devserver.base.failure import MethodFailed, broken, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.messages.messages import (
    change_message,
    check_sent,
    may_write,
    say,
)
from quickmeet_devserver.methods.rooms.discussions import create_discussion
from quickmeet_devserver.operation.scope import Scope

from .posting import post

__all__ = ["CALLS"]

_FORM_ERROR: Final = MethodFailed("error-invalid-params", "Match error")


def _post(scope: Scope, params: Params) -> Document:
    given = params.document(0)
    user = scope.need_user("chat.postMessage")
    place, sent = post(scope, user, given)[0]
    return {"ts": scope.now, "channel": place, "message": sent}


def _send(scope: Scope, params: Params) -> Document:
    given = params.document(0).get("message")
    user = scope.need_user("chat.sendMessage")
    if not isinstance(given, dict):
        raise _FORM_ERROR
    message = dict(cast("Document", given))
    if message.get("tshow") and not message.get("tmid"):
        fail("error-invalid-params", "tshow provided but missing tmid", "sendMessage")
    room = scope.tx.rooms.get(str(message.get("rid")))
    if room is None:
        raise broken("error-invalid-room")
    if may_write(scope, room, user) is not None:
        fail("error-not-allowed", "Not allowed")
    check_sent(scope, room, message)
    message.setdefault("msg", "")
    message.pop("ts", None)
    if "_id" in message and scope.tx.messages.has(message["_id"]):
        # That it is refused is known; in which words is not.
        fail("error-invalid-params", "there is a message of this id", "sendMessage")
    return {"message": say(scope, room, user, message)}


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

# SPDX-License-Identifier: MIT
"""Messages and discussions over REST: posting, sending, changing."""

from typing import Final, cast

import msgspec
from msgspec import UNSET, Raw

from quickmeet_devserver.base.documents import Document, as_list, date, moment, pick
from quickmeet_devserver.base.failure import MethodFailed, fail
from quickmeet_devserver.methods.messages import marks
from quickmeet_devserver.methods.messages.messages import change_message, execute
from quickmeet_devserver.methods.rooms.discussions import create_discussion
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.checks import check_message
from quickmeet_devserver.rest.endpoints.named import NO_ROOM, given_room
from quickmeet_devserver.rest.special import Specials, call, failure

from .posting import post

__all__ = ["CALLS"]

_NO_MESSAGE: Final = MethodFailed(
    "error-invalid-params", 'The "message" parameter must be provided.'
)


def _post(scope: Scope, given: Document) -> Document:
    user = scope.need_user("chat.postMessage")
    place, sent = post(scope, user, given)[0]
    return {"ts": scope.now, "channel": place, "message": sent}


def _send(scope: Scope, given: Document) -> Document:
    message = given.get("message")
    user = scope.need_user("chat.sendMessage")
    if not isinstance(message, dict):
        raise _NO_MESSAGE
    sent = execute(scope, user, dict(cast("Document", message)))
    if sent is None:
        raise failure("Cannot read property 'starred' of undefined")
    return {"message": sent}


def _update(scope: Scope, given: Document) -> Document:
    scope.need_user("chat.update")
    check_message(scope, given)
    message_id = str(given["msgId"])
    text = str(given["text"]) if "text" in given else UNSET
    change = pick(given, ("content", "customFields", "e2eMentions"))
    change_message(scope, message_id, text, change)
    return {"message": scope.tx.messages.get(message_id)}


def _discuss(scope: Scope, given: Document) -> Document:
    user = scope.need_user("rooms.createDiscussion")
    return {"discussion": create_discussion(scope, user, given)}


def _prune(scope: Scope, given: Document) -> Document:
    """Prune a room; nothing is excluded unless requested."""
    for name in ("latest", "oldest"):
        if moment(given.get(name)) is None:
            raise failure(f'Body parameter "{name}" is required.')
    room = given_room(scope, given)
    if room is None:
        fail("error-room-not-found", NO_ROOM.format("channel"))
    asked: Document = {
        "roomId": room["_id"],
        "latest": date(moment(given["latest"]) or 0),
        "oldest": date(moment(given["oldest"]) or 0),
        "inclusive": given.get("inclusive") in _YES,
        **{name: given.get(name) in _YES for name in _SPARED},
        "fromUsers": as_list(given.get("users")),
        **({"limit": given["limit"]} if given.get("limit") else {}),
    }
    count = call(scope, "cleanRoomHistory", asked)
    return {"_id": room["_id"], "count": count}


_YES: Final = (True, "true", 1, "1")
_SPARED: Final = ("excludePinned", "filesOnly", "ignoreThreads", "ignoreDiscussion")


def _get(scope: Scope, given: Document) -> Document:
    message_id = given.get("msgId")
    if not message_id:
        raise failure('The "msgId" query parameter must be provided.')
    found = call(scope, "getSingleMessage", str(message_id))
    message: object = msgspec.json.decode(found) if isinstance(found, Raw) else found
    if not isinstance(message, dict):
        raise failure()
    return {"message": message}


def _react(scope: Scope, given: Document) -> Document:
    message_id = str(given.get("messageId") or "")
    if not message_id.strip():
        fail(
            "error-messageid-param-not-provided",
            'The required "messageId" param is missing.',
        )
    if not scope.tx.messages.has(message_id):
        fail(
            "error-message-not-found",
            'The provided "messageId" does not match any existing message.',
        )
    emoji = given["emoji"] if "emoji" in given else given.get("reaction")
    if not emoji:
        fail("error-emoji-param-not-provided", 'The required "emoji" param is missing.')
    wanted = given.get("shouldReact")
    is_set = wanted if isinstance(wanted, bool) else UNSET
    marks.react(scope, str(emoji), message_id, is_set=is_set)
    return {}


CALLS: Final[Specials] = {
    "POST chat.postMessage": _post,
    "POST chat.sendMessage": _send,
    "POST chat.update": _update,
    "POST rooms.cleanHistory": _prune,
    "POST rooms.createDiscussion": _discuss,
    "GET chat.getMessage": _get,
    "POST chat.react": _react,
}

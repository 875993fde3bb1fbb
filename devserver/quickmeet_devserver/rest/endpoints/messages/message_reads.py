# SPDX-License-Identifier: MIT
"""One message over REST: read, and reacted to, in the words of these endpoints."""

from typing import Final

import msgspec
from msgspec import UNSET, Raw

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.methods.messages import marks
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.refusals import failure
from quickmeet_devserver.rest.special import Specials, call

__all__ = ["CALLS"]


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
    "GET chat.getMessage": _get,
    "POST chat.react": _react,
}

# SPDX-License-Identifier: MIT
"""Checks of endpoints with their own error messages, before the methods they call.

As 6.5.3 answers (recorded: ``rest/``); taken from its source where nothing is recorded.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import broken, fail
from quickmeet_devserver.methods.administration.catalogue import SEES
from quickmeet_devserver.operation.permissions import can_access_room, may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.special import failure, need_right

from .named import FAMILIES, NO_ROOM, Family, given_room, room_of

__all__ = ["CHECKS", "Check", "check_message"]

Check: TypeAlias = Callable[[Scope, Document], None]
"""Checks the fields of a request, and raises to refuse it."""


def _room(scope: Scope, given: Document, *, needs_access: bool = False) -> None:
    """Refuse a missing or unknown room, and one that the caller may not access."""
    room_id, name = given.get("roomId"), given.get("roomName")
    if not room_id and not name:
        words = 'The parameter "roomId" or "roomName" is required'
        fail("error-roomid-param-not-provided", words)
    room = given_room(scope, given)
    if room is None:
        fail("error-room-not-found", NO_ROOM.format("channel"))
    if needs_access and not can_access_room(scope, room):
        raise failure("not-allowed", "Not Allowed")


def check_message(scope: Scope, given: Document) -> None:
    """Refuse an unknown message, or one that is not in the given room.

    Args:
        scope: The operation.
        given: Fields of the request: ``msgId`` and ``roomId``.

    Raises:
        MethodFailed: The message is refused.
    """
    if "fileId" in given:
        return
    for name in ("msgId", "roomId"):
        if not isinstance(given.get(name), str):
            raise broken(f"Match error: Missing key '{name}'")
    message = scope.tx.messages.get(given["msgId"])
    if message is None:
        raise failure(f'No message found with the id of "{given["msgId"]}".')
    if message["rid"] != given["roomId"]:
        words = "The room id provided does not match where the message is from."
        raise failure(words)


def _known_message(scope: Scope, given: Document) -> None:
    message_id = given.get("messageId")
    if not isinstance(message_id, str) or not message_id.strip():
        words = 'The required "messageId" param is required.'
        fail("error-messageid-param-not-provided", words)
    if not scope.tx.messages.has(message_id):
        words = 'The provided "messageId" does not match any existing message.'
        fail("error-message-not-found", words)


def _is_open(scope: Scope, given: Document, *, family: Family, shall_be: bool) -> None:
    """Refuse to open an open room, and to close a closed one."""
    room = room_of(scope, family, given)
    membership = scope.tx.membership(room["_id"], str(scope.user_id))
    if membership is None:
        words = f"The user is not in the {family.word} {room.get('name')}."
        raise failure(words)
    if bool(membership.get("open")) == shall_be:
        state = "open" if shall_be else "closed"
        of = f"The {family.archived}, {room.get('name')}, is already {state}"
        raise failure(f"{of} to the sender")


def _membership(scope: Scope, given: Document) -> None:
    room_id = given.get("rid") or given.get("roomId")
    if scope.tx.membership(str(room_id), str(scope.user_id)) is None:
        raise broken("error-invalid-subscription")


def _search(_: Scope, given: Document) -> None:
    for name in ("roomId", "searchText"):
        if not given.get(name):
            words = f'The required "{name}" query param is missing.'
            fail(f"error-{name}-param-not-provided", words)


def _report(_: Scope, given: Document) -> None:
    for name in ("messageId", "description"):
        if not given.get(name):
            fail("invalid-params", f"must have required property '{name}'")


def _set_active(scope: Scope, _: Document) -> None:
    need_right(scope, "edit-other-user-active-status", "manage-moderation-actions")


def _statistics(scope: Scope, _: Document) -> None:
    if not may(scope, SEES):
        raise failure("error-not-allowed")


CHECKS: Final[Mapping[str, Check]] = {
    "GET rooms.info": partial(_room, needs_access=True),
    "GET chat.search": _search,
    "GET statistics": _statistics,
    "POST chat.delete": check_message,
    "POST chat.reportMessage": _report,
    "POST rooms.favorite": _room,
    "POST subscriptions.read": _membership,
    "POST users.setActiveStatus": _set_active,
    **{
        f"POST chat.{name}": _known_message
        for name in ("pinMessage", "unPinMessage", "starMessage", "unStarMessage")
    },
    **{
        f"POST {family.prefix}.{name}": partial(
            _is_open, family=family, shall_be=shall_be
        )
        for family in FAMILIES
        for name, shall_be in (("open", True), ("close", False))
    },
}
"""Checks by verb and path."""

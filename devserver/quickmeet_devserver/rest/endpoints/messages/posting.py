# SPDX-License-Identifier: MIT
"""Posting as bots do: with a name, an avatar and attachments, into several rooms."""

from collections.abc import Mapping
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.base.failure import MethodFailed, broken
from quickmeet_devserver.methods.messages.messages import check_sent, send
from quickmeet_devserver.methods.messages.rights import (
    TOO_LONG,
    check_write,
    is_too_long,
)
from quickmeet_devserver.methods.rooms.rooms import direct_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member
from quickmeet_devserver.rest.special import call
from quickmeet_runtime.model.operations.versions import Version

__all__ = ["post"]

_MEASURED_SINCE: Final = (7, 8)

_KEPT: Final = ("bot", "groupable", "tmid", "tshow")
_OWN_FIELDS_SINCE: Final = 7


def post(
    scope: Scope,
    user: Document,
    given: Document,
    defaults: Mapping[str, object] | None = None,
) -> list[tuple[str, Document]]:
    """Post a message: into a room, a channel by its name, or to a user.

    Args:
        scope: The operation.
        user: The author.
        given: The message, and ``roomId`` or ``channel``, which may be lists.
        defaults: Room, name and avatar of a webhook.

    Returns:
        The messages, with the destinations as given.

    Raises:
        MethodFailed: A destination does not exist, or the user may not post this.
    """
    known = defaults or {}
    _check_length(scope, given)
    where = given.get("channel") or given.get("roomId") or known.get("channel")
    places = as_list(where) or [where]
    return [
        (str(place), _post(scope, user, str(place or ""), given, known))
        for place in places
    ]


def _check_length(scope: Scope, given: Document) -> None:
    """Refuse messages that are too long; servers before 7.8 accepted them.

    Raises:
        MethodFailed: A message is too long.
    """
    if Version.parse(scope.config.version).parts[:2] < _MEASURED_SINCE:
        return
    parts = [given, *map(as_document, as_list(given.get("attachments")))]
    texts = (part.get("text") for part in parts)
    if any(isinstance(text, str) and is_too_long(scope, text) for text in texts):
        raise broken(TOO_LONG)


def _post(
    scope: Scope,
    user: Document,
    place: str,
    given: Document,
    defaults: Mapping[str, object],
) -> Document:
    room = _room_named(scope, user, place)
    attachments = [_attachment(one) for one in as_list(given.get("attachments"))]
    text = _text(given.get("text") or given.get("msg") or "")
    does_parse = given.get("parseUrls", not attachments)
    message: Document = {
        "alias": given.get("username")
        or given.get("alias")
        or defaults.get("alias")
        or "",
        "msg": text.strip(),
        "attachments": attachments,
        "parseUrls": does_parse,
        "groupable": False,
        **{key: given[key] for key in (*_KEPT, *_own(scope)) if key in given},
        **_picture(given, defaults),
    }
    check_write(scope, room, user)
    check_sent(scope, room, message)
    return send(scope, room, user, message)


def _own(scope: Scope) -> tuple[str, ...]:
    """Return a bot's custom fields, dropped before 7.0 (recorded: more/41)."""
    major = scope.config.major
    return ("customFields",) if major >= _OWN_FIELDS_SINCE else ()


def _text(value: object) -> str:
    """Convert a value to a string, as in JavaScript."""
    items = as_list(value)
    return ",".join(_text(one) for one in items) if items else str(value)


def _picture(given: Document, defaults: Mapping[str, object]) -> Document:
    """Return the avatar of a message: the first of the fields that may have it."""
    choices = (
        ("avatar", given.get("icon_url") or given.get("avatar")),
        ("emoji", given.get("icon_emoji") or given.get("emoji")),
        ("avatar", defaults.get("avatar")),
        ("emoji", defaults.get("emoji")),
    )
    nothing: Document = {}
    return next(({name: value} for name, value in choices if value), nothing)


def _attachment(given: object) -> object:
    if given is None:
        raise broken("Cannot read property 'msg' of null")
    attachment = as_document(given)
    if not attachment.get("msg"):
        return given
    return {**attachment, "text": str(attachment.pop("msg")).strip()}


def _room_named(scope: Scope, user: Document, place: str) -> Document:
    """Find a room by its id, its name, or the name or id of a user.

    The user joins a channel, or starts a direct conversation.

    Raises:
        MethodFailed: It does not exist, or the user may not join it.
    """
    if not place.startswith("@"):
        name = place.removeprefix("#")
        room = scope.tx.rooms.get(name) or scope.tx.room_named(name)
        if room is not None:
            return _joined(scope, user, room)
    if place.startswith("#"):
        raise _NO_PLACE
    name = place.removeprefix("@")
    other = scope.tx.users.get(name)
    if other is None and place.startswith("@"):
        other = scope.tx.user_named(name)
    room = scope.tx.rooms.get(name)
    if other is None and (room is None or room["t"] != "d"):
        raise _NO_PLACE
    if other is None and room is not None:
        return room
    return direct_room(scope, [user, other or user])


def _joined(scope: Scope, user: Document, room: Document) -> Document:
    if room["t"] == "c" and not is_member(scope, room["_id"], user["_id"]):
        call(scope, "joinRoom", room["_id"])
        return scope.tx.rooms.get(room["_id"]) or room
    return room


_NO_PLACE: Final = MethodFailed("invalid-channel")

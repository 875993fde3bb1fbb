# SPDX-License-Identifier: MIT
"""Families of endpoints for rooms of one kind, and finding the rooms."""

from typing import Final, NamedTuple

from quickmeet_devserver.base.documents import Document, as_list
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.permissions import can_access_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import is_member
from quickmeet_devserver.rest.special import failure

__all__ = [
    "CHANNELS",
    "DIRECT",
    "FAMILIES",
    "GROUPS",
    "NO_ROOM",
    "Family",
    "given_room",
    "room_of",
    "user_of",
    "usernames_of",
]


class Family(NamedTuple):
    """Endpoints for rooms of one kind, with names shared by all families.

    Attributes:
        prefix: Prefix of their names.
        kinds: Their kinds of rooms, as in ``t``.
        key: Key of the room in their answers.
        word: Word for the room in error messages.
        archived: Word for an archived room.
    """

    prefix: str
    kinds: str
    key: str
    word: str
    archived: str


CHANNELS: Final = Family("channels", "cl", "channel", "channel", "channel")
GROUPS: Final = Family("groups", "p", "group", "group", "private group")
DIRECT: Final = Family("im", "d", "room", "direct message", "direct message")
NO_ROOM: Final = (
    'The required "roomId" or "roomName" param provided does not match any {}'
)
"""The error for an unknown room, with the kind of room."""

FAMILIES: Final = (CHANNELS, GROUPS)
_NAMELESS: Final = {
    "c": "error-roomid-param-not-provided",
    "p": "error-room-param-not-provided",
}


def given_room(scope: Scope, given: Document) -> Document | None:
    """Find the room of a request by its ``roomId``, or else by its ``roomName``."""
    room_id, name = given.get("roomId"), given.get("roomName")
    if room_id:
        return scope.tx.rooms.get(str(room_id))
    return scope.tx.room_named(str(name)) if name else None


def room_of(
    scope: Scope, family: Family, given: Document, *, is_live: bool = False
) -> Document:
    """Find the room of a request.

    Args:
        scope: The operation.
        family: The family of the endpoint.
        given: The request's fields: ``roomId`` or ``roomName``.
        is_live: Whether to refuse an archived room.

    Raises:
        MethodFailed: The room does not exist, or the caller may not access it.
    """
    if family is DIRECT:
        return _conversation(scope, given)
    if not given.get("roomId") and not given.get("roomName"):
        fail(
            _NAMELESS[family.kinds[0]],
            'The parameter "roomId" or "roomName" is required',
        )
    room = given_room(scope, given)
    is_seen = room is not None and room["t"] in family.kinds
    if room is not None and family is GROUPS:
        is_seen = is_seen and can_access_room(scope, room)
    if room is None or not is_seen:
        fail("error-room-not-found", NO_ROOM.format(family.word))
    if is_live and room.get("archived"):
        fail(
            "error-room-archived",
            f"The {family.archived}, {room.get('name')}, is archived",
        )
    return room


def _conversation(scope: Scope, given: Document) -> Document:
    room_id, name = given.get("roomId"), given.get("username")
    if not room_id and not name:
        fail(
            "error-room-param-not-provided",
            'Query param "roomId" or "username" is required',
        )
    user_id = str(scope.user_id)
    if room_id:
        room = scope.tx.rooms.get(str(room_id))
    else:
        other = scope.tx.user_named(str(name)) or {}
        pair = sorted((user_id, str(other.get("_id"))))
        room = scope.tx.rooms.get("".join(pair))
    is_seen = room is not None and is_member(scope, room["_id"], user_id)
    if room is None or room["t"] != "d" or not is_seen:
        fail(
            "error-room-not-found",
            'The required "roomId" or "username" param provided does not match any '
            "direct message",
        )
    return room


def user_of(scope: Scope, given: Document) -> Document:
    """Find the user of a request by ``userId``, ``username`` or ``user``.

    Raises:
        MethodFailed: No user is given, or the user does not exist.
    """
    tx = scope.tx
    if given.get("userId"):
        user = tx.users.get(str(given["userId"]))
    elif given.get("username") or given.get("user"):
        user = tx.user_named(str(given.get("username") or given.get("user")))
    else:
        fail(
            "error-user-param-not-provided",
            'The required "userId" or "username" param was not provided',
        )
    if user is None:
        fail(
            "error-invalid-user",
            'The required "userId" or "username" param provided does not match any '
            "users",
        )
    return user


def usernames_of(scope: Scope, given: Document) -> list[str]:
    """Return the usernames in a request, one or several, given by id or by name.

    Raises:
        MethodFailed: None of the users exists.
    """
    ids = [str(one) for one in as_list(given.get("userIds"))]
    names = [str(one) for one in as_list(given.get("usernames"))]
    found = [scope.tx.users.get(id_) for id_ in ids]
    found += [scope.tx.user_named(name) for name in names]
    if not ids and not names:
        found = [user_of(scope, given)]
    known = [str(user["username"]) for user in found if user is not None]
    if not known:
        raise failure("error-users-params-not-provided")
    return known

# SPDX-License-Identifier: MIT
"""The families of endpoints that are about rooms of one kind, and their rooms."""

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
    """Endpoints that have the same names for rooms of one kind.

    Attributes:
        prefix: What their names begin with.
        kinds: What rooms they are about, as ``t`` has it.
        key: What a room is called in their answers.
        word: What it is called in refusals.
        archived: What an archived one is called.
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
"""What a request is told that names none, with the kind of room that it is about."""

FAMILIES: Final = (CHANNELS, GROUPS)
_NAMELESS: Final = {
    "c": "error-roomid-param-not-provided",
    "p": "error-room-param-not-provided",
}


def given_room(scope: Scope, given: Document) -> Document | None:
    """The room of a request by its ``roomId``, or else by its ``roomName``."""
    room_id, name = given.get("roomId"), given.get("roomName")
    if room_id:
        return scope.tx.rooms.get(str(room_id))
    return scope.tx.room_named(str(name)) if name else None


def room_of(
    scope: Scope, family: Family, given: Document, *, is_live: bool = False
) -> Document:
    """The room that a request is about.

    Args:
        scope: The operation.
        family: Which endpoints it came to.
        given: Its fields: ``roomId`` or ``roomName``.
        is_live: Whether an archived room is refused.

    Raises:
        MethodFailed: There is no such room for the caller.
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
    """The user that a request is about: by ``userId``, ``username`` or ``user``.

    Raises:
        MethodFailed: Nobody is named, or there is nobody of this name.
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
    """The users that a request names, one or many, by id or by name.

    Raises:
        MethodFailed: There is none of them.
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

# SPDX-License-Identifier: MIT
"""Creating and finding rooms."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.names import MethodName
from quickmeet.server.rooms import (
    CreateChannelHandler,
    on_create_channel,
    on_create_direct,
    on_create_private,
    on_find_id,
)
from quickmeet.types.rooms import RoomOptions
from quickmeet_devserver.base.documents import Document, pick_not, raw
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import (
    Method,
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.permissions import can_access_room, need
from quickmeet_devserver.operation.scope import Scope

from .memberships import add_direct_member
from .new_rooms import create_room

__all__ = ["METHODS", "direct_room", "direct_room_with", "public_room", "valid_name"]

_NAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_MOST_IN_DIRECT_ROOM: Final = 9
_OPTIONS: Final = ("description", "topic", "announcement", "broadcast", "encrypted")
_NOT_SHOWN: Final = frozenset(
    {
        "joinCode",
        "favorite",
        "featured",
        "teamDefault",
        "_USERNAMES",
        "closedAt",
        "closer",
        "closedBy",
        "closingMessage",
        "surveyFeedback",
    }
)


def valid_name(scope: Scope, name: str) -> str:
    """Check the name for a room.

    Raises:
        MethodFailed: It has invalid characters, or the room exists.
    """
    details = {"function": "RocketChat.getValidRoomName", "channel_name": name}
    if not _NAME.fullmatch(name):
        fail("error-invalid-room-name", f"{name} is not a valid room name.", **details)
    if scope.tx.room_named(name):
        fail(
            "error-duplicate-channel-name",
            f"A channel with name '{name}' exists",
            **details,
        )
    return name


def public_room(room: Document) -> Document:
    """Return the public fields of a room, with a flag for its join code."""
    if "joinCode" not in room:
        return pick_not(room, _NOT_SHOWN)
    shown = pick_not(room, _NOT_SHOWN)
    shown["joinCodeRequired"] = bool(room["joinCode"])
    return shown


def _creation(kind: str, method: str) -> CreateChannelHandler[Scope]:
    """Make the method that creates a channel (``c``) or private group (``p``)."""

    def handle(  # noqa: PLR0913  # as many as the wire has
        scope: Scope,
        /,
        name: str,
        members: list[str],
        *,
        is_read_only: bool | UnsetType = UNSET,
        custom_fields: dict[str, object] | UnsetType = UNSET,
        options: RoomOptions | UnsetType = UNSET,
    ) -> Raw:
        user = scope.need_user(method)
        need(scope, f"create-{kind}", method)
        valid_name(scope, name)
        people = [
            member
            for one in members
            if (member := scope.tx.user_named(one)) is not None
        ]
        given = scope.params.document_or_empty(4)  # with fields that the schema lacks
        is_broadcast = options is not UNSET and options.is_broadcast is True
        made = create_room(
            scope,
            kind,
            name,
            user,
            people,
            is_read_only=is_read_only is True or is_broadcast,
            custom_fields=custom_fields or None,
            extra={key: given[key] for key in _OPTIONS if key in given},
        )
        return raw({"rid": made["_id"], "inserted": True, **public_room(made)})

    return handle


def _without_members(method: MethodName) -> Method:
    """Make a fallback that accepts null instead of the list of members."""

    def unfit(scope: Scope, params: Params) -> object:
        if params.any(1) is not None:
            raise MATCH_FAILED
        listed: list[object] = [params.any(0), [], *params.after(2)]
        return METHODS[method](scope, Params(listed))

    return unfit


def _create_direct(scope: Scope, /, username: str, **_: object) -> Raw:
    user = scope.need_user("createDirectMessage")
    names = [username]  # a server accepts more than the schema has parameters for
    while (name := scope.params.maybe_text(len(names))) is not None:
        names.append(name)
    room = direct_room_with(scope, user, names)
    return raw({"t": "d", "rid": room["_id"], "usernames": room["usernames"]})


def direct_room_with(
    scope: Scope, user: Document, names: Sequence[str], *, has_caller: bool = True
) -> Document:
    """Return the direct room of a user and others; see `direct_room`.

    Args:
        scope: The operation.
        user: The caller.
        names: Usernames of the others.
        has_caller: Whether the caller is a member.

    Raises:
        MethodFailed: The caller may not, or a user does not exist.
    """
    need(scope, "create-d", "createDirectMessage")
    found = [scope.tx.user_named(name) for name in names]
    others = [other for other in found if other is not None]
    if "" in names:
        raise INTERNAL
    if len(others) != len(names) or len(others) >= _MOST_IN_DIRECT_ROOM:
        fail("error-invalid-user", "Invalid user", "createDirectMessage")
    all_of_them = (user, *others) if has_caller else others
    unique = {one["_id"]: one for one in all_of_them}
    return direct_room(scope, list(unique.values()))


def _create_loosely(scope: Scope, params: Params) -> object:
    """Create a direct room with the caller alone if no user is given."""
    user = scope.need_user("createDirectMessage")
    if params.arguments:
        raise MATCH_FAILED
    need(scope, "create-d", "createDirectMessage")
    room = direct_room(scope, [user])
    return raw({"t": "d", "rid": room["_id"], "usernames": room["usernames"]})


def direct_room(scope: Scope, people: Sequence[Document]) -> Document:
    """Return the direct room of some users; create it if necessary."""
    room = _known_direct_room(scope, people)
    if room is None:
        return _new_direct_room(scope, people)
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        if membership["u"]["_id"] == scope.user_id:
            membership["open"] = True
        scope.tx.subscriptions.update(membership)
    return room


def _known_direct_room(scope: Scope, people: Sequence[Document]) -> Document | None:
    ids = sorted(person["_id"] for person in people)
    for room in scope.tx.rooms.find("t = 'd'"):
        if sorted(room["uids"]) == ids:
            return room
    return None


def _new_direct_room(scope: Scope, people: Sequence[Document]) -> Document:
    ids = sorted(person["_id"] for person in people)
    is_pair = len(people) == 2  # noqa: PLR2004  # the id contains both
    usernames = [str(person["username"]) for person in people]
    room: Document = {
        "_id": "".join(ids) if is_pair else new_id(scope),
        "t": "d",
        "usernames": usernames,
        "usersCount": len(people),
        "msgs": 0,
        "ts": scope.today,
        "uids": ids,
        "default": False,
        "ro": False,
        "sysMes": True,
        "_updatedAt": scope.stamp(),
        "_USERNAMES": sorted(usernames),
    }
    scope.tx.rooms.insert(room)
    for person in people:
        others = [other for other in people if other is not person] or [person]
        add_direct_member(scope, room, person, others)
    return room


def _find_id(scope: Scope, /, name: str) -> str:
    scope.need_user("getRoomIdByNameOrId")
    room = scope.tx.rooms.get(name) or scope.tx.room_named(name)
    if room is None or not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", "getRoomIdByNameOrId")
    return str(room["_id"])


METHODS: Final[Methods] = typed_methods(
    (
        Played(
            on_create_channel(_creation("c", "createChannel")),
            first=asks_who("createChannel"),
            unfit=_without_members("createChannel"),
        ),
        Played(
            on_create_private(_creation("p", "createPrivateGroup")),
            first=asks_who("createPrivateGroup"),
            unfit=_without_members("createPrivateGroup"),
        ),
        Played(on_create_direct(_create_direct), unfit=_create_loosely),
        on_find_id(_find_id),
    )
)

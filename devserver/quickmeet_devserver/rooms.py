# SPDX-License-Identifier: MIT
"""Rooms: making, finding, putting away and erasing them."""

import re
from collections.abc import Sequence
from typing import Final

from .documents import Document, date, pick_not, user_reference
from .failure import fail
from .ids import object_id
from .matching import Params
from .members import add_direct_member, add_member, note_removal
from .method import Methods
from .permissions import can_access_room, may, need, need_room
from .scope import UNDEFINED, Scope
from .system_messages import write_system_message

__all__ = [
    "METHODS",
    "create_room",
    "direct_room",
    "erase_room",
    "public_membership",
    "public_room",
    "valid_name",
]

_NAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_MOST_IN_DIRECT_ROOM: Final = 9
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
    }
)
_NOT_SHOWN_OF_MEMBERSHIP: Final = frozenset({"customFields", "userHighlights"})


def valid_name(scope: Scope, name: str) -> str:
    """Check the name for a room.

    Raises:
        MethodFailed: It has forbidden letters, or there is such a room.
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


def create_room(  # noqa: PLR0913  # what a room is made of
    scope: Scope,
    kind: str,
    name: str,
    owner: Document,
    members: Sequence[Document] = (),
    *,
    is_read_only: bool = False,
    custom_fields: Document | None = None,
    extra: Document | None = None,
    room_id: str | None = None,
    display_name: str | None = None,
    has_custom_fields: bool = True,
) -> Document:
    """Make a channel (``c``) or private group (``p``) with its members.

    Returns:
        The document as the method answers it: before the members are counted.
    """
    room: Document = {
        "_id": room_id or object_id(),
        "fname": display_name or name,
        "_updatedAt": scope.stamp(),
        **(
            {"customFields": custom_fields or {}}
            if has_custom_fields and not display_name
            else {}
        ),
        **(extra or {}),
        "name": name,
        "t": kind,
        "msgs": 0,
        "usersCount": 0,
        "u": user_reference(owner),
        "ts": scope.today,
        "ro": is_read_only,
        "default": False,
        "sysMes": True,
    }
    scope.tx.rooms.insert(room)
    made = dict(room)
    add_member(scope, room, owner, roles=("owner",))
    for member in members:
        if member["_id"] != owner["_id"]:
            add_member(scope, room, member)
    return made


def public_room(room: Document) -> Document:
    """A room as everybody may see it: with a flag for its join code."""
    if "joinCode" not in room:
        return pick_not(room, _NOT_SHOWN)
    shown = pick_not(room, _NOT_SHOWN)
    shown["joinCodeRequired"] = bool(room["joinCode"])
    return shown


def public_membership(membership: Document) -> Document:
    """A membership as its user is shown it."""
    return pick_not(membership, _NOT_SHOWN_OF_MEMBERSHIP)


def _create_channel(scope: Scope, params: Params) -> object:
    return _create(scope, params, "c", "createChannel")


def _create_group(scope: Scope, params: Params) -> object:
    return _create(scope, params, "p", "createPrivateGroup")


def _create(scope: Scope, params: Params, kind: str, method: str) -> object:
    user = scope.need_user(method)
    name, names = params.text(0), params.texts(1)
    need(scope, f"create-{kind}", method)
    valid_name(scope, name)
    members = [
        member for one in names if (member := scope.tx.user_named(one)) is not None
    ]
    extra = _allowed_extra(params.document_or_empty(4))
    made = create_room(
        scope,
        kind,
        name,
        user,
        members,
        is_read_only=params.flag(2) or bool(extra.get("broadcast")),
        custom_fields=params.document_or_empty(3),
        extra=extra,
    )
    return {"rid": made["_id"], "inserted": True, **public_room(made)}


def _allowed_extra(extra: Document) -> Document:
    allowed = ("description", "topic", "announcement", "broadcast", "encrypted")
    return {key: extra[key] for key in allowed if key in extra}


def _create_direct(scope: Scope, params: Params) -> object:
    first = params.text(0)
    user = scope.need_user("createDirectMessage")
    names = [first]
    while (name := params.maybe_text(len(names))) is not None:
        names.append(name)
    need(scope, "create-d", "createDirectMessage")
    found = [scope.tx.user_named(name) for name in names]
    others = [other for other in found if other is not None]
    if len(others) != len(names) or len(others) >= _MOST_IN_DIRECT_ROOM:
        fail("error-invalid-user", "Invalid user", "createDirectMessage")
    unique = {one["_id"]: one for one in (user, *others)}
    people = list(unique.values())
    room = direct_room(scope, people)
    return {"t": "d", "rid": room["_id"], "usernames": room["usernames"]}


def direct_room(scope: Scope, people: Sequence[Document]) -> Document:
    """The direct room of some people; a new one if they have none."""
    room = _known_direct_room(scope, people)
    if room is None:
        return _new_direct_room(scope, people)
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        if membership["u"]["_id"] != people[0]["_id"]:
            membership["_updatedAt"] = scope.stamp()
            scope.tx.subscriptions.save(membership)
    return room


def _known_direct_room(scope: Scope, people: Sequence[Document]) -> Document | None:
    ids = sorted(person["_id"] for person in people)
    for room in scope.tx.rooms.find("t = 'd'"):
        if sorted(room["uids"]) == ids:
            return room
    return None


def _new_direct_room(scope: Scope, people: Sequence[Document]) -> Document:
    ids = sorted(person["_id"] for person in people)
    is_pair = len(people) == 2  # noqa: PLR2004  # then the id says who
    usernames = [str(person["username"]) for person in people]
    room: Document = {
        "_id": "".join(ids) if is_pair else object_id(),
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


def _room_id(scope: Scope, params: Params) -> object:
    text = params.text(0)
    scope.need_user("getRoomIdByNameOrId")
    room = scope.tx.rooms.get(text) or scope.tx.room_named(text)
    if room is None:
        fail("error-not-allowed", "Not allowed", "getRoomIdByNameOrId")
    if not can_access_room(scope, room):
        fail("error-not-allowed", "Not allowed", "getRoomIdByNameOrId")
    return room["_id"]


def _list_rooms(scope: Scope, params: Params) -> object:
    user = scope.user
    if user is None:
        return []
    mine = scope.tx.subscriptions.values("rid", "uid = ?", user["_id"])
    since = params.moment(0)
    rooms = [
        public_room(room)
        for room in (scope.tx.rooms.get(room_id) for room_id in mine)
        if room is not None
    ]
    if since is None:
        return rooms
    return {
        "update": [room for room in rooms if room["_updatedAt"]["$date"] > since],
        "remove": _removed(scope, "rooms", user["_id"], since),
    }


def _list_memberships(scope: Scope, params: Params) -> object:
    user = scope.user
    if user is None:
        return []
    since = params.moment(0)
    if since is None:
        found = scope.tx.subscriptions.find("uid = ?", user["_id"])
        return [public_membership(one) for one in found]
    found = scope.tx.subscriptions.find("uid = ? AND updated > ?", user["_id"], since)
    return {
        "update": [public_membership(one) for one in found],
        "remove": _removed(scope, "subscriptions", user["_id"], since),
    }


def _removed(scope: Scope, name: str, user_id: str, since: int) -> list[Document]:
    gone = scope.tx["removed"].find(
        "collection = ? AND uid = ? AND deleted > ?", name, user_id, since
    )
    return [
        {"_id": record["document"], "_deletedAt": record["_deletedAt"]}
        for record in gone
    ]


def _archive(scope: Scope, params: Params) -> object:
    room, user = _to_put_away(scope, params, "archiveRoom", "archive-room")
    _set_archived(scope, room, is_archived=True)
    write_system_message(scope, room, "room-archived", user)
    return UNDEFINED


def _unarchive(scope: Scope, params: Params) -> object:
    room, user = _to_put_away(scope, params, "unarchiveRoom", "unarchive-room")
    _set_archived(scope, room, is_archived=False)
    write_system_message(scope, room, "room-unarchived", user)
    return UNDEFINED


def _to_put_away(
    scope: Scope, params: Params, method: str, permission: str
) -> tuple[Document, Document]:
    room_id = params.text(0)
    user = scope.need_user(method)
    room = need_room(scope, room_id, method)
    if room["t"] == "d":
        fail("error-direct-message-room", "Direct Messages can not be archived", method)
    need(
        scope,
        permission,
        method,
        room_id=room_id,
        code="error-not-authorized",
        reason="Not authorized",
    )
    return room, user


def _set_archived(scope: Scope, room: Document, *, is_archived: bool) -> None:
    room["archived"] = is_archived
    room["_updatedAt"] = scope.stamp()
    scope.tx.rooms.save(room)
    for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
        membership |= {"archived": is_archived, "open": not is_archived, "alert": False}
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)


def _erase(scope: Scope, params: Params) -> object:
    room_id = params.text(0)
    scope.need_user("eraseRoom")
    room = need_room(scope, room_id, "eraseRoom")
    if room["t"] == "d" or not may(scope, f"delete-{room['t']}", room_id):
        fail("error-not-allowed", "Not allowed", "eraseRoom")
    erase_room(scope, room)
    return True


def erase_room(scope: Scope, room: Document) -> None:
    """Take a room away with its messages and memberships."""
    room_id = room["_id"]
    members = scope.tx.subscriptions.find("rid = ?", room_id)
    for membership in members:
        scope.tx.subscriptions.delete(membership)
        member = membership["u"]["_id"]
        note_removal(scope, "subscriptions", membership["_id"], member)
        note_removal(scope, "rooms", room_id, member)
    for message in scope.tx.messages.find("rid = ?", room_id):
        scope.tx.messages.delete(message)
    for record in scope.tx["deleted_messages"].find("rid = ?", room_id):
        scope.tx["deleted_messages"].delete(record)
    announcement = scope.tx.messages.find_one("drid = ?", room_id)
    if announcement is not None:
        kept = pick_not(announcement, {"drid", "dcount", "dlm"})
        scope.tx.messages.save({**kept, "_updatedAt": scope.stamp()})
    room["_deletedAt"] = date(scope.now)
    scope.tx.rooms.delete(room)


METHODS: Final[Methods] = {
    "createChannel": _create_channel,
    "createPrivateGroup": _create_group,
    "createDirectMessage": _create_direct,
    "getRoomIdByNameOrId": _room_id,
    "rooms/get": _list_rooms,
    "subscriptions/get": _list_memberships,
    "archiveRoom": _archive,
    "unarchiveRoom": _unarchive,
    "eraseRoom": _erase,
}

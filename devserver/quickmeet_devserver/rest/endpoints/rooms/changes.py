# SPDX-License-Identifier: MIT
"""Changes of rooms by owners over REST, each of one setting.

Channels, private groups and direct rooms have the same endpoints, with other names.
"""

from functools import partial
from typing import Final, NamedTuple

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.methods.rooms import archiving, memberships, rooms
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.named import (
    CHANNELS,
    DIRECT,
    FAMILIES,
    Family,
    room_of,
    user_of,
    usernames_of,
)
from quickmeet_devserver.rest.special import Special, Specials, call, failure

__all__ = ["CALLS"]


class _Setting(NamedTuple):
    """A setting of rooms that has an endpoint.

    Attributes:
        field: Field of the request with the value.
        setting: Its name in `saveRoomSettings`.
        stored: Field of the room with the value; None to accept equal values.
        words: Name of the value in the error for equal values; None for no error.
        kind: Required type of the value; None for any.
        answers: Whether the answer is the value rather than the room.
    """

    field: str
    setting: str
    stored: str | None = None
    words: str | None = None
    kind: type | None = None
    answers: bool = True


_SETTINGS: Final = {
    "setTopic": _Setting("topic", "roomTopic", "topic", "topic"),
    "setPurpose": _Setting(
        "purpose", "roomDescription", "description", "purpose (description)"
    ),
    "setDescription": _Setting(
        "description", "roomDescription", "description", "description"
    ),
    "setAnnouncement": _Setting("announcement", "roomAnnouncement"),
    "setReadOnly": _Setting(
        "readOnly", "readOnly", "ro", "{} read only setting", bool, answers=False
    ),
    "setType": _Setting("type", "roomType", "t", "{} type", answers=False),
    "setDefault": _Setting(
        "default", "default", "default", "{} default setting", answers=False
    ),
    "setJoinCode": _Setting("joinCode", "joinCode", answers=False),
    "setCustomFields": _Setting(
        "customFields", "roomCustomFields", kind=dict, answers=False
    ),
    "setEncrypted": _Setting("encrypted", "encrypted", kind=bool, answers=False),
}


def _shown(scope: Scope, family: Family, room_id: str) -> Document:
    room = scope.tx.rooms.get(room_id)
    return {family.key: rooms.public_room(room or {})}


def _set(
    scope: Scope, given: Document, *, family: Family, setting: _Setting
) -> Document:
    value = given.get(setting.field)
    is_right = setting.kind is None or isinstance(value, setting.kind)
    if setting.field not in given or not is_right:
        of = " with a type like object" if setting.kind is dict else ""
        raise failure(f'The bodyParam "{setting.field}" is required{of}.'.rstrip("."))
    room = room_of(scope, family, given)
    is_same = setting.stored is not None and room.get(setting.stored) == value
    if is_same and setting.words is not None:
        what = setting.words.format(family.archived)
        raise failure(f"The {what} is the same as what it would be changed to.")
    saved = (room["_id"], setting.setting, value)
    call(scope, "saveRoomSettings", *saved)
    if setting.answers:
        return {setting.field: value or ""}
    return _shown(scope, family, room["_id"])


def _rename(scope: Scope, given: Document, *, family: Family) -> Document:
    name = str(given.get("name") or "").strip()
    if not name:
        raise failure('The bodyParam "name" is required')
    room = room_of(scope, family, given)
    if room.get("name") == name:
        raise failure(
            f"The {family.archived} name is the same as what it would be renamed to."
        )
    saved = (room["_id"], "roomName", name)
    call(scope, "saveRoomSettings", *saved)
    return _shown(scope, family, room["_id"])


def _delete(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    if family is DIRECT:
        need(scope, "view-room-administration", "eraseRoom", reason="Not allowed")
        archiving.erase_room(scope, room)
        return {}
    call(scope, "eraseRoom", room["_id"])
    return _shown_as(family, room)


def _shown_as(family: Family, room: Document) -> Document:
    return {family.key: rooms.public_room(room)} if family is CHANNELS else {}


def _invite(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    invited = {"rid": room["_id"], "users": usernames_of(scope, given)}
    call(scope, "addUsersToRoom", invited)
    return _shown(scope, family, room["_id"])


def _kick(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    for name in usernames_of(scope, given):
        removed = {"rid": room["_id"], "username": name}
        call(scope, "removeUserFromRoom", removed)
    return _shown(scope, family, room["_id"])


def _add_all(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    need(scope, "add-all-to-room", "addAllToRoom", reason="Not allowed")
    users = scope.tx.users.find("kind = 'user'")
    active = [user for user in users if user.get("active", True)]
    if given.get("activeUsersOnly") in (True, "true", 1):
        active = [user for user in active if user.get("status") != "offline"]
    for user in active:
        if scope.tx.membership(room["_id"], user["_id"]) is None:
            memberships.join(scope, room, user)
    return _shown(scope, family, room["_id"])


class _Change(NamedTuple):
    """A method of a room that has an endpoint.

    Attributes:
        method: Wire name.
        names_user: Whether the request also names a user.
        shows_room: Whether the answer is the room.
    """

    method: MethodName
    names_user: bool = False
    shows_room: bool = False


_CHANGES: Final = {
    "addLeader": _Change("addRoomLeader", names_user=True),
    "addModerator": _Change("addRoomModerator", names_user=True),
    "addOwner": _Change("addRoomOwner", names_user=True),
    "archive": _Change("archiveRoom"),
    "leave": _Change("leaveRoom", shows_room=True),
    "removeLeader": _Change("removeRoomLeader", names_user=True),
    "removeModerator": _Change("removeRoomModerator", names_user=True),
    "removeOwner": _Change("removeRoomOwner", names_user=True),
}


def _change(
    scope: Scope, given: Document, *, family: Family, change: _Change
) -> Document:
    room = room_of(scope, family, given)
    user = (user_of(scope, given)["_id"],) if change.names_user else ()
    call(scope, change.method, room["_id"], *user)
    return _shown(scope, family, room["_id"]) if change.shows_room else {}


def _bring_back(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given)
    if not room.get("archived"):
        raise failure(f"The channel, {room.get('name')}, is not archived")
    call(scope, "unarchiveRoom", room["_id"])
    return {}


def _join(scope: Scope, given: Document, *, family: Family) -> Document:
    room = room_of(scope, family, given, is_live=True)
    code = given.get("joinCode")
    extra = () if code is None else (code,)
    call(scope, "joinRoom", room["_id"], *extra)
    return _shown(scope, family, room["_id"])


def _set_topic_of_conversation(scope: Scope, given: Document) -> Document:
    """Set the topic of a direct room, which needs the same permission as elsewhere."""
    if not given.get("roomId"):
        code = "error-room-param-not-provided"
        raise MethodFailed(code, 'Body param "roomId" is required')
    room = room_of(scope, DIRECT, given)
    topic = given.get("topic")
    call(scope, "saveRoomSettings", room["_id"], "roomTopic", topic)
    return {"topic": topic}


def _change_archiving(scope: Scope, given: Document) -> Document:
    """Archive a room, or unarchive it for any other action."""
    method: MethodName = (
        "archiveRoom" if given.get("action") == "archive" else "unarchiveRoom"
    )
    call(scope, method, given.get("rid"))
    return {}


def _begin(scope: Scope, given: Document) -> Document:
    """Start a conversation with one or several users, optionally without the caller."""
    user = scope.need_user("im.create")
    named, listed = given.get("username"), given.get("usernames")
    if not named and not listed:
        raise failure('Body Params "username" or "usernames" is required')
    names = [str(named)] if named else [one.strip() for one in str(listed).split(",")]
    if given.get("excludeSelf") and len(names) < _PAIR:
        raise failure("error-invalid-params")
    found = rooms.direct_room_with(
        scope, user, names, has_caller=not given.get("excludeSelf")
    )
    room = {"t": "d", "rid": found["_id"], "usernames": found["usernames"]}
    return {"room": {**room, "_id": found["_id"]}}


_PAIR: Final = 2


def _of(family: Family) -> dict[str, Special]:
    calls: dict[str, Special] = {
        name: partial(_set, family=family, setting=setting)
        for name, setting in _SETTINGS.items()
    }
    calls |= {
        "addAll": partial(_add_all, family=family),
        "delete": partial(_delete, family=family),
        "invite": partial(_invite, family=family),
        "join": partial(_join, family=family),
        "kick": partial(_kick, family=family),
        "rename": partial(_rename, family=family),
        "unarchive": partial(_bring_back, family=family),
    }
    for name, change in _CHANGES.items():
        calls[name] = partial(_change, family=family, change=change)
    return {f"POST {family.prefix}.{name}": call for name, call in calls.items()}


_DIRECT: Final[Specials] = {
    "create": _begin,
    "delete": partial(_delete, family=DIRECT),
    "setTopic": _set_topic_of_conversation,
}
CALLS: Final[Specials] = {
    **{name: call for family in FAMILIES for name, call in _of(family).items()},
    "POST rooms.changeArchivationState": _change_archiving,
    **{
        f"POST {prefix}.{name}": call
        for prefix in ("im", "dm")
        for name, call in _DIRECT.items()
    },
}

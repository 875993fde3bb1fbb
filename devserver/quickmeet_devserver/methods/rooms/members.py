# SPDX-License-Identifier: MIT
"""Who is in a room: memberships, and how they begin and end.

The wire calls a membership a subscription; here that word is the protocol's.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from msgspec import UNSET, Raw, UnsetType

from quickmeet.server.rooms import on_join, on_leave, on_list_roles
from quickmeet_devserver.base.documents import (
    Document,
    date,
    pick,
    raw,
    user_reference,
)
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.permissions import may, need_access, need_room
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)
from quickmeet_devserver.wire.hub import Hub, Topic

__all__ = [
    "METHODS",
    "add_direct_member",
    "add_member",
    "begin_membership",
    "join",
    "note_removal",
    "remove_member",
]


def begin_membership(
    scope: Scope, room: Document, user: Document, roles: Sequence[str] = ()
) -> Document:
    """Make a user a member of a room that is being made."""
    who = user_reference(user, name=False)
    return _add(scope, room, {**_fresh(scope, room), "u": who}, roles)


def add_member(
    scope: Scope, room: Document, user: Document, roles: Sequence[str] = ()
) -> Document:
    """Make a user a member of a channel or group, without a word in it.

    Whoever comes to a room that is there has something to read in it (recorded:
    live/05).
    """
    news = {"alert": True, "unread": 1, "userMentions": 1}
    made = {**_fresh(scope, room), **news, "u": user_reference(user)}
    return _add(scope, room, {**made, "_updatedAt": scope.stamp()}, roles)


def _fresh(scope: Scope, room: Document) -> Document:
    return {
        "_id": new_id(scope),
        "open": True,
        "alert": False,
        "unread": 0,
        "userMentions": 0,
        "groupMentions": 0,
        "ts": scope.today,
        "rid": room["_id"],
        "name": room.get("name"),
        **pick(room, ("fname", "customFields", "prid")),
        "t": room["t"],
    }


def _add(
    scope: Scope, room: Document, membership: Document, roles: Sequence[str]
) -> Document:
    if roles:
        membership |= {"ls": scope.today, "roles": list(roles)}
    scope.tx.subscriptions.insert(membership)
    if "_updatedAt" in membership:
        scope.tx.show("rooms", room, membership["u"]["_id"])
    room["usersCount"] = room.get("usersCount", 0) + 1
    room["_updatedAt"] = scope.stamp()
    scope.tx.rooms.save(room)
    return membership


_PAIR: Final = 2


def add_direct_member(
    scope: Scope, room: Document, user: Document, others: Sequence[Document]
) -> None:
    """Let a user have a direct room in the list of rooms, named after the others.

    A conversation of two shows at first only to who began it (recorded: live/08).
    """
    is_open = user["_id"] == scope.user_id or len(room["uids"]) > _PAIR
    membership: Document = {
        "_id": meteor_id(),
        "rid": room["_id"],
        "u": {"_id": user["_id"], "username": user.get("username")},
        "open": is_open,
        "alert": False,
        "fname": ", ".join(str(other.get("name")) for other in others),
        "groupMentions": 0,
        "name": ", ".join(str(other.get("username")) for other in others),
        "t": "d",
        "unread": 0,
        "userMentions": 0,
        "_updatedAt": scope.stamp(),
    }
    scope.tx.subscriptions.insert(membership)


def join(scope: Scope, room: Document, user: Document) -> None:
    """Make a user a member, and say so in the room."""
    if is_member(scope, room["_id"], user["_id"]):
        return
    add_member(scope, room, user)
    write_system_message(scope, room, "uj", user, str(user.get("username")))


def remove_member(
    scope: Scope, room: Document, membership: Document, *, hears_the_end: bool = False
) -> None:
    """End a membership; the room's events stop silently for the user.

    Args:
        scope: The operation.
        room: The room.
        membership: The membership.
        hears_the_end: Whether the user still hears what this operation tells.
    """
    user_id = membership["u"]["_id"]
    scope.tx.subscriptions.delete(membership)
    note_removal(scope, "subscriptions", membership["_id"], user_id)
    room["usersCount"] = max(room.get("usersCount", 1) - 1, 0)
    room["_updatedAt"] = scope.stamp()
    scope.tx.rooms.save(room)
    for topic in _topics_of_members(room["_id"]):
        effects = scope.last_effects if hears_the_end else scope.effects
        effects.append(partial(_silence, topic=topic, user_id=user_id))


def _silence(hub: Hub, topic: Topic, user_id: str) -> None:
    hub.silence(topic, user_id)


def note_removal(scope: Scope, collection: str, document_id: str, user_id: str) -> None:
    """Remember that a document went, for those who ask what changed since."""
    scope.tx["removed"].insert(
        {
            "_id": meteor_id(),
            "collection": collection,
            "uid": user_id,
            "document": document_id,
            "_deletedAt": date(scope.tx.stamp()),
        }
    )


def _topics_of_members(room_id: str) -> list[tuple[str, str]]:
    return [
        ("stream-room-messages", room_id),
        *(
            ("stream-notify-room", f"{room_id}/{event}")
            for event in (
                "deleteMessage",
                "deleteMessageBulk",
                "user-activity",
                "typing",
            )
        ),
    ]


def _join_room(
    scope: Scope, /, room_id: str, *, code: str | UnsetType = UNSET
) -> bool | UnsetType:
    user = scope.need_user("joinRoom")
    room = need_room(scope, room_id, "joinRoom")
    if is_member(scope, room_id, user["_id"]):
        return UNDEFINED
    if room["t"] != "c" or not may(scope, "view-c-room"):
        fail("error-not-allowed", "Not allowed", "joinRoom")
    wanted = room.get("joinCode")
    if wanted and wanted != code and not may(scope, "join-without-join-code"):
        fail("error-code-invalid", "Invalid Room Password", "joinRoom")
    join(scope, room, user)
    return True


def _join_without_code(scope: Scope, params: Params) -> object:
    """Join with a code that is no text: only the room is checked."""
    return _join_room(scope, params.text(0))


def _leave_room(scope: Scope, /, room_id: str) -> None:
    user = scope.need_user("leaveRoom")
    room = need_room(scope, room_id, "leaveRoom")
    if room["t"] == "d" or not may(scope, f"leave-{room['t']}"):
        fail("error-not-allowed", "Not allowed", "leaveRoom")
    membership = scope.tx.membership(room_id, user["_id"])
    if membership is None:
        fail("error-user-not-in-room", "You are not in this room", "leaveRoom")
    if "owner" in (membership.get("roles") or ()) and _owners(scope, room_id) == 1:
        fail(
            "error-you-are-last-owner",
            "You are the last owner. Please set new owner before leaving the room.",
            "leaveRoom",
        )
    write_system_message(scope, room, "ul", user, str(user.get("username")))
    remove_member(scope, room, membership, hears_the_end=True)


def _owners(scope: Scope, room_id: str) -> int:
    return sum(
        "owner" in (membership.get("roles") or ())
        for membership in scope.tx.subscriptions.find("rid = ?", room_id)
    )


def _room_roles(scope: Scope, /, room_id: str) -> Raw:
    scope.need_user("getRoomRoles")
    need_access(scope, room_id, "getRoomRoles")
    memberships = scope.tx.subscriptions.find("rid = ? ORDER BY rowid", room_id)
    return raw(
        [
            {
                "_id": membership["_id"],
                "rid": room_id,
                "u": membership["u"],
                "roles": membership["roles"],
            }
            for membership in memberships
            if membership.get("roles")
        ]
    )


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_join(_join_room), unfit=_join_without_code),
        on_leave(_leave_room),
        on_list_roles(_room_roles),
    )
)

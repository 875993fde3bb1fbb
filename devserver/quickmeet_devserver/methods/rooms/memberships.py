# SPDX-License-Identifier: MIT
"""Memberships: creating and ending them.

The wire calls a membership a subscription; here that word is the protocol's.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from quickmeet_devserver.base.documents import Document, date, pick, user_reference
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.operation.system_messages import (
    is_member,
    write_system_message,
)
from quickmeet_devserver.wire.hub import Hub, Topic

__all__ = [
    "add_direct_member",
    "add_member",
    "begin_membership",
    "check_owner_left",
    "count_owners",
    "join",
    "note_removal",
    "remove_member",
]


def begin_membership(
    scope: Scope, room: Document, user: Document, roles: Sequence[str] = ()
) -> Document:
    """Add a user to a room that is being created."""
    who = user_reference(user, name=False)
    return _add(scope, room, {**_fresh(scope, room), "u": who}, roles)


def add_member(
    scope: Scope, room: Document, user: Document, roles: Sequence[str] = ()
) -> Document:
    """Add a user to a channel or group, without a message in it.

    New members of an existing room have unread messages in it (recorded:
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
    scope.tx.rooms.update(room, usersCount=room.get("usersCount", 0) + 1)
    return membership


_PAIR: Final = 2


def add_direct_member(
    scope: Scope, room: Document, user: Document, others: Sequence[Document]
) -> None:
    """Add a direct room to a user's list of rooms, named after the other users.

    A direct room of two is first shown only to its creator (recorded: live/08).
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
    """Add a user to a room, and announce it there."""
    if is_member(scope, room["_id"], user["_id"]):
        return
    add_member(scope, room, user)
    write_system_message(scope, room, "uj", user, str(user.get("username")))


def remove_member(
    scope: Scope, room: Document, membership: Document, *, hears_the_end: bool = False
) -> None:
    """End a membership; the user silently gets no more events of the room.

    Args:
        scope: The operation.
        room: The room.
        membership: The membership.
        hears_the_end: Whether the user still gets the events of this operation.
    """
    user_id = membership["u"]["_id"]
    scope.tx.subscriptions.delete(membership)
    note_removal(scope, "subscriptions", membership["_id"], user_id)
    scope.tx.rooms.update(room, usersCount=max(room.get("usersCount", 1) - 1, 0))
    for topic in _topics_of_members(room["_id"]):
        effects = scope.last_effects if hears_the_end else scope.effects
        effects.append(partial(_silence, topic=topic, user_id=user_id))


def count_owners(scope: Scope, room_id: str) -> int:
    """Return the number of owners of a room."""
    return sum(
        "owner" in (membership.get("roles") or ())
        for membership in scope.tx.subscriptions.find("rid = ?", room_id)
    )


def check_owner_left(scope: Scope, membership: Document, method: str) -> None:
    """Refuse to end a membership that would leave a room without an owner.

    Raises:
        MethodFailed: The member is the last owner.
    """
    is_owner = "owner" in (membership.get("roles") or ())
    if is_owner and count_owners(scope, membership["rid"]) == 1:
        words = "You are the last owner. Please set new owner before leaving the room."
        fail("error-you-are-last-owner", words, method)


def _silence(hub: Hub, topic: Topic, user_id: str) -> None:
    hub.silence(topic, user_id)


def note_removal(scope: Scope, collection: str, document_id: str, user_id: str) -> None:
    """Record a removed document, for clients that request changes."""
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

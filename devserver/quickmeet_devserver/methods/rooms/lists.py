# SPDX-License-Identifier: MIT
"""The rooms and memberships of a user, and their changes since a time."""

from typing import Final

from msgspec import Raw

from quickmeet.server.rooms import (
    on_list,
    on_list_changes,
    on_list_membership_changes,
    on_list_memberships,
)
from quickmeet_devserver.base.documents import Document, pick_not, raw
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.older import older_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.model.payload import Timestamp

from .rooms import public_room

__all__ = ["METHODS", "public_membership"]

_NOT_SHOWN: Final = frozenset({"customFields", "userHighlights"})


def public_membership(membership: Document) -> Document:
    """Return a membership as shown to its user."""
    return pick_not(membership, _NOT_SHOWN)


def _list(scope: Scope, /) -> Raw:
    return raw(_rooms(scope))


def _rooms(scope: Scope) -> list[Document]:
    user = scope.user
    if user is None:
        return []
    mine = scope.tx.subscriptions.values("rid", "uid = ?", user["_id"])
    return [
        older_room(scope.config.version, public_room(room))
        for room in (scope.tx.rooms.get(room_id) for room_id in mine)
        if room is not None
    ]


def _list_changes(scope: Scope, /, since: Timestamp | float) -> Raw:
    user, rooms = scope.user, _rooms(scope)
    if user is None or not isinstance(since, Timestamp):
        return raw(rooms)  # a number is not a timestamp
    moment = since.milliseconds
    return raw(
        {
            "update": [room for room in rooms if room["_updatedAt"]["$date"] > moment],
            "remove": _removed(scope, "rooms", user["_id"], moment),
        }
    )


def _list_memberships(scope: Scope, /) -> Raw:
    user = scope.user
    if user is None:
        return raw([])
    found = scope.tx.subscriptions.find("uid = ?", user["_id"])
    return raw([public_membership(one) for one in found])


def _list_membership_changes(scope: Scope, /, since: Timestamp | float) -> Raw:
    user = scope.user
    if user is None or not isinstance(since, Timestamp):
        return _list_memberships(scope)
    moment = since.milliseconds
    found = scope.tx.subscriptions.find("uid = ? AND updated > ?", user["_id"], moment)
    return raw(
        {
            "update": [public_membership(one) for one in found],
            "remove": _removed(scope, "subscriptions", user["_id"], moment),
        }
    )


def _removed(scope: Scope, name: str, user_id: str, since: int) -> list[Document]:
    gone = scope.tx["removed"].find(
        "collection = ? AND uid = ? AND deleted > ?", name, user_id, since
    )
    return [
        {"_id": record["document"], "_deletedAt": record["_deletedAt"]}
        for record in gone
    ]


METHODS: Final[Methods] = typed_methods(
    (
        on_list(_list),
        on_list_changes(_list_changes),
        on_list_memberships(_list_memberships),
        on_list_membership_changes(_list_membership_changes),
    )
)

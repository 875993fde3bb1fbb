# SPDX-License-Identifier: MIT
"""The lifecycle of a user: deactivation, and the end of the account.

Recorded: live/09. Members of direct conversations with the user learn of it through
the room and the membership of that conversation.
"""

from collections.abc import Iterator
from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.scope import Scope

from .tokens import close_sessions, forget_tokens
from .user_changes import change_user, direct_rooms

__all__ = ["delete_user", "set_active"]

_PAIR: Final = 2


def set_active(scope: Scope, user: Document, *, is_active: bool) -> None:
    """Put a user away, or bring one back: direct conversations are closed so long."""
    change_user(scope, user, {"active": is_active})
    for room, membership in _partners(scope, user):
        scope.tx.subscriptions.update(membership, archived=not is_active)
        closed = {"ro": not is_active, "reactWhenReadOnly": False}
        scope.tx.rooms.update(room, **closed)
    if not is_active:
        forget_tokens(scope, user["_id"])
        close_sessions(scope, user["_id"])


def delete_user(scope: Scope, user: Document) -> None:
    """Take an account away with its memberships, messages and conversations."""
    for message in scope.tx.messages.find(
        "json_extract(doc, '$.u._id') = ?", user["_id"]
    ):
        scope.tx.messages.delete(message)
    for room, membership in list(_partners(scope, user)):
        partner = membership["u"]["_id"]
        scope.notify_user(partner, "rooms-changed", "removed", {"_id": room["_id"]})
        scope.tx.subscriptions.delete(membership)
        scope.tx.rooms.delete(room)
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        left = scope.tx.rooms.get(membership["rid"])
        scope.tx.subscriptions.delete(membership)
        if left is not None:
            scope.tx.rooms.update(
                left, usersCount=max(left.get("usersCount", 1) - 1, 0)
            )
    for token in scope.tx["tokens"].find("uid = ?", user["_id"]):
        scope.tx["tokens"].delete(token)
    scope.tx.users.delete(user)
    scope.notify_logged("Users:Deleted", {"userId": user["_id"]})
    close_sessions(scope, user["_id"])


def _partners(scope: Scope, user: Document) -> Iterator[tuple[Document, Document]]:
    """The conversations of two that a user is in, with the other's membership."""
    for room in direct_rooms(scope, user):
        if len(room.get("uids") or ()) != _PAIR:
            continue
        others = "rid = ? AND uid != ?"
        for membership in scope.tx.subscriptions.find(others, room["_id"], user["_id"]):
            yield room, membership

# SPDX-License-Identifier: MIT
"""How users are called, and where their names are written down (recorded: live/09)."""

from collections.abc import Iterator

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.scope import Scope

from .user_changes import change_user, public_name_changed

__all__ = ["direct_rooms", "rename", "rename_person"]


def rename(scope: Scope, user: Document, username: str) -> None:
    """Change a username, in what the user wrote as well."""
    before = user.get("username")
    change_user(scope, user, {"username": username})
    public_name_changed(scope, user)
    for message in scope.tx.messages.find(
        "json_extract(doc, '$.u._id') = ?", user["_id"]
    ):
        message["u"]["username"] = username
        message["_updatedAt"] = scope.stamp()
        scope.tx.messages.save(message)
    for room in direct_rooms(scope, user):
        names = [username if one == before else one for one in room["usernames"]]
        room |= {"usernames": names, "_updatedAt": scope.stamp()}
        scope.tx.rooms.save(room)
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        membership["u"]["username"] = username
        membership["_updatedAt"] = scope.stamp()
        scope.tx.subscriptions.save(membership)
    _name_in_rooms(scope, user)


def rename_person(scope: Scope, user: Document, name: str) -> None:
    """Change the name for people, in the lists of those who talk to the user."""
    if user.get("name") != name:
        change_user(scope, user, {"name": name})
        _name_in_rooms(scope, user)


def direct_rooms(scope: Scope, user: Document) -> Iterator[Document]:
    """The direct conversations of a user."""
    mine = scope.tx.subscriptions.values("rid", "uid = ? AND t = 'd'", user["_id"])
    for room_id in mine:
        room = scope.tx.rooms.get(room_id)
        if room is not None:
            yield room


def _name_in_rooms(scope: Scope, user: Document) -> None:
    """Call conversations as their members are called now."""
    for room in direct_rooms(scope, user):
        others = "rid = ? AND uid != ?"
        for membership in scope.tx.subscriptions.find(others, room["_id"], user["_id"]):
            people = [
                scope.tx.users.get(one) or {}
                for one in room.get("uids") or ()
                if one != membership["u"]["_id"]
            ]
            membership |= {
                "name": ", ".join(str(one.get("username")) for one in people),
                "fname": ", ".join(
                    str(one.get("name") or one.get("username")) for one in people
                ),
                "_updatedAt": scope.stamp(),
            }
            scope.tx.subscriptions.save(membership)

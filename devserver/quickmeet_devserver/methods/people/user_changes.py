# SPDX-License-Identifier: MIT
"""Changing users: their documents, and copies of their names.

Every change is sent to the user's own sessions (names: recorded in live/09).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.operation.scope import Scope

__all__ = [
    "change_user",
    "direct_rooms",
    "public_name_changed",
    "rename",
    "rename_person",
    "tell_token",
]

_NOT_STAMPED: Final = frozenset(
    {"status", "statusConnection", "statusDefault", "services.email"}
)


def change_user(
    scope: Scope,
    user: Document,
    fields: Mapping[str, Any],
    unset: Sequence[str] = (),
    *,
    is_told: bool = True,
) -> None:
    """Store fields, also by dotted path, and notify the user.

    Args:
        scope: The operation.
        user: The document; it is modified.
        fields: Values by path, such as ``settings.preferences.language``.
        unset: Paths to remove.
        is_told: Whether to notify the user's sessions.
    """
    for path, value in fields.items():
        _place(user, path)[path.rpartition(".")[2]] = value
    gone = [path for path in unset if _place(user, path).pop(path, None) is not None]
    diff: Document = {}
    if not fields or not _NOT_STAMPED.issuperset(fields):
        user["_updatedAt"] = diff["_updatedAt"] = scope.stamp()
    scope.tx.users.save(user)
    if is_told:
        _tell(scope, user, diff | dict(fields), gone)


def tell_token(scope: Scope, user: Document, place: int, token: Document) -> None:
    """Notify a user's sessions of a new login token.

    Args:
        scope: The operation.
        user: The user.
        place: Number of tokens that the user had before.
        token: Its stored form, without the token itself.
    """
    path = f"services.resume.loginTokens.{place}"
    _tell(scope, user, {path: token, "_updatedAt": scope.stamp()}, ())


def _tell(scope: Scope, user: Document, diff: Document, unset: Sequence[str]) -> None:
    told: Document = {"diff": diff}
    if not scope.is_old:
        told = {"id": user["_id"], **told, "unset": dict.fromkeys(unset, 1)}
    scope.notify_user(user["_id"], "userData", {**told, "type": "updated"})


def public_name_changed(scope: Scope, user: Document) -> None:
    """Announce the new name of a user."""
    names = {key: user.get(key) for key in ("_id", "name", "username")}
    scope.notify_logged("Users:NameChanged", names)


def _place(user: Document, path: str) -> Document:
    """Return the object that contains the last step of a path."""
    place = user
    for step in path.split(".")[:-1]:
        place = as_document(place.setdefault(step, {}))
    return place


def rename(scope: Scope, user: Document, username: str) -> None:
    """Change a username, including its copies in messages."""
    before = user.get("username")
    change_user(scope, user, {"username": username})
    public_name_changed(scope, user)
    for message in scope.tx.messages.find(
        "json_extract(doc, '$.u._id') = ?", user["_id"]
    ):
        message["u"]["username"] = username
        scope.tx.messages.update(message)
    for room in direct_rooms(scope, user):
        names = [username if one == before else one for one in room["usernames"]]
        scope.tx.rooms.update(room, usernames=names)
    for membership in scope.tx.subscriptions.find("uid = ?", user["_id"]):
        membership["u"]["username"] = username
        scope.tx.subscriptions.update(membership)
    _name_in_rooms(scope, user)


def rename_person(scope: Scope, user: Document, name: str) -> None:
    """Change the display name, also in the room lists of the user's contacts."""
    if user.get("name") != name:
        change_user(scope, user, {"name": name})
        _name_in_rooms(scope, user)


def direct_rooms(scope: Scope, user: Document) -> Iterator[Document]:
    """Return the direct rooms of a user."""
    mine = scope.tx.subscriptions.values("rid", "uid = ? AND t = 'd'", user["_id"])
    for room_id in mine:
        room = scope.tx.rooms.get(room_id)
        if room is not None:
            yield room


def _name_in_rooms(scope: Scope, user: Document) -> None:
    """Update the names of direct rooms from their members."""
    for room in direct_rooms(scope, user):
        others = "rid = ? AND uid != ?"
        for membership in scope.tx.subscriptions.find(others, room["_id"], user["_id"]):
            people = [
                scope.tx.users.get(one) or {}
                for one in room.get("uids") or ()
                if one != membership["u"]["_id"]
            ]
            scope.tx.subscriptions.update(
                membership,
                name=", ".join(str(one.get("username")) for one in people),
                fname=", ".join(
                    str(one.get("name") or one.get("username")) for one in people
                ),
            )

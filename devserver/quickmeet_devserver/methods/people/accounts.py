# SPDX-License-Identifier: MIT
"""Accounts: registering, naming, deactivating and deleting them."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.authentication import on_register
from quickmeet.server.me import on_delete_account, on_set_username, on_suggest_username
from quickmeet.types.authentication import Registration
from quickmeet.types.me import UsernameOptions
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.scope import Scope

from .new_users import NewUser, create_user, is_password, join_default_rooms
from .tokens import close_sessions, forget_tokens
from .user_changes import change_user, direct_rooms, rename

__all__ = ["METHODS", "delete_user", "set_active"]

_USERNAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PAIR: Final = 2


def _register(scope: Scope, /, form: Registration) -> str:
    email = form.email
    if not _EMAIL.fullmatch(email):
        fail("error-invalid-email", f"Invalid email {email}", email=email)
    if scope.tx.users.find_one(
        "json_extract(doc, '$.emails[0].address') = ? COLLATE NOCASE", email
    ):
        fail(403, "Email already exists.")
    new = NewUser(form.password, name=form.name, email=email)
    return str(create_user(scope, new)["_id"])


def _suggest_username(scope: Scope, /) -> str:
    user = scope.need_user("getUsernameSuggestion")
    wanted = re.sub(r"[^0-9a-z\-_.]+", ".", str(user.get("name") or "user").lower())
    base = wanted.strip(".") or "user"
    name, number = base, 0
    while (other := scope.tx.user_named(name)) and other["_id"] != user["_id"]:
        number += 1
        name = f"{base}-{number}"
    return name


def _set_username(
    scope: Scope, /, username: str, *, options: UsernameOptions | UnsetType = UNSET
) -> str:
    del options  # joins are announced in any case
    user = scope.need_user("setUsername")
    if user.get("username") == username:
        return username
    if not _USERNAME.fullmatch(username):
        fail(
            "username-invalid",
            f"{username} is not a valid username, use only letters, "
            "numbers, dots, hyphens and underscores",
        )
    if scope.tx.user_named(username):
        fail(
            "error-field-unavailable",
            f"<strong>{username}</strong> is already in use :(",
            "setUsername",
            field=username,
        )
    if user.get("username"):
        rename(scope, user, username)
        return username
    scope.tx.users.update(user, username=username)
    join_default_rooms(scope, user)
    return username


def _delete_account(
    scope: Scope, /, password: str, *, is_confirmed: bool | UnsetType = UNSET
) -> bool:
    del is_confirmed  # rooms are left without an owner
    method = "deleteUserOwnAccount"
    user = scope.need_user(method)
    if not scope.setting("Accounts_AllowDeleteOwnAccount"):
        fail("error-not-allowed", "Not allowed", method)
    if not is_password(user, password.lower()):
        fail("error-invalid-password", "Invalid password", method)
    delete_user(scope, user)
    return True


def set_active(scope: Scope, user: Document, *, is_active: bool) -> None:
    """Activate or deactivate a user; direct rooms are closed while deactivated."""
    change_user(scope, user, {"active": is_active})
    for room, membership in _partners(scope, user):
        scope.tx.subscriptions.update(membership, archived=not is_active)
        closed = {"ro": not is_active, "reactWhenReadOnly": False}
        scope.tx.rooms.update(room, **closed)
    if not is_active:
        forget_tokens(scope, user["_id"])
        close_sessions(scope, user["_id"])


def delete_user(scope: Scope, user: Document) -> None:
    """Delete an account with its memberships, messages and direct rooms."""
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
    """Return a user's direct rooms of two, with the membership of the other user."""
    for room in direct_rooms(scope, user):
        if len(room.get("uids") or ()) != _PAIR:
            continue
        others = "rid = ? AND uid != ?"
        for membership in scope.tx.subscriptions.find(others, room["_id"], user["_id"]):
            yield room, membership


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_delete_account(_delete_account), asks_who("deleteUserOwnAccount")),
        on_register(_register),
        on_suggest_username(_suggest_username),
        on_set_username(_set_username),
    )
)

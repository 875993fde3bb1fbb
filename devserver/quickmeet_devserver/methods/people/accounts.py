# SPDX-License-Identifier: MIT
"""Accounts and registration."""

import re
from typing import Final

from msgspec import UNSET, UnsetType

from quickmeet.server.authentication import on_register
from quickmeet.server.me import on_delete_account, on_set_username, on_suggest_username
from quickmeet.types.authentication import Registration
from quickmeet.types.me import UsernameOptions
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.operation.method import (
    Methods,
    Played,
    asks_who,
    typed_methods,
)
from quickmeet_devserver.operation.scope import Scope

from .new_users import NewUser, create_user, is_password, join_default_rooms
from .user_changes import rename
from .user_life import delete_user

__all__ = ["METHODS"]

_USERNAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


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
    del options  # who joins is announced in any case
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


METHODS: Final[Methods] = typed_methods(
    (
        Played(on_delete_account(_delete_account), asks_who("deleteUserOwnAccount")),
        on_register(_register),
        on_suggest_username(_suggest_username),
        on_set_username(_set_username),
    )
)

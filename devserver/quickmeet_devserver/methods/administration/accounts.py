# SPDX-License-Identifier: MIT
"""Accounts of other users: creating, changing and deleting them."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import UNSET, UnsetType

from quickmeet.server import users
from quickmeet.types.users import UserToSave
from quickmeet_devserver.base.documents import Document, as_document, as_list, pick
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.methods.people.accounts import delete_user, set_active
from quickmeet_devserver.methods.people.new_users import (
    NewUser,
    create_user,
    digest_of,
    hashed_digest,
)
from quickmeet_devserver.methods.people.presence import set_status_text
from quickmeet_devserver.methods.people.two_factor import ask_twice
from quickmeet_devserver.methods.people.user_changes import (
    change_user,
    rename,
    rename_person,
)
from quickmeet_devserver.operation.method import Methods, Played, typed_methods
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import Scope

__all__ = ["METHODS", "make_account", "update_user"]

_METHOD: Final = "insertOrUpdateUser"
_STORED: Final = ("roles", "bio", "nickname", "language", "requirePasswordChange")


def _save_user(scope: Scope, /, user: UserToSave) -> str | bool:
    del user  # fields that are not part of the type are kept too
    return _save_account(scope, scope.params)


def _save_account(scope: Scope, params: Params) -> str | bool:
    user = params.document(0)
    method = "insertOrUpdateUser"
    id_ = user.get("_id")
    if isinstance(id_, str):
        update_user(scope, id_, user)
        return True
    need(scope, "create-user", method, reason="Adding user is not allowed")
    name = str(user.get("username") or "")
    if not name:
        fail("error-the-field-is-required", "The field Username is required", method)
    if scope.tx.user_named(name) is not None:
        fail(
            "error-field-unavailable",
            f"<strong>{name}</strong> is already in use :(",
            method,
            field=name,
        )
    return str(make_account(scope, user)["_id"])


def make_account(scope: Scope, given: Document) -> Document:
    """Create an account for an administrator.

    Args:
        scope: The operation.
        given: Its fields by wire name; the username is known to be free.
    """
    name = str(given["username"])
    new = NewUser(
        str(given.get("password") or ""),
        name,
        str(given.get("name") or name),
        str(given.get("email") or ""),
        tuple(as_list(given.get("roles")) or ("user",)),
        is_verified=bool(given.get("verified")),
    )
    return create_user(scope, new, joins=given.get("joinDefaultChannels") is not False)


def _set_active(
    scope: Scope,
    /,
    user_id: str,
    *,
    is_active: bool,
    is_confirmed: bool | UnsetType = UNSET,
) -> bool:
    del is_confirmed  # rooms are left without an owner
    method = "setUserActiveStatus"
    scope.need_user(method)
    need(scope, "edit-other-user-active-status", method)
    user = scope.tx.users.get(user_id)
    if user is None:
        return False
    set_active(scope, user, is_active=is_active)
    return True


def _set_active_unconfirmed(scope: Scope, params: Params) -> object:
    """Ignore the confirmation, which the real server does not check."""
    user_id, is_active = params.text(0), params.needed_flag(1)
    return _set_active(scope, user_id, is_active=is_active)


def _delete_user(
    scope: Scope, /, user_id: str, *, is_confirmed: bool | UnsetType = UNSET
) -> bool:
    del is_confirmed  # rooms are left without an owner
    method = "deleteUser"
    need(scope, "delete-user", method)
    user = scope.tx.users.get(user_id)
    if user is None:
        fail("error-invalid-user", "Invalid user to delete", method)
    delete_user(scope, user)
    return True


def _delete_unconfirmed(scope: Scope, params: Params) -> object:
    """Ignore the confirmation, which the real server does not check."""
    return _delete_user(scope, params.text(0))


def update_user(scope: Scope, id_: object, given: Mapping[str, Any]) -> Document:
    """Change an account.

    Args:
        scope: The operation.
        id_: Id of the user.
        given: The changed fields by wire name.

    Returns:
        The changed account.

    Raises:
        MethodFailed: The caller may not, the account does not exist, or a new value is
            taken.
    """
    need(scope, "edit-other-user-info", _METHOD)
    user = scope.tx.users.get(id_) if isinstance(id_, str) else None
    if user is None:
        fail("error-invalid-user", "Invalid user", _METHOD)
    username, name = given.get("username"), given.get("name")
    if isinstance(username, str) and username != user.get("username"):
        _check_free(scope, user, username)
        rename(scope, user, username)
    if isinstance(name, str):
        rename_person(scope, user, name)
    if isinstance(given.get("email"), str):
        _set_address(scope, user, given["email"], verified=bool(given.get("verified")))
    if isinstance(given.get("statusText"), str):
        set_status_text(scope, user, given["statusText"])
    if isinstance(given.get("password"), str) and given["password"]:
        hashed = hashed_digest(digest_of(given["password"]))
        user.setdefault("services", {})["password"] = hashed
    change_user(scope, user, pick(given, _STORED))
    return user


def _check_free(scope: Scope, user: Document, username: str) -> None:
    taken = scope.tx.user_named(username)
    if taken is not None and taken["_id"] != user["_id"]:
        words = f"<strong>{username}</strong> is already in use :("
        fail("error-field-unavailable", words, _METHOD, field=username)


def _set_address(scope: Scope, user: Document, address: str, *, verified: bool) -> None:
    """Change a user's email address; add a verification token unless verified."""
    known = as_document(next(iter(as_list(user.get("emails"))), None))
    if known.get("address") == address:
        return
    change_user(scope, user, {"emails": [{"address": address, "verified": verified}]})
    if not verified:
        asked = {"token": meteor_id(43), "address": address, "when": scope.today}
        change_user(scope, user, {"services.email": {"verificationTokens": [asked]}})


METHODS: Final[Methods] = typed_methods(
    (
        Played(users.on_save(_save_user), ask_twice, _save_account),
        Played(users.on_set_active(_set_active), unfit=_set_active_unconfirmed),
        Played(users.on_delete(_delete_user), unfit=_delete_unconfirmed),
    )
)

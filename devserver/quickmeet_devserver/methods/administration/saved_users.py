# SPDX-License-Identifier: MIT
"""Changes of accounts by administrators, by DDP and over REST."""

from collections.abc import Mapping
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document, as_list, pick
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.people.new_users import digest_of, hashed_digest
from quickmeet_devserver.methods.people.presence import set_status_text
from quickmeet_devserver.methods.people.user_changes import (
    change_user,
    rename,
    rename_person,
)
from quickmeet_devserver.operation.permissions import need
from quickmeet_devserver.operation.scope import Scope

__all__ = ["update_user"]

_METHOD: Final = "insertOrUpdateUser"
_STORED: Final = ("roles", "bio", "nickname", "language", "requirePasswordChange")


def update_user(scope: Scope, id_: object, given: Mapping[str, Any]) -> Document:
    """Change an account.

    Args:
        scope: The operation.
        id_: Which.
        given: What is to be changed, by the names on the wire.

    Returns:
        The account as it is now.

    Raises:
        MethodFailed: The caller may not, there is no such account, or what it is to
            have is somebody else's.
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
    """Change where a user gets mail, and note what a mail asks to show."""
    known = as_document(next(iter(as_list(user.get("emails"))), None))
    if known.get("address") == address:
        return
    change_user(scope, user, {"emails": [{"address": address, "verified": verified}]})
    if not verified:
        asked = {"token": meteor_id(43), "address": address, "when": scope.today}
        change_user(scope, user, {"services.email": {"verificationTokens": [asked]}})

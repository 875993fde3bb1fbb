# SPDX-License-Identifier: MIT
"""Accounts: who there is, and how they register."""

import base64
import hashlib
import hmac
import re
import secrets
from typing import Final

from msgspec import UNSET, Struct, UnsetType

from quickmeet.server.authentication import on_register
from quickmeet.server.me import on_set_username, on_suggest_username
from quickmeet.types.authentication import Registration
from quickmeet.types.me import UsernameOptions
from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.rooms.members import join
from quickmeet_devserver.operation.method import Methods, typed_methods
from quickmeet_devserver.operation.scope import Scope

from .naming import rename

__all__ = [
    "METHODS",
    "TOKEN_MS",
    "NewUser",
    "create_user",
    "digest_of",
    "hashed_digest",
    "hashed_token",
    "is_password",
    "token_key",
]

TOKEN_MS: Final = 90 * 86_400_000
"""How long a login token is good for."""
_USERNAME: Final = re.compile(r"[0-9a-zA-Z\-_.]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class NewUser(Struct, frozen=True):
    """What an account is made of.

    Attributes:
        password: The password, in the clear.
        username: Name for mentions; None until the user chooses one.
        name: Name for people.
        email: Address.
        roles: Roles of the whole server.
        is_verified: Whether the address is known to be the user's.
    """

    password: str
    username: str | None = None
    name: str | None = None
    email: str | None = None
    roles: tuple[str, ...] = ("user",)
    is_verified: bool = False


def create_user(scope: Scope, new: NewUser, *, joins: bool = True) -> Document:
    """Make an account; it joins the default rooms once it has a username."""
    user: Document = {
        "_id": meteor_id(),
        "createdAt": scope.today,
        "services": {"password": hashed_digest(digest_of(new.password))},
        "emails": [],
        "type": "bot" if "bot" in new.roles else "user",
        "status": "offline",
        "active": True,
        "roles": list(new.roles),
        "name": new.name or new.username,
        "_updatedAt": scope.stamp(),
    }
    if new.email is not None:
        user["emails"] = [{"address": new.email, "verified": new.is_verified}]
    if new.username is not None:
        user["username"] = new.username
    scope.tx.users.insert(user)
    if new.username is not None and joins:
        _join_default_rooms(scope, user)
    return user


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
    user["username"] = username
    user["_updatedAt"] = scope.stamp()
    scope.tx.users.save(user)
    _join_default_rooms(scope, user)
    return username


def _join_default_rooms(scope: Scope, user: Document) -> None:
    for room in scope.tx.rooms.find("json_extract(doc, '$.default')"):
        join(scope, room, user)


def digest_of(password: str) -> str:
    """What clients send instead of a password."""
    return hashlib.sha256(password.encode()).hexdigest()


def is_password(user: Document, digest: str) -> bool:
    """Whether a digest is that of a user's password."""
    stored = user.get("services", {}).get("password")
    return stored is not None and hmac.compare_digest(
        hashed_digest(digest, stored["salt"])["hash"], stored["hash"]
    )


def hashed_digest(digest: str, salt: str | None = None) -> Document:
    """Hash a digest once more; quick, since these accounts are throw-away."""
    chosen = salt or secrets.token_hex(8)
    hashed = hashlib.blake2b(digest.encode(), salt=bytes.fromhex(chosen)).hexdigest()
    return {"salt": chosen, "hash": hashed}


def token_key(token: str) -> str:
    """The key that a token is kept under; the token itself is not."""
    return hashlib.sha256(token.encode()).hexdigest()


def hashed_token(token: str) -> str:
    """What is told of a token, as the real server keeps it."""
    return base64.b64encode(hashlib.sha256(token.encode()).digest()).decode()


METHODS: Final[Methods] = typed_methods(
    (
        on_register(_register),
        on_suggest_username(_suggest_username),
        on_set_username(_set_username),
    )
)

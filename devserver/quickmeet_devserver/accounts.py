# SPDX-License-Identifier: MIT
"""Accounts: who there is, and how they register."""

import hashlib
import hmac
import re
import secrets
from typing import Final

from msgspec import Struct

from .documents import Document
from .failure import MATCH_FAILED, fail
from .ids import meteor_id
from .matching import Params
from .members import join
from .method import Methods
from .scope import Scope

__all__ = [
    "METHODS",
    "TOKEN_MS",
    "NewUser",
    "create_user",
    "digest_of",
    "hashed_digest",
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
        "statusDefault": "online",
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


def _register(scope: Scope, params: Params) -> object:
    form = params.document(0)
    email, password, name = form.get("email"), form.get("pass"), form.get("name")
    if not isinstance(email, str) or not isinstance(password, str):
        raise MATCH_FAILED
    if not _EMAIL.fullmatch(email):
        fail("error-invalid-email", f"Invalid email {email}", email=email)
    if scope.tx.users.find_one(
        "json_extract(doc, '$.emails[0].address') = ? COLLATE NOCASE", email
    ):
        fail(403, "Email already exists.")
    new = NewUser(password, name=name if isinstance(name, str) else None, email=email)
    return create_user(scope, new)["_id"]


def _suggest_username(scope: Scope, _: Params) -> object:
    user = scope.need_user("getUsernameSuggestion")
    wanted = re.sub(r"[^0-9a-z\-_.]+", ".", str(user.get("name") or "user").lower())
    base = wanted.strip(".") or "user"
    name, number = base, 0
    while (other := scope.tx.user_named(name)) and other["_id"] != user["_id"]:
        number += 1
        name = f"{base}-{number}"
    return name


def _set_username(scope: Scope, params: Params) -> object:
    name = params.text(0)
    user = scope.need_user("setUsername")
    if user.get("username") == name:
        return name
    if not _USERNAME.fullmatch(name):
        fail(
            "username-invalid",
            f"<strong>{name}</strong> is not a valid username, use only letters, "
            "numbers, dots, hyphens and underscores",
        )
    if scope.tx.user_named(name):
        fail(
            "error-field-unavailable",
            f"<strong>{name}</strong> is already in use :(",
            "setUsername",
            field=name,
        )
    is_first = not user.get("username")
    user["username"] = name
    user["_updatedAt"] = scope.stamp()
    scope.tx.users.save(user)
    if is_first:
        _join_default_rooms(scope, user)
    return name


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


METHODS: Final[Methods] = {
    "registerUser": _register,
    "getUsernameSuggestion": _suggest_username,
    "setUsername": _set_username,
}

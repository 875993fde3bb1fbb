# SPDX-License-Identifier: MIT
"""Creating accounts, passwords and tokens."""

import base64
import hashlib
import hmac
import secrets
from typing import Final

from msgspec import Struct

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.ids import meteor_id
from quickmeet_devserver.methods.rooms.memberships import join
from quickmeet_devserver.operation.scope import Scope
from quickmeet_runtime.observability.shown import rich_repr

__all__ = [
    "TOKEN_MS",
    "NewUser",
    "create_user",
    "digest_of",
    "hashed_digest",
    "hashed_token",
    "is_password",
    "join_default_rooms",
    "token_key",
]

TOKEN_MS: Final = 90 * 86_400_000
"""The lifetime of a login token."""


class NewUser(Struct, frozen=True):
    """The fields of an account.

    Attributes:
        password: The password in plain text.
        username: Name for mentions; None until the user chooses one.
        name: Display name.
        email: Email address.
        roles: Global roles.
        is_verified: Whether the address is verified.
    """

    password: str
    username: str | None = None
    name: str | None = None
    email: str | None = None
    roles: tuple[str, ...] = ("user",)
    is_verified: bool = False

    def __repr__(self) -> str:
        """Show all but the password."""
        return f"NewUser({self.username!r})"

    __rich_repr__ = rich_repr


def create_user(scope: Scope, new: NewUser, *, joins: bool = True) -> Document:
    """Create an account; it joins the default rooms once it has a username."""
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
        join_default_rooms(scope, user)
    return user


def join_default_rooms(scope: Scope, user: Document) -> None:
    """Add a user to every default room."""
    for room in scope.tx.rooms.find("json_extract(doc, '$.default')"):
        join(scope, room, user)


def digest_of(password: str) -> str:
    """Return the digest that clients send instead of a password."""
    return hashlib.sha256(password.encode()).hexdigest()


def is_password(user: Document, digest: str) -> bool:
    """Return whether a digest is that of a user's password."""
    stored = user.get("services", {}).get("password")
    return stored is not None and hmac.compare_digest(
        hashed_digest(digest, stored["salt"])["hash"], stored["hash"]
    )


def hashed_digest(digest: str, salt: str | None = None) -> Document:
    """Hash a digest again; cheaply, as these accounts are for tests."""
    chosen = salt or secrets.token_hex(8)
    hashed = hashlib.blake2b(digest.encode(), salt=bytes.fromhex(chosen)).hexdigest()
    return {"salt": chosen, "hash": hashed}


def token_key(token: str) -> str:
    """Return the key to store a token under; the token itself is not stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def hashed_token(token: str) -> str:
    """Return the hash of a token, as the real server stores it."""
    return base64.b64encode(hashlib.sha256(token.encode()).digest()).decode()

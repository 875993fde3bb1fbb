# SPDX-License-Identifier: MIT
"""Codes of second factors: those of a recording were good then, and for its server."""

from collections.abc import Iterator
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.methods.people.new_users import hashed_digest, is_password
from quickmeet_devserver.methods.people.two_factor import email_code, totp_code
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.recording.roles import kind_of

__all__ = [
    "codes_in",
    "good_code",
    "masked_password",
    "second_factor_of",
    "take_password",
    "who_logs_in",
]

_TAKE_CODES: Final = frozenset(
    {"2fa:validateTempToken", "2fa:regenerateCodes", "2fa:disable"}
)


def codes_in(method: str, params: list[Any]) -> Iterator[str]:
    """The codes that a call gives, but for passwords."""
    if method in _TAKE_CODES and params:
        yield str(params[0])
    for value in params:
        fields = as_document(value)
        if "totp" in fields:
            yield str(as_document(fields["totp"]).get("code"))
        if fields.get("twoFactorMethod") in {"totp", "email"}:
            yield str(fields.get("twoFactorCode"))


def who_logs_in(params: list[Any]) -> Document:
    """The user of a login, with a code or without: the selector."""
    given = as_document(next(iter(params), None))
    login = as_document(as_document(given.get("totp")).get("login"))
    return as_document((login or given).get("user"))


def second_factor_of(scope: Scope, user_id: str) -> tuple[str, str] | None:
    """The codes that a user needs beside the login, and a valid one.

    Args:
        scope: The operation.
        user_id: The user.
    """
    user = scope.tx.users.get(user_id)
    if user is None:
        return None
    services = as_document(user.get("services"))
    for name, method in (("totp", "totp"), ("email2fa", "email")):
        if as_document(services.get(name)).get("enabled"):
            return method, good_code(scope, {"id": user_id}) or ""
    return None


def good_code(scope: Scope, who: Document) -> str | None:
    """A code that is good now; None where the user has no second factor.

    Args:
        scope: The operation.
        who: ``id``, ``username`` or ``email`` of the user.
    """
    user = _user_of(scope, who)
    if user is None:
        return None
    known = as_document(as_document(user.get("services")).get("totp"))
    secret = known.get("secret") or known.get("tempSecret")
    if isinstance(secret, str):
        return totp_code(secret, scope.now)
    return email_code(user, scope.now)


def masked_password(method: str, params: list[Any]) -> str | None:
    """The mask of a password in a call; None without a password or a mask.

    The call succeeded; the mask of a digest says nothing about the mask of its
    password.
    """
    for value in params:
        fields = as_document(value)
        digest: object = as_document(fields.get("password")).get("digest")
        if fields.get("twoFactorMethod") == "password":
            digest = fields.get("twoFactorCode")
        elif method != "login":
            continue
        if isinstance(digest, str) and kind_of(digest) == "secret":
            return digest
    return None


def take_password(scope: Scope, who: Document, digest: str) -> None:
    """Have a password be somebody's from now on.

    Args:
        scope: The operation.
        who: ``id``, ``username`` or ``email`` of the user.
        digest: Of the password.
    """
    user = _user_of(scope, who)
    if user is not None and not is_password(user, digest):
        services = as_document(user.get("services"))
        changed = {**services, "password": hashed_digest(digest)}
        scope.tx.users.save({**user, "services": changed})


def _user_of(scope: Scope, who: Document) -> Document | None:
    user = scope.tx.users.get(str(who.get("id")))
    user = user or scope.tx.user_named(str(who.get("username")))
    if user is not None:
        return user
    found = scope.tx.users.find(
        "json_extract(doc, '$.emails[0].address') = ?", str(who.get("email"))
    )
    return next(iter(found), None)

# SPDX-License-Identifier: MIT
"""Codes of second factors: those of a recording were good then, and for its server."""

from collections.abc import Iterator
from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.methods.people.email_codes import email_code
from quickmeet_devserver.methods.people.two_factor import totp_code
from quickmeet_devserver.operation.scope import Scope

__all__ = ["codes_in", "good_code", "second_factor_of", "who_logs_in"]

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
    """Who a login with a code is for: the selector of the user."""
    given = as_document(next(iter(params), None))
    login = as_document(as_document(given.get("totp")).get("login"))
    return as_document(login.get("user"))


def second_factor_of(scope: Scope, user_id: str) -> tuple[str, str] | None:
    """What a user is asked for beside the login, by codes, and a code that is good.

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
    user = scope.tx.users.get(str(who.get("id")))
    user = user or scope.tx.user_named(str(who.get("username")))
    if user is None:
        found = scope.tx.users.find(
            "json_extract(doc, '$.emails[0].address') = ?", str(who.get("email"))
        )
        user = next(iter(found), None)
    if user is None:
        return None
    known = as_document(as_document(user.get("services")).get("totp"))
    secret = known.get("secret") or known.get("tempSecret")
    if isinstance(secret, str):
        return totp_code(secret, scope.now)
    return email_code(user, scope.now)

# SPDX-License-Identifier: MIT
"""Codes by mail: none is sent, but a test can ask for it.

A code is made of the user's account and the time, so that it is good for an hour or
two, and a refused login has not to leave one behind.
"""

import hashlib
import hmac
from typing import Final

from quickmeet_devserver.base.documents import Document, as_document, encode
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.operation.scope import Scope

__all__ = ["email_code", "has_code_by_email", "is_email_code", "required_by_email"]

_CODES: Final = 1_000_000
_KEEP_MS: Final = 3_600_000


def has_code_by_email(user: Document) -> bool:
    """Whether a user is sent a code to log in."""
    return user.get("services", {}).get("email2fa", {}).get("enabled") is True


def required_by_email(user: Document, *, is_login: bool) -> MethodFailed:
    """The error that asks for the code, which is on its way.

    Args:
        user: Who is asked.
        is_login: Whether for a login, which knows the username; calls do not.
    """
    address = as_document(next(iter(user.get("emails") or ()), None)).get("address")
    details = {
        "method": "email",
        "codeGenerated": True,
        "emailOrUsername": user.get("username") if is_login else address,
        "availableMethods": ["email"],
    }
    return MethodFailed("totp-required", "TOTP Required", details)


def email_code(user: Document, ms: int) -> str:
    """The code that a user is sent at a moment, in milliseconds."""
    known = encode([user["_id"], user.get("services", {}).get("password")])
    hour = str(ms // _KEEP_MS).encode()
    digest = hmac.new(known, hour, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % _CODES:06}"


def is_email_code(scope: Scope, user: Document, code: str) -> bool:
    """Whether a code is one that was sent a while ago."""
    moments = (scope.now, scope.now - _KEEP_MS)
    return code in {email_code(user, ms) for ms in moments}

# SPDX-License-Identifier: MIT
"""Logins by a custom handler: the user that it names is logged in."""

import logging

import msgspec
from msgspec import UNSET, Raw, UnsetType

from quickmeet.types.authentication import LoginResult
from quickmeet_devserver.base.documents import Document, date
from quickmeet_devserver.base.failure import INTERNAL
from quickmeet_devserver.operation.scope import Scope

from .logins import LoggedIn
from .new_users import TOKEN_MS, token_key

__all__ = ["accept", "login_in"]

logger = logging.getLogger("quickmeet.devserver")

_decode = msgspec.json.Decoder(LoginResult).decode


def login_in(answer: Raw | UnsetType) -> LoginResult:
    """Read what a handler of ``login`` answered.

    Raises:
        MethodFailed: It says neither who is logged in nor with what token; that is
            logged, since the handler is wrong and not the client.
    """
    try:
        return _decode(b"" if answer is UNSET else answer)
    except msgspec.MsgspecError as error:
        logger.exception(
            "the handler of login answered with something that is not a login"
        )
        raise INTERNAL from error


def accept(scope: Scope, login: LoginResult) -> LoggedIn:
    """Accept a token that a handler has issued, over DDP and over REST.

    The user may be unknown to the server, which then knows the id alone.

    Args:
        scope: The operation.
        login: What the handler answered.
    """
    ends = login.expires_at
    expires = ends.milliseconds if ends else scope.now + TOKEN_MS
    key = token_key(login.token)
    scope.tx["tokens"].save(
        {"_id": key, "uid": login.user_id, "expires": date(expires)}
    )
    nobody_else: Document = {"_id": login.user_id}
    user = scope.tx.users.get(login.user_id) or nobody_else
    kind = login.kind or "password"
    return LoggedIn(user, login.token, expires, kind)

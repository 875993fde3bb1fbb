# SPDX-License-Identifier: MIT
"""Login and logout: by password, second factor, token or custom handler."""

import logging
import uuid
from collections.abc import Mapping
from typing import Final, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from quickmeet.types.authentication import LoginResult
from quickmeet_devserver.base.documents import Document, as_document, date
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed, fail
from quickmeet_devserver.base.ids import login_token
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.hub import Hub
from quickmeet_runtime.observability.shown import rich_repr

from .new_users import TOKEN_MS, digest_of, hashed_token, is_password, token_key
from .two_factor import check_login_code
from .user_changes import change_user, tell_token

__all__ = ["LoggedIn", "accept", "log_in", "log_out", "login_in"]

_LOGGED_OUT: Final = MethodFailed(
    403, "You've been logged out by the server. Please log in again."
)
logger = logging.getLogger("quickmeet.devserver")

_decode = msgspec.json.Decoder(LoginResult).decode


class LoggedIn(Struct, frozen=True):
    """A login of a user.

    Attributes:
        user: The user's document.
        token: The login token.
        expires: When it expires, in milliseconds; None for a personal access token.
        kind: ``password`` or ``resume``.
    """

    user: Document
    token: str
    expires: int | None
    kind: str

    def __repr__(self) -> str:
        """Show all but the token."""
        return f"LoggedIn({self.user['_id']!r})"

    __rich_repr__ = rich_repr

    def result(self) -> Document:
        """Return the result of the login method."""
        return {
            "id": self.user["_id"],
            "token": self.token,
            "tokenExpires": {"$date": self.expires},
            "type": self.kind,
        }


def log_in(scope: Scope, request: object, *, is_monolith: bool = True) -> LoggedIn:
    """Check credentials and create a token, or accept an existing token.

    Args:
        scope: The operation.
        request: The parameter of the ``login`` method.
        is_monolith: Whether to accept an address as username; also the form of tokens.

    Raises:
        MethodFailed: They are wrong, or of an unsupported kind.
    """
    if not isinstance(request, dict):
        raise MATCH_FAILED
    given = cast("Document", request)
    user = given.get("user")
    if not is_monolith and isinstance(user, dict) and "email" in user:
        fail(403, "User not found")
    match given:
        case {"totp": {"login": dict(), "code": str(code)}}:
            inner = as_document(given["totp"]["login"])
            return _by_password(scope, inner, code)
        case {"resume": str(token)} if token:
            return _resume(scope, token)
        case {"user": dict(), "password": _}:
            return _by_password(scope, given, is_monolith=is_monolith)
        case {"user": _, "password": password} if password:
            raise MATCH_FAILED
        case {"resume": token} if token:
            raise MATCH_FAILED
        case _:  # no handler accepts it
            raise MethodFailed(400, "Unrecognized options for login request")


def log_out(scope: Scope, token: str) -> None:
    """Invalidate a token, and close other sessions that used it."""
    known = scope.tx["tokens"].get(token_key(token))
    if known is not None:
        scope.tx["tokens"].delete(known)
    own = scope.listener

    def close(hub: Hub) -> None:
        for session in list(hub.sessions.values()):
            if session is not own and session.token == token:
                session.close(1000, "Normal closure")

    scope.later(close)


def _by_password(
    scope: Scope,
    request: Document,
    code: str | None = None,
    *,
    is_monolith: bool = True,
) -> LoggedIn:
    user = _find(scope, cast("Mapping[str, object]", request["user"]))
    match request["password"]:
        case str(text):
            digest = digest_of(text)
        case {"digest": str(digest), "algorithm": "sha-256"}:
            pass
        case _:
            raise MATCH_FAILED
    if not is_password(user, digest):
        is_vague = scope.is_old
        fail(403, "User not found" if is_vague else "Incorrect password")
    if not user.get("active", True):
        details = {"function": "Accounts.validateLoginAttempt"}
        fail("error-user-is-not-activated", "User is not activated", **details)
    check_login_code(scope, user, code)
    token = login_token() if is_monolith else str(uuid.uuid4())
    expires = scope.now + TOKEN_MS
    place = scope.tx["tokens"].count("uid = ?", user["_id"])
    scope.tx["tokens"].insert(
        {"_id": token_key(token), "uid": user["_id"], "expires": date(expires)}
    )
    change_user(scope, user, {"lastLogin": scope.today})
    kept: Document = {"when": scope.today, "hashedToken": hashed_token(token)}
    tell_token(scope, user, place, kept)
    return LoggedIn(user, token, expires, "password")


def _find(scope: Scope, selector: Mapping[str, object]) -> Document:
    match selector:
        case {"username": str(name)}:
            user = scope.tx.user_named(name)
        case {"email": str(address)}:
            user = scope.tx.users.find_one(
                "json_extract(doc, '$.emails[0].address') = ? COLLATE NOCASE", address
            )
        case {"id": str(id_)}:
            user = scope.tx.users.get(id_)
        case _:
            raise MATCH_FAILED
    if user is None:
        fail(403, "User not found")
    return user


def _resume(scope: Scope, token: str) -> LoggedIn:
    known = scope.tx["tokens"].get(token_key(token))
    user = None if known is None else scope.tx.users.get(known["uid"])
    if known is None or user is None:
        raise _LOGGED_OUT
    expires = None if "name" in known else int(known["expires"]["$date"])
    if expires is not None and expires < scope.now:
        fail(403, "Your session has expired. Please log in again.")
    change_user(scope, user, {"lastLogin": scope.today})
    return LoggedIn(user, token, expires, "resume")


def login_in(answer: Raw | UnsetType) -> LoginResult:
    """Parse the result of a custom ``login`` handler.

    Raises:
        MethodFailed: It lacks the user or the token; this is logged, as the handler is
            at fault, not the client.
    """
    try:
        return _decode(b"" if answer is UNSET else answer)
    except msgspec.MsgspecError as error:
        logger.exception(
            "the handler of login answered with something that is not a login"
        )
        raise INTERNAL from error


def accept(scope: Scope, login: LoginResult) -> LoggedIn:
    """Accept a token from a custom handler, over DDP and over REST.

    The user may be unknown to the server, which then has only the id.

    Args:
        scope: The operation.
        login: The login from the handler.
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

# SPDX-License-Identifier: MIT
"""Login tokens: issuing and revoking them, and personal access tokens."""

from typing import Final

from quickmeet.server.access_tokens import on_create, on_delete, on_renew
from quickmeet.server.authentication import (
    on_log_out_others,
    on_remove_other_tokens,
    on_renew_token,
)
from quickmeet.types.authentication import LoginResult, RenewedToken
from quickmeet_devserver.base.documents import Document, date
from quickmeet_devserver.base.failure import MethodFailed, fail, method_not_found
from quickmeet_devserver.base.ids import login_token
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.method import Methods, Played, refuses, typed_methods
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.hub import Hub, Listener
from quickmeet_runtime.model.payload import Timestamp

from .new_users import TOKEN_MS, hashed_token, token_key
from .presence import leave
from .two_factor import ask_twice
from .user_changes import tell_token

__all__ = ["METHODS", "close_sessions", "forget_tokens"]

_LOGGED_OUT: Final = MethodFailed("You are not logged in.")
_RENEW: Final = "personalAccessTokens:regenerateToken"
_DELETE: Final = "personalAccessTokens:removeToken"
_LAST_MS: Final = 10_000
"""How long other sessions have to get the new token."""

_YEARS_MS: Final = 100 * 365 * 86_400_000


def close_sessions(scope: Scope, user_id: str, *, but: str | None = None) -> None:
    """Close a user's connections after the commit.

    They become anonymous at once, as clients may take a while to close.
    """

    def close(hub: Hub) -> None:
        for session in _sessions(hub, user_id, but):
            session.close(1000, "Normal closure")

    for session in _sessions(scope.hub, user_id, but):
        leave(scope, session.session, user_id)
    scope.later(close)


def _sessions(hub: Hub, user_id: str, but: str | None) -> list[Listener]:
    return [
        session
        for session in list(hub.sessions.values())  # another thread may add one
        if session.user_id == user_id and session.session != but
    ]


def forget_tokens(scope: Scope, user_id: str, *, but: str | None = None) -> None:
    """Revoke a user's login tokens, except personal access tokens."""
    for token in scope.tx["tokens"].find("uid = ?", user_id):
        if token["_id"] != but and "name" not in token:
            scope.tx["tokens"].delete(token)


def _renew(scope: Scope, /) -> LoginResult:
    user = scope.user
    if user is None:
        raise _LOGGED_OUT
    token, expires = login_token(), scope.now + TOKEN_MS
    scope.tx["tokens"].insert(
        {"_id": token_key(token), "uid": user["_id"], "expires": date(expires)}
    )
    return LoginResult(user_id=user["_id"], token=token, expires_at=Timestamp(expires))


def _log_out_others(scope: Scope, /) -> RenewedToken:
    """Let all tokens except a new one expire soon, as Meteor does; only on 3.x.

    Raises:
        MethodFailed: The caller is anonymous, or the version lacks the method.
    """
    if not scope.is_old:
        raise method_not_found("logoutOtherClients")
    renewed = _renew(scope)
    soon = date(scope.now + _LAST_MS)
    for token in scope.tx["tokens"].find("uid = ?", renewed.user_id):
        if token["_id"] != token_key(renewed.token) and "name" not in token:
            scope.tx["tokens"].save({**token, "expires": soon})
    return RenewedToken(token=renewed.token, expires_at=renewed.expires_at)


def _remove_others(scope: Scope, /) -> None:
    user, listener = scope.user, scope.listener
    if user is None or listener is None:
        raise _LOGGED_OUT
    own = None if listener.token is None else token_key(listener.token)
    forget_tokens(scope, user["_id"], but=own)
    close_sessions(scope, user["_id"], but=listener.session)


def _named(scope: Scope, user_id: str, name: str) -> Document | None:
    for token in scope.tx["tokens"].find("uid = ?", user_id):
        if token.get("name") == name:
            return token
    return None


def _need_second_factor(scope: Scope, params: Params) -> object:
    """Check the second factor before the parameters are read."""
    user = ask_twice(scope, params)
    params.unchecked_document(0)
    return user


def _generate(scope: Scope, /, name: str, *, bypasses_two_factor: bool) -> str:
    method = "personalAccessTokens:generateToken"
    user = scope.need_user("twoFactorRequired")
    if not may(scope, "create-personal-access-tokens"):
        fail("not-authorized", "Not Authorized", method)
    if _named(scope, user["_id"], name) is not None:
        fail(
            "error-token-already-exists",
            "A token with this name already exists",
            method,
        )
    return _made(scope, user, name, bypasses=bypasses_two_factor)


def _generate_unasked(scope: Scope, params: Params) -> object:
    """Generate a token; it bypasses the second factor only if that is given."""
    given = params.unchecked_document(0)
    name = str(given.get("tokenName"))
    bypasses = bool(given.get("bypassTwoFactor"))
    return _generate(scope, name, bypasses_two_factor=bypasses)


def _made(scope: Scope, user: Document, name: str, *, bypasses: bool) -> str:
    token = login_token()
    shown: Document = {
        "createdAt": scope.today,
        "lastTokenPart": token[-6:],
        "name": name,
        "bypassTwoFactor": bypasses,
    }
    kept = {"hashedToken": hashed_token(token), "type": "personalAccessToken", **shown}
    place = scope.tx["tokens"].count("uid = ?", user["_id"])
    tell_token(scope, user, place, kept)
    scope.tx["tokens"].insert(
        {
            "_id": token_key(token),
            "uid": user["_id"],
            "expires": date(scope.now + _YEARS_MS),
            **shown,
        }
    )
    return token


def _unknown(method: str) -> MethodFailed:
    details = {"method": method}
    return MethodFailed("error-token-does-not-exists", "Token does not exist", details)


def _taken(scope: Scope, name: str, method: str) -> Document:
    user = scope.need_user("twoFactorRequired")
    known = _named(scope, user["_id"], name)
    if known is None:
        raise _unknown(method)
    scope.tx["tokens"].delete(known)
    return known


def _regenerate(scope: Scope, /, name: str) -> str:
    known = _taken(scope, name, _RENEW)
    bypasses = bool(known.get("bypassTwoFactor"))
    return _made(scope, scope.need_user(_RENEW), name, bypasses=bypasses)


def _remove(scope: Scope, /, name: str) -> None:
    _taken(scope, name, _DELETE)


METHODS: Final[Methods] = typed_methods(
    (
        on_renew_token(_renew),
        on_log_out_others(_log_out_others),
        on_remove_other_tokens(_remove_others),
        Played(
            on_create(_generate), first=_need_second_factor, unfit=_generate_unasked
        ),
        Played(
            on_renew(_regenerate),
            first=_need_second_factor,
            unfit=refuses(_unknown(_RENEW)),
        ),
        Played(
            on_delete(_remove),
            first=_need_second_factor,
            unfit=refuses(_unknown(_DELETE)),
        ),
    )
)

# SPDX-License-Identifier: MIT
"""Login tokens: new ones, the end of others, and those made for programs."""

from typing import Final

from .accounts import TOKEN_MS, token_key
from .documents import Document, date
from .failure import INTERNAL, MethodFailed, fail
from .hub import Hub
from .ids import login_token
from .matching import Params
from .method import Methods
from .permissions import may
from .scope import UNDEFINED, Scope
from .two_factor import ask_for_second_factor

__all__ = ["METHODS", "close_sessions", "forget_tokens"]

_LOGGED_OUT: Final = MethodFailed("You are not logged in.")
_YEARS_MS: Final = 100 * 365 * 86_400_000


def close_sessions(scope: Scope, user_id: str, *, but: str | None = None) -> None:
    """Close a user's connections, once this is committed."""

    def close(hub: Hub) -> None:
        for session in list(hub.sessions.values()):
            if session.user_id == user_id and session.session != but:
                session.close(1000, "Normal closure")

    scope.later(close)


def forget_tokens(scope: Scope, user_id: str, *, but: str | None = None) -> None:
    """Make a user's login tokens good for nothing; those of programs stay."""
    for token in scope.tx["tokens"].find("uid = ?", user_id):
        if token["_id"] != but and "name" not in token:
            scope.tx["tokens"].delete(token)


def _renew(scope: Scope, _: Params) -> object:
    user = scope.user
    if user is None:
        raise _LOGGED_OUT
    token, expires = login_token(), date(scope.now + TOKEN_MS)
    scope.tx["tokens"].insert(
        {"_id": token_key(token), "uid": user["_id"], "expires": expires}
    )
    return {"id": user["_id"], "token": token, "tokenExpires": expires}


def _remove_others(scope: Scope, _: Params) -> object:
    user, listener = scope.user, scope.listener
    if user is None or listener is None:
        raise _LOGGED_OUT
    own = None if listener.token is None else token_key(listener.token)
    forget_tokens(scope, user["_id"], but=own)
    close_sessions(scope, user["_id"], but=listener.session)
    return UNDEFINED


def _named(scope: Scope, user_id: str, name: object) -> Document | None:
    for token in scope.tx["tokens"].find("uid = ?", user_id):
        if token.get("name") == name and name is not None:
            return token
    return None


def _generate(scope: Scope, params: Params) -> object:
    method = "personalAccessTokens:generateToken"
    user = scope.need_user("twoFactorRequired")
    given = params.unchecked_document(0)
    if params.second_factor is None:
        ask_for_second_factor(scope, user, params)
    if not may(scope, "create-personal-access-tokens"):
        fail("not-authorized", "Not Authorized", method)
    name = given.get("tokenName")
    if _named(scope, user["_id"], name) is not None:
        fail(
            "error-token-already-exists",
            "A token with this name already exists",
            method,
        )
    return _made(scope, user["_id"], name, bypasses=given.get("bypassTwoFactor"))


def _made(scope: Scope, user_id: str, name: object, *, bypasses: object) -> str:
    token = login_token()
    scope.tx["tokens"].insert(
        {
            "_id": token_key(token),
            "uid": user_id,
            "expires": date(scope.now + _YEARS_MS),
            "name": name,
            "createdAt": scope.today,
            "lastTokenPart": token[-6:],
            "bypassTwoFactor": bool(bypasses),
        }
    )
    return token


def _taken(scope: Scope, params: Params, method: str) -> Document:
    user = scope.need_user("twoFactorRequired")
    if not isinstance(params.any(0), dict):
        raise INTERNAL
    ask_for_second_factor(scope, user, params)
    known = _named(scope, user["_id"], params.document(0).get("tokenName"))
    if known is None:
        fail("error-token-does-not-exists", "Token does not exist", method)
    scope.tx["tokens"].delete(known)
    return known


def _regenerate(scope: Scope, params: Params) -> object:
    known = _taken(scope, params, "personalAccessTokens:regenerateToken")
    bypasses = known.get("bypassTwoFactor")
    return _made(scope, known["uid"], known["name"], bypasses=bypasses)


def _remove(scope: Scope, params: Params) -> object:
    _taken(scope, params, "personalAccessTokens:removeToken")
    return UNDEFINED


METHODS: Final[Methods] = {
    "getNewToken": _renew,
    "removeOtherTokens": _remove_others,
    "personalAccessTokens:generateToken": _generate,
    "personalAccessTokens:regenerateToken": _regenerate,
    "personalAccessTokens:removeToken": _remove,
}

# SPDX-License-Identifier: MIT
"""Logging in and out by REST, and methods called by it (``method.call``)."""

import json
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import unquote

from quickmeet_devserver.base.documents import (
    Document,
    as_list,
    decode,
    encode,
    pick_not,
)
from quickmeet_devserver.base.failure import MethodFailed, method_not_found, wire_error
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.availability import check_presence
from quickmeet_devserver.dispatch.rate_limits import RateLimits
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.methods.administration.constants import answer_anonymous
from quickmeet_devserver.methods.administration.fresh import (
    answer_unplayed,
    is_unplayed,
)
from quickmeet_devserver.methods.people.accounts import token_key
from quickmeet_devserver.methods.people.logins import LoggedIn, log_in, log_out
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.store import Transaction

__all__ = [
    "CALLS",
    "METHOD_CALLS",
    "UNAUTHORIZED",
    "Body",
    "Called",
    "Plain",
    "answered",
    "call_method",
    "called_method",
    "check_limit",
    "logged_in",
    "logged_out",
    "login_request",
    "refused_login",
    "second_factor",
    "who_asks",
    "with_cookies",
]

_CALL: Final = "method.call/"
_CALL_ANONYMOUSLY: Final = "method.callAnon/"
METHOD_CALLS: Final = (_CALL, _CALL_ANONYMOUSLY)
"""How the paths begin by which methods are called."""

UNAUTHORIZED: Final = {
    "status": "error",
    "message": "You must be logged in to do this.",
}
"""The answer to those who are nobody."""

_HEADERS: Final = {"x-2fa-code": "twoFactorCode", "x-2fa-method": "twoFactorMethod"}
_NOT_SHOWN: Final = frozenset({"services"})
_LOGIN_FIELDS: Final = ("user", "username", "email", "ldapPass", "password", "code")


Body: TypeAlias = Document | list[Any]
"""What is answered."""


class Plain(NamedTuple):
    """An answer that has an envelope of its own.

    Attributes:
        status: HTTP status.
        body: The whole body.
    """

    status: int
    body: Body


def with_cookies(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Headers that say who asks, where a browser says it in cookies."""
    cookies = SimpleCookie(headers.get("cookie", ""))
    names = {"rc_uid": "x-user-id", "rc_token": "x-auth-token"}
    found = {
        header: cookies[name].value for name, header in names.items() if name in cookies
    }
    return {**found, **headers}


def who_asks(tx: Transaction, headers: Mapping[str, str]) -> str | None:
    """Who is meant by the headers of a request; None for nobody."""
    token = tx["tokens"].get(token_key(headers.get("x-auth-token", "")))
    user_id = None if token is None else str(token["uid"])
    return user_id if user_id == headers.get("x-user-id") else None


def _login(scope: Scope, given: Document, headers: dict[str, str]) -> Plain:
    try:
        done = log_in(scope, login_request(given, headers))
    except MethodFailed as failed:
        return refused_login(failed)
    return logged_in(done)


def logged_in(done: LoggedIn) -> Plain:
    """The answer to who has logged in."""
    me = pick_not(done.user, _NOT_SHOWN)
    data = {"userId": done.user["_id"], "authToken": done.token, "me": me}
    return Plain(200, {"status": "success", "data": data})


def refused_login(failed: MethodFailed) -> Plain:
    """The answer to who may not log in."""
    shown = wire_error(failed)
    body = {"status": "error", "error": failed.code, "message": failed.reason}
    more = {"details": shown["details"]} if "details" in shown else {}
    return Plain(401, {**body, **more})


def login_request(given: Document, headers: Mapping[str, str]) -> object:
    """What the method `login` takes, of what REST takes."""
    if "resume" in given:
        return {"resume": given["resume"]}
    if not any(field in given for field in _LOGIN_FIELDS):
        return given
    user = given.get("user") or given.get("username") or given.get("email")
    selector: object = user
    if isinstance(user, str):
        selector = {"email" if "@" in user else "username": user}
    request = {"user": selector, "password": given.get("password")}
    code = given.get("code") or headers.get("x-2fa-code")
    return {"totp": {"login": request, "code": code}} if code else request


def _logout(scope: Scope, _: Document, headers: dict[str, str]) -> Plain:
    if scope.user_id is None:
        return Plain(401, dict(UNAUTHORIZED))
    return logged_out(scope, headers)


def logged_out(scope: Scope, headers: Mapping[str, str]) -> Plain:
    """End the token of a request."""
    log_out(scope, headers.get("x-auth-token", ""))
    words = "You've been logged out!"
    return Plain(200, {"status": "success", "data": {"message": words}})


class Called(NamedTuple):
    """A call of a method, as ``method.call`` takes it.

    Attributes:
        id: Chosen by the caller.
        method: Wire name.
        params: Its parameters, with the second factor of the headers as the last.
    """

    id: object
    method: str
    params: list[object]


def called_method(
    path: str, given: Document, headers: Mapping[str, str], *, is_anybody: bool
) -> Called | Plain:
    """Read a call of a method (``rest/_method.call.json``).

    Args:
        path: Path below ``/api/v1/``; the name in it counts for nothing.
        given: The body: ``message`` holds the frame as a text.
        headers: Headers of the request: a second factor may be among them.
        is_anybody: Whether somebody is logged in.

    Returns:
        The call; the refusal of what is none.
    """
    if not is_anybody and unquote(path).startswith(_CALL):
        return Plain(401, dict(UNAUTHORIZED))
    message = given.get("message")
    if not isinstance(message, str):
        words = "must have required property 'message' [invalid-params]"
        return Plain(400, _refusal(words, errorType="invalid-params"))
    try:
        is_object = isinstance(json.loads(message), dict)
        call = decode(message) if is_object else {}
    except (ValueError, RecursionError) as error:
        return Plain(400, _refusal(str(error)))
    if not all(key in call for key in ("method", "params", "id")):
        return Plain(400, _refusal("Invalid method call"))
    params: list[object] = [*as_list(call["params"]), *second_factor(headers)]
    return Called(call["id"], str(call["method"]), params)


def call_method(
    scope: Scope, called: Called, limits: RateLimits, *, is_alone: bool = False
) -> Plain:
    """Call a method as DDP would.

    Args:
        scope: The operation.
        called: The call.
        limits: How many calls are too many.
        is_alone: Whether there are no methods but the login.
    """
    try:
        check_limit(limits, called, scope.user_id, scope.now)
        if is_alone and called.method != "login":
            raise method_not_found(called.method)  # one answer for all
        result = _run(scope, called.method, Params(called.params))
    except MethodFailed as failed:
        return answered(called, failed)
    return answered(called, result)


def check_limit(
    limits: RateLimits, called: Called, user_id: str | None, now: int
) -> None:
    """Count a call.

    Raises:
        MethodFailed: It is one too many.
    """
    limits.check(called.method, str(called.id), f"http {user_id}", user_id, now)


def answered(called: Called, result: object) -> Plain:
    """Write the answer to a call: its result, or a refusal."""
    answer: Document = {"msg": "result", "id": called.id}
    if isinstance(result, MethodFailed):
        answer["error"] = wire_error(result)
    elif result is not UNDEFINED:
        answer["result"] = result
    return Plain(200, {"message": encode(answer).decode(), "success": True})


def second_factor(headers: Mapping[str, str]) -> list[Document]:
    """The second factor in a request's headers, as the last parameter of a method."""
    factor = {
        name: headers[header] for header, name in _HEADERS.items() if header in headers
    }
    return [factor] if factor else []


def _run(scope: Scope, name: str, params: Params) -> object:
    if name == "login":
        return log_in(scope, params.any(0)).result()
    check_presence(scope.config.version, name)
    known = answer_anonymous(name, params, is_anonymous=scope.user_id is None)
    if known is not None:
        return known
    if name in METHODS:
        return METHODS[name](scope, params)
    if is_unplayed(scope.config.version, name):
        return answer_unplayed(scope, name)
    raise method_not_found(name)


def _refusal(words: str, **more: Any) -> Document:
    return {"success": False, "error": words, **more}


CALLS: Final[dict[str, Callable[[Scope, Document, dict[str, str]], Plain]]] = {
    "POST login": _login,
    "POST logout": _logout,
}

# SPDX-License-Identifier: MIT
"""Logging in and out by REST, and methods called by it (``method.call``)."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, cast
from urllib.parse import unquote

from .availability import check_presence
from .constants import answer_anonymous, is_unplayed, refuse_unplayed
from .documents import Document, decode, encode, pick_not
from .failure import MethodFailed, method_not_found, wire_error
from .logins import log_in, log_out
from .matching import Params
from .methods import METHODS
from .rate_limits import RateLimits
from .scope import UNDEFINED, Scope

__all__ = ["CALLS", "METHOD_CALLS", "Plain", "call_method", "second_factor"]

_CALL: Final = "method.call/"
_CALL_ANONYMOUSLY: Final = "method.callAnon/"
METHOD_CALLS: Final = (_CALL, _CALL_ANONYMOUSLY)
"""How the paths begin by which methods are called."""

_HEADERS: Final = {"x-2fa-code": "twoFactorCode", "x-2fa-method": "twoFactorMethod"}
_NOT_SHOWN: Final = frozenset({"services"})
_LOGIN_FIELDS: Final = ("user", "username", "email", "ldapPass", "password", "code")


class Plain(NamedTuple):
    """An answer that has an envelope of its own.

    Attributes:
        status: HTTP status.
        body: The whole body.
    """

    status: int
    body: Document


def _login(scope: Scope, given: Document, headers: dict[str, str]) -> Plain:
    try:
        done = log_in(scope, _request(given, headers))
    except MethodFailed as failed:
        shown = wire_error(failed)
        body = {"status": "error", "error": failed.code, "message": failed.reason}
        more = {"details": shown["details"]} if "details" in shown else {}
        return Plain(401, {**body, **more})
    me = pick_not(done.user, _NOT_SHOWN)
    data = {"userId": done.user["_id"], "authToken": done.token, "me": me}
    return Plain(200, {"status": "success", "data": data})


def _request(given: Document, headers: dict[str, str]) -> object:
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
        words = "You must be logged in to do this."
        return Plain(401, {"status": "error", "message": words})
    log_out(scope, headers.get("x-auth-token", ""))
    words = "You've been logged out!"
    return Plain(200, {"status": "success", "data": {"message": words}})


def call_method(
    scope: Scope,
    path: str,
    given: Document,
    headers: Mapping[str, str],
    limits: RateLimits,
) -> Plain:
    """Call a method as DDP would (``rest/_method.call.json``).

    Args:
        scope: The operation.
        path: Path below ``/api/v1/``; the name in it counts for nothing.
        given: The body: ``message`` holds the frame as a text.
        headers: Headers of the request: a second factor may be among them.
        limits: How many calls are too many.
    """
    if scope.user_id is None and unquote(path).startswith(_CALL):
        words = "You must be logged in to do this."
        return Plain(401, {"status": "error", "message": words})
    message = given.get("message")
    if not isinstance(message, str):
        words = "must have required property 'message' [invalid-params]"
        return Plain(400, _refusal(words, errorType="invalid-params"))
    try:
        frame: object = json.loads(message)
    except ValueError as error:
        return Plain(400, _refusal(str(error)))
    call = decode(message) if isinstance(frame, dict) else {}
    if not all(key in call for key in ("method", "params", "id")):
        return Plain(400, _refusal("Invalid method call"))
    answer: Document = {"msg": "result", "id": call["id"]}
    params = [*cast("list[object]", call["params"]), *second_factor(headers)]
    method = str(call["method"])
    user = scope.user_id
    try:
        limits.check(method, str(call["id"]), f"http {user}", user, scope.now)
        result = _run(scope, method, Params(params))
    except MethodFailed as failed:
        answer["error"] = wire_error(failed)
    else:
        if result is not UNDEFINED:
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
    if is_unplayed(name):
        return refuse_unplayed(scope, params)
    raise method_not_found(name)


def _refusal(words: str, **more: Any) -> Document:
    return {"success": False, "error": words, **more}


CALLS: Final[dict[str, Callable[[Scope, Document, dict[str, str]], Plain]]] = {
    "POST login": _login,
    "POST logout": _logout,
}

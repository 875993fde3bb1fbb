# SPDX-License-Identifier: MIT
"""Login and logout over REST, and calls of methods (``method.call``)."""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from quickmeet_devserver.base.documents import Document, as_list, decode, encode
from quickmeet_devserver.base.failure import MethodFailed, wire_error
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.dispatcher import (
    MethodCall,
    dispatch,
    log_in,
    log_out,
)
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.scope import UNDEFINED
from quickmeet_devserver.rest.endpoints.people.me import own_account
from quickmeet_devserver.wire.http_messages import HttpRequest

from .caller import UNAUTHORIZED, HttpCaller, Plain, second_factor

__all__ = ["METHOD_CALLS", "answer_call", "answer_login", "answer_logout"]

_CALL: Final = "method.call/"
_CALL_ANONYMOUSLY: Final = "method.callAnon/"
METHOD_CALLS: Final = (_CALL, _CALL_ANONYMOUSLY)
"""Prefixes of the paths for calling methods."""

_LOGIN_FIELDS: Final = ("user", "username", "email", "ldapPass", "password", "code")


async def answer_login(
    context: Context, client: HttpCaller, request: HttpRequest, given: Document
) -> Plain:
    """Answer ``POST login``."""
    call = MethodCall("login", [login_request(given, request.headers)])
    try:
        done = (await log_in(context, client, call)).login
    except MethodFailed as failed:
        shown = wire_error(failed)
        body = {"status": "error", "error": failed.code, "message": failed.reason}
        more = {"details": shown["details"]} if "details" in shown else {}
        return Plain(401, {**body, **more})
    me = await carry_out(
        context,
        lambda scope: own_account(scope, done.user, shows_hash=True),
        asker=lambda _: None,
    )
    data = {"userId": done.user["_id"], "authToken": done.token, "me": me}
    return Plain(200, {"status": "success", "data": data})


async def answer_logout(
    context: Context, client: HttpCaller, _: HttpRequest, __: Document
) -> Plain:
    """Answer ``POST logout`` by revoking the request's token."""
    if client.user_id is None:
        return Plain(401, dict(UNAUTHORIZED))
    await log_out(context, client, MethodCall("logout", []))
    words = "You've been logged out!"
    return Plain(200, {"status": "success", "data": {"message": words}})


async def answer_call(
    path: str,
    context: Context,
    client: HttpCaller,
    request: HttpRequest,
    given: Document,
) -> Plain:
    """Call a method through ``method.call``, as over DDP."""
    is_anybody = client.user_id is not None
    called = called_method(path, given, request.headers, is_anybody=is_anybody)
    if isinstance(called, Plain):
        return called
    call = MethodCall(called.method, called.params, str(called.id))
    try:
        return _answered(called, await dispatch(context, client, call))
    except MethodFailed as failed:
        return _answered(called, failed)


def login_request(given: Document, headers: Mapping[str, str]) -> object:
    """Convert the REST parameters of a login to those of the method `login`."""
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


class BridgedCall(NamedTuple):
    """A call of a method through ``method.call``.

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
) -> BridgedCall | Plain:
    """Parse a call of a method (``rest/_method.call.json``).

    Args:
        path: Path below ``/api/v1/``; the name in it is ignored.
        given: The body: ``message`` holds the frame as a string.
        headers: Headers of the request, which may contain a second factor.
        is_anybody: Whether the caller is logged in.

    Returns:
        The call, or the error for an invalid one.
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
    return BridgedCall(call["id"], str(call["method"]), params)


def _answered(called: BridgedCall, result: object) -> Plain:
    """Encode the answer to a call: its result, or an error."""
    answer: Document = {"msg": "result", "id": called.id}
    if isinstance(result, MethodFailed):
        answer["error"] = wire_error(result)
    elif result is not UNDEFINED:
        answer["result"] = result
    return Plain(200, {"message": encode(answer).decode(), "success": True})


def _refusal(words: str, **more: Any) -> Document:
    return {"success": False, "error": words, **more}

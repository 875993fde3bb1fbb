# SPDX-License-Identifier: MIT
"""The REST API: requests of clients before they open a WebSocket, and calls of bots.

Endpoints without a method of the realtime API are implemented by hand, as are those
that bots send messages with; endpoints that replace methods follow from the schema.
"""

import json
import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, cast

from quickmeet_devserver.base.documents import Document, as_document, encode
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.rest.endpoints.administration.hooks import answer_hook, is_hook
from quickmeet_devserver.rest.endpoints.administration.settings import (
    is_server_info,
    server_info,
)
from quickmeet_devserver.rest.endpoints.links import is_file, send_file
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse
from quickmeet_runtime.rest.moments import iso_moments

from . import login as rest_login
from .caller import Answer, client_of, who_asks
from .endpoint import endpoint_call, handled_endpoint
from .fields import fields_of, is_form
from .reading import WHOLE_BODY
from .special import Refused
from .unplayed import unplayed_endpoint

__all__ = ["answer_rest"]

_UNLIMITED: Final = "api-bypass-rate-limit"
_JSON: Final = "application/json"
_PAGE: Final = b"<!DOCTYPE html>\n<html><head><title>quickmeet</title></head></html>\n"
_PREFIX: Final = "/api/v1/"
_MOMENT: Final = re.compile(rb'\{"\$date":(-?\d{1,16})\}')
"""Encoded, as its quotes would be escaped in a string."""
_LOGINS: Final[Mapping[str, Answer]] = MappingProxyType(
    {
        "POST login": rest_login.answer_login,
        "POST logout": rest_login.answer_logout,
    }
)


async def answer_rest(context: Context, request: HttpRequest) -> HttpResponse:
    """Answer a request; unknown paths are answered as the real server does.

    An unknown GET is answered with the page of the web client, any other method with
    405 and no body (recorded). Unsupported endpoints of the emulated version refuse
    what the real ones refuse (`unplayed`).
    """
    target, _, query = request.target.partition("?")
    path = target.rstrip("/")
    is_alone = context.handling.is_alone
    if request.method == "GET" and is_server_info(context.config.version, path):
        said = await server_info(context, request, path)
        return HttpResponse(200, _JSON, encode(said))
    if request.method == "GET" and not is_alone and is_file(path):
        return await send_file(context, request, path)
    if is_hook(path) and not is_alone:
        return await _hooked(context, request, path)
    answer = _answer_for(context, request, path)
    if answer is not None:
        limited = await _limited(context, request, path)
        return limited or await _answered(context, request, answer, query)
    if request.method in {"GET", "HEAD"}:
        return HttpResponse(200, "text/html; charset=utf-8", _PAGE)
    return HttpResponse(405, "text/plain", b"")


async def _hooked(context: Context, request: HttpRequest, path: str) -> HttpResponse:
    try:
        plain = await answer_hook(context, request, path)
    except MethodFailed as failed:
        return _refused(failed, context.store.now())
    return HttpResponse(plain.status, _JSON, encode(plain.body))


async def _limited(
    context: Context, request: HttpRequest, path: str
) -> HttpResponse | None:
    """Return the error of a request over its rate limit; methods have their own."""
    if path.removeprefix(_PREFIX).startswith(rest_login.METHOD_CALLS):
        return None
    now = context.store.now()
    who = request.headers.get("x-user-id", "")
    wait = context.limits.wait_for(f"{request.method} {path}", who, now)
    if not wait or await _may_ask_often(context, request):
        return None
    words = (
        f"Error, too many requests. Please slow down. You must wait {-(-wait // 1000)} "
        "seconds before trying this endpoint again. [error-too-many-requests]"
    )
    body = encode({"success": False, "error": words})
    return HttpResponse(429, _JSON, body, (("x-ratelimit-reset", str(now + wait)),))


async def _may_ask_often(context: Context, request: HttpRequest) -> bool:
    """Return whether a permission, which bots have, exempts from the rate limit."""
    return await carry_out(
        context,
        lambda scope: may(scope, _UNLIMITED),
        asker=partial(who_asks, headers=request.headers),
    )


def _answer_for(context: Context, request: HttpRequest, path: str) -> Answer | None:
    """Return the handler of a request; None for an unknown one."""
    played = _player_of(context, request, path)
    if played is not None or context.handling.is_alone:
        return played
    return unplayed_endpoint(context.config.version, request.method, path)


def _player_of(context: Context, request: HttpRequest, path: str) -> Answer | None:
    """Return the function that answers a request; None if there is none."""
    name, verb = path.removeprefix(_PREFIX), request.method
    handled = handled_endpoint(context, verb, path)
    if handled is not None:
        return handled
    verb_and_name = f"{verb} {name}"
    if not path.startswith(_PREFIX):
        return None
    if verb_and_name in _LOGINS:
        return _LOGINS[verb_and_name]
    if verb == "POST" and name.startswith(rest_login.METHOD_CALLS):
        return partial(rest_login.answer_call, name)
    call = endpoint_call(context, name, request)
    return None if call is None else call.answer


async def _answered(
    context: Context, request: HttpRequest, answer: Answer, query: str
) -> HttpResponse:
    given = fields_of(query)
    if request.body and not is_form(request):
        try:
            body: object = json.loads(request.body)
        except (ValueError, RecursionError):
            return HttpResponse(400, _JSON, b'{"success":false}')
        given |= (
            cast("Document", body) if isinstance(body, dict) else {WHOLE_BODY: body}
        )
    try:
        client = await client_of(context, request.headers)
        plain = await answer(context, client, request, given)
    except MethodFailed as failed:
        return _refused(failed, context.store.now())
    return HttpResponse(plain.status, _JSON, _with_texts(plain.body))


def _refused(failed: MethodFailed, now: int) -> HttpResponse:
    if isinstance(failed, Refused):
        said = {} if failed.words is None else {"error": failed.words}
        said |= {} if failed.kind is None else {"errorType": failed.kind}
        return HttpResponse(failed.status, _JSON, encode({"success": False, **said}))
    if failed.said is not None:
        return HttpResponse(
            400, _JSON, encode({"success": False, "error": failed.said})
        )
    text = f"[{failed.code}]"
    shown = f"{failed.reason} {text}" if failed.reason else text
    refusal: Document = {"success": False, "error": shown}
    refusal["errorType"] = failed.code
    if failed.details is not None:
        refusal["details"] = failed.details
    status = 500 if failed.code == INTERNAL.code else 400
    headers: tuple[tuple[str, str], ...] = ()
    if failed.code == "too-many-requests":  # from a fault; real ones never get here
        wait = int(as_document(failed.details).get("timeToReset", 0))
        status, headers = 429, (("x-ratelimit-reset", str(now + wait)),)
    return HttpResponse(status, _JSON, encode(refusal), headers)


def _with_texts(value: object) -> bytes:
    """Convert timestamps in JSON to strings, as REST has them, at any depth."""
    return _MOMENT.sub(_text_of, encode(value))


def _text_of(moment: re.Match[bytes]) -> bytes:
    return encode(iso_moments({"$date": int(moment[1])}))

# SPDX-License-Identifier: MIT
"""The REST side: what clients ask before they open a WebSocket, and what bots call.

Calls for which the realtime API has no method are written out, and those that bots
send messages with; the endpoints that replace methods follow from the schema.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final, cast

from msgspec import Raw

from quickmeet_devserver.base.documents import Document, as_list, decode, encode
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.availability import has_endpoint
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.http import HttpRequest, HttpResponse

from . import accounts as rest_accounts
from . import changes as rest_changes
from . import history as rest_history
from . import livechat as rest_livechat
from . import login as rest_login
from . import messages as rest_messages
from . import replaced as rest_replaced
from . import teams as rest_teams
from . import uploads as rest_uploads
from .handled import Call, Fake, fake_for
from .login import Plain
from .query import fields_of
from .reading import WHOLE_BODY, endpoints_for

__all__ = ["answer_rest"]

_JSON: Final = "application/json"
_PAGE: Final = b"<!DOCTYPE html>\n<html><head><title>quickmeet</title></head></html>\n"
_INFO: Final = ("/api/info", "/api/v1/info")
_PREFIX: Final = "/api/v1/"
_CALLS: Final[Mapping[str, Callable[[Scope, Params], Document]]] = MappingProxyType(
    {
        **rest_accounts.CALLS,
        **rest_changes.CALLS,
        **rest_history.CALLS,
        **rest_livechat.CALLS,
        **rest_messages.CALLS,
        **rest_teams.CALLS,
    }
)
"""Calls by HTTP method and path; what they take is their first parameter."""


async def answer_rest(context: Context, request: HttpRequest) -> HttpResponse:
    """Answer a request; unknown ones as the real server does.

    An unknown GET is answered with the page of the web client, any other method
    with 405 and nothing (transcripts README 28).
    """
    target, _, query = request.target.partition("?")
    path = target.rstrip("/")
    is_alone = context.handling.is_alone
    if request.method == "GET" and path.endswith(_INFO):
        return HttpResponse(200, _JSON, encode(_info(context.config.version)))
    if request.method == "GET" and "/file-upload/" in path and not is_alone:
        return await _download(context, request, path)
    call = _call_for(context, request, path)
    fake = _fake_for(context, request, path, call)
    if call is not None or fake is not None:
        limited = _limited(context, request, path)
        return limited or await _answer(context, request, (fake, call), query)
    if request.method in {"GET", "HEAD"}:
        return HttpResponse(200, "text/html; charset=utf-8", _PAGE)
    return HttpResponse(405, "text/plain", b"")


def _info(version: str) -> Document:
    """What anybody may know of the server: not the last part of its version."""
    if is_old(version):
        return {"info": {"version": version}, "success": True}
    return {"version": version.rpartition(".")[0], "success": True}


def _limited(context: Context, request: HttpRequest, path: str) -> HttpResponse | None:
    """The refusal of a request that is one too many; methods are counted as such."""
    if path.removeprefix(_PREFIX).startswith(rest_login.METHOD_CALLS):
        return None
    now = context.store.now()
    who = request.headers.get("x-user-id", "")
    wait = context.limits.wait_for(f"{request.method} {path}", who, now)
    if not wait:
        return None
    words = (
        f"Error, too many requests. Please slow down. You must wait {-(-wait // 1000)} "
        "seconds before trying this endpoint again. [error-too-many-requests]"
    )
    body = encode({"success": False, "error": words})
    return HttpResponse(429, _JSON, body, (("x-ratelimit-reset", str(now + wait)),))


async def _download(context: Context, request: HttpRequest, path: str) -> HttpResponse:
    def read(tx: Transaction) -> rest_uploads.Download | None:
        asker = rest_login.who_asks(tx, rest_login.with_cookies(request.headers))
        scope = Scope(tx, context.hub, context.config, asker)
        return rest_uploads.download(scope, path)

    try:
        found = await context.store.run(read)
    except MethodFailed:
        return HttpResponse(403, "text/plain", b"")
    if found is None:
        return HttpResponse(404, "text/plain", b"")
    return HttpResponse(200, found.mime_type, found.content)


def _fake_for(
    context: Context, request: HttpRequest, path: str, call: Call | None
) -> Fake | None:
    """What of a user's handlers may answer a request."""
    name = path.removeprefix(_PREFIX)
    if not _is_there(context, request, path):
        return None
    return fake_for(context, request, name, call)


def _is_there(context: Context, request: HttpRequest, path: str) -> bool:
    name = f"{request.method} {path.removeprefix(_PREFIX)}"
    return path.startswith(_PREFIX) and has_endpoint(context.config.version, name)


def _call_for(context: Context, request: HttpRequest, path: str) -> Call | None:
    """What a request means; None for what this server does not know."""
    if not _is_there(context, request, path):
        return None
    name = path.removeprefix(_PREFIX)
    verb_and_name = f"{request.method} {name}"
    special = _with_own_envelope(context, request, name)
    if special is not None or context.handling.is_alone:
        return special
    known = _CALLS.get(verb_and_name)
    if known is not None:
        is_open = verb_and_name in rest_livechat.CALLS
        return lambda scope, given: _enveloped(scope, given, known, is_open=is_open)
    endpoints = endpoints_for(request.method, path.removeprefix("/api"))
    if not endpoints:
        return None

    is_open = name.startswith(rest_livechat.OPEN)

    def replaced(scope: Scope, given: Document) -> Plain:
        if scope.user_id is None and not is_open:
            return Plain(401, dict(rest_login.UNAUTHORIZED))
        factor = rest_login.second_factor(request.headers)
        return Plain(200, rest_replaced.answer(scope, endpoints, given, factor))

    return replaced


def _with_own_envelope(
    context: Context, request: HttpRequest, name: str
) -> Call | None:
    """Logging in and out, calling methods, uploading."""
    verb_and_name = f"{request.method} {name}"
    if verb_and_name in rest_login.CALLS:
        run = rest_login.CALLS[verb_and_name]
        return lambda scope, given: run(scope, given, dict(request.headers))
    if request.method == "POST" and name.startswith(rest_login.METHOD_CALLS):
        return lambda scope, given: _call_method(
            scope, given, name, request.headers, context
        )
    if context.handling.is_alone:
        return None
    upload = rest_uploads.upload_call(context.config.version, request.method, name)
    if upload is not None:
        return lambda scope, _: upload(scope, request)
    return None


def _call_method(
    scope: Scope,
    given: Document,
    name: str,
    headers: Mapping[str, str],
    context: Context,
) -> Plain:
    is_anybody = scope.user_id is not None
    called = rest_login.called_method(name, given, headers, is_anybody=is_anybody)
    if isinstance(called, Plain):
        return called
    is_alone = context.handling.is_alone
    return rest_login.call_method(scope, called, context.limits, is_alone=is_alone)


def _enveloped(
    scope: Scope,
    given: Document,
    call: Callable[[Scope, Params], Document],
    *,
    is_open: bool = False,
) -> Plain:
    """An answer with ``success`` in it, or the refusal of those who are nobody."""
    if scope.user_id is None and not is_open:
        return Plain(401, dict(rest_login.UNAUTHORIZED))
    return Plain(200, {**call(scope, Params([given])), "success": True})


async def _answer(
    context: Context,
    request: HttpRequest,
    answers: tuple[Fake | None, Call | None],
    query: str,
) -> HttpResponse:
    given = fields_of(query)
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    if request.body and not is_form:
        try:
            body: object = json.loads(request.body)
        except (ValueError, RecursionError):
            return HttpResponse(400, _JSON, b'{"success":false}')
        given |= (
            cast("Document", body) if isinstance(body, dict) else {WHOLE_BODY: body}
        )
    fake, call = answers
    try:
        plain = None if fake is None else await fake(given)
        if plain is None and call is not None:
            plain = await carry_out(
                context,
                partial(_called, call, given),
                asker=partial(rest_login.who_asks, headers=request.headers),
            )
    except MethodFailed as failed:
        return _refused(failed)
    if plain is None:
        return _refused(rest_replaced.NOT_MEANT)
    return HttpResponse(plain.status, _JSON, encode(_with_texts(plain.body)))


def _called(call: Call, given: Document, scope: Scope) -> Plain:
    return call(scope, given)


def _refused(failed: MethodFailed) -> HttpResponse:
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
    return HttpResponse(status, _JSON, encode(refusal))


def _with_texts(value: Any) -> Any:
    """A value with its moments as text, as REST has them."""
    if isinstance(value, Raw):
        return _with_texts(decode(bytes(value)))
    if isinstance(value, list):
        return [_with_texts(item) for item in as_list(cast("object", value))]
    if not isinstance(value, dict):
        return value
    fields = cast("Document", value)
    if set(fields) == {"$date"}:
        moment = datetime.fromtimestamp(fields["$date"] / 1000, UTC)
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{fields['$date'] % 1000:03}Z"
    return {key: _with_texts(item) for key, item in fields.items()}

# SPDX-License-Identifier: MIT
"""The REST side: what clients ask before they open a WebSocket, and what bots call.

Only calls for which the realtime API has no method are played, and those that bots
send messages with.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final, cast
from urllib.parse import parse_qsl

from . import rest_accounts, rest_livechat, rest_messages, rest_teams
from .accounts import token_key
from .documents import Document, as_list, encode
from .failure import MethodFailed
from .http import HttpRequest, HttpResponse
from .hub import Effect
from .matching import Params
from .scope import Scope
from .session import Context
from .store import Transaction
from .watchers import tell_changes

__all__ = ["answer_rest"]

_JSON: Final = "application/json"
_PAGE: Final = b"<!DOCTYPE html>\n<html><head><title>quickmeet</title></head></html>\n"
_PREFIX: Final = "/api/v1/"
_UNAUTHORIZED: Final = {
    "status": "error",
    "message": "You must be logged in to do this.",
}
Call = Callable[[Scope, Params], Document]

_CALLS: Final[Mapping[str, Call]] = MappingProxyType(
    {
        **rest_accounts.CALLS,
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
    if request.method == "GET" and path.endswith("/api/info"):
        major, minor, *_ = context.config.version.split(".")
        info = {"version": f"{major}.{minor}", "success": True}
        return HttpResponse(200, _JSON, encode(info))
    call = _CALLS.get(f"{request.method} {path.removeprefix(_PREFIX)}")
    if call is not None and path.startswith(_PREFIX):
        return await _answer(context, request, call, query)
    if request.method in {"GET", "HEAD"}:
        return HttpResponse(200, "text/html; charset=utf-8", _PAGE)
    return HttpResponse(405, "text/plain", b"")


async def _answer(
    context: Context, request: HttpRequest, call: Call, query: str
) -> HttpResponse:
    given: Document = dict(parse_qsl(query))
    if request.body:
        try:
            body: object = json.loads(request.body)
        except ValueError:
            return HttpResponse(400, _JSON, b'{"success":false}')
        given |= cast("Document", body) if isinstance(body, dict) else {}

    operate = partial(_operate, context, request, call, Params([given]))
    try:
        status, result, effects = await context.store.run(operate)
    except MethodFailed as failed:
        text = f"[{failed.code}]"
        shown = f"{failed.reason} {text}" if failed.reason else text
        refusal = {"success": False, "error": shown, "errorType": failed.code}
        return HttpResponse(400, _JSON, encode(refusal))
    for effect in effects:
        effect(context.hub)
    return HttpResponse(status, _JSON, encode(_with_texts(result)))


def _operate(
    context: Context, request: HttpRequest, call: Call, params: Params, tx: Transaction
) -> tuple[int, Document, list[Effect]]:
    token = tx["tokens"].get(token_key(request.headers.get("x-auth-token", "")))
    user_id = None if token is None else str(token["uid"])
    if user_id != request.headers.get("x-user-id"):
        user_id = None
    is_open = call in rest_livechat.CALLS.values()
    if user_id is None and not is_open:
        return 401, dict(_UNAUTHORIZED), []
    scope = Scope(tx, context.hub, context.config, user_id)
    result = call(scope, params)
    tell_changes(scope)
    return 200, {**result, "success": True}, scope.effects


def _with_texts(value: Any) -> Any:
    """A value with its moments as text, as REST has them."""
    if isinstance(value, list):
        return [_with_texts(item) for item in as_list(cast("object", value))]
    if not isinstance(value, dict):
        return value
    fields = cast("Document", value)
    if set(fields) == {"$date"}:
        moment = datetime.fromtimestamp(fields["$date"] / 1000, UTC)
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{fields['$date'] % 1000:03}Z"
    return {key: _with_texts(item) for key, item in fields.items()}

# SPDX-License-Identifier: MIT
"""Incoming webhooks: any client with the address posts as its bot."""

import json
import re
from typing import Final
from urllib.parse import parse_qsl

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.caller import Plain
from quickmeet_devserver.rest.endpoints.messages.posting import post
from quickmeet_devserver.rest.special import failure, not_found
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.http_messages import HttpRequest

__all__ = ["answer_hook", "is_hook"]

_PATH: Final = re.compile(r"/hooks/([^/]+)/(?:[^/]+/)?([^/]+)")
_FORM: Final = "application/x-www-form-urlencoded"


def is_hook(path: str) -> bool:
    """Return whether a path is the address of a webhook."""
    return _PATH.fullmatch(path) is not None


async def answer_hook(context: Context, request: HttpRequest, path: str) -> Plain:
    """Post what is sent to the address of a webhook.

    Args:
        context: The server's shared state.
        request: The request.
        path: Its path: the webhook and its token.

    Raises:
        MethodFailed: The webhook does not exist, or may not post this.
    """
    found = _PATH.fullmatch(path)
    id_, token = ("", "") if found is None else found.groups()
    given = _body(request)

    def find(tx: Transaction) -> Document:
        known = tx["integrations"].get(id_)
        return {} if known is None or known.get("token") != token else known

    def asker(tx: Transaction) -> str | None:
        user_id = find(tx).get("userId")
        return None if user_id is None else str(user_id)

    def work(scope: Scope) -> Plain:
        return _posted(scope, find(scope.tx), given)

    return await carry_out(context, work, asker=asker)


def _posted(scope: Scope, hook: Document, given: Document) -> Plain:
    user = scope.user
    if not hook or user is None:
        raise not_found("Invalid integration id or token provided.")
    if not hook.get("enabled"):
        return Plain(503, {"success": False, "error": "Service Unavailable"})
    if not given:
        return Plain(200, {"success": True})
    chooses = given.get("channel") or given.get("roomId")
    if chooses and not hook.get("overrideDestinationChannelEnabled"):
        raise failure("overriding destination channel is disabled for this integration")
    try:
        post(scope, user, {**given, "bot": {"i": hook["_id"]}}, hook)
    except MethodFailed as failed:
        raise failure(failed.said or str(failed.code)) from failed
    return Plain(200, {"success": True})


def _body(request: HttpRequest) -> Document:
    """Return the payload: JSON, or a form with JSON in its only field."""
    text = request.body.decode(errors="replace")
    if request.headers.get("content-type", "").startswith(_FORM):
        fields = dict(parse_qsl(text))
        if set(fields) != {"payload"}:
            return dict(fields)
        return as_document(_parsed(fields["payload"]))
    return as_document(_parsed(text)) if text else {}


def _parsed(text: str) -> object:
    """Parse JSON; invalid bodies are refused in the words of JavaScript."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text):
            raise failure("Unexpected end of JSON input") from error
        where = f"{text[error.pos]} in JSON at position {error.pos}"
        raise failure(f"Unexpected token {where}") from error
    except RecursionError as error:
        raise failure("Maximum call stack size exceeded") from error

# SPDX-License-Identifier: MIT
"""Outgoing webhooks: send their requests and post the answers."""

import json
import logging
from typing import Any, Final

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.hub import Outcall

__all__ = ["carry_out_calls"]

logger = logging.getLogger("quickmeet.devserver")

_MOST_WAITING: Final = 1_000
_SIDE_BY_SIDE: Final = 8
_PATIENCE_S: Final = 10.0
_FINE: Final = range(200, 300)


async def carry_out_calls(context: Context) -> None:
    """Send the requests of webhooks, a few at a time.

    While too many are waiting, further requests are dropped and logged: a server that
    does not answer loses its webhooks but does not exhaust this server's memory.

    Args:
        context: The server's shared state.
    """
    send, receive = anyio.create_memory_object_stream[Outcall](_MOST_WAITING)

    def enqueue(call: Outcall) -> None:
        try:
            send.send_nowait(call)
        except anyio.WouldBlock:
            logger.warning("an outgoing webhook was not called: too many are waiting")

    context.hub.call_out = enqueue
    try:
        async with send, receive, anyio.create_task_group() as tasks:
            for _ in range(_SIDE_BY_SIDE):
                tasks.start_soon(_work, context, receive)
    finally:
        context.hub.call_out = None


async def _work(context: Context, calls: MemoryObjectReceiveStream[Outcall]) -> None:
    async for call in calls:
        answer = await _sent(call)
        if answer.get("text") or answer.get("attachments"):
            await _post_answer(context, call, answer)


async def _sent(call: Outcall) -> Document:
    """Send a request; returns the object answered, empty on failure."""
    import httpx2  # noqa: PLC0415  # slow to import, and rarely needed

    from quickmeet_runtime.rest.pool import quiet_library  # noqa: PLC0415  # the same

    headers = {"Content-Type": "application/json", "User-Agent": "quickmeet"}
    try:
        with quiet_library():  # the address contains the secret
            async with httpx2.AsyncClient(timeout=_PATIENCE_S, headers=headers) as http:
                response = await http.post(call.url, content=call.body)
        if response.status_code not in _FINE:
            logger.warning(
                "an outgoing webhook was answered with %d", response.status_code
            )
            return {}
        parsed: Any = json.loads(response.content) if response.content else None
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        why = type(error).__name__  # its message may quote the address
        logger.warning("an outgoing webhook could not be called: %s", why)
        return {}
    return as_document(parsed)


async def _post_answer(context: Context, call: Outcall, answer: Document) -> None:
    """Post the other server's answer as the webhook's user."""
    from quickmeet_devserver.dispatch.operations import (  # noqa: PLC0415  # when used
        carry_out,
    )
    from quickmeet_devserver.rest.endpoints.messages.posting import post  # noqa: PLC0415  # the same

    def work(scope: Scope) -> None:
        user, hook = scope.user, scope.tx["integrations"].get(call.integration_id)
        place = answer.get("channel") or call.place
        if user is None or hook is None or place is None:
            return
        known: Document = {
            key: hook[key] for key in ("alias", "avatar", "emoji") if key in hook
        }
        given = {**answer, "channel": place, "bot": {"i": call.integration_id}}
        post(scope, user, given, known)

    try:
        await carry_out(context, work, asker=lambda _: call.user_id)
    except MethodFailed as failed:
        logger.warning("the answer to a webhook is not posted: %s", failed)

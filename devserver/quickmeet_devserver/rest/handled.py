# SPDX-License-Identifier: MIT
"""Endpoints that a user of the embedded server answers, with the client's types.

Their handlers stand in the same table as those of methods; what describes them to
clients says how a request is read and how its answer is written.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final, cast

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.endpoint import Endpoint
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import RestCall

from .caller import Answer, HttpCaller, Plain
from .endpoint import EndpointCall
from .forms import fields_of_form, is_form
from .reading import RestEndpoint, endpoint_at

__all__ = ["handled_endpoint"]

_ROOT: Final = "/api"


def handled_endpoint(context: Context, verb: str, path: str) -> Answer | None:
    """The answer of handlers at a path; None if there are none.

    A server of nothing but handlers is asked at the endpoints that replace its
    methods, too: no other schema says where those are.

    Args:
        context: The server's.
        verb: HTTP method.
        path: The whole path.
    """
    if not path.startswith(f"{_ROOT}/"):
        return None
    table, is_alone = context.handling.table, context.handling.is_alone
    found = [
        endpoint
        for name in table
        for handler in table.of(name)
        for call in _calls(handler.method, is_alone=is_alone)
        if call.verb == verb
        and (endpoint := endpoint_at(name, call, path.removeprefix(_ROOT))) is not None
    ]
    return partial(_answer, found) if found else None


async def _answer(
    endpoints: Sequence[RestEndpoint],
    context: Context,
    client: HttpCaller,
    request: HttpRequest,
    given: Document,
) -> Plain:
    """Have a handler answer a request, also without a login.

    Raises:
        MethodFailed: It is refused, or broke.
    """
    if is_form(request):
        given = {**given, **fields_of_form(request)}
    call = EndpointCall(endpoints, special=None, is_open=True)
    return await call.answer(context, client, request, given)


def _calls(operation: object, *, is_alone: bool) -> Sequence[RestCall]:
    """How an operation becomes requests; none for a method, which is played too."""
    if not isinstance(operation, Method if is_alone else Endpoint):
        return ()
    return cast("Method[object]", operation).rest

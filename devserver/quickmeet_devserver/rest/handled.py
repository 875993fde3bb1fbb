# SPDX-License-Identifier: MIT
"""Requests that a user's handlers answer: the way over REST to what they fake.

A handler runs on the event loop and may wait; what the request means, and who asks,
is read in the store before.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias, cast

import msgspec
from msgspec import Raw, UnsetType

from quickmeet_devserver.base.documents import Document, as_document, encode
from quickmeet_devserver.base.failure import MethodFailed, method_not_found
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.methods.people.handled_logins import accept, login_in
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.http import HttpRequest
from quickmeet_runtime.model.replacement import RestCall

from .livechat import CALLS as FOR_VISITORS
from .livechat import OPEN
from .login import (
    METHOD_CALLS,
    UNAUTHORIZED,
    Called,
    Plain,
    answered,
    called_method,
    check_limit,
    logged_in,
    logged_out,
    login_request,
    refused_login,
    second_factor,
    who_asks,
)
from .reading import Endpoint, as_sent, endpoints_for, meant
from .replaced import as_rest, body_of

__all__ = ["Call", "Fake", "fake_for"]

Call: TypeAlias = Callable[[Scope, Document], Plain]
"""What the server itself answers to a request with these fields."""

Fake: TypeAlias = Callable[[Document], Awaitable[Plain | None]]
"""Answers a request with these fields; None when it means something else."""

_LOGIN, _LOGOUT = "login", "logout"


def fake_for(
    context: Context, request: HttpRequest, name: str, builtin: Call | None
) -> Fake | None:
    """What may answer a request with a user's handler; None for nothing.

    Args:
        context: The server's.
        request: The request.
        name: Path below ``/api/v1/``.
        builtin: What answers without a handler.
    """
    table = context.handling.table
    verb_and_name = f"{request.method} {name}"
    fakes = _Fakes(context, request, builtin)
    if verb_and_name == "POST login":
        return fakes.log_in if _LOGIN in table else None
    if verb_and_name == "POST logout":
        return fakes.log_out if _LOGOUT in table else None
    if request.method == "POST" and name.startswith(METHOD_CALLS):
        return partial(fakes.call, name)
    known = set(table) if context.handling.is_alone else {*table, *METHODS}
    endpoints = endpoints_for(request.method, f"/v1/{name}", known)
    if not any(endpoint.method in table for endpoint in endpoints):
        return None
    is_open = verb_and_name in FOR_VISITORS or name.startswith(OPEN)
    return partial(fakes.replace, endpoints, is_open=is_open)


class _Fakes:
    """A user's handlers, put to one request."""

    def __init__(
        self, context: Context, request: HttpRequest, builtin: Call | None
    ) -> None:
        self._builtin = builtin
        self._context = context
        self._table = context.handling.table
        self._headers: Mapping[str, str] = request.headers
        self._asker = partial(who_asks, headers=request.headers)

    async def log_in(self, given: Document) -> Plain:
        """Have a handler accept a login, or refuse it."""
        user_id = await self._user_id()
        params = [login_request(given, self._headers)]
        try:
            login = login_in(await self._handled(user_id, _LOGIN, params))
        except MethodFailed as failed:
            return refused_login(failed)

        def work(scope: Scope) -> Plain:
            return logged_in(accept(scope, login))

        return await carry_out(self._context, work)

    async def log_out(self, _: Document) -> Plain:
        """Have a handler answer a logout; the token ends unless it refuses."""
        user_id = await self._user_id()
        if user_id is None:
            return Plain(401, dict(UNAUTHORIZED))
        await self._handled(user_id, _LOGOUT, [])
        return await self._logged_out()

    async def call(self, path: str, given: Document) -> Plain | None:
        """Have a handler answer a method that is called by name."""
        user_id = await self._user_id()
        called = called_method(
            path, given, self._headers, is_anybody=user_id is not None
        )
        if (
            isinstance(called, Plain)
            or called.method not in self._context.handling.table
        ):
            return None
        try:
            check_limit(
                self._context.limits, called, user_id, self._context.store.now()
            )
            result = await self._called(user_id, called)
        except MethodFailed as failed:
            return answered(called, failed)
        return answered(called, result)

    async def replace(
        self,
        endpoints: Sequence[Endpoint],
        given: Document,
        *,
        is_open: bool,
    ) -> Plain | None:
        """Have a handler answer a method by the endpoint that replaces it."""
        asked = await carry_out(
            self._context, partial(self._read, endpoints, given), asker=self._asker
        )
        if asked is None:
            return None
        if asked.user_id is None and not is_open:
            return Plain(401, dict(UNAUTHORIZED))
        name, rest = asked.endpoint.method, asked.endpoint.call
        caller = Caller(None, asked.user_id)
        params = [*asked.params, *second_factor(self._headers)]
        try:
            result = await self._context.handling.answer_by_rest(caller, name, params)
        except MethodFailed as failed:
            raise as_rest(rest, failed) from failed
        if result is None:  # forgotten while we looked who asks
            return None
        body = body_of(rest, _plain(result), await self._beside(rest, given))
        return Plain(200, body)

    def _read(
        self, endpoints: Sequence[Endpoint], given: Document, scope: Scope
    ) -> "_Asked | None":
        meaning = meant(scope, endpoints, given, self._table)
        if meaning is None or meaning.endpoint.method not in self._table:
            return None
        params = as_sent(scope, meaning.endpoint, given)
        return _Asked(scope.user_id, meaning.endpoint, params)

    async def _beside(self, rest: RestCall, given: Document) -> Document:
        """What stands beside the result in an answer, as the server has it.

        Other methods have become the same request, and clients look up the kind of
        a room where a fake may know the name alone.
        """
        is_part = isinstance(rest.result, str) and "." in rest.result
        if rest.verb != "GET" or not is_part or self._builtin is None:
            return {}
        try:
            plain = await carry_out(
                self._context, partial(_run, self._builtin, given), asker=self._asker
            )
        except MethodFailed:
            return {}
        return as_document(msgspec.json.decode(encode(plain.body)))

    async def _called(self, user_id: str | None, called: Called) -> Raw | UnsetType:
        result = await self._handled(user_id, called.method, called.params)
        if called.method == _LOGIN:
            login = login_in(result)
            await carry_out(self._context, lambda scope: accept(scope, login))
        elif called.method == _LOGOUT:
            await self._logged_out()
        return result

    async def _handled(
        self, user_id: str | None, name: str, params: Sequence[object]
    ) -> Raw | UnsetType:
        caller = Caller(None, user_id)
        result = await self._context.handling.answer(caller, name, params)
        if result is None:  # forgotten while we looked who asks
            raise method_not_found(name)
        return result

    async def _logged_out(self) -> Plain:
        return await carry_out(
            self._context, lambda scope: logged_out(scope, self._headers)
        )

    async def _user_id(self) -> str | None:
        return await carry_out(
            self._context, lambda scope: scope.user_id, asker=self._asker
        )


class _Asked(NamedTuple):
    """A request that means a method with a handler."""

    user_id: str | None
    endpoint: Endpoint
    params: list[object]


def _run(call: Call, given: Document, scope: Scope) -> Plain:
    return call(scope, given)


def _plain(result: Raw | UnsetType) -> object:
    if isinstance(result, Raw):
        return cast("object", msgspec.json.decode(result))
    return result

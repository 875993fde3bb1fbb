# SPDX-License-Identifier: MIT
"""A request to an endpoint: finding its operation, checking and answering it.

If a request maps to a method of the schema, faults and handlers of that method come
first; endpoints without a method have their own functions. Custom endpoints have
handlers in the same table; their description for clients determines how requests are
decoded and answers encoded.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeVar, cast

import msgspec
from msgspec import Raw, UnsetType

from quickmeet_devserver.base.documents import Document, as_document, encode
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.dispatcher import MethodCall, admit
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.dispatch.schema import serves
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.endpoints.checks import CHECKS, Check
from quickmeet_devserver.rest.endpoints.table import form_endpoint_of, special_of
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.replacement import RestCall

from .caller import UNAUTHORIZED, Answer, HttpCaller, Plain, second_factor
from .fields import fields_of_form, is_form
from .known import has_special, is_open
from .reading import Meaning, RestEndpoint, as_sent, endpoint_at, endpoints_for, meant
from .replaced import NOT_MEANT, as_rest, body_of, play
from .special import Special

__all__ = ["EndpointCall", "endpoint_call", "handled_endpoint"]

T = TypeVar("T")

_ROOT: Final = "/api"


class EndpointCall(NamedTuple):
    """The handler of a path.

    Attributes:
        endpoints: The methods that a request may map to.
        special: The function that answers it; None for the methods.
        form: The endpoint that reads the body itself; None for others.
        is_open: Whether it answers anonymous requests.
        check: Checks a request before the method is called; None for no check.
    """

    endpoints: Sequence[RestEndpoint]
    special: Special | None
    is_open: bool
    form: Callable[[Scope, HttpRequest], Plain] | None = None
    check: Check | None = None

    async def answer(
        self,
        context: Context,
        client: HttpCaller,
        request: HttpRequest,
        given: Document,
    ) -> Plain:
        """Answer a request.

        Raises:
            MethodFailed: The request was refused, or failed.
        """
        if client.user_id is None and not self.is_open:
            return Plain(401, dict(UNAUTHORIZED))
        if self.form is not None:
            play = self.form
            return await self._carry_out(
                context, client, lambda scope: play(scope, request)
            )
        factor = second_factor(request.headers)
        asked = await self._carry_out(
            context, client, partial(self._read, context, given)
        )
        if asked is None:
            return await self._carry_out(
                context, client, partial(self._played, None, given, factor)
            )
        meaning, params = asked.meaning, [*asked.sent, *factor]
        handled = await _handled(context, client, meaning, params)
        if handled is None:
            return await self._carry_out(
                context, client, partial(self._played, meaning, given, factor)
            )
        beside = await self._beside(context, client, meaning.endpoint.call, given)
        return Plain(200, body_of(meaning.endpoint.call, _plain(handled), beside))

    def _read(self, context: Context, given: Document, scope: Scope) -> "_Asked | None":
        if not self.endpoints:
            return None
        table = context.handling.table
        meaning = meant(scope, self.endpoints, given, table)
        if meaning is None:
            return None
        is_handled = meaning.endpoint.method in table
        sent = as_sent(scope, meaning.endpoint, given) if is_handled else []
        return _Asked(meaning, sent)

    def _played(
        self,
        meaning: Meaning | None,
        given: Document,
        factor: Sequence[Document],
        scope: Scope,
    ) -> Plain:
        if self.special is not None:
            answer = self.special(scope.of_call(Params([given, *factor])), given)
            if isinstance(answer, list):
                return Plain(200, answer)  # an array cannot have ``success``
            return Plain(200, {**answer, "success": True})
        if self.check is not None:
            self.check(scope, given)
        if meaning is None or meaning.endpoint.method not in METHODS:
            raise NOT_MEANT
        return Plain(200, play(scope, meaning, factor))

    async def _beside(
        self, context: Context, client: HttpCaller, rest: RestCall, given: Document
    ) -> Document:
        """Return the other fields of an answer, from the server's state.

        Several methods map to the same request: clients may need the kind of a room
        where the handler only gave its name.
        """
        is_part = isinstance(rest.result, str) and "." in rest.result
        if rest.verb != "GET" or not is_part or context.handling.is_alone:
            return {}
        played = [one for one in self.endpoints if one.method in METHODS]

        def work(scope: Scope) -> Plain:
            return self._played(meant(scope, played, given), given, (), scope)

        try:
            plain = await self._carry_out(context, client, work)
        except MethodFailed:
            return {}
        return as_document(msgspec.json.decode(encode(plain.body)))

    async def _carry_out(
        self, context: Context, client: HttpCaller, work: Callable[[Scope], T]
    ) -> T:
        return await carry_out(context, work, asker=lambda _: client.user_id)


class _Asked(NamedTuple):
    """A request that maps to a method: as decoded by the server, and as it was sent."""

    meaning: Meaning
    sent: list[object]


def endpoint_call(
    context: Context, name: str, request: HttpRequest
) -> EndpointCall | None:
    """Return the handler of a path; None for an unknown one.

    Args:
        context: The server's shared state.
        name: Path below ``/api/v1/``.
        request: The request.
    """
    verb, version, path = request.method, context.config.version, f"/v1/{name}"
    table, is_alone = context.handling.table, context.handling.is_alone
    known = set(table) if is_alone else {*table, *METHODS}
    endpoints = [
        one
        for one in endpoints_for(verb, path, known)
        if is_alone or serves(version, one.call.versions)
    ]
    if is_alone:
        return EndpointCall(endpoints, None, is_open(verb, path)) if endpoints else None
    form, special = _form(version, name, request), special_of(f"{verb} {name}")
    is_special = form is not None or special is not None
    if is_special and not has_special(version, verb, path):
        return None
    if not is_special and not endpoints:
        return None
    check = None if is_special else CHECKS.get(f"{verb} {name}")
    return EndpointCall(endpoints, special, is_open(verb, path), form, check)


def _form(
    version: str, name: str, request: HttpRequest
) -> Callable[[Scope, HttpRequest], Plain] | None:
    """Return the endpoint that reads the body itself; None if it is read here."""
    found = form_endpoint_of(f"{request.method} {name}")
    if found is None:
        return None
    form, fields = found
    if not serves(version, form.versions) or (form.only_forms and not is_form(request)):
        return None
    return lambda scope, request: form.play(scope, request, fields)


async def _handled(
    context: Context, client: HttpCaller, meaning: Meaning, params: Sequence[object]
) -> Raw | UnsetType | None:
    """Answer by a handler, after applying faults; returns None without a handler."""
    name = meaning.endpoint.method
    try:
        admit(context, client, MethodCall(name, params))
        return await context.handling.answer_by_rest(
            Caller(None, client.user_id), name, params
        )
    except MethodFailed as failed:
        raise as_rest(meaning.endpoint.call, failed) from failed


def _plain(result: Raw | UnsetType) -> object:
    if isinstance(result, Raw):
        return cast("object", msgspec.json.decode(result))
    return result


def handled_endpoint(context: Context, verb: str, path: str) -> Answer | None:
    """Return the function that answers a path by handlers; None if there are none.

    A server with only custom handlers is also called at the endpoints that replace its
    methods: no other schema contains their paths.

    Args:
        context: The server's shared state.
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
    return partial(_answer_by_handler, found) if found else None


async def _answer_by_handler(
    endpoints: Sequence[RestEndpoint],
    context: Context,
    client: HttpCaller,
    request: HttpRequest,
    given: Document,
) -> Plain:
    """Answer a request by a handler, also without a login.

    Raises:
        MethodFailed: The request was refused, or failed.
    """
    if is_form(request):
        given = {**given, **fields_of_form(request)}
    call = EndpointCall(endpoints, special=None, is_open=True)
    return await call.answer(context, client, request, given)


def _calls(operation: object, *, is_alone: bool) -> Sequence[RestCall]:
    """Return how an operation maps to requests; nothing for a method of the server."""
    if not isinstance(operation, Method if is_alone else Endpoint):
        return ()
    return cast("Method[object]", operation).rest

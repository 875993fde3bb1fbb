# SPDX-License-Identifier: MIT
"""Call methods over REST: by the matching endpoint, with lookups, pages and items.

A refusal may stand for a result, or for another error of the method.
"""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial
from typing import Final, Protocol, TypeVar, cast

import msgspec
from msgspec import UNSET, Raw, UnsetType, structs

from ..calls.budget import Budget
from ..calls.outcome import Report, code_of, method_error, result_of
from ..errors import LocalProtocolError, RemoteProtocolError
from ..model.operations.operation import Method, Upload
from ..model.operations.parameters import rooms_in
from ..model.operations.replacement import MISSING, AllPages, Missing, RestCall
from ..model.operations.versions import Availability, Version
from ..protocol.frames import CallAnswered, WireError, unsendable
from .answer import A_PAGE, Answer, Body, MissingEndpoint, Refusal, intercepted_by
from .exchange import Request
from .mapping import (
    applies,
    find,
    lookup_request,
    plain_params,
    put,
    request_of,
    result_in,
)
from .moments import with_moments

__all__ = ["Requester", "RestCalls"]

T = TypeVar("T")

_ONE_OF_SEVERAL: Final = re.compile(r"\{@")
"""Marks paths that depend on a lookup: one may be missing while others exist."""
_KINDS: Final[Mapping[type, str]] = {
    bool: "boolean",
    list: "array",
    str: "string",
    type(None): "null",
}
_PAGE: Final = 100
"""Items per request: servers return no more."""


class Requester(Protocol):
    """Sends requests: a `RestClient`, or a substitute for it."""

    async def ask(
        self,
        request: Request,
        budget: Budget,
        *,
        asks_for: str,
        known: Collection[str | int],
        repeats: Callable[[], bool],
    ) -> Answer:
        """Send a request and read the answer; see `RestClient.ask`."""
        ...


class RestCalls:
    """Calls methods through the endpoints that replace them.

    Args:
        server: Sends requests.
        report: Reports results that do not match the schema; None to raise.
    """

    def __init__(self, server: Requester, report: Report | None = None) -> None:
        self._server: Final = server
        self._report: Final = report
        self._missing: Final[set[str]] = set()

    async def call(
        self,
        method: Method[T],
        params: tuple[object, ...],
        version: Version | None,
        budget: Budget,
    ) -> T | Missing:
        """Call a method through the endpoint that replaces it.

        Endpoints that turn out to be missing are remembered.

        Args:
            method: The method.
            params: Parameters in the order of the wire; UNSET where absent.
            version: The server's version, if it is known.
            budget: The remaining time of the call.

        Returns:
            The result; `MISSING` if the server has no endpoint for the call; nothing
            was done then.

        Raises:
            MethodError: The server refused; the class depends on the code.
            PayloadError: The answer does not match the schema.
            TransportError: The server cannot be reached by HTTP.
            CallTimeoutError: No answer came within the budget.
            CallInterruptedError: The connection was lost before the answer came.
            LocalProtocolError: A parameter is not JSON.
            RemoteProtocolError: The answer is not one of a REST API.
        """
        files = {n: one for n, one in enumerate(params) if isinstance(one, Upload)}
        if files:
            params = tuple(UNSET if n in files else p for n, p in enumerate(params))
        try:
            plain = plain_params(params)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise unsendable(f"{method.name}: a parameter", error) from error
        ask = partial(
            self._server.ask,
            budget=budget,
            asks_for=method.name,
            known=method.errors,
            repeats=partial(method.may_be_repeated, params),
        )
        refused: WireError | None = None
        code: str | int | None = None
        intercepted: RemoteProtocolError | None = None
        for call in method.rest:
            is_meant = code in call.after if call.after else code is None
            if not is_meant or not self._may_exist(call, version):
                continue
            if call.when and not applies(call, plain):
                continue
            answer = await _Attempt(ask, method, call, plain, files).answer()
            if isinstance(answer, MissingEndpoint):
                intercepted = intercepted or self._missed(method, call, version, answer)
            elif isinstance(answer, Refusal):
                refused, code = _translated(call, answer), code_of(answer.error)
            else:
                return result_of(method, answer, self._report, params)
        if refused is not None:
            rooms = rooms_in(method.rooms, params)
            raise method_error(method.name, refused, method.errors, rooms)
        if intercepted is not None:
            raise intercepted
        return MISSING

    def _missed(
        self,
        method: Method[T],
        call: RestCall,
        version: Version | None,
        answer: MissingEndpoint,
    ) -> RemoteProtocolError | None:
        """Remember a missing endpoint, or return the error if it should exist."""
        if answer.is_page and _is_there(method, call, version):
            return intercepted_by(method.name, call.name, A_PAGE)
        if not _ONE_OF_SEVERAL.search(call.path):
            self._missing.add(call.name)
        return None

    def _may_exist(self, call: RestCall, version: Version | None) -> bool:
        if call.name in self._missing:
            return False
        if call.versions is None:
            return True
        return call.versions.on(version) is not Availability.ABSENT


def _is_there(method: Method[T], call: RestCall, version: Version | None) -> bool:
    """Whether a server of this version has the endpoint, according to the schema."""
    versions = method.versions if method.is_rest_only else call.versions
    return versions is not None and versions.on(version) is Availability.PRESENT


class _RefusedError(Exception):
    """A request was refused, or its endpoint is missing."""

    def __init__(self, answer: Refusal | MissingEndpoint) -> None:
        super().__init__()
        self.answer = answer


class _Attempt:
    """One call of an endpoint, with the results of its lookups.

    Args:
        ask: Sends its requests.
        method: The method that it replaces.
        call: The endpoint.
        params: The method's parameters as plain JSON.
        files: The parameters that are files, by position.
    """

    def __init__(
        self,
        ask: Callable[[Request], Awaitable[Answer]],
        method: Method[T],
        call: RestCall,
        params: list[object],
        files: Mapping[int, Upload],
    ) -> None:
        self._ask_server: Final = ask
        self._files: Final = files
        self._method: Final[Method[object]] = cast("Method[object]", method)
        self._call: Final = call
        self._params = params
        self._found: dict[str, object] = {}
        self._wanted: list[str] = []

    async def answer(self) -> CallAnswered | Refusal | MissingEndpoint:
        """Return the answer that DDP would have given, or why there is none."""
        try:
            result = await (self._once() if self._call.each is None else self._each())
        except _RefusedError as refused:
            if isinstance(refused.answer, MissingEndpoint):
                return refused.answer
            result = _absorbed(self._call, refused.answer)
            if result is UNSET:
                return refused.answer
            return _as_answer(result)
        return _as_answer(with_moments(self._method.result, result))

    async def _each(self) -> object:
        """Return the results for each item of a list, without those that mean null.

        Raises:
            _RefusedError: One was refused, and the refusal does not stand for a result.
        """
        place = self._call.each or ""
        whole = self._params
        items = find(place, whole, lambda _: UNSET)
        results: list[object] = []
        for item in cast("list[object]", items) if isinstance(items, list) else ():
            self._params = _replaced(whole, place, item)
            self._found.clear()
            try:
                result = await self._once()
            except _RefusedError as refused:
                if isinstance(refused.answer, MissingEndpoint):
                    raise
                result = _absorbed(self._call, refused.answer)
                if result is UNSET:
                    raise
            if result is not None and result is not UNSET:
                results.append(result)
        self._params = whole
        return results

    async def _once(self) -> object | UnsetType:
        """Return the result in the form of REST.

        Raises:
            _RefusedError: It was refused, or the endpoint is missing.
        """
        request = await self._request()
        pages = self._call.pages
        body = await (
            self._body(request) if pages is None else self._all(request, pages)
        )
        while True:
            result = result_in(self._call.result, body, self._lookup, self._params)
            if not self._wanted:
                is_wanted = self._call.result is not None
                if result is UNSET and is_wanted and not isinstance(body, dict):
                    raise self._without_object(body)
                return result
            await self._look_up()

    def _without_object(self, body: object) -> RemoteProtocolError:
        """Make the error for a body without a result that is not an object."""
        return RemoteProtocolError(
            f"{self._method.name}: {self._call.name} answered a JSON "
            f"{_KINDS.get(type(body), 'number')} where an object belongs"
        )

    async def _request(self) -> Request:
        while True:
            try:
                request = request_of(
                    self._call, self._params, self._lookup, self._files
                )
            except RecursionError as error:
                raise LocalProtocolError(
                    f"{self._method.name}: a parameter is nested too deeply"
                ) from error
            if not self._wanted:
                return request
            await self._look_up()

    async def _body(self, request: Request) -> object:
        answer = await self._ask_server(request)
        if not isinstance(answer, Body):
            raise _RefusedError(answer)
        return answer.value

    async def _all(self, request: Request, pages: AllPages) -> object:
        """Fetch all pages; return the last one with the items of all."""
        most = find(pages.first or "", self._params, lambda _: UNSET)
        wanted = most if pages.first and isinstance(most, int) else None
        items: list[object] = []
        before: list[object] | None = None
        while True:
            page = (("count", str(_PAGE)), ("offset", str(len(items))))
            asked = structs.replace(request, query=(*request.query, *page))
            body = await self._body(asked)
            found = find(pages.items, body, lambda _: UNSET)
            new = cast("list[object]", found) if isinstance(found, list) else []
            if new == before:  # the server does not support pages
                break
            items += new
            before = new
            total = find("total", body, lambda _: UNSET)
            is_whole = isinstance(total, int) and len(items) >= total
            is_enough = not pages.is_reversed and wanted is not None
            if not new or is_whole or (is_enough and len(items) >= (wanted or 0)):
                break
        if pages.is_reversed:
            items.reverse()
        whole = dict(cast("dict[str, object]", body)) if isinstance(body, dict) else {}
        put(whole, pages.items.split("."), items[:wanted])
        return whole

    def _lookup(self, name: str) -> object:
        if name not in self._found:
            self._wanted.append(name)
            return UNSET
        return self._found[name]

    async def _look_up(self) -> None:
        """Request the lookups that are needed and not known yet."""
        wanted, self._wanted = self._wanted, []
        for name in dict.fromkeys(wanted):
            lookup = self._call.lookups[name]
            body = await self._body(lookup_request(lookup, self._params))
            self._found[name] = find(lookup.result, body, lambda _: UNSET)


def _replaced(params: list[object], path: str, item: object) -> list[object]:
    """Copy parameters with another value at a path."""
    head, _, keys = path.partition(".")
    changed = list(params)
    if keys:
        fields = dict(cast("dict[str, object]", params[int(head)]))
        put(fields, keys.split("."), item)
        changed[int(head)] = fields
    else:
        changed[int(head)] = item
    return changed


def _as_answer(result: object | UnsetType) -> CallAnswered:
    if result is UNSET:
        return CallAnswered("")
    return CallAnswered("", Raw(msgspec.json.encode(result)))


def _absorbed(call: RestCall, refusal: Refusal) -> object | UnsetType:
    """Return the result that a refusal stands for; UNSET if it stands for none."""
    return _by_code_or_words(call.absorbs, refusal)


def _translated(call: RestCall, refusal: Refusal) -> WireError:
    """Return the error with the method's code, if the endpoint's is another."""
    code = _by_code_or_words(call.codes, refusal)
    error = refusal.error
    if not isinstance(code, str | int):
        return error
    return WireError(
        error=code, reason=error.reason, message=error.message, details=error.details
    )


def _by_code_or_words(
    table: Mapping[str | int, object], refusal: Refusal
) -> object | UnsetType:
    code = refusal.error.error
    for key, value in table.items():
        if key == "":
            if not refusal.text and not code:
                return value
        elif key == code or (isinstance(key, str) and key in refusal.text):
            return value
    return UNSET

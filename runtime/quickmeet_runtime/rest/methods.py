# SPDX-License-Identifier: MIT
"""Methods by REST: the endpoint that fits, its lookups, its second factor."""

import re
from collections.abc import Collection
from functools import partial
from typing import Final, Protocol, TypeVar

from msgspec import UNSET, Struct, structs

from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.outcome import Report, code_of, method_error, result_of
from quickmeet_runtime.calls.second_factor import (
    TOTP_REQUIRED,
    TwoFactor,
    second_factor_headers,
)
from quickmeet_runtime.errors import RemoteProtocolError
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Availability, Version
from quickmeet_runtime.protocol.frames import WireError, unsendable

from ..model.operations.operation import Upload
from ..model.operations.parameters import rooms_in
from ..model.operations.replacement import MISSING, Missing, RestCall
from .answer import (
    Answer,
    MissingEndpoint,
    Refusal,
    Response,
    Unreadable,
    read,
)
from .attempt import Attempt, translated
from .request import Request, applies
from .values import plain_params

__all__ = ["CallContext", "RestCalls", "Sender"]

T = TypeVar("T")

_ONE_OF_SEVERAL: Final = re.compile(r"\{@")
"""In paths that differ by what a lookup finds: others of them may be there."""
_PAGE: Final = "a web page"


class Sender(Protocol):
    """Sends requests: `RestClient`, or a substitute for it."""

    async def send(
        self, request: Request, budget: Budget, *, asks_for: str, is_repeatable: bool
    ) -> Response:
        """Send a request; see `RestClient.send`."""
        ...


class CallContext(Struct, frozen=True):
    """The purpose of requests.

    Attributes:
        name: Wire name of the method, or verb and path, for errors.
        budget: What the call may take.
        known: Codes that it may be refused with.
        is_repeatable: Whether sending it again is safe.
    """

    name: str
    budget: Budget
    known: Collection[str | int] = ()
    is_repeatable: bool = False


class RestCalls:
    """Calls methods by the endpoints that replace them.

    Args:
        client: Sends requests.
        two_factor: Asked for a second factor where an endpoint wants one.
        report: Takes note of results that do not match the schema; None raises.
    """

    def __init__(
        self,
        client: Sender,
        two_factor: TwoFactor | None,
        report: Report | None = None,
    ) -> None:
        self._client: Final = client
        self._two_factor: Final = two_factor
        self._report: Final = report
        self._missing: Final[set[str]] = set()

    def may_replace(self, method: Method[T], version: Version | None) -> bool:
        """Whether an endpoint may do what a method does, as far as we know."""
        return any(self._may_exist(call, version) for call in method.rest)

    async def call(
        self,
        method: Method[T],
        params: tuple[object, ...],
        version: Version | None,
        budget: Budget,
    ) -> T | Missing:
        """Call a method by the endpoint that replaces it.

        Endpoints that turn out to be missing are remembered.

        Args:
            method: What to call.
            params: Parameters in the order of the wire; UNSET where absent.
            version: The server's, if it is known.
            budget: What the call may take.

        Returns:
            The result; `MISSING` when the server has no endpoint for this, and
            nothing was done.

        Raises:
            MethodError: The server refused; the class is the code's.
            PayloadError: The answer does not match the schema.
            TransportError: The server cannot be reached by HTTP.
            CallTimeoutError: No answer came within the budget.
            CallInterruptedError: The connection went before the answer came.
            LocalProtocolError: A parameter is not JSON.
            RemoteProtocolError: What came is no answer of a REST API.
        """
        files = {n: one for n, one in enumerate(params) if isinstance(one, Upload)}
        if files:
            params = tuple(UNSET if n in files else p for n, p in enumerate(params))
        try:
            plain = plain_params(params)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise unsendable(f"{method.name}: a parameter", error) from error
        may_repeat = method.may_be_repeated(params)
        refused: WireError | None = None
        code: str | int | None = None
        intercepted: RemoteProtocolError | None = None
        for call in method.rest:
            is_meant = code in call.after if call.after else code is None
            if not is_meant or not self._may_exist(call, version):
                continue
            if call.when and not applies(call, plain):
                continue
            asked = CallContext(method.name, budget, method.errors, may_repeat)
            attempt = Attempt(partial(self.ask, asked), method, call, plain, files)
            answer = await attempt.answer()
            if isinstance(answer, MissingEndpoint):
                intercepted = intercepted or self._missed(method, call, version, answer)
            elif isinstance(answer, Refusal):
                refused, code = translated(call, answer), code_of(answer.error)
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
        """Remember a missing endpoint; what to raise where it must be there."""
        if answer.is_page and _is_there(method, call, version):
            return _intercepted(method.name, call.name, _PAGE)
        if not _ONE_OF_SEVERAL.search(call.path):
            self._missing.add(call.name)
        return None

    def _may_exist(self, call: RestCall, version: Version | None) -> bool:
        if call.name in self._missing:
            return False
        if call.versions is None:
            return True
        return call.versions.on(version) is not Availability.ABSENT

    async def ask(self, asked: CallContext, request: Request) -> Answer:
        """Send a request, once more with the second factor that a server wants.

        Raises:
            RemoteProtocolError: What came is no answer of a REST API.
            QuickmeetError: As `RestClient.send` says.
        """
        two_factor = self._two_factor
        is_read = request.verb == "GET"
        while True:
            response = await self._client.send(
                request,
                asked.budget,
                asks_for=asked.name,
                is_repeatable=asked.is_repeatable or is_read,
            )
            answer = read(response, asked.known)
            if isinstance(answer, Unreadable):
                raise _intercepted(asked.name, request.name, answer.said)
            if isinstance(answer, MissingEndpoint) and answer.is_page and not is_read:
                raise _intercepted(asked.name, request.name, _PAGE)
            if (
                not isinstance(answer, Refusal)
                or two_factor is None
                or code_of(answer.error) != TOTP_REQUIRED
            ):
                return answer
            with asked.budget.limited("the function `two_factor`"):
                headers = await second_factor_headers(two_factor, answer.error)
            request = structs.replace(request, headers=headers)
            del headers  # out of the locals that tracebacks show
            two_factor = None  # asked for once


def _is_there(method: Method[T], call: RestCall, version: Version | None) -> bool:
    """Whether a server of this version has the endpoint, as far as the schema knows."""
    versions = method.versions if method.is_rest_only else call.versions
    return versions is not None and versions.on(version) is Availability.PRESENT


def _intercepted(name: str, asked: str, said: str) -> RemoteProtocolError:
    """A proxy, a portal or a page of maintenance answered, or half of it came."""
    by = "" if asked == name else f"{asked} "
    return RemoteProtocolError(
        f"{name}: {by}was answered with {said}: something stands between us and "
        "the REST API"
    )

# SPDX-License-Identifier: MIT
"""Route calls: over DDP, or by REST where the server lacks the method.

The decision depends, in this order, on the user's preference, on what this session
has learned, on the server's version and on the server's answer. A 404 is ambiguous:
ddp-streamer also answers 404 to a method that it executed when the result is nothing,
``false`` or the like (until 8.x), and in words when there is no such method.
"""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeVar

import anyio
from msgspec import Raw

from ..auth.credentials import Credentials
from ..calls.budget import Budget
from ..calls.carrier import Carrier, Repeats, always
from ..calls.ending import Ending
from ..calls.older_writes import OLDER_WRITES, has_older_form, in_older_form
from ..calls.outcome import Report, code_of, removed_error, result_of, says_no_method
from ..calls.rate_limit_retry import RateLimitRetry
from ..calls.second_factor import TOTP_REQUIRED, with_second_factor
from ..errors import LoginError, MethodNotFoundError, QuickmeetError, TransportError
from ..model.operations.operation import Method
from ..model.operations.replacement import MISSING, Missing
from ..model.operations.versions import Availability, Version
from ..observability.masking import Masker
from ..observability.shown import forget_frames
from ..options.options import Options
from ..protocol.frames import CallAnswered, WireError
from ..transport.url import ServerUrl

if TYPE_CHECKING:
    from ..auth.rest_login import TokenGiven
    from ..rest.answer import Answer
    from ..rest.client import RestClient, Who
    from ..rest.exchange import Request
    from ..rest.methods import RestCalls

__all__ = ["CallRouter"]

T = TypeVar("T")


logger = logging.getLogger("quickmeet")

_NOT_FOUND: Final = 404


class CallRouter:
    """Chooses how to send each call and remembers what the server supports.

    Args:
        endpoint: Where the server is.
        options: The session's.
        who: The user of the session.
        carrier: Calls methods as they are, each once.
        retry: Waits before rate-limited calls are repeated.
        ending: The end of the session.
        masker: Masks the secrets that a server quotes.
        client: Sends HTTP requests; created when first needed if None.
        report: Reports results that do not match the schema; if None, they raise.

    Raises:
        ValueError: ``server_version`` is not a version.
    """

    def __init__(  # noqa: PLR0913  # the parts of a session
        self,
        endpoint: ServerUrl,
        options: Options,
        who: "Who",
        carrier: Carrier,
        *,
        retry: RateLimitRetry,
        ending: Ending,
        masker: Masker,
        client: "RestClient | None" = None,
        report: Report | None = None,
    ) -> None:
        given = options.server_version
        self._version: Version | None = None if given is None else Version.parse(given)
        self._is_asked = given is not None
        self._prefer: Final = options.prefer
        self._who: Final = who
        self._carrier: Final = carrier
        self._retry: Final = retry
        self._ending: Final = ending
        self._masker: Final = masker
        self._endpoint: Final = endpoint
        self._options: Final = options
        self._client = client
        self.report: Final = report
        self._rest: RestCalls | None = None
        self._absent: Final[set[str]] = set()
        self._direct: Final[dict[str, Availability]] = {}
        """Methods that are sent as they are, until a 404, or until the version of
        the server becomes known."""
        self._lock: anyio.Lock | None = None

    async def ask_version(self) -> Version | None:
        """Return the server's version; ask the server on first use.

        Returns:
            The version; None when the server does not say.
        """
        if not self._is_asked:
            if self._lock is None:
                self._lock = anyio.Lock()
            async with self._lock:
                if not self._is_asked:
                    from ..rest.client import ask_version  # noqa: PLC0415

                    limit = self._options.time_limit
                    self._version = await ask_version(self.rest_client(), limit)
                    self._is_asked = True
                    self._direct.clear()
        return self._version

    async def call(
        self, method: Method[T], params: tuple[object, ...], budget: Budget
    ) -> T:
        """Call a method over DDP or by REST.

        Args:
            method: The method to call.
            params: Parameters in the order of the wire.
            budget: The limits of the call.

        Raises:
            MethodRemovedError: The server lacks the method and its replacement.
            QuickmeetError: As the session's ``call`` says.
        """
        try:
            availability = self._direct.get(method.name)
            if availability is None:
                availability = await self._availability(method, budget)
                if availability is Availability.ABSENT:
                    return await self._elsewhere(method, params, budget)
                if self._prefers_rest(method, availability):
                    result = await self._if_reachable(method, params, budget)
                    if not isinstance(result, Missing):
                        return result
                elif not method.rest or self._prefer == "ddp":
                    self._direct[method.name] = availability
            if method.name in OLDER_WRITES and has_older_form(method.name, params):
                params = in_older_form(method.name, params, await self.ask_version())
            repeats = method.may_be_repeated
            answer = await self._carrier.ask(method.name, params, budget, repeats)
            if answer.error is not None:
                answer = await self._asked_again(
                    method.name, params, budget, repeats, answer
                )
            if answer.error is None or not says_no_method(answer.error):
                return result_of(method, answer, self.report, params)
            return await self._after_404(method, params, answer, availability, budget)
        except QuickmeetError as error:
            del params
            forget_frames(error)
            raise

    async def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
    ) -> CallAnswered:
        """Call a method that the schema may not know; never repeated after a loss.

        Args:
            name: Wire name.
            params: Parameters in the order of the wire.
            budget: The limits of the call, for all of its requests together.
        """
        answer = await self._carrier.ask(name, params, budget)
        return await self._asked_again(name, params, budget, None, answer)

    async def _asked_again(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None,
        answer: CallAnswered,
    ) -> CallAnswered:
        """Call again after a rate limit, or with a second factor."""
        two_factor = self._options.two_factor
        is_repeatable = repeats is not None and repeats(params)
        while (error := answer.error) is not None:
            if two_factor is not None and code_of(error) == TOTP_REQUIRED:
                params = await with_second_factor(params, two_factor, error, budget)
                two_factor = None  # asked for once
            elif not await self._retry.waited(
                name, error, budget, is_repeatable=is_repeatable
            ):
                break
            answer = await self._carrier.ask(
                name, params, budget, always if is_repeatable else None
            )
        return answer

    async def log_in(
        self, refused: LoginError, credentials: Credentials
    ) -> "TokenGiven":
        """Log in by REST where DDP refused only because the login came over DDP.

        Args:
            refused: The error of the login over DDP.
            credentials: The credentials that were refused.

        Returns:
            The user and the token, to log in over DDP with.

        Raises:
            LoginError: The server refused, also by REST if that was tried.
        """
        from ..auth.rest_login import log_in_by_rest, wants_rest  # noqa: PLC0415

        if not wants_rest(refused, credentials):
            raise refused
        two_factor = self._options.two_factor
        try:
            return await log_in_by_rest(self.rest_client(), credentials, two_factor)
        except TransportError as error:
            raise refused from error

    async def aclose(self) -> None:
        """Close the connections of REST."""
        if self._client is not None:
            await self._client.aclose()

    def rest_client(self) -> "RestClient":
        """Return the HTTP client; most sessions never load it.

        Raises:
            ConnectionLostError: The session has ended.
        """
        if self._client is None:
            from ..rest.client import RestClient  # noqa: PLC0415

            if self._ending.is_over:
                raise self._ending.make_error()
            self._client = RestClient(
                self._endpoint,
                self._options,
                self._retry,
                self._ending,
                who=self._who,
                masker=self._masker,
            )
        return self._client

    async def _availability(self, method: Method[T], budget: Budget) -> Availability:
        """Whether the server has a method; ask for its version only if necessary."""
        if method.is_rest_only or method.name in self._absent:
            return Availability.ABSENT
        if self._has_to_ask(method):
            with budget.limited(method.name):
                await self.ask_version()
        if method.versions is None:
            return Availability.UNSURE
        return method.versions.on(self._version)

    def _prefers_rest(self, method: Method[T], availability: Availability) -> bool:
        if availability is Availability.DOUBTFUL:
            return True
        # REST often requires a login for methods that DDP allows without one
        return (
            bool(method.rest) and self._prefer == "rest" and self._who.token is not None
        )

    def _has_to_ask(self, method: Method[T]) -> bool:
        """Whether the version is needed before the call is sent, and not known.

        It is not needed where a 404 would be unambiguous: REST is tried then.
        """
        if self._is_asked or method.is_everywhere:
            return False
        if not method.rest or self._prefer == "rest":
            return True
        return not method.repeatable and bool(method.falsy_results)

    async def request(self, request: "Request", budget: Budget) -> "Answer":
        """Send a request by its path, with a second factor where one is required."""
        return await self.rest_client().ask(request, budget, asks_for=request.name)

    async def _elsewhere(
        self, method: Method[T], params: tuple[object, ...], budget: Budget
    ) -> T:
        """Call a method that this server does not have over DDP."""
        result = await self._by_rest(method, params, budget)
        if isinstance(result, Missing):
            if method.is_rest_only:
                with budget.limited(method.name):
                    await self.ask_version()  # for the error message
            raise removed_error(method, self._version)
        return result

    async def _if_reachable(
        self, method: Method[T], params: tuple[object, ...], budget: Budget
    ) -> T | Missing:
        """Call a method by REST; return MISSING if no connection can be opened."""
        try:
            return await self._by_rest(method, params, budget)
        except TransportError as error:
            logger.debug("%s: falling back to DDP: %s", method.name, error)
            return MISSING

    async def _by_rest(
        self, method: Method[T], params: tuple[object, ...], budget: Budget
    ) -> T | Missing:
        if not method.rest:
            return MISSING
        if self._rest is None:
            from ..rest.methods import RestCalls  # noqa: PLC0415

            self._rest = RestCalls(self.rest_client(), self.report)
        return await self._rest.call(method, params, self._version, budget)

    async def _after_404(
        self,
        method: Method[T],
        params: tuple[object, ...],
        answer: CallAnswered,
        availability: Availability,
        budget: Budget,
    ) -> T:
        error = answer.error
        if error is None or self._is_clear(method, error):
            if method.versions is None and not method.rest:
                return result_of(method, answer, self.report, params)
            self._absent.add(method.name)
            self._direct.pop(method.name, None)
            return await self._elsewhere(method, params, budget)
        dropped = method.falsy_results
        if availability is Availability.PRESENT and len(dropped) == 1:
            told = CallAnswered(answer.id, Raw(dropped[0]))
            return result_of(method, told, self.report, params)
        if method.may_be_repeated(params):
            result = await self._by_rest(method, params, budget)
            if not isinstance(result, Missing):
                return result
        raise MethodNotFoundError(
            method.name,
            _NOT_FOUND,
            "ddp-streamer says that there is no such method, as it also does of "
            "calls that it carried out: whether it did is unknown",
        )

    def _is_clear(self, method: Method[T], error: WireError) -> bool:
        """Whether a 404 means that there is no such method."""
        return (
            "-" not in self._carrier.connection_id  # ddp-streamer's names are UUIDs
            or error.error != _NOT_FOUND
            or not method.falsy_results
        )

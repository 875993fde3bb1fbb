# SPDX-License-Identifier: MIT
"""REST for a session: authenticated requests within a call's limits; versions."""

import logging
import re
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Collection,
    Generator,
    Mapping,
)
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Final, Protocol, cast

import anyio
import msgspec
from msgspec import structs

from ..calls.budget import Budget
from ..calls.carrier import always, never
from ..calls.ending import Ending
from ..calls.outcome import code_of
from ..calls.rate_limit_retry import RateLimitRetry
from ..calls.second_factor import TOTP_REQUIRED, second_factor_headers
from ..concurrency.clock import SystemClock
from ..errors import InsecureError, QuickmeetError
from ..model.operations.versions import Version
from ..observability.masking import Masker
from ..options.options import Options
from ..transport.url import ServerUrl, proxy_for, secrets_of_url
from .answer import (
    TOO_MANY,
    UNAUTHORIZED,
    Answer,
    Body,
    Refusal,
    Unreadable,
    answer_to,
    read,
)
from .exchange import (
    ChecksRest,
    Exchange,
    RecordsRest,
    Request,
    Response,
    secrets_by_path,
)
from .pool import HttpPool

if TYPE_CHECKING:
    import httpx2

__all__ = ["RestClient", "Who", "ask_version"]

logger = logging.getLogger("quickmeet")

_FINE: Final = range(200, 300)
_SAYS_NO: Final = re.compile(rb'"success"\s*+:\s*+false')
_PATIENCE_S: Final = 5.0
_INFO: Final = Request(name="GET /info", verb="GET", path="/info")
_TOKEN: Final = "x-auth-token"  # noqa: S105  # the name of a header
_USER: Final = "x-user-id"
_SECRET_HEADERS: Final = frozenset({_TOKEN, "x-2fa-code"})


class Who(Protocol):
    """The user of the requests."""

    @property
    def user_id(self) -> str | None:
        """The user's id while logged in."""
        ...

    @property
    def token(self) -> str | None:
        """The login token while logged in."""
        ...


class RestClient:
    """Sends requests to the REST side of a session's server.

    Args:
        endpoint: The server's address.
        options: The session's options.
        retry: Waits for rate limits.
        ending: The end of the session.
        who: The user; None to send anonymous requests.
        renew: Logs in again after a token has expired; returns whether that worked.
        masker: Masks the secrets that a server or a proxy quotes.

    Attributes:
        pool: The HTTP connections.
    """

    def __init__(  # noqa: PLR0913  # the parts of a client
        self,
        endpoint: ServerUrl,
        options: Options,
        retry: RateLimitRetry,
        ending: Ending,
        *,
        who: Who | None = None,
        renew: Callable[[str], Awaitable[bool]] | None = None,
        masker: Masker | None = None,
    ) -> None:
        self.pool: Final = HttpPool(endpoint, options, ending)
        self._endpoint: Final = endpoint
        self._options: Final = options
        self._who: Final = who
        self._renew: Final = renew
        self._masker: Final = masker or Masker()
        self._clock: Final = options.clock or SystemClock()
        self._retry: Final = retry
        seen_by: tuple[object, ...] = (options.transport, options.auditor)
        auditor: object = options.auditor
        self._auditor: Final = auditor if isinstance(auditor, ChecksRest) else None
        self._witnesses: Final = [
            one for one in seen_by if isinstance(one, RecordsRest)
        ]
        own = {name.lower(): text for name, text in options.headers.items()}
        self._may_be_secret: Final = own.keys() | _SECRET_HEADERS
        self._fixed_headers: Final = {
            "accept": "application/json",
            "accept-encoding": "gzip, deflate",
            "user-agent": "quickmeet",
            **own,
        }
        self._is_private: Final = (
            endpoint.is_secure or endpoint.is_loopback or options.allow_plaintext
        )

    async def send(
        self,
        request: Request,
        budget: Budget | None = None,
        *,
        asks_for: str = "",
        repeats: Callable[[], bool] = never,
        renews: bool = False,
    ) -> Response:
        """Send a request and wait for the response.

        Args:
            request: The request.
            budget: The budget of the call that it belongs to; by default a new one.
            asks_for: Wire name of the method that it replaces, for errors.
            repeats: Says whether to send it again on another connection if the first
                was lost before the response came.
            renews: Whether to log in again and repeat it if the token has expired.

        Raises:
            TransportError: The server cannot be reached by HTTP.
            InsecureError: A secret would be sent unencrypted to another machine.
            CallTimeoutError: No response came within the budget.
            CallInterruptedError: The connection was lost before the response came.
            RemoteProtocolError: The answer is badly compressed, or too long.
            LocalProtocolError: A header is invalid, the query is too long, or the audit
                refuses the request.
            ConnectionLostError: The session has ended.
        """
        what = asks_for or request.name
        if self._auditor is not None:
            self._auditor.check_request(request)
        if budget is None:
            budget = self.new_budget()
        while True:
            headers = self._headers(request)
            token = headers.get(_TOKEN)
            began = self._clock.now()
            with self._concealing(request, what), budget.limited(what):
                response = await self.pool.exchange(
                    request, headers, what, repeats=repeats
                )
            for witness in self._witnesses:
                witness.write_rest(
                    Exchange(
                        asks_for=what,
                        request=request,
                        secret_headers=self._secret(headers),
                        response=response,
                        took=self._clock.now() - began,
                    )
                )
            logger.debug("%s: HTTP %d", request.name, response.status)
            if response.status not in _FINE or _SAYS_NO.search(response.content):
                response = self._masked(request, what, response)
            if renews and self._renew and token and response.status == UNAUTHORIZED:
                renews = False
                with budget.limited(what):
                    if not await self._renew(token):
                        return response
                continue
            if response.status != TOO_MANY:
                return response
            limited = read(response)
            if not isinstance(limited, Refusal) or not await self._retry.waited(
                what, limited.error, budget, is_repeatable=repeats()
            ):
                return response

    async def ask(
        self,
        request: Request,
        budget: Budget,
        *,
        asks_for: str,
        known: Collection[str | int] = (),
        repeats: Callable[[], bool] = never,
    ) -> Answer:
        """Send a request, again with the second factor if the server requires one.

        Args:
            request: The request.
            budget: The budget of the call that it belongs to.
            asks_for: Wire name of the method, or verb and path, for errors.
            known: Codes of its refusals.
            repeats: Says whether sending it again is safe.

        Raises:
            RemoteProtocolError: The response is not one of a REST API.
            QuickmeetError: As `send` says.
        """
        two_factor = self._options.two_factor
        while True:
            response = await self.send(
                request,
                budget,
                asks_for=asks_for,
                repeats=always if request.verb == "GET" else repeats,
                renews=True,
            )
            answer = answer_to(request, response, asks_for, known)
            if (
                not isinstance(answer, Refusal)
                or two_factor is None
                or code_of(answer.error) != TOTP_REQUIRED
            ):
                return answer
            with budget.limited("the function `two_factor`"):
                headers = await second_factor_headers(two_factor, answer.error)
            request = structs.replace(request, headers=headers)
            del headers  # tracebacks may show locals
            two_factor = None  # ask only once

    @asynccontextmanager
    async def open(self, path: str, *, what: str) -> AsyncGenerator["httpx2.Response"]:
        """Request content of any size; none of it is read yet.

        Args:
            path: Below the server's address, percent-encoded.
            what: What is requested, for errors.

        Raises:
            InsecureError: A secret would be sent unencrypted to another machine.
            QuickmeetError: As `HttpPool.follow` says.
        """
        request = Request(name=what, verb="GET", path=path)
        headers = dict(self._headers(request))
        headers["accept"], headers["accept-encoding"] = "*/*", "identity"
        user_id, token = headers.get(_USER), headers.get(_TOKEN)
        if user_id and token:  # servers before 3.8 use these
            headers["cookie"] = f"rc_uid={user_id}; rc_token={token}"
        with self._concealing(request, what):
            async with self.pool.follow(path, headers, what) as response:
                yield response

    @contextmanager
    def reading(self, path: str, *, what: str) -> Generator[None]:
        """Convert errors while reading an opened response; mask secrets in them.

        Args:
            path: The path that was opened.
            what: What is requested, for errors.
        """
        request = Request(name=what, verb="GET", path=path)
        with self._concealing(request, what), self.pool.explained(what):
            yield

    def new_budget(self, *, is_limited: bool = True) -> Budget:
        """Make the budget of a call that begins now, with or without a time limit."""
        time_limit = self._options.time_limit if is_limited else None
        return Budget(self._clock, time_limit, self._options.wait_when_limited)

    def check(self) -> None:
        """Check that secrets may be sent to this server.

        Raises:
            InsecureError: They would go over plain ``http://`` to another machine.
        """
        if not self._is_private:
            raise InsecureError(
                f"credentials would go unencrypted to {self._endpoint.host}: "
                "use https://, or say allow_plaintext=True"
            )

    async def aclose(self) -> None:
        """Close the connections; nothing can be sent afterwards."""
        await self.pool.aclose()

    def _masked(self, request: Request, what: str, refused: Response) -> Response:
        """Mask the secrets of the request that a refusal or a redirect quotes."""
        self._learn(request, what)
        said = {name: self._masker.text(one) for name, one in refused.headers.items()}
        content = self._masker.json(refused.content)
        return structs.replace(refused, headers=said, content=content)

    @contextmanager
    def _concealing(self, request: Request, what: str) -> Generator[None]:
        """Mask secrets in errors: libraries quote what they cannot parse."""
        try:
            yield
        except QuickmeetError as error:
            self._learn(request, what)
            self._masker.conceal(error)
            raise

    def _learn(self, request: Request, what: str) -> None:
        """Mask the secrets of a request from now on: servers quote them."""
        masker, body = self._masker, request.body
        masker.learn_headers(self._secret(self._headers(request)))
        masker.learn(secrets_of_url(proxy_for(self._options.proxy, self._endpoint)))
        try:
            sent = () if body is None else (cast("object", msgspec.json.decode(body)),)
        except (ValueError, RecursionError):
            sent = ()
        masker.learn(secrets_by_path(request.path, *(sent or (None,))))
        masker.learn_call(what, (*sent, dict(request.query)))

    def _secret(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers that may be secret: the user's and those with credentials."""
        known = self._may_be_secret
        return {name: text for name, text in headers.items() if name in known}

    def _headers(self, request: Request) -> Mapping[str, str]:
        headers = self._fixed_headers.copy()
        if request.body is not None or request.stream is not None:
            headers["content-type"] = request.media_type
        if request.stream is not None and request.stream.size is not None:
            headers["content-length"] = str(request.stream.size)
        who = self._who
        if who is not None and who.token is not None and who.user_id is not None:
            headers[_TOKEN], headers[_USER] = who.token, who.user_id
        headers.update(request.headers)
        if not self._is_private and not _SECRET_HEADERS.isdisjoint(headers):
            self.check()
        return headers


async def ask_version(
    client: RestClient, time_limit: float | None = None
) -> Version | None:
    """Request the server's version.

    Anonymous users get only major and minor number; those who may see statistics, all.

    Args:
        client: Sends the request.
        time_limit: Seconds that a call may take; half of it is left for the call.

    Returns:
        The version; None if the server does not report one, requires a login first,
        answers nonsense, or cannot be reached.
    """
    answer: Answer | Unreadable | None = None
    half = _PATIENCE_S if time_limit is None else time_limit / 2
    with anyio.move_on_after(min(_PATIENCE_S, half)):
        try:
            answer = read(await client.send(_INFO, repeats=always))
        except QuickmeetError as error:
            logger.debug("cannot ask for the version: %s", type(error).__name__)
    if isinstance(answer, Body) and isinstance(answer.value, dict):
        body = cast("dict[str, object]", answer.value)
        info = body.get("info")
        inner = cast("dict[str, object]", info) if isinstance(info, dict) else {}
        for text in (inner.get("version"), body.get("version")):
            if isinstance(text, str) and (version := _parsed(text)) is not None:
                return version
    logger.debug("the server does not say its version")
    return None


def _parsed(text: str) -> Version | None:
    try:
        return Version.parse(text)
    except ValueError:
        return None

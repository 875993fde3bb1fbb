# SPDX-License-Identifier: MIT
"""HTTP for a session: the one module that knows `httpx2`.

It sends by the library's transport, not by its client: that one would log the
whole URL, keep cookies, and read passwords from a ``.netrc``. The pool of
connections, TLS, proxy and headers are those that the session was given.
"""

import logging
import re
import ssl
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlencode

import anyio
import msgspec
from anyio.lowlevel import checkpoint
from msgspec import Struct, structs

from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.rate_limit_retry import RateLimitRetry
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.errors import (
    AddressError,
    CallInterruptedError,
    ClosedError,
    InsecureError,
    LocalProtocolError,
    RemoteProtocolError,
)
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.shown import rich_repr
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.protocol.frames import WireError
from quickmeet_runtime.transport.failures import explain_failure, explain_proxy
from quickmeet_runtime.transport.proxies import proxy_for
from quickmeet_runtime.transport.url import ServerUrl

from .answer import TOO_MANY, Refusal, Response, read
from .exchange import Exchange, RecordsRest
from .request import Request
from .unpacking import Unpacker

if TYPE_CHECKING:
    import httpx2

__all__ = ["Login", "RestClient"]

logger = logging.getLogger("quickmeet")

_CONNECTIONS: Final = 20
_KEPT_OPEN_S: Final = 30.0
_TRIES: Final = 2
_BETWEEN_WORDS: Final = re.compile(r"[\s;,=]+")
_LONG_WORD: Final = 8
_FINE: Final = range(200, 300)
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 5
_SAYS_NO: Final = re.compile(rb'"success"\s*+:\s*+false')
_SECRET_HEADERS: Final = frozenset({"x-auth-token", "x-2fa-code"})


class Login(Struct, frozen=True):
    """Whom requests are from."""

    user_id: str
    token: str

    def __repr__(self) -> str:
        """Without the token."""
        return f"Login({self.user_id!r}, ***)"

    __rich_repr__ = rich_repr


class RestClient:
    """Sends requests to the REST side of a session's server.

    Args:
        endpoint: Where the server is.
        options: The session's.
        login: Says who we are now; None for nobody.
        masker: Hides the secrets that a server or a proxy quotes.
    """

    def __init__(
        self,
        endpoint: ServerUrl,
        options: Options,
        login: Callable[[], Login | None] = lambda: None,
        masker: Masker | None = None,
    ) -> None:
        self._endpoint: Final = endpoint
        self._options: Final = options
        self._login: Final = login
        self._masker: Final = masker or Masker()
        self._clock: Final = options.clock or SystemClock()
        self._patience: Final = RateLimitRetry(self._clock)
        self._transport: httpx2.AsyncHTTPTransport | None = None
        self._is_closed = False

    async def send(
        self,
        request: Request,
        budget: Budget | None = None,
        *,
        asks_for: str = "",
        is_repeatable: bool = False,
    ) -> Response:
        """Send a request and wait for the response.

        Args:
            request: What to send.
            budget: What the call may take that it is a part of; one of its own else.
            asks_for: Wire name of the method that it stands for, for errors.
            is_repeatable: Whether to send it again on another connection when
                one was lost before the response came.

        Raises:
            TransportError: The server cannot be reached by HTTP.
            InsecureError: A secret would go unencrypted to another machine.
            CallTimeoutError: No response came within the budget.
            CallInterruptedError: The connection went before the response came.
            RemoteProtocolError: The answer is packed badly, or too long.
            LocalProtocolError: A header is none, or the query is too long.
            ClosedError: The session has ended.
        """
        what = asks_for or request.name
        if budget is None:
            budget = self.new_budget()
        while True:
            with budget.limited(what):
                response = await self._try(request, what, is_repeatable=is_repeatable)
            logger.debug("%s: HTTP %d", request.name, response.status)
            if response.status not in _FINE or _SAYS_NO.search(response.content):
                response = self._masked(request, what, response)
            limited = _limit_in(response)
            if limited is None or not await self._patience.waited(
                what, limited, budget, is_repeatable=is_repeatable
            ):
                return response

    def _masked(self, request: Request, what: str, refused: Response) -> Response:
        """A refusal without what it quotes of the request."""
        masker, body = self._masker, request.body
        secret = self._secret(self._headers(request)).values()
        masker.learn(secret)
        words = (word for text in secret for word in _BETWEEN_WORDS.split(text))
        masker.learn(word for word in words if len(word) >= _LONG_WORD)
        try:
            sent = () if body is None else (cast("object", msgspec.json.decode(body)),)
        except (ValueError, RecursionError):
            sent = ()
        masker.learn_call(what, (*sent, dict(request.query)))
        text = masker.text(refused.content.decode("utf-8", "replace"))
        return structs.replace(refused, content=text.encode())

    def new_budget(self) -> Budget:
        """Make the budget of a call that begins now."""
        options = self._options
        return Budget(self._clock, options.time_limit, options.wait_when_limited)

    async def aclose(self) -> None:
        """Close the connections; nothing can be sent any more."""
        self._is_closed = True
        self._patience.close()
        transport, self._transport = self._transport, None
        if transport is not None:
            with anyio.CancelScope(shield=True):
                await transport.aclose()

    async def _try(
        self, request: Request, what: str, *, is_repeatable: bool
    ) -> Response:
        import httpx2  # noqa: PLC0415  # 100 ms: only for those who need it

        transport = self._open()
        for tries_left in reversed(range(_TRIES)):
            with self.explained(what):
                try:
                    return await self._exchange(transport, request, what)
                except (
                    httpx2.ConnectError,
                    httpx2.ConnectTimeout,
                    httpx2.LocalProtocolError,
                    httpx2.ProxyError,
                    httpx2.UnsupportedProtocol,
                ):
                    raise
                except (httpx2.TransportError, httpx2.StreamError):
                    if not (is_repeatable and tries_left):
                        raise
        raise AssertionError  # the last try raises

    async def _exchange(
        self, transport: "httpx2.AsyncHTTPTransport", request: Request, what: str
    ) -> Response:
        import httpx2  # noqa: PLC0415  # loaded by now

        base = self._endpoint.rest_base
        query = f"?{urlencode(request.query)}" if request.query else ""
        headers = self._headers(request)
        began = self._clock.now()
        response = await transport.handle_async_request(
            httpx2.Request(
                request.verb,
                f"{base}/api{request.path}{query}",
                headers=headers,
                content=request.body if request.stream is None else request.stream,
            )
        )
        try:
            content = await self._content(response, what)
        finally:
            with anyio.CancelScope(shield=True):
                await response.aclose()
        await checkpoint()
        answer = Response(
            status=response.status_code,
            headers={name.lower(): text for name, text in response.headers.items()},
            content=content,
        )
        if isinstance(self._options.transport, RecordsRest):
            self._options.transport.write_rest(
                Exchange(
                    asks_for=what,
                    request=request,
                    secret_headers=self._secret(headers),
                    response=answer,
                    took=self._clock.now() - began,
                )
            )
        return answer

    @asynccontextmanager
    async def open(self, path: str, *, what: str) -> AsyncGenerator["httpx2.Response"]:
        """Ask for what may be of any size; nothing of it is read yet.

        Where the server keeps it elsewhere, that place is asked, without who we are.

        Args:
            path: Below the server's address, percent-encoded.
            what: What it is, for errors.

        Raises:
            TransportError: The server cannot be reached by HTTP.
            InsecureError: A secret would go unencrypted to another machine, or what
                is asked for would come so.
            CallInterruptedError: The connection went.
            RemoteProtocolError: It leads on and on.
        """
        import httpx2  # noqa: PLC0415  # 100 ms: only for those who need it

        headers = dict(self._headers(Request(name=what, verb="GET", path=path)))
        headers["accept"], headers["accept-encoding"] = "*/*", "identity"
        login = self._login()
        if login is not None:  # what servers before 3.8 go by
            headers["cookie"] = f"rc_uid={login.user_id}; rc_token={login.token}"
        url = httpx2.URL(f"{self._endpoint.rest_base}{path}")
        transport = self._open()
        for _ in range(_MOST_REDIRECTS):
            request = httpx2.Request("GET", url, headers=headers)
            with self.explained(what):
                response = await transport.handle_async_request(request)
            try:
                location = response.headers.get("location")
                if location is None or response.status_code not in _MOVED:
                    yield response
                    return
                url = url.join(location)
            finally:
                with anyio.CancelScope(shield=True):
                    await response.aclose()
            if self._endpoint.is_secure and url.scheme != "https":
                raise InsecureError(f"{what}: it leads to a place without TLS")
            headers = {"accept": "*/*", "user-agent": "quickmeet"}
        raise RemoteProtocolError(f"{what}: it leads from place to place")

    @contextmanager
    def explained(self, what: str) -> Generator[None]:
        """Raise what is ours instead of what is the library's."""
        import httpx2  # noqa: PLC0415  # loaded by now

        try:
            yield
        except httpx2.ProxyError as error:
            raise explain_proxy(self._endpoint, error) from error
        except (
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            httpx2.UnsupportedProtocol,
        ) as error:
            raise explain_failure(
                self._endpoint, error, "connection for HTTP"
            ) from error
        except (httpx2.LocalProtocolError, httpx2.InvalidURL, UnicodeError) as error:
            raise LocalProtocolError(f"{what}: HTTP does not allow it") from error
        except (httpx2.TransportError, httpx2.StreamError) as error:
            raise CallInterruptedError(
                f"{what}: sent by HTTP and not answered to its end, whether it was "
                f"carried out is unknown: {str(error) or type(error).__name__}"
            ) from error

    def _secret(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """Headers of a request that may be secret: those of the session, and ours."""
        known = {name.lower() for name in self._options.headers} | _SECRET_HEADERS
        return {name: text for name, text in headers.items() if name in known}

    async def _content(self, response: "httpx2.Response", what: str) -> bytes:
        import httpx2  # noqa: PLC0415  # loaded by now

        unpacker = Unpacker(
            response.headers.get("content-encoding", ""), self._options.frame_limit
        )
        stream = cast("httpx2.AsyncByteStream", response.stream)
        try:
            async for chunk in stream:
                if unpacker.problem is None and not unpacker.feed(chunk):
                    # the loop goes on until it hears of it: trio warns of
                    # generators that nobody finishes
                    await stream.aclose()
        except httpx2.TransportError:
            if unpacker.problem is None:
                raise
        content = unpacker.finish()
        if unpacker.problem is not None:
            raise RemoteProtocolError(f"{what}: the answer {unpacker.problem}")
        return content

    def _headers(self, request: Request) -> Mapping[str, str]:
        headers = {
            "accept": "application/json",
            "accept-encoding": "gzip, deflate",
            "user-agent": "quickmeet",
        }
        headers.update(
            {name.lower(): text for name, text in self._options.headers.items()}
        )
        if request.body is not None or request.stream is not None:
            headers["content-type"] = request.media_type
        if request.stream is not None and request.stream.size is not None:
            headers["content-length"] = str(request.stream.size)
        login = self._login()
        if login is not None:
            headers["x-auth-token"] = login.token
            headers["x-user-id"] = login.user_id
        headers.update(request.headers)
        if not _SECRET_HEADERS.isdisjoint(headers):
            self.check()
        return headers

    def check(self) -> None:
        """Make sure that secrets may be sent where we send.

        Raises:
            InsecureError: They would go over plain ``http://`` to another machine.
        """
        where = self._endpoint
        if not (where.is_secure or where.is_loopback or self._options.allow_plaintext):
            raise InsecureError(
                f"credentials would go unencrypted to {where.host}: use https://, "
                "or say allow_plaintext=True"
            )

    def _open(self) -> "httpx2.AsyncHTTPTransport":
        import httpx2  # noqa: PLC0415  # loaded by now

        if self._is_closed:
            raise ClosedError("the session is closed")
        if self._transport is None:
            try:
                self._transport = httpx2.AsyncHTTPTransport(
                    verify=self._tls(),
                    trust_env=False,
                    proxy=proxy_for(self._options.proxy, self._endpoint),
                    limits=httpx2.Limits(
                        max_connections=_CONNECTIONS,
                        max_keepalive_connections=_CONNECTIONS,
                        keepalive_expiry=_KEPT_OPEN_S,
                    ),
                )
            except AddressError:
                raise
            except (ValueError, httpx2.InvalidURL) as error:
                raise AddressError(
                    "the proxy's URL cannot be understood, or HTTP cannot use it"
                ) from error
        return self._transport

    def _tls(self) -> ssl.SSLContext:
        if self._options.tls is not None:
            return self._options.tls
        if self._endpoint.is_secure:
            return ssl.create_default_context()
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used: plain HTTP


def _limit_in(response: Response) -> WireError | None:
    """The refusal of a request that is one too many."""
    if response.status != TOO_MANY:
        return None
    answer = read(response)
    return answer.error if isinstance(answer, Refusal) else None

# SPDX-License-Identifier: MIT
"""HTTP connections: the only module that uses `httpx2`.

It uses the library's transport, not its client, which would log the whole URL, keep
cookies, and read passwords from a ``.netrc``. TLS and proxy are those of the
session's options.

At DEBUG the library logs the headers of every response, parser errors, which quote
the input, and the login of a SOCKS proxy; its own client logs URLs at INFO. These
values are masked for our requests only: the library's logging for other users in the
same process is unchanged.
"""

import logging
import re
import ssl
import zlib
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlencode

import anyio
from anyio.lowlevel import checkpoint

from ..calls.ending import Ending
from ..errors import (
    AddressError,
    CallInterruptedError,
    InsecureError,
    LocalProtocolError,
    RemoteProtocolError,
)
from ..options.options import Options
from ..secrecy import MASK
from ..transport.failures import explain_failure, explain_proxy
from ..transport.url import ServerUrl, proxy_for
from .exchange import Request, Response

if TYPE_CHECKING:
    import httpx2

__all__ = ["HttpPool", "Unpacker", "quiet_library"]

_CONNECTIONS: Final = 20
_KEPT_OPEN_S: Final = 30.0
_TRIES: Final = 2
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 5
_CLIENT: Final = "httpx2"
_LOGGERS: Final = (
    _CLIENT,
    *map("httpcore2.{}".format, ("connection", "http11", "http2", "proxy", "socks")),
)
_VALUE: Final = re.compile(
    r"(?s)\b((?:return_value|exception)=(?:\(b'HTTP/[0-9.]+', [0-9]+|\w*)|auth=).+"
)
"""Logged results, after the status or the class of an error, and SOCKS logins."""

_is_ours: Final = ContextVar("_is_ours", default=False)


class _Quiet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if _is_ours.get():
            if record.name == _CLIENT:
                return False
            record.msg, record.args = _VALUE.sub(rf"\1{MASK}", record.getMessage()), ()
        return True


@cache
def _listen_to_library() -> None:
    quiet = _Quiet()
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(quiet)


@contextmanager
def quiet_library() -> Generator[None]:
    """Mask requests and responses of this block in the library's log."""
    _listen_to_library()
    before = _is_ours.set(True)
    try:
        yield
    finally:
        _is_ours.reset(before)


class HttpPool:
    """The HTTP connections to a server, opened on demand.

    Args:
        endpoint: The server's address.
        options: The session's options.
        ending: The end of the session: no connection is opened after it.
    """

    def __init__(self, endpoint: ServerUrl, options: Options, ending: Ending) -> None:
        self._endpoint: Final = endpoint
        self._options: Final = options
        self._transport: httpx2.AsyncHTTPTransport | None = None
        self._ending: Final = ending

    async def exchange(
        self,
        request: Request,
        headers: Mapping[str, str],
        what: str,
        *,
        repeats: Callable[[], bool],
    ) -> Response:
        """Send a request and read the response.

        Args:
            request: The request.
            headers: All of its headers.
            what: The purpose of the request, for errors.
            repeats: Says whether to send it again on another connection if the first
                was lost before the response came.

        Raises:
            TransportError: The server cannot be reached by HTTP.
            CallInterruptedError: The connection was lost before the response came.
            RemoteProtocolError: The answer is badly compressed, or too long.
            LocalProtocolError: A header is invalid, or the query is too long.
            ConnectionLostError: The session has ended.
        """
        import httpx2  # noqa: PLC0415  # takes 100 ms: only when needed

        transport = self._open()
        body = request.body if request.stream is None else request.stream
        query = f"?{urlencode(request.query)}" if request.query else ""
        url = f"{self._endpoint.rest_base}{request.root}{request.path}{query}"
        for tries_left in reversed(range(_TRIES)):
            with self.explained(what):
                try:
                    response = await transport.handle_async_request(
                        httpx2.Request(request.verb, url, headers=headers, content=body)
                    )
                    try:
                        content = await self._content(response, what)
                    finally:
                        with anyio.CancelScope(shield=True):
                            await response.aclose()
                    break
                except (
                    httpx2.ConnectError,
                    httpx2.ConnectTimeout,
                    httpx2.LocalProtocolError,
                    httpx2.ProxyError,
                    httpx2.UnsupportedProtocol,
                ):
                    raise
                except (httpx2.TransportError, httpx2.StreamError):
                    if not (tries_left and repeats()):
                        raise
        else:
            raise AssertionError  # the last attempt raises
        await checkpoint()
        return Response(
            status=response.status_code,
            headers={name.lower(): text for name, text in response.headers.items()},
            content=content,
        )

    @asynccontextmanager
    async def follow(
        self, path: str, headers: Mapping[str, str], what: str
    ) -> AsyncGenerator["httpx2.Response"]:
        """Request content of any size; none of it is read yet.

        Redirects to other hosts are followed without credentials.

        Args:
            path: Below the server's address, percent-encoded.
            headers: Headers for the server itself.
            what: What is requested, for errors.

        Raises:
            TransportError: The server cannot be reached by HTTP.
            InsecureError: The content would be transferred without TLS.
            CallInterruptedError: The connection was lost.
            RemoteProtocolError: There are too many redirects.
        """
        import httpx2  # noqa: PLC0415  # takes 100 ms: only when needed

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
                with self.explained(what):
                    url = url.join(location)
            finally:
                with anyio.CancelScope(shield=True):
                    await response.aclose()
            if self._endpoint.is_secure and url.scheme != "https":
                raise InsecureError(f"{what}: it redirects to an address without TLS")
            headers = {
                "accept": "*/*",
                "accept-encoding": "identity",
                "user-agent": "quickmeet",
            }
        raise RemoteProtocolError(f"{what}: it redirects too often")

    @contextmanager
    def explained(self, what: str) -> Generator[None]:
        """Convert the library's exceptions to those of quickmeet."""
        import httpx2  # noqa: PLC0415  # loaded by now

        try:
            with quiet_library():
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
            raise LocalProtocolError(f"{what}: invalid header, URL or query") from error
        except (httpx2.TransportError, httpx2.StreamError) as error:
            raise CallInterruptedError(
                f"{what}: sent by HTTP and not answered to its end, whether it was "
                f"carried out is unknown: {str(error) or type(error).__name__}"
            ) from error

    async def aclose(self) -> None:
        """Close the connections; a session that is over opens no new ones."""
        transport, self._transport = self._transport, None
        if transport is not None:
            with anyio.CancelScope(shield=True):
                await transport.aclose()

    async def _content(self, response: "httpx2.Response", what: str) -> bytes:
        import httpx2  # noqa: PLC0415  # loaded by now

        unpacker = Unpacker(
            response.headers.get("content-encoding", ""), self._options.frame_limit
        )
        stream = cast("httpx2.AsyncByteStream", response.stream)
        try:
            async for chunk in stream:
                if unpacker.problem is None and not unpacker.feed(chunk):
                    # read on until the generator ends: trio warns of
                    # generators that are not finished
                    await stream.aclose()
        except httpx2.TransportError:
            if unpacker.problem is None:
                raise
        content = unpacker.finish()
        if unpacker.problem is not None:
            raise RemoteProtocolError(f"{what}: the answer {unpacker.problem}")
        return content

    def _open(self) -> "httpx2.AsyncHTTPTransport":
        import httpx2  # noqa: PLC0415  # loaded by now

        if self._ending.is_over:
            raise self._ending.make_error()
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


_GZIP_OR_ZLIB: Final = 47
_PLAIN: Final = frozenset({"", "identity"})
_PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Unpacker:
    """Decompresses a body chunk by chunk, and limits its size.

    Args:
        encoding: The header ``content-encoding``.
        limit: Maximum size of the decompressed body, in bytes.

    Attributes:
        problem: The error in the body, if there is one.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self.problem: str | None = None
        self._limit: Final = limit
        self._content: Final = bytearray()
        name = encoding.strip().lower()
        self._unpack: Final = (
            zlib.decompressobj(_GZIP_OR_ZLIB) if name in _PACKED else None
        )
        if name not in _PACKED | _PLAIN:
            self.problem = f"has an encoding that was not asked for: {name!r}"

    def feed(self, piece: bytes) -> bool:
        """Add a chunk; return whether to continue."""
        if self.problem is not None:
            return False
        room = self._limit - len(self._content) + 1
        if self._unpack is None:
            self._content.extend(piece[:room])
        else:
            try:
                self._content.extend(self._unpack.decompress(piece, room))
            except zlib.error:
                self.problem = "is not encoded as its header says"
        if len(self._content) > self._limit:
            self.problem = f"has more than {self._limit:,} bytes (`frame_limit`)"
        return self.problem is None

    def finish(self) -> bytes:
        """Return the whole body, unless there was a problem."""
        if self._unpack is not None and not self._unpack.eof and self._content:
            self.problem = self.problem or "ends in the middle"
        return bytes(self._content)

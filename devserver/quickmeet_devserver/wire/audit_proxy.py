# SPDX-License-Identifier: MIT
"""A proxy that validates the messages between clients and a server against a schema.

    async with audited_proxy("https://chat.example.com", audit) as url:
        ...  # clients connect to url

WebSocket messages, requests and answers pass unchanged; both sides see only another
address. Compression is not negotiated, so that payloads can be read.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Final, cast
from urllib.parse import parse_qsl, urlsplit

import anyio
import httpx2
from anyio.abc import ByteStream, SocketAttribute
from msgspec import structs
from websockets.exceptions import InvalidState
from websockets.frames import EXTERNAL_CLOSE_CODES, Frame, Opcode
from websockets.http11 import Request as UpgradeRequest
from websockets.server import ServerProtocol

from quickmeet_runtime.errors import ConnectError, QuickmeetError, TransportClosedError
from quickmeet_runtime.rest.exchange import Exchange, Request, Response
from quickmeet_runtime.rest.pool import quiet_library
from quickmeet_runtime.transcripts.audit.live_audit import LiveAudit, LiveConversation
from quickmeet_runtime.transport import Transport, TransportOptions, open_transport
from quickmeet_runtime.transport.interface import SILENCE
from quickmeet_runtime.transport.url import ServerUrl, proxy_for

from .http import serve_http
from .http_messages import HttpRequest, HttpResponse, Upgrade

__all__ = ["audited_proxy"]

_READ_BYTES: Final = 65_536
_UNSENT_BYTES: Final = 1024 * 1024
_FRAME_BYTES: Final = 64 * 1024 * 1024
_TIME_LIMIT_S: Final = 60.0
_GOODBYE_S: Final = 1.0
_GOING_AWAY: Final = 1001
_BAD_GATEWAY: Final = 502
_OWN_CODES: Final = range(3000, 5000)
_GONE: Final = (anyio.EndOfStream, anyio.BrokenResourceError, OSError)
_HOP_BY_HOP: Final = frozenset({
    "accept-encoding", "connection", "content-encoding", "content-length", "host",
    "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade",
})  # fmt: skip
"""Headers that apply to one connection, which are not forwarded."""


@asynccontextmanager
async def audited_proxy(
    url: str, audit: LiveAudit, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncGenerator[str]:
    """Listen for clients and forward each to the server.

    Args:
        url: The server, in any form that ``quickmeet.connect`` takes.
        audit: Validates what passes against a schema.
        host: Address to listen on.
        port: Port to listen on; 0 for a free one.

    Yields:
        The address for clients to connect to.

    Raises:
        AddressError: The URL is invalid.
        OSError: The port is taken.
    """
    server = ServerUrl.parse(url)
    listener = await anyio.create_tcp_listener(local_host=host, local_port=port)
    own_port: int = listener.extra(SocketAttribute.local_port)
    shown = f"[{host}]" if ":" in host else host
    # the library's client would store cookies and send one client's for others
    client = httpx2.AsyncHTTPTransport(
        trust_env=False, proxy=proxy_for("environment", server)
    )
    async with listener, client, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, _Proxy(server, audit, client).handle)
        yield f"http://{shown}:{own_port}{urlsplit(server.rest_base).path}"
        tasks.cancel_scope.cancel()


class _Proxy:
    """The state shared by all connections."""

    def __init__(
        self, server: ServerUrl, audit: LiveAudit, client: httpx2.AsyncHTTPTransport
    ) -> None:
        self._server: Final = server
        self._audit: Final = audit
        self._client: Final = client
        self._origin: Final = "{0.scheme}://{0.netloc}".format(
            urlsplit(server.rest_base)
        )

    async def handle(self, stream: ByteStream) -> None:
        """Serve one connection of a client."""

        async def upgrade(request: Upgrade) -> None:
            await self._talk(stream, request.data)

        async with stream:
            with suppress(TimeoutError, *_GONE):
                await serve_http(stream, self._answer, upgrade)

    async def _answer(self, request: HttpRequest) -> HttpResponse:
        """Forward a request to the server and audit the answer."""
        began = anyio.current_time()
        headers = {
            name: text
            for name, text in request.headers.items()
            if name not in _HOP_BY_HOP
        }
        try:
            asked = httpx2.Request(
                request.method,
                f"{self._origin}{request.target}",
                headers={**headers, "accept-encoding": "identity"},
                content=request.body or None,
                extensions={"timeout": httpx2.Timeout(_TIME_LIMIT_S).as_dict()},
            )
            with quiet_library():
                response = await self._client.handle_async_request(asked)
                await response.aread()
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            return _unreachable(type(error).__name__)
        self._see(request, response, anyio.current_time() - began)
        return HttpResponse(
            response.status_code,
            response.headers.get("content-type", "application/octet-stream"),
            response.content,
            tuple(
                (name, text)
                for name, text in response.headers.multi_items()
                if name.lower() not in _HOP_BY_HOP | {"content-type"}
            ),
        )

    def _see(
        self, request: HttpRequest, response: httpx2.Response, took: float
    ) -> None:
        parts = urlsplit(request.target)
        path = parts.path.removeprefix(urlsplit(self._server.rest_base).path)
        if not path.startswith("/api/"):
            return
        self._audit.write_rest(
            Exchange(
                asks_for="",
                request=Request(
                    name=f"{request.method} {path}",
                    verb=request.method,
                    path=path.removeprefix("/api"),
                    query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
                    body=request.body or None,
                    media_type=request.headers.get("content-type", "application/json"),
                ),
                secret_headers={},
                response=Response(
                    status=response.status_code,
                    headers={
                        name.lower(): text for name, text in response.headers.items()
                    },
                    content=response.content,
                ),
                took=took,
            )
        )

    async def _talk(self, stream: ByteStream, data: bytes) -> None:
        """Open the server's WebSocket, accept the client's, and forward messages."""
        protocol = ServerProtocol(max_size=_FRAME_BYTES, logger=SILENCE)
        protocol.receive_data(data)
        events = protocol.events_received()
        if not events:
            return
        request = cast("UpgradeRequest", events[0])
        try:
            transport = await self._opened(request)
        except ConnectError as error:
            refusal = protocol.reject(_BAD_GATEWAY, f"{error}\n")
            protocol.send_response(refusal)
            await stream.send(b"".join(protocol.data_to_send()))
            return
        async with aclosing(transport):
            protocol.send_response(protocol.accept(request))
            await stream.send(b"".join(protocol.data_to_send()))
            conversation = self._audit.conversation()
            await _Carrier(stream, protocol, transport, conversation).run()

    async def _opened(self, request: UpgradeRequest) -> Transport:
        known = urlsplit(self._server.websocket_url)
        asked = urlsplit(request.path)
        path = known.path if asked.path in {"", "/"} else asked.path
        query = f"?{asked.query}" if asked.query else ""
        target = structs.replace(
            self._server, websocket_url=f"{known.scheme}://{known.netloc}{path}{query}"
        )
        headers = {
            name: request.headers[name]
            for name in ("cookie", "authorization", "user-agent")
            if name in request.headers
        }
        options = TransportOptions(
            headers=headers,
            proxy=proxy_for("environment", self._server),
            frame_limit=_FRAME_BYTES,
            send_limit=_UNSENT_BYTES,
        )
        return await open_transport(target, options)


class _Carrier:
    """Forwards the messages of one WebSocket in both directions."""

    def __init__(
        self,
        stream: ByteStream,
        protocol: ServerProtocol,
        transport: Transport,
        conversation: LiveConversation,
    ) -> None:
        self._stream: Final = stream
        self._protocol: Final = protocol
        self._transport: Final = transport
        self._conversation: Final = conversation
        self._outbox: list[bytes] = []
        self._unsent = 0
        self._is_paused = False
        self._wanted = anyio.Event()
        self._sent = anyio.Event()
        """The client has been sent everything."""
        self._sent.set()
        self._parts: list[bytes] = []
        self._tasks: Final = anyio.create_task_group()

    async def run(self) -> None:
        async with self._tasks as tasks:
            tasks.start_soon(self._write)
            tasks.start_soon(self._deliver)
            await self._read()
            tasks.cancel_scope.cancel()

    async def _deliver(self) -> None:
        """Read from the server until it closes."""
        try:
            await self._transport.deliver(self._take)
        except TransportClosedError as closed:
            is_sendable = closed.code in EXTERNAL_CLOSE_CODES | set(_OWN_CODES)
            with suppress(InvalidState):  # the client closed first
                self._protocol.send_close(
                    closed.code if is_sendable else _GOING_AWAY, closed.reason
                )
            self._flush()

    def _take(self, messages: Sequence[bytes]) -> int:
        for message in messages:
            self._conversation.take("in", message)
            with suppress(InvalidState):  # the client has closed
                self._protocol.send_text(message)
        self._flush()
        if self._unsent > _UNSENT_BYTES:
            self._is_paused = True
            self._transport.pause_reading()
        return len(messages)

    async def _read(self) -> None:
        """Read from the client until it closes."""
        while True:
            try:
                self._protocol.receive_data(await self._stream.receive(_READ_BYTES))
            except _GONE:
                return
            for event in self._protocol.events_received():
                self._hear(cast("Frame", event))
            self._flush()
            if self._protocol.close_expected():
                await self._say_goodbye()
                return
            await self._transport.drained()

    def _hear(self, frame: Frame) -> None:
        if frame.opcode in {Opcode.TEXT, Opcode.BINARY, Opcode.CONT}:
            self._parts.append(bytes(frame.data))
            if frame.fin:
                message, self._parts = b"".join(self._parts), []
                self._conversation.take("out", message)
                with suppress(QuickmeetError):  # the server has closed
                    self._transport.send([message])

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            self._outbox.append(data)
            self._unsent += len(data)
        if self._unsent and self._sent.is_set():
            self._sent = anyio.Event()
        self._wanted.set()

    async def _write(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted = anyio.Event()
            data = b"".join(self._outbox)
            self._outbox.clear()
            try:
                await self._stream.send(data)
            except (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError):
                self._tasks.cancel_scope.cancel()
                return
            self._unsent -= len(data)
            if not self._unsent:
                self._sent.set()
            if self._is_paused and self._unsent <= _UNSENT_BYTES:
                self._is_paused = False
                self._transport.resume_reading()

    async def _say_goodbye(self) -> None:
        """Close the server's side with the client's code, and send what is left."""
        code = self._protocol.close_rcvd.code if self._protocol.close_rcvd else 1000
        is_sendable = code in EXTERNAL_CLOSE_CODES | set(_OWN_CODES)
        await self._transport.aclose(code if is_sendable else _GOING_AWAY)
        with anyio.move_on_after(_GOODBYE_S):
            await self._sent.wait()


def _unreachable(what: str) -> HttpResponse:
    body = f"the server cannot be reached: {what}\n".encode()
    return HttpResponse(_BAD_GATEWAY, "text/plain; charset=utf-8", body)

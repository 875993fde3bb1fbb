# SPDX-License-Identifier: MIT
"""A WebSocket server on loopback, plain and with TLS, and every way to reach it."""

import json
import logging
import socket
import ssl
import threading
from collections import deque
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Sequence,
)
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from http import HTTPStatus
from typing import Final

import anyio
import pytest
import trustme
from anyio.to_thread import run_sync
from msgspec import Struct
from msgspec.structs import replace
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from quickmeet_runtime.errors import TransportClosedError
from quickmeet_runtime.transport import Transport, TransportOptions
from quickmeet_runtime.transport.interface import AT_ONCE, Take
from quickmeet_runtime.transport.picows_opening import open_picows
from quickmeet_runtime.transport.url import ServerUrl
from quickmeet_runtime.transport.websockets_opening import open_websockets
from tests.conftest import BACKENDS, Backend

from .raw import Listener, Peer


class Heard:
    """An open WebSocket, and what has come over it so far.

    Attributes:
        transport: The WebSocket.
        messages: Those that nobody has received yet.
        takes: Takes what is handed on.
    """

    def __init__(self, transport: Transport) -> None:
        self.transport: Final = transport
        self.takes: Take = self._take
        self.send: Final = transport.send
        self.drain_first: Final = transport.drain_first
        self.pause_reading: Final = transport.pause_reading
        self.resume_reading: Final = transport.resume_reading
        self.aclose: Final = transport.aclose
        self.abort: Final = transport.abort
        self.messages: Final[deque[bytes]] = deque()
        self._news = anyio.Event()
        self._closed: TransportClosedError | None = None

    async def listen(self) -> None:
        """Take messages until the connection is over."""
        try:
            await self.transport.deliver(self._hear)
        except TransportClosedError as error:
            self._closed = error
            self._news.set()

    async def receive(self) -> bytes:
        """Wait for the next message.

        Raises:
            TransportClosedError: There will be none.
        """
        while not self.messages:
            if self._closed is not None:
                raise self._closed
            self._news = anyio.Event()
            await self._news.wait()
        return self.messages.popleft()

    def receive_nowait(self) -> bytes | None:
        """Take a message that has been handed on already, or None."""
        return self.messages.popleft() if self.messages else None

    def _hear(self, messages: Sequence[bytes]) -> int:
        assert 0 < len(messages) <= AT_ONCE
        return self.takes(messages)

    def _take(self, messages: Sequence[bytes]) -> int:
        self.messages.extend(messages)
        self._news.set()
        return len(messages)


Opener = Callable[[ServerUrl, TransportOptions], Awaitable[Transport]]
Meet = Callable[..., AbstractAsyncContextManager[tuple[Heard, Peer]]]
Open = Callable[..., AbstractAsyncContextManager[Heard]]

WAYS: Final[dict[str, tuple[str, Opener]]] = {
    "picows-asyncio": ("asyncio", open_picows),
    "picows-uvloop": ("uvloop", open_picows),
    "websockets-asyncio": ("asyncio", open_websockets),
    "websockets-uvloop": ("uvloop", open_websockets),
    "websockets-trio": ("trio", open_websockets),
}


@pytest.fixture(params=list(WAYS))
def way(request: pytest.FixtureRequest) -> str:
    """An implementation on an event loop."""
    name: str = request.param
    return name


@pytest.fixture
def anyio_backend(way: str) -> Backend:
    """The event loop of the way."""
    return BACKENDS[WAYS[way][0]]


@pytest.fixture
def opener(way: str) -> Opener:
    """The implementation of the way."""
    return WAYS[way][1]


class Listening(Struct, frozen=True):
    """A server that listens."""

    base: str
    """Its address, without a path."""
    options: TransportOptions
    """What a client needs to trust it."""
    closings: "list[tuple[int, str]]"
    """Codes and reasons that clients closed with."""
    closed: threading.Event
    """Set when a client has closed."""


@contextmanager
def listen(tls: ssl.SSLContext | None = None) -> Generator[Listening]:
    """Serve in a thread; a message ``!...`` is an order, others are echoed."""
    closings: list[tuple[int, str]] = []
    closed = threading.Event()

    def handle(connection: ServerConnection) -> None:
        try:
            for message in connection:
                obey(connection, message)
        except ConnectionClosed:
            pass
        closings.append((connection.close_code or 0, connection.close_reason or ""))
        closed.set()

    def refuse(connection: ServerConnection, request: Request) -> Response | None:
        if not request.path.startswith("/status/"):
            return None
        status = HTTPStatus(int(request.path.split("/")[2]))
        return connection.respond(status, "no\n")

    with serve(
        handle,
        "127.0.0.1",
        0,
        ssl=tls,
        process_request=refuse,
        ping_interval=None,
        close_timeout=1,
        max_size=None,
        logger=_quiet,
    ) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        port = server.socket.getsockname()[1]
        base = f"wss://localhost:{port}" if tls else f"ws://127.0.0.1:{port}"
        yield Listening(base, TransportOptions(), closings, closed)
        server.shutdown()
        thread.join()


_quiet = logging.getLogger("tests.server")
_quiet.addHandler(logging.NullHandler())
_quiet.propagate = False


def obey(  # noqa: C901  # one line an order
    connection: ServerConnection, message: str | bytes
) -> None:
    """Do what a message says."""
    order, *words = (message if isinstance(message, str) else "").split(" ")
    match order:
        case "!close":
            connection.close(int(words[0]), " ".join(words[1:]))
        case "!drop":
            connection.socket.shutdown(socket.SHUT_RDWR)
        case "!fragments":
            connection.send(iter(words))
        case "!binary":
            connection.send(b"binary", text=False)
        case "!burst":
            for number in range(int(words[0])):
                connection.send(f"message {number}")
        case "!big":
            connection.send("x" * int(words[0]))
        case "!big-fragments":
            connection.send(["x" * 100] * (int(words[0]) // 100))
        case "!ping":
            connection.ping().wait(5)
            connection.send("ponged")
        case "!headers":
            request = connection.request
            assert request is not None
            connection.send(json.dumps(list(request.headers.raw_items())))
        case _:
            connection.send(message)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who vouches for the server's certificate."""
    return trustme.CA()


@pytest.fixture(scope="session")
def plain_server() -> Iterator[Listening]:
    """A server without TLS."""
    with listen() as listening:
        yield listening


@pytest.fixture(scope="session")
def tls_server(authority: trustme.CA) -> Iterator[Listening]:
    """A server with TLS, under the name of localhost."""
    of_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(of_server)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL is not here
    of_client = ssl.create_default_context()
    authority.configure_trust(of_client)  # pyright: ignore[reportUnknownMemberType]  # as above
    with listen(of_server) as listening:
        yield replace(listening, options=TransportOptions(tls=of_client))


@pytest.fixture(params=["tcp", "tls"])
def listening(request: pytest.FixtureRequest) -> Listening:
    """A server, with TLS and without."""
    name = "tls_server" if request.param == "tls" else "plain_server"
    found: Listening = request.getfixturevalue(name)
    found.closings.clear()
    found.closed.clear()
    return found


@pytest.fixture
def open_to(opener: Opener, listening: Listening) -> Open:
    """Open a WebSocket to the server, and listen to it for one block."""

    @asynccontextmanager
    async def opened(path: str = "", **options: object) -> AsyncGenerator[Heard]:
        endpoint = ServerUrl.parse(listening.base + path)
        chosen = replace(listening.options, **options)
        transport = await opener(endpoint, chosen)
        heard = Heard(transport)
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(heard.listen)
                yield heard
                tasks.cancel_scope.cancel()
        finally:
            await transport.aclose()

    return opened


@pytest.fixture(params=["tcp", "tls"])
def security(
    request: pytest.FixtureRequest, authority: trustme.CA
) -> tuple[ssl.SSLContext | None, ssl.SSLContext | None]:
    """The contexts of server and client."""
    if request.param == "tcp":
        return None, None
    of_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(of_server)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL is not here
    of_client = ssl.create_default_context()
    authority.configure_trust(of_client)  # pyright: ignore[reportUnknownMemberType]  # as above
    return of_server, of_client


@pytest.fixture
def listener(
    security: tuple[ssl.SSLContext | None, ssl.SSLContext | None],
) -> Iterator[Listener]:
    """A port of the peer."""
    listener = Listener(security[0])
    yield listener
    listener.close()


@pytest.fixture
def meet(
    opener: Opener,
    listener: Listener,
    security: tuple[ssl.SSLContext | None, ssl.SSLContext | None],
) -> Meet:
    """Open a WebSocket to a peer, and listen to it for one block."""

    @asynccontextmanager
    async def met(
        behind: bytes = b"", **options: float
    ) -> AsyncGenerator[tuple[Heard, Peer]]:
        chosen = replace(TransportOptions(tls=security[1]), **options)
        peers: list[Peer] = []

        def accept() -> None:
            peer = listener.accept()
            peers.append(peer)
            peer.upgrade(behind=behind)

        transport: Transport | None = None
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_sync, accept)
            transport = await opener(ServerUrl.parse(listener.base), chosen)
        assert transport is not None
        (peer,) = peers
        try:
            heard = Heard(transport)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(heard.listen)
                yield heard, peer
                tasks.cancel_scope.cancel()
        finally:
            peer.close()
            await transport.aclose()

    return met

# SPDX-License-Identifier: MIT
"""HTTP: what is sent, what is kept, what goes wrong."""

import gzip
import logging
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import anyio
import pytest
import trustme

from quickmeet_runtime.calls.carrier import always
from quickmeet_runtime.errors import (
    AddressError,
    CallInterruptedError,
    CallTimeoutError,
    ClosedError,
    ConnectError,
    ConnectionLostError,
    InsecureError,
    LocalProtocolError,
    RemoteProtocolError,
    TransportError,
)
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.rest.exchange import Request
from quickmeet_runtime.transport.url import ServerUrl

from .clients import User, client_of
from .conftest import OpenSide
from .server import JSON, Answer, Asked, RestServer

PING = Request(name="GET /v1/ping", verb="GET", path="/v1/ping")
SAVE = Request(name="POST /v1/save", verb="POST", path="/v1/save", body=b'{"a":1}')


async def test_a_request_has_the_headers_of_login_and_session(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/save", {"success": True})

    async with open_side(headers={"X-Tenant": "t", "X-User-Id": "not me"}) as side:
        response = await side.client.send(SAVE)

    (asked,) = rest_server.asked
    assert response.status == 200
    assert asked.body == {"a": 1}
    assert asked.headers["x-tenant"] == "t"
    assert asked.headers["x-auth-token"] == "secret-token"
    assert asked.headers["x-user-id"] == "GqhvpfiEe64k5bhCS"
    assert asked.headers["content-type"] == "application/json"


async def test_nobody_sends_no_token(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    async with open_side() as side:
        side.user.token = None
        await side.client.send(PING)

    assert "x-auth-token" not in rest_server.asked[0].headers


async def test_connections_are_kept(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    async with open_side() as side:
        for _ in range(5):
            await side.client.send(PING)

    assert len(rest_server.asked) == 5
    assert rest_server.connections == 1


async def test_requests_go_side_by_side(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    barrier = threading.Barrier(3)

    def meet(asked: Asked) -> Answer:
        del asked
        barrier.wait(5)
        return Answer({})

    rest_server.tell("GET", "/v1/ping", meet)

    async with open_side() as side, anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(side.client.send, PING)

    assert rest_server.connections == 3


async def test_cookies_and_redirects_are_not_followed(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    answer = Answer(status=302, headers={"location": "/elsewhere", "set-cookie": "a=b"})
    rest_server.tell("GET", "/v1/ping", answer)

    async with open_side() as side:
        assert (await side.client.send(PING)).status == 302
        await side.client.send(PING)

    assert {asked.path for asked in rest_server.asked} == {"/v1/ping"}
    assert "cookie" not in rest_server.asked[1].headers


async def test_an_answer_may_be_compressed(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    headers = {**JSON, "content-encoding": "gzip"}
    rest_server.tell(
        "GET", "/v1/ping", Answer(gzip.compress(b'{"a":1}'), headers=headers)
    )

    async with open_side() as side:
        assert (await side.client.send(PING)).content == b'{"a":1}'


async def test_a_bomb_is_not_unpacked(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    headers = {**JSON, "content-encoding": "gzip"}
    rest_server.tell(
        "GET", "/v1/ping", Answer(gzip.compress(b" " * 1_000_000), headers=headers)
    )

    async with open_side(frame_limit=10_000) as side:
        with pytest.raises(RemoteProtocolError, match="10,000"):
            await side.client.send(PING)


@pytest.mark.parametrize(
    ("encoding", "body", "problem"),
    [
        ("gzip", b"nonsense", "not encoded as its header says"),
        ("gzip", gzip.compress(b'{"a":1}' * 99, mtime=0)[:-9], "ends in the middle"),
        ("br", b"{}", "was not asked for: 'br'"),
    ],
    ids=["nonsense", "half", "unknown"],
)
async def test_an_answer_that_is_packed_badly(
    rest_server: RestServer,
    open_side: OpenSide,
    encoding: str,
    body: bytes,
    problem: str,
) -> None:
    headers = {**JSON, "content-encoding": encoding}
    rest_server.tell("GET", "/v1/ping", Answer(body, headers=headers))

    async with open_side() as side:
        with pytest.raises(RemoteProtocolError, match=problem):
            await side.client.send(PING)


async def test_a_lost_connection_is_tried_again_where_that_is_safe(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/ping", {"success": True})
    rest_server.hangups = 1

    async with open_side() as side:
        response = await side.client.send(PING, repeats=always)

    assert response.status == 200
    assert len(rest_server.asked) == 2


async def test_a_lost_connection_leaves_the_outcome_unknown(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.hangups = 1

    async with open_side() as side:
        with pytest.raises(CallInterruptedError, match=r"saveThing: .* unknown"):
            await side.client.send(SAVE, asks_for="saveThing")

    assert len(rest_server.asked) == 1


async def test_a_server_that_always_hangs_up(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.hangups = 100

    async with open_side() as side:
        with pytest.raises(CallInterruptedError):
            await side.client.send(PING, repeats=always)

    assert len(rest_server.asked) == 2


async def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = client_of(ServerUrl.parse(f"http://127.0.0.1:{port}"), Options())

    with pytest.raises(TransportError, match=rf"127\.0\.0\.1:{port}: .*refused"):
        await client.send(PING)
    await client.aclose()


async def test_a_silent_server_is_waited_for_as_long_as_the_session_says() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        endpoint = ServerUrl.parse(f"http://127.0.0.1:{port}")
        client = client_of(endpoint, Options(time_limit=0.05))

        with pytest.raises(CallTimeoutError, match=r"in 0\.05 s"):
            await client.send(PING)
        await client.aclose()


async def test_the_callers_limit_is_the_callers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        client = client_of(ServerUrl.parse(f"http://127.0.0.1:{port}"), Options())

        with anyio.move_on_after(0.02) as scope:
            await client.send(PING)
        await client.aclose()

    assert scope.cancelled_caught


async def test_an_answer_that_is_not_http_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        endpoint = ServerUrl.parse(f"http://127.0.0.1:{server.getsockname()[1]}")
        client = client_of(endpoint, Options())
        with pytest.raises(CallInterruptedError):
            await client.send(PING)
        await client.aclose()
        thread.join()


async def test_an_answer_that_ends_in_the_middle() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(
                    b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'
                )

        thread = threading.Thread(target=talk)
        thread.start()
        endpoint = ServerUrl.parse(f"http://127.0.0.1:{server.getsockname()[1]}")
        client = client_of(endpoint, Options())
        with pytest.raises(CallInterruptedError):
            await client.send(SAVE)
        await client.aclose()
        thread.join()


async def test_a_token_does_not_go_unencrypted_to_another_machine() -> None:
    endpoint = ServerUrl.parse("http://chat.example.com")
    client = client_of(endpoint, Options(), User("u", "secret-token"))

    with pytest.raises(InsecureError, match=r"chat\.example\.com") as raised:
        await client.send(PING)
    await client.aclose()

    assert "secret-token" not in str(raised.value)


async def test_a_session_that_ended_for_good_says_why(open_side: OpenSide) -> None:
    async with open_side() as side:
        side.session.fail(ConnectError("nobody there"))
        with pytest.raises(ConnectionLostError, match="ended: nobody there"):
            await side.client.send(PING)


async def test_nothing_is_sent_after_the_end(open_side: OpenSide) -> None:
    async with open_side() as side:
        await side.session.aclose()
        with pytest.raises(ClosedError):
            await side.client.send(PING)


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:1", "nonsense"])
async def test_an_invalid_proxy(open_side: OpenSide, proxy: str) -> None:
    async with open_side(proxy=proxy) as side:
        with pytest.raises(AddressError, match="proxy"):
            await side.client.send(PING)


async def test_requests_go_through_the_proxy_of_the_session(
    rest_server: RestServer,
) -> None:
    options = Options(proxy=rest_server.url, allow_plaintext=True)
    client = client_of(ServerUrl.parse("http://chat.example.com"), options)

    await client.send(PING)
    await client.aclose()

    assert rest_server.asked[0].headers["host"] == "chat.example.com"


async def test_requests_go_through_a_socks_proxy(rest_server: RestServer) -> None:
    target = ServerUrl.parse(rest_server.url)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def relay() -> None:
            inner, _ = server.accept()
            with inner, socket.create_connection((target.host, target.port)) as outer:
                inner.recv(64)
                inner.sendall(b"\x05\x00")
                inner.recv(256)
                inner.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
                outer.sendall(inner.recv(65536))
                outer.shutdown(socket.SHUT_WR)
                while piece := outer.recv(65536):
                    inner.sendall(piece)

        thread = threading.Thread(target=relay)
        thread.start()
        proxy = f"socks5://127.0.0.1:{server.getsockname()[1]}"
        options = Options(proxy=proxy, allow_plaintext=True)
        client = client_of(ServerUrl.parse("http://chat.example.com"), options)
        with anyio.move_on_after(5):
            await client.send(PING)
        await client.aclose()
        thread.join(5)

    assert rest_server.asked[0].headers["host"] == "chat.example.com"


async def test_a_proxy_that_refuses(rest_server: RestServer) -> None:
    options = Options(proxy=rest_server.url)
    client = client_of(ServerUrl.parse("https://chat.example.com"), options)

    with pytest.raises(TransportError, match=r"proxy does not lead to chat\.example"):
        await client.send(PING)
    await client.aclose()


@pytest.mark.parametrize("text", ["a\r\nb", "\u20ac", "a\0b", "\ud800"])
async def test_a_header_that_is_none(
    rest_server: RestServer, open_side: OpenSide, text: str
) -> None:
    async with open_side(headers={"x-secret": text}) as side:
        with pytest.raises(LocalProtocolError) as raised:
            await side.client.send(PING)

    assert rest_server.asked == []
    assert text not in str(raised.value)


async def test_a_query_that_is_too_long(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    request = Request(
        name="GET /v1/ping", verb="GET", path="/v1/ping", query=(("q", "x" * 70_000),)
    )

    async with open_side() as side:
        with pytest.raises(LocalProtocolError, match="GET /v1/ping"):
            await side.client.send(request)

    assert rest_server.asked == []


async def test_a_proxy_that_is_not_there(open_side: OpenSide) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with open_side(proxy=f"socks5://127.0.0.1:{port}") as side:
        with pytest.raises(TransportError):
            await side.client.send(PING)


def tls_server(context: ssl.SSLContext, answer: bytes) -> Callable[[], int]:
    def serve() -> int:
        server = socket.create_server(("127.0.0.1", 0))
        port: int = server.getsockname()[1]

        def talk() -> None:
            with server, server.accept()[0] as plain:
                plain.settimeout(5)
                try:
                    with context.wrap_socket(plain, server_side=True) as connection:
                        connection.recv(65536)
                        connection.sendall(answer)
                except OSError:
                    return

        threading.Thread(target=talk, daemon=True).start()
        return port

    return serve


async def test_tls_is_verified_with_the_context_of_the_session() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL is not here
    serve = tls_server(context, b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)  # pyright: ignore[reportUnknownMemberType]  # as above

    trusted = client_of(
        ServerUrl.parse(f"https://127.0.0.1:{serve()}"), Options(tls=trusting)
    )
    assert (await trusted.send(PING)).content == b"{}"
    await trusted.aclose()

    stranger = client_of(ServerUrl.parse(f"https://127.0.0.1:{serve()}"), Options())
    with pytest.raises(TransportError, match="certificate"):
        await stranger.send(PING)
    await stranger.aclose()


async def test_nothing_secret_is_logged(
    rest_server: RestServer, open_side: OpenSide, caplog: pytest.LogCaptureFixture
) -> None:
    rest_server.tell("GET", "/v1/visitor/visitor-token", {"success": True})
    request = Request(
        name="GET /v1/visitor/{0}",
        verb="GET",
        path="/v1/visitor/visitor-token",
        query=(("token", "query-token"),),
        headers={"x-2fa-code": "123456"},
    )

    with caplog.at_level(logging.DEBUG):
        async with open_side() as side:
            await side.client.send(request)

    assert rest_server.asked[0].query == {"token": ["query-token"]}
    assert "GET /v1/visitor/{0}: HTTP 200" in caplog.text
    for secret in ("visitor-token", "query-token", "123456", "secret-token"):
        assert secret not in caplog.text


def test_httpx2_is_imported_when_the_first_request_is_sent() -> None:
    program = (
        "import sys, quickmeet_runtime.rest.client;"
        "import quickmeet_runtime.session.router;"
        "assert 'httpx2' not in sys.modules"
    )
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", program], check=True)
    assert time.monotonic() - began < 10

# SPDX-License-Identifier: MIT
"""Clients that send too much, read too little or never finish: the others continue."""

import json
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from functools import partial

import anyio
import pytest
from anyio.abc import ByteStream, SocketAttribute, SocketStream
from websockets.frames import Opcode

from quickmeet.messages import FOLLOW_DELETIONS
from quickmeet.server import rooms
from quickmeet.types import MessageDeletion
from quickmeet_devserver import Caller, ClientLimits, Server, serve
from quickmeet_devserver.wire import http
from quickmeet_devserver.wire.client_limits import Heartbeat
from quickmeet_devserver.wire.http import serve_http
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse, Upgrade
from quickmeet_runtime.transport.url import ServerUrl
from tests.devserver.people import PASSWORDS, connect
from tests.devserver.raw import CONNECT, GONE, RawClient, raw
from tests.devserver.rest_client import plain_client

USERS = list(PASSWORDS.items())
CROWD = 200
UPGRADE = (
    b"GET /websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


def rest(server: Server) -> str:
    return f"{ServerUrl.parse(server.url).rest_base}/api/v1"


async def socket_to(server: Server) -> SocketStream:
    base = ServerUrl.parse(server.url)
    return await anyio.connect_tcp(base.host, base.port or 0)


async def is_served(server: Server) -> bool:
    """Whether somebody else is."""
    async with connect(server, "bob") as bob:
        return (await bob.messages.send("GENERAL", "hello")).text == "hello"


async def rest_of(stream: ByteStream) -> bytes:
    """All that comes until the server hangs up."""
    data = b""
    try:
        while True:
            data += await stream.receive()
    except GONE:
        return data


@pytest.mark.parametrize("frames", [1, 4], ids=["one frame", "fragments"])
async def test_a_message_that_is_too_long_is_closed_with_1009(frames: int) -> None:
    limits = ClientLimits(frame_bytes=4000)
    async with serve(users=USERS, client_limits=limits) as server:
        async with raw(server.url) as client:
            part = b"x" * (1_000_000 // frames)
            client.protocol.send_text(part, fin=frames == 1)
            for left in reversed(range(frames - 1)):
                client.protocol.send_continuation(part, fin=left == 0)
            await client.stream.send(b"".join(client.protocol.data_to_send()))
            frame = await client.frame()
            assert frame.opcode is Opcode.CLOSE
            assert int.from_bytes(frame.data[:2], "big") == 1009
        assert await is_served(server)


async def test_a_head_that_is_too_long_is_answered_by_431() -> None:
    limits = ClientLimits(head_bytes=1000)
    async with serve(users=USERS, client_limits=limits) as server:
        async with plain_client(headers={"x": "y" * 2000}) as http:
            answer = await http.get(f"{rest(server)}/info")
        assert answer.status_code == 431
        assert await is_served(server)


async def chunks() -> AsyncGenerator[bytes]:
    for _ in range(20):
        yield b"x" * 1000


async def test_a_body_that_is_too_long_is_answered_by_413() -> None:
    limits = ClientLimits(body_bytes=10_000)
    async with serve(users=USERS, client_limits=limits) as server:
        async with plain_client() as http:
            url = f"{rest(server)}/login"
            whole = await http.post(url, content=b"x" * 20_000)
            chunked = await http.post(url, content=chunks())
        assert (whole.status_code, chunked.status_code) == (413, 413)
        assert await is_served(server)


async def test_a_body_that_never_ends_is_answered_by_408() -> None:
    limits = ClientLimits(patience_s=0.05)
    async with serve(users=USERS, client_limits=limits) as server:
        async with await socket_to(server) as stream:
            await stream.send(
                b"POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
            )
            assert (await rest_of(stream)).startswith(b"HTTP/1.1 408 ")
        assert await is_served(server)


async def test_a_client_that_never_takes_its_answer_is_left() -> None:
    left = anyio.Event()

    async def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(200, "text/plain", b"x" * 32 * 1024 * 1024)

    async def upgrade(_: Upgrade) -> None:
        raise AssertionError

    async def handle(stream: ByteStream) -> None:
        async with stream:
            limits = ClientLimits(patience_s=0.05)
            await serve_http(stream, answer, upgrade, limits=limits)
        left.set()

    async with (
        await anyio.create_tcp_listener(local_host="127.0.0.1") as listener,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(partial(listener.serve, handle))
        port: int = listener.extra(SocketAttribute.local_port)
        async with await anyio.connect_tcp("127.0.0.1", port) as stream:
            await stream.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            await left.wait()
        tasks.cancel_scope.cancel()


async def test_a_client_that_never_reads_is_cut_off_and_the_others_receive_all() -> (
    None
):
    limits = ClientLimits(unsent_bytes=1024 * 1024)
    event = MessageDeletion(id="x" * 256 * 1024)
    key = ("GENERAL",)
    async with (
        serve(users=USERS, client_limits=limits) as server,
        connect(server, "alice") as alice,
        alice.messages.follow_deletions("GENERAL") as heard,
        raw(server.url) as deaf,
    ):
        await deaf.log_in("bob", PASSWORDS["bob"])
        await deaf.subscribe("stream-notify-room", "GENERAL/deleteMessage")
        sent = 0
        while server.connections > 1:
            server.emit(FOLLOW_DELETIONS, key, event)
            sent += 1
            assert (await anext(heard)).id == event.id
        # what the kernel takes comes on top of what we keep
        assert sent < 128
        assert len(await rest_of(deaf.stream)) < (sent + 1) * len(event.id)
        assert await is_served(server)


async def test_a_late_reader_gets_everything_in_order() -> None:
    async with serve(users=USERS) as server, raw(server.url) as late:
        await late.log_in("bob", PASSWORDS["bob"])
        await late.subscribe("stream-notify-room", "GENERAL/deleteMessage")
        sent = [f"{number}{'x' * 256 * 1024}" for number in range(40)]
        for name in sent:
            server.emit(FOLLOW_DELETIONS, ("GENERAL",), MessageDeletion(id=name))
            await anyio.lowlevel.checkpoint()

        heard = [(await late.json())["fields"]["args"][0]["_id"] for _ in sent]
        assert heard == sent


async def test_calls_that_wait_are_bounded_in_bytes() -> None:
    async def wait(_: Caller, /, name: str) -> str:
        del name
        await anyio.sleep_forever()
        raise AssertionError

    limits = ClientLimits(waiting_bytes=10_000)
    async with serve(users=USERS, client_limits=limits) as server:
        server.handle(rooms.on_find_id(wait))
        async with raw(server.url) as client:
            call = {"msg": "method", "id": "1", "method": "getRoomIdByNameOrId"}
            await client.send(*[{**call, "params": ["x" * 1000]}] * 20)
            frame = await client.frame()
            assert frame.opcode is Opcode.CLOSE
            assert b"too many calls" in bytes(frame.data)
        assert await is_served(server)


async def test_an_upgrade_that_arrives_byte_by_byte_is_accepted() -> None:
    async with serve(users=USERS) as server, await socket_to(server) as stream:
        for position in range(len(UPGRADE)):
            await stream.send(UPGRADE[position : position + 1])
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += await stream.receive()
        assert answer.startswith(b"HTTP/1.1 101 ")
        assert await is_served(server)


async def test_of_many_that_never_finish_their_request_the_oldest_go() -> None:
    limits = ClientLimits(half_open=CROWD // 4)
    async with (
        serve(users=USERS, client_limits=limits) as server,
        AsyncExitStack() as crowd,
    ):
        streams = [
            await crowd.enter_async_context(await socket_to(server))
            for _ in range(CROWD)
        ]
        for stream in streams[-limits.half_open :]:
            await stream.send(UPGRADE[:30])
        for stream in streams[: -limits.half_open]:
            assert await rest_of(stream) == b""
        assert await is_served(server)
        youngest = streams[-1]
        await youngest.send(UPGRADE[30:])
        assert (await youngest.receive()).startswith(b"HTTP/1.1 101 ")


async def test_connections_with_a_request_are_not_shed() -> None:
    limits = ClientLimits(half_open=1)
    async with (
        serve(users=USERS, client_limits=limits) as server,
        raw(server.url) as client,
        await socket_to(server) as first,
        await socket_to(server),
    ):
        assert await rest_of(first) == b""
        await client.pong()


async def test_an_idle_websocket_is_closed() -> None:
    async with serve(users=USERS, heartbeat=Heartbeat(0.05, 0.05)) as server:
        async with await socket_to(server) as stream:
            client = RawClient(stream, server.url)
            await client.open()
            assert await client.json() == {"msg": "ping"}
            assert (await client.frame()).opcode is Opcode.CLOSE
        assert await is_served(server)


@pytest.mark.parametrize(
    "path", ["/websocket", "/sockjs/1/abcdefgh/websocket"], ids=["plain", "sockjs"]
)
async def test_a_deeply_nested_message_is_harmless(path: str) -> None:
    async with serve(users=USERS) as server:
        async with await socket_to(server) as stream:
            client = RawClient(stream, server.url.replace("/websocket", path))
            await client.open()
            client.protocol.send_text(b"[" * 100_000)
            await client.send(CONNECT)
            assert (await client.frame()).opcode in {Opcode.TEXT, Opcode.CLOSE}
        assert await is_served(server)


async def test_a_body_that_is_nested_deeply_is_answered_by_400() -> None:
    async with serve(users=USERS) as server, plain_client() as http:
        url = f"{rest(server)}/login"
        deep = b"[" * 100_000
        assert (await http.post(url, content=deep)).status_code == 400
        frame = json.dumps({"message": deep.decode()})
        url = f"{rest(server)}/method.callAnon/x"
        assert (await http.post(url, content=frame)).status_code == 400
        assert await is_served(server)


async def test_a_connection_in_which_the_server_breaks_ends_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def break_down(*_: object, **__: object) -> None:
        raise LookupError("of the server")

    async with serve(users=USERS) as server:
        with monkeypatch.context() as patched:
            patched.setattr(http, "serve_http", break_down)
            async with await socket_to(server) as stream:
                assert await rest_of(stream) == b""
        assert await is_served(server)
    assert "LookupError: of the server" in caplog.text

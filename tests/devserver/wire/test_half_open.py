# SPDX-License-Identifier: MIT
"""Clients that connect and never ask: left after a while, in nobody's way."""

import contextlib
from functools import partial

import anyio
import pytest
from anyio.abc import ByteStream, SocketAttribute, SocketStream

from quickmeet_devserver import ClientLimits, Server
from quickmeet_devserver.wire.http import serve_http
from quickmeet_devserver.wire.http_messages import HttpRequest, HttpResponse, Upgrade
from tests.devserver.people import connect

CROWD = 200
QUICK = ClientLimits(patience_s=0.05)


async def answer(_: HttpRequest) -> HttpResponse:
    return HttpResponse(200, "text/plain", b"")


async def upgrade(_: Upgrade) -> None:
    raise AssertionError


@pytest.mark.parametrize("head", [b"", b"GET / HT"], ids=["nothing", "half"])
async def test_a_client_that_never_asks_is_left(head: bytes) -> None:
    async def handle(stream: ByteStream) -> None:
        async with stream:
            await serve_http(stream, answer, upgrade, limits=QUICK)

    async with (
        await anyio.create_tcp_listener(local_host="127.0.0.1") as listener,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(partial(listener.serve, handle))
        port: int = listener.extra(SocketAttribute.local_port)
        async with await anyio.connect_tcp("127.0.0.1", port) as client:
            if head:
                await client.send(head)
            with anyio.fail_after(10), pytest.raises(anyio.EndOfStream):
                await client.receive()
        tasks.cancel_scope.cancel()


async def test_others_are_served_while_many_never_ask(server: Server) -> None:
    port = int(server.url.rpartition(":")[2].partition("/")[0])
    async with contextlib.AsyncExitStack() as crowd:
        for _ in range(CROWD):
            stream: SocketStream = await anyio.connect_tcp("127.0.0.1", port)
            await crowd.enter_async_context(stream)
            await stream.send(b"GET /websocket HTTP/1.1\r\n")
        async with connect(server, "alice") as alice:
            assert alice.user_id is not None

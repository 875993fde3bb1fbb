# SPDX-License-Identifier: MIT
import json
from contextlib import suppress
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_socket
from websockets.exceptions import ConnectionClosed

from quickmeet_devserver import serve
from quickmeet_devserver.wire.client_limits import Heartbeat
from tests.devserver.people import PASSWORDS

CONNECT = {"msg": "connect", "version": "1", "support": ["1"]}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def send(socket: ClientConnection, *frames: object) -> None:
    for frame in frames:
        await socket.send(frame if isinstance(frame, str) else json.dumps(frame))


async def receive(socket: ClientConnection) -> Any:
    return json.loads(await socket.recv())


@pytest.mark.parametrize(
    ("frame", "answer"),
    [
        ("nonsense", {"msg": "error", "reason": "Bad request"}),
        ("", {"msg": "error", "reason": "Bad request"}),
        (
            '{"msg":"method","method":"x","id":7}',
            {
                "msg": "error",
                "reason": "Malformed method invocation",
                "offendingMessage": {"msg": "method", "method": "x", "id": 7},
            },
        ),
        (
            '{"msg":"method","method":"x","id":"1","params":[{"$type":"no","$value":1}]}',
            {"msg": "error", "reason": "Parse error"},
        ),
    ],
)
async def test_invalid_frames_are_reported_and_survived(
    frame: str, answer: object
) -> None:
    async with serve() as server, open_socket(server.url) as socket:
        await send(socket, CONNECT)
        await receive(socket)
        await send(socket, frame, {"msg": "ping", "id": "alive"})
        assert await receive(socket) == answer
        assert await receive(socket) == {"msg": "pong", "id": "alive"}


async def test_ddp_streamer_closes_on_invalid_frames() -> None:
    async with serve(front="ddp-streamer") as server:
        async with open_socket(server.url) as socket:
            assert await receive(socket) == {"server_id": "0"}
            await send(socket, CONNECT, "nonsense")
            with suppress(ConnectionClosed):
                while True:  # `connected`, and a ping if that took half a second
                    await receive(socket)
        assert socket.close_code == 1007


async def test_ddp_streamer_wraps_the_errors_of_others() -> None:
    async with (
        serve(front="ddp-streamer") as server,
        open_socket(server.url) as socket,
    ):
        await send(socket, CONNECT)
        await send(socket, {"msg": "method", "method": "getUserRoles", "id": "1"})
        frames = [await receive(socket) for _ in range(4)]
    assert [frame.get("msg") for frame in frames[1:]] == [
        "connected",
        "result",
        "updated",
    ]
    assert frames[2]["error"]["error"] == "Invalid user [error-invalid-user]"


async def test_both_fronts_share_one_state() -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        server.another_front("ddp-streamer") as url,
        open_socket(url) as socket,
    ):
        await send(socket, CONNECT)
        login = {"user": {"username": "alice"}, "password": PASSWORDS["alice"]}
        call = {"msg": "method", "method": "login", "id": "1", "params": [login]}
        await send(socket, call)
        frame = await receive(socket)
        while frame.get("msg") != "result":  # a ping may come first on a slow machine
            frame = await receive(socket)
    assert frame["result"]["type"] == "password"


async def test_a_client_that_is_silent_is_asked_and_then_closed() -> None:
    async with serve(heartbeat=Heartbeat(0.05, 0.05)) as server:
        async with open_socket(server.url) as socket:
            await send(socket, CONNECT)
            await receive(socket)
            assert await receive(socket) == {"msg": "ping"}
            with pytest.raises(ConnectionClosed):
                await receive(socket)
        assert socket.close_code == 1000


async def test_sockjs_frames_several_messages_in_one() -> None:
    async with serve() as server:
        url = server.url.replace("/websocket", "/sockjs/1/abcdefgh/websocket")
        async with open_socket(url) as socket:
            assert await socket.recv() == "o"
            await send(socket, [json.dumps(CONNECT)])
            await socket.recv()
            ping = '{"msg":"ping","id":"1"}'
            await send(socket, [ping, ping])
            wrapped = ["a" + json.dumps(['{"msg":"pong","id":"1"}'])] * 2
            assert [await socket.recv(), await socket.recv()] == wrapped

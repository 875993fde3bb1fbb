# SPDX-License-Identifier: MIT
"""The bad network: what it does to bytes, and how a session copes."""

from collections.abc import AsyncGenerator

import anyio
import pytest
from anyio.abc import SocketAttribute, SocketStream

import quickmeet
from quickmeet_devserver import Proxy, Server, proxied
from quickmeet_runtime.lifecycle.status import Lost, Ready
from tests.devserver.people import PASSWORDS

GONE = (anyio.EndOfStream, anyio.BrokenResourceError)


@pytest.fixture
async def proxy() -> AsyncGenerator[Proxy]:
    """A proxy before a server that sends everything back."""

    async def echo(stream: SocketStream) -> None:
        async with stream:
            async for data in stream:
                await stream.send(data)

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port: int = listener.extra(SocketAttribute.local_port)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, echo)
        async with proxied(f"ws://127.0.0.1:{port}/websocket") as proxy:
            yield proxy
        tasks.cancel_scope.cancel()


@pytest.fixture
async def network(server: Server) -> AsyncGenerator[Proxy]:
    async with proxied(server.url) as proxy:
        yield proxy


async def opened(proxy: Proxy) -> SocketStream:
    port = int(proxy.url.removesuffix("/websocket").rpartition(":")[2])
    return await anyio.connect_tcp("127.0.0.1", port)


async def received(stream: SocketStream, size: int) -> list[bytes]:
    parts: list[bytes] = []
    while sum(map(len, parts)) < size:
        parts.append(await stream.receive())
    return parts


def connect(network: Proxy) -> quickmeet.Connecting[quickmeet.Client]:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    soon = quickmeet.Reconnect(first=0.01)
    return quickmeet.connect(network.url, login, time_limit=10, reconnect=soon)


async def came_back(client: quickmeet.Client) -> Exception:
    """Wait until the session was lost and is ready again; says why it was lost."""
    reason: Exception | None = None
    async for status in client.status_changes():
        if isinstance(status, Lost) and reason is None:
            reason = status.reason
        if isinstance(status, Ready) and reason is not None:
            return reason
    raise AssertionError("the session ended")


async def test_what_comes_passes(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        assert await stream.receive() == b"hello"
        assert (proxy.connections, proxy.open) == (1, 1)
        assert proxy.passed == {"in": 5, "out": 5}


async def test_a_throttled_proxy_splits_at_every_byte(proxy: Proxy) -> None:
    proxy.throttle(1, 0.001, "in")
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        parts = await received(stream, 5)
    assert b"".join(parts) == b"hello"
    assert len(parts) > 1


@pytest.mark.parametrize("at", [1, 2, 3, 4])
async def test_a_proxy_splits_at_any_byte(proxy: Proxy, at: int) -> None:
    proxy.split("in", at, pause=0.05)
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        assert await received(stream, 5) == [b"hello"[:at], b"hello"[at:]]
        await stream.send(b"hello")
        assert await received(stream, 5) == [b"hello"]


@pytest.mark.parametrize("size", [0, 1, 3])
async def test_a_proxy_cuts_after_any_byte(proxy: Proxy, size: int) -> None:
    proxy.cut_after("in", size)
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        if size:
            assert b"".join(await received(stream, size)) == b"hello"[:size]
        with pytest.raises(GONE):
            await stream.receive()
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        assert await stream.receive() == b"hello"


async def test_a_proxy_cuts_and_refuses(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        await stream.send(b"hello")
        await stream.receive()
        proxy.refuse()
        proxy.cut()
        with pytest.raises(GONE):
            await stream.receive()
    async with await opened(proxy) as stream:
        with pytest.raises(GONE):
            await stream.receive()


async def test_a_proxy_answers_one_connection_itself(network: Proxy) -> None:
    asked: list[bytes] = []

    def answer(head: bytes) -> bytes:
        asked.append(head)
        return b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"

    network.answer_next(answer)
    with pytest.raises(quickmeet.TransportError, match="503"):
        await quickmeet.connect(network.url).__aenter__()
    async with quickmeet.connect(network.url):
        assert [head[:4] for head in asked] == [b"GET "]


async def test_a_frozen_proxy_keeps_what_it_has(proxy: Proxy) -> None:
    async with await opened(proxy) as stream:
        proxy.freeze()
        await stream.send(b"hello")
        with anyio.move_on_after(0.05) as scope:
            await stream.receive()
        assert scope.cancelled_caught
        proxy.thaw()
        assert await stream.receive() == b"hello"


def test_what_no_network_can_do_is_refused() -> None:
    async def attempt() -> None:
        proxy = Proxy("ws://127.0.0.1:1/websocket", "127.0.0.1", 1)
        with pytest.raises(ValueError, match="at least 1 byte"):
            proxy.throttle(0)
        with pytest.raises(ValueError, match="pieces"):
            proxy.split("in", 3, 0)
        with pytest.raises(ValueError, match="must not be negative"):
            proxy.cut_after("out", -1)

    anyio.run(attempt)


async def test_a_session_comes_back_after_a_cut(network: Proxy) -> None:
    async with connect(network) as client:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(came_back, client)
            await anyio.lowlevel.checkpoint()
            network.cut()
        assert await client.rooms.find_id("general") == "GENERAL"
        assert client.statistics.connections_lost == 1


async def test_a_session_copes_with_any_pieces(network: Proxy) -> None:
    network.throttle(1)
    async with connect(network) as client, client.messages.follow("GENERAL") as heard:
        await client.messages.send("GENERAL", "in pieces")
        assert (await anext(heard)).text == "in pieces"
        assert client.statistics.connections_lost == 0


async def test_a_message_of_which_half_came_is_fetched(
    network: Proxy, bob: quickmeet.Client
) -> None:
    async with connect(network) as client, client.messages.follow("GENERAL") as heard:
        network.cut_after("in", 100)
        sent = await bob.messages.send("GENERAL", "long enough " * 20)
        assert (await anext(heard)).id == sent.id
        assert client.statistics.connections_lost == 1

# SPDX-License-Identifier: MIT
"""A server with several addresses, of which some never answer (RFC 8305)."""

import socket
from urllib.parse import urlsplit

import anyio
import pytest
from anyio.to_thread import run_sync

from quickmeet_runtime.errors import TransportError
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.url import ServerUrl
from tests.support.addresses import attempts, lists_connections, resolve, swallowing

from .conftest import Listening, Opener
from .raw import CLOSE, Peer, closing

NAME = "chat.example.com"
DEAF = "127.0.0.2"
LIVE = "127.0.0.1"
LONG = TransportOptions(open_limit=60)


def endpoint(port: int) -> ServerUrl:
    return ServerUrl.parse(f"ws://{NAME}:{port}")


def port_of(listening: Listening) -> int:
    port = urlsplit(listening.base).port
    assert port is not None
    return port


async def test_an_address_that_never_answers_does_not_keep_from_the_next(
    opener: Opener, plain_server: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = port_of(plain_server)
    resolve(monkeypatch, NAME, [DEAF, LIVE])
    with swallowing(DEAF, port), anyio.fail_after(10):
        transport = await opener(endpoint(port), LONG)

        await transport.aclose()


async def test_families_are_tried_in_turn(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = socket.socket(socket.AF_INET6)
    try:
        listener.bind(("::1", 0))
    except OSError:
        pytest.skip("this machine has no IPv6")
    listener.listen()
    listener.settimeout(20)
    port = listener.getsockname()[1]

    def serve() -> None:
        peer = Peer(listener.accept()[0])
        peer.upgrade()
        assert peer.read().opcode == CLOSE
        peer.send(closing(1000))
        peer.close()

    # one address after the other takes a quarter of a second for each, 100 in all
    resolve(monkeypatch, NAME, [*[DEAF] * 400, "::1"])
    with listener, swallowing(DEAF, port), anyio.fail_after(20):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_sync, serve)
            await (await opener(endpoint(port), LONG)).aclose()


@lists_connections
async def test_those_that_lost_are_closed(
    opener: Opener, plain_server: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = port_of(plain_server)
    resolve(monkeypatch, NAME, [DEAF, DEAF, LIVE])
    with swallowing(DEAF, port), anyio.fail_after(10):
        before = attempts(DEAF, port)
        transport = await opener(endpoint(port), LONG)
        after = attempts(DEAF, port)
        await transport.aclose()

        assert after == before


@lists_connections
async def test_none_stays_open_when_opening_is_given_up(
    opener: Opener, plain_server: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = port_of(plain_server)
    resolve(monkeypatch, NAME, [DEAF, DEAF])
    with swallowing(DEAF, port):
        before = attempts(DEAF, port)
        with pytest.raises(TransportError, match=r"no WebSocket after 0\.4 s"):
            await opener(endpoint(port), TransportOptions(open_limit=0.4))

        assert attempts(DEAF, port) == before


async def test_the_next_is_tried_at_once_when_one_refuses(
    opener: Opener, plain_server: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = port_of(plain_server)
    resolve(monkeypatch, NAME, [*["127.0.0.3"] * 200, LIVE])
    with anyio.fail_after(20):  # fifty seconds if each were waited for
        await (await opener(endpoint(port), LONG)).aclose()


async def test_several_refusing_addresses_are_reported(
    opener: Opener, plain_server: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve(monkeypatch, NAME, ["127.0.0.3", "127.0.0.4"])
    with pytest.raises(TransportError, match="is the server running there"):
        await opener(endpoint(port_of(plain_server)), LONG)

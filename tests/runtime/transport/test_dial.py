# SPDX-License-Identifier: MIT
"""Finding the address of a server: only names are looked up."""

import socket

import anyio
import pytest
from anyio.to_thread import run_sync

from quickmeet_runtime.errors import TransportError
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.picows_opening import open_picows
from quickmeet_runtime.transport.url import ServerUrl
from tests.conftest import BACKENDS, Backend

from .raw import CLOSE, Peer, closing


@pytest.fixture
def anyio_backend() -> Backend:
    """The loop that looks names up by Python's socket module."""
    return BACKENDS["asyncio"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The hosts that were looked up; none is found."""
    hosts: list[object] = []

    def look_up(host: object, *_: object, **__: object) -> list[object]:
        hosts.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "no")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return hosts


@pytest.mark.parametrize(
    ("family", "host"),
    [
        pytest.param(socket.AF_INET, "127.0.0.1", id="IPv4"),
        pytest.param(socket.AF_INET6, "::1", id="IPv6"),
    ],
)
async def test_an_address_is_not_looked_up(
    family: socket.AddressFamily, host: str, asked: list[object]
) -> None:
    listener = socket.socket(family)
    try:
        listener.bind((host, 0))
    except OSError:
        pytest.skip("this machine has no such addresses")
    listener.listen()
    port = listener.getsockname()[1]
    netloc = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    def serve() -> None:
        peer = Peer(listener.accept()[0])
        peer.upgrade()
        assert peer.read().opcode == CLOSE
        peer.send(closing(1000))
        peer.close()

    with listener:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_sync, serve)
            url = ServerUrl.parse(f"ws://{netloc}")
            transport = await open_picows(url, TransportOptions())
            await transport.aclose()

    assert asked == []


@pytest.mark.parametrize("host", ["localhost", "chat.example.com"])
async def test_a_name_is_looked_up(host: str, asked: list[object]) -> None:
    with pytest.raises(TransportError, match="there is no such host"):
        await open_picows(ServerUrl.parse(f"ws://{host}:1"), TransportOptions())

    assert asked == [host]

# SPDX-License-Identifier: MIT
"""TLS before the server, as a reverse proxy does it: who trusts whom."""

import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import pytest
import trustme
from anyio.abc import ByteStream, SocketAttribute
from anyio.streams.tls import TLSListener

import quickmeet
from quickmeet_devserver import Server

from .conftest import PASSWORDS

ALICE = quickmeet.Password("alice", PASSWORDS["alice"])


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who vouches for the server, and for clients."""
    return trustme.CA()


@asynccontextmanager
async def front(
    server: Server, authority: trustme.CA, *, wants_certificate: bool = False
) -> AsyncGenerator[str]:
    """A TLS front before the embedded server; gives its address."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL is optional there
    if wants_certificate:
        context.verify_mode = ssl.CERT_REQUIRED
        authority.configure_trust(context)  # pyright: ignore[reportUnknownMemberType]  # the same
    target = urlsplit(server.url)

    async def forward(source: ByteStream, sink: ByteStream) -> None:
        try:
            async for data in source:
                await sink.send(data)
        except (anyio.BrokenResourceError, anyio.ClosedResourceError):
            return

    async def serve(stream: ByteStream) -> None:
        behind = await anyio.connect_tcp(target.hostname or "", target.port or 0)
        async with stream, behind, anyio.create_task_group() as tasks:
            tasks.start_soon(forward, stream, behind)
            await forward(behind, stream)
            tasks.cancel_scope.cancel()

    tcp = await anyio.create_tcp_listener(local_host="127.0.0.1")
    listener = TLSListener(tcp, context, standard_compatible=False)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, serve)
        yield f"https://127.0.0.1:{tcp.extra(SocketAttribute.local_port)}"
        tasks.cancel_scope.cancel()


async def use(url: str, tls: ssl.SSLContext | None) -> None:
    """Talk by WebSocket and by REST."""
    async with quickmeet.connect(url, ALICE, tls=tls) as client:
        assert await client.rooms.find_id("general") == "GENERAL"
        assert str(await client.server_version()) == "6.5"


async def test_tls_is_verified_and_a_custom_authority_is_accepted(
    server: Server, authority: trustme.CA
) -> None:
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)  # pyright: ignore[reportUnknownMemberType]  # the same
    async with front(server, authority) as url:
        with pytest.raises(quickmeet.TransportError, match="certificate"):
            await use(url, None)
        await use(url, trusting)


async def test_an_authority_that_the_system_trusts_is_trusted(
    server: Server,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = tmp_path / "store.pem"
    authority.cert_pem.write_to_path(str(store))
    monkeypatch.setenv("SSL_CERT_FILE", str(store))
    async with front(server, authority) as url:
        await use(url, None)


async def test_a_client_certificate_is_sent_where_one_is_requested(
    server: Server, authority: trustme.CA
) -> None:
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)  # pyright: ignore[reportUnknownMemberType]  # the same
    async with front(server, authority, wants_certificate=True) as url:
        with pytest.raises(quickmeet.TransportError):
            await use(url, trusting)
        certificate = authority.issue_cert("alice@example.com")
        certificate.configure_cert(trusting)  # pyright: ignore[reportUnknownMemberType]  # the same
        await use(url, trusting)

# SPDX-License-Identifier: MIT
"""Through a proxy to the server, WebSocket and REST, named or from the environment."""

import pytest

import quickmeet
from quickmeet_devserver import Server

from .conftest import PASSWORDS
from .tiny_proxy import TinyProxy, tiny_proxy

ALICE = quickmeet.Password("alice", PASSWORDS["alice"])
FAR = "http://chat.example.com"


async def use(proxy: TinyProxy, choice: str) -> None:
    """Talk by WebSocket and by REST, and look who passed the proxy."""
    async with quickmeet.connect(
        FAR, ALICE, proxy=choice, allow_plaintext=True
    ) as client:
        assert await client.rooms.find_id("general") == "GENERAL"
        assert proxy.asked == ["CONNECT chat.example.com:80"]
        assert str(await client.server_version()) == "6.5"
        assert len(proxy.asked) == 2
        assert len(proxy.users) == 2


@pytest.mark.parametrize("kind", ["http", "socks"])
async def test_a_proxy_that_was_named_is_the_way_for_everything(
    server: Server, kind: str
) -> None:
    async with tiny_proxy(server.url) as proxy:
        await use(proxy, getattr(proxy, kind))


@pytest.mark.parametrize("kind", ["http", "socks"])
async def test_a_proxy_of_the_environment_is_the_way_for_everything(
    server: Server, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tiny_proxy(server.url) as proxy:
        monkeypatch.setenv("ALL_PROXY", getattr(proxy, kind))
        monkeypatch.delenv("NO_PROXY", raising=False)
        await use(proxy, "environment")


async def test_no_proxy_leads_past_the_proxy(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tiny_proxy(server.url) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.http)
        monkeypatch.setenv("NO_PROXY", "chat.invalid")
        with pytest.raises(quickmeet.TransportError, match="no such host"):
            await quickmeet.connect("http://chat.invalid").__aenter__()
        assert proxy.asked == []


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_a_proxy_that_is_not_there_is_an_error_without_its_password(
    server: Server, kind: str
) -> None:
    async with tiny_proxy(server.url) as proxy:
        pass
    gone = f"{kind}://{proxy.http.partition('://')[2]}"
    with pytest.raises(quickmeet.TransportError) as caught:
        await quickmeet.connect(FAR, proxy=gone).__aenter__()
    error: BaseException | None = caught.value
    while error is not None:
        assert "s3cr3t" not in f"{error}{error!r}"
        error = error.__cause__ or error.__context__

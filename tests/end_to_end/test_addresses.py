# SPDX-License-Identifier: MIT
"""A session with a server of two addresses, of which the first never answers."""

from urllib.parse import urlsplit

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.support.addresses import resolve, swallowing

from .conftest import PASSWORDS


@pytest.mark.parametrize("compression", [False, True], ids=["default", "websockets"])
async def test_the_other_address_is_found_at_first_and_after_a_loss(
    server: Server, monkeypatch: pytest.MonkeyPatch, *, compression: bool
) -> None:
    port = urlsplit(server.url).port
    assert port is not None
    resolve(monkeypatch, "chat.example.com", ["127.0.0.2", "127.0.0.1"])
    with swallowing("127.0.0.2", port), anyio.fail_after(15):
        async with quickmeet.connect(
            f"http://chat.example.com:{port}",
            quickmeet.Password("alice", PASSWORDS["alice"]),
            allow_plaintext=True,
            compression=compression,
            reconnect=quickmeet.Reconnect(first=0.01),
        ) as client:
            general = await client.rooms.find_id("general")
            server.disconnect_all()

            sent = await client.messages.send(general, "back")

            assert sent.text == "back"
            assert client.statistics.connections == 2

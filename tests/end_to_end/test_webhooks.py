# SPDX-License-Identifier: MIT
"""Posting by the address of a webhook."""

from typing import cast

import pytest

import quickmeet
from quickmeet import post_webhook
from quickmeet_devserver import Server

from .conftest import connect


@pytest.fixture
async def address(server: Server) -> str:
    """The address of a webhook into the channel general."""
    login = quickmeet.Password("admin", server.admin_password)
    async with quickmeet.connect_http(server.url, login) as admin:
        answer = await admin.request_raw(
            "POST",
            "integrations.create",
            json={
                "type": "webhook-incoming",
                "name": "in",
                "enabled": True,
                "username": "admin",
                "channel": "#general",
                "scriptEnabled": False,
            },
        )
    hook = cast("dict[str, dict[str, str]]", answer)["integration"]
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    return f"{base}/hooks/{hook['_id']}/{hook['token']}"


async def test_what_is_posted_is_in_the_room(server: Server, address: str) -> None:
    async with (
        connect(server, "alice") as alice,
        alice.messages.follow("GENERAL") as messages,
    ):
        card = quickmeet.types.Attachment(title="Card")
        await post_webhook(address, text="done", alias="Backup", attachments=[card])
        message = await anext(messages)
    assert (message.text, message.alias) == ("done", "Backup")
    assert message.attachments
    assert message.attachments[0].title == "Card"


async def test_refusals_are_reported_without_the_address(
    address: str,
) -> None:
    with pytest.raises(quickmeet.MethodError) as raised:
        await post_webhook(f"{address}x", text="done")
    assert address.rpartition("/")[2] not in str(raised.value)
    with pytest.raises(quickmeet.MethodError, match="overriding"):
        await post_webhook(address, text="done", channel="#other")


@pytest.mark.parametrize(
    "url",
    ["", "chat.example.com", "https://chat.example.com", "ftp://a/hooks/b/c",
     "https://chat.example.com/hooks/id"],
)  # fmt: skip
async def test_what_is_no_address_of_a_webhook_is_refused(url: str) -> None:
    with pytest.raises(quickmeet.AddressError, match="not the address"):
        await post_webhook(url, text="done")


async def test_the_address_is_a_secret_that_is_not_sent_in_the_clear() -> None:
    with pytest.raises(quickmeet.InsecureError) as raised:
        await post_webhook("http://chat.example.com/hooks/id/tok3n", text="done")
    assert "tok3n" not in str(raised.value)


async def test_nothing_is_not_posted(address: str) -> None:
    with pytest.raises(quickmeet.LocalProtocolError, match="nothing to post"):
        await post_webhook(address)
    with pytest.raises(quickmeet.LocalProtocolError, match="not JSON"):
        await post_webhook(address, attachments=[object()])


async def test_an_unreachable_server_is_reported() -> None:
    url = "http://127.0.0.1:9/hooks/id/tok3n"  # the port of discarding
    with pytest.raises(quickmeet.TransportError) as raised:
        await post_webhook(url, text="done")
    assert "tok3n" not in repr(raised.value)

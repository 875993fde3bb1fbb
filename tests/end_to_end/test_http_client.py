# SPDX-License-Identifier: MIT
"""The same groups over HTTP alone, on servers old and new."""

import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .conftest import PASSWORDS
from .conftest import connect_http as by_http

VERSIONS = ("6.5.3", "9.0.0")


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_cron_job_needs_no_websocket(version: str) -> None:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=version) as server:
        async with by_http(server, "alice") as client:
            made = await client.rooms.create_channel("reports", ["bob"])
            sent = await client.messages.send(made.room_id, "all is well")
            await client.messages.react("tada", sent.id)
            stored = await client.messages.get(sent.id)
            assert isinstance(stored, quickmeet.types.Message)
            assert isinstance(stored.sent_at, quickmeet.Timestamp)
            assert stored.text == "all is well"
            rooms = await client.rooms.list()
            assert made.room_id in {room.id for room in rooms}
            assert str(await client.server_version()) == version[:3]
        assert server.connections == 0


async def test_what_is_sent_by_http_is_seen_over_ddp(server: Server) -> None:
    login = quickmeet.Password("bob", PASSWORDS["bob"])
    async with (
        quickmeet.connect(server.url, login) as bob,
        bob.messages.follow("GENERAL") as messages,
        by_http(server, "alice") as alice,
    ):
        await alice.messages.send("GENERAL", "hello")
        assert (await anext(messages)).text == "hello"


async def test_nobody_may_do_little(server: Server) -> None:
    async with quickmeet.connect_http(server.url) as client:
        assert client.user_id is None
        found = await client.rooms.search("gen")
        assert found.rooms == []
        with pytest.raises(quickmeet.MethodError):
            await client.rooms.create_channel("den", [])


async def test_a_token_logs_in_and_ends_with_the_logout(server: Server) -> None:
    async with by_http(server, "alice") as client:
        token = client.token
        assert token is not None
        assert token not in repr(client)
        async with quickmeet.connect_http(server.url, quickmeet.Token(token)) as other:
            assert other.user_id == client.user_id
            await other.logout()
            assert other.user_id is None
    with pytest.raises(quickmeet.LoginError):
        async with quickmeet.connect_http(server.url, quickmeet.Token(token)):
            pass


async def test_a_token_that_ends_in_the_middle_is_renewed(server: Server) -> None:
    async with by_http(server, "alice") as client:
        before = client.token
        assert before is not None
        async with quickmeet.connect_http(server.url, quickmeet.Token(before)) as other:
            await other.logout()
        assert await client.rooms.find_id("general") == "GENERAL"
        assert client.token != before


async def test_a_wrong_password_is_refused(server: Server) -> None:
    with pytest.raises(quickmeet.LoginError):
        async with quickmeet.connect_http(
            server.url, quickmeet.Password("alice", "wrong")
        ):
            pass


async def test_following_says_that_it_takes_a_websocket(server: Server) -> None:
    async with by_http(server, "alice") as client:
        with pytest.raises(quickmeet.LocalProtocolError, match="use `connect`"):
            client.messages.follow("GENERAL")
        with pytest.raises(quickmeet.LocalProtocolError, match="use `connect`"):
            client.messages.changes("GENERAL")


async def test_methods_by_wire_name_and_unknown_ones(server: Server) -> None:
    async with by_http(server, "alice") as client:
        found = await client.call_raw("getRoomIdByNameOrId", "general")
        assert bytes(found) == b'"GENERAL"'
        assert bytes(await client.call_raw("readMessages", "GENERAL")) == b""
        with pytest.raises(quickmeet.MethodNotFoundError):
            await client.call_raw("no/such:method")
        with pytest.raises(quickmeet.LocalProtocolError, match="not JSON"):
            await client.call_raw("readMessages", object())


async def test_what_is_closed_stays_closed(server: Server) -> None:
    async with by_http(server, "alice") as client:
        pass
    with pytest.raises(quickmeet.ClosedError):
        await client.rooms.list()

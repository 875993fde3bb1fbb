# SPDX-License-Identifier: MIT
"""Logging in and out, presence, raw calls, and the end of sessions."""

import anyio
import msgspec
import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_runtime.lifecycle.status import Closed, Ready

from .conftest import PASSWORDS, connect


async def test_a_token_logs_in_again_until_logged_out(server: Server) -> None:
    async with connect(server, "alice") as client:
        token, user_id = client.token or "", client.user_id
        async with quickmeet.connect(server.url, quickmeet.Token(token)) as again:
            assert again.user_id == user_id
        await client.logout()
        assert (client.user_id, client.token) == (None, None)
    with pytest.raises(quickmeet.LoginError, match="logged out by the server"):
        async with quickmeet.connect(server.url, quickmeet.Token(token)):
            pytest.fail("entered")


@pytest.mark.parametrize(
    ("login", "reason"),
    [
        (quickmeet.Password("alice", "wrong"), "Incorrect password"),
        (quickmeet.Password("nobody", "x"), "User not found"),
        (quickmeet.Cas("x"), "Unrecognized options for login request"),
    ],
    ids=["password", "user", "kind"],
)
async def test_a_refused_login_says_why_and_shows_no_secret(
    server: Server, login: quickmeet.Credentials, reason: str
) -> None:
    with pytest.raises(quickmeet.LoginError, match=reason) as caught:
        async with quickmeet.connect(server.url, login):
            pytest.fail("entered")
    assert "wrong" not in repr(caught.value)


async def test_a_login_goes_over_from_one_user_to_another(server: Server) -> None:
    async with connect(server, "alice") as client:
        alice_id = client.user_id
        assert list(client.collections["users"]) == [alice_id]
        await client.login(quickmeet.Password("bob", PASSWORDS["bob"]))
        assert client.user_id != alice_id
        assert list(client.collections["users"]) == [client.user_id]
        with pytest.raises(quickmeet.LoginError):
            await client.login(quickmeet.Password("alice", "wrong"))
        assert [one.name for one in await client.rooms.list()] == ["general"]


async def test_an_anonymous_session_sees_little(server: Server) -> None:
    async with quickmeet.connect(server.url) as nobody:
        assert nobody.user_id is None
        assert await nobody.rooms.list() == []
        settings = await nobody.settings.list()
        assert len(settings) > 100
        with pytest.raises(quickmeet.errors.InvalidUserError):
            await nobody.messages.send("GENERAL", text="x")


async def test_a_registered_user_chooses_a_name_and_lands_in_general(
    server: Server,
) -> None:
    async with quickmeet.connect(server.url) as client:
        form = {"email": "dora@example.com", "pass": "explorer", "name": "Dora"}
        user_id = msgspec.json.decode(await client.call_raw("registerUser", form))
        await client.login(quickmeet.Password("dora@example.com", "explorer"))
        assert client.user_id == user_id
        await client.call_raw("setUsername", "dora")
        assert [one.name for one in await client.rooms.list()] == ["general"]


async def test_presence_follows_choice_and_connections(
    server: Server, bob: quickmeet.Client
) -> None:
    async with bob.users.follow_status() as statuses:
        async with connect(server, "alice") as alice:
            assert (await anext(statuses)).status_code == 1
            await alice.presence.set_away()
            assert (await anext(statuses)).status_code == 2
            await alice.presence.set_status(text="gone fishing")
            assert (await anext(statuses)).status_text == "gone fishing"
        assert (await anext(statuses)).status_code == 0


async def test_raw_calls_and_events_reach_what_the_schema_lacks(
    alice: quickmeet.Client, bob: quickmeet.Client, general: str
) -> None:
    async with bob.subscribe_raw("stream-room-messages", general) as events:
        await alice.call_raw("sendMessage", {"rid": general, "msg": "raw"})
        (message,) = msgspec.json.decode(await anext(events))
    assert message["msg"] == "raw"
    assert bytes(await alice.call_raw("readMessages", general)) == b""
    with pytest.raises(quickmeet.MethodNotFoundError, match=r"no\.such\.method"):
        await alice.call_raw("no.such.method")
    with pytest.raises(quickmeet.SubscriptionError, match="404"):
        async with alice.subscribe_raw("stream-nosuch", "x"):
            pytest.fail("entered")


async def test_a_cancelled_call_leaves_the_session_as_it_was(
    alice: quickmeet.Client, general: str
) -> None:
    with anyio.move_on_after(0):
        await alice.messages.send(general, text="perhaps")
    assert (await alice.messages.send(general, text="surely")).text == "surely"


async def test_calls_of_a_closed_client_raise_an_error_that_says_so(
    server: Server,
) -> None:
    async with connect(server, "alice") as client:
        subscription = client.messages.follow("GENERAL")
        before = client.status
    assert (type(before), client.status) == (Ready, Closed(None))
    with pytest.raises(quickmeet.ClosedError, match="closed"):
        await client.rooms.list()
    with pytest.raises(quickmeet.ClosedError):
        async with subscription:
            pytest.fail("entered")


async def test_an_error_of_the_user_comes_out_as_it_is(server: Server) -> None:
    error = LookupError("mine")
    with pytest.raises(LookupError) as caught:
        async with connect(server, "alice"), connect(server, "bob"):
            raise error
    assert caught.value is error


async def test_a_server_that_hangs_up_ends_the_iteration_with_an_error(
    server: Server,
) -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    async with (
        quickmeet.connect(server.url, login, reconnect=None) as alice,
        alice.messages.follow("GENERAL") as messages,
    ):
        server.disconnect_all(1000, "Normal closure")
        with pytest.raises(quickmeet.ConnectionLostError, match="1000"):
            await anext(messages)


async def test_both_dialects_of_servers_are_spoken() -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, front="ddp-streamer") as server,
        connect(server, "alice") as alice,
        alice.messages.follow("GENERAL") as messages,
    ):
        await alice.messages.send("GENERAL", text="streamed")
        assert (await anext(messages)).text == "streamed"
        with pytest.raises(quickmeet.MethodNotFoundError):
            await alice.call_raw("nope")
        assert dict(alice.collections) == {}

# SPDX-License-Identifier: MIT
"""Refusals of a server on demand: on the wire, and to a session."""

import anyio
import pytest
from websockets.exceptions import InvalidStatus

import quickmeet
from quickmeet_devserver import Server, serve
from tests.devserver.people import PASSWORDS, connect
from tests.devserver.raw import HungUpError, came_back, impatient, raw
from tests.devserver.rest_client import plain_client

ROOM = "GENERAL"
MESSAGES = "stream-room-messages"


async def said(client: quickmeet.Client) -> list[str]:
    """What people said in the channel, system messages aside."""
    page = await client.messages.load_history(ROOM)
    return [one.text for one in page.messages if one.kind is quickmeet.UNSET]


# Connections


async def test_refused_connections_are_hung_up_on(server: Server) -> None:
    with server.faults.refuse_connections(after=1, times=2) as fault:
        async with raw(server.url):
            pass
        for _ in range(2):
            with pytest.raises(HungUpError):
                async with raw(server.url):
                    pytest.fail("connected")
        assert fault.happened == 2
        async with raw(server.url):
            pass


async def test_refused_connections_get_a_status(server: Server) -> None:
    with server.faults.refuse_connections(503), pytest.raises(InvalidStatus) as caught:
        async with raw(server.url):
            pytest.fail("connected")
    assert caught.value.response.status_code == 503


async def test_a_session_says_what_it_was_refused_with(server: Server) -> None:
    with (
        server.faults.refuse_connections(503),
        pytest.raises(quickmeet.TransportError, match="503"),
    ):
        async with connect(server, "alice"):
            pytest.fail("connected")


async def test_a_session_goes_on_trying(server: Server) -> None:
    async with impatient(server.url, "alice", PASSWORDS["alice"]) as client:
        changes = client.status_changes()
        with server.faults.refuse_connections(times=3) as fault:
            server.faults.drop()
            await came_back(changes)
            assert fault.happened == 3
        assert await client.rooms.find_id("general") == ROOM


# Logins


async def test_a_refused_login_is_an_error_on_the_wire(server: Server) -> None:
    async with raw(server.url) as wire:
        server.faults.refuse_login(403, "not today", times=1)
        login = {"user": {"username": "alice"}, "password": PASSWORDS["alice"]}
        call = {"msg": "method", "id": "1", "method": "login", "params": [login]}
        await wire.send(call)
        await wire.json()
        assert (await wire.json())["error"]["reason"] == "not today"
        assert await wire.call("login", login) == ["added", "updated", "result"]


async def test_a_session_whose_login_is_refused_says_why(server: Server) -> None:
    with (
        server.faults.refuse_login(reason="not today"),
        pytest.raises(quickmeet.LoginError, match="not today"),
    ):
        async with connect(server, "alice"):
            pytest.fail("logged in")


async def test_a_token_refused_after_a_break_is_no_silent_session(
    server: Server, bob: quickmeet.Client
) -> None:
    once = quickmeet.Token(bob.token or "")
    soon = quickmeet.Reconnect(first=0.01)
    async with quickmeet.connect(server.url, once, reconnect=soon) as client:
        changes = client.status_changes()
        with server.faults.refuse_login(reason="logged out by the server"):
            server.faults.drop()
            async for status in changes:
                if isinstance(status, quickmeet.Closed):
                    assert isinstance(status.error, quickmeet.LoginError)


# Calls and subscriptions


async def test_a_refused_call_is_not_carried_out(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    code = "error-action-not-allowed"
    with server.faults.refuse_method("sendMessage", code, "no", user="alice"):
        with pytest.raises(quickmeet.MethodError, match=code) as caught:
            await alice.messages.send(ROOM, "may I?")
        assert (await bob.messages.send(ROOM, "I may")).text == "I may"
    assert caught.value.reason == "no"
    assert await said(bob) == ["I may"]


async def test_a_method_that_was_removed_is_played_by_404(
    server: Server, alice: quickmeet.Client
) -> None:
    words = "Method 'spotlight' not found"
    with (
        server.faults.refuse_method("spotlight", 404, words),
        pytest.raises(quickmeet.MethodNotFoundError, match="spotlight"),
    ):
        await alice.call_raw("spotlight", "x")


async def test_a_rate_limit_says_for_how_long(
    server: Server, alice: quickmeet.Client
) -> None:
    with server.faults.rate_limit("sendMessage", retry_after=2.5) as fault:
        with pytest.raises(quickmeet.RateLimitedError) as caught:
            await alice.messages.send(ROOM, "too fast")
        assert caught.value.retry_after == 2.5
        assert (await alice.messages.send(ROOM, "slow")).text == "slow"
        assert not fault.is_active


async def test_a_refused_subscription_is_answered_with_the_error(
    server: Server, alice: quickmeet.Client
) -> None:
    with (
        server.faults.refuse_subscription(MESSAGES, ROOM, reason="not you", times=1),
        pytest.raises(quickmeet.SubscriptionError, match="not you"),
    ):
        async with alice.messages.follow(ROOM):
            pytest.fail("followed")
    async with alice.messages.follow(ROOM) as heard:
        await alice.messages.send(ROOM, "me")
        assert (await anext(heard)).text == "me"


async def test_a_subscription_refused_after_a_break_ends_with_an_error(
    server: Server,
) -> None:
    async with (
        impatient(server.url, "alice", PASSWORDS["alice"]) as client,
        client.messages.follow(ROOM) as heard,
    ):
        with server.faults.refuse_subscription(MESSAGES, user="alice"):
            server.faults.drop()
            with pytest.raises(quickmeet.SubscriptionError):
                await anext(heard)


# Requests


async def test_a_refused_request_is_answered_with_the_status(server: Server) -> None:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(base_url=base) as http:
        with server.faults.refuse_request("/api/v1/login", 503, error="later"):
            refused = await http.post("/api/v1/login", json={})
            info = await http.get("/api/info")
        served = await http.post("/api/v1/login", json={})
    assert (refused.status_code, refused.json()["error"]) == (503, "later")
    assert (info.status_code, served.status_code) == (200, 401)


async def test_a_session_says_which_request_was_refused() -> None:
    users = list(PASSWORDS.items())
    async with (
        serve(users=users, server_version="9.0.0") as server,
        connect(server, "alice") as client,
    ):
        sent = await client.messages.send(ROOM, "x")
        with (
            server.faults.refuse_request("/api/v1/chat.react", 500, error="broken"),
            pytest.raises(quickmeet.QuickmeetError, match="broken"),
        ):
            await client.messages.react("rocket", sent.id)


# Being away


async def test_a_stopped_server_has_no_port_and_comes_back_on_it(
    server: Server,
) -> None:
    async with raw(server.url) as wire:
        async with server.stopped():
            with pytest.raises(HungUpError):
                await wire.frame()
            with pytest.raises(OSError, match=r"refused|failed"):
                async with raw(server.url):
                    pytest.fail("connected")
        async with raw(server.url) as again:
            await again.pong()


async def test_a_session_outlives_a_restart_with_its_token_and_its_rooms(
    server: Server,
) -> None:
    async with impatient(server.url, "bob", PASSWORDS["bob"]) as client:
        changes, token = client.status_changes(), client.token
        async with client.messages.follow(ROOM) as heard:
            await server.restart()
            await came_back(changes)
            sent = await client.messages.send(ROOM, "after")
            assert (await anext(heard)).id == sent.id
        assert client.token == token
    assert server.connections <= 1


async def test_a_server_that_lost_its_data_has_only_what_it_began_with(
    server: Server,
) -> None:
    made = await server.add_user("dora", "explorer")
    async with impatient(server.url, "bob", PASSWORDS["bob"]) as client:
        await client.messages.send(ROOM, "forgotten")
        changes, token = client.status_changes(), client.token
        await server.restart(keep_data=False)
        await came_back(changes)
        assert client.token != token  # the old one was refused: logged in again
        assert await said(client) == []
    assert await server.add_user("dora", "explorer") != made


async def test_a_restart_resets_rate_limits() -> None:
    async with serve(rate_limits=True) as server:
        for _ in range(2):
            async with raw(server.url) as wire:
                for _ in range(11):
                    await wire.send(
                        {"msg": "method", "id": "1", "method": "x", "params": []}
                    )
                codes = [(await wire.json()).get("error") for _ in range(22)]
            asked = [code["error"] for code in codes if code]
            assert asked == [404] * 10 + ["too-many-requests"]
            await server.restart()


async def test_a_restart_ends_before_it_returns(server: Server) -> None:
    async with raw(server.url), raw(server.url):
        assert server.connections == 2
        with anyio.fail_after(5):
            await server.restart()
        assert server.connections == 0

# SPDX-License-Identifier: MIT
"""Contract of every session, over a WebSocket and over HTTP alone."""

from collections.abc import Callable
from typing import Any, Final, cast

import anyio
import pytest

import quickmeet
from quickmeet_devserver import Server

from .conftest import PASSWORDS

ALICE: Final = quickmeet.Password("alice", PASSWORDS["alice"])

Open = Callable[..., Any]


@pytest.fixture(params=[quickmeet.connect, quickmeet.connect_http])
def open_session(request: pytest.FixtureRequest) -> Open:
    return cast("Open", request.param)


class Seen(quickmeet.Observer):
    """Records the calls that it is notified of."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, bool]] = []

    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        assert seconds >= 0
        self.calls.append((method, error is None))


async def test_an_observer_is_notified_of_every_call(
    server: Server, open_session: Open
) -> None:
    seen = Seen()
    async with open_session(server.url, ALICE, observer=seen) as client:
        await client.rooms.find_id("general")
        await client.call_raw("rooms/get")
        with pytest.raises(quickmeet.MethodError):
            await client.call_raw("nothing")
        await client.request_raw("GET", "rooms.info", query={"roomName": "general"})
        await client.logout()

    assert seen.calls == [
        ("getRoomIdByNameOrId", True),
        ("rooms/get", True),
        ("nothing", False),
        ("GET /v1/rooms.info", True),
        ("logout", True),
    ]


async def test_a_header_that_ends_early_is_refused_at_once(open_session: Open) -> None:
    with pytest.raises(quickmeet.LocalProtocolError, match="X-Bad"):
        open_session("https://chat.example.com", headers={"X-Bad": "a\r\nX-More: b"})


async def test_one_session_is_entered_once_at_a_time(
    server: Server, open_session: Open
) -> None:
    session = open_session(server.url, ALICE)
    for _ in range(2):
        async with session as client:
            with pytest.raises(quickmeet.LocalProtocolError, match="already entered"):
                await session.__aenter__()
            assert await client.rooms.find_id("general") == "GENERAL"


async def test_a_token_is_invalid_after_the_logout(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        token = quickmeet.Token(client.token)
        await client.logout()
        assert client.user_id is None
        assert client.token is None

    with pytest.raises(quickmeet.LoginError):
        async with quickmeet.connect(server.url, token):
            pass


async def test_an_endpoint_is_asked_by_its_path(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        for path in ("rooms.info", "v1/rooms.info", "/api/v1/rooms.info"):
            found = await client.request_raw("get", path, query={"roomId": "GENERAL"})
            assert found["room"]["name"] == "general"
        sent = await client.request_raw(
            "POST", "chat.postMessage", json={"roomId": "GENERAL", "text": "hello"}
        )
        assert sent["message"]["msg"] == "hello"


async def test_refusing_and_missing_endpoints_raise_errors_that_name_them(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        with pytest.raises(quickmeet.MethodNotFoundError, match=r"GET /v1/no\.such"):
            await client.request_raw("GET", "no.such")
        with pytest.raises(quickmeet.MethodError, match=r"GET /v1/rooms\.info"):
            await client.request_raw("GET", "rooms.info", query={"roomId": "nope"})


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("FETCH", "rooms.info"),
        ("GET", ""),
        ("GET", "rooms.info?roomId=secret"),
        ("GET", "https://elsewhere.example.com/api/v1/me"),
        ("GET", "//elsewhere.example.com/me"),
        ("GET", "../../admin"),
        ("GET", "rooms.info\r\nX-More: b"),
    ],
)
async def test_what_is_no_endpoint_is_not_sent(
    server: Server, open_session: Open, verb: str, path: str
) -> None:
    async with open_session(server.url) as client:
        with pytest.raises(quickmeet.LocalProtocolError) as raised:
            await client.request_raw(verb, path)
    assert "secret" not in str(raised.value)


async def test_a_body_that_is_no_json_is_not_sent(
    server: Server, open_session: Open
) -> None:
    async with open_session(server.url, ALICE) as client:
        for value in (object(), "half \ud83d"):
            with pytest.raises(quickmeet.LocalProtocolError):
                await client.request_raw("POST", "chat.postMessage", json=[value])
            with pytest.raises(quickmeet.LocalProtocolError):
                await client.call_raw("sendMessage", value)


async def test_two_tasks_on_one_iterator_of_states_are_refused(
    server: Server,
) -> None:
    async with quickmeet.connect(server.url) as client:
        states = client.status_changes()
        await anext(states)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(anext, states)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(quickmeet.LocalProtocolError, match="two tasks"):
                await anext(states)
            tasks.cancel_scope.cancel()


async def test_a_session_knows_its_user(server: Server, open_session: Open) -> None:
    async with open_session(server.url) as client:
        assert client.username is None
        await client.login(ALICE)
        assert client.username == "alice"
        token = quickmeet.Token(client.token)
        async with open_session(server.url, token) as again:
            assert again.username == "alice"
        await client.login(quickmeet.Password("bob", PASSWORDS["bob"]))
        assert client.username == "bob"
        await client.logout()
        assert client.username is None

# SPDX-License-Identifier: MIT
"""Whole sessions: a scripted DDP side and an HTTP server on loopback."""

from typing import Final, Unpack

import pytest

from quickmeet_runtime.auth.credentials import Credentials, Password, Token
from quickmeet_runtime.errors import (
    CallInterruptedError,
    LoginError,
    MethodError,
    MethodRemovedError,
    QuickmeetError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.options.options import ConnectOptions
from quickmeet_runtime.session.clients.client import ClientBase, Connecting
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.session.session import Session
from tests.runtime.scripted import Refusal, Server, Thing, VirtualClock

from .server import Answer, RestServer

GET: Final[Method[Thing]] = Method(
    "getThing",
    Thing,
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(RestCall(verb="GET", path="/v1/thing", send={"id": "0"}, result="thing"),),
)
GONE: Final[Method[None]] = Method(
    "goneThing", None, versions=Versions("0.74.0", removed="7.0.0")
)
LOGGED_OUT: Final = "You've been logged out by the server. Please log in again"
HIM: Final = Password("him", "his-secret")


@pytest.fixture
def server() -> Server:
    server = Server()
    server.methods["login"] = {"id": "u1", "token": "login-token", "type": "resume"}
    return server


class Things(Group):
    """What a generator would write for both methods."""

    __slots__ = ()

    async def get(self, thing_id: str) -> Thing:
        return await self._session.call(GET, (thing_id,))

    async def gone(self) -> None:
        await self._session.call(GONE, ())


class Client(ClientBase):
    """A client of things that servers lack."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.things: Final = Things(session)


class Connects:
    """Connects to both sides."""

    def __init__(self, rest: RestServer, server: Server) -> None:
        self._rest = rest
        self._server = server

    def __call__(
        self,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> Connecting[Client]:
        options.setdefault("transport", self._server.open)
        options.setdefault("clock", VirtualClock())
        return Client.connect(self._rest.url, credentials, **options)


@pytest.fixture
def connect(rest_server: RestServer, server: Server) -> Connects:
    return Connects(rest_server, server)


async def test_a_session_takes_what_is_removed_by_rest(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    body = {"thing": {"_id": "t", "size": 2}, "success": True}
    rest_server.tell("GET", "/v1/thing", body)

    async with connect(HIM, server_version="9.0.0") as client:
        thing = await client.things.get("t")
        version = await client.server_version()

    assert thing == Thing(id="t", size=2)
    assert str(version) == "9.0.0"
    assert server.connection.calls_of("getThing") == []
    (asked,) = rest_server.asked
    assert asked.query == {"id": ["t"]}
    assert asked.headers["x-user-id"] == "u1"
    assert asked.headers["x-auth-token"] == "login-token"


async def test_a_session_that_learns_from_a_404(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    said = "Method 'getThing' not found"
    server.methods["getThing"] = Refusal(404, said)
    rest_server.tell("GET", "/v1/thing", {"thing": {"_id": "t"}, "success": True})

    async with connect(HIM) as client:
        for _ in range(2):
            assert await client.things.get("t") == Thing(id="t")

    assert len(server.connection.calls_of("getThing")) == 1


async def test_a_session_asks_for_the_version(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    rest_server.tell("GET", "/info", {"version": "7.1", "success": True})

    async with connect() as client:
        with pytest.raises(MethodRemovedError, match=r"removed in 7\.0\.0"):
            await client.things.gone()
        assert str(await client.server_version()) == "7.1"

    assert server.connection.calls_of("goneThing") == []
    assert len(rest_server.asked) == 1


async def test_the_observer_is_notified_of_calls_by_rest(
    connect: Connects, rest_server: RestServer
) -> None:
    told: list[tuple[str, type | None]] = []

    class Watching(Observer):
        def on_call(
            self, method: str, seconds: float, error: BaseException | None
        ) -> None:
            assert seconds >= 0
            told.append((method, None if error is None else type(error)))

    rest_server.tell("GET", "/v1/thing", {"thing": {"_id": "t"}, "success": True})
    options = ConnectOptions(observer=Watching(), server_version="9.0.0")

    async with connect(HIM, **options) as client:
        await client.things.get("t")
        rest_server.hangups = 9
        with pytest.raises(CallInterruptedError):
            await client.things.get("t")

    assert told == [("getThing", None), ("getThing", CallInterruptedError)]


async def test_where_only_tokens_are_taken_rest_gets_one(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    def login(request: dict[str, object]) -> object:
        if request == {"resume": "rest-token"}:
            return {"id": "u1", "token": "rest-token", "type": "resume"}
        return Refusal(403, LOGGED_OUT)

    server.methods["login"] = login
    body = {"status": "success", "data": {"userId": "u1", "authToken": "rest-token"}}
    rest_server.tell("POST", "/v1/login", body)

    async with connect(HIM) as client:
        assert client.user_id == "u1"
        assert client.token == "rest-token"  # noqa: S105  # no secret

    assert len(server.connection.calls_of("login")) == 2
    assert rest_server.asked[0].body["user"] == {"username": "him"}


async def test_a_wrong_password_is_what_rest_says(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    server.methods["login"] = Refusal(403, LOGGED_OUT)
    body = {"status": "error", "error": "Unauthorized", "message": "Unauthorized"}
    rest_server.tell("POST", "/v1/login", Answer(body, 401))

    with pytest.raises(LoginError, match="Unauthorized"):
        async with connect(HIM):
            pytest.fail("it is logged in")


async def test_a_dead_token_is_not_tried_by_rest(
    connect: Connects, rest_server: RestServer, server: Server
) -> None:
    server.methods["login"] = Refusal(403, LOGGED_OUT)

    with pytest.raises(LoginError, match="logged out by the server"):
        async with connect(Token("dead-token")):
            pytest.fail("it is logged in")

    assert rest_server.asked == []


async def test_a_token_that_expires_in_between_is_reported(
    connect: Connects, rest_server: RestServer
) -> None:
    body = {"status": "error", "message": "You must be logged in to do this."}
    rest_server.tell("GET", "/v1/thing", Answer(body, 401))

    async with connect(HIM, server_version="9.0.0") as client:
        with pytest.raises(MethodError, match="You must be logged in") as raised:
            await client.things.get("t")

    assert raised.value.error == "error-invalid-user"


async def test_an_invalid_version_fails_before_connecting(
    connect: Connects, server: Server
) -> None:
    with pytest.raises(ValueError, match="'latest' is not the version"):
        async with connect(server_version="latest"):
            pytest.fail("it is connected")

    assert server.connections == []


async def test_after_the_end_nothing_is_sent_by_rest(
    connect: Connects, rest_server: RestServer
) -> None:
    async with connect(HIM, server_version="9.0.0") as client:
        things = client.things
    with pytest.raises(QuickmeetError):
        await things.get("t")

    assert rest_server.asked == []

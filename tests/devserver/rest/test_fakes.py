# SPDX-License-Identifier: MIT
"""Custom handlers answer over REST as over DDP."""

import inspect
import json
import re
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any, cast, get_type_hints

import msgspec
import pytest
from msgspec import UnsetType

import quickmeet
from quickmeet.errors import ForbiddenError, NotAllowedError
from quickmeet.server import authentication, messages, presence, rooms
from quickmeet.types import LoginRequest, LoginResult, Message
from quickmeet_devserver import Caller, Server, serve
from quickmeet_runtime.model.operations.handler import MethodHandler, method_error
from quickmeet_runtime.model.operations.operation import ListPage, Method
from quickmeet_runtime.model.operations.replacement import Pick
from quickmeet_runtime.model.payload import UNSET, Timestamp
from quickmeet_runtime.streams.paging.listing import Listing
from quickmeet_runtime.transport.url import ServerUrl
from tests.devserver.people import PASSWORDS
from tests.devserver.raw import came_back
from tests.devserver.rest_client import plain_client
from tests.support.handlers import sample, server_modules

OF_SEVERAL_KINDS = {"saveRoomSettings", "getUsersOfRoom"}
"""REST has one form of what the method takes in several."""

NEEDS_MORE = {
    "getPasswordPolicy",
    "getUserMentionsByChannel",
    "blockUser",
    "unblockUser",
    "readThreads",
}
"""Methods with a needed parameter that their endpoint does not take."""

GIVES_OTHER = {
    "createChannel", "createPrivateGroup", "getChannelHistory", "getThreadMessages",
    "livechat:addMonitor",
    "livechat:registerGuest", "loadMissedMessages",
    "messageSearch",
}  # fmt: skip
"""Their samples are no result that REST could have: parts of it are lacking."""


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


@asynccontextmanager
async def serving(version: str = "6.5.3") -> AsyncGenerator[Server]:
    async with serve(users=list(PASSWORDS.items()), server_version=version) as server:
        yield server


def by_http(
    server: Server, name: str = "alice"
) -> quickmeet.ConnectingByHttp[quickmeet.HttpClient]:
    secret = PASSWORDS.get(name, server.admin_password)
    return quickmeet.connect_http(server.url, quickmeet.Password(name, secret))


def by_ddp(server: Server) -> quickmeet.Connecting[quickmeet.Client]:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    return quickmeet.connect(server.url, login, time_limit=10)


WAYS = pytest.mark.parametrize(
    ("version", "connect"),
    [
        pytest.param("6.5.3", by_ddp, id="ddp"),
        pytest.param("6.5.3", by_http, id="method.call"),
        pytest.param("9.0.0", by_ddp, id="ddp and an endpoint"),
        pytest.param("9.0.0", by_http, id="an endpoint"),
    ],
)


async def find_nowhere(_: Caller, /, name: str) -> str:
    raise method_error("getRoomIdByNameOrId", NotAllowedError, f"No {name}")


def find_by_name(caller: Caller, /, name: str) -> str:
    return f"id of {name} for {'somebody' if caller.user_id else 'nobody'}"


async def break_down(_: Caller, /, name: str) -> str:
    raise LookupError(name)


@WAYS
async def test_a_fake_answers_whatever_way_the_client_takes(
    version: str, connect: Callable[[Server], Any]
) -> None:
    async with serving(version) as server, connect(server) as client:
        fake = rooms.on_find_id(find_by_name)
        server.handle(fake)
        assert await client.rooms.find_id("general") == "id of general for somebody"
        assert (await client.messages.send("GENERAL", "hello")).text == "hello"
        server.forget(fake)
        assert await client.rooms.find_id("general") == "GENERAL"


@WAYS
async def test_what_a_fake_refuses_is_raised_whatever_way_the_client_takes(
    version: str, connect: Callable[[Server], Any]
) -> None:
    async with serving(version) as server, connect(server) as client:
        server.handle(rooms.on_find_id(find_nowhere))
        with pytest.raises(NotAllowedError) as caught:
            await client.rooms.find_id("x")
        assert caught.value.reason == "No x"


@WAYS
async def test_a_fake_that_breaks_is_an_internal_error_whatever_way_the_client_takes(
    version: str, connect: Callable[[Server], Any], caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(version) as server, connect(server) as client:
        server.handle(rooms.on_find_id(break_down))
        with pytest.raises(quickmeet.MethodError) as caught:
            await client.rooms.find_id("x")
        assert caught.value.error == 500
        assert "LookupError: x" in caplog.text


@WAYS
async def test_a_fake_gets_and_gives_the_types_of_its_method(
    version: str, connect: Callable[[Server], Any]
) -> None:
    seen: list[object] = []

    async def send(
        _: Caller, /, room_id: str, text: str | UnsetType = UNSET, **given: object
    ) -> Message:
        seen.append((room_id, text, given.get("attachments")))
        return sent

    async with serving(version) as server, connect(server) as client:
        sent: Message = await client.messages.send("GENERAL", "real")
        server.handle(messages.on_send(send))
        attachment = quickmeet.types.Attachment(title="now", sent_at="2026-01-01")
        faked = await client.messages.send("GENERAL", "fake", attachments=[attachment])
        assert faked == sent
        assert isinstance(faked.sent_at, Timestamp)
        assert seen == [("GENERAL", "fake", [attachment])]


async def test_every_method_that_rest_replaces_can_be_faked_there() -> None:
    async with serving("9.0.0") as server, by_http(server, "admin") as admin:
        await server.operate(make_samples)
        for module in server_modules():
            group = getattr(admin, module.__name__.rpartition(".")[2])
            for name, make in vars(module).items():
                if name.startswith("on_"):
                    await fake_and_call(server, make, group, name.removeprefix("on_"))


def make_samples(scope: Any) -> None:
    """A room and a user whose ids and names are the sample of a text."""
    sampled = sample(str)
    scope.tx.rooms.insert({"_id": sampled, "t": "c", "name": sampled})
    user = dict(scope.tx.user_named("alice"))
    scope.tx.users.insert({**user, "_id": sampled, "username": sampled})
    root = {"_id": sampled, "rid": sampled, "msg": "root", "tcount": 1}
    moments = {"ts": scope.today, "_updatedAt": scope.today}
    scope.tx.messages.insert({**root, **moments, "u": {"_id": sampled}})


async def fake_and_call(
    server: Server, make: Callable[[Any], MethodHandler[Caller]], group: Any, name: str
) -> None:
    seen: list[dict[str, object]] = []

    def fake(_: Caller, /, **given: object) -> object:
        seen.append(given)
        return result

    handler = make(fake)
    if not isinstance(cast("object", handler), MethodHandler):
        return  # what publishes is not a call
    method: Any = handler.method
    if not method.rest or method.name in NEEDS_MORE or not is_whole(handler):
        return
    result = None if method.result is None else sample(method.result)
    function = getattr(group, name)
    hints = get_type_hints(function)
    given = {
        name: sample(hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is parameter.empty
    }
    server.handle(handler)
    try:
        made: Any = function(**given)
        is_list = isinstance(cast("object", made), Listing)
        got: Any = await (made.page() if is_list else made)
    except quickmeet.QuickmeetError:
        if method.name not in GIVES_OTHER:
            raise
        got = None
    server.forget(handler)
    assert seen, method.name
    if method.name not in OF_SEVERAL_KINDS:
        assert {name: seen[0].get(name) for name in given} == given, method.name
    if has_result(method) and method.name not in GIVES_OTHER:
        wanted: Any = result
        assert got == (wanted.items if is_page(result) else wanted), method.name


def is_whole(handler: MethodHandler[Caller]) -> bool:
    """Whether one request has all that a handler needs, whatever it is called with.

    Files in forms are read by what keeps them. Several requests, sums of pages, and
    parts of a document that may hold anything have no way back to the parameters.
    """
    method: Any = handler.method
    calls = [call for call in method.rest if not call.when] or method.rest
    return any(
        call.form != "multipart"
        and call.each is None
        and call.pages is None
        and not any(isinstance(one, Pick) and one.product for one in call.send.values())
        and all(
            is_sent(str(index), part.hint, set(sources_of(call)))
            for index, part in enumerate(handler.parts)
            if part.is_needed
        )
        for call in calls
    )


def is_sent(index: str, hint: object, sources: set[str]) -> bool:
    if index in sources:
        return True
    has_fields = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
    return has_fields and any(one.startswith(f"{index}.") for one in sources)


def sources_of(call: Any) -> Iterator[str]:
    """Parameters that a request contains, or that it implies."""
    yield from re.findall(r"{(\d[^}]*)}", " ".join([call.path, *call.send]))
    yield from (one for one, value in call.when.items() if isinstance(value, str))
    for lookup in call.lookups.values():
        yield from lookup.send.values()
    for source in call.send.values():
        if isinstance(source, str):
            yield source.partition("|")[0]
        elif source.path:
            yield source.path.partition("|")[0]


def is_page(result: object) -> bool:
    return isinstance(result, ListPage)


def has_result(method: Method[Any]) -> bool:
    """Whether the endpoints of a method give out its result."""
    return any(
        call.result is not None
        and not (isinstance(call.result, Pick) and call.result.path is None)
        for call in method.rest
    )


async def test_a_fake_that_needs_what_an_endpoint_lacks_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def block(_: Caller, /, user_id: str, room_id: str) -> bool:
        raise AssertionError(room_id, user_id)

    async with (
        serving("9.0.0") as server,
        by_http(server) as alice,
        plain_client(headers=headers_of(alice)) as http,
    ):
        server.handle(rooms.on_block(block))
        answer = await http.post(
            f"{ServerUrl.parse(server.url).rest_base}/api/v1/im.blockUser",
            json={"roomId": "x", "block": True},
        )
    assert answer.json()["error"] == "Match failed [400]"
    assert "blockUser: the request lacks arguments" in caplog.text


async def test_of_several_methods_that_are_one_request_the_faked_one_answers() -> None:
    def name(_: Caller, /, room_id: str) -> str:
        return f"name of {room_id}"

    async with serving("9.0.0") as server, by_http(server) as alice:
        server.handle(rooms.on_get_name(name))
        assert await alice.rooms.get_name("GENERAL") == "name of GENERAL"
        # what asks for the kind of the room still finds it beside the name
        await alice.rooms.leave("GENERAL")


async def test_callers_over_http_have_no_session() -> None:
    callers: list[Caller] = []

    def find(caller: Caller, /, name: str) -> str:
        callers.append(caller)
        return name

    async with serving() as server, by_http(server) as alice:
        server.handle(rooms.on_find_id(find))
        await alice.rooms.find_id("x")
        async with quickmeet.connect_http(server.url) as nobody:
            assert await nobody.rooms.find_id("y") == "y"
        assert callers == [Caller(None, alice.user_id), Caller(None, None)]


async def test_nobody_gets_an_answer_of_a_fake_from_an_endpoint() -> None:
    async with serving("9.0.0") as server, plain_client() as http:
        server.handle(rooms.on_find_id(find_by_name))
        base = ServerUrl.parse(server.url).rest_base
        answer = await http.get(f"{base}/api/v1/rooms.info?roomName=general")
    assert answer.status_code == 401


async def test_calls_of_a_fake_are_counted_as_those_of_its_method_are() -> None:
    users = list(PASSWORDS.items())
    async with serve(users=users, rate_limits=True) as server:
        server.handle(rooms.on_find_id(find_by_name))
        alice = quickmeet.Password("alice", PASSWORDS["alice"])
        async with quickmeet.connect_http(
            server.url, alice, wait_when_limited=0
        ) as client:
            found = [await client.rooms.find_id("x") for _ in range(10)]
            assert len(found) == 10
            with pytest.raises(quickmeet.RateLimitedError):
                await client.rooms.find_id("x")


async def test_a_server_of_a_custom_api_has_no_other_over_rest() -> None:
    handlers = (rooms.on_find_id(find_by_name),)
    async with (
        serve(only=handlers, users=list(PASSWORDS.items())) as server,
        by_http(server) as alice,
        plain_client(headers=headers_of(alice)) as http,
    ):
        assert await alice.rooms.find_id("x") == "id of x for somebody"
        with pytest.raises(quickmeet.MethodNotFoundError):
            await alice.call_raw("getRoomById", "GENERAL")
        base = ServerUrl.parse(server.url).rest_base
        body = {"roomId": "GENERAL", "text": "hi"}
        for path in ("chat.postMessage", "chat.sendMessage", "rooms.upload/GENERAL"):
            answer = await http.post(f"{base}/api/v1/{path}", json=body)
            assert answer.status_code == 405
        found = await http.get(f"{base}/api/v1/rooms.info?roomName=x")
        assert found.json()["room"] == {"_id": "id of x for somebody"}


def headers_of(client: quickmeet.HttpClient) -> dict[str, str]:
    return {"x-auth-token": client.token or "", "x-user-id": client.user_id or ""}


async def accept(_: Caller, /, options: LoginRequest) -> LoginResult:
    if isinstance(options.token, str):
        return LoginResult(user_id="own", token=options.token, kind="resume")
    return LoginResult(user_id="own", token="of our own")  # noqa: S106  # none


def refuse(_: Caller, /, options: LoginRequest) -> LoginResult:
    raise method_error("login", ForbiddenError, f"not {options.user}")


def connecting(server: Server, way: str) -> Any:
    login = quickmeet.Password("carol", "nobody knows")
    start = quickmeet.connect if way == "ddp" else quickmeet.connect_http
    return start(server.url, login, time_limit=10)


BOTH = pytest.mark.parametrize("way", ["ddp", "http"])


@BOTH
async def test_a_fake_of_login_logs_in_the_named_user(way: str) -> None:
    callers: list[str | None] = []

    def note(caller: Caller, /) -> None:
        callers.append(caller.user_id)

    async with serving() as server:
        server.handle(authentication.on_log_in(accept), presence.on_set_away(note))
        async with connecting(server, way) as client:
            assert (client.user_id, client.token) == ("own", "of our own")
            await client.presence.set_away()
            async with quickmeet.connect_http(server.url) as other:
                await other.login(quickmeet.Token("of our own"))
                await other.presence.set_away()
        assert callers == ["own", "own"]


@BOTH
async def test_a_user_of_the_server_that_a_fake_lets_in_is_that_user(way: str) -> None:
    def let_in(_: Caller, /, options: LoginRequest) -> LoginResult:
        del options
        return LoginResult(user_id=bob, token="t", expires_at=Timestamp(2**42))  # noqa: S106  # none

    async with (
        serving() as server,
        quickmeet.connect(
            server.url, quickmeet.Password("bob", PASSWORDS["bob"])
        ) as real,
    ):
        bob = real.user_id or ""
        server.handle(authentication.on_log_in(let_in))
        async with connecting(server, way) as client:
            sent = await client.messages.send("GENERAL", "as bob")
            assert sent.author.username == "bob"


@BOTH
async def test_a_fake_of_login_may_refuse(way: str) -> None:
    async with serving() as server:
        server.handle(authentication.on_log_in(refuse))
        with pytest.raises(quickmeet.LoginError, match="carol"):
            async with connecting(server, way):
                pass


@BOTH
async def test_a_fake_of_login_that_names_nobody_is_an_internal_error(
    way: str, caplog: pytest.LogCaptureFixture
) -> None:
    def name_nobody(_: Caller, /, options: LoginRequest) -> Any:
        del options

    async with serving() as server:
        server.handle(authentication.on_log_in(name_nobody))
        with pytest.raises(quickmeet.LoginError, match="Internal server error"):
            async with connecting(server, way):
                pass
    assert "answered with something that is not a login" in caplog.text


@BOTH
async def test_a_fake_of_logout_answers_and_the_token_ends(way: str) -> None:
    callers: list[str | None] = []

    async def note(caller: Caller, /) -> None:
        callers.append(caller.user_id)

    async with serving() as server, logged_in(server, way) as client:
        server.handle(authentication.on_log_out(note))
        user_id, token = client.user_id, client.token or ""
        await client.logout()
        assert (client.user_id, callers) == (None, [user_id])
        with pytest.raises(quickmeet.LoginError):
            async with quickmeet.connect(server.url, quickmeet.Token(token)):
                pass


@BOTH
async def test_a_user_whose_logout_is_refused_stays(way: str) -> None:
    def stay(_: Caller, /) -> None:
        raise method_error("logout", NotAllowedError, "stay")

    async with serving() as server, logged_in(server, way) as client:
        server.handle(authentication.on_log_out(stay))
        with pytest.raises(quickmeet.MethodError, match="stay"):
            await client.logout()
        assert await client.rooms.find_id("general") == "GENERAL"


def logged_in(server: Server, way: str) -> Any:
    return by_ddp(server) if way == "ddp" else by_http(server)


async def test_a_login_by_method_call_gives_a_token_for_rest() -> None:
    async with serving() as server, plain_client() as http:
        server.handle(authentication.on_log_in(accept))
        base = f"{ServerUrl.parse(server.url).rest_base}/api/v1"
        given = call_of("login", {})
        answer = await http.post(f"{base}/method.callAnon/login", json=given)
        result = json.loads(answer.json()["message"])["result"]
        assert result == {"id": "own", "token": "of our own"}
        headers = {"x-auth-token": result["token"], "x-user-id": result["id"]}
        server.handle(authentication.on_log_out(lambda _: None))
        for status in (200, 401):
            answer = await http.post(
                f"{base}/method.call/logout", json=call_of("logout"), headers=headers
            )
            assert answer.status_code == status


def call_of(method: str, *params: object) -> object:
    frame = {"msg": "method", "id": "1", "method": method, "params": params}
    return {"message": json.dumps(frame)}


async def test_a_user_of_a_fake_comes_back_with_the_token() -> None:
    async with serving() as server:
        server.handle(authentication.on_log_in(accept))
        soon = quickmeet.Reconnect(first=0.01)
        login = quickmeet.Password("carol", "nobody knows")
        async with quickmeet.connect(server.url, login, reconnect=soon) as client:
            changes = client.status_changes()
            server.disconnect_all()
            await came_back(changes)
            assert (client.user_id, client.token) == ("own", "of our own")


@pytest.mark.parametrize("answer", [accept, refuse], ids=["accepts", "refuses"])
async def test_a_front_that_says_little_has_logins_faked_as_well(answer: Any) -> None:
    async with serve(front="ddp-streamer") as server:
        server.handle(authentication.on_log_in(answer))
        if answer is accept:
            async with connecting(server, "ddp") as client:
                assert client.user_id == "own"
            return
        with pytest.raises(quickmeet.LoginError, match="carol"):
            async with connecting(server, "ddp"):
                pass

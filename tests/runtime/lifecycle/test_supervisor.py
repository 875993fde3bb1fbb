# SPDX-License-Identifier: MIT
"""How a session begins, what keeps it alive, and how it ends."""

from hashlib import sha256

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Password, Token
from quickmeet_runtime.errors import (
    CallInterruptedError,
    CallTimeoutError,
    ClosedError,
    ConnectError,
    ConnectionLostError,
    InsecureError,
    LoginError,
    PayloadError,
    QuickmeetError,
    RateLimitedError,
    RemoteProtocolError,
    TransportClosedError,
    TransportError,
    TwoFactorRequiredError,
    VersionRefusedError,
)
from quickmeet_runtime.lifecycle.status import Closed, Ready
from quickmeet_runtime.streams.subscription import Subscription
from tests.runtime.conftest import Connect
from tests.runtime.scripted import (
    Client,
    Frame,
    Refusal,
    Server,
    Thing,
    VirtualClock,
    result_of,
    settle,
)

ALICE = Password("alice", "correct horse")
LIMIT_S = 30.0
OLD = "of-old"
NEW = "of-now"
LOGGED_IN = {"id": "u1", "token": NEW, "tokenExpires": {"$date": 1}}


async def test_a_session_may_be_closed_inside_its_block(connect: Connect) -> None:
    async with connect() as client:
        await client.aclose()
        assert client.status == Closed(None)
        await client.aclose()
        with pytest.raises(ClosedError):
            await client.things.get("t")
    assert isinstance(client.status, Closed)


async def test_a_session_begins_with_connect_and_is_ready(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        assert server.connection.sent == [
            {"msg": "connect", "version": "1", "support": ["1", "pre2", "pre1"]}
        ]
        assert client.status == Ready("c1")
        assert client.user_id is None
        assert client.token is None
        assert client.statistics.connections == 1


async def test_leaving_closes_the_connection(connect: Connect, server: Server) -> None:
    async with connect() as client:
        pass

    assert server.connection.is_closed
    assert client.status == Closed(None)


async def test_a_greeting_before_connected_is_passed_over(
    connect: Connect, server: Server
) -> None:
    server.answers["connect"] = lambda _: [
        {"server_id": "0"},
        {"msg": "connected", "session": "c1"},
    ]

    async with connect() as client:
        assert client.status == Ready("c1")


async def test_a_refused_version_is_tried_again_as_proposed(
    connect: Connect, server: Server
) -> None:
    def answer(frame: Frame) -> list[Frame]:
        if frame["version"] == "pre1":
            return [{"msg": "connected", "session": "c2"}]
        return [{"msg": "failed", "version": "pre1"}]

    server.answers["connect"] = answer

    async with connect() as client:
        assert client.status == Ready("c2")
    first, second = server.connections
    assert first.is_closed
    assert second.sent[0]["version"] == "pre1"


@pytest.mark.parametrize("proposed", ["pre1", "3", "1"])
async def test_a_version_that_we_do_not_speak_or_that_is_refused_again_is_an_error(
    proposed: str, connect: Connect, server: Server
) -> None:
    server.answers["connect"] = lambda _: [{"msg": "failed", "version": proposed}]

    with pytest.raises(VersionRefusedError, match=f"speaks version '{proposed}'") as e:
        async with connect():
            pass

    assert e.value.version == proposed
    assert all(connection.is_closed for connection in server.connections)


async def test_a_server_that_cannot_be_reached_is_a_clear_error(
    connect: Connect, server: Server
) -> None:
    server.fails = TransportError("cannot connect: refused")

    with pytest.raises(TransportError, match="cannot connect: refused"):
        async with connect():
            pass


@pytest.mark.parametrize("said", ["hello", "<html></html>", '{"type":"hello"}', "[1]"])
async def test_a_server_of_something_else_is_a_clear_error(
    said: str, connect: Connect, server: Server
) -> None:
    server.answers["connect"] = lambda _: [said]

    with pytest.raises(ConnectError, match="does not speak DDP") as e:
        await connect().__aenter__()

    assert isinstance(e.value.__cause__, RemoteProtocolError)
    assert server.connection.is_closed


async def test_a_connection_that_is_closed_before_the_session_is_a_clear_error(
    connect: Connect, server: Server
) -> None:
    def close(_: Frame) -> list[Frame]:
        server.connection.drop(1001, "going away")
        return []

    server.answers["connect"] = close

    with pytest.raises(TransportError, match=r"no session: .* code 1001") as e:
        await connect().__aenter__()

    assert isinstance(e.value.__cause__, TransportClosedError)


async def test_a_server_that_does_not_answer_connect_is_given_up(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.silence("connect")

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(clock.advance, LIMIT_S)
        with pytest.raises(ConnectError, match="no answer to `connect` in 30 s"):
            await connect().__aenter__()

    assert server.connection.is_closed


# Logging in


async def test_a_password_goes_out_as_its_digest(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = LOGGED_IN

    async with connect(ALICE) as client:
        assert client.user_id == "u1"
        assert client.token == NEW
    (login,) = server.connection.calls_of("login")
    assert login["params"] == [
        {
            "user": {"username": "alice"},
            "password": {
                "digest": sha256(b"correct horse").hexdigest(),
                "algorithm": "sha-256",
            },
        }
    ]


async def test_a_token_resumes_and_stays_the_token(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = {"id": "u1"}

    async with connect(Token(OLD)) as client:
        assert client.token == OLD
    (login,) = server.connection.calls_of("login")
    assert login["params"] == [{"resume": OLD}]


async def test_a_refused_login_is_an_error_and_leaves_nothing_open(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = Refusal(403, "Incorrect password")

    with pytest.raises(LoginError, match="Incorrect password") as e:
        await connect(ALICE).__aenter__()

    assert e.value.error == 403
    assert server.connection.is_closed


async def test_too_many_logins_say_when_to_try_again(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = Refusal(
        "too-many-requests", "slow", details={"timeToReset": 1500}
    )

    with pytest.raises(RateLimitedError) as e:
        await connect(ALICE).__aenter__()

    assert e.value.retry_after == 1.5


@pytest.mark.parametrize("answer", [None, True, {"id": 5}, {"token": "t"}, "u1"])
async def test_an_answer_that_is_no_login_is_a_payload_error_without_the_payload(
    answer: object, connect: Connect, server: Server
) -> None:
    server.methods["login"] = answer

    with pytest.raises(PayloadError, match="login: ") as e:
        await connect(ALICE).__aenter__()

    assert e.value.payload == b""


async def test_a_login_that_nobody_answers_is_given_up(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(clock.advance, LIMIT_S)
        with pytest.raises(ConnectError, match="no answer in 30 s") as e:
            await connect(ALICE).__aenter__()
        assert isinstance(e.value.__cause__, CallTimeoutError)

    assert server.connection.calls_of("login")


@pytest.mark.parametrize("is_coroutine", [False, True])
@pytest.mark.parametrize(
    ("kind", "sent"), [("totp", "123456"), ("email", "123456"), ("password", None)]
)
async def test_a_second_factor_is_asked_for_and_sent_with_the_login(
    kind: str,
    sent: str | None,
    is_coroutine: bool,  # noqa: FBT001  # a case
    connect: Connect,
    server: Server,
) -> None:
    def answer(request: Frame) -> object:
        if "totp" in request:
            return LOGGED_IN
        return Refusal("totp-required", details={"method": kind})

    asked: list[str] = []

    def code(kind: str) -> str:
        asked.append(kind)
        return "123456"

    async def later(kind: str) -> str:
        await anyio.lowlevel.checkpoint()
        return code(kind)

    server.methods["login"] = answer

    async with connect(ALICE, two_factor=later if is_coroutine else code) as client:
        assert client.user_id == "u1"
    first, second = server.connection.calls_of("login")
    assert asked == [kind]
    assert second["params"] == [
        {
            "totp": {
                "login": first["params"][0],
                "code": sent or sha256(b"123456").hexdigest(),
            }
        }
    ]


async def test_a_second_factor_that_nobody_gives_is_an_error_that_names_it(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = Refusal("totp-required", details={"method": "email"})

    with pytest.raises(TwoFactorRequiredError, match="two_factor=") as e:
        await connect(ALICE).__aenter__()

    assert e.value.kind == "email"


async def test_what_the_second_factor_raises_comes_out_as_it_is(
    connect: Connect, server: Server
) -> None:
    def fail(_: str) -> str:
        raise LookupError("no phone")

    server.methods["login"] = Refusal("totp-required")

    with pytest.raises(LookupError, match="no phone"):
        await connect(ALICE, two_factor=fail).__aenter__()

    assert server.connection.is_closed


async def test_logging_in_later_and_out_again(connect: Connect, server: Server) -> None:
    server.methods.update(login=LOGGED_IN, logout=None)

    async with connect() as client:
        await client.login(ALICE)
        assert client.user_id == "u1"
        await client.logout()
        assert client.user_id is None
        assert client.token is None


async def test_a_failed_login_as_another_user_keeps_the_old_login(
    connect: Connect, server: Server
) -> None:
    server.methods["login"] = LOGGED_IN

    async with connect(ALICE) as client:
        server.methods["login"] = Refusal(403)
        with pytest.raises(LoginError):
            await client.login(Password("bob", "wrong"))
        assert client.user_id == "u1"
        assert client.token == NEW


async def test_credentials_do_not_go_unencrypted_to_another_machine(
    server: Server, clock: VirtualClock
) -> None:
    for url in ("ws://chat.example.com", "http://192.0.2.1:3000"):
        with pytest.raises(InsecureError, match="allow_plaintext=True"):
            await Client.connect(url, ALICE, transport=server.open).__aenter__()
        async with Client.connect(url, transport=server.open, clock=clock) as client:
            with pytest.raises(InsecureError):
                await client.login(ALICE)
            assert server.connection.calls_of("login") == []


@pytest.mark.parametrize(
    ("url", "allow"),
    [
        ("ws://localhost:3000", False),
        ("http://127.0.0.1:3000", False),
        ("ws://[::1]", False),
        ("ws://chat.example.com", True),
    ],
)
async def test_credentials_go_unencrypted_to_this_machine_or_where_it_is_allowed(
    url: str,
    allow: bool,  # noqa: FBT001  # a case
    server: Server,
    clock: VirtualClock,
) -> None:
    server.methods["login"] = LOGGED_IN

    async with Client.connect(
        url, ALICE, transport=server.open, clock=clock, allow_plaintext=allow
    ) as client:
        assert client.user_id == "u1"


# Staying alive


async def test_a_silent_server_is_pinged_and_lives_on(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect() as client:
        await clock.advance(100)

        assert server.connection.sent_as("ping") == [{"msg": "ping"}] * 3
        assert client.status == Ready("c1")


async def test_a_dead_server_is_noticed(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.silence("ping")

    async with connect(reconnect=None) as client:
        await clock.advance(44)
        assert client.status == Ready("c1")
        await clock.advance(1)

        assert isinstance(client.status, Closed)
        assert isinstance(client.status.error, ConnectionLostError)
        assert "said nothing for 45 s" in str(client.status.error)
        assert server.connection.is_aborted
        with pytest.raises(ConnectionLostError, match="said nothing for 45 s"):
            await client.call_raw("m")


@pytest.mark.parametrize("ping", [{"msg": "ping"}, {"msg": "ping", "id": "x"}])
async def test_a_ping_of_the_server_is_answered(
    ping: Frame, connect: Connect, server: Server
) -> None:
    async with connect():
        server.connection.push(ping)
        await settle()

        assert server.connection.sent_as("pong") == [{**ping, "msg": "pong"}]


async def test_a_server_that_wants_answers_and_takes_none_is_not_read_from(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        room = server.connection.room = anyio.Event()
        for _ in range(10_000):
            server.connection.push({"msg": "ping", "id": "x" * 100})
        await settle()
        assert 500 < len(server.connection.sent_as("pong")) < 1000
        room.set()
        while len(server.connection.sent_as("pong")) < 10_000:
            await settle()
        assert client.status == Ready("c1")


async def test_a_lost_connection_ends_everything_that_waits(
    connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client, client.things.follow("t") as things:
        errors: list[QuickmeetError] = []

        async def call() -> None:
            try:
                await client.call_raw("m")
            except QuickmeetError as error:
                errors.append(error)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(call)
            tasks.start_soon(call)
            await settle()
            server.connection.drop(1006)

        assert [type(error) for error in errors] == [CallInterruptedError] * 2
        assert "whether it was carried out is unknown" in str(errors[0])
        with pytest.raises(ConnectionLostError, match="code 1006") as e:
            await anext(things)
        assert isinstance(e.value.__cause__, TransportClosedError)
        with pytest.raises(ConnectionLostError, match="the session has ended"):
            await client.things.get("t")
        with pytest.raises(ConnectionLostError, match="the session has ended"):
            await client.things.follow("t").__aenter__()


@pytest.mark.parametrize(
    "garbage", ["hello", '{"msg":"result"', "[" * 10_000, '{"msg":']
)
async def test_garbage_ends_the_session_and_says_what_it_was(
    garbage: str, connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client:
        server.connection.push(garbage)
        await settle()

        assert isinstance(client.status, Closed)
        assert isinstance(client.status.error, RemoteProtocolError)


async def test_an_unknown_frame_is_counted_and_passed_over(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        server.connection.push({"msg": "novelty"})
        await settle()

        assert client.statistics.unknown_frames == 1
        assert client.status == Ready("c1")


async def test_what_waits_after_the_limit_of_a_frame_is_no_frame(
    connect: Connect, server: Server
) -> None:
    async with connect(frame_limit=200, reconnect=None) as client:
        server.connection.push('{"msg":"novelty","text":"' + "x" * 200 + '"}')
        await settle()

        assert isinstance(client.status, Closed)
        assert "over the limit of 200" in str(client.status.error)


# The end


async def test_a_call_on_a_closed_client_raises_closed_error(
    connect: Connect,
) -> None:
    async with connect() as client:
        subscription = client.things.follow("t")

    with pytest.raises(ClosedError, match="the session was closed"):
        await client.things.get("t")
    with pytest.raises(ClosedError):
        await client.call_raw("m")
    with pytest.raises(ClosedError):
        async with subscription:
            pass
    with pytest.raises(ClosedError):
        await client.login(ALICE)


async def test_an_iteration_that_outlives_its_session_ends_with_closed_error(
    connect: Connect,
) -> None:
    async with anyio.create_task_group() as tasks:

        async def follow(subscription: Subscription[Thing]) -> None:
            with pytest.raises(ClosedError):
                async for _ in subscription:
                    pass

        async with connect() as client:
            things = client.things.follow("t")
            await things.__aenter__()
            tasks.start_soon(follow, things)
            await settle()


async def test_calls_in_flight_may_end_when_the_session_is_left(
    connect: Connect, server: Server
) -> None:
    results: list[Thing] = []
    async with anyio.create_task_group() as tasks:

        async def get(client: Client) -> None:
            results.append(await client.things.get("t"))

        async def answer() -> None:
            await settle()
            assert not server.connection.is_closed
            (call,) = server.connection.calls_of("getThing")
            server.connection.push(result_of(call, result={"_id": "t"}))

        async with connect() as client:
            tasks.start_soon(get, client)
            await settle()
            tasks.start_soon(answer)

    assert results == [Thing(id="t")]


async def test_calls_that_do_not_end_in_time_are_interrupted_when_it_is_left(
    connect: Connect, server: Server
) -> None:
    async with anyio.create_task_group() as tasks:

        async def get(client: Client) -> None:
            with pytest.raises(CallInterruptedError, match="the session was closed"):
                await client.things.get("t")

        async with connect(drain_limit=0) as client:
            tasks.start_soon(get, client)
            await settle()

    assert server.connection.is_closed


async def test_an_exception_in_the_block_comes_out_as_it_is(
    connect: Connect, server: Server
) -> None:
    error = LookupError("mine")

    with pytest.raises(LookupError) as e:
        async with connect() as client, client.things.follow("t"):
            raise error

    assert e.value is error
    assert server.connection.is_closed


async def test_a_group_of_exceptions_in_the_block_comes_out_as_it_is(
    connect: Connect,
) -> None:
    group = ExceptionGroup("mine", [LookupError("one")])

    with pytest.raises(ExceptionGroup) as e:
        async with connect():
            raise group

    assert e.value is group


async def test_an_exception_in_one_session_leaves_another_alone(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t"}

    async with connect() as first:
        with pytest.raises(LookupError):
            async with connect():
                raise LookupError
        assert await first.things.get("t") == Thing(id="t")


async def test_cancelling_the_block_closes_the_connection(
    connect: Connect, server: Server
) -> None:
    with anyio.CancelScope() as scope:
        async with connect():
            scope.cancel()
            await anyio.sleep_forever()

    assert scope.cancelled_caught
    assert server.connection.is_closed


async def test_cancelling_the_block_lets_calls_of_others_end_and_takes_no_more(
    connect: Connect, server: Server
) -> None:
    results: list[Thing] = []
    scope = anyio.CancelScope()
    clients: list[Client] = []

    async def serve() -> None:
        with scope:
            async with connect() as client, client.things.follow("t"):
                clients.append(client)
                await anyio.sleep_forever()

    async def get() -> None:
        results.append(await clients[0].things.get("t"))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(serve)
        await settle()
        tasks.start_soon(get)
        await settle()
        scope.cancel()
        await settle()
        assert not server.connection.is_closed
        assert [frame["msg"] for frame in server.connection.sent[-2:]] == [
            *("method", "unsub")
        ]
        with pytest.raises(ClosedError):
            await clients[0].things.get("t")
        with pytest.raises(ClosedError):
            await clients[0].things.follow("u").__aenter__()
        (call,) = server.connection.calls_of("getThing")
        server.connection.push(result_of(call, result={"_id": "t"}))

    assert results == [Thing(id="t")]
    assert server.connection.is_closed
    assert not server.connection.is_aborted
    assert clients[0].status == Closed(None)


async def test_a_cancelled_block_still_sends_its_last_frames(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t"}
    farewell: list[Thing] = []

    with anyio.CancelScope() as scope:
        async with connect() as client:
            try:
                scope.cancel()
                await anyio.sleep_forever()
            finally:
                with anyio.CancelScope(shield=True):
                    farewell.append(await client.things.get("t"))

    assert farewell == [Thing(id="t")]


async def test_giving_up_on_connecting_leaves_nothing_open(
    connect: Connect, server: Server
) -> None:
    server.silence("connect")

    with anyio.CancelScope() as scope:
        async with anyio.create_task_group() as tasks:

            async def give_up() -> None:
                await settle()
                scope.cancel()

            tasks.start_soon(give_up)
            await connect().__aenter__()

    assert scope.cancelled_caught
    assert server.connection.is_closed

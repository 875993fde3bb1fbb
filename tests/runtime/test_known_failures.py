# SPDX-License-Identifier: MIT
"""The twenty failures that users of other clients report, each with its name."""

from hashlib import sha256

import anyio
import msgspec
import pytest
from tools.instruments.registries import sizes_of

import quickmeet
from quickmeet.types import Message as RealMessage
from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.errors import (
    CallInterruptedError,
    CallTimeoutError,
    ConnectionLostError,
    LoginError,
    MethodRemovedError,
    RateLimitedError,
    SubscriptionError,
)
from quickmeet_runtime.lifecycle.status import Closed, Lost, Ready
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.options.options import Reconnect
from tests.support.bad_servers import listening, speaking

from .conftest import Connect
from .scripted import URL, Refusal, Server, VirtualClock, settle
from .talk import Rooms, Talker

ALICE = Password("alice", "correct horse")
SOON = Reconnect(jitter=lambda: 1.0)
LOGGED_IN = {"id": "u1", "token": "of-now"}


async def lose(server: Server, clock: VirtualClock) -> None:
    """Cut the connection and let the session come back."""
    await settle()
    server.connection.drop()
    await clock.advance(1)


async def test_01_a_half_open_socket_does_not_leave_the_bot_deaf(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    answer = server.answers["ping"]
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        server.silence("ping")  # nothing comes any more, and nobody hangs up
        await clock.advance(45)
        assert not client.is_healthy
        assert isinstance(client.status, Lost)
        server.answers["ping"] = answer
        await clock.advance(1)
        server.connection.event("t", {"_id": "heard"})
        assert (await anext(things)).id == "heard"


async def test_02_what_was_followed_is_followed_again(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        await lose(server, clock)
        server.connection.event("t", {"_id": "after"})
        assert (await anext(things)).id == "after"


async def test_03_nothing_is_followed_before_the_login_has_ended(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = LOGGED_IN
    async with connect(ALICE, reconnect=SOON) as client, client.things.follow("t"):
        del server.methods["login"]
        await lose(server, clock)
        assert server.connection.calls_of("login")
        assert server.connection.sent_as("sub") == []


async def test_04_a_refused_token_leaves_no_zombie(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = LOGGED_IN
    async with connect(ALICE, reconnect=SOON) as client:
        things = client.things.follow("t")
        async with things:
            server.methods["login"] = Refusal(403, "logged out by the server")
            await lose(server, clock)
            assert isinstance(client.status, Closed)
            assert isinstance(client.status.error, LoginError)
            with pytest.raises(ConnectionLostError, match="logged out by the server"):
                await anext(things)
            assert server.connection.is_closed


async def test_05_messages_of_the_gap_are_not_lost(
    server: Server, clock: VirtualClock
) -> None:
    rooms = Rooms(server, "r")
    talker = Talker.connect(URL, transport=server.open, clock=clock, reconnect=SOON)
    async with talker as client, client.messages.follow("r") as messages:
        rooms.say("r", "1", "one")
        await settle()
        server.connection.drop()
        rooms.write("r", "2", "two")
        await clock.advance(1)
        assert [(await anext(messages)).text for _ in range(2)] == ["one", "two"]


async def test_06_nothing_comes_twice_and_no_registry_grows(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        sizes: list[int] = []
        for number in range(20):
            await lose(server, clock)
            await clock.advance(60)
            assert len(server.connection.sent_as("sub")) == 1
            server.connection.event("t", {"_id": str(number)})
            await settle()
            assert (await anext(things)).id == str(number)
            sizes.append(sizes_of(client._session).total())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # registries
        assert sizes[5:] == sizes[5:6] * 15
        assert sizes[0] > 10
        assert things.waiting == 0
        assert client.statistics.unrouted_events == 0


async def test_07_calls_end_when_their_connection_goes(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, anyio.create_task_group() as tasks:

        async def call() -> None:
            with pytest.raises(CallInterruptedError, match="unknown"):
                await client.things.add("t")

        tasks.start_soon(call)
        await settle()
        server.connection.drop()


async def test_08_a_call_has_a_time_limit(
    connect: Connect, clock: VirtualClock
) -> None:
    async with connect() as client, anyio.create_task_group() as tasks:
        tasks.start_soon(clock.advance, 30)
        with pytest.raises(CallTimeoutError, match="no answer in 30 s"):
            await client.things.get("t")


async def test_09_a_nosub_is_handled(connect: Connect, server: Server) -> None:
    async with connect() as client:
        things = client.things.follow("t")
        async with things:
            (sub,) = server.connection.sent_as("sub")
            server.connection.push({"msg": "nosub", "id": sub["id"]})
            with pytest.raises(SubscriptionError, match="ended the subscription"):
                await anext(things)
        server.refuse_subscriptions(error="not-allowed")
        with pytest.raises(SubscriptionError, match="not-allowed"):
            await client.things.follow("t").__aenter__()


async def test_10_each_room_has_an_iteration_of_its_own(
    connect: Connect, server: Server
) -> None:
    async with (
        connect() as client,
        client.things.follow("a") as first,
        client.things.follow("b") as second,
    ):
        server.connection.event("a", {"_id": "for a"})
        server.connection.event("b", {"_id": "for b"})
        assert (await anext(first)).id == "for a"
        assert (await anext(second)).id == "for b"
        assert first.waiting == second.waiting == 0


async def test_11_an_exception_of_the_user_leaves_the_connection_alone(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t"}
    async with connect() as client:
        with pytest.raises(ZeroDivisionError):  # noqa: PT012  # as people write it
            async with client.things.follow("t") as things:
                server.connection.event("t", {"_id": "t"})
                async for thing in things:
                    _ = thing.size / 0
        assert client.status == Ready("c1")
        assert (await client.things.get("t")).id == "t"


async def test_12_a_frame_over_a_mebibyte_is_a_frame() -> None:
    text = "x" * (2 * 1024 * 1024)
    async with (
        listening(speaking(f'{{"msg":"result","id":"1","result":"{text}"}}')) as host,
        quickmeet.connect(f"ws://{host}") as client,
    ):
        assert len(await client.call_raw("big")) == len(text) + 2


async def test_13_the_id_of_a_ping_is_given_back(
    connect: Connect, server: Server
) -> None:
    async with connect():
        server.connection.push({"msg": "ping", "id": "x7"})
        await settle()
        assert server.connection.sent_as("pong") == [{"msg": "pong", "id": "x7"}]


async def test_14_a_login_with_a_second_factor_works(
    connect: Connect, server: Server
) -> None:
    def answer(request: dict[str, object]) -> object:
        if "totp" in request:
            return LOGGED_IN
        return Refusal("totp-required", details={"method": "totp"})

    server.methods["login"] = answer
    async with connect(ALICE, two_factor=lambda _: "123456") as client:
        assert client.user_id == "u1"


async def test_15_a_rate_limit_says_for_how_long(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = Refusal(
        "too-many-requests", details={"timeToReset": 2500}
    )
    async with connect() as client:
        with pytest.raises(RateLimitedError) as raised:
            await client.things.get("t")
    assert raised.value.retry_after == 2.5


async def test_16_queues_are_bounded(connect: Connect, server: Server) -> None:
    async with connect() as client:
        slow = client.things.follow("t").buffered(events=10)
        async with slow:
            for _ in range(1000):
                server.connection.event("t", {"_id": "t"})
            await settle()
            await settle()
            assert client.statistics.events == 1000
            assert slow.waiting <= 11


def test_17_dates_are_dates() -> None:
    message = msgspec.json.decode(
        b"""{"_id":"m","rid":"r","msg":"hi",
        "ts":{"$date":1795455430307},"_updatedAt":{"$date":1795455430400},
        "u":{"_id":"u","username":"alice"}}""",
        type=RealMessage,
    )
    assert message.sent_at.datetime.isoformat() == "2026-11-23T17:37:10.307000+00:00"


async def test_18_a_removed_method_names_its_release_and_its_replacement(
    connect: Connect, server: Server
) -> None:
    gone: Method[None] = Method(
        "doThing",
        None,
        versions=Versions(removed="9.0.0"),
        replacement="POST /v1/thing.do",
    )
    async with connect(server_version="9.1.0") as client:
        with pytest.raises(MethodRemovedError, match=r"9\.0\.0.*POST /v1/thing\.do"):
            await client._session.call(gone, ())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # as groups do
        assert server.connection.sent_as("method") == []


async def test_19_subscriptions_that_come_and_go_leave_nothing_on_the_server(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("kept"):
        for _ in range(100):
            async with client.things.follow("t"), client.things.follow("kept"):
                pass
        subs = {frame["id"] for frame in server.connection.sent_as("sub")}
        unsubs = {frame["id"] for frame in server.connection.sent_as("unsub")}
        assert len(subs) == 101
        assert len(subs - unsubs) == 1


async def test_20_a_password_that_looks_like_a_digest_is_still_digested(
    connect: Connect, server: Server
) -> None:
    password = sha256(b"correct horse").hexdigest()
    server.methods["login"] = LOGGED_IN
    async with connect(Password("alice", password)):
        (login,) = server.connection.calls_of("login")
    assert login["params"][0]["password"] == {
        "digest": sha256(password.encode()).hexdigest(),
        "algorithm": "sha-256",
    }

# SPDX-License-Identifier: MIT
"""A lost connection is made again, and says what happened."""

from collections.abc import Awaitable, Callable
from math import inf

import anyio
import pytest
from msgspec import Struct

from quickmeet_runtime.auth.credentials import Password, Token
from quickmeet_runtime.errors import (
    CallInterruptedError,
    CallTimeoutError,
    ConnectionLostError,
    LoginError,
    RateLimitedError,
    SubscriptionError,
    TransportClosedError,
    TransportError,
)
from quickmeet_runtime.lifecycle.status import Closed, Lost, Opening, Ready, Status
from quickmeet_runtime.lifecycle.supervisor import Backoff
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.url import ServerUrl
from tests.runtime.conftest import Connect
from tests.runtime.scripted import (
    URL,
    Client,
    Frame,
    MemoryTransport,
    Refusal,
    Server,
    Thing,
    VirtualClock,
    result_of,
    settle,
)

ALICE = Password("alice", "correct horse")
OLD, NEW = "of-old", "of-now"
SOON = Reconnect(jitter=lambda: 1.0)
"""Waits as long as it may: one second, two, four."""
LOST = ConnectionLostError("gone")


# How long to wait


def test_waits_grow_up_to_a_limit_and_are_spread() -> None:
    backoff = Backoff(Reconnect(longest=10, jitter=lambda: 0.5))

    assert [backoff.delay_after(LOST) for _ in range(6)] == [0.5, 1, 2, 4, 5, 5]
    assert backoff.attempt == 7


def test_a_very_long_outage_does_not_overflow() -> None:
    backoff = Backoff(Reconnect(jitter=lambda: 1.0, early_for=0))
    backoff.attempt = 5000

    assert backoff.delay_after(LOST) == 60


def test_the_tries_of_the_first_minutes_are_ten_seconds_apart_at_most() -> None:
    backoff = Backoff(SOON)
    early = [backoff.delay_after(LOST) or 0.0 for _ in range(33)]

    assert early[:6] == [1, 2, 4, 8, 10, 10]
    assert max(early) == 10
    assert sum(early) > 300
    assert [backoff.delay_after(LOST), backoff.delay_after(LOST)] == [60, 60]
    assert backoff.delay_after(LOST, good_for=60) == 1
    assert [backoff.delay_after(LOST) for _ in range(5)] == [2, 4, 8, 10, 10]


def test_a_healthy_connection_makes_the_next_wait_short_again() -> None:
    backoff = Backoff(SOON)
    for _ in range(4):
        backoff.delay_after(LOST)

    assert backoff.delay_after(LOST, good_for=59.9) == 10
    assert backoff.delay_after(LOST, good_for=60) == 1
    assert backoff.attempt == 2


def test_tries_may_be_limited() -> None:
    backoff = Backoff(Reconnect(attempts=2, jitter=lambda: 1.0))

    assert backoff.delay_after(LOST, good_for=0) == 1
    assert [backoff.delay_after(LOST) for _ in range(2)] == [2, None]


def test_a_server_that_wants_us_to_stay_away_gets_its_time() -> None:
    limited = RateLimitedError("login", 429, "please wait 7 seconds")

    assert Backoff(SOON).delay_after(limited) == 8


def test_a_try_that_hangs_gives_way_to_the_next_one_sooner_than_the_first() -> None:
    backoff = Backoff(SOON)
    limits = [backoff.opening_limit]
    for _ in range(3):
        backoff.delay_after(LOST)
        limits.append(backoff.opening_limit)

    assert limits == [inf, 10, 20, 30]
    backoff.delay_after(LOST, good_for=60)
    assert backoff.opening_limit == 10


async def test_opening_has_ten_seconds_more_at_each_try_up_to_the_limit_of_a_call(
    server: Server, clock: VirtualClock
) -> None:
    limits: list[float] = []

    async def open_it(
        endpoint: ServerUrl, options: TransportOptions
    ) -> MemoryTransport:
        limits.append(options.open_limit)
        return await server.open(endpoint, options)

    async with Client.connect(
        URL, transport=open_it, clock=clock, reconnect=SOON, time_limit=25
    ):
        server.connection.drop()
        server.fails = TransportError("nobody is there")
        await settle()
        for seconds in (1, 2, 4):
            await clock.advance(seconds)

    assert limits == [25, 10, 20, 25]


def lost(client: Client) -> Lost:
    """The state of a client whose connection is lost."""
    status = client.status
    assert isinstance(status, Lost)
    return status


def is_lost(client: Client) -> bool:
    return isinstance(client.status, Lost)


def why_closed(client: Client) -> Exception | None:
    """Why a client's session is over."""
    status = client.status
    assert isinstance(status, Closed)
    return status.error


# The whole way back


async def back(server: Server, clock: VirtualClock, after: float = 1) -> None:
    """Let the session come back by itself."""
    connections = len(server.connections)
    await settle()
    await clock.advance(after)
    assert len(server.connections) == connections + 1


async def test_the_way_back_goes_in_order_and_ready_comes_last(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = {"id": "u1", "token": OLD}

    async with (
        connect(ALICE, reconnect=SOON) as client,
        client.things.follow("t"),
        client.things.follow("t2"),
    ):
        server.connection.drop()
        await settle()
        assert is_lost(client)
        server.silence("connect", "sub")
        del server.methods["login"]
        await clock.advance(1)
        connection = server.connection

        def said() -> list[object]:
            return [
                frame["method"] if frame["msg"] == "method" else frame["msg"]
                for frame in connection.sent
            ]

        assert said() == ["connect"]
        connection.push({"msg": "connected", "session": "c2"})
        await settle()
        assert said() == ["connect", "login"]
        (login,) = connection.calls_of("login")
        assert login["params"] == [{"resume": OLD}]
        connection.push(result_of(login, result={"id": "u1"}))
        await settle()
        assert said() == ["connect", "login", "sub", "sub"]
        ids = [sub["id"] for sub in connection.sent_as("sub")]
        connection.push({"msg": "ready", "subs": ids[:1]})
        await settle()
        assert not client.is_healthy
        assert repr(client) == "<Client opening>"
        connection.push({"msg": "ready", "subs": ids[1:]})
        await settle()
        assert client.status == Ready("c2")
    assert client.statistics.connections == 2
    assert client.statistics.connections_lost == 1


async def test_events_flow_again_and_each_subscription_is_on_the_wire_once(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with (
        connect(reconnect=SOON) as client,
        client.things.follow("t") as things,
        client.things.follow("t") as others,
    ):
        for _ in range(3):
            server.connection.event("t", {"_id": "before"})
            server.connection.drop()
            await back(server, clock, 10)
            server.connection.event("t", {"_id": "after"})
            assert len(server.connection.sent_as("sub")) == 1
        for subscription in (things, others):
            got = [(await anext(subscription)).id for _ in range(6)]
            assert got == ["before", "after"] * 3
            assert subscription.waiting == 0
    assert len(server.connection.sent_as("unsub")) == 1


async def test_what_gives_a_second_factor_may_close_the_session(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    """It is a part of the session, which does not wait for its end and hang."""
    clients: list[Client] = []

    async def close(_: str) -> str:
        await clients[0].aclose()
        raise AssertionError  # it was cancelled with the connection

    server.methods["login"] = {"id": "u1", "token": OLD}
    async with connect(ALICE, reconnect=SOON, two_factor=close) as client:
        clients.append(client)
        server.methods["login"] = Refusal("totp-required")
        server.connection.drop()
        await settle()
        await clock.advance(1)
        await settle()
        assert client.status == Closed(None)


async def test_an_event_before_the_server_took_our_version_is_its_mistake(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        fields = {"eventName": "t", "args": [{"_id": "t"}]}
        event: Frame = {"msg": "changed", "collection": "stream-things", "id": "id"}
        server.answers["connect"] = lambda _: [
            event | {"fields": fields},
            {"msg": "connected", "session": "c2"},
        ]
        server.connection.drop()
        await clock.advance(1)

        assert client.statistics.events == 0
        assert things.waiting == 0
        assert "sent 'changed' while connecting" in str(lost(client).reason)


async def test_the_states_can_be_followed(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    seen: list[Status] = []
    async with anyio.create_task_group() as tasks:

        async def watch(client: Client) -> None:
            async for status in client.status_changes():
                seen.append(status)  # noqa: PERF401  # as people write it

        async with connect(reconnect=SOON) as client:
            tasks.start_soon(watch, client)
            await settle()
            server.connection.drop(1001)
            await settle()
            server.fails = TransportError("nobody there")
            await clock.advance(1)
            server.fails = None
            await clock.advance(2)
            assert client.status == Ready("c1")

    first, again = seen[1], seen[3]
    assert isinstance(first, Lost)
    assert isinstance(first.reason, TransportClosedError)
    assert (first.attempt, first.delay) == (2, 1)
    assert isinstance(again, Lost)
    assert str(again.reason) == "nobody there"
    assert (again.attempt, again.delay) == (3, 2)
    assert [type(status) for status in seen] == [
        Ready,
        Lost,
        Opening,
        Lost,
        Opening,
        Ready,
        Closed,
    ]


async def test_tries_end_where_the_user_wants_it(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    policy = Reconnect(attempts=2, jitter=lambda: 1.0)
    async with connect(reconnect=policy) as client:
        things = client.things.follow("t")
        async with things:
            server.fails = TransportError("nobody there")
            server.connection.drop()
            await clock.advance(10)

            assert str(why_closed(client)) == "nobody there"
            with pytest.raises(ConnectionLostError, match="nobody there"):
                await anext(things)


async def test_a_session_that_is_left_while_it_is_lost_ends_at_once(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        server.connection.drop()
        await settle()
        assert is_lost(client)

    assert client.status == Closed(None)


async def test_a_liveness_probe_detects_a_lost_connection(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        assert client.is_healthy
        server.connection.drop()
        await settle()
        assert not client.is_healthy
        await clock.advance(1)
        assert client.is_healthy
    assert not client.is_healthy


async def test_a_silent_server_is_left_and_found_again(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    ping = server.answers["ping"]
    server.silence("ping")

    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        await clock.advance(45)
        assert "said nothing for 45 s" in str(lost(client).reason)
        server.answers["ping"] = ping
        await clock.advance(1)
        server.connection.event("t", {"_id": "t"})
        assert await anext(things) == Thing(id="t")


async def test_a_machine_that_slept_looks_after_its_connection_and_comes_back(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        server.silence("ping")
        clock.jump(3600)  # nothing ran meanwhile: the lid was closed
        await settle()
        await clock.advance(15)
        assert is_lost(client)
        await clock.advance(1)
        assert client.status == Ready("c1")
        assert len(server.connections) == 2


async def test_a_machine_that_slept_shortly_keeps_its_connection(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        clock.jump(3600)
        await settle()
        await clock.advance(20)
        assert client.status == Ready("c1")
        assert len(server.connections) == 1


async def test_the_observer_is_notified(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    class Watcher(Observer):
        def __init__(self) -> None:
            self.told: list[object] = []

        def on_connect(self, connection_id: str, attempt: int) -> None:
            self.told.append((connection_id, attempt))

        def on_reconnect(self, reason: Exception, attempt: int, delay: float) -> None:
            self.told.append((str(reason), attempt, delay))

        def on_gap(self, stream: str, key: str, gap: Gap) -> None:
            self.told.append((stream, key, gap.reason))

    watcher = Watcher()
    async with (
        connect(reconnect=SOON, observer=watcher) as client,
        client.things.follow("t"),
    ):
        server.connection.drop(1001)
        await back(server, clock)

    reason = "the WebSocket was closed with code 1001"
    assert watcher.told == [
        ("c1", 1),
        (reason, 2, 1.0),
        ("stream-things", "t", reason),
        ("c1", 2),
    ]
    assert client.statistics.gaps == 1


# Who one is


async def test_a_refused_token_is_followed_by_the_credentials(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = {"id": "u1", "token": OLD}
    async with connect(ALICE, reconnect=SOON) as client:

        def answer(given: Frame) -> object:
            if "resume" in given:
                return Refusal(403, "logged out by the server")
            return {"id": "u1", "token": NEW}

        server.methods["login"] = answer
        server.connection.drop()
        await back(server, clock)

        assert client.status == Ready("c1")
        assert client.token == NEW
        first, second = server.connection.calls_of("login")
        assert first["params"] == [{"resume": OLD}]
        assert "password" in second["params"][0]


@pytest.mark.parametrize("credentials", [ALICE, Token(OLD)], ids=["password", "token"])
async def test_refused_credentials_end_the_session_with_an_error(
    credentials: Password | Token,
    connect: Connect,
    server: Server,
    clock: VirtualClock,
) -> None:
    server.methods["login"] = {"id": "u1", "token": OLD}
    async with connect(credentials, reconnect=SOON) as client:
        things = client.things.follow("t")
        async with things:
            server.methods["login"] = Refusal(403, "logged out by the server")
            server.connection.drop()
            await back(server, clock)

            assert isinstance(why_closed(client), LoginError)
            with pytest.raises(ConnectionLostError, match="logged out by the server"):
                await anext(things)
            with pytest.raises(ConnectionLostError, match="logged out by the server"):
                await client.call_raw("m")


async def test_a_server_that_is_not_itself_yet_is_asked_again(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = {"id": "u1", "token": OLD}
    async with connect(ALICE, reconnect=SOON) as client:
        server.methods["login"] = Refusal(500, "Internal server error")
        server.connection.drop()
        await back(server, clock)
        assert is_lost(client)
        server.methods["login"] = {"id": "u1"}
        await clock.advance(2)

        assert client.status == Ready("c1")
        assert client.token == OLD


async def test_too_many_logins_are_waited_for(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = {"id": "u1", "token": OLD}
    async with connect(ALICE, reconnect=SOON) as client:
        server.methods["login"] = Refusal(
            "too-many-requests", details={"timeToReset": 9000}
        )
        server.connection.drop()
        await back(server, clock)
        assert lost(client).delay == 9 + 2


# Subscriptions


async def test_a_subscription_that_is_refused_after_a_break_ends_with_an_error(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t") as things:
        server.refuse_subscriptions(error="not-allowed", reason="Not allowed")
        server.connection.drop()
        await back(server, clock)

        assert client.status == Ready("c1")
        with pytest.raises(SubscriptionError, match="Not allowed"):
            await anext(things)


async def test_subscriptions_that_nobody_confirms_are_a_lost_connection(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client, client.things.follow("t"):
        server.silence("sub")
        server.connection.drop()
        await back(server, clock)
        await clock.advance(30)

        assert "no answer to every subscription in 30 s" in str(lost(client).reason)


async def test_subscriptions_have_their_limit_after_a_login_that_took_all_of_its_own(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    resumed: list[Frame] = []

    def to_login(frame: Frame) -> list[Frame]:
        if "resume" in frame["params"][0]:
            resumed.append(frame)
            if len(resumed) > 2:
                return []
            if len(resumed) > 1:
                return [result_of(frame, error={"error": 403, "reason": "ended"})]
        return [result_of(frame, result={"id": "u", "token": NEW, "type": "password"})]

    server.answers["method"] = to_login
    quick = connect(ALICE, reconnect=SOON, time_limit=5)
    async with quick as client, client.things.follow("t"):
        server.silence("sub")
        server.connection.drop()
        await back(server, clock)
        await clock.advance(10)

        assert "no answer to every subscription in 5 s" in str(lost(client).reason)


async def test_a_subscription_among_too_many_is_asked_for_again(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    allowed = server.answers["sub"]
    error = Refusal("too-many-requests", details={"timeToReset": 5000}).error
    server.refuse_subscriptions(**error)

    async with connect() as client, anyio.create_task_group() as tasks:
        ids: list[str] = []

        async def follow() -> None:
            async with client.things.follow("t") as things:
                ids.append((await anext(things)).id)

        tasks.start_soon(follow)
        await clock.advance(4)
        assert len(server.connection.sent_as("sub")) == 1
        server.answers["sub"] = allowed
        await clock.advance(1)
        server.connection.event("t", {"_id": "t"})
        await settle()
        assert ids == ["t"]
        assert len(server.connection.sent_as("unsub")) == 1


async def test_a_gap_is_delivered_only_where_requested(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with (
        connect(reconnect=SOON) as client,
        client.things.follow("t") as things,
        client.things.follow("t") as plain,
    ):
        server.connection.event("t", {"_id": "1"})
        server.connection.drop()
        await back(server, clock)
        server.connection.event("t", {"_id": "2"})

        assert [(await anext(plain)).id for _ in range(2)] == ["1", "2"]
        first, gap, second = [await anext(things.with_gaps()) for _ in range(3)]
        assert (first, second) == (Thing(id="1"), Thing(id="2"))
        assert isinstance(gap, Gap)
        assert gap.since <= gap.until
        assert "code 1006" in gap.reason


async def test_a_subscription_that_is_entered_while_the_session_is_lost_waits(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        server.connection.drop()
        await settle()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(clock.advance, 1)
            async with client.things.follow("t") as things:
                server.connection.event("t", {"_id": "t"})
                assert await anext(things.with_gaps()) == Thing(id="t")


async def test_a_connection_that_goes_while_it_is_subscribed_on_forgets_nothing(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with (
        connect(reconnect=SOON) as client,
        client.things.follow("t") as things,
        client.things.follow("t2") as others,
    ):
        answer = server.answers["sub"]

        def hang_up(_: Frame) -> list[Frame]:
            server.connection.drop()
            return []

        server.answers["sub"] = hang_up
        server.connection.drop()
        await back(server, clock)
        server.answers["sub"] = answer
        await back(server, clock, 2)
        server.connection.event("t", {"_id": "1"})
        server.connection.event("t2", {"_id": "2"})
        assert (await anext(things)).id == "1"
        assert (await anext(others)).id == "2"


async def test_leaving_a_subscription_whose_connection_has_just_gone(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        async with client.things.follow("t"):
            server.connection.drop()
            with anyio.move_on_after(0):
                await client.call_raw("m")  # which finds it out
        await clock.advance(1)
        assert client.status == Ready("c1")
        assert server.connection.sent_as("sub") == []


# Calls


class Call(Struct):
    """A call in a task of its own, and how it ended."""

    result: Thing | None = None
    error: Exception | None = None


@pytest.fixture
def begin() -> Callable[[anyio.abc.TaskGroup, Awaitable[Thing]], Call]:
    """Begin a call in the background."""

    def start(tasks: anyio.abc.TaskGroup, calling: Awaitable[Thing]) -> Call:
        call = Call()

        async def run() -> None:
            try:
                call.result = await calling
            except Exception as error:  # noqa: BLE001  # a test looks at it
                call.error = error

        tasks.start_soon(run)
        return call

    return start


Begin = Callable[[anyio.abc.TaskGroup, Awaitable[Thing]], Call]


async def test_a_call_that_was_not_sent_waits_for_the_session(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    server.methods["addThing"] = {"_id": "t"}
    async with connect(reconnect=SOON) as client, anyio.create_task_group() as tasks:
        server.connection.drop()
        await settle()
        call = begin(tasks, client.things.add("t"))
        await settle()
        assert call.result is None
        await clock.advance(1)
        assert call.result == Thing(id="t")
        assert client.statistics.calls_repeated == 0


async def test_a_call_that_was_not_sent_waits_no_longer_than_its_limit(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    async with (
        connect(reconnect=SOON, time_limit=10) as client,
        anyio.create_task_group() as tasks,
    ):
        server.fails = TransportError("nobody there")
        server.connection.drop()
        await settle()
        call = begin(tasks, client.things.add("t"))
        await clock.advance(10)
        assert isinstance(call.error, CallTimeoutError)
        assert "no connection to send it on in 10 s" in str(call.error)


async def test_a_call_that_is_safe_to_repeat_is_sent_again(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    async with connect(reconnect=SOON) as client, anyio.create_task_group() as tasks:
        call = begin(tasks, client.things.get("t"))
        await settle()
        server.methods["getThing"] = {"_id": "t"}
        server.connection.drop()
        await back(server, clock)
        await settle()
        assert call.result == Thing(id="t")
        assert client.statistics.calls_repeated == 1


async def test_a_call_is_sent_again_where_what_makes_it_safe_is_given(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    async with connect(reconnect=SOON) as client, anyio.create_task_group() as tasks:
        known = begin(tasks, client.things.put(Thing(id="t")))
        new = begin(tasks, client.things.put({"name": "t"}))
        await settle()
        server.methods["putThing"] = {"_id": "t"}
        server.connection.drop()
        await back(server, clock)
        await settle()
        assert known.result == Thing(id="t")
        assert isinstance(new.error, CallInterruptedError)
        assert client.statistics.calls_repeated == 1


async def test_a_call_that_is_not_safe_to_repeat_says_that_its_outcome_is_unknown(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    async with connect(reconnect=SOON) as client, anyio.create_task_group() as tasks:
        call = begin(tasks, client.things.add("t"))
        await settle()
        server.connection.drop()
        await settle()
        assert isinstance(call.error, CallInterruptedError)
        await back(server, clock)
        assert server.connection.calls_of("addThing") == []


async def test_a_call_whose_answer_breaks_the_connection_is_not_repeated_endlessly(
    connect: Connect, server: Server, clock: VirtualClock, begin: Begin
) -> None:
    def answer(_: Frame) -> list[Frame | str]:
        return ["no frame of DDP"]

    async with (
        connect(reconnect=SOON, time_limit=None) as client,
        anyio.create_task_group() as tasks,
    ):
        server.answers["method"] = answer
        call = begin(tasks, client.things.get("t"))
        await clock.advance(1000)
        assert isinstance(call.error, CallInterruptedError)
        assert "not a DDP frame" in str(call.error)
        assert client.statistics.calls_repeated == 3

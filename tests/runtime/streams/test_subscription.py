# SPDX-License-Identifier: MIT
"""Following streams: shared, refused, undecodable, too fast, and ended."""

import json

import anyio
import pytest
from msgspec import Raw

from quickmeet_runtime.errors import (
    CallTimeoutError,
    ConnectionLostError,
    LimitReachedError,
    LocalProtocolError,
    PayloadError,
    SlowConsumerError,
    SubscriptionError,
)
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, Frame, Server, Thing, VirtualClock, settle


async def test_a_subscription_is_ready_when_it_is_entered(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")
    entered = anyio.Event()

    async def follow(client: Client) -> None:
        async with client.things.follow("t") as things:
            assert things.is_ready
            entered.set()

    async with connect() as client, anyio.create_task_group() as tasks:
        tasks.start_soon(follow, client)
        await settle()
        assert not entered.is_set()
        (sub,) = server.connection.sent_as("sub")
        assert sub["name"] == "stream-things"
        assert sub["params"] == ["t", False]
        server.connection.push({"msg": "ready", "subs": [sub["id"]]})
        await settle()
        assert entered.is_set()


async def test_events_come_typed_and_in_order(connect: Connect, server: Server) -> None:
    async with connect() as client, client.things.follow("t") as things:
        for size in range(5):
            server.connection.event("t", {"_id": "t", "size": size, "new": 1}, "extra")
        server.connection.event("other", {"_id": "x"})

        assert [(await anext(things)).size for _ in range(5)] == list(range(5))
        assert things.waiting == 0
        assert client.statistics.events == 6
        assert client.statistics.unrouted_events == 1


async def test_an_event_of_several_arguments_is_a_tuple(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow_moves("t") as moves:
        server.connection.event("t/moved", {"_id": "t"}, "north")

        assert await anext(moves) == (Thing(id="t"), "north")


async def test_several_on_one_event_share_one_subscription_on_the_wire(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        async with client.things.follow("t") as first:
            async with client.things.follow("t") as second:
                server.connection.event("t", {"_id": "t"})

                assert await anext(first) == await anext(second) == Thing(id="t")
                assert len(server.connection.sent_as("sub")) == 1
            assert server.connection.sent_as("unsub") == []
            server.connection.event("t", {"_id": "t2"})
            assert (await anext(first)).id == "t2"
        (sub,) = server.connection.sent_as("sub")
        assert server.connection.sent_as("unsub") == [{"msg": "unsub", "id": sub["id"]}]

        async with client.things.follow("t") as third:
            server.connection.event("t", {"_id": "t3"})
            assert (await anext(third)).id == "t3"
        assert len(server.connection.sent_as("sub")) == 2


async def test_two_that_enter_at_once_wait_for_one_answer(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")
    got: list[Thing] = []

    async def follow(client: Client) -> None:
        async with client.things.follow("t") as things:
            got.append(await anext(things))

    async with connect() as client, anyio.create_task_group() as tasks:
        tasks.start_soon(follow, client)
        tasks.start_soon(follow, client)
        await settle()
        (sub,) = server.connection.sent_as("sub")
        server.connection.push({"msg": "ready", "subs": [sub["id"]]})
        server.connection.event("t", {"_id": "t"})

    assert got == [Thing(id="t")] * 2


async def test_a_cancelled_entry_keeps_the_other_subscriber(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")
    got: list[Thing] = []

    async def follow(client: Client) -> None:
        async with client.things.follow("t") as things:
            got.append(await anext(things))

    async with connect() as client, anyio.create_task_group() as tasks:
        tasks.start_soon(follow, client)
        await settle()
        with anyio.move_on_after(0):
            await follow(client)
        assert server.connection.sent_as("unsub") == []
        (sub,) = server.connection.sent_as("sub")
        server.connection.push({"msg": "ready", "subs": [sub["id"]]})
        server.connection.event("t", {"_id": "t"})

    assert got == [Thing(id="t")]


async def test_giving_up_entering_alone_takes_it_off_the_wire(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")

    async with connect() as client:
        with anyio.move_on_after(0):
            await client.things.follow("t").__aenter__()
        assert len(server.connection.sent_as("unsub")) == 1


async def test_a_refused_subscription_is_an_error_and_can_be_tried_again(
    connect: Connect, server: Server
) -> None:
    allowed = server.answers["sub"]
    server.refuse_subscriptions(error="not-allowed", reason="Not allowed")

    async with connect() as client:
        with pytest.raises(SubscriptionError, match="'t': Not allowed") as e:
            await client.things.follow("t").__aenter__()
        assert e.value.error == "not-allowed"
        assert e.value.reason == "Not allowed"
        assert server.connection.sent_as("unsub") == []

        server.answers["sub"] = allowed
        async with client.things.follow("t") as things:
            assert things.is_ready


async def test_an_unknown_publication_is_an_error(
    connect: Connect, server: Server
) -> None:
    server.refuse_subscriptions(error=404, message="Subscription not found [404]")

    async with connect() as client:
        with pytest.raises(SubscriptionError, match="not found") as e:
            await client.subscribe_raw("stream-nothing", "x").__aenter__()

    assert e.value.error == 404


async def test_a_subscription_that_nobody_confirms_ends_at_the_time_limit(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.silence("sub")

    async with connect(time_limit=10) as client:
        await clock.advance(12)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(clock.advance, 10)
            with pytest.raises(CallTimeoutError, match="'t': not ready within 10 s"):
                await client.things.follow("t").__aenter__()
        assert len(server.connection.sent_as("unsub")) == 1


@pytest.mark.parametrize("error", [{}, {"error": {"error": 500, "reason": "Oops"}}])
async def test_a_subscription_that_the_server_ends_gives_what_it_has_and_raises(
    error: Frame, connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        (sub,) = server.connection.sent_as("sub")
        server.connection.event("t", {"_id": "t"})
        server.connection.push({"msg": "nosub", "id": sub["id"], **error})
        await settle()

        assert await anext(things) == Thing(id="t")
        for _ in range(2):
            with pytest.raises(SubscriptionError, match="stream-things 't': "):
                await anext(things)
        assert not things.is_ready


async def test_one_event_with_other_options_is_refused_locally(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t", {"token": "x"}):
        (sub,) = server.connection.sent_as("sub")
        assert sub["params"] == [
            "t",
            {"useCollection": False, "args": [{"token": "x"}]},
        ]
        with pytest.raises(SubscriptionError, match="already followed with other"):
            await client.things.follow("t").__aenter__()
        async with client.things.follow("t", {"token": "x"}):
            pass


async def test_options_that_are_not_json_fail_their_subscription_only(
    connect: Connect,
) -> None:
    async with connect() as client:
        with pytest.raises(LocalProtocolError, match="a parameter is not JSON"):
            await client.things.follow("t", object()).__aenter__()
        async with client.things.follow("t") as things:
            assert things.is_ready


# Payloads that do not match the schema


class Watcher(Observer):
    """Records notifications."""

    def __init__(self) -> None:
        self.errors: list[PayloadError] = []
        self.events: list[tuple[str, str, int]] = []

    def on_payload_error(self, error: PayloadError) -> None:
        self.errors.append(error)

    def on_event(self, stream: str, key: str, size: int) -> None:
        self.events.append((stream, key, size))


BROKEN = '{"msg":"changed","collection":"stream-things","id":"id","fields":'
TOO_DEEP = BROKEN + '{"eventName":"t","args":[' + "[" * 900 + "]" * 900 + "]}}"


async def test_an_event_that_does_not_match_the_schema_is_reported_and_skipped(
    connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = Watcher()
    async with (
        connect(observer=watcher) as client,
        client.things.follow("t") as things,
    ):
        server.connection.event("t", {"_id": 5})
        server.connection.event("t")
        server.connection.push(TOO_DEEP)
        server.connection.event("t", {"_id": "t"})

        assert await anext(things) == Thing(id="t")
        assert client.statistics.payload_errors == 3

    assert [error.path for error in watcher.errors] == ["$._id", "$", "$"]
    assert watcher.errors[0].payload == b'[{"_id":5}]'
    assert "stream-things: unexpected payload at $._id" in caplog.text
    assert [(stream, key) for stream, key, _ in watcher.events] == [
        ("stream-things", "t")
    ] * 4


async def test_arguments_that_are_no_json_are_reported_and_passed_over(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        server.connection.push(BROKEN + '{"eventName":"t","args":[{"_id":}]}}')
        server.connection.event("t", {"_id": "t"})

        assert await anext(things) == Thing(id="t")
        assert client.statistics.payload_errors == 1


async def test_half_a_character_in_an_event_becomes_the_replacement(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        server.connection.push(
            BROKEN + r'{"eventName":"t","args":[{"_id":"t\ud83d"}]}}'
        )

        assert await anext(things) == Thing(id="t\ufffd")


async def test_an_event_that_is_no_text_ends_the_connection(
    connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client, client.things.follow("t") as things:
        server.connection.event("t", {"_id": "t"})
        server.connection.push_bytes(
            BROKEN.encode() + b'{"eventName":"t","args":[{"_id":"t","more":"\xff"}]}}'
        )

        assert await anext(things) == Thing(id="t")
        with pytest.raises(ConnectionLostError, match="not a DDP frame"):
            await anext(things)


async def test_an_event_longer_than_a_frame_may_be_ends_the_connection(
    connect: Connect, server: Server
) -> None:
    async with (
        connect(reconnect=None, frame_limit=1000) as client,
        client.things.follow("t") as things,
    ):
        server.connection.event("t", {"_id": "t" * 800})
        server.connection.event("t", {"_id": "t" * 1000})

        assert await anext(things) == Thing(id="t" * 800)
        with pytest.raises(ConnectionLostError, match="over the limit of 1000"):
            await anext(things)


@pytest.mark.parametrize("spaces", [(",", ":"), (", ", ": ")], ids=["none", "some"])
async def test_events_arrive_whatever_spaces_a_server_writes(
    connect: Connect, server: Server, spaces: tuple[str, str]
) -> None:
    fields = {"eventName": "t", "args": [{"_id": "t"}]}
    frame = {"msg": "changed", "collection": "stream-things", "id": "id"}
    text = json.dumps(frame | {"fields": fields}, separators=spaces)
    async with connect() as client, client.things.follow("t") as things:
        server.connection.push(text)

        assert await anext(things) == Thing(id="t")


async def test_in_a_strict_session_it_is_raised_and_the_iteration_goes_on(
    connect: Connect, server: Server
) -> None:
    async with connect(strict=True) as client, client.things.follow("t") as things:
        server.connection.event("t", {"_id": 5})
        server.connection.event("t", {"_id": "t"})

        with pytest.raises(PayloadError, match=r"at \$._id") as e:
            await anext(things)
        assert e.value.path == "$._id"
        assert await anext(things) == Thing(id="t")


async def test_the_path_in_several_arguments_names_the_argument(
    connect: Connect, server: Server
) -> None:
    async with connect(strict=True) as client, client.things.follow_moves("t") as moves:
        server.connection.event("t/moved", {"_id": "t"}, 5)

        with pytest.raises(PayloadError) as e:
            await anext(moves)
        assert e.value.path == "$[1]"


async def test_events_by_wire_names_come_as_raw_json(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        async with client.subscribe_raw("stream-any", "x/y", {"a": 1}) as events:
            server.connection.event("x/y", 1, {"b": 2}, stream="stream-any")

            event = await anext(events)
        assert isinstance(event, Raw)
        assert bytes(event) == b'[1,{"b":2}]'


# Slow consumers


def fill(server: Server, count: int) -> None:
    for size in range(count):
        server.connection.event("t", {"_id": "t", "size": size})


async def test_the_oldest_events_are_dropped_and_a_gap_is_in_their_place(
    connect: Connect, server: Server
) -> None:
    buffering = Buffering(events=3, when_full=SlowConsumer.DROP_OLDEST)
    async with (
        connect(buffering=buffering) as client,
        client.things.follow("t") as things,
    ):
        fill(server, 10)
        await settle()
        assert things.waiting == 1 + 3  # the gap comes on top
        got = [await anext(things.with_gaps()) for _ in range(things.waiting)]
        dropped = things.dropped

    assert isinstance(got[0], Gap)
    assert got[0].reason == "the consumer was too slow"
    assert got[0].since <= got[0].until
    sizes = [thing.size for thing in got[1:] if isinstance(thing, Thing)]
    assert sizes == list(range(10))[-len(sizes) :]
    assert len(sizes) + dropped == 10
    assert client.statistics.dropped_events == dropped


async def test_a_subscription_may_choose_to_fail(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        things = client.things.follow("t").buffered(events=2, when_full="fail")
        async with things, client.things.follow("t") as other:
            fill(server, 4)
            await settle()

            assert [(await anext(things)).size for _ in range(2)] == [0, 1]
            with pytest.raises(SlowConsumerError, match="2 events were waiting"):
                await anext(things)
            assert [(await anext(other)).size for _ in range(4)] == [0, 1, 2, 3]
            assert server.connection.sent_as("unsub") == []


async def test_a_subscription_may_choose_to_stop_reading_until_there_is_room(
    connect: Connect, server: Server
) -> None:
    buffering = Buffering(events=4, when_full=SlowConsumer.WAIT)
    async with (
        connect(buffering=buffering) as client,
        client.things.follow("t") as things,
    ):
        fill(server, 20)
        await settle()

        assert server.connection.is_paused
        assert things.waiting < 10
        got = [(await anext(things)).size for _ in range(20)]
        await settle()
        assert got == list(range(20))
        assert things.dropped == 0
        assert not server.connection.is_paused


async def test_while_reading_is_paused_pings_are_still_sent(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect() as client:
        things = client.things.follow("t").buffered(events=1, when_full="wait")
        async with things:
            fill(server, 3)
            await settle()
            await clock.advance(100)

            assert len(server.connection.sent_as("ping")) == 10
            assert [(await anext(things)).size for _ in range(3)] == [0, 1, 2]


async def test_leaving_a_full_subscription_lets_the_others_go_on(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t"}

    async with connect() as client:
        async with client.things.follow("t").buffered(events=1, when_full="wait"):
            fill(server, 3)
            await settle()
            assert server.connection.is_paused
        assert not server.connection.is_paused
        assert (await client.things.get("t")).id == "t"


async def test_bytes_bound_a_buffer_too(connect: Connect, server: Server) -> None:
    async with connect() as client:
        things = client.things.follow("t").buffered(bytes=60, when_full="drop_oldest")
        async with things:
            fill(server, 10)
            await settle()
            assert things.waiting <= 3
            assert things.dropped >= 7


async def test_an_unknown_policy_is_a_mistake(connect: Connect) -> None:
    async with connect() as client:
        with pytest.raises(ValueError, match="perhaps"):
            client.things.follow("t").buffered(when_full="perhaps")


# Mistakes


async def test_iterating_before_entering_is_a_mistake(connect: Connect) -> None:
    async with connect() as client:
        with pytest.raises(LocalProtocolError, match="enter it with `async with`"):
            await anext(client.things.follow("t"))


async def test_entering_twice_is_a_mistake(connect: Connect) -> None:
    async with connect() as client:
        things = client.things.follow("t")
        async with things:
            with pytest.raises(LocalProtocolError, match="was entered"):
                await things.__aenter__()


async def test_iterating_in_two_tasks_is_a_mistake(
    connect: Connect, server: Server
) -> None:
    async with (
        connect() as client,
        client.things.follow("t") as things,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(things.__anext__)
        await settle()
        with pytest.raises(LocalProtocolError, match="two tasks iterate"):
            await anext(things)
        server.connection.event("t", {"_id": "t"})


async def test_a_subscription_that_was_left_ends(connect: Connect) -> None:
    async with connect() as client:
        async with client.things.follow("t") as things:
            pass
        assert [thing async for thing in things] == []


async def test_a_cancelled_iteration_loses_no_event(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:
        with anyio.move_on_after(0):
            await anext(things)
        server.connection.event("t", {"_id": "t"})

        assert await anext(things) == Thing(id="t")


async def test_a_task_that_takes_events_lets_others_run(
    connect: Connect, server: Server
) -> None:
    others = 0

    async def run() -> None:
        nonlocal others
        while True:
            others += 1
            await anyio.lowlevel.checkpoint()

    async with connect() as client, client.things.follow("t") as things:
        fill(server, 1000)
        await settle()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run)
            for _ in range(1000):
                await anext(things)
            tasks.cancel_scope.cancel()

    assert others >= 10


async def test_subscriptions_beyond_the_limit_are_refused_and_not_sent(
    connect: Connect, server: Server
) -> None:
    async with (
        connect(subscriptions_limit=2) as client,
        client.things.follow("a"),
        client.things.follow("a"),
        client.things.follow("b"),
    ):
        with pytest.raises(LimitReachedError, match="2 events are followed"):
            await client.things.follow("c").__aenter__()
        with pytest.raises(LimitReachedError, match="2 subscribers have it"):
            await client.things.follow("a").__aenter__()
        async with client.things.follow("b"):
            pass
        assert len(server.connection.sent_as("sub")) == 2


async def test_a_subscription_shows_what_it_is_about(connect: Connect) -> None:
    async with connect() as client:
        things = client.things.follow("t")

        assert repr(things) == "<Subscription to stream-things 't'>"
        assert things.waiting == things.dropped == 0
        assert not things.is_ready


# Presence: one list of watched users per connection


async def test_presence_of_later_users_is_confirmed_by_nosub(
    connect: Connect, server: Server
) -> None:
    def answer(frame: Frame) -> list[Frame]:
        if len(server.connection.sent_as("sub")) == 1:
            return [{"msg": "ready", "subs": [frame["id"]]}]
        return [{"msg": "nosub", "id": frame["id"]}]

    server.answers["sub"] = answer

    async with connect() as client:
        async with client.subscribe_raw("stream-user-presence", "u1") as first:
            async with client.subscribe_raw("stream-user-presence", "u2") as second:
                assert second.is_ready
                server.connection.event("u2", 1, stream="stream-user-presence")
                assert bytes(await anext(second)) == b"[1]"
            assert first.is_ready
            assert [sub["params"] for sub in server.connection.sent_as("sub")] == [
                ["", {"added": ["u1"]}],
                ["", {"added": ["u2"]}],
                ["", {"removed": ["u2"]}],
            ]
            assert server.connection.sent_as("unsub") == []
        subs = server.connection.sent_as("sub")
        assert server.connection.sent_as("unsub") == [
            {"msg": "unsub", "id": subs[0]["id"]}
        ]

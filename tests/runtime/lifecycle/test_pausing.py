# SPDX-License-Identifier: MIT
"""A subscriber that waits holds reading back, and the session lives on."""

from quickmeet_runtime.lifecycle.status import Lost, Ready
from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from quickmeet_runtime.options.options import Reconnect

from ..conftest import Connect
from ..scripted import Frame, Server, VirtualClock, settle

SOON = Reconnect(jitter=lambda: 1.0)
WAIT = Buffering(events=1, when_full=SlowConsumer.WAIT)
IDLE_AFTER, ANSWER_WITHIN, PING_WHILE_PAUSED = 30.0, 15.0, 10.0


def tell(server: Server, events: int) -> None:
    for size in range(events):
        server.connection.event("t", {"_id": "t", "size": size})


async def test_a_session_that_holds_reading_back_for_long_is_healthy(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect() as client:
        things = client.things.follow("t").buffered(events=1, when_full="wait")
        async with things:
            tell(server, 3)
            await settle()
            assert server.connection.is_paused
            await clock.advance(1000)
            assert client.is_healthy


async def test_a_reconnect_keeps_reading_paused(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        things = client.things.follow("t").buffered(events=1, when_full="wait")
        async with things:
            tell(server, 3)
            await settle()
            first = server.connection
            first.drop()
            await settle()
            await clock.advance(1)
            assert server.connection is not first
            assert client.status == Ready("c1")
            assert server.connection.is_paused

            tell(server, 100)
            await settle()
            assert things.waiting < 10
            got = [(await anext(things)).size for _ in range(102)]
            assert got == [0, 1, *range(100)]
            await settle()
            assert not server.connection.is_paused


async def test_a_subscriber_may_have_room_again_while_there_is_no_connection(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(reconnect=SOON) as client:
        things = client.things.follow("t").buffered(events=1, when_full="wait")
        async with things:
            tell(server, 3)
            await settle()
            server.connection.drop()
            await settle()
            got = [(await anext(things)).size for _ in range(2)]
            await clock.advance(1)
            assert client.status == Ready("c1")
            assert not server.connection.is_paused
            tell(server, 1)
            assert [*got, (await anext(things)).size] == [0, 1, 0]


async def test_frames_from_before_a_long_pause_do_not_count_as_silence(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    """It has the whole limit from then on: what it said meanwhile was not read."""
    async with connect(reconnect=None) as client:
        things = client.things.follow("t").buffered(events=1, when_full="wait")
        async with things:
            tell(server, 3)
            await settle()
            await clock.advance(1000)
            server.silence("ping")
            said = len(server.connection.sent_as("ping"))
            assert [(await anext(things)).size for _ in range(3)] == [0, 1, 2]
            assert len(server.connection.sent_as("ping")) == said + 1
            await clock.advance(14)
            assert client.status == Ready("c1")


async def test_nothing_is_held_back_before_every_subscription_is_answered(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    def answer(sub: Frame) -> list[Frame]:
        event = {"eventName": "t", "args": [{"_id": "t"}]}
        changed = {"msg": "changed", "collection": "stream-things", "fields": event}
        events = [changed] * 3 if sub["params"][0] == "t" else []
        return [{"msg": "ready", "subs": [sub["id"]]}, *events]

    async with (
        connect(reconnect=SOON, buffering=WAIT) as client,
        client.things.follow("t"),
        client.things.follow("u"),
    ):
        server.answers["sub"] = answer
        server.connection.drop()
        await clock.advance(1)

        assert isinstance(client.status, Ready)
        assert len(server.connections) == 2
        assert server.connection.is_paused


async def test_after_a_pause_the_server_has_the_whole_time_to_show_that_it_lives(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.silence("ping")
    async with (
        connect(buffering=WAIT, reconnect=SOON) as client,
        client.things.follow("t") as things,
    ):
        tell(server, 2)
        await settle()
        assert server.connection.is_paused
        await clock.advance(IDLE_AFTER + PING_WHILE_PAUSED - 1)
        pings = len(server.connection.sent_as("ping"))
        while things.waiting:
            await anext(things)
            await settle()
        assert not server.connection.is_paused
        assert len(server.connection.sent_as("ping")) == pings + 1

        await clock.advance(ANSWER_WITHIN - 1)
        assert client.is_healthy
        await clock.advance(1)
        assert isinstance(client.status, Lost)

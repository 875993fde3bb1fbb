# SPDX-License-Identifier: MIT
"""A subscriber that waits holds reading back, and the session lives on."""

from quickmeet_runtime.lifecycle.reconnect import Reconnect
from quickmeet_runtime.lifecycle.status import Ready

from ..conftest import Connect
from ..scripted import Server, VirtualClock, settle

SOON = Reconnect(jitter=lambda: 1.0)


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


async def test_a_reconnect_goes_on_holding_reading_back(
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


async def test_what_a_server_said_before_a_long_pause_does_not_speak_against_it(
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

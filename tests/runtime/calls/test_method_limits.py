# SPDX-License-Identifier: MIT
"""Calls of a method that a server counts: none is refused that need not be."""

from typing import Final

import anyio
import pytest

from quickmeet_runtime.errors import RateLimitedError
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, Refusal, Server, VirtualClock, settle


class Counting:
    """A server that takes so many calls in a second, refused ones included."""

    def __init__(self, clock: VirtualClock, calls: int, *, tells: bool) -> None:
        self._clock: Final = clock
        self._calls: Final = calls
        self._tells: Final = tells
        self._begun = 0.0
        self._counted = 0
        self.taken: Final[list[object]] = []
        self.refused = 0

    def __call__(self, *params: object) -> object:
        now = self._clock.now()
        if now - self._begun > 1:
            self._begun, self._counted = now, 0
        self._counted += 1
        if self._counted > self._calls:
            self.refused += 1
            left = (self._begun + 1 - now) * 1000
            details = {"timeToReset": left} if self._tells else None
            return Refusal("too-many-requests", "slow down", details=details)
        self.taken.append(params[0])
        return {"_id": params[0]}


async def call_all(client: Client, clock: VirtualClock, names: list[str]) -> None:
    """Call at once, and let the time pass that it takes."""

    async def call(name: str) -> None:
        assert (await client.things.get_paced(name)).id == name

    async with anyio.create_task_group() as tasks:
        for name in names:
            tasks.start_soon(call, name)
            await settle()
        for _ in range(400):
            await clock.advance(0.1)


NAMES: Final = [f"{number:02}" for number in range(20)]


async def test_calls_come_no_faster_than_the_schema_says_and_in_their_order(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    counting = Counting(clock, 3, tells=True)
    server.methods["getThing"] = counting
    async with connect(wait_when_limited=60) as client:
        await call_all(client, clock, NAMES)
    taken = list(map(str, counting.taken))  # trio wakes whoever is due in any order
    windows = [sorted(taken[at : at + 3]) for at in range(0, len(taken), 3)]
    assert [name for window in windows for name in window] == NAMES
    assert counting.refused == 0


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("calls", [1, 2])
async def test_where_the_server_takes_less_all_get_through_without_a_rush(
    connect: Connect,
    server: Server,
    clock: VirtualClock,
    calls: int,
    tells: bool,  # noqa: FBT001  # of a parametrized test
) -> None:
    counting = Counting(clock, calls, tells=tells)
    server.methods["getThing"] = counting
    async with connect(wait_when_limited=60) as client:
        await call_all(client, clock, NAMES)
    assert sorted(map(str, counting.taken)) == NAMES
    assert counting.refused <= 3 * len(NAMES) / calls, "not all try at the same time"


async def test_a_client_with_too_short_a_wait_gets_the_servers_refusal(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = Counting(clock, 3, tells=True)
    async with connect(wait_when_limited=0.5) as client:
        for name in NAMES[:3]:
            await client.things.get_paced(name)
        with pytest.raises(RateLimitedError) as raised:
            await client.things.get_paced("late")
    assert raised.value.retry_after == 1.0


async def test_a_call_that_is_cancelled_while_it_waits_leaves_its_turn(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    counting = Counting(clock, 3, tells=True)
    server.methods["getThing"] = counting
    async with connect(wait_when_limited=60) as client:

        async def call(name: str) -> None:
            await client.things.get_paced(name)

        for name in NAMES[:3]:
            await call(name)
        for _ in range(9):  # three seconds of turns
            with anyio.CancelScope() as scope:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(call, "never")
                    await settle()
                    scope.cancel()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(call, "next")
            await settle()
            await clock.advance(1.1)
    assert counting.taken == [*NAMES[:3], "next"]

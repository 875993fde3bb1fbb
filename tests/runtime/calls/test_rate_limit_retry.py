# SPDX-License-Identifier: MIT
"""Calls that were too many: waited for and sent again, where that is safe."""

from collections.abc import Callable
from typing import Final

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.errors import ClosedError, MethodError, RateLimitedError
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, Refusal, Server, VirtualClock, settle

ALICE: Final = Password("alice", "correct horse")
LOGGED_IN: Final = {"id": "u1", "token": "of-now"}


def limited(seconds: float, code: str = "too-many-requests") -> Refusal:
    return Refusal(code, "slow down", details={"timeToReset": seconds * 1000})


def after(*refusals: Refusal, result: object) -> Callable[..., object]:
    """Answer with these refusals first."""
    left = list(refusals)

    def answer(*params: object) -> object:
        del params
        return left.pop(0) if left else result

    return answer


async def get(client: Client) -> None:
    assert (await client.things.get("t")).id == "t"


async def test_by_default_nobody_waits(connect: Connect, server: Server) -> None:
    server.methods["getThing"] = limited(1)

    async with connect() as client:
        with pytest.raises(RateLimitedError) as raised:
            await client.things.get("t")

    assert raised.value.retry_after == 1.0
    assert raised.value.nothing_was_done
    assert len(server.connection.calls_of("getThing")) == 1


async def test_a_call_waits_as_long_as_the_server_says(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = after(limited(9), limited(3), result={"_id": "t"})

    async with (
        connect(wait_when_limited=20) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await clock.advance(9)
        assert len(server.connection.calls_of("getThing")) == 1
        await clock.advance(0.1)
        assert len(server.connection.calls_of("getThing")) == 2
        await clock.advance(3.1)

    assert len(server.connection.calls_of("getThing")) == 3


async def test_a_server_that_does_not_say_gets_a_second(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    refusal = Refusal("too-many-requests", "slow down")
    server.methods["getThing"] = after(refusal, result={"_id": "t"})

    async with (
        connect(wait_when_limited=20) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await clock.advance(0.9)
        assert len(server.connection.calls_of("getThing")) == 1
        await clock.advance(0.1)


@pytest.mark.parametrize(("seconds", "time_limit"), [(20.5, 30), (60, 10), (60, None)])
async def test_no_call_waits_longer_than_allowed(
    connect: Connect, server: Server, seconds: float, time_limit: float | None
) -> None:
    server.methods["getThing"] = limited(seconds)

    async with connect(wait_when_limited=20, time_limit=time_limit) as client:
        with pytest.raises(RateLimitedError):
            await client.things.get("t")

    assert len(server.connection.calls_of("getThing")) == 1


async def test_waiting_is_counted_all_in_all(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = limited(6)

    async def refused(client: Client) -> None:
        with pytest.raises(RateLimitedError):
            await client.things.get("t")

    async with (
        connect(wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(refused, client)
        await clock.advance(6.1)

    assert len(server.connection.calls_of("getThing")) == 2


async def test_waiting_may_take_longer_than_the_time_limit(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = after(limited(59), result={"_id": "t"})

    async with (
        connect(wait_when_limited=70, time_limit=30) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await clock.advance(59.1)

    assert len(server.connection.calls_of("getThing")) == 2


async def test_calls_beside_one_that_waited_keep_their_own_time_limits(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = after(limited(20), result={"_id": "t"})
    ended: list[str] = []

    async def timed_out(client: Client, name: str) -> None:
        with pytest.raises(TimeoutError):
            await client.call_raw(name)
        ended.append(name)

    async with (
        connect(wait_when_limited=30, time_limit=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(timed_out, client, "getThing")
        await settle()
        server.silence("method")
        await clock.advance(20.1)  # it has until 30.1
        tasks.start_soon(timed_out, client, "later")
        await settle()
        await clock.advance(9.9)
        assert ended == []
        await clock.advance(0.2)
        assert sorted(ended) == ["getThing", "later"]


async def test_the_time_limit_counts_from_the_first_time_but_for_the_waiting(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = limited(6)

    async def timed_out(client: Client) -> None:
        with pytest.raises(TimeoutError):
            await client.things.get("t")

    async with (
        connect(wait_when_limited=10, time_limit=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(timed_out, client)
        await settle()
        server.silence("method")
        await clock.advance(16)
        assert len(server.connection.calls_of("getThing")) == 2
        assert client.statistics.calls_timed_out == 0
        await clock.advance(0.1)
        assert client.statistics.calls_timed_out == 1


async def test_a_limit_inside_a_method_may_have_struck_too_late(
    connect: Connect, server: Server
) -> None:
    server.methods["addThing"] = limited(1, "error-too-many-requests")

    async with connect(wait_when_limited=10) as client:
        with pytest.raises(RateLimitedError) as raised:
            await client.things.add("t")
        with pytest.raises(MethodError):
            await client.call_raw("addThing")

    assert raised.value.retry_after == 1.0
    assert not raised.value.nothing_was_done
    assert len(server.connection.calls_of("addThing")) == 2


async def test_what_may_be_repeated_waits_for_that_limit_too(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    inner = limited(1, "error-too-many-requests")
    server.methods["getThing"] = after(inner, result={"_id": "t"})

    async with (
        connect(wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await clock.advance(1.1)


async def test_what_may_not_be_repeated_was_not_begun(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["addThing"] = after(limited(1), result={"_id": "t"})

    async with (
        connect(wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(client.things.add, "t")
        await clock.advance(1.1)

    assert len(server.connection.calls_of("addThing")) == 2


async def test_the_first_login_waits(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = after(limited(8), result=LOGGED_IN)

    async def log_in() -> None:
        async with connect(ALICE, wait_when_limited=10) as client:
            assert client.user_id == "u1"

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(log_in)
        await clock.advance(8.1)

    assert len(server.connections) == 1
    assert len(server.connection.calls_of("login")) == 2


async def test_a_later_login_waits(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["login"] = after(limited(8), result=LOGGED_IN)

    async with (
        connect(wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(client.login, ALICE)
        await clock.advance(8.1)

    assert client.user_id == "u1"


async def test_waiting_can_be_cancelled(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = limited(5)

    async with connect(wait_when_limited=10) as client:
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(client.things.get, "t")
                await settle()
                scope.cancel()
        await clock.advance(6)

    assert len(server.connection.calls_of("getThing")) == 1


async def test_a_connection_lost_in_between_does_not_matter(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    server.methods["getThing"] = after(limited(5), result={"_id": "t"})

    async with (
        connect(wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(get, client)
        await settle()
        server.connection.drop()
        await clock.advance(5.1)

    assert len(server.connections) == 2
    assert len(server.connection.calls_of("getThing")) == 1


async def test_the_end_of_the_session_ends_the_waiting(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = limited(5)

    async def closed(client: Client) -> None:
        with pytest.raises(ClosedError):
            await client.things.get("t")

    async with (
        anyio.create_task_group() as tasks,
        connect(wait_when_limited=10) as client,
    ):
        tasks.start_soon(closed, client)
        await settle()

    assert len(server.connection.calls_of("getThing")) == 1

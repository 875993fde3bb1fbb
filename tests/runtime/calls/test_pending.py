# SPDX-License-Identifier: MIT
"""The registry of calls keeps nothing of calls that are over."""

from math import inf

import anyio
import pytest

from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.pending import PendingCalls
from quickmeet_runtime.concurrency.waiters import Waiter, waiter_factory
from quickmeet_runtime.errors import CallTimeoutError
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.observer import Statistics
from quickmeet_runtime.protocol.frames import CallAnswered

from ..scripted import URL, Client, Server, VirtualClock, settle


class Clock:
    """Stands still."""

    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        raise NotImplementedError


def registry() -> PendingCalls:
    return PendingCalls(waiter_factory(), Statistics(), Masker())


def limited(seconds: float | None, now: float = 0.0) -> Budget:
    return Budget(Clock(now), seconds)


async def test_a_call_with_a_deadline_of_its_own_is_forgotten_whole() -> None:
    calls = registry()
    hurried = calls.begin("m", (), limited(5.0))
    assert calls.next_deadline() == 5.0
    calls.answered(CallAnswered(hurried.id))
    calls.forget(hurried)

    assert calls.next_deadline() == inf
    calls.begin("n", (), limited(30.0, now=1.0))
    assert calls.next_deadline() == 31.0


async def test_a_call_that_waited_too_long_reports_its_own_limit() -> None:
    calls = registry()
    unlimited = calls.begin("n", (), limited(None))
    call = calls.begin("m", (), limited(0.3))
    calls.expire(0.4)

    assert unlimited.error is None
    assert str(call.error) == "m: no connection to send it on in 0.3 s"


async def test_a_call_that_is_over_is_waited_for_no_more() -> None:
    """The task that hears of it runs later; until then others have their limits."""
    calls = registry()
    calls.begin("n", (), limited(30.0))
    hurried = calls.begin("m", (), limited(0.3))
    calls.expire(0.4)

    assert hurried.error is not None
    assert calls.next_deadline() == 30.0


async def test_a_short_limit_beside_a_long_one_delays_no_call(
    server: Server, clock: VirtualClock
) -> None:
    talker = Client.connect(URL, transport=server.open, clock=clock, time_limit=30.0)
    ended: list[str] = []

    async def ask(client: Client, limit: str) -> None:
        with pytest.raises(CallTimeoutError, match=f"no answer in {limit} s"):
            await client.call_raw("getThing", "t")
        ended.append(limit)

    async with talker as client, anyio.create_task_group() as tasks:
        tasks.start_soon(ask, client, "30")
        await settle()
        tasks.start_soon(ask, client.with_options(time_limit=0.5), "0.5")
        await clock.advance(0.5)
        assert ended == ["0.5"]
        assert clock.next_deadline is not None
        assert clock.next_deadline > clock.now() + 10
        await clock.advance(30)
        assert ended == ["0.5", "30"]

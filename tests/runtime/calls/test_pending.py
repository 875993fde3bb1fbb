# SPDX-License-Identifier: MIT
"""The registry of calls keeps nothing of calls that are over."""

from math import inf

from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.pending import Calls
from quickmeet_runtime.concurrency.waiters import Waiter, waiter_factory
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.observability.statistics import Statistics
from quickmeet_runtime.protocol.events import CallAnswered


class Clock:
    """Stands still."""

    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        raise NotImplementedError


def registry() -> Calls:
    return Calls(waiter_factory(), Statistics(), Masker())


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


async def test_a_call_that_waited_too_long_says_its_own_limit() -> None:
    calls = registry()
    unlimited = calls.begin("n", (), limited(None))
    call = calls.begin("m", (), limited(0.3))
    calls.expire(0.4)

    assert unlimited.error is None
    assert str(call.error) == "m: no connection to send it on in 0.3 s"

# SPDX-License-Identifier: MIT
"""The machine's clock, waiters, and the alarm between them."""

import time
from math import inf

import anyio
import pytest

from quickmeet_runtime.concurrency.clock import DeadlineTimer, SystemClock
from quickmeet_runtime.concurrency.waiters import waiter_factory
from tests.runtime.scripted import VirtualClock, settle


def test_the_clock_runs_forwards() -> None:
    clock = SystemClock()
    first = clock.now()

    assert clock.now() >= first


def test_without_a_clock_that_goes_on_in_sleep_another_will_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)

    assert SystemClock().now() == pytest.approx(time.monotonic(), abs=5)


async def test_a_moment_that_has_passed_is_not_waited_for() -> None:
    clock = SystemClock()

    await clock.sleep_until(clock.now() - 1)
    await clock.sleep_until(clock.now() + 0.001)


async def test_waiting_for_a_past_moment_lets_others_run() -> None:
    clock = SystemClock()
    others = anyio.Event()
    async with anyio.create_task_group() as tasks:

        async def run() -> None:
            others.set()

        tasks.start_soon(run)
        for _ in range(100):
            await clock.sleep_until(clock.now() - 1, waiter_factory()())
        assert others.is_set()


async def test_a_waiter_ends_a_sleep() -> None:
    waiter = waiter_factory()()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(SystemClock().sleep_until, inf, waiter)
        await settle()
        waiter.wake()
        waiter.wake()


async def test_a_waiter_that_was_woken_does_not_wait() -> None:
    waiter = waiter_factory()()
    waiter.wake()

    await waiter


async def test_a_waiter_of_a_cancelled_task_may_be_woken() -> None:
    waiter = waiter_factory()()
    with anyio.move_on_after(0):
        await waiter

    waiter.wake()


async def test_the_alarm_looks_when_it_said_and_when_somebody_wants_it_earlier(
    clock: VirtualClock,
) -> None:
    looked: list[float] = []
    began = clock.now()

    def check(now: float) -> float:
        looked.append(round(now - began))
        return now + 10

    alarm = DeadlineTimer(clock, waiter_factory(), check)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(alarm.run)
        await clock.advance(20)
        alarm.schedule(clock.now() + 3)
        alarm.schedule(clock.now() + 99)
        await settle()
        tasks.cancel_scope.cancel()

    assert looked == [0, 10, 20, 20]

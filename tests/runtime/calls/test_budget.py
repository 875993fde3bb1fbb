# SPDX-License-Identifier: MIT
"""The budget of a call, however many requests it takes."""

from math import inf

import anyio
import pytest

from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.errors import CallTimeoutError

from ..scripted import VirtualClock


def test_a_wait_puts_the_deadline_off(clock: VirtualClock) -> None:
    budget = Budget(clock, 30, 60)
    deadline = budget.deadline

    assert budget.wait(59)
    assert budget.deadline == deadline + 59
    assert budget.waits_left == 1


def test_a_wait_that_is_too_long_takes_nothing(clock: VirtualClock) -> None:
    budget = Budget(clock, 30, 10)

    assert budget.wait(6)
    assert not budget.wait(6)
    assert budget.waits_left == 4


def test_by_default_there_is_nothing_to_wait_with(clock: VirtualClock) -> None:
    assert not Budget(clock, 30).wait(0.1)
    assert Budget(clock, None).deadline == inf


async def test_a_block_ends_when_the_time_of_the_whole_call_is_over(
    clock: VirtualClock,
) -> None:
    budget = Budget(clock, 3)
    with budget.limited("doThing"):
        clock.jump(3)

    with (
        pytest.raises(CallTimeoutError, match="doThing: no answer in 3 s"),
        budget.limited("doThing"),
    ):
        await anyio.sleep_forever()


async def test_without_a_limit_a_block_takes_what_it_takes(clock: VirtualClock) -> None:
    budget = Budget(clock, None)
    with budget.limited("doThing"):
        clock.jump(10_000)
        await anyio.lowlevel.checkpoint()

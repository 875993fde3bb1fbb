# SPDX-License-Identifier: MIT
"""A woken waiter resumes after the batch that woke it, else in the next round."""

import asyncio
from collections.abc import Callable, Coroutine

import anyio
import pytest

from quickmeet_runtime.concurrency.waiters import DispatchBatch, Waiter
from tests.conftest import BACKENDS, Backend
from tests.runtime.scripted import settle


class Log(list[str]):
    """What happened, in order."""

    async def wait_for(self, waiter: Waiter) -> None:
        await waiter
        self.append("went on")


@pytest.fixture
def log() -> Log:
    return Log()


async def in_a_callback(function: Callable[[], None]) -> None:
    """Run a function as event loops run callbacks: outside of any task."""
    asyncio.get_running_loop().call_soon(function)
    await settle()


async def test_a_woken_waiter_resumes(log: Log) -> None:
    waiter = DispatchBatch().make_waiter()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(log.wait_for, waiter)
        await settle()
        assert log == []
        waiter.wake()
        waiter.wake()
        assert log == []

    assert log == ["went on"]


async def test_a_waiter_woken_before_does_not_wait() -> None:
    waiter = DispatchBatch().make_waiter()
    waiter.wake()
    await waiter


async def test_a_waiter_woken_in_a_batch_before_it_waits_does_not_wait() -> None:
    turn = DispatchBatch()
    waiter = turn.make_waiter()
    turn.begin()
    waiter.wake()
    turn.end()
    await waiter


async def test_a_waiter_woken_in_a_batch_of_a_task_resumes_after_it(log: Log) -> None:
    turn = DispatchBatch()
    waiter = turn.make_waiter()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(log.wait_for, waiter)
        await settle()
        turn.begin()
        waiter.wake()
        turn.end()
        log.append("the turn is over")

    assert log == ["the turn is over", "went on"]


async def test_a_waiter_can_be_cancelled_and_woken_too_late(log: Log) -> None:
    waiter = DispatchBatch().make_waiter()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(log.wait_for, waiter)
        await settle()
        tasks.cancel_scope.cancel()
        waiter.wake()

    waiter.wake()
    assert log == []


class TestOnAsyncio:
    """In callbacks of the loop, which trio does not have."""

    @pytest.fixture(params=["asyncio", "uvloop"])
    def anyio_backend(self, request: pytest.FixtureRequest) -> Backend:
        return BACKENDS[request.param]

    async def test_a_waiter_woken_in_a_batch_of_a_callback_resumes_at_its_end(
        self, log: Log
    ) -> None:
        turn = DispatchBatch()
        waiter = turn.make_waiter()

        def callback() -> None:
            turn.begin()
            waiter.wake()
            waiter.wake()
            log.append("taken")
            turn.end()
            log.append("the callback is over")

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(log.wait_for, waiter)
            await settle()
            await in_a_callback(callback)

        assert log == ["taken", "went on", "the callback is over"]

    async def test_woken_waiters_resume_in_order(self, log: Log) -> None:
        turn = DispatchBatch()

        async def wait(name: str, waiter: Waiter) -> None:
            await waiter
            log.append(name)

        waiters = {name: turn.make_waiter() for name in "abc"}

        def callback() -> None:
            turn.begin()
            for name in "cab":
                waiters[name].wake()
            turn.end()

        async with anyio.create_task_group() as tasks:
            for name, waiter in waiters.items():
                tasks.start_soon(wait, name, waiter)
            await settle()
            await in_a_callback(callback)

        assert log == ["c", "a", "b"]

    async def test_a_waiter_cancelled_before_the_end_of_a_batch_stays_cancelled(
        self, log: Log
    ) -> None:
        turn = DispatchBatch()
        waiter = turn.make_waiter()
        task = asyncio.ensure_future(log.wait_for(waiter))
        await settle()

        def callback() -> None:
            turn.begin()
            waiter.wake()
            task.cancel()
            turn.end()

        await in_a_callback(callback)

        assert task.cancelled()
        assert log == []

    async def test_a_task_that_goes_on_in_a_callback_is_the_current_one(self) -> None:
        turn = DispatchBatch()
        waiter = turn.make_waiter()
        seen: list[object] = []

        async def wait() -> None:
            await waiter
            seen.append(asyncio.current_task())
            with anyio.move_on_after(10):
                await anyio.lowlevel.checkpoint()
            seen.append(asyncio.current_task())

        def callback() -> None:
            turn.begin()
            waiter.wake()
            turn.end()
            seen.append(asyncio.current_task())

        task = asyncio.ensure_future(wait())
        await settle()
        await in_a_callback(callback)

        assert seen == [task, None, task]

    async def test_an_error_of_a_task_is_its_own(self) -> None:
        turn = DispatchBatch()
        waiter = turn.make_waiter()

        async def fail() -> None:
            await waiter
            raise ZeroDivisionError

        def callback() -> None:
            turn.begin()
            waiter.wake()
            turn.end()

        task = asyncio.ensure_future(fail())
        await settle()
        await in_a_callback(callback)

        assert isinstance(task.exception(), ZeroDivisionError)


@pytest.mark.parametrize("ends_with", [KeyboardInterrupt, SystemExit])
def test_what_ends_the_loop_ends_it_in_a_callback_too(
    ends_with: type[BaseException],
) -> None:
    ended: list[str] = []

    async def main() -> None:
        turn = DispatchBatch()
        waiter = turn.make_waiter()

        async def end() -> None:
            await waiter
            raise ends_with

        def callback() -> None:
            turn.begin()
            waiter.wake()
            turn.end()
            ended.append("the callback")

        task = asyncio.ensure_future(end())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(callback)
        await asyncio.sleep(0)
        await task

    def run(work: Coroutine[object, object, None]) -> None:
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(work)
        finally:
            loop.close()

    with pytest.raises(ends_with):
        run(main())
    assert ended == ["the callback"]

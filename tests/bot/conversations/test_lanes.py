# SPDX-License-Identifier: MIT
"""Turns in a conversation: one at a time, and who waits is aside."""

from collections.abc import Awaitable, Callable

import anyio
import pytest
from anyio.abc import TaskGroup

from quickmeet_bot.conversations.lanes import Lane, Lanes, Turn

Work = Callable[[Turn["Work"]], Awaitable[None]]


class Desk:
    """Lanes of functions, each given its turn."""

    def __init__(self, tasks: TaskGroup, limit: int = 8) -> None:
        self.tasks = tasks
        self.lanes = Lanes[Work](self.begin, limit)

    def begin(self, lane: Lane[Work]) -> None:
        self.tasks.start_soon(self.work, lane)

    async def work(self, lane: Lane[Work]) -> None:
        turn = await self.lanes.take_turn(lane)
        goes_on = False
        try:
            await lane.queue.popleft()(turn)
            goes_on = True
        finally:
            turn.end(goes_on=goes_on)


async def test_one_works_at_a_time_and_waiting_ones_are_set_aside() -> None:
    lanes: Lanes[Work] | None = None
    said: list[str] = []
    replied, release = anyio.Event(), anyio.Event()

    async def asks(turn: Turn[Work]) -> None:
        said.append("asks")
        async with turn:
            await replied.wait()
        said.append("goes on")

    async def takes_long(_: Turn[Work]) -> None:
        said.append("begins")
        await release.wait()
        said.append("ends")

    async def last(_: Turn[Work]) -> None:
        said.append("last")

    async with anyio.create_task_group() as tasks:
        desk = Desk(tasks)
        for work in (asks, takes_long, last):
            desk.lanes.add("room", work)
        lanes = desk.lanes
        await anyio.wait_all_tasks_blocked()
        assert said == ["asks", "begins"]
        replied.set()
        await anyio.wait_all_tasks_blocked()
        assert said == ["asks", "begins"]  # never two at once
        release.set()
    assert said[2:] == ["ends", "goes on", "last"]
    assert lanes is not None
    assert lanes.queues() == []


async def test_one_set_aside_needs_no_turn() -> None:
    said: list[str] = []
    replied = anyio.Event()

    async def asks(turn: Turn[Work]) -> None:
        async with turn:
            await replied.wait()
        said.append("asks")

    async def other(_: Turn[Work]) -> None:
        said.append("other")
        replied.set()

    async with anyio.create_task_group() as tasks:
        desk = Desk(tasks, limit=1)
        desk.lanes.add("room", asks)
        desk.lanes.add("elsewhere", other)
    assert said == ["other", "asks"]


async def test_a_function_is_back_when_the_last_of_its_tasks_is() -> None:
    said: list[str] = []
    first, second = anyio.Event(), anyio.Event()

    async def asks_twice(turn: Turn[Work]) -> None:
        async def waits(event: anyio.Event) -> None:
            async with turn:
                await event.wait()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(waits, first)
            tasks.start_soon(waits, second)
        said.append("asks twice")

    async def other(_: Turn[Work]) -> None:
        said.append("other")

    async with anyio.create_task_group() as tasks:
        desk = Desk(tasks, limit=1)
        desk.lanes.add("room", asks_twice)
        await anyio.wait_all_tasks_blocked()
        first.set()
        await anyio.wait_all_tasks_blocked()
        desk.lanes.add("room", other)
        await anyio.wait_all_tasks_blocked()
        second.set()
    assert said == ["other", "asks twice"]


async def test_a_task_that_outlives_its_function_holds_nobody_up() -> None:
    said: list[str] = []
    late = anyio.Event()

    async with anyio.create_task_group() as tasks:
        desk = Desk(tasks, limit=1)

        async def waits(turn: Turn[Work]) -> None:
            async with turn:
                await late.wait()
            said.append("late")

        async def leaves_a_task(turn: Turn[Work]) -> None:
            tasks.start_soon(waits, turn)

        async def other(_: Turn[Work]) -> None:
            said.append("other")

        desk.lanes.add("room", leaves_a_task)
        await anyio.wait_all_tasks_blocked()
        late.set()
        await anyio.wait_all_tasks_blocked()
        desk.lanes.add("room", other)
    assert said == ["late", "other"]


@pytest.mark.parametrize("limit", [1, 8])
async def test_all_is_cancelled_at_once(limit: int) -> None:
    begun: list[str] = []
    before = 0

    async def asks(turn: Turn[Work]) -> None:
        begun.append("asks")
        async with turn:
            await anyio.sleep_forever()

    async def takes_long(_: Turn[Work]) -> None:
        begun.append("takes long")
        await anyio.sleep_forever()

    async with anyio.create_task_group() as tasks:
        desk = Desk(tasks, limit)
        for work in (asks, takes_long, takes_long):
            desk.lanes.add("room", work)
            desk.lanes.add("elsewhere", work)
        await anyio.wait_all_tasks_blocked()
        before = len(begun)
        tasks.cancel_scope.cancel()
    assert len(begun) == before

# SPDX-License-Identifier: MIT
"""One task waits, somebody else wakes it: the cheapest way that each loop has.

`anyio.Event` looks up its backend when it is made and again when it is waited
for, which is more than the rest of a method call costs. A waiter is a future on
asyncio and a rescheduled task on trio; both are cancelled like anything else.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import trio

__all__ = ["Waiter", "WaiterFactory", "is_on_trio", "waiter_factory"]


class Waiter(Protocol):
    """Waits once, for one task."""

    def wait(self) -> Awaitable[None]:
        """Wait until `wake` is called; no time when it has been."""
        ...

    def wake(self) -> None:
        """Let the task go on; again and without a task is harmless."""
        ...


WaiterFactory = Callable[[], Waiter]


class _AsyncioWaiter(asyncio.Future[None]):
    __slots__ = ()

    def wait(self) -> Awaitable[None]:
        return self

    def wake(self) -> None:
        if not self.done():
            self.set_result(None)


class _TrioWaiter:
    __slots__ = ("_is_awake", "_task")

    def __init__(self) -> None:
        self._is_awake = False
        self._task: trio.lowlevel.Task | None = None

    async def wait(self) -> None:
        from trio import lowlevel  # noqa: PLC0415  # only where trio runs

        if self._is_awake:
            await lowlevel.checkpoint()
            return
        self._task = lowlevel.current_task()

        def abort(_: object) -> "trio.lowlevel.Abort":
            self._task = None
            return lowlevel.Abort.SUCCEEDED

        await lowlevel.wait_task_rescheduled(abort)

    def wake(self) -> None:
        if self._is_awake:
            return
        self._is_awake = True
        if self._task is not None:
            from trio import lowlevel  # noqa: PLC0415  # only where trio runs

            lowlevel.reschedule(self._task)
            self._task = None


def is_on_trio() -> bool:
    """Whether the running event loop is trio's and not asyncio's."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return True
    return False


def waiter_factory() -> WaiterFactory:
    """What makes waiters on the loop that runs now."""
    if is_on_trio():
        return _TrioWaiter
    return partial(_AsyncioWaiter, loop=asyncio.get_running_loop())

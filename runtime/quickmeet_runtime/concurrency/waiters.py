# SPDX-License-Identifier: MIT
"""Waiters: one task waits, another wakes it, as cheaply as each event loop allows.

`anyio.Event` looks up its backend when it is made and again when it is awaited,
which costs more than the rest of a method call. A waiter is a future on asyncio and
a rescheduled task on trio; both can be cancelled as usual.

On asyncio a woken task normally resumes in the loop's next iteration, and an
iteration, which polls all sockets, costs more than our whole handling of an event.
Therefore tasks that are woken while a batch is dispatched resume synchronously at
its end (`DispatchBatch`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextvars import Context
from functools import partial
from threading import get_ident
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import LocalProtocolError

if TYPE_CHECKING:
    import trio

__all__ = [
    "DispatchBatch",
    "HomeLoop",
    "SharedWaiter",
    "Waiter",
    "WaiterFactory",
    "is_on_trio",
    "task_id",
    "waiter_factory",
]


_running_loop = asyncio._get_running_loop  # noqa: SLF001  # named in its docs
"""Returns asyncio's running loop of this thread and process; None without one."""


class Waiter(Protocol):
    """Awaited once, by one task."""

    def __await__(self) -> Generator[Any, Any, None]:
        """Wait until `wake` is called; return at once if it was."""
        ...

    def wait(self) -> Awaitable[None]:
        """Wait until `wake` is called: the same, for user-defined clocks."""
        ...

    def wake(self) -> None:
        """Resume the task; idempotent, and harmless without a task."""
        ...


WaiterFactory = Callable[[], Waiter]


class DispatchBatch:
    """A batch of received frames; tasks that it wakes resume at its end.

    So no task runs while the registries of a session change from one state to
    the next. Tasks resume within the loop's callback if no other task is running,
    else in the loop's next iteration.
    """

    __slots__ = ("_loop", "due", "is_on")

    def __init__(self) -> None:
        self.is_on = False
        self.due: list[_AsyncioWaiter] = []
        self._loop = None if is_on_trio() else asyncio.get_running_loop()

    def begin(self) -> None:
        """Defer the tasks that are woken from now on until `end`."""
        self.is_on = self._loop is not None

    def end(self) -> None:
        """Resume the deferred tasks."""
        self.is_on = False
        due = self.due
        if not due:
            return
        self.due = []
        if asyncio.current_task(self._loop) is not None:
            for waiter in due:
                waiter.wake()
        else:
            for waiter in due:
                waiter.resume()

    @property
    def make_waiter(self) -> WaiterFactory:
        """The factory of waiters on the running loop."""
        if self._loop is None:
            return _TrioWaiter
        return partial(_AsyncioWaiter, self, self._loop)


class _AsyncioWaiter(asyncio.Future[None]):
    """A future whose task can be resumed synchronously by `resume`.

    A task passes its next step to a future by `add_done_callback`. asyncio's futures
    schedule it for the loop's next iteration; this one keeps it.
    """

    __slots__ = ("_batch", "_context", "_step")

    def __init__(self, batch: DispatchBatch, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop=loop)
        self._batch = batch
        self._step: Callable[[Any], object] | None = None
        self._context: Context | None = None

    def wait(self) -> Awaitable[None]:
        return self

    def wake(self) -> None:
        if self._batch.is_on:
            self._batch.due.append(self)
        elif not self.done():
            self.set_result(None)
            self._resume_later()

    def resume(self) -> None:
        """Resume the task synchronously; no other task may be running."""
        if self.done():
            return
        self.set_result(None)
        step, context = self._step, self._context
        if step is None or context is None:
            return  # it does not wait yet
        try:
            context.run(step, self)
        except (SystemExit, KeyboardInterrupt) as error:
            # these end the loop, not only the current callback
            self.get_loop().call_soon(_raise, error)

    def add_done_callback(
        self, fn: Callable[[Any], object], /, *, context: Context | None = None
    ) -> None:
        if self.done() or self._step is not None or context is None:
            super().add_done_callback(fn, context=context)
        else:
            self._step, self._context = fn, context

    def cancel(self, msg: object = None) -> bool:
        is_cancelled = super().cancel(msg)
        if is_cancelled:
            self._resume_later()
        return is_cancelled

    def _resume_later(self) -> None:
        if self._step is not None:
            self.get_loop().call_soon(self._step, self, context=self._context)


def _raise(error: BaseException) -> None:
    raise error


class _TrioWaiter:
    __slots__ = ("_is_awake", "_task")

    def __init__(self) -> None:
        self._is_awake = False
        self._task: trio.lowlevel.Task | None = None

    def __await__(self) -> Generator[Any, Any, None]:
        return self.wait().__await__()

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


class SharedWaiter:
    """Awaited by any number of tasks.

    Args:
        make_waiter: Makes the waiter of each task.
    """

    __slots__ = ("_is_awake", "_make_waiter", "_waiting")

    def __init__(self, make_waiter: WaiterFactory) -> None:
        self._make_waiter = make_waiter
        self._is_awake = False
        self._waiting: set[Waiter] = set()

    def __await__(self) -> Generator[Any, Any, None]:
        """Wait until `wake` is called; return at once if it was."""
        if self._is_awake:
            return
        waiter = self._make_waiter()
        self._waiting.add(waiter)
        try:
            yield from waiter.__await__()
        finally:
            self._waiting.discard(waiter)

    def wait(self) -> Awaitable[None]:
        """Wait until `wake` is called; return at once if it was."""
        return self

    def wake(self) -> None:
        """Resume the tasks; idempotent, and harmless without any."""
        self._is_awake = True
        for waiter in self._waiting:
            waiter.wake()


def is_on_trio() -> bool:
    """Whether the running event loop is trio's and not asyncio's."""
    return _running_loop() is None


def task_id() -> int:
    """Return an id of the running task that is unique as long as it lives."""
    if is_on_trio():
        from trio import lowlevel  # noqa: PLC0415  # only where trio runs

        return id(lowlevel.current_task())
    return id(asyncio.current_task())


def waiter_factory() -> WaiterFactory:
    """Return the factory of waiters on the running loop."""
    return DispatchBatch().make_waiter


class HomeLoop:
    """The event loop that this object was made on.

    A thread may run several, one after the other or nested in a callback, and a
    forked process runs none of its parent's.
    """

    __slots__ = ("_loop", "_thread")

    def __init__(self) -> None:
        self._loop = _running_loop()
        self._thread = get_ident()

    def check(self) -> None:
        """Check that the current loop is this one.

        Raises:
            LocalProtocolError: It is another one; nothing was done.
        """
        loop = self._loop
        if loop is None:  # trio has one loop per thread
            if get_ident() == self._thread:
                return
        elif _running_loop() is loop:
            return
        if get_ident() != self._thread:
            raise LocalProtocolError(
                "this session belongs to another thread: call it there, by "
                "anyio.from_thread.run or asyncio.run_coroutine_threadsafe"
            )
        raise LocalProtocolError(
            "this session belongs to another event loop: open it in the one that uses "
            "it, with a single asyncio.run around the whole of it"
        )

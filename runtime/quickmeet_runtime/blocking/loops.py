# SPDX-License-Identifier: MIT
"""Event loops of sessions: in a background thread, or in the calling thread."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import AbstractAsyncContextManager, ExitStack, suppress
from threading import Lock
from typing import Final, Generic, TypeVar, TypeVarTuple

import anyio
from anyio.from_thread import BlockingPortal, start_blocking_portal

from ..errors import CallTimeoutError, ClosedError, LocalProtocolError
from .runner import LONGEST_WAIT, Deadline, Runner, current_deadline, limit_reached

__all__ = ["Held", "LoopThread", "OwnLoop", "is_on_a_loop"]

C = TypeVar("C")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class LoopThread(Runner):
    """Runs an event loop in a daemon thread until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self._portal: BlockingPortal = self._stack.enter_context(
            start_blocking_portal(name="quickmeet session")
        )
        self._calls: set[anyio.CancelScope] = set()

    def call(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
        """Run a function on the loop and wait; see `Runner.call`."""

        async def called() -> T:
            with anyio.CancelScope() as scope:
                self._calls.add(scope)
                try:
                    return await function(*args)
                finally:
                    self._calls.discard(scope)
            raise ClosedError("the session is closed")

        return wait_for(self.start(called))

    def cancel_calls(self) -> None:
        """Cancel the calls of all threads.

        An interrupt may have come between the start of a call and the wait for it:
        then nothing else would cancel it.
        """
        self.do(self._cancel_calls)

    def _cancel_calls(self) -> None:
        for scope in self._calls:
            scope.cancel("the session is closed at once")

    def do(self, function: Callable[[*Ts], object], *args: *Ts) -> None:
        """Call a plain function on the loop; do nothing if the loop has ended.

        Do nothing in a fork of the process either: the session lives in its parent.
        """

        async def called() -> None:
            function(*args)

        if not self.home.is_here:
            return
        try:
            self.call(called)
        except ClosedError:
            return

    def start(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> Future[T]:
        """Start a function on the loop.

        Raises:
            ClosedError: The loop has ended.
            LocalProtocolError: It was called on the loop, or in another process.
        """
        self.home.check()
        try:
            return self._portal.start_task_soon(function, *args)
        except RuntimeError as error:
            if "event loop thread" in str(error):
                raise LocalProtocolError(
                    "this would deadlock: callbacks "
                    "of the session (observers, `by`) cannot call the client"
                ) from None
            raise ClosedError("the session is closed") from None

    def close(self, *, at_once: bool) -> None:
        """End the loop and its thread.

        Args:
            at_once: Whether to cancel what is still running.
        """
        if not at_once:
            self._stack.close()
            return
        end = _CutShort()
        try:
            self._stack.__exit__(_CutShort, end, None)
        except _CutShort:
            return


class _CutShort(Exception):  # noqa: N818  # never seen outside this module
    """The exception with which a program left a block."""


class Held(Generic[C]):
    """An async context manager held open by a task of the loop.

    Args:
        runner: Runs the task.
        block: The context manager that the task enters and leaves.
    """

    def __init__(
        self,
        runner: LoopThread,
        block: AbstractAsyncContextManager[C, bool | None],
    ) -> None:
        self._runner = runner
        self._block = block
        self._entered: Future[C] = Future()
        self._left: anyio.Event | None = None
        self._is_cut_short = False
        self._task: Future[None] | None = None

    def enter(self) -> C:
        """Enter the block; raise its error if that fails."""
        self._task = self._runner.start(self._hold)
        self._task.add_done_callback(self._pass_on)
        try:
            return wait_for(self._entered)
        except BaseException:
            self._task.cancel()
            raise

    def leave(self, *, at_once: bool) -> None:
        """Leave the block; raise the error that ended it before, or that of leaving.

        Args:
            at_once: Whether to leave it as after an exception.
        """
        task, self._task = self._task, None
        if task is None:
            return
        self._is_cut_short = at_once
        self._runner.do(self._leave)
        try:
            wait_for(task, is_limited=False)
        except _CutShort:
            return

    def _leave(self) -> None:
        if self._left is not None:
            self._left.set()

    async def _hold(self) -> None:
        self._left = anyio.Event()
        async with self._block as entered:
            if self._entered.set_running_or_notify_cancel():
                self._entered.set_result(entered)
            await self._left.wait()
            if self._is_cut_short:
                raise _CutShort

    def _pass_on(self, task: Future[None]) -> None:
        """Pass the task's failure on to `enter`."""
        if self._entered.done():
            return
        if task.cancelled():
            self._entered.cancel()
        elif (error := task.exception()) is not None:
            self._entered.set_exception(error)


def wait_for(future: Future[T], *, is_limited: bool = True) -> T:
    """Wait for a result; an exception that interrupts the wait cancels the work.

    Args:
        future: The future of the result.
        is_limited: Whether the surrounding `time_limit` applies.

    Raises:
        CallTimeoutError: The time limit was exceeded.
        ClosedError: It was cancelled because the session ended.
    """
    deadline = current_deadline() if is_limited else None
    try:
        return _wait_in_slices(future, deadline)
    except CancelledError:
        raise ClosedError("the session is closed") from None
    finally:
        if not future.done():
            future.cancel()


def _wait_in_slices(future: Future[T], deadline: Deadline | None) -> T:
    while True:
        left = LONGEST_WAIT if deadline is None else min(deadline.left, LONGEST_WAIT)
        try:
            return future.result(left)
        except TimeoutError:
            if future.done():  # its own, or it was done just now
                return future.result()
            if deadline is not None and not deadline.left:
                raise CallTimeoutError(limit_reached(deadline.limit)) from None


def is_on_a_loop() -> bool:
    """Whether an event loop runs in this thread, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


class OwnLoop(Runner):
    """Runs coroutines in the calling thread, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._loop: Final = asyncio.new_event_loop()
        self._lock: Final = Lock()

    def call(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
        """Run a function to completion; see `Runner.call`."""
        self.home.check()
        if is_on_a_loop():
            raise LocalProtocolError(
                "an event loop is running in this thread and would be blocked: use the "
                "client of `quickmeet.connect_http` here, with `await`"
            )
        with self._lock:
            if self._loop.is_closed():
                raise ClosedError("the session is closed")
            return self._run(_limited(function, *args))

    def close(self, *, at_once: bool) -> None:
        """End the loop; see `Runner.close`."""
        del at_once  # nothing runs between calls
        with self._lock:
            if not self._loop.is_closed():
                self._loop.run_until_complete(self._loop.shutdown_asyncgens())
                self._loop.run_until_complete(self._loop.shutdown_default_executor())
                self._loop.close()

    def _run(self, coroutine: Coroutine[object, object, T]) -> T:
        task = self._loop.create_task(coroutine)
        waking = _Waking(self._loop)
        try:
            return self._loop.run_until_complete(task)
        finally:
            waking.stop()
            if not task.done():  # Ctrl-C
                task.cancel()
                with suppress(asyncio.CancelledError):
                    self._loop.run_until_complete(task)


class _Waking:
    """Wakes a loop regularly, so that its thread sees signals."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop: Final = loop
        self._next = loop.call_later(LONGEST_WAIT, self._wake)

    def _wake(self) -> None:
        self._next = self._loop.call_later(LONGEST_WAIT, self._wake)

    def stop(self) -> None:
        """Stop waking the loop."""
        self._next.cancel()


async def _limited(function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
    deadline = current_deadline()
    if deadline is None:
        return await function(*args)
    with anyio.move_on_after(deadline.left):
        return await function(*args)
    raise CallTimeoutError(limit_reached(deadline.limit))

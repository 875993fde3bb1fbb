# SPDX-License-Identifier: MIT
"""An event loop that runs in the calling thread while a call lasts, and no longer."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from threading import Lock
from typing import Final, TypeVar, TypeVarTuple

import anyio

from ..errors import CallTimeoutError, ClosedError, LocalProtocolError
from .deadline import current_deadline
from .runner import LONGEST_WAIT, Runner, limit_reached

__all__ = ["OwnLoop", "is_on_a_loop"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def is_on_a_loop() -> bool:
    """Whether an event loop runs in this thread, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


class OwnLoop(Runner):
    """Runs coroutines in whatever thread calls, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._loop: Final = asyncio.new_event_loop()
        self._lock: Final = Lock()

    def call(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
        """Run a function to its end; see `Runner.call`."""
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
        """Wake it no more."""
        self._next.cancel()


async def _limited(function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
    deadline = current_deadline()
    if deadline is None:
        return await function(*args)
    with anyio.move_on_after(deadline.left):
        return await function(*args)
    raise CallTimeoutError(limit_reached(deadline.limit))

# SPDX-License-Identifier: MIT
"""Graceful shutdown on SIGTERM and SIGINT: of a block, of a program."""

import signal
import threading
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Sequence,
)
from contextlib import asynccontextmanager, contextmanager
from signal import Signals
from typing import Final, TypeVar

import anyio
from anyio.abc import TaskStatus

from ..errors import OptionError
from .exception_groups import says_more

__all__ = ["Stop", "run", "stop_on_signals"]

T = TypeVar("T")

_BACKENDS: Final = ("asyncio", "trio")
_WANTED: Final = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """Whether and why a block was stopped.

    Attributes:
        signal: The signal that stopped it; None if none has arrived.
    """

    def __init__(self) -> None:
        self.signal: Signals | None = None


@asynccontextmanager
async def stop_on_signals(
    *signals: Signals, drain: Callable[[], None] | None = None
) -> AsyncGenerator[Stop]:
    """Cancel a block on SIGTERM or SIGINT; the code after it still runs.

    ::

        async with (
            quickmeet.stop_on_signals(),
            quickmeet.connect(url, credentials) as client,
        ):
            ...

    Sessions drain when they are cancelled: calls of other tasks in flight end or time
    out within ``drain_limit``, subscriptions are closed, the socket is closed with a
    handshake. Only the first signal is handled: a second one has its previous effect,
    so that pressing Ctrl-C twice ends the program at once. It has no effect on event
    loops without signal handlers (asyncio on Windows), or outside of the main thread.

    Args:
        *signals: The signals; SIGINT and SIGTERM by default.
        drain: Function to call instead of cancelling the block, which then has to end
            by itself, such as ``bus.drain`` of `quickmeet.relay`.

    Yields:
        An object that says afterwards whether a signal arrived.
    """
    stop, wanted = Stop(), signals or _WANTED
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    raised: BaseException | None = None
    try:
        async with anyio.create_task_group() as tasks:

            async def watch(*, task_status: TaskStatus[None]) -> None:
                with _restoring(wanted):
                    try:
                        with anyio.open_signal_receiver(*wanted) as received:
                            task_status.started()
                            async for number in received:
                                stop.signal = number
                                break
                    except NotImplementedError:  # Windows
                        task_status.started()
                        return
                if drain is not None:
                    drain()
                else:
                    tasks.cancel_scope.cancel()

            await tasks.start(watch)
            try:
                yield stop
            except BaseException as error:
                raised = error
                raise
            tasks.cancel_scope.cancel()
    except BaseExceptionGroup as group:
        if raised is None or says_more(group, raised):
            raise
        raise raised from raised.__cause__


@contextmanager
def _restoring(signals: Sequence[Signals]) -> Generator[None]:
    """Restore signal handlers: asyncio does not keep those that it replaces."""
    before = {one: signal.getsignal(one) for one in signals}
    try:
        yield
    finally:
        for one, handler in before.items():
            if handler is not None:  # not set by Python
                signal.signal(one, handler)


def run(
    main: Callable[[], Awaitable[T]],
    *,
    backend: str = "asyncio",
    uvloop: bool = False,
) -> T | None:
    """Run a program that Ctrl-C and SIGTERM end gracefully.

    ::

        async def main() -> None:
            async with quickmeet.connect(url, login) as client:
                ...

        quickmeet.run(main)

    A signal cancels ``main``: sessions drain and close. A second one has its usual
    effect. Outside of the main thread no signal is handled.

    Args:
        main: An ``async def`` without parameters.
        backend: ``"asyncio"`` or ``"trio"``.
        uvloop: Run asyncio on uvloop, which has to be installed.

    Returns:
        The result of ``main``; None if a signal ended it.

    Raises:
        OptionError: ``main`` is not a function, there is no such backend, `uvloop` is
            neither True nor False, or it is combined with trio.
        Exception: What ``main`` raises.
    """
    _check(main, backend, uvloop=uvloop)

    async def until_stopped() -> T | None:
        async with stop_on_signals():
            return await main()
        return None

    options = {"use_uvloop": True} if uvloop else {}
    try:
        return anyio.run(until_stopped, backend=backend, backend_options=options)
    except KeyboardInterrupt:  # loops without signal handlers, asyncio's on Windows
        return None


def _check(main: object, backend: object, *, uvloop: object) -> None:
    if not callable(main):
        if isinstance(main, Coroutine):
            main.close()  # else Python warns that it was never awaited
        raise OptionError("main: give the function, as in `run(main)`: no parentheses")
    if backend not in _BACKENDS:
        raise OptionError(f'backend={backend!r}: give "asyncio" or "trio"')
    if not isinstance(uvloop, bool):
        raise OptionError(f"uvloop={str(uvloop)[:80]!r}: give True or False")
    if uvloop and backend != "asyncio":
        raise OptionError("uvloop=True: uvloop runs asyncio only")

# SPDX-License-Identifier: MIT
"""Calls from blocking code to an event loop, and back."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from os import getpid
from threading import Thread, local
from time import monotonic
from typing import Final, TypeVar, TypeVarTuple

import anyio
from anyio import from_thread
from anyio.lowlevel import current_token
from msgspec import Struct

from ..errors import LocalProtocolError
from ..options.values import NUMBER, check

__all__ = [
    "LONGEST_WAIT",
    "Deadline",
    "HomeProcess",
    "Runner",
    "current_deadline",
    "in_thread",
    "limit_reached",
    "time_limit",
]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LONGEST_WAIT: Final = 0.1
"""Seconds between checks for signals while waiting.

On Windows a signal does not wake a thread that waits for a lock; elsewhere a signal
between Python's last check and the system's wait would be seen after the wait only.
"""


class Deadline(Struct, frozen=True):
    """The deadline of a block.

    Attributes:
        at: The time of `time.monotonic`.
        limit: The time limit of the block in seconds.
    """

    at: float
    limit: float

    @property
    def left(self) -> float:
        """The remaining seconds; 0 after the deadline."""
        return max(0.0, self.at - monotonic())


class _Local(local):
    deadline: Deadline | None = None


_here = _Local()


@contextmanager
def time_limit(seconds: float) -> Generator[None]:
    """Limit how long all calls and iterations of a block may wait in total.

    ::

        with quickmeet.sync.time_limit(5):
            client.messages.send(room_id, "ping")
            answer = next(messages)

    A wait is cancelled at the deadline. The limit applies to this thread; of nested
    blocks, the earliest deadline counts. The session's own ``time_limit`` of each
    call applies as well.

    Args:
        seconds: The limit, from now.

    Raises:
        OptionError: It is not a valid number of seconds.
        CallTimeoutError: Raised by calls and iterations; also a `TimeoutError`.
    """
    check("seconds", seconds, NUMBER)
    before = _here.deadline
    mine = Deadline(monotonic() + seconds, seconds)
    _here.deadline = mine if before is None or mine.at < before.at else before
    try:
        yield
    finally:
        _here.deadline = before


def current_deadline() -> Deadline | None:
    """Return the earliest deadline of the blocks that this thread is in."""
    return _here.deadline


class HomeProcess:
    """The process that this object was made in, as opposed to its forks.

    A fork has neither the session's thread nor connections of its own: it would send
    in the middle of its parent's messages.
    """

    def __init__(self) -> None:
        self._id: Final = getpid()

    @property
    def is_here(self) -> bool:
        """Whether the current process is this one."""
        return getpid() == self._id

    def check(self) -> None:
        """Check that the current process is this one.

        Raises:
            LocalProtocolError: It is a fork; nothing was done.
        """
        if getpid() != self._id:
            raise LocalProtocolError(
                "this session was opened before the process was forked: open one in "
                "each process, as in `post_fork` of gunicorn or "
                "`worker_process_init` of Celery"
            )


class Runner(ABC):
    """Runs coroutine functions on an event loop and waits for their results.

    Attributes:
        home: The process that has the loop.
    """

    def __init__(self) -> None:
        self.home: Final = HomeProcess()

    @abstractmethod
    def call(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
        """Run a function and wait; an exception during the wait cancels it.

        Args:
            function: Returns the awaitable to run on the loop.
            *args: Its arguments.

        Raises:
            CallTimeoutError: The surrounding `time_limit` was exceeded.
            ClosedError: The loop has ended.
            LocalProtocolError: It was called on the loop, which cannot wait for
                itself, or in a fork of the process that opened the session.
        """

    @abstractmethod
    def close(self, *, at_once: bool) -> None:
        """End the loop; idempotent.

        Args:
            at_once: Whether to cancel what is still running.
        """


def limit_reached(limit: float) -> str:
    """Make the message for an exceeded time limit."""
    return f"no answer within {limit:g} s, the time limit of the block"


async def in_thread(function: Callable[[*Ts], T], *args: *Ts) -> T:
    """Call a function in a daemon thread.

    If the wait is cancelled, the thread runs on: it cannot be ended. Unlike a thread
    of a pool, it does not keep the program from ending.

    Args:
        function: The function; it may block.
        *args: Its arguments.

    Raises:
        RuntimeError: It raised something other than an `Exception`, as `sys.exit` does.
    """
    token, done = current_token(), anyio.Event()
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function(*args))
        except BaseException as error:  # noqa: BLE001  # raised in the waiting task
            errors.append(error)
        try:
            from_thread.run_sync(done.set, token=token)
        except RuntimeError:  # the loop has ended: nothing is waiting
            return

    name = getattr(function, "__qualname__", type(function).__name__)
    Thread(target=work, name=f"quickmeet {name}", daemon=True).start()
    await done.wait()
    if not errors:
        return results[0]
    if isinstance(errors[0], Exception):
        raise errors[0]
    raise RuntimeError(f"{name} raised {type(errors[0]).__name__}") from errors[0]

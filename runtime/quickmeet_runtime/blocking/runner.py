# SPDX-License-Identifier: MIT
"""How code that blocks calls what runs on an event loop, and is called from there."""

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
"""Seconds that a wait lasts without a look at signals.

Windows wakes no thread that waits for a lock; elsewhere a signal that comes between
Python's last look and the wait of the system would be seen when the wait is over.
"""


class Deadline(Struct, frozen=True):
    """When the time of a block is over.

    Attributes:
        at: By `time.monotonic`.
        limit: Seconds that the block was given.
    """

    at: float
    limit: float

    @property
    def left(self) -> float:
        """Seconds that are left, 0 when it is over."""
        return max(0.0, self.at - monotonic())


class _Local(local):
    deadline: Deadline | None = None


_here = _Local()


@contextmanager
def time_limit(seconds: float) -> Generator[None]:
    """Limit how long all calls and iterations of a block may wait together.

    ::

        with quickmeet.sync.time_limit(5):
            client.messages.send(room_id, "ping")
            answer = next(messages)

    A wait is cancelled when the time is over. The limit applies to this thread; of
    nested blocks, the earlier end counts. It applies in addition to the session's own
    ``time_limit`` of each call.

    Args:
        seconds: How long, from now.

    Raises:
        OptionError: It is no number of seconds.
        CallTimeoutError: Raised by what waits; also a `TimeoutError`.
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
    """The earliest deadline of the blocks that this thread is in."""
    return _here.deadline


class HomeProcess:
    """The process that this was made in, and not one that was forked off from it.

    A fork has neither the thread of a session nor connections of its own: what it
    sent would go out between the words of the process that it comes from.
    """

    def __init__(self) -> None:
        self._id: Final = getpid()

    @property
    def is_here(self) -> bool:
        """Whether this is it."""
        return getpid() == self._id

    def check(self) -> None:
        """Refuse to be used by a fork.

        Raises:
            LocalProtocolError: Nothing was done.
        """
        if getpid() != self._id:
            raise LocalProtocolError(
                "this session was opened before the process was forked: open one in "
                "each process, as in `post_fork` of gunicorn or "
                "`worker_process_init` of Celery"
            )


class Runner(ABC):
    """Runs coroutine functions on an event loop and waits for what they return.

    Attributes:
        home: The process that has the loop.
    """

    def __init__(self) -> None:
        self.home: Final = HomeProcess()

    @abstractmethod
    def call(self, function: Callable[[*Ts], Awaitable[T]], *args: *Ts) -> T:
        """Run a function and wait; an exception of the wait cancels it.

        Args:
            function: Returns what is awaited on the loop.
            *args: Its arguments.

        Raises:
            CallTimeoutError: The time of the surrounding `time_limit` is over.
            ClosedError: The loop has ended.
            LocalProtocolError: It was called on the loop, which cannot wait for
                itself, or in a fork of the process that opened the session.
        """

    @abstractmethod
    def close(self, *, at_once: bool) -> None:
        """End the loop; again is harmless.

        Args:
            at_once: Whether to cancel what still runs.
        """


def limit_reached(limit: float) -> str:
    """Text of the error when the time of a block is over."""
    return f"no answer within {limit:g} s, the time limit of the block"


async def in_thread(function: Callable[[*Ts], T], *args: *Ts) -> T:
    """Call a function in a daemon thread.

    When the wait is cancelled the thread continues alone: nothing can end it, and it
    does not keep the program from ending, as a thread of a pool would.

    Args:
        function: What to call; it may block.
        *args: Its arguments.

    Raises:
        RuntimeError: It raised something else than an `Exception`, as `sys.exit` does.
    """
    token, done = current_token(), anyio.Event()
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function(*args))
        except BaseException as error:  # noqa: BLE001  # raised by who waits
            errors.append(error)
        try:
            from_thread.run_sync(done.set, token=token)
        except RuntimeError:  # the loop has ended: nobody waits
            return

    name = getattr(function, "__qualname__", type(function).__name__)
    Thread(target=work, name=f"quickmeet {name}", daemon=True).start()
    await done.wait()
    if not errors:
        return results[0]
    if isinstance(errors[0], Exception):
        raise errors[0]
    raise RuntimeError(f"{name} raised {type(errors[0]).__name__}") from errors[0]

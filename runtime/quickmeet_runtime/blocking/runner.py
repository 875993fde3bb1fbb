# SPDX-License-Identifier: MIT
"""The loop that runs coroutines while the program waits for them."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from os import getpid
from typing import Final, TypeVar, TypeVarTuple

from ..errors import LocalProtocolError

__all__ = ["LONGEST_WAIT", "HomeProcess", "Runner", "limit_reached"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LONGEST_WAIT: Final = 0.1
"""Seconds that a wait lasts without a look at signals.

Windows wakes no thread that waits for a lock; elsewhere a signal that comes between
Python's last look and the wait of the system would be seen when the wait is over.
"""


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

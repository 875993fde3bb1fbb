# SPDX-License-Identifier: MIT
"""A fault: when it happens, how often it has happened, and how it ends."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, TypedDict

import anyio
from msgspec import Struct

from quickmeet_devserver.base.loop import call_soon_threadsafe

__all__ = ["Fault", "FaultLimits", "Limits", "Occasions"]


class Occasions(TypedDict, total=False):
    """How often a fault happens.

    Attributes:
        after: How many times to let it pass first.
        times: How many times it then happens; None for no limit.
    """

    after: int
    times: int | None


class Limits(Occasions, total=False):
    """Which users a fault affects, and how often it happens.

    Attributes:
        user: Username or id of the user logged in on the connection; None for all.
    """

    user: str | None


class FaultLimits(Struct, frozen=True):
    """The `Limits` of a fault, with defaults for those left out."""

    user: str | None = None
    after: int = 0
    times: int | None = None


class Fault:
    """A fault that is active until it is lifted or has happened ``times`` times.

    Use it as a context manager to lift it at the end of the block. All methods may be
    called from any thread and on any event loop.

    Attributes:
        happened: How many times it has happened.
    """

    def __init__(self, limits: FaultLimits) -> None:
        self.happened = 0
        self._limits: Final = limits
        self._passed = 0
        self._is_lifted = False
        self._remove: Callable[[Fault], None] | None = None
        self._news: Final = threading.Condition()
        self._waiters: list[Callable[[], None]] = []

    def __repr__(self) -> str:
        """Show the kind of fault, its state and how often it happened."""
        state = "active" if self.is_active else "over"
        return f"<{type(self).__name__} {state}, happened {self.happened} times>"

    def __enter__(self) -> Self:
        """Return the fault, which is active already."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Lift the fault."""
        self.lift()

    @property
    def is_active(self) -> bool:
        """Whether the fault may still happen."""
        times = self._limits.times
        return not self._is_lifted and (times is None or self.happened < times)

    def lift(self) -> None:
        """End the fault and send what it held back. Lifting it again does nothing."""
        if not self._is_lifted:
            self._is_lifted = True
            if self._remove is not None:
                self._remove(self)

    async def wait(self, times: int = 1) -> None:
        """Wait until the fault has happened.

        Args:
            times: How many times, counted from the start.
        """
        while True:
            event = anyio.Event()
            call = call_soon_threadsafe()

            def wake(
                call: Callable[[Callable[[], object]], None] = call,
                event: anyio.Event = event,
            ) -> None:
                call(event.set)

            with self._news:
                if self.happened >= times:
                    return
                self._waiters.append(wake)
            await event.wait()

    def wait_blocking(self, times: int = 1, *, limit: float | None = 10.0) -> None:
        """Block until the fault has happened, without an event loop.

        Args:
            times: How many times, counted from the start.
            limit: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: The fault did not happen in time.
        """
        with self._news:
            if not self._news.wait_for(lambda: self.happened >= times, limit):
                raise TimeoutError(f"{self!r}, not {times} in {limit} seconds")

    def added(self, remove: Callable[["Fault"], None]) -> None:
        """Store the callback that removes the fault; called when a server adds it."""
        self._remove = remove

    def concerns(self, *names: str | None) -> bool:
        """Return whether the fault affects the user with these names."""
        return self._limits.user is None or self._limits.user in names

    def count(self) -> bool:
        """Count an occasion and return whether the fault happens this time."""
        if not self.is_active:
            return False
        if self._passed < self._limits.after:
            self._passed += 1
            return False
        self.happen()
        return True

    def happen(self) -> None:
        """Count an occurrence and wake all waiters."""
        with self._news:
            self.happened += 1
            waiters, self._waiters = self._waiters, []
            self._news.notify_all()
        for wake in waiters:
            wake()

    def ended(self) -> None:
        """Undo its effects on the server's loop; overridden by kinds that hold back."""

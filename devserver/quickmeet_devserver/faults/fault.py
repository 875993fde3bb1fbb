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
        times: How many times it then happens; None for as long as it is there.
    """

    after: int
    times: int | None


class Limits(Occasions, total=False):
    """Whom a fault hits, and how often.

    Attributes:
        user: Username or id of who is logged in on the connection; None for all.
    """

    user: str | None


class FaultLimits(Struct, frozen=True):
    """The `Limits` of a fault, those that were left out as well."""

    user: str | None = None
    after: int = 0
    times: int | None = None


class Fault:
    """A fault that is there until it is lifted, or has happened often enough.

    Use it as a context manager to have it lifted at the end of the block. All of
    it may be used from any thread and on any event loop.

    Attributes:
        happened: How many times it has.
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
        """Say what it is and how often it happened."""
        state = "active" if self.is_active else "over"
        return f"<{type(self).__name__} {state}, happened {self.happened} times>"

    def __enter__(self) -> Self:
        """Return itself; it is there already."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Lift it."""
        self.lift()

    @property
    def is_active(self) -> bool:
        """Whether it may still happen."""
        times = self._limits.times
        return not self._is_lifted and (times is None or self.happened < times)

    def lift(self) -> None:
        """End it and send what it held back. Lifting it again does nothing."""
        if not self._is_lifted:
            self._is_lifted = True
            if self._remove is not None:
                self._remove(self)

    async def wait(self, times: int = 1) -> None:
        """Wait until it has happened.

        Args:
            times: So many times.
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
        """Wait until it has happened, where there is no event loop.

        Args:
            times: So many times.
            limit: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: It did not happen in time.
        """
        with self._news:
            if not self._news.wait_for(lambda: self.happened >= times, limit):
                raise TimeoutError(f"{self!r}, not {times} in {limit} seconds")

    def added(self, remove: Callable[["Fault"], None]) -> None:
        """Take note of how to be removed; called when it is added to a server."""
        self._remove = remove

    def concerns(self, *names: str | None) -> bool:
        """Say whether it is about the user of these names."""
        return self._limits.user is None or self._limits.user in names

    def count(self) -> bool:
        """Count an occasion; returns whether the fault happens this time."""
        if not self.is_active:
            return False
        if self._passed < self._limits.after:
            self._passed += 1
            return False
        self.happen()
        return True

    def happen(self) -> None:
        """Count an occurrence, and wake those who wait for it."""
        with self._news:
            self.happened += 1
            waiters, self._waiters = self._waiters, []
            self._news.notify_all()
        for wake in waiters:
            wake()

    def ended(self) -> None:
        """Undo its effects on the server's loop; overridden by kinds that hold back."""

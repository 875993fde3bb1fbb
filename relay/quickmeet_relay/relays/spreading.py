# SPDX-License-Identifier: MIT
"""Distribute accounts over relays: each is assigned to one at a time, by a lease.

Two relays of one account are safe, too: each skips what the other has appended. So a
relay without connection to the broker keeps its session, a relay that was paused and
resumes late does no harm, and no fencing is needed.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, Protocol

import anyio
from anyio.abc import TaskGroup

from quickmeet import QuickmeetError
from quickmeet_runtime.concurrency.exception_groups import unwrapped

from ..broker.leases import RENEW_S
from ..observability.log import log

__all__ = ["Sharing", "WorkSpread", "persistent"]

_FIRST_PAUSE_S: Final = 5.0
_LONGEST_PAUSE_S: Final = 300.0
_RELEASE_S: Final = 5.0


class Sharing(Protocol):
    """The interface of leases that `WorkSpread` needs."""

    @property
    def held(self) -> frozenset[str]:
        """The keys that this relay holds."""
        ...

    async def renew(self) -> None:
        """Renew our leases, and take free ones."""
        ...

    async def release(self) -> None:
        """Release all leases."""
        ...


class WorkSpread:
    """Runs the work of the accounts whose leases this relay holds."""

    def __init__(
        self,
        leases: Sharing,
        work: Mapping[str, Callable[[], Awaitable[None]]],
        *,
        pause: Callable[[], Awaitable[None]] = lambda: anyio.sleep(RENEW_S),
    ) -> None:
        """Initialize.

        Args:
            leases: The leases of the accounts.
            work: The work for each key. It is cancelled when the lease is lost, and
                started again when it is regained.
            pause: Waits between two checks of the leases.
        """
        self._leases = leases
        self._work = work
        self._pause = pause
        self._running: dict[str, anyio.CancelScope] = {}

    async def run(self) -> None:
        """Run until cancelled, or until the work of an account ends by itself.

        Raises:
            Exception: The first error of the work of an account.
        """
        try:
            async with anyio.create_task_group() as tasks:
                while True:
                    await self._leases.renew()
                    self._assign(tasks)
                    await self._pause()
        except BaseExceptionGroup as group:  # raise its error unchanged
            raise unwrapped(group) from None
        finally:
            with anyio.move_on_after(_RELEASE_S, shield=True):
                await self._leases.release()

    def _assign(self, tasks: TaskGroup) -> None:
        held = self._leases.held
        for key in self._running.keys() - held:
            if not self._running[key].cancel_called:
                log.warning("another relay has an account that this one had")
                self._running[key].cancel()
        for key in held - self._running.keys():
            self._running[key] = anyio.CancelScope()
            tasks.start_soon(self._run, key, tasks)

    async def _run(self, key: str, tasks: TaskGroup) -> None:
        scope = self._running[key]
        try:
            with scope:
                await self._work[key]()
                tasks.cancel_scope.cancel()  # it ended by itself
        finally:
            del self._running[key]


def persistent(
    workspace: str,
    relay: Callable[[], Awaitable[None]],
    *,
    sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
) -> Callable[[], Awaitable[None]]:
    """Make a function that relays an account until it is cancelled.

    Failures are retried, and do not affect other accounts.

    Args:
        workspace: The workspace to relay to.
        relay: Opens a session and relays its changes.
        sleep: Waits for a number of seconds.
    """

    async def work() -> None:
        pause_s = _FIRST_PAUSE_S
        while True:
            try:
                await relay()
                pause_s = _FIRST_PAUSE_S
            except QuickmeetError as error:
                log.error(
                    "the account of %r: %s: %s; tried again in %g s",
                    workspace,
                    type(error).__name__,
                    error,
                    pause_s,
                )
            await sleep(pause_s)
            pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)

    return work

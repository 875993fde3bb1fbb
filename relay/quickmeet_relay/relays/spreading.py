# SPDX-License-Identifier: MIT
"""Accounts spread over relays: each is with one of them at a time, by a lease.

Two relays of one account are safe, too: what one has brought the other leaves out. So
a relay whose broker is away keeps its session, one that was paused and comes back late
does no harm, and nothing needs a fence.
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
        """Keys that are ours."""
        ...

    async def renew(self) -> None:
        """Keep ours, and take free ones."""
        ...

    async def release(self) -> None:
        """Let go of all."""
        ...


class WorkSpread:
    """Runs the work of those accounts whose lease this relay has."""

    def __init__(
        self,
        leases: Sharing,
        work: Mapping[str, Callable[[], Awaitable[None]]],
        *,
        pause: Callable[[], Awaitable[None]] = lambda: anyio.sleep(RENEW_S),
    ) -> None:
        """Begin.

        Args:
            leases: Those of the accounts.
            work: What to run for each key. It is cancelled when the lease is lost, and
                runs again when it is back.
            pause: Waits between two looks at the leases.
        """
        self._leases = leases
        self._work = work
        self._pause = pause
        self._running: dict[str, anyio.CancelScope] = {}

    async def run(self) -> None:
        """Run until cancelled, or until the work of an account ends by itself.

        Raises:
            Exception: The first that the work of an account raised.
        """
        try:
            async with anyio.create_task_group() as tasks:
                while True:
                    await self._leases.renew()
                    self._assign(tasks)
                    await self._pause()
        except BaseExceptionGroup as group:  # what an account raised goes out as it is
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
    """Make the function that relays an account until it is cancelled.

    What fails is tried again, and stops no other account.

    Args:
        workspace: Where it relays to.
        relay: Opens a session and relays its changes.
        sleep: Waits for so many seconds.
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

# SPDX-License-Identifier: MIT
"""Deliver the stream to a worker: in order within a room, acknowledged when handled."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Hashable, Sequence
from types import TracebackType
from typing import Final, NamedTuple, Self

import anyio

from quickmeet_runtime.options.values import COUNT, check

from ..broker.broker import Broker
from ..broker.consuming import StreamMessage, tell
from ..broker.leases import RENEW_S, Leases
from ..observability.log import log
from ..observability.tracing import is_traced
from ..subjects import Subjects
from .delivery import Change, Delivery, DeliveryBatch
from .inbox import Inbox, Pending
from .pulling import Puller

__all__ = ["Followed", "WorkerOptions"]

_LEAVE_S: Final = 10.0
"""Seconds for a graceful exit; unsent releases expire at the broker."""


class WorkerOptions(NamedTuple):
    """How the changes of a workspace are handled."""

    durable: str
    """The name under which the broker stores the progress."""
    most_deliveries: int
    """Limit on the attempts for a change."""
    key_of: Callable[[Change], Hashable] | None
    """The key that orders changes within their room; the room when None."""


class Followed:
    """The changes of a workspace for one durable name, one after the other.

    Any number of workers on any machines may follow under one name; each room is
    assigned to one of them at a time.
    """

    def __init__(
        self,
        broker: Broker,
        subjects: Subjects,
        leases: Leases,
        options: WorkerOptions,
    ) -> None:
        self._broker = broker
        self._leases = leases
        self.durable = options.durable
        """The name under which the broker stores the progress."""
        self._most_deliveries = options.most_deliveries
        self._inbox: Inbox[StreamMessage] = Inbox(options.key_of)
        self._changed = asyncio.Event()
        self._waiting = 0
        self._counted = broker.meter.counted
        self._puller = Puller(
            broker, subjects, options.durable, self._inbox, self._arrived
        )
        self._group = asyncio.TaskGroup()
        self._is_over = broker.drain.is_set
        self.is_traced = False
        """Whether spans are exported, as of the newest message."""
        self._own: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Start: take partitions, and pull their events.

        Raises:
            BrokerError: The broker refuses.
        """
        broker = self._broker
        await self._leases.renew()
        broker.check()
        await self._group.__aenter__()
        self._assign()
        for work in (
            self._keep(),
            self._wake(broker.drain),
            self._wake(broker.refused),
        ):
            self._own.append(self._group.create_task(work))
        self._broker.meter.workers.add(self)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the partitions; other workers get the unhandled changes."""
        self._broker.meter.workers.discard(self)
        for task in self._own:
            task.cancel()
        held = self._puller.stop()
        with anyio.move_on_after(_LEAVE_S, shield=True):
            try:
                await self._group.__aexit__(None, None, None)
            finally:
                for message in (*self._inbox.sources(), *held):
                    await tell(message.nak())
                await self._leases.release()

    def __aiter__(self) -> AsyncIterator[Delivery]:
        """The deliveries, without end, until the bus is drained.

        Raises:
            BrokerError: A permission is missing at the broker.
        """
        return self._deliveries(self._inbox.next)

    @property
    def held(self) -> int:
        """Changes received and not acknowledged yet."""
        return self._inbox.unfinished

    @property
    def waiting(self) -> int:
        """Changes received that `ahead` yields without waiting."""
        return self._inbox.ready

    @property
    def partitions(self) -> int:
        """Partitions assigned to this worker."""
        return len(self._puller.partitions)

    def finish(self, row: list[Pending[StreamMessage]]) -> Sequence[StreamMessage]:
        """Record that changes of one key are handled.

        Returns:
            The messages to acknowledge, whose changes are all handled. None if our
            leases may have expired: the new owner of the room notifies the broker.
        """
        load = row[0].load
        if not load.is_held:
            return ()
        self._counted.handled += len(row)
        messages = self._inbox.done(row)
        if self._waiting:
            self._changed.set()
        if messages or not load.is_owed:
            self._puller.on_space()
            if time.monotonic() > self._leases.ends_at:
                return ()
        return messages

    async def failed(self, row: list[Pending[StreamMessage]], error: Exception) -> None:
        """Record that handling changes of one key failed."""
        if not self._inbox.holds(row[0]):
            return
        self._counted.failed += 1
        attempts = self._inbox.failed(row, time.monotonic())
        self._changed.set()
        name = row[0].named.id
        if attempts < self._most_deliveries:
            told = name if len(row) == 1 else f"{name} and {len(row) - 1} behind it"
            log.warning(
                "%s: handling %s failed (try %d): %r",
                self.durable,
                told,
                attempts,
                error,
            )
            return
        log.error(
            "%s: gave up %s after %d tries: %r", self.durable, name, attempts, error
        )
        if await self._puller.bury(row[0].load.source, name, error):
            for message in self.finish(row):
                await tell(message.ack())

    def left(self, row: list[Pending[StreamMessage]]) -> None:
        """Record a cancelled block: its changes are redelivered, as after a failure."""
        if self._inbox.holds(row[0]):
            self._inbox.failed(row, time.monotonic())
            self._changed.set()

    def ahead(self) -> AsyncIterator[Delivery]:
        """Yield deliveries to a caller that keeps order and handles failures itself.

        Later ones of a room follow before earlier ones are `done`.
        """
        return self._deliveries(self._inbox.take)

    async def batches(self, most: int = 64) -> AsyncIterator[DeliveryBatch]:
        """Yield received changes of a room, in batches that are handled as a whole.

        For writing many changes at once, such as into a database::

            async for batch in deliveries.batches():
                async with batch as changes:
                    ...

        It ends as the deliveries do. There is one batch at a time for a room, or for
        its key given `by`.

        Args:
            most: Limit on the changes in a batch.
        """
        check("most", most, COUNT)
        if self._most_deliveries == 1:
            most = 1  # else a failing change takes others along
        while not self._is_over():
            if row := self._inbox.next_row(time.monotonic(), most):
                yield DeliveryBatch(self, row)
            else:
                await self._something_is_due()

    async def _deliveries(
        self, choose: Callable[[float], Pending[StreamMessage] | None]
    ) -> AsyncIterator[Delivery]:
        while not self._is_over():
            pending = choose(time.monotonic())
            if pending is not None:
                yield Delivery(self, [pending])
            else:
                await self._something_is_due()

    async def _something_is_due(self) -> None:
        self._changed.clear()
        self._broker.check()
        due = self._inbox.next_due()
        wait = None if due is None else max(due - time.monotonic(), 0.01)
        self._waiting += 1
        try:
            async with asyncio.timeout(wait):
                await self._changed.wait()
        except TimeoutError:
            pass  # it is due
        finally:
            self._waiting -= 1

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            await self._leases.renew()
            self._assign()
            for message in self._puller.sources():
                await tell(message.in_progress())

    async def _wake(self, ends: asyncio.Event) -> None:
        await ends.wait()
        self._changed.set()

    def _assign(self) -> None:
        held = {int(one.rpartition(".")[2]) for one in self._leases.held}
        self._puller.assign(held, self._group)

    def _arrived(self) -> None:
        self.is_traced = is_traced()  # not for each: the check costs a microsecond
        self._changed.set()

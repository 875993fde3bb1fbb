# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""From the stream to a worker: in order in a room, acknowledged when handled."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import AbstractContextManager, suppress
from hashlib import blake2b
from types import TracebackType
from typing import Final, NamedTuple, Self

import anyio
from nats.aio.msg import Msg

import quickmeet
from quickmeet.types import Message

from .broker import Broker
from .inbox import Inbox, Pending
from .leases import RENEW_S, Leases
from .log import log
from .pulling import Puller, tell
from .subjects import STREAM, Subjects
from .tracing import is_traced, processing

__all__ = ["Delivery", "Followed", "WorkerOptions"]

_LEAVE_S: Final = 10.0
"""To leave in good order; what was not told expires at the broker."""
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_ID_SIZE: Final = 17


class Delivery:
    """One change, to be handled in an ``async with`` block.

    The block's end acknowledges it. Where the block raises, that is logged, and the
    change comes again later; others of its room, or whatever they are kept in order
    `by`, wait for it. Blocks of different rooms may run side by side, in tasks.
    """

    __slots__ = ("_change", "_followed", "_pending", "_trace")

    def __init__(self, followed: "Followed", pending: Pending[Msg]) -> None:
        self._followed = followed
        self._pending = pending
        self._change: quickmeet.Change[Message] | None = None
        self._trace: AbstractContextManager[None] | None = None

    @property
    def event_id(self) -> str:
        """The same each time that the change comes, from every relay."""
        return self._pending.named.id

    @property
    def attempt(self) -> int:
        """1 the first time."""
        return self._pending.attempts + 1

    def reply_id(self, number: int = 0) -> str:
        """An identifier for what is said because of this change.

        It is the same each time: given as ``message_id``, it makes the server store
        the answer once, however often the change comes.

        Args:
            number: Tells several answers to one change apart.
        """
        told = f"{self._followed.durable}\0{self.event_id}\0{number}"
        value = int.from_bytes(blake2b(told.encode(), digest_size=16).digest(), "big")
        letters: list[str] = []
        for _ in range(_ID_SIZE):
            value, rest = divmod(value, len(_ALPHABET))
            letters.append(_ALPHABET[rest])
        return "".join(letters)

    @property
    def change(self) -> quickmeet.Change[Message]:
        """The change."""
        if self._change is None:
            self._change = self._pending.named.read()
        return self._change

    def traced(self) -> AbstractContextManager[None]:
        """Go on with the relay's trace; entering the delivery does so by itself."""
        return processing(
            STREAM,
            self._followed.durable,
            self.event_id,
            self._pending.load.source.headers,
        )

    async def done(self) -> None:
        """Acknowledge it; the end of a block does so by itself."""
        await self._followed.done(self._pending)

    async def __aenter__(self) -> quickmeet.Change[Message]:
        """The change."""
        if self._followed.is_traced:
            self._trace = self.traced()
            self._trace.__enter__()
        return self.change

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Acknowledge it, or have it come again."""
        if self._trace is not None:
            with suppress(Exception):  # the block's own, which is dealt with here
                self._trace.__exit__(kind, error, traceback)
        if error is None:
            message = self._followed.finish(self._pending)
            if message is not None:
                await tell(message.ack())
            return False
        if not isinstance(error, Exception):
            return False
        await self._followed.failed(self._pending, error)
        return True


class WorkerOptions(NamedTuple):
    """How the changes of a workspace are worked on."""

    durable: str
    """The name under which the stream keeps how far they are handled."""
    most_deliveries: int
    """How often a change is tried."""
    key_of: Callable[[quickmeet.Change[Message]], Hashable] | None
    """What changes are kept in order by, within their room; the room when None."""


class Followed:
    """The changes of a workspace for one durable name, one after the other.

    Any number of workers on any machines may follow under one name; each room is
    with one of them at a time.
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
        self.durable: Final = options.durable
        """The name under which the stream keeps how far it is handled."""
        self._most_deliveries = options.most_deliveries
        self._inbox: Inbox[Msg] = Inbox(options.key_of)
        self._changed = asyncio.Event()
        self._puller = Puller(
            broker, subjects, options.durable, self._inbox, self._arrived
        )
        self._group = asyncio.TaskGroup()
        self.is_traced = False
        """Whether spans go anywhere, as of the newest message."""
        self._keeping: asyncio.Task[None] | None = None
        self._draining: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin: take partitions, and pull their events.

        Raises:
            BrokerError: The broker refuses.
        """
        await self._group.__aenter__()
        await self._leases.renew()
        self._assign()
        self._keeping = self._group.create_task(self._keep())
        self._draining = self._group.create_task(self._wake_to_drain())
        self._broker.meter.workers.add(self)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End: let go of the partitions; what was not handled comes to others."""
        self._broker.meter.workers.discard(self)
        for task in (self._keeping, self._draining):
            if task is not None:
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
        """The deliveries, without end, until the bus is drained."""
        return self._deliveries(self._inbox.next)

    @property
    def held(self) -> int:
        """Changes that are here, and not acknowledged yet."""
        return self._inbox.unfinished

    @property
    def partitions(self) -> int:
        """Partitions that it has."""
        return len(self._puller.partitions)

    async def done(self, pending: Pending[Msg]) -> None:
        """A change is handled: acknowledge its message, if it was the last of it."""
        message = self.finish(pending)
        if message is not None:
            await tell(message.ack())

    def finish(self, pending: Pending[Msg]) -> Msg | None:
        """A change is handled.

        Returns:
            The message to acknowledge, when all that it brought is handled. None, too,
            where our leases may have ended: who has the room now tells the broker.
        """
        inbox = self._inbox
        if not inbox.holds(pending):
            return None
        self._broker.meter.counted.handled += 1
        message = inbox.done(pending)
        self._changed.set()
        if message is not None:
            self._puller.on_space()
            if time.monotonic() > self._leases.ends_at:
                return None
        return message

    async def failed(self, pending: Pending[Msg], error: Exception) -> None:
        """A change could not be handled."""
        if not self._inbox.holds(pending):
            return
        self._broker.meter.counted.failed += 1
        attempts = self._inbox.failed(pending, time.monotonic())
        self._changed.set()
        if attempts < self._most_deliveries:
            log.warning(
                "%s: handling %s failed (try %d): %r",
                self.durable,
                pending.named.id,
                attempts,
                error,
            )
            return
        log.error(
            "%s: gave up %s after %d tries: %r",
            self.durable,
            pending.named.id,
            attempts,
            error,
        )
        if await self._puller.bury(pending.load.source, pending.named.id, error):
            await self.done(pending)

    def ahead(self) -> AsyncIterator[Delivery]:
        """The deliveries, for who keeps order and answers for failures by itself.

        The next of a room follows while those before it are not `done`.
        """
        return self._deliveries(self._inbox.take)

    async def _deliveries(
        self, choose: Callable[[float], Pending[Msg] | None]
    ) -> AsyncIterator[Delivery]:
        drain = self._broker.drain
        while not drain.is_set():
            now = time.monotonic()
            pending = choose(now)
            if pending is not None:
                yield Delivery(self, pending)
                continue
            self._changed.clear()
            due = self._inbox.next_due()
            wait = None if due is None else max(due - now, 0.01)
            try:
                async with asyncio.timeout(wait):
                    await self._changed.wait()
            except TimeoutError:
                continue

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            await self._leases.renew()
            self._assign()
            for message in self._puller.sources():
                await tell(message.in_progress())

    async def _wake_to_drain(self) -> None:
        await self._broker.drain.wait()
        self._changed.set()

    def _assign(self) -> None:
        held = {int(one.rpartition(".")[2]) for one in self._leases.held}
        self._puller.assign(held, self._group)

    def _arrived(self) -> None:
        self.is_traced = is_traced()  # once a message: asking costs a microsecond
        self._changed.set()

# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""From the stream to a worker: in order in a room, acknowledged when handled."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import AbstractContextManager, suppress
from hashlib import blake2b
from types import TracebackType
from typing import Final, NamedTuple, Self

import anyio
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import APIError

import quickmeet
from quickmeet.types import Message

from .broker import EVENT, FAILURE, Broker, log
from .envelope import decode
from .errors import RelayError
from .inbox import Inbox, Pending
from .leases import RENEW_S, Leases
from .subjects import STREAM, Subjects, partition_of
from .tracing import is_traced, processing

__all__ = ["Delivery", "Followed", "WorkerOptions"]

_BATCH: Final = 64
_PULL_S: Final = 0.5
_LEAVE_S: Final = 10.0
"""To leave in good order; what was not told expires at the broker."""
_MOST_WAITING: Final = 1_000
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz"
_ID_SIZE: Final = 17


class Delivery:
    """One change, to be handled in an ``async with`` block.

    The block's end acknowledges it. Where the block raises, that is logged, and the
    change comes again later; others of its room, or whatever they are kept in order
    `by`, wait for it. Blocks of different rooms may run side by side, in tasks.
    """

    __slots__ = ("_followed", "_pending", "_trace")

    def __init__(self, followed: "Followed", pending: Pending[Msg]) -> None:
        self._followed = followed
        self._pending = pending
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
        return self._pending.named.change

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
        return self._pending.named.change

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
                await _tell(message.ack())
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
        self._subjects = subjects
        self._leases = leases
        self.durable: Final = options.durable
        """The name under which the stream keeps how far it is handled."""
        self._most_deliveries = options.most_deliveries
        self._inbox: Inbox[Msg] = Inbox(options.key_of)
        self._changed = asyncio.Event()
        self._space = asyncio.Event()
        self._pulls: dict[int, asyncio.Task[None]] = {}
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
        # Pulls are not cancelled: what the broker gave one would be away until it
        # gives up waiting for the acknowledgement.
        self._pulls.clear()
        self._space.set()
        with anyio.move_on_after(_LEAVE_S, shield=True):
            try:
                await self._group.__aexit__(None, None, None)
            finally:
                for message in self._inbox.sources():
                    await _tell(message.nak())
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
        return len(self._pulls)

    async def done(self, pending: Pending[Msg]) -> None:
        """A change is handled: acknowledge its message, if it was the last of it."""
        message = self.finish(pending)
        if message is not None:
            await _tell(message.ack())

    def finish(self, pending: Pending[Msg]) -> Msg | None:
        """A change is handled.

        Returns:
            The message to acknowledge, when all that it brought is handled.
        """
        inbox = self._inbox
        if not inbox.holds(pending):
            return None
        self._broker.meter.counted.handled += 1
        message = inbox.done(pending)
        self._changed.set()
        if message is not None:
            self._space.set()
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
        try:
            await self._bury(pending.load.source, pending.named.id, error)
        except (NatsError, APIError, OSError) as unburied:
            log.warning("%s: dead letters are not taken: %r", self.durable, unburied)
            return  # it comes again
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
            for message in self._inbox.sources():
                await _tell(message.in_progress())

    async def _wake_to_drain(self) -> None:
        await self._broker.drain.wait()
        self._changed.set()

    def _assign(self) -> None:
        held = {int(one.rpartition(".")[2]) for one in self._leases.held}
        for partition in held - self._pulls.keys():
            self._pulls[partition] = self._group.create_task(self._pull(partition))
        for partition in self._pulls.keys() - held:
            del self._pulls[partition]  # it ends with what it is asking for
            rooms = {
                one for one in self._inbox.rooms() if partition_of(one) == partition
            }
            self._inbox.drop(rooms)

    async def _pull(self, partition: int) -> None:
        durable = self._subjects.consumer(self.durable, partition)
        subject = self._subjects.partition(partition)
        while partition in self._pulls:
            try:
                source = await self._broker.consume(durable, subject)
                try:
                    while partition in self._pulls:
                        await self._pull_once(source, partition)
                finally:
                    await _tell(source.unsubscribe())
            except (RelayError, NatsError, APIError, OSError) as error:
                log.warning("%s; tried again", error)
                await asyncio.sleep(_PULL_S)

    async def _pull_once(
        self, source: JetStreamContext.PullSubscription, partition: int
    ) -> None:
        if len(self._inbox) >= _MOST_WAITING:
            self._space.clear()
            await self._space.wait()
        try:
            messages = await source.fetch(_BATCH, timeout=_PULL_S)
        except TimeoutError:
            return
        for message in messages:
            if partition in self._pulls:
                await self._take(message)
            else:
                await _tell(message.nak())

    async def _take(self, message: Msg) -> None:
        try:
            events = decode(message.data)
        except RelayError as error:
            log.error("%s: %s", self.durable, error)
            await self._bury(message, f"{message.metadata.sequence.stream}", error)
            await _tell(message.term())
            return
        if not events:
            await _tell(message.ack())
            return
        sequence = message.metadata.sequence.stream
        self.is_traced = is_traced()  # once a message: asking costs a microsecond
        self._inbox.put(Subjects.room_of(message.subject), sequence, events, message)
        self._changed.set()

    async def _bury(self, message: Msg, event: str, error: Exception) -> None:
        """Put a message among the dead letters, where it stays."""
        await self._broker.jetstream.publish(
            self._subjects.dead(self.durable),
            message.data,
            headers={
                EVENT: event,
                FAILURE: f"{type(error).__name__}: {error}".replace("\n", " ")[:500],
                "Nats-Msg-Id": f"{self.durable}:{event}",
            },
        )
        self._broker.meter.counted.buried += 1


async def _tell(answer: Awaitable[object]) -> None:
    """Tell the broker; where it is away, the message comes again: all right."""
    try:
        await answer
    except (NatsError, APIError, OSError) as error:
        log.debug("the broker was not told: %s", error)

# SPDX-License-Identifier: MIT
"""The public iterators over the typed events of one stream."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import Generic, NoReturn, Protocol, Self, TypeVar

import anyio
from anyio.lowlevel import checkpoint

from ..concurrency.waiters import WaiterFactory
from ..errors import ClosedError, LocalProtocolError
from ..model.gap import Gap
from ..model.operations.publication import Stream, Topic
from ..model.payload import Timestamp
from ..options.buffering import Bounds, SlowConsumer, policy_of
from .block import (
    EVENTS_IN_A_ROW,
    SECONDS_IN_A_ROW,
    EnteringIterator,
    SubscriptionBlock,
)
from .delivery.buffer import Buffer
from .delivery.marks import marking_decoder
from .delivery.resume_window import MOST_IN_A_ROW, ResumeWindow
from .delivery.revision import revision_of
from .delivery.subscriber import Subscriber
from .ports import EventHost
from .salvaged import UNDECODABLE, Salvaged, salvaged

__all__ = ["BufferedIterator", "Subscription", "SubscriptionHost", "WithGaps"]

EventT = TypeVar("EventT")
T = TypeVar("T")


class SubscriptionHost(EventHost, Protocol):
    """The interface of a session that a subscription needs."""

    async def follow(
        self, topic: Topic, options: object, bounds: Bounds, stream: Stream[T]
    ) -> Subscriber:
        """Follow a topic and wait until the server has confirmed it."""
        ...

    def unfollow(self, subscriber: Subscriber) -> None:
        """Stop following."""
        ...


class BufferedIterator(SubscriptionBlock, Generic[EventT]):
    """Base of the public iterators.

    Taking buffered items costs no task switch, except after 64 events or 5
    milliseconds, so that pings, timeouts and cancellation are not starved.
    """

    def __init__(self, name: str, make_waiter: WaiterFactory) -> None:
        super().__init__(name)
        self._make_waiter = make_waiter
        self._in_a_row = 0
        self._breathe_at = 0.0

    def __aiter__(self) -> AsyncIterator[EventT]:
        """Iterate over the events, each decoded when it is taken.

        Outside of an ``async with`` the loop subscribes when it begins and
        unsubscribes when it ends.
        """
        return self if self._is_entered else EnteringIterator(self)

    @abstractmethod
    async def __anext__(self) -> EventT:
        """Wait for the next event."""

    async def wait_for(
        self, predicate: Callable[[EventT], bool], *, within: float | None = None
    ) -> EventT:
        """Wait for the first event that matches, and skip those before it.

        ::

            async with client.messages.follow(room_id) as replies:
                await client.messages.send(room_id, "Are you sure?")
                reply = await replies.wait_for(is_answer, within=60)

        Inside a handler, use it on a subscription of the handler's own, as here: the
        subscription that feeds the handler is being iterated over already.

        Args:
            predicate: Returns whether an event matches.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: No matching event came in time.
            ClosedError: The iteration was left before one came.
        """
        with anyio.move_on_after(within):
            async for event in self:
                if predicate(event):
                    return event
            raise ClosedError(f"{self._name}: it ended before the event came")
        raise TimeoutError(f"{self._name}: no such event within {within:g} s")

    async def _next_row(
        self, buffer: Buffer, window: ResumeWindow | None = None
    ) -> None:
        """Wait for the next item; if there is one already, let other tasks run first.

        Args:
            buffer: The buffer with the items.
            window: Keeps the items that were taken, for a while.

        Raises:
            StopAsyncIteration: The iteration has ended.
            LocalProtocolError: Another task waits already.
            QuickmeetError: The iteration has ended with this error.
        """
        if buffer.items:
            await checkpoint()
        elif buffer.has_ended:
            raise buffer.error or StopAsyncIteration
        elif buffer.waiter is not None:
            raise LocalProtocolError(
                f"{self._name}: two tasks iterate over one subscription"
            )
        else:
            waiter = self._make_waiter()
            buffer.wait_with(waiter)
            try:
                await waiter
            except BaseException:
                buffer.stop_waiting()
                raise
        now = monotonic()
        self._in_a_row = 0
        self._breathe_at = now + SECONDS_IN_A_ROW
        if window is not None and (
            now >= window.row_ends_at or len(window.row) >= MOST_IN_A_ROW
        ):
            window.end_row(now)


class _GapMet(Exception):  # noqa: N818  # never leaves this module
    """The next item is a gap."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.reason)
        self.gap = gap


def _decide_later(*_: object) -> NoReturn:
    """Stand in for the decoder, which is chosen when the subscription is entered."""
    raise AssertionError


class Subscription(BufferedIterator[T], Generic[T]):
    """The events of one stream, as an async iterator in an ``async with``.

    ::

        async with client.messages.follow(room_id) as messages:
            async for message in messages:
                ...

    When entered, the server has confirmed the subscription: later events are not
    missed. Several subscriptions to one event share one on the wire. The iteration
    ends with an error when the server ends the subscription or the session ends,
    never silently. A lost connection does not end it: the session reconnects and
    subscribes again. Missed events are fetched where that is possible (messages of
    rooms); otherwise there is a gap (`with_gaps`).

    An event that does not match the schema is logged, reported to the observer
    and skipped; in a session with ``strict=True`` it is raised, and the iteration
    can continue after it.

    One task iterates at a time; other tasks need their own subscription.
    """

    def __init__(
        self,
        host: SubscriptionHost,
        stream: Stream[T],
        topic: Topic,
        options: object = None,
    ) -> None:
        super().__init__(str(topic), host.make_waiter)
        self._host = host
        self._stream = stream
        self._topic = topic
        self._options = options
        self._raises_gaps = False
        self._bounds = Bounds()
        self._buffer: Buffer | None = None
        self._window: ResumeWindow | None = None
        self._subscriber: Subscriber | None = None
        self._last = b""
        self._decode: Callable[..., T] = _decide_later

    def buffered(
        self,
        *,
        events: int | None = None,
        bytes: int | None = None,  # noqa: A002  # what it counts
        when_full: SlowConsumer | str | None = None,
    ) -> Self:
        """Set the bounds of the buffer, before the subscription is entered.

        Args:
            events: Most events in the buffer; the session's limit when None.
            bytes: Most bytes of JSON in the buffer; the session's limit when None.
            when_full: What to do when the buffer is full; see `SlowConsumer`.
        """
        policy = None if when_full is None else policy_of(when_full)
        self._bounds = Bounds(events=events, bytes=bytes, when_full=policy)
        return self

    async def _enter(self) -> None:
        subscriber = await self._host.follow(
            self._topic, self._options, self._bounds, self._stream
        )
        self._subscriber = subscriber
        self._buffer, self._window = subscriber.buffer, subscriber.window
        self._decode = (
            self._stream.decoder.decode
            if self._window is None
            else marking_decoder(self._stream)
        )

    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""
        subscriber, self._subscriber = self._subscriber, None
        if subscriber is not None:
            self._host.unfollow(subscriber)

    async def __anext__(self) -> T:  # noqa: C901  # calls cost here, for every event
        """Wait for the next event.

        Raises:
            PayloadError: It does not match the schema, and the session is strict.
            SubscriptionError: The server ended the subscription.
            SlowConsumerError: The buffer was full, and the policy is to fail.
            ConnectionLostError: The session ended.
        """
        buffer = self._buffer
        if buffer is None:
            raise LocalProtocolError(f"{self._topic}: enter it with `async with`")
        items = buffer.items
        window = self._window
        while True:
            if (
                not items
                or self._in_a_row >= EVENTS_IN_A_ROW
                or monotonic() >= self._breathe_at
            ):
                await self._next_row(buffer, window)
                continue
            self._in_a_row += 1
            item = items[0]
            if type(item) is not bytes:
                buffer.take()
                if self._raises_gaps and isinstance(item, Gap):
                    raise _GapMet(item)
                continue
            items.popleft()  # as `buffer.take` does, without a call for every event
            buffer.size -= len(item)
            if buffer.is_full:
                buffer.check_room()
            try:
                if window is None:
                    return self._decode(item)
                if item != self._last:  # not a duplicate of the last event
                    self._last = item
                    return self._decode(item, window.row)
            except UNDECODABLE as error:
                if (found := self._salvage(error, item)) is not None:
                    return found.value

    def with_gaps(self) -> "WithGaps[T]":
        """Iterate over the events, with a `Gap` wherever some were lost for good.

        ::

            async for event in changes.with_gaps():
                if isinstance(event, Gap):
                    ...  # load again

        Without it gaps are only logged, counted and reported to the observer.
        """
        return WithGaps(self)

    async def next_or_gap(self) -> T | Gap:
        """Wait for the next event, or the next gap; see `with_gaps`."""
        self._raises_gaps = True
        try:
            return await self.__anext__()
        except _GapMet as met:
            return met.gap
        finally:
            self._raises_gaps = False

    @property
    def waiting(self) -> int:
        """Number of events in the buffer."""
        return 0 if self._buffer is None else len(self._buffer.items)

    @property
    def dropped(self) -> int:
        """Number of events dropped because they were not taken in time."""
        return 0 if self._buffer is None else self._buffer.dropped

    @property
    def is_ready(self) -> bool:
        """Whether it is subscribed and has caught up; False during a reconnect."""
        return self._subscriber is not None and self._subscriber.is_ready

    def __repr__(self) -> str:
        """``<Subscription to stream-room-messages 'GENERAL'>``."""
        return f"<{type(self).__name__} to {self._topic}>"

    def _salvage(self, error: Exception, item: bytes) -> Salvaged[T] | None:
        """Decode the usable parts of an event; None if nothing is usable."""
        if self._window is not None and (one := revision_of(item)) is not None:
            self._window.row += (one.id, Timestamp(one.updated_ms))
        found = salvaged(self._stream, error, item)
        self._host.report(found.error)
        if self._host.is_strict:
            raise found.error from error
        return found if found.error.is_partial else None


class WithGaps(Generic[T]):
    """The events of a subscription, and the gaps between them."""

    def __init__(self, subscription: Subscription[T]) -> None:
        self._next = subscription.next_or_gap

    def __aiter__(self) -> Self:
        """Iterate over events and gaps."""
        return self

    async def __anext__(self) -> T | Gap:
        """Wait for the next event or gap; raises what the subscription raises."""
        return await self._next()

# SPDX-License-Identifier: MIT
"""Iterators for programs without an event loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Final, Generic, Protocol, Self, TypeVar

from ..errors import CallTimeoutError, ClosedError, LocalProtocolError
from ..lifecycle.status import Status
from ..model.gap import Gap
from ..options.buffering import SlowConsumer
from ..session.handlers.handler import EventSource
from ..streams.changes.room import Change
from ..streams.changes.room import Changes as AsyncChanges
from ..streams.cursor import Cursor
from ..streams.documents.live import DocumentChange
from ..streams.documents.live import LiveCollection as AsyncLiveCollection
from ..streams.paging.history import History as AsyncHistory
from ..streams.paging.listing import Listing as AsyncListing
from ..streams.subscription import Subscription as AsyncSubscription
from .loops import LoopThread
from .runner import Runner, current_deadline, time_limit

if TYPE_CHECKING:
    from ..streams.changes.account import ChangesMine as AsyncChangesMine

__all__ = [
    "Changes",
    "ChangesMine",
    "Followed",
    "History",
    "Iteration",
    "Listing",
    "LiveCollection",
    "StatusChanges",
    "Subscription",
]

M = TypeVar("M")
T = TypeVar("T")


class _Pages(Protocol[T]):
    """The source of pages."""

    async def page(self) -> list[T]:
        """Fetch the next page."""
        ...


class _End:
    """Marks the end of an iteration."""


_END: Final = _End()


async def _next(events: AsyncIterator[T]) -> T | _End:
    return await anext(events, _END)


class Iteration(Generic[T]):
    """A plain iterator over the items of an async one."""

    def __init__(self, runner: Runner, events: AsyncIterator[T] | None) -> None:
        self._loop = runner
        self._events: AsyncIterator[T] | None = events

    def __iter__(self) -> Iterator[T]:
        """Iterate."""
        return self

    def __next__(self) -> T:
        """Wait for the next item; raises the errors of the async iterator."""
        if self._events is None:
            raise LocalProtocolError(f"{self!r}: enter it with `with`")
        found = self._loop.call(_next, self._events)
        if isinstance(found, _End):
            raise StopIteration
        return found


class StatusChanges(Iteration[Status]):
    """The current state of a session, and each following one."""


class Followed(Iteration[T]):
    """A subscription to enter and iterate over.

    ::

        with client.messages.follow(room_id) as messages:
            client.messages.send(room_id, "hello")
            for message in messages:
                ...

    When the block begins, the server has confirmed the subscription. Without a block,
    ``for message in client.messages.follow(room_id)`` subscribes when it begins and
    unsubscribes when it ends.
    """

    def __init__(self, runner: LoopThread, source: EventSource[T]) -> None:
        super().__init__(runner, None)
        self._thread: Final = runner
        self.source: Final = source
        """The async iterator behind it, for handlers."""

    def __enter__(self) -> Self:
        """Subscribe and wait until the server has confirmed it.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: There was no answer within the session's time limit.
            ConnectionLostError: The session has ended.
        """
        self._events = self._thread.call(self.source.__aenter__)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Unsubscribe."""
        self.leave()

    def leave(self) -> None:
        """Unsubscribe before the end of the block; iterations end without an error."""
        self._thread.do(self.source.leave)

    def __iter__(self) -> Iterator[T]:
        """Iterate over the events; without a block, subscribe and unsubscribe."""
        return self._in_a_block() if self._events is None else self

    def _in_a_block(self) -> Iterator[T]:
        with self:
            yield from self

    def wait_for(
        self, predicate: Callable[[T], bool], *, within: float | None = None
    ) -> T:
        """Wait for the first event that matches, and skip the events before it.

        Args:
            predicate: Returns whether an event matches.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: No event matched in time.
            ClosedError: The subscription was left before one matched.
        """
        before = current_deadline()
        with nullcontext() if within is None else time_limit(within):
            mine = current_deadline()
            try:
                for event in self:
                    if predicate(event):
                        return event
            except CallTimeoutError:
                if mine is None or mine is before or mine.left:
                    raise
                said = f"{self!r}: no such event within {within:g} s"
                raise TimeoutError(said) from None
        raise ClosedError(f"{self!r} ended before the event came")

    def __repr__(self) -> str:
        """``<Subscription to stream-room-messages 'GENERAL'>``."""
        return repr(self.source)


class Subscription(Followed[T]):
    """The events of one stream, as a plain iterator.

    See `Followed` for its block, and `quickmeet.Subscription` for what it promises
    across lost connections.
    """

    def __init__(self, runner: LoopThread, source: AsyncSubscription[T]) -> None:
        super().__init__(runner, source)
        self._subscription: Final = source

    def buffered(
        self,
        *,
        events: int | None = None,
        bytes: int | None = None,  # noqa: A002  # what it counts
        when_full: SlowConsumer | str | None = None,
    ) -> Self:
        """Set the limits of the buffer, before the subscription is entered.

        Args:
            events: Maximum number of events; the session's option when None.
            bytes: Maximum bytes of JSON.
            when_full: What to do with further events.
        """
        self._subscription.buffered(events=events, bytes=bytes, when_full=when_full)
        return self

    def with_gaps(self) -> Iteration[T | Gap]:
        """Iterate over the events, with a `Gap` wherever some were permanently lost."""
        return Iteration[T | Gap](self._loop, aiter(self._subscription.with_gaps()))

    @property
    def waiting(self) -> int:
        """Number of events in the buffer."""
        return self._subscription.waiting

    @property
    def dropped(self) -> int:
        """Number of events dropped because they were not taken in time."""
        return self._subscription.dropped

    @property
    def is_ready(self) -> bool:
        """Whether events arrive and it has caught up; False while it reconnects."""
        return self._subscription.is_ready


class Changes(Followed[Change[M]], Generic[M]):
    """All changes to the messages of a room, as a plain iterator.

    See `quickmeet.Changes` for what it promises and how its cursor is kept.
    """

    def __init__(self, runner: LoopThread, source: AsyncChanges[M]) -> None:
        super().__init__(runner, source)
        self._changes: Final = source

    @property
    def cursor(self) -> Cursor | None:
        """The position reached; None if there is none to continue from."""
        return self._changes.cursor

    @property
    def waiting(self) -> int:
        """Number of events in the buffer; some may turn out to be no change."""
        return self._changes.waiting

    @property
    def is_caught_up(self) -> bool:
        """Whether all changes known so far have been taken."""
        return self._changes.is_caught_up


class ChangesMine(Changes[M], Generic[M]):
    """All changes to the messages of all rooms of the user, as a plain iterator."""

    def __init__(self, runner: LoopThread, source: AsyncChangesMine[M]) -> None:
        super().__init__(runner, source)


class LiveCollection(Followed[DocumentChange[T]], Generic[T]):
    """The documents of a collection, and their changes as a plain iterator.

    ::

        with client.tasks.follow_list("home") as tasks:
            print(tasks.documents["some id"].text)     # as they are now
            for change in tasks:                       # their changes
                ...

    See `quickmeet.LiveCollection` for what it promises.
    """

    def __init__(self, runner: LoopThread, source: AsyncLiveCollection[T]) -> None:
        super().__init__(runner, source)
        self._live: Final = source

    @property
    def documents(self) -> dict[str, T]:
        """The current documents by id: a copy."""

        async def copied() -> dict[str, T]:
            return dict(self._live)

        return self._thread.call(copied)


class _Paged(Generic[T]):
    """A list that is fetched page by page; iterate over it once."""

    def __init__(self, runner: Runner, pages: _Pages[T]) -> None:
        self._runner: Final = runner
        self._pages: Final = pages
        self._waiting: list[T] = []

    def __iter__(self) -> Self:
        """Return itself: it is read once."""
        return self

    def __next__(self) -> T:
        """Return the next item."""
        if not self._waiting:
            self._waiting = self.page()[::-1]
        if not self._waiting:
            raise StopIteration
        return self._waiting.pop()

    def page(self) -> list[T]:
        """Fetch the next page; empty at the end."""
        return self._runner.call(self._pages.page)


class History(_Paged[T]):
    """A list fetched page by page, newest first; iterate over it once.

    ::

        for message in client.messages.history(room_id):
            if message.sent_at < midnight:
                break
    """

    def __init__(self, runner: Runner, history: AsyncHistory[T]) -> None:
        super().__init__(runner, history)


class Listing(_Paged[T]):
    """A list that an endpoint returns in pages; iterate over it once.

    ::

        for user in client.users.list():
            print(user.username)
    """

    def __init__(self, runner: Runner, listing: AsyncListing[T]) -> None:
        super().__init__(runner, listing)
        self._listing: Final = listing

    @property
    def total(self) -> int | None:
        """Total number of items that the server reports; None before the first page."""
        return self._listing.total

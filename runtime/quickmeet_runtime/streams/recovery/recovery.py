# SPDX-License-Identifier: MIT
"""Fetching what was missed, room by room, while the session goes on."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import anyio
from anyio.abc import TaskGroup

from ...calls.pending import PendingCall
from ...concurrency.rate_limiter import RateLimiter
from ...concurrency.waiters import Waiter
from ...errors import CallTimeoutError, MethodError, PayloadError, QuickmeetError
from ...lifecycle.connection import Connection
from ...lifecycle.registries import SessionRegistries
from ..shared_subscription import SharedSubscription
from ..subscriber import Subscriber
from .missed_events import Ask, Found, MissedEventFetcher, newest_stamp

__all__ = ["Recovery"]

_CALLS: Final = 9
_SECONDS: Final = 10.5
"""A little below what a server takes of one method: 10 calls in 10 seconds."""
_STAMP_EVERY_S: Final = 2.0
_UNFETCHED: Final = (MethodError, PayloadError, CallTimeoutError)


class Recovery:
    """Knows which feeds have missed something, and fetches it.

    What was missed is asked for from the newest change on that a feed has seen,
    by the server's clock. For a feed that has seen nothing yet, a moment before
    its subscription is asked for when it begins: the newest change of a room.

    Args:
        state: What the session keeps.
    """

    def __init__(self, state: SessionRegistries) -> None:
        self._state: Final = state
        self._pace: Final = RateLimiter(state.clock, calls=_CALLS, seconds=_SECONDS)
        self._wanted: dict[SharedSubscription, None] = {}
        self._unmarked: dict[SharedSubscription, None] = {}
        self._stamps: list[PendingCall] = []
        self._stamp: int | None = None
        self._stamped_at = -_STAMP_EVERY_S
        self._caught_up: Waiter | None = None
        self._tasks: TaskGroup | None = None
        self._fetcher: MissedEventFetcher | None = None
        self._fail: Callable[[Exception], None] = lambda _: None
        self._is_fetching = False
        self._is_reading_stamps = False
        self._is_stopped = False
        self._scopes: Final[set[anyio.CancelScope]] = set()

    def begin(
        self, ask: Ask, tasks: TaskGroup, fail: Callable[[Exception], None]
    ) -> None:
        """Fetch on one connection what is missing and what will be.

        Args:
            ask: Calls a method on it.
            tasks: Where fetching happens, while there is anything to fetch.
            fail: Told why fetching ended that could not go on.
        """
        self._fetcher, self._tasks, self._fail = (
            MissedEventFetcher(ask, self._pace),
            tasks,
            fail,
        )
        self._go_on()

    def end(self) -> None:
        """The connection is gone and its tasks with it: what is missing stays so."""
        self._fetcher = self._tasks = None
        for call in self._stamps:
            self._state.calls.forget(call)
        self._stamps.clear()
        self._wanted.clear()
        self._unmarked.clear()
        self._is_fetching = self._is_reading_stamps = False
        self._stamped_at = -_STAMP_EVERY_S

    def stop(self) -> None:
        """Fetch nothing more: the session is being closed."""
        self._is_stopped = True
        for scope in self._scopes:
            scope.cancel()

    def want(self, feed: SharedSubscription) -> None:
        """Fetch what the feed's subscribers have missed."""
        for inlet in feed.inlets:
            if inlet.is_missing and not inlet.is_dropping:
                self._want(feed, inlet)

    def ask_for_stamp(self, link: Connection) -> None:
        """Before subscribing: ask for a moment of the server, unless one is fresh."""
        now = self._state.clock.now()
        if now < self._stamped_at + _STAMP_EVERY_S:
            return
        self._stamped_at = now
        params: list[object] = []
        if self._stamp is not None:
            params.append({"$date": self._stamp})
        call = self._state.calls.begin("rooms/get", params, now)
        link.call(call)
        self._stamps.append(call)
        self._go_on()

    def mark(self, feed: SharedSubscription) -> None:
        """A feed begins: remember a moment before."""
        if feed.tail is None or feed.tail.cursor() is not None:
            return
        if self._stamps:
            self._unmarked[feed] = None
        else:
            feed.tail.baseline = self._stamp

    async def caught_up(self) -> None:
        """Wait until everything that is wanted now was fetched."""
        while self._wanted or self._is_fetching:
            self._caught_up = self._state.make_waiter()
            await self._caught_up.wait()

    def _go_on(self) -> None:
        """Begin what there is to do; a task for nothing would cost every session."""
        tasks = self._tasks
        if tasks is None or self._is_stopped:
            return
        if self._stamps and not self._is_reading_stamps:
            self._is_reading_stamps = True
            tasks.start_soon(self._work, self._read_stamps)
        if self._wanted and not self._is_fetching:
            self._is_fetching = True
            tasks.start_soon(self._work, self._fetch_all)

    async def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        if self._is_stopped:  # since this task was begun
            return
        with anyio.CancelScope() as scope:
            self._scopes.add(scope)
            try:
                await work()
            except Exception as error:  # noqa: BLE001  # it ends the connection
                self._fail(error)
            finally:
                self._scopes.discard(scope)

    async def _read_stamps(self) -> None:
        while self._stamps:
            call = self._stamps[0]
            try:
                await call.waiter.wait()
                answer = call.outcome()
            except QuickmeetError:
                answer = None
            finally:
                self._state.calls.forget(call)
            self._stamps.pop(0)
            if answer is not None:
                self._take_stamp(newest_stamp(answer))
        self._is_reading_stamps = False

    def _take_stamp(self, stamp: int | None) -> None:
        if stamp is not None:
            self._stamp = max(stamp, self._stamp or 0)
        for feed in self._unmarked:
            if feed.tail is not None:
                feed.tail.baseline = self._stamp
        self._unmarked.clear()

    async def _fetch_all(self) -> None:
        while self._wanted and self._fetcher is not None:
            feed = max(self._wanted, key=_importance)
            del self._wanted[feed]
            await self._fetch(self._fetcher, feed)
        self._is_fetching = False
        if self._caught_up is not None:
            self._caught_up.wake()

    def _want(self, feed: SharedSubscription, inlet: Subscriber) -> None:
        if inlet.tail is None:
            inlet.give_up(inlet.reason)
        elif inlet.since is None:
            inlet.give_up(f"{inlet.reason}, and nothing had been seen to go on from")
        else:
            self._wanted[feed] = None
            self._go_on()

    async def _fetch(
        self, fetcher: MissedEventFetcher, feed: SharedSubscription
    ) -> None:
        inlets = [one for one in feed.inlets if one.is_missing]
        if not inlets:
            return
        after = min(one.since.ask_after for one in inlets if one.since is not None)
        try:
            found = await fetcher.since(feed.topic.key, after)
        except _UNFETCHED as error:
            for inlet in inlets:
                inlet.give_up(f"{inlet.reason}, and it cannot be fetched: {error}")
            return
        self._fill(feed, inlets, found)

    def _fill(
        self, feed: SharedSubscription, inlets: Iterable[Subscriber], found: Found
    ) -> None:
        if feed.tail is not None:
            for one in sorted(found.missed.revisions, key=lambda one: one.updated_ms):
                feed.tail.put(one.args)
        for inlet in inlets:
            if not inlet.is_missing or inlet.is_dropping:
                continue
            self._state.statistics.recovered_events += inlet.fill(
                found.missed, found.lacks
            )
        self.want(feed)  # where more came than could be kept: once more


def _importance(feed: SharedSubscription) -> int:
    """The room in which something happened last comes first."""
    return max(
        (one.since.at for one in feed.inlets if one.since is not None), default=0
    )

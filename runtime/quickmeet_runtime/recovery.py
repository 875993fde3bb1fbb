# SPDX-License-Identifier: MIT
"""Fetching what was missed, room by room, while the session goes on."""

from collections.abc import Iterable
from typing import Final

import anyio

from .calls import PendingCall
from .errors import CallTimeoutError, MethodError, PayloadError, QuickmeetError
from .feed import Feed
from .inlet import Inlet
from .link import Link
from .missed import Ask, Fetcher, Found, newest_stamp
from .pace import Pace
from .state import State
from .waiting import Waiter

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

    def __init__(self, state: State) -> None:
        self._state: Final = state
        self._pace: Final = Pace(state.clock, calls=_CALLS, seconds=_SECONDS)
        self._wanted: dict[Feed, None] = {}
        self._unmarked: dict[Feed, None] = {}
        self._stamps: list[PendingCall] = []
        self._stamp: int | None = None
        self._stamped_at = -_STAMP_EVERY_S
        self._news: Waiter | None = None
        self._news_of_stamps: Waiter | None = None
        self._caught_up: Waiter | None = None
        self._is_busy = False
        self._scope = anyio.CancelScope()

    def want(self, feed: Feed) -> None:
        """Fetch what the feed's subscribers have missed."""
        for inlet in feed.inlets:
            if inlet.is_missing and not inlet.is_dropping:
                self._want(feed, inlet)

    def ask_for_stamp(self, link: Link) -> None:
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
        _wake(self._news_of_stamps)

    def mark(self, feed: Feed) -> None:
        """A feed begins: remember a moment before."""
        if feed.tail is None or feed.tail.cursor() is not None:
            return
        if self._stamps:
            self._unmarked[feed] = None
        else:
            feed.tail.baseline = self._stamp

    async def caught_up(self) -> None:
        """Wait until everything that is wanted now was fetched."""
        while self._wanted or self._is_busy:
            self._caught_up = self._state.make_waiter()
            await self._caught_up.wait()

    async def run(self, ask: Ask) -> None:
        """Fetch on one connection, until cancelled: what is missing stays so then."""
        try:
            with anyio.CancelScope() as self._scope:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(self._read_stamps)
                    tasks.start_soon(self._fetch_all, Fetcher(ask, self._pace))
        finally:
            for call in self._stamps:
                self._state.calls.forget(call)
            self._stamps.clear()
            self._wanted.clear()
            self._unmarked.clear()
            self._is_busy = False
            self._stamped_at = -_STAMP_EVERY_S

    def stop(self) -> None:
        """Fetch nothing more: the session is being closed."""
        self._scope.cancel()

    async def _read_stamps(self) -> None:
        while True:
            while self._stamps:
                call = self._stamps[0]
                try:
                    answer = await call.outcome()
                except QuickmeetError:
                    answer = None
                finally:
                    self._state.calls.forget(call)
                self._stamps.pop(0)
                if answer is not None:
                    self._take_stamp(newest_stamp(answer))
            self._news_of_stamps = self._state.make_waiter()
            await self._news_of_stamps.wait()

    def _take_stamp(self, stamp: int | None) -> None:
        if stamp is not None:
            self._stamp = max(stamp, self._stamp or 0)
        for feed in self._unmarked:
            if feed.tail is not None:
                feed.tail.baseline = self._stamp
        self._unmarked.clear()

    async def _fetch_all(self, fetcher: Fetcher) -> None:
        while True:
            while self._wanted:
                self._is_busy = True
                feed = max(self._wanted, key=_importance)
                del self._wanted[feed]
                await self._fetch(fetcher, feed)
            self._is_busy = False
            _wake(self._caught_up)
            self._news = self._state.make_waiter()
            await self._news.wait()

    def _want(self, feed: Feed, inlet: Inlet) -> None:
        if inlet.tail is None:
            inlet.give_up(inlet.reason)
        elif inlet.since is None:
            inlet.give_up(f"{inlet.reason}, and nothing had been seen to go on from")
        else:
            self._wanted[feed] = None
            _wake(self._news)

    async def _fetch(self, fetcher: Fetcher, feed: Feed) -> None:
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

    def _fill(self, feed: Feed, inlets: Iterable[Inlet], found: Found) -> None:
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


def _wake(waiter: Waiter | None) -> None:
    if waiter is not None:
        waiter.wake()


def _importance(feed: Feed) -> int:
    """The room in which something happened last comes first."""
    return max(
        (one.since.at for one in feed.inlets if one.since is not None), default=0
    )

# SPDX-License-Identifier: MIT
"""Fetch missed events, room by room, while the session continues.

`Recovery` belongs to the session: its subscribers, and how rooms are fetched.
`ConnectionRecovery` belongs to one connection and ends with it: the wanted rooms, the
task that fetches them, and the fetches in progress.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import anyio
from anyio.abc import TaskGroup

from ...concurrency.clock import Clock, method_limiters
from ...concurrency.waiters import Waiter, WaiterFactory
from ...errors import CallTimeoutError, ConnectionLostError, QuickmeetError
from ..delivery.subscriber import Subscriber
from ..delivery.table import DeliveryState
from ..ports import StreamSession, Wire
from .fetcher import UNFETCHED, Found, MissedEventFetcher, RestWay, fetch_in_pages
from .rooms import AT_ONCE, Chore, Fetch, RoomFetches, WantedRooms
from .stamps import Moment, Stamp, Stamps, moment_in
from .table import MOST_BREAKS, RoomFetching

if TYPE_CHECKING:
    from .account import Account

__all__ = ["Recovery"]

logger = logging.getLogger("quickmeet")

_CALLS: Final = 9
_SECONDS: Final = 10.5
"""A little below a server's rate limit for one method: 10 calls in 10 seconds."""


class Recovery:
    """Knows which subscribers have missed events, and schedules fetches.

    Missed events are fetched from the place that the subscriber has reached, by the
    server's clock. For a subscriber without any event yet, a moment before its
    subscription is requested when it begins.

    Args:
        session: The owner of the connections; create this in one of its tasks.
        clock: The session's clock.
        make_waiter: Creates an object that a task can wait on.
        count: Counts events that were fetched.
        by_rest: Fetches over HTTP; None if unavailable.

    Attributes:
        limiters: The rate limiters of the methods.
        stamp: Requests a moment of the server, before a subscription begins.
        subscribers: The subscribers, with the user's rooms for those that follow all.
        fetching: How rooms are fetched that are not in the default state.
        hopeless_rooms: Rooms that subscribers to all rooms no longer fetch.
    """

    def __init__(
        self,
        session: StreamSession,
        clock: Clock,
        make_waiter: WaiterFactory,
        count: Callable[[int], None],
        by_rest: RestWay | None = None,
    ) -> None:
        self.session: Final = session
        self.make_waiter: Final = make_waiter
        self.count: Final = count
        self.by_rest: Final = by_rest
        self.limiters: Final = method_limiters(clock, calls=_CALLS, seconds=_SECONDS)
        self.subscribers: Final[dict[Subscriber, Account | None]] = {}
        self.fetching: Final[dict[str, RoomFetching]] = {}
        self.hopeless_rooms: Final[set[str]] = set()
        self._stamps: Final = Stamps(clock)
        self.stamp: Final = self._stamps.ask
        self._placeless: Final[set[Subscriber]] = set()
        """Subscribers that missed events before their place was known."""
        self._hopeless: Final[set[Subscriber]] = set()
        """Subscribers whose fetches have ended too many connections."""
        self._here: ConnectionRecovery | None = None
        if session.wire is not None:
            self.attach(session.wire)

    # Subscribers

    def is_settled(self, subscriber: Subscriber) -> bool:
        """Whether a subscriber has a place, and misses no events before it."""
        is_flowing = subscriber.state is DeliveryState.FLOWING
        window = subscriber.window
        return is_flowing and window is not None and window.is_settled

    async def settle(self, subscriber: Subscriber) -> None:
        """Wait until the moment is known from which a subscriber misses nothing.

        An answer that comes after the subscriber was admitted would give a moment
        after the events that happened meanwhile.
        """
        window, wire = subscriber.window, self.session.wire
        if window is None or wire is None or wire.is_held:
            return
        asked = window.baseline
        if isinstance(asked, Stamp):
            window.settle(asked, await self._stamps.settled(asked))

    async def find_moment(self) -> Moment | None:
        """Request a moment of the server over DDP or HTTP, and wait for the answer.

        Returns:
            The moment; None if there is no connection, or the request fails.
        """
        if self._here is None:
            return None
        before = self._stamps.newest
        fetcher = self._here.fetcher
        try:
            answer = await fetcher.list_changed("rooms/get", before.moment_ms)
        except QuickmeetError as error:
            logger.debug("the moment of the server is not known: %s", error)
            return None
        return moment_in(answer).after(before)

    def add(self, subscriber: Subscriber, account: "Account | None" = None) -> None:
        """Follow a subscriber whose events can be fetched; call it from a task.

        Args:
            subscriber: The subscriber.
            account: The rooms of the user, if it follows all of them.
        """
        self.subscribers[subscriber] = account
        if self._here is not None:
            self._here.start()

    def discard(self, subscriber: Subscriber) -> None:
        """Stop following a subscriber."""
        self.subscribers.pop(subscriber, None)
        self._placeless.discard(subscriber)
        self._hopeless.discard(subscriber)
        if self._here is not None:
            self._here.wanted.discard(subscriber)
        if all(account is None for account in self.subscribers.values()):
            followed = {one.topic.key for one in self.subscribers if self.fetching}
            for key in self.fetching.keys() - followed:
                del self.fetching[key]
            self.hopeless_rooms.clear()

    def schedule(self, subscriber: Subscriber) -> None:
        """Fetch what a subscriber misses, as soon as possible."""
        if not subscriber.wants_fetch or self.session.ending.is_ending:
            return
        if subscriber.window is None:
            subscriber.give_up(subscriber.reason)
            return
        is_placeless = subscriber in self._placeless
        self._placeless.discard(subscriber)
        said = f"{subscriber.reason}, and nothing had been seen to go on from"
        if subscriber.position() is None:
            subscriber.give_up(said)
        else:
            if is_placeless:
                subscriber.report_gap(said)
            if self._here is not None:
                self._here.want(subscriber)

    def do(self, chore: Chore) -> None:
        """Run a task beside the fetches; dropped when the connection is lost."""
        if self._here is not None:
            self._here.do(chore)

    # Connections

    def attach(self, wire: Wire) -> None:
        """Fetch on a new connection; call it from a task, before subscribing."""
        self._here = ConnectionRecovery(self, wire)
        placeless = [
            one
            for one in self.subscribers
            if one in self._hopeless or one.position() is None
        ]
        if placeless:
            stamp = self._stamps.ask(wire)
            for one in placeless:
                if one in self._hopeless:
                    said = f"asking for it ended {MOST_BREAKS} connections"
                    one.report_gap(f"{one.reason}, and {said}")
                elif one.misses_something:
                    self._placeless.add(one)
                one.start_again(stamp)
        self._hopeless.clear()
        if self.subscribers:
            self._here.start()

    def detach(self, reason: Exception | None) -> None:
        """Handle a lost connection, whose tasks have ended."""
        here, self._here = self._here, None
        for fetch in () if here is None else here.given_up(reason):
            mine = [one for one in fetch.subscribers if one.topic.key == fetch.room_id]
            self._hopeless.update(mine)
            if not mine:
                self.hopeless_rooms.add(fetch.room_id)
        self._stamps.interrupt()

    def stop(self) -> None:
        """Stop fetching: the session is being closed."""
        self._stamps.interrupt()
        if self._here is not None:
            self._here.stop()


class ConnectionRecovery:
    """The fetches on one connection.

    One task fetches over it, and sleeps while there is nothing to do. If that would
    take long, for many rooms, other tasks fetch over HTTP, which does not count
    against the server's rate limit of DDP.

    Args:
        recovery: The recovery of the session.
        wire: The connection.

    Attributes:
        fetcher: Fetches over the connection.
        wanted: The rooms to fetch, and their subscribers.
    """

    def __init__(self, recovery: Recovery, wire: Wire) -> None:
        self.fetcher: Final = MissedEventFetcher(
            wire, recovery.limiters, recovery.by_rest
        )
        self.wanted: Final = WantedRooms(recovery.fetching)
        self._recovery: Final = recovery
        self._wire: Final = wire
        self._chores: list[Chore] = []
        self._helpers = 0
        self._idle: Waiter | None = None
        self._scope: anyio.CancelScope | None = None

    def start(self) -> None:
        """Start the task, unless it is running or the session is ending."""
        session = self._recovery.session
        if self._scope is None and not session.ending.is_ending:
            self._scope = anyio.CancelScope()
            session.spawn(partial(self._run, self._scope))

    def stop(self) -> None:
        """Cancel the task."""
        if self._scope is not None:
            self._scope.cancel()

    def want(self, subscriber: Subscriber) -> None:
        """Fetch what a subscriber misses."""
        account = self._recovery.subscribers.get(subscriber)
        if account is not None:
            self.do(partial(self._catch_up, subscriber, account))
            return
        self.wanted.add(subscriber)
        if self._idle is not None:
            self._idle.wake()

    def do(self, chore: Chore) -> None:
        """Run a task beside the fetches."""
        if self._scope is not None:
            self._chores.append(chore)
            if self._idle is not None:
                self._idle.wake()

    def given_up(self, reason: Exception | None) -> list[Fetch]:
        """Record the end of the connection.

        Args:
            reason: Why it ended.

        Returns:
            The fetches that have ended too many connections.
        """
        asked = [] if self._wire.is_held else self.wanted.asked
        mine = [fetch for fetch in asked if self._is_followed(fetch)]
        return [fetch for fetch in mine if self.wanted.broke(fetch, reason)]

    async def _run(self, scope: anyio.CancelScope) -> None:
        limiter, make_waiter = self.fetcher.limiter, self._recovery.make_waiter
        with scope:
            async with anyio.create_task_group() as tasks:
                while True:
                    while self.wanted.rooms or self._chores:
                        self._begin_beside(tasks)
                        await limiter.ready()
                        await self._fetch_next()
                    self._idle = make_waiter()
                    await self._idle
                    self._idle = None

    def _begin_beside(self, tasks: TaskGroup) -> None:
        """Start chores; fetch over HTTP, too, if DDP's rate limit does not suffice."""
        chores, self._chores = self._chores, []
        for chore in chores:
            tasks.start_soon(self._guarded, chore)
        is_much = len(self.wanted.rooms) > _CALLS
        if is_much and not self._helpers and self.fetcher.has_rest:
            self._helpers = AT_ONCE
            for _ in range(AT_ONCE):
                tasks.start_soon(self._help)

    async def _guarded(self, chore: Chore) -> None:
        try:
            await chore(RoomFetches(self.fetcher, self._ask_for_all))
        except* QuickmeetError as errors:
            logger.debug("recovery: %s", errors.exceptions[0])

    async def _catch_up(
        self, subscriber: Subscriber, account: "Account", rooms: RoomFetches
    ) -> None:
        has_left = subscriber not in self._recovery.subscribers
        if subscriber.wants_fetch and not has_left:  # not fetched meanwhile
            await account.recover(rooms, subscriber, self._recovery.count)
            self._recovery.hopeless_rooms.clear()

    async def _help(self) -> None:
        """Fetch rooms over HTTP, until there are none left or HTTP fails."""
        try:
            while self.fetcher.has_rest:
                fetch = self.wanted.take(by_rest=True)
                if fetch is None:
                    return
                found = await self.fetcher.fetch_by_rest(
                    fetch.room_id, fetch.after_ms, fetch.message
                )
                if found is not None:
                    self.wanted.answered(fetch, found)
                    self._fill(fetch, found)
                    continue
                if self._is_followed(fetch):
                    self.wanted.refused(fetch)
                for one in fetch.subscribers:
                    one.lose(one.reason)
                    self._recovery.schedule(one)
        finally:
            self._helpers -= 1

    async def _fetch_next(self) -> None:
        fetch = self.wanted.take()
        if fetch is None:
            return
        try:
            found = await self._ask(fetch)
        except UNFETCHED as error:
            for one in fetch.subscribers:
                one.give_up(f"{one.reason}, and it cannot be fetched: {error}")
        except ConnectionLostError:
            return  # `given_up` comes next
        else:
            self._fill(fetch, found)

    async def _ask_for_all(self, room_id: str, after_ms: int, message: object) -> Found:
        """Fetch a room for subscribers to all rooms of the user."""
        if room_id in self._recovery.hopeless_rooms:
            raise CallTimeoutError(f"asking for it ended {MOST_BREAKS} connections")
        accounts = self._recovery.subscribers.items()
        mine = [one for one, account in accounts if account is not None]
        return await self._ask(self.wanted.fetch_of(room_id, mine, after_ms, message))

    async def _ask(self, fetch: Fetch) -> Found:
        """Fetch a room; it stays in `asked` if the connection ends meanwhile."""
        room_id, after_ms, asked = fetch.room_id, fetch.after_ms, self.wanted.asked
        asked.append(fetch)
        try:
            if fetch.smaller is None:
                found = await self.fetcher.fetch(room_id, after_ms, fetch.message)
            else:
                found = await fetch_in_pages(
                    self.fetcher, room_id, after_ms, fetch.smaller
                )
        except UNFETCHED:
            asked.remove(fetch)
            raise
        asked.remove(fetch)
        self.wanted.answered(fetch, found)
        return found

    def _is_followed(self, fetch: Fetch) -> bool:
        """Whether a subscriber still waits for the answer."""
        recovery = self._recovery
        are_there = any(one in recovery.subscribers for one in fetch.subscribers)
        return are_there and not recovery.session.ending.is_ending

    def _fill(self, fetch: Fetch, found: Found) -> None:
        for one in fetch.subscribers:
            self._recovery.count(one.fill(found.missed, found.incomplete))

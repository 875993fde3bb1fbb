# SPDX-License-Identifier: MIT
"""Fetching what was missed, room by room, while the session goes on."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final, Protocol

import anyio
from anyio.abc import TaskGroup

from ...calls.ending import Ending
from ...concurrency.clock import Clock, MethodLimiters
from ...concurrency.waiters import Waiter, WaiterFactory
from ...errors import ConnectionLostError, QuickmeetError
from ..delivery.subscriber import Subscriber
from ..ports import Spawn, Wire
from .account import Account
from .fetcher import ROOM_METHOD, UNFETCHED, Found, MissedEventFetcher
from .rooms import RestWay, RoomFetches
from .stamps import Moment, Stamp, Stamps, moment_in
from .table import MOST_BREAKS
from .wanted import Fetch, WantedRooms, ask_after, place_of

__all__ = ["Chore", "Recovery", "RecoveryReporter"]

logger = logging.getLogger("quickmeet")

_CALLS: Final = 9
_SECONDS: Final = 10.5
"""A little below what a server takes of one method: 10 calls in 10 seconds."""
_AT_ONCE: Final = 8
"""Requests over HTTP at one time."""

Chore = Callable[[RoomFetches], Awaitable[None]]
"""What is done beside the fetches, on the connection that there is."""


class RecoveryReporter(Protocol):
    """Counts what was fetched."""

    def recovered(self, events: int) -> None:
        """Count events that were fetched."""
        ...


class Recovery:
    """Knows which subscribers have missed something, and has it fetched.

    What was missed is asked for from the place on that the subscriber has come to,
    by the server's clock. For one that was given nothing yet, a moment before its
    subscription is asked for when it begins.

    One task of the connection fetches over it, and sleeps while there is nothing to
    do. Where that would take long, for many rooms, others fetch over HTTP beside it,
    which the server's limit of calls does not count.

    Args:
        clock: The time to go by.
        make_waiter: Makes what the task waits on.
        reporter: Counts what was fetched.
        ending: The end of the session: nothing is fetched any more.
        by_rest: Fetches over HTTP; None where there is no such way.
    """

    def __init__(
        self,
        clock: Clock,
        make_waiter: WaiterFactory,
        reporter: RecoveryReporter,
        ending: Ending,
        by_rest: RestWay | None = None,
    ) -> None:
        self._clock: Final = clock
        self._make_waiter: Final = make_waiter
        self._reporter: Final = reporter
        self._ending: Final = ending
        self._by_rest: Final = by_rest
        self._limiters: Final = MethodLimiters(clock, calls=_CALLS, seconds=_SECONDS)
        self._limiter: Final = self._limiters.of(ROOM_METHOD)
        self._stamps: Final = Stamps(clock)
        self._subscribers: Final[dict[Subscriber, Account | None]] = {}
        self._wanted: Final = WantedRooms()
        self._wire: Wire | None = None
        self._spawn: Spawn | None = None
        self._idle: Waiter | None = None
        self._scope: anyio.CancelScope | None = None
        self._in_flight: Fetch | None = None
        self._chores: list[Chore] = []
        self._placeless: Final[set[Subscriber]] = set()
        """Those that missed something before their place was known."""
        self._rooms: RoomFetches | None = None
        self._helpers = 0

    # What is followed

    def stamp(self, wire: Wire) -> Stamp:
        """Ask for a moment of the server, before something begins there."""
        return self._stamps.ask(wire)

    async def find_moment(self) -> Moment | None:
        """Ask for a moment of the server by any way, and wait for the answer.

        Returns:
            The moment; None where there is no connection, or it says none.
        """
        if self._rooms is None:
            return None
        before = self._stamps.newest
        try:
            answer = await self._rooms.list_changed("rooms/get", before.moment_ms)
        except QuickmeetError as error:
            logger.debug("the moment of the server is not known: %s", error)
            return None
        return moment_in(answer).after(before)

    def add(self, subscriber: Subscriber, account: Account | None = None) -> None:
        """Follow a subscriber whose events can be fetched; call it from a task.

        Args:
            subscriber: The subscriber.
            account: The rooms of the user, where it follows all of them.
        """
        self._subscribers[subscriber] = account
        self._start()

    def discard(self, subscriber: Subscriber) -> None:
        """Follow it no more."""
        self._subscribers.pop(subscriber, None)
        self._placeless.discard(subscriber)
        self._wanted.discard(subscriber)
        self._wanted.forget(subscriber, self._subscribers)

    def schedule(self, subscriber: Subscriber) -> None:
        """Fetch what a subscriber misses, as soon as that can be."""
        if not subscriber.wants_fetch or self._ending.is_ending:
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
            self._wanted.add(subscriber)
            if self._idle is not None:
                self._idle.wake()

    # Connections come and go

    def attach(self, wire: Wire, spawn: Spawn) -> None:
        """Fetch on a new connection; call it from a task, before subscribing.

        Args:
            wire: The connection.
            spawn: Starts the task that fetches.
        """
        self._wire, self._spawn = wire, spawn
        fetcher = MissedEventFetcher(wire, self._limiters)
        self._rooms = RoomFetches(fetcher, self._limiter, self._by_rest)
        hopeless = self._wanted.take_hopeless()
        placeless = [
            one
            for one in self._subscribers
            if one in hopeless or one.position() is None
        ]
        if placeless:
            stamp = self._stamps.ask(wire)
            for one in placeless:
                if one in hopeless:
                    said = f"asking for it ended {MOST_BREAKS} connections"
                    one.report_gap(f"{one.reason}, and {said}")
                elif one.misses_something:
                    self._placeless.add(one)
                one.start_again(stamp)
        if self._subscribers:
            self._start()

    def detach(self, reason: Exception | None) -> None:
        """The connection is gone, and its tasks with it."""
        in_flight, self._in_flight = self._in_flight, None
        is_held = self._wire is not None and self._wire.is_held
        if in_flight is not None and self._is_followed(in_flight) and not is_held:
            self._wanted.broke(in_flight, reason)
        self._helpers = 0
        self._wire = self._spawn = self._idle = self._scope = self._rooms = None
        self._stamps.interrupt()
        self._wanted.clear()
        self._chores.clear()

    def stop(self) -> None:
        """Fetch nothing more: the session is being closed."""
        self._stamps.interrupt()
        if self._scope is not None:
            self._scope.cancel()

    def do(self, chore: Chore) -> None:
        """Do something beside the fetches; forgotten when the connection goes."""
        if self._scope is not None:
            self._chores.append(chore)
            if self._idle is not None:
                self._idle.wake()

    def _start(self) -> None:
        """Start the task, once for each connection that needs it."""
        rooms, spawn = self._rooms, self._spawn
        if self._scope is not None or self._ending.is_ending:
            return
        if rooms is not None and spawn is not None:
            self._scope = anyio.CancelScope()
            spawn(partial(self._run, self._scope, rooms))

    async def _run(self, scope: anyio.CancelScope, rooms: RoomFetches) -> None:
        with scope:
            async with anyio.create_task_group() as tasks:
                while True:
                    while self._wanted or self._chores:
                        self._begin_chores(tasks, rooms)
                        self._call_for_help(tasks, rooms)
                        await self._limiter.ready()
                        await self._fetch_next(rooms)
                    self._idle = self._make_waiter()
                    await self._idle
                    self._idle = None

    def _begin_chores(self, tasks: TaskGroup, rooms: RoomFetches) -> None:
        chores, self._chores = self._chores, []
        for chore in chores:
            tasks.start_soon(self._guarded, chore, rooms)
        for subscriber in self._wanted.take_accounts():
            chore = partial(self._catch_up, subscriber)
            tasks.start_soon(self._guarded, chore, rooms)

    async def _guarded(self, chore: Chore, rooms: RoomFetches) -> None:
        try:
            await chore(rooms)
        except* QuickmeetError as errors:
            logger.debug("recovery: %s", errors.exceptions[0])

    async def _catch_up(self, subscriber: Subscriber, rooms: RoomFetches) -> None:
        """Fetch what happened in all of the user's rooms, what is news first."""
        account, window = self._subscribers.get(subscriber), subscriber.window
        if account is None or window is None:
            subscriber.give_up(subscriber.reason)
            return
        try:
            caught_up = await account.catch_up(rooms, ask_after([subscriber]))
        except ConnectionLostError:
            raise
        except QuickmeetError as error:
            subscriber.give_up(
                f"{subscriber.reason}, and it cannot be fetched: {error}"
            )
            return
        if caught_up.rest:
            window.stay(place_of(subscriber).at)
        for room_id, reason in caught_up.gaps:
            subscriber.report_gap(
                f"{subscriber.reason}; not available: {reason}", room_id
            )
        self._fill([subscriber], caught_up.found)
        if caught_up.rest:
            await account.sweep(rooms, caught_up.rest, subscriber)

    def _call_for_help(self, tasks: TaskGroup, rooms: RoomFetches) -> None:
        """Fetch over HTTP too, where there is more to do than DDP takes at once."""
        if len(self._wanted) > _CALLS and not self._helpers and rooms.has_rest:
            for _ in range(_AT_ONCE):
                self._helpers += 1
                tasks.start_soon(self._help, rooms)

    async def _help(self, rooms: RoomFetches) -> None:
        """Fetch rooms over HTTP, until there is nothing to do or no way."""
        try:
            while rooms.has_rest:
                fetch = self._wanted.take(by_rest=True)
                if fetch is None:
                    return
                found = await rooms.fetch_by_rest(
                    fetch.room_id, fetch.after_ms, fetch.message
                )
                if found is not None:
                    self._wanted.answered(fetch, found)
                    self._fill(fetch.subscribers, found)
                    continue
                if self._is_followed(fetch):
                    self._wanted.refused(fetch)
                for one in fetch.subscribers:
                    one.lose(one.reason)
                    self.schedule(one)
        finally:
            self._helpers -= 1

    # Fetching

    async def _fetch_next(self, rooms: RoomFetches) -> None:
        fetch = self._wanted.take()
        if fetch is None:
            return
        self._in_flight = fetch
        try:
            found = await rooms.fetch(
                fetch.room_id, fetch.after_ms, fetch.message, fetch.smaller
            )
        except UNFETCHED as error:
            self._in_flight = None
            for one in fetch.subscribers:
                one.give_up(f"{one.reason}, and it cannot be fetched: {error}")
            return
        except ConnectionLostError:
            return  # `detach` comes next
        self._in_flight = None
        self._wanted.answered(fetch, found)
        self._fill(fetch.subscribers, found)

    def _is_followed(self, fetch: Fetch) -> bool:
        """Whether somebody waits for the answer still."""
        are_there = any(one in self._subscribers for one in fetch.subscribers)
        return are_there and not self._ending.is_ending

    def _fill(self, subscribers: list[Subscriber], found: Found) -> None:
        for one in subscribers:
            self._reporter.recovered(one.fill(found.missed, found.incomplete))

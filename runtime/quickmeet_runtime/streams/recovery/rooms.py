# SPDX-License-Identifier: MIT
"""The rooms to fetch: which is next, in which way, and several at once.

`WantedRooms` does no I/O and starts no task: `Recovery` does. `RoomFetches` fetches
over DDP and over HTTP, as fast as a server allows.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import anyio
from msgspec import Struct

from ...concurrency.clock import RateLimiter
from ...errors import ConnectionLostError, RemoteProtocolError, TransportClosedError
from ..delivery.subscriber import Subscriber
from .fetcher import UNFETCHED, Found, MissedEventFetcher, fits_in_a_page
from .table import RoomEvent, RoomFetching, RoomState

__all__ = [
    "AT_ONCE",
    "AskRoom",
    "Chore",
    "Fetch",
    "RoomFetches",
    "TakeRoom",
    "WantedRooms",
]

AskRoom = Callable[[str, int, object], Awaitable[Found]]
"""Fetches a room over DDP: its id, since when, and the type of a message."""
TakeRoom = Callable[[str, Found | str], None]
"""Receives the results for a room, or the reason why there are none."""

AT_ONCE: Final = 8
"""Most concurrent requests over HTTP."""
_LITTLE_S: Final = 0.3
_TOO_LARGE: Final = 1009
"""Close code for a message that is too big."""


class Fetch(Struct, frozen=True):
    """A room to fetch.

    Attributes:
        room_id: The room.
        subscribers: The subscribers that missed events there.
        after_ms: The moment after which to fetch, by the server's clock.
        message: Type of a message, if one of them knows it.
        smaller: How often pages were too large; None to fetch all at once.
    """

    room_id: str
    subscribers: list[Subscriber]
    after_ms: int
    message: object
    smaller: int | None


class WantedRooms:
    """The rooms in which subscribers missed events, the most recent ones first.

    Args:
        fetching: How rooms are fetched that are not in the default state; it is
            modified, and outlives the connection.

    Attributes:
        rooms: The subscribers that missed events, by room.
        asked: The fetches in progress on the connection.
    """

    def __init__(self, fetching: dict[str, RoomFetching]) -> None:
        self.asked: Final[list[Fetch]] = []
        self.rooms: Final[dict[str, dict[Subscriber, None]]] = {}
        self._fetching: Final = fetching

    def add(self, subscriber: Subscriber) -> None:
        """Add the room of a subscriber."""
        self.rooms.setdefault(subscriber.topic.key, {})[subscriber] = None

    def discard(self, subscriber: Subscriber) -> None:
        """Remove a subscriber."""
        wanted = self.rooms.get(subscriber.topic.key)
        if wanted is not None:
            wanted.pop(subscriber, None)
            if not wanted:
                del self.rooms[subscriber.topic.key]

    def take(self, *, by_rest: bool = False) -> Fetch | None:
        """Take the room with the most recent subscriber, and mark it as asked for.

        Args:
            by_rest: Whether to leave out rooms that HTTP cannot answer.
        """
        while True:
            newest = {
                key: max([_moment_of(one) for one in wanted])
                for key, wanted in self.rooms.items()
                if not by_rest or self._has_rest(key)
            }
            if not newest:
                return None
            key = max(newest, key=newest.__getitem__)
            subscribers = [one for one in self.rooms.pop(key) if one.wants_fetch]
            places = [one.ask() for one in subscribers]
            if places:
                # deletions in the millisecond in which it begins are delivered, too:
                # the order is unknown, and a copy would otherwise keep a deleted
                # message
                after_ms = min([place.ask_after for place in places]) - 1
                message = _message_type(subscribers)
                return self.fetch_of(key, subscribers, after_ms, message)

    def fetch_of(
        self,
        room_id: str,
        subscribers: list[Subscriber],
        after_ms: int,
        message: object,
    ) -> Fetch:
        """Create a fetch of a room, in the way that its state requires."""
        room = self._fetching.get(room_id)
        is_in_pages = room is not None and room.state is RoomState.IN_PAGES
        smaller = room.smaller if room is not None and is_in_pages else None
        return Fetch(room_id, subscribers, after_ms, message, smaller)

    def answered(self, fetch: Fetch, found: Found) -> None:
        """Record that a room was answered."""
        if fetch.room_id in self._fetching:  # most are in the default state
            is_small = fetch.smaller is not None and fits_in_a_page(
                found, fetch.smaller
            )
            event = RoomEvent.FITTED if is_small else RoomEvent.ANSWERED
            self._step(fetch.room_id, event)

    def refused(self, fetch: Fetch) -> None:
        """Record that HTTP does not work for a room."""
        self._step(fetch.room_id, RoomEvent.REFUSED)

    def broke(self, fetch: Fetch, reason: Exception | None) -> bool:
        """Record that a connection ended while a room was being fetched.

        Returns:
            Whether too many connections have.
        """
        is_too_large = isinstance(reason, RemoteProtocolError) or (
            isinstance(reason, TransportClosedError) and reason.code == _TOO_LARGE
        )
        room = self._fetching.get(fetch.room_id) or RoomFetching()
        event = room.break_of(is_too_large=is_too_large)
        self._step(fetch.room_id, event)
        return event is RoomEvent.SPENT

    def _step(self, room_id: str, event: RoomEvent) -> None:
        room = self._fetching.setdefault(room_id, RoomFetching())
        room.step(event)
        if room.is_usual:
            del self._fetching[room_id]

    def _has_rest(self, key: str) -> bool:
        room = self._fetching.get(key)
        is_whole = room is None or room.state is RoomState.WHOLE
        return is_whole and _message_type(self.rooms[key]) is not None


def _moment_of(subscriber: Subscriber) -> int:
    """Return how far a subscriber has come."""
    place = subscriber.position()
    return 0 if place is None else place.at


def _message_type(subscribers: Iterable[Subscriber]) -> object:
    """Return the type of a message, if known: it says which fields are moments."""
    known = [one.message for one in subscribers if one.message is not None]
    return known[0] if known else None


class RoomFetches:
    """Fetches rooms over one connection, and over HTTP.

    Args:
        fetcher: Fetches over the connection and HTTP.
        ask: Fetches one room over the connection.
    """

    def __init__(self, fetcher: MissedEventFetcher, ask: AskRoom) -> None:
        self.list_changed: Final = fetcher.list_changed
        self._fetcher: Final = fetcher
        self._limiter: Final = fetcher.limiter
        self._ask: Final = ask

    async def rest_a_little(self) -> None:
        """Wait a little, so that related events can arrive."""
        await self._limiter.rest(_LITTLE_S)

    async def fetch_rooms(
        self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
    ) -> None:
        """Fetch the changes in rooms, each since a moment, several at a time.

        Args:
            rooms: Rooms and moments, the most important ones first.
            message: Type of a message.
            take: Receives the results.

        Raises:
            ExceptionGroup: It holds a `ConnectionLostError`.
        """
        left, by_ddp = deque(rooms), deque[tuple[str, int]]()
        turn = _Turn(self._limiter)
        async with anyio.create_task_group() as tasks:
            if len(left) > self._limiter.free and self._fetcher.has_rest:
                for _ in range(min(AT_ONCE, len(left))):
                    tasks.start_soon(
                        self._work_by_rest, left, by_ddp, turn, message, take
                    )
            await self._work(left, turn, message, take)
        await self._work(by_ddp, turn, message, take)

    async def _work(
        self,
        left: deque[tuple[str, int]],
        turn: "_Turn",
        message: object,
        take: TakeRoom,
    ) -> None:
        while left:
            await turn.wait()
            if not left:
                return
            room_id, moment_ms = left.popleft()
            try:
                take(room_id, await self._ask(room_id, moment_ms, message))
            except ConnectionLostError:
                raise
            except UNFETCHED as error:
                take(room_id, f"it cannot be fetched: {error}")

    async def _work_by_rest(
        self,
        left: deque[tuple[str, int]],
        by_ddp: deque[tuple[str, int]],
        turn: "_Turn",
        message: object,
        take: TakeRoom,
    ) -> None:
        while left and self._fetcher.has_rest:
            room_id, moment_ms = left.popleft()
            found = await self._fetcher.fetch_by_rest(room_id, moment_ms, message)
            if found is None:
                by_ddp.append((room_id, moment_ms))
            else:
                take(room_id, found)
        if not left:
            turn.cancel()  # nothing is left to wait for


class _Turn:
    """Waits until DDP may be called, or until that is no longer needed.

    Args:
        limiter: The rate limiter.
    """

    def __init__(self, limiter: RateLimiter) -> None:
        self._limiter: Final = limiter
        self._scope: anyio.CancelScope | None = None

    async def wait(self) -> None:
        """Wait until one more call may pass, or `cancel` is called."""
        with anyio.CancelScope() as self._scope:
            await self._limiter.ready()

    def cancel(self) -> None:
        """End the wait."""
        if self._scope is not None:
            self._scope.cancel()


Chore = Callable[[RoomFetches], Awaitable[None]]
"""Background tasks beside the fetches, on the current connection."""

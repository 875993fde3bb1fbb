# SPDX-License-Identifier: MIT
"""Many rooms asked at once, over DDP and over HTTP, as fast as a server allows."""

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import anyio

from ...concurrency.clock import RateLimiter
from ...errors import ConnectionLostError
from .fetcher import UNFETCHED, Found, MissedEventFetcher

__all__ = ["AskRoom", "Chore", "RoomFetches", "TakeRoom"]

AskRoom = Callable[[str, int, object], Awaitable[Found]]
"""Asks about a room over DDP: its id, since when, and the type of a message."""
TakeRoom = Callable[[str, Found | str], None]
"""Takes what was found in a room, or why nothing can be."""

_AT_ONCE: Final = 8
"""Requests over HTTP at one time."""
_LITTLE_S: Final = 0.3


class RoomFetches:
    """Asks about rooms on one connection, and over HTTP beside it.

    Args:
        fetcher: Asks the connection.
        ask: Asks it about one room.
    """

    def __init__(self, fetcher: MissedEventFetcher, ask: AskRoom) -> None:
        self.list_changed: Final = fetcher.list_changed
        self._fetcher: Final = fetcher
        self._limiter: Final = fetcher.limiter
        self._ask: Final = ask

    async def rest_a_little(self) -> None:
        """Let what belongs together arrive."""
        await self._limiter.rest(_LITTLE_S)

    async def fetch_rooms(
        self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
    ) -> None:
        """Fetch what happened in rooms, each since a moment, several at a time.

        Args:
            rooms: Rooms and moments, the most important ones first.
            message: Type of a message.
            take: Takes what was found.

        Raises:
            ExceptionGroup: It holds a `ConnectionLostError`.
        """
        left, by_ddp = deque(rooms), deque[tuple[str, int]]()
        turn = _Turn(self._limiter)
        async with anyio.create_task_group() as tasks:
            if len(left) > self._limiter.free and self._fetcher.has_rest:
                for _ in range(min(_AT_ONCE, len(left))):
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
            turn.cancel()  # nobody waits for what is not needed


class _Turn:
    """Waiting until DDP may be asked, until nobody needs that any more.

    Args:
        limiter: Says when.
    """

    def __init__(self, limiter: RateLimiter) -> None:
        self._limiter: Final = limiter
        self._scope: anyio.CancelScope | None = None

    async def wait(self) -> None:
        """Wait until one more call may pass, or `cancel` is called."""
        with anyio.CancelScope() as self._scope:
            await self._limiter.ready()

    def cancel(self) -> None:
        """Let who waits go on."""
        if self._scope is not None:
            self._scope.cancel()


Chore = Callable[[RoomFetches], Awaitable[None]]
"""Background tasks beside the fetches, on the current connection."""

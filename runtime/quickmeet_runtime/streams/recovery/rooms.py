# SPDX-License-Identifier: MIT
"""Many rooms asked at once, over DDP and over HTTP, as fast as a server allows."""

import logging
from collections import deque
from collections.abc import Iterable
from typing import Final, Protocol

import anyio
from msgspec import Raw

from ...concurrency.clock import RateLimiter
from ...errors import (
    ConnectionLostError,
    MethodError,
    MethodNotFoundError,
    QuickmeetError,
    RateLimitedError,
)
from .account import TakeRoom
from .fetcher import UNFETCHED, Found, MissedEventFetcher

__all__ = ["RestWay", "RoomFetches"]

logger = logging.getLogger("quickmeet")

_AT_ONCE: Final = 8
"""Requests over HTTP at one time."""
_SHORTEST_REST_S: Final = 1.0
_LITTLE_S: Final = 0.3


class RestWay(Protocol):
    """What can be asked over HTTP."""

    async def fetch_room(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        """Fetch what happened in a room; None where there is no such way."""
        ...

    async def list_changed(self, method: str, moment_ms: int) -> Raw | None:
        """Fetch what ``rooms/get`` or ``subscriptions/get`` answer; None likewise."""
        ...


class RoomFetches:
    """Asks about rooms on one connection, and over HTTP beside it.

    Args:
        fetcher: Asks over DDP.
        limiter: Waits as the clock of the session says.
        by_rest: Asks over HTTP; None where there is no such way.
    """

    def __init__(
        self,
        fetcher: MissedEventFetcher,
        limiter: RateLimiter,
        by_rest: RestWay | None,
    ) -> None:
        self._fetcher: Final = fetcher
        self._limiter: Final = limiter
        self._by_rest: Final = by_rest
        self._is_rest_off = by_rest is None
        self._is_ddp_off = False

    @property
    def has_rest(self) -> bool:
        """Whether HTTP is a way, as far as is known."""
        return not self._is_rest_off

    async def rest_a_little(self) -> None:
        """Let what belongs together arrive."""
        await self._limiter.rest(_LITTLE_S)

    async def fetch(
        self, room_id: str, moment_ms: int, message: object, smaller: int | None = None
    ) -> Found:
        """Fetch one room over DDP, or whatever way the server has instead.

        Args:
            room_id: The room.
            moment_ms: After which moment, by the server's clock.
            message: Type of a message; None where that is unknown.
            smaller: How often pages were too large; None to ask for all at once.

        Raises:
            QuickmeetError: There is none, or the connection was lost.
        """
        if smaller is not None:
            return await self._fetcher.in_pages(room_id, moment_ms, smaller)
        if not self._is_ddp_off:
            try:
                return await self._fetcher.since(room_id, moment_ms)
            except MethodNotFoundError:
                self._is_ddp_off = True
        if message is not None:
            found = await self.fetch_by_rest(room_id, moment_ms, message)
            if found is not None:
                return found
        return await self._fetcher.new_messages(room_id, moment_ms)

    async def fetch_by_rest(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        """Fetch one room over HTTP; None where DDP has to be asked."""
        while self._by_rest is not None and not self._is_rest_off:
            try:
                found = await self._by_rest.fetch_room(room_id, moment_ms, message)
            except RateLimitedError as error:
                await self._limiter.rest(max(error.retry_after, _SHORTEST_REST_S))
                continue
            except MethodError as error:
                logger.debug("%s: over DDP after all: %s", room_id, error)
                return None
            except QuickmeetError as error:
                logger.debug("nothing is fetched over HTTP: %s", error)
                found = None
            self._is_rest_off = found is None
            return found
        return None

    async def list_changed(self, method: str, since_ms: int | None) -> Raw:
        """Call ``rooms/get`` or ``subscriptions/get``, however the server has them.

        Raises:
            QuickmeetError: It does not answer.
        """
        params: list[object] = [] if since_ms is None else [{"$date": since_ms}]
        try:
            return await self._fetcher.call(method, params)
        except MethodNotFoundError:
            if self._by_rest is not None:
                found = await self._by_rest.list_changed(method, since_ms or 0)
                if found is not None:
                    return found
            raise

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
            if len(left) > self._limiter.free and self.has_rest:
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
                take(room_id, await self.fetch(room_id, moment_ms, message))
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
        while left and self.has_rest:
            room_id, moment_ms = left.popleft()
            found = await self.fetch_by_rest(room_id, moment_ms, message)
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

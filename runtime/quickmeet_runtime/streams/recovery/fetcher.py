# SPDX-License-Identifier: MIT
"""Asking the server what happened to the messages of rooms since a moment.

The way is ``messages/get`` with ``lastUpdate``: it alone finds edits, reactions
and deletions of old messages too. A server may lack it over DDP and have it over
HTTP, which the limit of calls does not count. Where it has neither, new messages are
fetched, and what is lost that way is said.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, Protocol, TypeVar

import anyio
import msgspec
from msgspec import UNSET, Raw, Struct, field

from ...calls.outcome import UNDECODABLE, method_error, payload_error
from ...concurrency.clock import MethodLimiters, RateLimiter
from ...errors import (
    CallTimeoutError,
    ConnectionLostError,
    MethodError,
    MethodNotFoundError,
    PayloadError,
    QuickmeetError,
    RateLimitedError,
)
from ...model.payload import Timestamp
from ...protocol.events import CallAnswered
from ..delivery.revision import Deletion, Missed, Revision, revision_of
from ..ports import Wire

__all__ = [
    "OLD",
    "ROOM_METHOD",
    "UNFETCHED",
    "Found",
    "MissedEventFetcher",
    "RestWay",
    "TakeRoom",
    "changes_in",
    "decoded",
    "revisions_in",
]

T = TypeVar("T")

logger = logging.getLogger("quickmeet")

ROOM_METHOD: Final = "messages/get"
"""What a room is asked with."""
OLD: Final = "edits and deletions of older messages"
"""What new messages alone do not tell."""
UNFETCHED: Final = (MethodError, PayloadError, CallTimeoutError)
"""What a room costs that cannot be fetched: itself, and nothing else."""
_MOST_TRIES: Final = 5
_LONGEST_REST_S: Final = 120.0
"""Windows of a server's limits last a minute at most; what is lost is told then."""
_SHORTEST_REST_S: Final = 1.0
_LITTLE_S: Final = 0.3
_AT_ONCE: Final = 8
"""Requests over HTTP at one time."""


class _Deleted(Struct):
    id: str = field(name="_id")
    at: Timestamp = field(name="_deletedAt")


class _Changes(Struct):
    updated: list[Raw] = []
    deleted: list[_Deleted] = []


_changes = msgspec.json.Decoder(_Changes)
_messages = msgspec.json.Decoder(list[Raw])


class Found(NamedTuple):
    """What could be fetched.

    Attributes:
        missed: What was missed.
        incomplete: What may be missing all the same; empty when nothing is.
    """

    missed: Missed
    incomplete: str = ""


TakeRoom = Callable[[str, Found | str], None]
"""Takes what was found in a room, or why nothing can be."""


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


class MissedEventFetcher:
    """Asks one connection, not too often, and HTTP beside it.

    Args:
        wire: The connection.
        limiters: Keep to what the server takes of each method.
        by_rest: Asks over HTTP; None where there is no such way.

    Attributes:
        has_rest: Whether HTTP is a way, as far as is known.
        limiter: Keeps to what the server takes of `ROOM_METHOD`.
    """

    def __init__(
        self, wire: Wire, limiters: MethodLimiters, by_rest: RestWay | None = None
    ) -> None:
        self._wire: Final = wire
        self._limiters: Final = limiters
        self.limiter: Final = limiters.of(ROOM_METHOD)
        self._by_rest: Final = by_rest
        self.has_rest = by_rest is not None
        self._is_ddp_off = False

    async def rest_a_little(self) -> None:
        """Let what belongs together arrive."""
        await self.limiter.rest(_LITTLE_S)

    async def fetch(self, room_id: str, moment_ms: int, message: object) -> Found:
        """Fetch one room over DDP, or whatever way the server has instead.

        Args:
            room_id: The room.
            moment_ms: After which moment, by the server's clock.
            message: Type of a message; None where that is unknown.

        Raises:
            MethodError: The server does not allow it.
            PayloadError: The answer does not match what is known of it.
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        if not self._is_ddp_off:
            since = {"lastUpdate": {"$date": moment_ms}}
            try:
                result = await self.call(ROOM_METHOD, [room_id, since])
            except MethodNotFoundError:
                self._is_ddp_off = True
            else:
                return Found(changes_in(ROOM_METHOD, result))
        if message is not None:
            found = await self.fetch_by_rest(room_id, moment_ms, message)
            if found is not None:
                return found
        return await self._new_messages(room_id, moment_ms)

    async def fetch_by_rest(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        """Fetch one room over HTTP; None where DDP has to be asked."""
        while self._by_rest is not None and self.has_rest:
            try:
                found = await self._by_rest.fetch_room(room_id, moment_ms, message)
            except RateLimitedError as error:
                await self.limiter.rest(max(error.retry_after, _SHORTEST_REST_S))
                continue
            except MethodError as error:
                logger.debug("%s: over DDP after all: %s", room_id, error)
                return None
            except QuickmeetError as error:
                logger.debug("nothing is fetched over HTTP: %s", error)
                found = None
            self.has_rest = found is not None
            return found
        return None

    async def list_changed(self, method: str, since_ms: int | None) -> Raw:
        """Call ``rooms/get`` or ``subscriptions/get``, however the server has them.

        Raises:
            QuickmeetError: It does not answer.
        """
        params: list[object] = [] if since_ms is None else [{"$date": since_ms}]
        try:
            return await self.call(method, params)
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
        turn = _Turn(self.limiter)
        async with anyio.create_task_group() as tasks:
            if len(left) > self.limiter.free and self.has_rest:
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

    async def _new_messages(self, room_id: str, moment_ms: int) -> Found:
        """Fetch what is new, where there is no other way: better than nothing."""
        method = "loadMissedMessages"
        result = await self.call(method, [room_id, {"$date": moment_ms - 1}])
        messages = decoded(_messages, method, result)
        return Found(Missed(revisions_in(messages), []), OLD)

    async def call(self, method: str, params: list[object]) -> Raw:
        """Call; what is slow is tried again a few times, what is limited for a while.

        Raises:
            QuickmeetError: As `fetch` says.
        """
        rested = 0.0
        while True:
            answer = await self._answer(method, params)
            if answer.error is None:
                return Raw(b"null") if answer.result is UNSET else answer.result
            error = method_error(method, answer.error, {})
            if not isinstance(error, RateLimitedError):
                raise error
            rest = max(error.retry_after, _SHORTEST_REST_S)
            rested += rest
            if rested > _LONGEST_REST_S:
                raise error
            await self._limiters.of(method).rest(rest)

    async def _answer(self, method: str, params: list[object]) -> CallAnswered:
        """Ask, and again where it takes long: a slow line may bring either answer."""
        limiter = self._limiters.of(method)
        await limiter.wait()
        asked = self._wire.ask(method, params)
        slow = 0
        try:
            while True:
                try:
                    return await asked.wait()
                except CallTimeoutError:
                    slow += not self._wire.is_held
                    if slow >= _MOST_TRIES:
                        raise
                # a connection that is dead is noticed a little later
                await limiter.wait()
                asked.ask_again()
        finally:
            asked.abandon()


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


def changes_in(method: str, result: Raw) -> Missed:
    """Read the answer of ``messages/get``.

    Raises:
        PayloadError: It does not match what is known of it.
    """
    changes = decoded(_changes, method, result)
    deletions = [Deletion(one.id, one.at.milliseconds) for one in changes.deleted]
    return Missed(revisions_in(changes.updated), deletions)


def decoded(decoder: "msgspec.json.Decoder[T]", method: str, result: Raw) -> T:
    """Read an answer.

    Raises:
        PayloadError: It does not match what is known of it.
    """
    try:
        return decoder.decode(result)
    except UNDECODABLE as error:
        raise payload_error(method, error, result) from error


def revisions_in(messages: list[Raw]) -> list[Revision]:
    """Read messages; those that cannot be read are left out."""
    found = [revision_of(b"[" + bytes(one) + b"]") for one in messages]
    return [one for one in found if one is not None]

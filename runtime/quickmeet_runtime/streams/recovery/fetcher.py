# SPDX-License-Identifier: MIT
"""Asking the server what happened to the messages of a room since a moment.

The way is ``messages/get`` with ``lastUpdate``: it alone finds edits, reactions
and deletions of old messages too. Its answer goes by `ts`, has the last state of
each message only, and has no pages: where it is larger than a frame may be, and
where a server lacks it, new messages are fetched in pages, and what is lost that
way is said.
"""

from typing import Final, NamedTuple, TypeVar

import msgspec
from msgspec import UNSET, Raw, Struct, field

from ...calls.outcome import UNDECODABLE, method_error, payload_error
from ...concurrency.clock import MethodLimiters
from ...errors import (
    CallTimeoutError,
    MethodError,
    MethodNotFoundError,
    PayloadError,
    RateLimitedError,
)
from ...model.payload import Timestamp
from ...protocol.events import CallAnswered
from ..delivery.revision import Deletion, Missed, Revision, revision_of
from ..ports import Wire
from .stamps import moment_in

__all__ = [
    "ROOM_METHOD",
    "UNFETCHED",
    "Found",
    "MissedEventFetcher",
    "changes_in",
    "fits_in_a_page",
]

T = TypeVar("T")

ROOM_METHOD: Final = "messages/get"
"""What a room is asked with."""
UNFETCHED: Final = (MethodError, PayloadError, CallTimeoutError)
"""What a room costs that cannot be fetched: itself, and nothing else."""
_MOST_TRIES: Final = 5
_LONGEST_REST_S: Final = 120.0
"""Windows of a server's limits last a minute at most; what is lost is told then."""
_SHORTEST_REST_S: Final = 1.0
_PAGE: Final = 500
_MOST_REVISIONS: Final = 10_000
_MOST_BYTES: Final = 64 * 1024 * 1024
_SAFE_BYTES: Final = 1024 * 1024
_FURTHER: Final = 4
_SMALLER: Final = 8
_OLD: Final = "edits and deletions of older messages"


class _Deleted(Struct):
    id: str = field(name="_id")
    at: Timestamp = field(name="_deletedAt")


class _Changes(Struct):
    updated: list[Raw] = []
    deleted: list[_Deleted] = []


class _Page(Struct):
    messages: list[Raw]


class _Sent(Struct):
    at: Timestamp = field(name="ts")


_changes = msgspec.json.Decoder(_Changes)
_messages = msgspec.json.Decoder(list[Raw])
_page = msgspec.json.Decoder(_Page)
_sent = msgspec.json.Decoder(_Sent)


class Found(NamedTuple):
    """What could be fetched.

    Attributes:
        missed: What was missed.
        incomplete: What may be missing all the same; empty when nothing is.
    """

    missed: Missed
    incomplete: str = ""


class MissedEventFetcher:
    """Asks one connection, not too often.

    Args:
        wire: The connection.
        limiters: Keep to what the server takes of each method.
    """

    def __init__(self, wire: Wire, limiters: MethodLimiters) -> None:
        self._wire: Final = wire
        self._limiters: Final = limiters

    async def since(self, room_id: str, moment_ms: int) -> Found:
        """Fetch what happened in a room.

        Args:
            room_id: The room.
            moment_ms: After which moment, by the server's clock.

        Raises:
            MethodNotFoundError: The server lacks the method.
            MethodError: The server does not allow it.
            PayloadError: The answer does not match what is known of it.
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        since = {"lastUpdate": {"$date": moment_ms}}
        result = await self.call(ROOM_METHOD, [room_id, since])
        return Found(changes_in(ROOM_METHOD, result))

    async def in_pages(self, room_id: str, moment_ms: int, failures: int = 0) -> Found:
        """Fetch the new messages of a room, a page at a time; `since` is too much.

        A server without pages is asked for the newest changes alone.

        Args:
            room_id: The room.
            moment_ms: After which moment, by the server's clock.
            failures: How often pages were too much already: they get smaller.

        Raises:
            QuickmeetError: As `since` says.
        """
        try:
            return await self._pages(room_id, moment_ms, _page_size(failures))
        except MethodNotFoundError:
            return await self._newest(room_id, moment_ms)

    async def _pages(self, room_id: str, moment_ms: int, page_size: int) -> Found:
        method = "loadHistory"
        before: int | None = None
        known: set[str] = set()
        revisions: list[Revision] = []
        size = 0
        while True:
            moment = None if before is None else {"$date": before}
            result = await self.call(method, [room_id, moment, page_size])
            page = _decoded(_page, method, result).messages
            fresh = [
                one
                for one in _revisions(page)
                if one.id not in known and one.updated_ms > moment_ms
            ]
            oldest = min((_sent_ms(one) for one in page), default=0)
            known.update(one.id for one in fresh)
            revisions += fresh
            size += sum(len(one.args) for one in fresh)
            if oldest <= moment_ms or len(page) < page_size:
                return Found(Missed(revisions, []), _OLD)
            if len(revisions) >= _MOST_REVISIONS or size >= _MOST_BYTES:
                return Found(
                    Missed(revisions, []),
                    f"what is older than the {len(revisions)} newest messages, and "
                    f"{_OLD}",
                )
            if before is not None and oldest + 1 >= before:
                page_size *= 2  # as many as that have one moment
            before = oldest + 1

    async def _newest(self, room_id: str, moment_ms: int) -> Found:
        """An answer has everything from a moment on: it goes back from the newest."""
        rooms = await self.call("rooms/get", [{"$date": moment_ms}])
        newest = moment_in(rooms, room_id).moment_ms
        if newest is None:
            return Found(Missed([], []), "what happened there")
        back, found = 1, Raw(b"{}")
        while len(found) < _SAFE_BYTES and newest - back > moment_ms:
            since = {"lastUpdate": {"$date": newest - back}}
            found = await self.call(ROOM_METHOD, [room_id, since])
            back *= _FURTHER
        return Found(
            changes_in(ROOM_METHOD, found),
            f"what is older than {back // _FURTHER / 1000:g} s before the newest",
        )

    async def new_messages(self, room_id: str, moment_ms: int) -> Found:
        """Fetch what is new, where there is no other way: better than nothing.

        Raises:
            QuickmeetError: As `since` says.
        """
        method = "loadMissedMessages"
        result = await self.call(method, [room_id, {"$date": moment_ms - 1}])
        messages = _decoded(_messages, method, result)
        return Found(Missed(_revisions(messages), []), _OLD)

    async def call(self, method: str, params: list[object]) -> Raw:
        """Call; what is slow is tried again a few times, what is limited for a while.

        Raises:
            QuickmeetError: As `since` says.
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


def fits_in_a_page(found: Found, failures: int) -> bool:
    """Whether all that was found in pages would have been in one of them.

    Args:
        found: What was found.
        failures: How often pages were too much.
    """
    return len(found.missed.revisions) < _page_size(failures)


def _page_size(failures: int) -> int:
    smaller: int = _SMALLER**failures
    return max(_PAGE // smaller, 1)


def changes_in(method: str, result: Raw) -> Missed:
    """Read the answer of ``messages/get``.

    Raises:
        PayloadError: It does not match what is known of it.
    """
    changes = _decoded(_changes, method, result)
    deletions = [Deletion(one.id, one.at.milliseconds) for one in changes.deleted]
    return Missed(_revisions(changes.updated), deletions)


def _decoded(decoder: "msgspec.json.Decoder[T]", method: str, result: Raw) -> T:
    try:
        return decoder.decode(result)
    except UNDECODABLE as error:
        raise payload_error(method, error, result) from error


def _revisions(messages: list[Raw]) -> list[Revision]:
    found = [revision_of(b"[" + bytes(one) + b"]") for one in messages]
    return [one for one in found if one is not None]


def _sent_ms(message: Raw) -> int:
    try:
        return _sent.decode(message).at.milliseconds
    except UNDECODABLE:
        return 0

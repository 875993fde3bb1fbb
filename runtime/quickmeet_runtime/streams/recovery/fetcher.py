# SPDX-License-Identifier: MIT
"""Fetch the changes to the messages of rooms since a moment.

The method is ``messages/get`` with ``lastUpdate``: only it also finds edits, reactions
and deletions of old messages. A server may lack it over DDP and have it over HTTP,
which does not count against the rate limit of DDP. Where it has neither, new messages
are fetched, and the rest is reported as missing.

``messages/get`` answers by `ts`, has the last state of each message only, and has no
pages: where the answer exceeds the limit of a frame, new messages are fetched in pages,
and the rest is reported as missing, too.
"""

import logging
from typing import Final, Protocol, TypeVar

import msgspec
from msgspec import UNSET, Raw, Struct, field

from ...calls.outcome import UNDECODABLE, method_error, payload_error
from ...concurrency.clock import MethodLimiters
from ...errors import (
    CallTimeoutError,
    MethodError,
    MethodNotFoundError,
    PayloadError,
    QuickmeetError,
    RateLimitedError,
)
from ...model.payload import Timestamp
from ...protocol.frames import CallAnswered
from ..delivery.revision import Deletion, Missed, Revision, revision_of
from ..ports import Wire
from .stamps import moment_in

__all__ = [
    "ROOM_METHOD",
    "UNFETCHED",
    "Found",
    "MissedEventFetcher",
    "RestWay",
    "changes_in",
    "fetch_in_pages",
    "fits_in_a_page",
]

T = TypeVar("T")

logger = logging.getLogger("quickmeet")

ROOM_METHOD: Final = "messages/get"
"""The method that fetches a room."""
_OLD: Final = "edits and deletions of older messages"
"""Changes that new messages alone do not show."""
UNFETCHED: Final = (MethodError, PayloadError, CallTimeoutError)
"""Errors that affect only the room in question."""
_MOST_TRIES: Final = 5
_LONGEST_REST_S: Final = 120.0
"""Windows of a server's limits last a minute at most; then a gap is reported."""
_SHORTEST_REST_S: Final = 1.0
_PAGE: Final = 500
_MOST_REVISIONS: Final = 10_000
_MOST_BYTES: Final = 64 * 1024 * 1024
_SAFE_BYTES: Final = 1024 * 1024
_FURTHER: Final = 4
_SMALLER: Final = 8


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


class Found(Struct, frozen=True):
    """The results of a fetch.

    Attributes:
        missed: The missed changes.
        incomplete: What may be missing nevertheless; empty if nothing is.
    """

    missed: Missed
    incomplete: str = ""


class RestWay(Protocol):
    """Fetches over HTTP."""

    async def fetch_room(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        """Fetch the changes in a room; None if unavailable over HTTP."""
        ...

    async def list_changed(self, method: str, moment_ms: int) -> Raw | None:
        """Fetch the answer of ``rooms/get`` or ``subscriptions/get``; None likewise."""
        ...


class MissedEventFetcher:
    """Fetches over one connection at a limited rate, and over HTTP.

    Args:
        wire: The connection.
        limiters: The rate limiters of the methods.
        by_rest: Fetches over HTTP; None if unavailable.

    Attributes:
        has_rest: Whether HTTP works, as far as is known.
        limiter: The rate limiter of `ROOM_METHOD`.
    """

    def __init__(
        self, wire: Wire, limiters: MethodLimiters, by_rest: RestWay | None = None
    ) -> None:
        self._wire: Final = wire
        self._limiters: Final = limiters
        self.limiter: Final = limiters[ROOM_METHOD]
        self._by_rest: Final = by_rest
        self.has_rest = by_rest is not None
        self._is_ddp_off = False

    async def fetch(self, room_id: str, moment_ms: int, message: object) -> Found:
        """Fetch one room over DDP, or in whatever other way the server supports.

        Args:
            room_id: The room.
            moment_ms: The moment after which to fetch, by the server's clock.
            message: Type of a message; None if unknown.

        Raises:
            MethodError: The server does not allow it.
            PayloadError: The answer does not have the expected form.
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
        """Fetch one room over HTTP; None if it must be fetched over DDP."""
        while self._by_rest is not None and self.has_rest:
            try:
                found = await self._by_rest.fetch_room(room_id, moment_ms, message)
            except RateLimitedError as error:
                await self.limiter.rest(max(error.retry_after, _SHORTEST_REST_S))
                continue
            except MethodError as error:
                logger.debug("%s: falling back to DDP: %s", room_id, error)
                return None
            except QuickmeetError as error:
                logger.debug("nothing is fetched over HTTP: %s", error)
                found = None
            self.has_rest = found is not None
            return found
        return None

    async def list_changed(self, method: str, since_ms: int | None) -> Raw:
        """Call ``rooms/get`` or ``subscriptions/get``, over DDP or HTTP.

        Raises:
            QuickmeetError: The call failed.
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

    async def _new_messages(self, room_id: str, moment_ms: int) -> Found:
        """Fetch only new messages, if there is no other way."""
        method = "loadMissedMessages"
        result = await self.call(method, [room_id, {"$date": moment_ms - 1}])
        messages = _decoded(_messages, method, result)
        return Found(Missed(_revisions_in(messages), []), _OLD)

    async def call(self, method: str, params: list[object]) -> Raw:
        """Call a method; retry a few times if slow, and for a while if rate-limited.

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
            await self._limiters[method].rest(rest)

    async def _answer(self, method: str, params: list[object]) -> CallAnswered:
        """Send a call, and again if it is slow; accept whichever answer comes."""
        limiter = self._limiters[method]
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
                # a dead connection is detected a little later
                await limiter.wait()
                asked.ask_again()
        finally:
            asked.abandon()


async def fetch_in_pages(
    fetcher: MissedEventFetcher, room_id: str, moment_ms: int, failures: int = 0
) -> Found:
    """Fetch the new messages of a room page by page: all at once is too large.

    From a server without pages only the newest changes are fetched.

    Args:
        fetcher: Fetches over the connection.
        room_id: The room.
        moment_ms: The moment after which to fetch, by the server's clock.
        failures: How often pages were too large already: they get smaller.

    Raises:
        QuickmeetError: As `MissedEventFetcher.fetch` says.
    """
    try:
        return await _pages(fetcher, room_id, moment_ms, _page_size(failures))
    except MethodNotFoundError:
        return await _newest(fetcher, room_id, moment_ms)


async def _pages(
    fetcher: MissedEventFetcher, room_id: str, moment_ms: int, page_size: int
) -> Found:
    method = "loadHistory"
    before: int | None = None
    known: set[str] = set()
    revisions: list[Revision] = []
    size = 0
    while True:
        moment = None if before is None else {"$date": before}
        result = await fetcher.call(method, [room_id, moment, page_size])
        page = _decoded(_page, method, result).messages
        fresh = [
            one
            for one in _revisions_in(page)
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
                f"what is older than the {len(revisions)} newest messages, and {_OLD}",
            )
        if before is not None and oldest + 1 >= before:
            page_size *= 2  # a whole page has the same moment
        before = oldest + 1


async def _newest(fetcher: MissedEventFetcher, room_id: str, moment_ms: int) -> Found:
    """Fetch the newest changes: an answer has everything after a moment, so go back."""
    rooms = await fetcher.call("rooms/get", [{"$date": moment_ms}])
    newest = moment_in(rooms, room_id).moment_ms
    if newest is None:
        return Found(Missed([], []), "what happened there")
    back, found = 1, Raw(b"{}")
    while len(found) < _SAFE_BYTES and newest - back > moment_ms:
        since = {"lastUpdate": {"$date": newest - back}}
        found = await fetcher.call(ROOM_METHOD, [room_id, since])
        back *= _FURTHER
    return Found(
        changes_in(ROOM_METHOD, found),
        f"what is older than {back // _FURTHER / 1000:g} s before the newest",
    )


def fits_in_a_page(found: Found, failures: int) -> bool:
    """Whether all that was fetched in pages would have fitted in one page.

    Args:
        found: The results of the fetch.
        failures: How often pages were too large.
    """
    return len(found.missed.revisions) < _page_size(failures)


def _page_size(failures: int) -> int:
    smaller: int = _SMALLER**failures
    return max(_PAGE // smaller, 1)


def _sent_ms(message: Raw) -> int:
    try:
        return _sent.decode(message).at.milliseconds
    except UNDECODABLE:
        return 0


def changes_in(method: str, result: Raw) -> Missed:
    """Decode the answer of ``messages/get``.

    Raises:
        PayloadError: It does not have the expected form.
    """
    changes = _decoded(_changes, method, result)
    deletions = [Deletion(one.id, one.at.milliseconds) for one in changes.deleted]
    return Missed(_revisions_in(changes.updated), deletions)


def _decoded(decoder: "msgspec.json.Decoder[T]", method: str, result: Raw) -> T:
    """Decode an answer.

    Raises:
        PayloadError: It does not have the expected form.
    """
    try:
        return decoder.decode(result)
    except UNDECODABLE as error:
        raise payload_error(method, error, result) from error


def _revisions_in(messages: list[Raw]) -> list[Revision]:
    """Decode messages; skip those that cannot be decoded."""
    found = [revision_of(b"[" + bytes(one) + b"]") for one in messages]
    return [one for one in found if one is not None]

# SPDX-License-Identifier: MIT
"""Asking the server what happened to messages since a moment.

The way is ``messages/get`` with ``lastUpdate``: it alone finds edits, reactions
and deletions of old messages too. Its answer goes by `ts` and has the last state
of each message only. A server without it is asked for new messages; what is
lost that way is said.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, NamedTuple, TypeVar

import msgspec
from msgspec import UNSET, Raw, Struct, field

from ...calls.outcome import UNDECODABLE, method_error, payload_error
from ...concurrency.rate_limiter import RateLimiter
from ...errors import (
    CallTimeoutError,
    MethodError,
    MethodNotFoundError,
    RateLimitedError,
)
from ...model.payload import Timestamp
from ...model.topic import MY_MESSAGES
from ...protocol.events import CallAnswered
from ..subscriber import Deletion, Missed
from .resume_window import Revision, revision_of

__all__ = ["Ask", "Found", "MissedEventFetcher", "newest_stamp"]

T = TypeVar("T")

Ask = Callable[[str, list[object]], Awaitable[CallAnswered]]
"""Sends a call on the connection that is open, and waits for its answer."""

_MOST_TRIES: Final = 5
_MOST_NAMED: Final = 3
_SHORTEST_REST_S: Final = 1.0


class _Deleted(Struct):
    id: str = field(name="_id")
    at: Timestamp = field(name="_deletedAt")


class _Changes(Struct):
    updated: list[Raw]
    deleted: list[_Deleted] = []


class _Membership(Struct):
    room_id: str = field(name="rid")
    kind: str | None = field(name="t", default=None)
    name: str | None = None
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))


class _Room(Struct):
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))


class _RoomChanges(Struct):
    update: list[_Room] = []


_changes = msgspec.json.Decoder(_Changes)
_messages = msgspec.json.Decoder(list[Raw])
_memberships = msgspec.json.Decoder(list[_Membership])
_rooms = msgspec.json.Decoder(list[_Room] | _RoomChanges)


class Found(NamedTuple):
    """What could be fetched.

    Attributes:
        missed: What was missed.
        lacks: What may be missing all the same; empty when nothing is.
    """

    missed: Missed
    lacks: str


class MissedEventFetcher:
    """Asks one connection, not too often.

    Args:
        ask: Asks.
        pace: Keeps to what the server takes.
    """

    def __init__(self, ask: Ask, pace: RateLimiter) -> None:
        self._ask: Final = ask
        self._pace: Final = pace

    async def since(self, key: str, moment_ms: int) -> Found:
        """Fetch what was missed.

        Args:
            key: The room's id, or the key for all the user's rooms.
            moment_ms: After which moment, by the server's clock.

        Raises:
            MethodError: The server does not let us.
            PayloadError: The answer has another shape than known.
            ConnectionLostError: The connection was lost.
            CallTimeoutError: No answer came in time.
        """
        if key == MY_MESSAGES:
            return await self._of_all_rooms(moment_ms)
        return await self._of_room(key, moment_ms)

    async def _of_room(self, room_id: str, moment_ms: int) -> Found:
        since = {"lastUpdate": {"$date": moment_ms}}
        try:
            result = await self._call("messages/get", [room_id, since])
        except MethodNotFoundError:
            return await self._new_messages(room_id, moment_ms)
        changes = _decoded(_changes, "messages/get", result)
        deletions = [Deletion(one.id, one.at.milliseconds) for one in changes.deleted]
        return Found(Missed(_revisions(changes.updated), deletions), "")

    async def _new_messages(self, room_id: str, moment_ms: int) -> Found:
        """Where there is no ``messages/get``: what is new is better than nothing."""
        method = "loadMissedMessages"
        result = await self._call(method, [room_id, {"$date": moment_ms - 1}])
        messages = _decoded(_messages, method, result)
        return Found(
            Missed(_revisions(messages), []), "edits and deletions of older messages"
        )

    async def _of_all_rooms(self, moment_ms: int) -> Found:
        """Every room is asked for: an edit leaves no trace in the list of rooms."""
        result = await self._call("subscriptions/get", [])
        rooms = _decoded(_memberships, "subscriptions/get", result)
        rooms.sort(key=lambda room: room.updated_at, reverse=True)
        revisions: list[Revision] = []
        deletions: list[Deletion] = []
        lacking: list[str] = []
        for room in rooms:
            try:
                found = await self._of_room(room.room_id, moment_ms)
            except MethodError as error:
                lacking.append(f"{room.room_id} ({error})")
                continue
            about = {
                "roomParticipant": True,
                "roomType": room.kind,
                "roomName": room.name,
            }
            extra = b"," + msgspec.json.encode(about) + b"]"
            revisions += (
                one._replace(args=one.args[:-1] + extra)
                for one in found.missed.revisions
            )
            deletions += found.missed.deletions
            if found.lacks:
                lacking.append(f"{room.room_id} ({found.lacks})")
        rooms_named = ", ".join(lacking[:_MOST_NAMED])
        more = len(lacking) - _MOST_NAMED
        lacks = f"{rooms_named} and {more} more rooms" if more > 0 else rooms_named
        return Found(Missed(revisions, deletions), lacks)

    async def _call(self, method: str, params: list[object]) -> Raw:
        """Call; what is busy or slow is tried again, a few times."""
        for _ in range(_MOST_TRIES - 1):
            try:
                return await self._call_once(method, params)
            except RateLimitedError as error:
                await self._pace.rest(max(error.retry_after, _SHORTEST_REST_S))
            except CallTimeoutError:
                continue  # a connection that is dead is noticed a little later
        return await self._call_once(method, params)

    async def _call_once(self, method: str, params: list[object]) -> Raw:
        await self._pace.wait()
        answer = await self._ask(method, params)
        if answer.error is not None:
            raise method_error(method, answer.error, {})
        return Raw(b"null") if answer.result is UNSET else answer.result


def _decoded(decoder: "msgspec.json.Decoder[T]", method: str, result: Raw) -> T:
    try:
        return decoder.decode(result)
    except UNDECODABLE as error:
        raise payload_error(method, error, result) from error


def _revisions(messages: Sequence[Raw]) -> list[Revision]:
    found = (revision_of(b"[" + bytes(one) + b"]") for one in messages)
    return [one for one in found if one is not None]


def newest_stamp(answer: CallAnswered) -> int | None:
    """The newest change in an answer of ``rooms/get``, in milliseconds."""
    if answer.error is not None or answer.result is UNSET:
        return None
    try:
        found = _rooms.decode(answer.result)
    except UNDECODABLE:
        return None
    rooms = found.update if isinstance(found, _RoomChanges) else found
    return max((room.updated_at.milliseconds for room in rooms), default=None)

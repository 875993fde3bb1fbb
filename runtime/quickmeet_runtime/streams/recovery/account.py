# SPDX-License-Identifier: MIT
"""Fetch missed events of all rooms of a user: active rooms first, then the rest.

``rooms/get`` since a moment lists the rooms that were touched: by new messages,
replies, deletions. Edits of and reactions to older messages leave no trace there
(recorded), so every other room is fetched, too; until that is done, the place that
the subscriber has reached does not move.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final, Protocol

import msgspec
from msgspec import Raw, Struct, field
from msgspec.structs import replace

from ...calls.outcome import UNDECODABLE, payload_error
from ...errors import ConnectionLostError, QuickmeetError
from ...model.payload import Timestamp
from ...protocol.frames import args_decoder
from ..delivery.revision import Deletion, Missed, Revision
from ..delivery.subscriber import Subscriber
from .fetcher import UNFETCHED, Found
from .rooms import TakeRoom

__all__ = ["Account", "CaughtUp", "Ways"]


class Ways(Protocol):
    """The requests that recovery sends."""

    async def list_changed(self, method: str, since_ms: int | None) -> Raw:
        """Call ``rooms/get`` or ``subscriptions/get``, over DDP or HTTP."""
        ...

    async def fetch_rooms(
        self, rooms: Iterable[tuple[str, int]], message: object, take: TakeRoom
    ) -> None:
        """Fetch the changes in rooms, each since a moment, several at a time."""
        ...


class _Membership(Struct):
    room_id: str = field(name="rid", default="")
    kind: str | None = field(name="t", default=None)
    name: str | None = None
    joined_at: Timestamp | None = field(name="ts", default=None)


class _Memberships(Struct):
    update: list[_Membership] = []


class _Room(Struct):
    id: str = field(name="_id", default="")
    messages: int | None = field(name="msgs", default=None)


class _Rooms(Struct):
    update: list[_Room] = []


class _RoomChange(Struct, array_like=True):
    change: str
    room: _Room


class _MembershipChange(Struct, array_like=True):
    change: str
    membership: _Membership


_memberships = msgspec.json.Decoder(list[_Membership] | _Memberships)
_rooms = msgspec.json.Decoder(list[_Room] | _Rooms)
_room_change = args_decoder(_RoomChange)
_membership_change = args_decoder(_MembershipChange)


class CaughtUp(Struct, frozen=True):
    """The first results.

    Attributes:
        found: The changes in the rooms that were touched.
        gaps: Rooms that cannot be read, and why.
        rest: The other rooms, with the moment from which to fetch.
    """

    found: Found
    gaps: list[tuple[str, str]]
    rest: list[tuple[str, int]]


class Account:
    """The rooms of a user.

    Args:
        message: Type of a message: it says which fields are moments.
    """

    def __init__(self, message: object) -> None:
        self._message: Final = message
        self._rooms: dict[str, _Membership] = {}
        self._counts: dict[str, int] = {}

    async def recover(
        self, ways: Ways, subscriber: Subscriber, count: Callable[[int], None]
    ) -> None:
        """Fetch what a subscriber misses in all rooms, touched rooms first.

        Args:
            ways: Sends the requests.
            subscriber: The subscriber.
            count: Counts events that were fetched.

        Raises:
            ConnectionLostError: The connection was lost.
            ExceptionGroup: It holds one.
        """
        place = subscriber.ask()
        try:
            caught_up = await self.catch_up(ways, place.ask_after - 1)
        except ConnectionLostError:
            raise
        except QuickmeetError as error:
            subscriber.give_up(
                f"{subscriber.reason}, and it cannot be fetched: {error}"
            )
            return
        if caught_up.rest and subscriber.window is not None:
            subscriber.window.stay(place.at)
        for room_id, reason in caught_up.gaps:
            subscriber.report_gap(
                f"{subscriber.reason}; not available: {reason}", room_id
            )
        found = caught_up.found
        count(subscriber.fill(found.missed, found.incomplete))
        if caught_up.rest:
            await self.sweep(ways, caught_up.rest, subscriber)

    async def catch_up(self, ways: Ways, after_ms: int) -> CaughtUp:
        """Fetch the changes in the rooms that were touched.

        Args:
            ways: Sends the requests.
            after_ms: The moment after which to fetch, by the server's clock.

        Raises:
            QuickmeetError: The lists of rooms cannot be fetched.
        """
        await self._load_memberships(ways)
        touched = await self._touched(ways, after_ms)
        news: list[tuple[str, int]] = []
        rest: list[tuple[str, int]] = []
        memberships = dict(self._rooms)  # one may end while its room is fetched
        for room_id, membership in memberships.items():
            joined = membership.joined_at
            joined_ms = 0 if joined is None else joined.milliseconds - 1
            asked = (room_id, max(after_ms, joined_ms))
            is_news = room_id in touched or joined_ms > after_ms
            (news if is_news else rest).append(asked)
        revisions: list[Revision] = []
        deletions: list[Deletion] = []
        gaps: list[tuple[str, str]] = []

        def take(room_id: str, found: Found) -> None:
            if found.incomplete:
                gaps.append((room_id, found.incomplete))
            streamed = _as_streamed(memberships[room_id], found.missed)
            revisions.extend(streamed.revisions)
            deletions.extend(streamed.deletions)

        refused = await self._fetch(ways, news, take)
        found = Found(Missed(revisions, deletions))
        return CaughtUp(found, [*refused, *gaps], rest)

    async def sweep(
        self, ways: Ways, rest: Iterable[tuple[str, int]], subscriber: Subscriber
    ) -> None:
        """Fetch the rooms that were not touched; then the place may advance."""
        is_whole = True
        memberships = dict(self._rooms)
        incomplete: list[str] = []

        def take(room_id: str, found: Found) -> None:
            nonlocal is_whole
            if found.incomplete:
                incomplete.append(found.incomplete)
            streamed = _as_streamed(memberships[room_id], found.missed)
            is_whole = subscriber.add_late(streamed) and is_whole

        mine = [asked for asked in rest if asked[0] in memberships]
        for room_id, reason in await self._fetch(ways, mine, take):
            subscriber.report_gap(reason, room_id)
        if incomplete:  # one for all: a server says so of each room, or of none
            said = f"not available in {len(incomplete)} rooms: {incomplete[0]}"
            subscriber.report_gap(said)
        if is_whole and subscriber.window is not None:
            subscriber.window.move_on()

    async def check_room(
        self, ways: Ways, room_id: str, subscriber: Subscriber
    ) -> None:
        """Fetch one room, from which messages were deleted without an event.

        Rooms that the user has left meanwhile are not fetched.
        """
        place = subscriber.position()
        if place is None:
            return
        if room_id not in self._rooms:
            await self._load_memberships(ways)
        membership = self._rooms.get(room_id)
        if membership is None:
            return

        def take(_: str, found: Found) -> None:
            if found.incomplete:
                subscriber.report_gap(found.incomplete, room_id)
            subscriber.add_late(_as_streamed(membership, found.missed))

        asked = [(room_id, place.ask_after - 1)]
        for _, reason in await self._fetch(ways, asked, take):
            subscriber.report_gap(reason, room_id)

    def record_room(self, args: bytes) -> str:
        """Read an event of a room; return the room if it has lost messages."""
        try:
            event = _room_change(args)
        except UNDECODABLE:
            return ""
        room, count = event.room, event.room.messages
        if not room.id or count is None or event.change == "removed":
            return ""
        known = self._counts.get(room.id)
        self._counts[room.id] = count
        return room.id if known is None or count < known else ""

    def record_membership(self, args: bytes) -> None:
        """Read an event of a membership."""
        try:
            event = _membership_change(args)
        except UNDECODABLE:
            return
        room_id = event.membership.room_id
        if event.change == "removed":
            self._rooms.pop(room_id, None)
            self._counts.pop(room_id, None)
        elif room_id:
            self._rooms[room_id] = event.membership

    async def _fetch(
        self,
        ways: Ways,
        rooms: list[tuple[str, int]],
        take: Callable[[str, Found], None],
    ) -> list[tuple[str, str]]:
        """Fetch rooms.

        A room may be left during the fetch: then nothing is missed that the user may
        see. If it was joined again meanwhile, it is fetched once more.

        Returns:
            Rooms of the user that cannot be read, and why.
        """
        refused: dict[str, str] = {}

        def note(room_id: str, found: Found | str) -> None:
            if isinstance(found, str):
                refused[room_id] = found
            else:
                refused.pop(room_id, None)
                take(room_id, found)

        await ways.fetch_rooms(rooms, self._message, note)
        if refused and await self._are_left(ways, refused):
            again = [one for one in rooms if one[0] in refused]
            await ways.fetch_rooms(again, self._message, note)
            await self._are_left(ways, refused)
        return list(refused.items())

    async def _are_left(self, ways: Ways, refused: dict[str, str]) -> bool:
        """Forget rooms that the user has left; return whether others remain."""
        with suppress(*UNFETCHED):
            await self._load_memberships(ways)
        for room_id in refused.keys() - self._rooms.keys():
            del refused[room_id]
        return bool(refused)

    async def _load_memberships(self, ways: Ways) -> None:
        method = "subscriptions/get"
        result = await ways.list_changed(method, None)
        try:
            found = _memberships.decode(result)
        except UNDECODABLE as error:
            raise payload_error(method, error, result) from error
        listed = found.update if isinstance(found, _Memberships) else found
        self._rooms = {one.room_id: one for one in listed if one.room_id}

    async def _touched(self, ways: Ways, after_ms: int) -> set[str]:
        method = "rooms/get"
        result = await ways.list_changed(method, after_ms)
        try:
            found = _rooms.decode(result)
        except UNDECODABLE as error:
            raise payload_error(method, error, result) from error
        rooms = found.update if isinstance(found, _Rooms) else found
        self._counts.update(
            (one.id, one.messages) for one in rooms if one.messages is not None
        )
        return {one.id for one in rooms}


def _as_streamed(membership: _Membership, missed: Missed) -> Missed:
    """Convert the events of a room to the form of the stream of all rooms."""
    where = {
        "roomParticipant": True,
        "roomType": membership.kind,
        "roomName": membership.name,
    }
    extra = b"," + msgspec.json.encode(where) + b"]"
    room_id = membership.room_id
    return Missed(
        [replace(one, args=one.args[:-1] + extra) for one in missed.revisions],
        [replace(one, room_id=room_id) for one in missed.deletions],
    )

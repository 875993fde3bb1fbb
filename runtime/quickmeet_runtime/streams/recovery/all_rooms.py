# SPDX-License-Identifier: MIT
"""What was missed in all of a user's rooms together."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from msgspec import Struct, field

from ...calls.outcome import UNDECODABLE, payload_error
from ...errors import MethodError
from ...model.payload import Timestamp
from ..delivery.revision import Deletion, Missed, Revision
from .fetcher import Found, MissedEventFetcher

__all__ = ["AllRooms"]

_MOST_NAMED: Final = 3


class _Membership(Struct):
    room_id: str = field(name="rid")
    kind: str | None = field(name="t", default=None)
    name: str | None = None
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))


_memberships = msgspec.json.Decoder(list[_Membership])


class AllRooms:
    """Asks room by room: an edit leaves no trace in the list of rooms.

    Args:
        fetcher: Asks for the list.
        fetch: Asks for one room, since a moment.
    """

    def __init__(
        self,
        fetcher: MissedEventFetcher,
        fetch: Callable[[str, int], Awaitable[Found]],
    ) -> None:
        self._fetcher: Final = fetcher
        self._fetch: Final = fetch

    async def since(self, moment_ms: int) -> Found:
        """Fetch what happened in all rooms after a moment, as the stream tells it.

        Raises:
            QuickmeetError: As `MissedEventFetcher.since` says.
        """
        method = "subscriptions/get"
        result = await self._fetcher.call(method, [])
        try:
            rooms = _memberships.decode(result)
        except UNDECODABLE as error:
            raise payload_error(method, error, result) from error
        rooms.sort(key=lambda room: room.updated_at, reverse=True)
        revisions: list[Revision] = []
        deletions: list[Deletion] = []
        lacking: list[str] = []
        for room in rooms:
            try:
                found = await self._fetch(room.room_id, moment_ms)
            except MethodError as error:
                lacking.append(f"{room.room_id} ({error})")
                continue
            extra = b"," + msgspec.json.encode(_where(room)) + b"]"
            revisions += (
                one._replace(args=one.args[:-1] + extra)
                for one in found.missed.revisions
            )
            deletions += found.missed.deletions
            if found.lacks:
                lacking.append(f"{room.room_id} ({found.lacks})")
        return Found(Missed(revisions, deletions), _in_words(lacking))


def _where(room: _Membership) -> dict[str, object]:
    return {"roomParticipant": True, "roomType": room.kind, "roomName": room.name}


def _in_words(lacking: list[str]) -> str:
    named = ", ".join(lacking[:_MOST_NAMED])
    more = len(lacking) - _MOST_NAMED
    return f"{named} and {more} more rooms" if more > 0 else named

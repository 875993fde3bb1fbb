# SPDX-License-Identifier: MIT
"""Moments of the server: where something begins that has seen no event yet.

A server does not say what time it is. The newest change of any of the user's rooms
is a moment that everything sent before has, or comes before; it is asked for right
before a subscription.
"""

from typing import Final

import msgspec
from msgspec import UNSET, Struct, field

from ...calls.outcome import UNDECODABLE
from ...concurrency.clock import Clock
from ...model.payload import Timestamp
from ...protocol.events import CallAnswered
from ..ports import Asked, Wire

__all__ = ["Stamp", "Stamps", "newest_stamp"]

_AT_ONCE: Final = 3
_EVERY_S: Final = 2.0
"""Three at once and one in two seconds stay below 10 calls in 10 seconds."""


class _Room(Struct):
    id: str = field(name="_id", default="")
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))


class _RoomChanges(Struct):
    update: list[_Room] = []


_rooms = msgspec.json.Decoder(list[_Room] | _RoomChanges)


class Stamp:
    """A moment that was asked for.

    Args:
        asked: The call.
        before: What to go by when there is no answer, or no change since.
    """

    __slots__ = ("_asked", "_before", "_found")

    def __init__(self, asked: Asked, before: "Stamp | None") -> None:
        self._asked: Asked | None = asked
        self._before = before
        self._found: int | None = None

    @property
    def moment_ms(self) -> int | None:
        """The moment; None while it is not known, or when it cannot be."""
        if self._asked is not None and self._asked.answer is not None:
            found = newest_stamp(self._asked.answer)
            before = None if self._before is None else self._before.moment_ms
            self._found = max((ms for ms in (found, before) if ms), default=None)
            self._asked = self._before = None
        if self._found is None and self._before is not None:
            return self._before.moment_ms
        return self._found

    def abandon(self) -> None:
        """Expect no answer: the connection is gone."""
        if self._asked is not None and self._asked.answer is None:
            self._asked.abandon()
            self._asked = None


class Stamps:
    """Asks for moments, not too often.

    Args:
        clock: The time to go by.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock: Final = clock
        self._newest: Stamp | None = None
        self._is_usable = False
        self._left = float(_AT_ONCE)
        self._counted_at = 0.0

    def ask(self, wire: Wire) -> Stamp:
        """Ask for the moment that is now, or give the last one if it is too soon."""
        now = self._clock.now()
        passed = (now - self._counted_at) / _EVERY_S
        self._left = min(_AT_ONCE, self._left + passed)
        self._counted_at = now
        newest = self._newest
        if newest is not None and self._is_usable and self._left < 1:
            return newest
        self._left -= 1
        since = None if newest is None else newest.moment_ms
        params = [] if since is None else [{"$date": since}]
        self._newest = Stamp(wire.ask("rooms/get", params), newest)
        self._is_usable = True
        return self._newest

    def interrupt(self) -> None:
        """The connection is gone: what was asked for has no answer."""
        self._is_usable = False
        if self._newest is not None:
            self._newest.abandon()


def newest_stamp(answer: CallAnswered, room_id: str = "") -> int | None:
    """The newest change in an answer of ``rooms/get``, in milliseconds.

    Args:
        answer: The answer.
        room_id: Of one room alone.
    """
    if answer.error is not None or answer.result is UNSET:
        return None
    try:
        found = _rooms.decode(answer.result)
    except UNDECODABLE:
        return None
    rooms = found.update if isinstance(found, _RoomChanges) else found
    return max(
        (room.updated_at.milliseconds for room in rooms if room_id in {"", room.id}),
        default=None,
    )

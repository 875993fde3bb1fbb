# SPDX-License-Identifier: MIT
"""Moments of the server: where a subscriber begins that has seen no event yet.

A server does not report its clock. The newest change of any of the user's rooms is a
moment that no message sent before it exceeds; it is requested right before a
subscription.
"""

from typing import Final

import anyio
import msgspec
from msgspec import UNSET, Raw, Struct, field

from ...calls.outcome import UNDECODABLE
from ...concurrency.clock import Clock
from ...model.payload import Timestamp
from ...protocol.frames import CallAnswered
from ..ports import SentCall, Wire

__all__ = ["Moment", "Stamp", "Stamps", "moment_in"]

_AT_ONCE: Final = 3
_EVERY_S: Final = 2.0
"""Three at once and one in two seconds stay below 10 calls in 10 seconds."""
_PATIENCE_S: Final = 2.0
"""Servers answer before they send `ready`, or right after."""


class _Room(Struct):
    id: str = field(name="_id", default="")
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))
    last_message_at: Timestamp | None = field(name="lm", default=None)


class _RoomChanges(Struct):
    update: list[_Room] = []


_rooms = msgspec.json.Decoder(list[_Room] | _RoomChanges)


class Moment(Struct, frozen=True):
    """A moment of the server.

    Attributes:
        moment_ms: Moment of the newest change of any room; None if there is no room.
        last_sent_ms: Moment of the newest message in any room; 0 if there is none.
    """

    moment_ms: int | None
    last_sent_ms: int = 0

    def after(self, before: "Moment") -> "Moment":
        """Return the later one of each moment."""
        moments = (self.moment_ms, before.moment_ms)
        return Moment(
            max((ms for ms in moments if ms), default=None),
            max(self.last_sent_ms, before.last_sent_ms),
        )


_UNKNOWN: Final = Moment(None)


class Stamp:
    """A moment that was requested.

    Args:
        asked: The call.
        before: The moment to use if nothing has changed since.
    """

    __slots__ = ("_asked", "_before", "_found")

    def __init__(self, asked: SentCall, before: Moment) -> None:
        self._asked: SentCall | None = asked
        self._before: Final = before
        self._found: Moment | None = None

    @property
    def moment_ms(self) -> int | None:
        """The moment; None while it is unknown, or if it cannot be determined."""
        return self.moment.moment_ms

    @property
    def last_sent_ms(self) -> int:
        """Moment when the last message before it was sent; 0 if unknown."""
        return self.moment.last_sent_ms

    @property
    def moment(self) -> Moment:
        """Both moments; unknown until there is an answer."""
        if self._asked is not None and self._asked.answer is not None:
            self._found = _answered(self._asked.answer).after(self._before)
            self._asked = None  # the answer lists all rooms and may be large
        return _UNKNOWN if self._found is None else self._found

    @property
    def is_answered(self) -> bool:
        """Whether it was answered, even by an error."""
        asked = self._asked
        is_here = asked is not None and asked.answer is not None
        return is_here or self._found is not None

    async def settled(self) -> None:
        """Wait until it is answered, or never will be."""
        if self._asked is not None:
            await self._asked.settled()

    def abandon(self) -> None:
        """Stop expecting an answer: the connection was lost."""
        if self._asked is not None and not self.is_answered:
            self._asked.abandon()
            self._asked = None


class Stamps:
    """Requests moments at a limited rate.

    Args:
        clock: The session's clock.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock: Final = clock
        self._newest: Stamp | None = None
        self._known = _UNKNOWN
        self._is_usable = False
        self._is_silent = False
        self._left = float(_AT_ONCE)
        self._counted_at = 0.0

    @property
    def newest(self) -> Moment:
        """The last moment that was requested and answered."""
        if self._newest is not None and self._newest.is_answered:
            self._known = self._newest.moment
        return self._known

    def ask(self, wire: Wire) -> Stamp:
        """Request the current moment, or return the last request if it is too soon."""
        now = self._clock.now()
        passed = (now - self._counted_at) / _EVERY_S
        self._left = min(_AT_ONCE, self._left + passed)
        self._counted_at = now
        newest = self._newest
        if newest is not None and self._is_usable and self._left < 1:
            return newest
        self._left -= 1
        known = self.newest
        since = known.moment_ms
        params = [] if since is None else [{"$date": since}]
        self._newest = Stamp(wire.ask("rooms/get", params), known)
        self._is_usable = True
        return self._newest

    async def settled(self, stamp: Stamp) -> Moment:
        """Wait a while for a requested moment.

        After a timeout, later requests do not wait again.

        Returns:
            The moment; unknown if there is no answer: a later one does not separate
            what happened before from what happened since.
        """
        with anyio.move_on_after(0.0 if self._is_silent else _PATIENCE_S):
            await stamp.settled()
        self._is_silent = self._is_usable and not stamp.is_answered
        return stamp.moment

    def interrupt(self) -> None:
        """Abandon requests: the connection was lost."""
        self._is_usable = self._is_silent = False
        if self._newest is not None:
            self._newest.abandon()


def _answered(answer: CallAnswered) -> Moment:
    """Return the moment in an answer of ``rooms/get``; unknown if it has none."""
    if answer.error is not None or answer.result is UNSET:
        return _UNKNOWN
    return moment_in(answer.result)


def moment_in(result: Raw, room_id: str = "") -> Moment:
    """Return the moment in a result of ``rooms/get``; unknown if it has none.

    Args:
        result: The result.
        room_id: Consider this room only; all rooms if empty.
    """
    try:
        found = _rooms.decode(result)
    except UNDECODABLE:
        return _UNKNOWN
    listed = found.update if isinstance(found, _RoomChanges) else found
    rooms = [room for room in listed if room_id in {"", room.id}]
    sent = (room.last_message_at for room in rooms)
    return Moment(
        max((room.updated_at.milliseconds for room in rooms), default=None),
        max((moment.milliseconds for moment in sent if moment), default=0),
    )

# SPDX-License-Identifier: MIT
"""Changes that wait for the stream, ordered within each room; without I/O.

One batch of a room is in flight at a time; events that arrive meanwhile form the next
batch: frequent events share a message, a single one is sent at once. The broker accepts
a batch only behind the message that we know as the room's last. If another relay was
faster it refuses, and events that are in the stream already are dropped here.
"""

from collections import deque
from collections.abc import Container, Iterable, Sequence
from typing import Final

from msgspec import Struct

from ..envelope import Mark, mark_of

__all__ = ["MOST_IN_BATCH", "MOST_ON_THEIR_WAY", "Batch", "Outbox", "OutgoingEvent"]

MOST_IN_BATCH = 64
"""Events in a message of the stream."""
MOST_ON_THEIR_WAY: Final = 64
"""Limit on messages in flight."""
_MOST_KNOWN: Final = 200_000
"""Limit on events of other relays, remembered until the session brings them."""
_MOST_TURNS: Final = 256
"""Limit on pending cursors, which may have some thousand letters each."""
_MOST_SMALL: Final = 8
"""Limit on messages in flight while further ones would not be full: let those grow."""


class _Turn:
    """Events that arrived between two cursors of the session."""

    __slots__ = ("cursor", "left")

    def __init__(self) -> None:
        self.left = 0
        """How many of them are not in the stream yet."""
        self.cursor = ""
        """The cursor behind them."""


_NONE: Final = _Turn()


class OutgoingEvent(Struct, eq=False, gc=False):
    """An encoded change for the stream."""

    id: str
    room_id: str
    payload: bytes
    turn: _Turn = _NONE
    """The turn in which it arrived."""

    @property
    def mark(self) -> Mark:
        """Its parsed name."""
        return mark_of(self.payload)


class Batch(Struct, frozen=True):
    """Events of one room in flight."""

    room_id: str
    events: list[OutgoingEvent]
    cursor: str
    """The cursor for a restart: all before it is in the stream."""

    @property
    def is_gap(self) -> bool:
        """Whether it is a gap alone."""
        return len(self.events) == 1 and not self.events[0].mark.message_id


class _Room(Struct):
    waiting: deque[OutgoingEvent]
    on_its_way: list[OutgoingEvent] = []
    most: int = 0
    """Limit on events if fewer than usual fit; else 0."""


class Outbox:
    """Events between the session and the stream."""

    def __init__(self, cursor: str, known: Iterable[Mark] = ()) -> None:
        """Begin.

        Args:
            cursor: The cursor at which the session begins.
            known: Events in the stream that the session may bring again.
        """
        self._rooms: dict[str, _Room] = {}
        self._ready: dict[str, None] = {}
        self._flying = 0
        self._size = 0
        self._turns: deque[_Turn] = deque([_Turn()])
        self._known = dict.fromkeys(one.id for one in known)
        self._most_known = len(self._known) + _MOST_KNOWN
        self._newest: dict[str, int] = {}
        self._cursor = cursor

    def __len__(self) -> int:
        """How many events are not in the stream yet."""
        return self._size

    @property
    def cursor(self) -> str:
        """The cursor for a restart: all before it is in the stream."""
        return self._cursor

    @property
    def on_their_way(self) -> int:
        """Number of batches in flight."""
        return self._flying

    def put(self, event: OutgoingEvent) -> None:
        """Add an event of the session; skip one that is in the stream."""
        if self._known and event.id in self._known:
            del self._known[event.id]
            return
        if self._newest and _is_in(event.mark, (), self._newest):
            return
        turn = event.turn = self._turns[-1]
        turn.left += 1
        self._size += 1
        room_id = event.room_id
        room = self._rooms.get(room_id)
        if room is None:
            room = self._rooms[room_id] = _Room(deque())
        room.waiting.append(event)
        if not room.on_its_way:
            self._ready[room_id] = None

    def snapshot(self, cursor: str) -> None:
        """Record the session's cursor, which is behind all changes put so far."""
        if len(self._turns) > _MOST_TURNS:
            return  # the broker is unreachable: a later one will do
        self._turns[-1].cursor = cursor
        self._turns.append(_Turn())
        self._cover()

    def ready(self) -> list[Batch]:
        """Take the batches that may be published now, at most one per room."""
        batches: list[Batch] = []
        while self._ready and self._flying < MOST_ON_THEIR_WAY:
            room_id = next(iter(self._ready))
            room = self._rooms[room_id]
            is_full = len(room.waiting) >= (room.most or MOST_IN_BATCH)
            if self._flying >= _MOST_SMALL and not is_full:
                break
            del self._ready[room_id]
            batches.append(self._batch(room_id, room))
        return batches

    def acknowledged(self, room_id: str) -> None:
        """Record that the room's batch is in the stream."""
        room = self._rooms[room_id]
        self._finish(room.on_its_way)
        room.on_its_way = []
        self._go_on(room_id, room)

    def does_not_fit(self, room_id: str) -> None:
        """Split the room's batch, whose events are too large for one message."""
        room = self._rooms[room_id]
        room.most = max(len(room.on_its_way) // 2, 1)
        self.refused(room_id)

    def replace(self, room_id: str, event: OutgoingEvent) -> None:
        """Replace the single event in flight by another."""
        room = self._rooms[room_id]
        (gone,) = room.on_its_way
        event.turn = gone.turn
        room.waiting.appendleft(event)
        room.on_its_way = []
        self._go_on(room_id, room)

    def refused(self, room_id: str, stored: Iterable[Mark] = ()) -> None:
        """Record that the room's batch was refused, or its outcome is unknown.

        Args:
            room_id: The room.
            stored: Its events in the stream that were unknown to us.
        """
        room = self._rooms[room_id]
        queued = [*room.on_its_way, *room.waiting]
        ids, moments = dict[str, None](), dict[str, int]()
        for one in stored:
            ids[one.id] = None
            if one.message_id and one.moment:
                moments[one.message_id] = max(
                    one.moment, moments.get(one.message_id, 0)
                )
        gone = list[OutgoingEvent]()
        if ids:
            gone = [event for event in queued if _is_in(event.mark, ids, moments)]
        for event in gone:
            ids.pop(event.id, None)
        self._remember(ids, moments)
        self._finish(gone)
        dropped = {id(event) for event in gone}
        room.on_its_way = []
        room.waiting = deque(event for event in queued if id(event) not in dropped)
        self._go_on(room_id, room)

    def _remember(self, ids: dict[str, None], moments: dict[str, int]) -> None:
        """Record changes of another relay; the session may still bring them."""
        self._known |= ids
        self._newest |= moments
        for each in (self._known, self._newest):
            while len(each) > self._most_known:
                del each[next(iter(each))]

    def _go_on(self, room_id: str, room: _Room) -> None:
        self._flying -= 1
        if room.waiting:
            self._ready[room_id] = None
        else:
            del self._rooms[room_id]

    def _batch(self, room_id: str, room: _Room) -> Batch:
        count = min(len(room.waiting), room.most or MOST_IN_BATCH)
        batch = room.on_its_way = [room.waiting.popleft() for _ in range(count)]
        self._flying += 1
        return Batch(room_id, batch, self._cursor)

    def _finish(self, events: Sequence[OutgoingEvent]) -> None:
        self._size -= len(events)
        for event in events:
            event.turn.left -= 1
        self._cover()

    def _cover(self) -> None:
        while len(self._turns) > 1 and not self._turns[0].left:
            self._cursor = self._turns.popleft().cursor


def _is_in(named: Mark, ids: Container[str], moments: dict[str, int]) -> bool:
    """Whether the stream has an event, or a later revision of its message."""
    return named.id in ids or 0 < named.moment < moments.get(named.message_id, 0)

# SPDX-License-Identifier: MIT
"""Changes that wait for the stream, ordered within each room; without I/O.

One batch of a room is on its way at a time, so that what comes meanwhile becomes the
next batch: events that come fast go together, a lonely one goes at once. The broker
takes a batch only behind the message that we know as the room's last. Where another
relay was faster it refuses, and what is in the stream already is dropped here.
"""

from collections import OrderedDict, deque
from collections.abc import Container, Iterable
from typing import Final

from msgspec import Struct

from quickmeet import Gap

from ..envelope import Mark, Passed

__all__ = ["MOST_IN_BATCH", "MOST_ON_THEIR_WAY", "Batch", "Outbox"]

MOST_IN_BATCH = 64
"""Events in a message of the stream."""
MOST_ON_THEIR_WAY: Final = 64
"""Messages on their way at a time."""
_MOST_KNOWN: Final = 200_000
"""Events that other relays brought meanwhile, remembered until the session does."""
_MOST_SMALL: Final = 8
"""Messages on their way where another would be no full one: those that wait grow."""


class Batch(Struct, frozen=True):
    """Events of one room on their way."""

    room_id: str
    events: list[Passed]
    cursor: str
    """The cursor for a restart: all before it is in the stream."""

    @property
    def is_gap(self) -> bool:
        """Whether it is a gap alone."""
        return len(self.events) == 1 and isinstance(self.events[0].change, Gap)


class _Room(Struct):
    waiting: deque[tuple[int, Passed]]
    on_its_way: list[tuple[int, Passed]] = []
    most: int = 0
    """Events in a batch, where fewer than usual fit; 0 else."""


class _Snapshot(Struct, frozen=True):
    index: int
    """Of the last event that it covers."""
    cursor: str


class Outbox:
    """Events between the session and the stream."""

    def __init__(self, cursor: str, known: Iterable[Mark] = ()) -> None:
        """Begin.

        Args:
            cursor: Where the session begins.
            known: Events in the stream that it may bring again.
        """
        self._rooms: dict[str, _Room] = {}
        self._ready: dict[str, None] = {}
        self._index = 0
        self._flying = 0
        # Its oldest is found at once; a dict looks through those that are gone.
        self._unfinished: OrderedDict[int, None] = OrderedDict()
        self._known = dict.fromkeys(one.id for one in known)
        self._most_known = len(self._known) + _MOST_KNOWN
        self._newest: dict[str, int] = {}
        self._covered = _Snapshot(0, cursor)
        self._snapshots: deque[_Snapshot] = deque()

    def __len__(self) -> int:
        """How many events are not in the stream yet."""
        return len(self._unfinished)

    @property
    def cursor(self) -> str:
        """The cursor for a restart: all before it is in the stream."""
        return self._covered.cursor

    @property
    def on_their_way(self) -> int:
        """How many batches are."""
        return self._flying

    def put(self, named: Passed) -> None:
        """Take an event of the session; one that is in the stream is passed over."""
        self._index += 1
        if named.id in self._known:
            del self._known[named.id]
            return
        if self._newest and 0 < named.moment < self._newest.get(named.message_id, 0):
            return
        self._unfinished[self._index] = None
        room_id = named.change.room_id
        room = self._rooms.get(room_id)
        if room is None:
            room = self._rooms[room_id] = _Room(deque())
        room.waiting.append((self._index, named))
        if not room.on_its_way:
            self._ready[room_id] = None

    def snapshot(self, cursor: str) -> None:
        """Note the session's cursor, which is after all changes put so far."""
        self._snapshots.append(_Snapshot(self._index, cursor))
        self._cover()

    def ready(self) -> list[Batch]:
        """Take what may be published now, at most one batch a room."""
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
        """The room's batch is in the stream."""
        room = self._rooms[room_id]
        self._finish(room.on_its_way)
        room.on_its_way = []
        self._go_on(room_id, room)

    def does_not_fit(self, room_id: str) -> None:
        """The room's batch, of several events, is more than a message may hold."""
        room = self._rooms[room_id]
        room.most = max(len(room.on_its_way) // 2, 1)
        self.refused(room_id)

    def replace(self, room_id: str, event: Passed) -> None:
        """Put another event in the place of the one that is on its way alone."""
        room = self._rooms[room_id]
        ((index, _),) = room.on_its_way
        room.waiting.appendleft((index, event))
        room.on_its_way = []
        self._go_on(room_id, room)

    def refused(self, room_id: str, stored: Iterable[Mark] = ()) -> None:
        """The room's batch was not taken, or nobody knows.

        Args:
            room_id: The room.
            stored: Its events in the stream that we had not known.
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
        gone = [pair for pair in queued if _is_in(pair[1], ids, moments)]
        for _, event in gone:
            ids.pop(event.id, None)
        self._remember(ids, moments)
        self._finish(gone)
        dropped = {index for index, _ in gone}
        room.on_its_way = []
        room.waiting = deque(pair for pair in queued if pair[0] not in dropped)
        self._go_on(room_id, room)

    def _remember(self, ids: dict[str, None], moments: dict[str, int]) -> None:
        """Changes that another relay published; the session may still bring them."""
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
        room.on_its_way = [room.waiting.popleft() for _ in range(count)]
        self._flying += 1
        return Batch(
            room_id,
            [event for _, event in room.on_its_way],
            self._covered.cursor,
        )

    def _finish(self, pairs: Iterable[tuple[int, Passed]]) -> None:
        for index, _ in pairs:
            del self._unfinished[index]
        self._cover()

    def _cover(self) -> None:
        oldest = next(iter(self._unfinished), self._index + 1)
        while self._snapshots and self._snapshots[0].index < oldest:
            self._covered = self._snapshots.popleft()


def _is_in(named: Mark, ids: Container[str], moments: dict[str, int]) -> bool:
    """Whether the stream has an event, or a later revision of its message."""
    return named.id in ids or 0 < named.moment < moments.get(named.message_id, 0)

# SPDX-License-Identifier: MIT
"""What a worker has taken from the stream: in order in a room, held while it fails.

An event is either looked at and stays in front of its room until it is done, or it is
taken out, and the next of its room follows at once. A message of the bus is done with
when all of its events are. It asks nobody and reads no clock.
"""

from collections import deque
from typing import Final, Generic, TypeVar

from msgspec import Struct

from .envelope import Named

__all__ = ["Inbox", "Load", "Pending"]

SourceT = TypeVar("SourceT")

_FIRST_WAIT_S: Final = 1.0
_LONGEST_WAIT_S: Final = 60.0


class Load(Struct, Generic[SourceT]):
    """A message on the bus, until all of its events are done."""

    room_id: str
    sequence: int
    """Its place in the stream."""
    source: SourceT
    left: int
    """Events that are not done."""


class Pending(Struct, Generic[SourceT]):
    """An event that waits to be handled."""

    named: Named
    load: Load[SourceT]
    """The message on the bus that brought it."""
    attempts: int = 0
    due: float = 0.0
    """Not before this moment, in seconds of the caller's clock."""


class Inbox(Generic[SourceT]):
    """Events by room; the first of a room stands for all behind it."""

    def __init__(self) -> None:
        self._rooms: dict[str, deque[Pending[SourceT]]] = {}
        self._order: deque[str] = deque()
        self._loads: dict[int, Load[SourceT]] = {}

    def __len__(self) -> int:
        """How many events wait."""
        return sum(map(len, self._rooms.values()))

    @property
    def unfinished(self) -> int:
        """How many events are not done."""
        return sum(load.left for load in self._loads.values())

    def put(
        self, room_id: str, sequence: int, events: list[Named], source: SourceT
    ) -> None:
        """Take a message of the bus, unless it is here already.

        The broker gives one again that was not acknowledged in time, such as while
        something blocked the worker's loop.

        Args:
            room_id: Its room.
            sequence: Its place in the stream.
            events: What it has.
            source: The message.
        """
        if sequence in self._loads:
            return
        queue = self._rooms.get(room_id)
        if queue is None:
            queue = self._rooms[room_id] = deque()
            self._order.append(room_id)
        load = Load(room_id, sequence, source, len(events))
        self._loads[sequence] = load
        queue.extend(Pending(named, load) for named in events)

    def next(self, now: float) -> Pending[SourceT] | None:
        """The next event that is due; rooms take turns. It stays until it is done."""
        for _ in range(len(self._order)):
            room_id = self._order[0]
            self._order.rotate(-1)
            head = self._rooms[room_id][0]
            if head.due <= now:
                return head
        return None

    def next_due(self) -> float | None:
        """When the first event is due; None when none waits."""
        return min((queue[0].due for queue in self._rooms.values()), default=None)

    def take(self, now: float) -> Pending[SourceT] | None:
        """Take the next event that is due out of its room."""
        head = self.next(now)
        if head is not None:
            self._remove(head.load.room_id)
        return head

    def holds(self, pending: Pending[SourceT]) -> bool:
        """Whether an event is still ours, and its message not done with."""
        return self._loads.get(pending.load.sequence) is pending.load

    def done(self, pending: Pending[SourceT]) -> bool:
        """Note that an event is handled, or given up.

        Returns:
            Whether the message that brought it is done with.
        """
        load = pending.load
        queue = self._rooms.get(load.room_id)
        if queue and queue[0] is pending:
            self._remove(load.room_id)
        load.left -= 1
        if load.left:
            return False
        del self._loads[load.sequence]
        return True

    def failed(self, room_id: str, now: float) -> int:
        """The first event of a room is to be tried again, later.

        Returns:
            How often it has been tried.
        """
        head = self._rooms[room_id][0]
        head.attempts += 1
        head.due = now + min(_FIRST_WAIT_S * 2 ** (head.attempts - 1), _LONGEST_WAIT_S)
        return head.attempts

    def sources(self) -> list[SourceT]:
        """The messages of the bus that are not done with."""
        return [load.source for load in self._loads.values()]

    def drop(self, rooms: set[str]) -> None:
        """Forget rooms whose partition another worker has now."""
        for room_id in rooms & self._rooms.keys():
            del self._rooms[room_id]
            self._order.remove(room_id)
        self._loads = {
            sequence: load
            for sequence, load in self._loads.items()
            if load.room_id not in rooms
        }

    def rooms(self) -> list[str]:
        """Rooms with events that are not done."""
        return list({load.room_id for load in self._loads.values()})

    def _remove(self, room_id: str) -> None:
        queue = self._rooms[room_id]
        queue.popleft()
        if not queue:
            del self._rooms[room_id]
            self._order.remove(room_id)

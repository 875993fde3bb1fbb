# SPDX-License-Identifier: MIT
"""What a worker has taken from the stream: in order in a room, held while it fails.

It asks nobody and reads no clock.
"""

from collections import deque
from typing import Final, Generic, TypeVar

from msgspec import Struct

from .envelope import Named

__all__ = ["Inbox", "Pending"]

SourceT = TypeVar("SourceT")

_FIRST_WAIT_S: Final = 1.0
_LONGEST_WAIT_S: Final = 60.0


class Pending(Struct, Generic[SourceT]):
    """An event that waits to be handled."""

    room_id: str
    named: Named
    source: SourceT
    """The message on the bus that brought it."""
    is_last: bool
    """Whether the message is done with it."""
    attempts: int = 0
    due: float = 0.0
    """Not before this moment, in seconds of the caller's clock."""


class Inbox(Generic[SourceT]):
    """Events by room; the first of a room stands for all behind it."""

    def __init__(self) -> None:
        self._rooms: dict[str, deque[Pending[SourceT]]] = {}
        self._order: deque[str] = deque()

    def __len__(self) -> int:
        """How many events wait."""
        return sum(map(len, self._rooms.values()))

    def put(self, room_id: str, events: list[Named], source: SourceT) -> None:
        """Take a message of the bus."""
        queue = self._rooms.get(room_id)
        if queue is None:
            queue = self._rooms[room_id] = deque()
            self._order.append(room_id)
        last = len(events) - 1
        for at, named in enumerate(events):
            queue.append(Pending(room_id, named, source, at == last))

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

    def done(self, room_id: str) -> None:
        """The first event of a room is handled, or given up."""
        queue = self._rooms[room_id]
        queue.popleft()
        if not queue:
            del self._rooms[room_id]
            self._order.remove(room_id)

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
        found: dict[int, SourceT] = {}
        for queue in self._rooms.values():
            for one in queue:
                found[id(one.source)] = one.source
        return list(found.values())

    def drop(self, rooms: set[str]) -> None:
        """Forget rooms whose partition another worker has now."""
        for room_id in rooms & self._rooms.keys():
            del self._rooms[room_id]
            self._order.remove(room_id)

    def rooms(self) -> list[str]:
        """Rooms with events that wait."""
        return list(self._rooms)

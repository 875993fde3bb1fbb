# SPDX-License-Identifier: MIT
"""The changes that a worker has received: ordered by key, held on failure.

The key is the room unless the worker chooses another. A delivered event stays at the
front of its key until it is done, and none behind it is delivered; or it is taken out,
and the next one may follow at once. A message of the bus is done when all of its events
are. No I/O, no clock.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import count, islice, takewhile
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from ..envelope import Change, Named, Passed
from ..observability.log import log

__all__ = ["Inbox", "Load", "Pending", "wait_after"]

SourceT = TypeVar("SourceT")

_FIRST_WAIT_S: Final = 1.0
_LONGEST_WAIT_S: Final = 60.0
_REMEMBERED: Final = 4_096
"""Limit on finished messages to remember: their acknowledgements may be lost."""


class Load(Struct, Generic[SourceT]):
    """A message on the bus, until all of its events are done."""

    room_id: str
    sequence: int
    """Its sequence in the stream."""
    source: SourceT
    left: int
    """Events that are not done."""
    first: str = ""
    """Name of its first event: sequences restart if a stream is created again."""
    is_held: bool = True
    """Whether it is here, and not done."""
    is_owed: bool = True
    """Whether the broker waits for its acknowledgement."""


class Pending(Struct, Generic[SourceT]):
    """An event that waits to be handled, or is being handled."""

    named: Named | Passed
    load: Load[SourceT]
    """The message on the bus that brought it."""
    key: Hashable
    """Its ordering key."""
    attempts: int = 0
    """How often handling it failed."""

    def read(self) -> Change:
        """Decode the change, once."""
        named = self.named
        if isinstance(named, Passed):
            change = named.read()
            self.named = Named(named.id, named.message_id, named.moment, change)
            return change
        return named.change


class Inbox(Generic[SourceT]):
    """Events by key; the first event of a key holds back all behind it."""

    def __init__(self, key_of: Callable[[Any], Hashable] | None = None) -> None:
        """Initialize an empty inbox.

        Args:
            key_of: Gives the ordering key of a change; its room when None.
        """
        self._key_of = key_of
        self._queues: dict[Hashable, deque[Pending[SourceT]]] = {}
        self._ready: deque[Hashable] = deque()
        self._later: list[tuple[float, int, Hashable]] = []
        self._tie: Final = count()
        # By sequence and name: sequences restart if a stream is created again.
        self._loads: dict[tuple[int, str], Load[SourceT]] = {}
        # Finds its oldest at once; a dict scans the deleted entries.
        self._finished: OrderedDict[int, str] = OrderedDict()
        self._waiting = 0

    def __len__(self) -> int:
        """Number of events, including delivered ones."""
        return self._waiting

    @property
    def ready(self) -> int:
        """Number of events that can be delivered now: the first of each key."""
        return len(self._ready)

    @property
    def unfinished(self) -> int:
        """Number of events that are not done."""
        return sum(load.left for load in self._loads.values())

    def put(
        self,
        room_id: str,
        sequence: int,
        events: Sequence[Named | Passed],
        source: SourceT,
    ) -> bool:
        """Add a message of the bus, unless it is here already.

        The broker redelivers a message that was not acknowledged in time, such as while
        the worker's loop was blocked, or whose acknowledgement was lost.

        Args:
            room_id: Its room.
            sequence: Its sequence in the stream.
            events: Its events: at least one.
            source: The message.

        Returns:
            False for one that was done: it has to be acknowledged again.
        """
        first = events[0].id
        if (known := self._loads.get((sequence, first))) is not None:
            if not known.is_owed:
                known.source, known.is_owed = source, True
            return True
        if self._finished.get(sequence) == first:
            return False
        load = Load(room_id, sequence, source, len(events), first)
        self._loads[sequence, first] = load
        self._waiting += len(events)
        key_of = self._key_of
        for named in events:
            pending = Pending(named, load, room_id)
            if key_of is not None:
                pending.key = room_id, _key_of(pending, key_of)
            queue = self._queues.get(pending.key)
            if queue is None:
                queue = self._queues[pending.key] = deque()
                self._ready.append(pending.key)
            queue.append(pending)
        return True

    def next(self, now: float) -> Pending[SourceT] | None:
        """Deliver the next event that is due; keys take turns.

        Nothing else of its key is delivered until it is done or has failed.
        """
        while self._later and self._later[0][0] <= now:
            self._ready.append(heappop(self._later)[2])
        if not self._ready:
            return None
        return self._queues[self._ready.popleft()][0]

    def next_row(self, now: float, most: int) -> list[Pending[SourceT]]:
        """Deliver the events of a key that are due, in order, as `next` does with one.

        An event that has failed before is delivered alone.

        Args:
            now: The moment.
            most: Limit on events.

        Returns:
            Events of one key; none when nothing is due.
        """
        head = self.next(now)
        if head is None:
            return []
        if head.attempts or most == 1:
            return [head]
        queue = self._queues[head.key]
        return list(takewhile(_is_new, islice(queue, most)))

    def next_due(self) -> float | None:
        """When the first failed event is due again; None when none waits."""
        return self._later[0][0] if self._later else None

    def take(self, now: float) -> Pending[SourceT] | None:
        """Remove the next event that is due from its key."""
        head = self.next(now)
        if head is not None:
            self._remove(head.key, 1)
        return head

    def holds(self, pending: Pending[SourceT]) -> bool:
        """Whether an event is still ours, and its message not done."""
        return pending.load.is_held

    def done(self, row: Sequence[Pending[SourceT]]) -> list[SourceT]:
        """Record that events of a key are handled, or given up.

        Args:
            row: The events, in order; all are ours.

        Returns:
            Their messages whose events are all done.
        """
        head = row[0]
        queue = self._queues.get(head.key)
        if queue and queue[0] is head:
            self._remove(head.key, len(row))
        if len(row) == 1 and head.load.left > 1:  # as are nearly all single ones
            head.load.left -= 1
            return []
        finished: list[SourceT] = []
        for pending in row:
            load = pending.load
            load.left -= 1
            if not load.left:
                self._finish(load)
                if load.is_owed:
                    finished.append(load.source)
        return finished

    def _finish(self, load: Load[SourceT]) -> None:
        load.is_held = False
        del self._loads[load.sequence, load.first]
        self._finished[load.sequence] = load.first
        if len(self._finished) > _REMEMBERED:
            self._finished.popitem(last=False)

    def failed(self, row: Sequence[Pending[SourceT]], now: float) -> int:
        """Schedule a retry of events that were delivered together.

        Returns:
            Number of attempts of the first one.
        """
        for pending in row:
            pending.attempts += 1
        head = row[0]
        due = now + wait_after(head.attempts)
        heappush(self._later, (due, next(self._tie), head.key))
        return head.attempts

    def sequences(self, is_room: Callable[[str], bool]) -> list[int]:
        """Sequences of messages that are not done.

        Args:
            is_room: Selects the rooms.
        """
        return [one.sequence for one in self._of(is_room)]

    def disown(self, is_room: Callable[[str], bool]) -> None:
        """Disable acknowledgements of current messages: the broker has forgotten them.

        Sequences may restart: an acknowledgement would be taken for another message's.

        Args:
            is_room: Selects the rooms.
        """
        for one in self._of(is_room):
            one.is_owed = False

    def sources(self) -> list[SourceT]:
        """The messages of the bus that are not yet acknowledged."""
        return [load.source for load in self._loads.values() if load.is_owed]

    def _of(self, is_room: Callable[[str], bool]) -> list[Load[SourceT]]:
        return [one for one in self._loads.values() if is_room(one.room_id)]

    def drop(self, rooms: Iterable[str]) -> None:
        """Drop rooms whose partition is now assigned to another worker."""
        gone = set(rooms)
        dropped = [
            key for key, queue in self._queues.items() if queue[0].load.room_id in gone
        ]
        for key in dropped:
            self._waiting -= len(self._queues.pop(key))
        self._ready = deque(key for key in self._ready if key in self._queues)
        self._later = [one for one in self._later if one[2] in self._queues]
        heapify(self._later)
        for load in self._of(gone.__contains__):
            load.is_held = False
            del self._loads[load.sequence, load.first]

    def rooms(self) -> list[str]:
        """Rooms with events that are not done."""
        return list({load.room_id for load in self._loads.values()})

    def _remove(self, key: Hashable, count: int) -> None:
        queue = self._queues[key]
        self._waiting -= count
        while count:
            queue.popleft()
            count -= 1
        if queue:
            self._ready.append(key)
        else:
            del self._queues[key]


def _key_of(pending: Pending[SourceT], key_of: Callable[[Any], Hashable]) -> Hashable:
    """Return the key of an event; None if the user's function fails for it.

    The event is delivered to its handler anyway: it can be retried there, and
    finally becomes a dead letter, while a worker that ended here would end again.
    """
    try:
        key = key_of(pending.read())
        hash(key)
    except Exception:  # noqa: BLE001  # of the user's function, any
        log.exception("what orders %s cannot be determined", pending.named.id)
        return None
    return key


def wait_after(attempts: int) -> float:
    """Return the backoff in seconds after a number of failures."""
    return min(_FIRST_WAIT_S * 2.0 ** min(attempts - 1, 32), _LONGEST_WAIT_S)


def _is_new(pending: Pending[SourceT]) -> bool:
    return not pending.attempts

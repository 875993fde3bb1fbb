# SPDX-License-Identifier: MIT
"""A bounded buffer of the pending events of one subscriber, as raw JSON."""

from collections import deque
from collections.abc import Sequence
from time import time_ns
from typing import Final, Protocol

from ...concurrency.waiters import Waiter
from ...model.gap import Gap, wall_clock
from ...model.payload import Timestamp
from ...options.buffering import Buffering, SlowConsumer
from .revision import Deletions

__all__ = ["Buffer", "BufferOwner", "HeldBack", "HeldItem", "Item"]

HeldItem = bytes | Deletions
"""An event's arguments as JSON, or deletions that were fetched or reported."""
Item = HeldItem | Gap
"""An event, or a gap."""

_MOST_HELD: Final = 10_000
_MOST_HELD_BYTES: Final = 16 * 1024 * 1024
_GRACE_EVENTS: Final = 10_000
_GRACE_BYTES: Final = 16 * 1024 * 1024


class BufferOwner(Protocol):
    """Decides what happens at the bounds."""

    def on_full(self) -> None:
        """Handle a full buffer according to the policy.

        Where the oldest are dropped, a `Gap` is the first item now.
        """
        ...

    def on_room(self) -> None:
        """Handle that a full buffer is half empty again."""
        ...


class Buffer:
    """A queue between a subscriber and one iterating task.

    It holds bytes and not objects: decoded messages that grow old in a queue burden
    the garbage collector, bytes do not. Its bounds are enforced by `put`.

    Attributes:
        items: The pending items, oldest first.
        size: Bytes in it.
        dropped: Number of events dropped so far.
        error: The error to raise after the last item, once `has_ended`.
        has_ended: Whether no more items will come.
        is_full: Whether it was full, and is not yet half empty again.
        waiter: Wakes the task that waits for the next item; None while none does.
        when_full: The policy for a full buffer.
    """

    __slots__ = (
        "_caught_up_ns",
        "_is_in_grace",
        "_max_bytes",
        "_max_events",
        "_owner",
        "_room_bytes",
        "_room_events",
        "dropped",
        "error",
        "has_ended",
        "is_full",
        "items",
        "size",
        "waiter",
        "when_full",
    )

    def __init__(self, bounds: Buffering, owner: BufferOwner) -> None:
        self.items: Final[deque[Item]] = deque()
        self.size = 0
        self.dropped = 0
        self.error: Exception | None = None
        self.has_ended = False
        self.when_full: Final = bounds.when_full
        self._caught_up_ns = time_ns()
        self._owner: Final = owner
        self._max_events: Final = bounds.events
        self._max_bytes: Final = bounds.bytes
        self._room_events: Final = bounds.events // 2
        self._room_bytes: Final = bounds.bytes // 2
        self.is_full = False
        self._is_in_grace = False
        self.waiter: Waiter | None = None

    def put(self, item: HeldItem) -> None:
        """Add an event that arrived."""
        items = self.items
        size = len(item)
        is_over = len(items) >= self._max_events or self.size + size > self._max_bytes
        if is_over and not self._make_room(size):
            return
        items.append(item)
        self.size += size
        if self.waiter is not None:
            self.waiter.wake()
            self.waiter = None

    def offer(self, items: Sequence[HeldItem]) -> int:
        """Add events while there is room; an empty buffer accepts one of any size.

        If all are added, the buffer no longer counts as full, even if it is not half
        empty yet: the owner is informed of the next event that is refused.

        Returns:
            How many were added; if not all, the owner is informed of room later.
        """
        self.is_full = False
        for taken, item in enumerate(items):
            if self.items and not self.has_room(1, len(item)):
                self.is_full = True
                return taken
            self.append(item)
        return len(items)

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Add events that there is room for.

        Args:
            events: Their arguments.
            size: Their total size in bytes.
        """
        self.items.extend(events)
        self.size += size
        self.wake()

    def append(self, item: HeldItem) -> None:
        """Add an item regardless of the bounds."""
        self.items.append(item)
        self.size += len(item)
        self.wake()

    def has_room(self, events: int, size: int) -> bool:
        """Whether this number of further events and bytes fits."""
        return (
            len(self.items) + events <= self._max_events
            and self.size + size <= self._max_bytes
        )

    def mark(self, gap: Gap) -> None:
        """Append a gap; consecutive gaps of a room are merged."""
        last = self.items[-1] if self.items else None
        if isinstance(last, Gap) and last.room_id == gap.room_id:
            self.items[-1] = Gap(last.since, gap.until, gap.reason, gap.room_id)
        else:
            self.items.append(gap)
        self.wake()

    def take(self) -> Item:
        """Remove and return the oldest item; the buffer must not be empty."""
        item = self.items.popleft()
        if not isinstance(item, Gap):
            self.size -= len(item)
        elif self.when_full is SlowConsumer.WAIT:
            self.begin_grace()
            return item
        if self.is_full:
            self.check_room()
        return item

    def take_events(self, most: int) -> list[bytes]:
        """Remove and return the oldest events, up to the first gap, as a batch.

        Args:
            most: Most events to return.
        """
        items = self.items
        events: list[bytes] = []
        while items and len(events) < most and type(item := items[0]) is bytes:
            events.append(item)
            items.popleft()
        self.size -= sum(map(len, events))
        if self.is_full and events:
            self.check_room()
        return events

    def put_back(self, events: list[bytes]) -> None:
        """Put back events that were taken and not processed."""
        self.items.extendleft(reversed(events))
        self.size += sum(map(len, events))

    def end(self, error: Exception | None) -> None:
        """End the buffer; pending items can still be taken."""
        if not self.has_ended:
            self.has_ended = True
            self.error = error
        self.wake()

    def close(self) -> None:
        """Drop everything: the consumer has left."""
        self.items.clear()
        self.size = 0
        self.end(None)
        if self.is_full:
            self._make_known_that_there_is_room()

    def wait_with(self, waiter: Waiter) -> None:
        """Let `put` and `end` wake this waiter, once; the buffer is empty now."""
        self._caught_up_ns = time_ns()
        self.waiter = waiter

    @property
    def caught_up_at(self) -> Timestamp:
        """Moment when the consumer had last taken everything."""
        return Timestamp(self._caught_up_ns // 1_000_000)

    def wake(self) -> None:
        """Wake the task that waits, if one does."""
        if self.waiter is not None:
            self.waiter.wake()
            self.waiter = None

    def stop_waiting(self) -> None:
        """Forget the waiter: its task was cancelled."""
        self.waiter = None

    def _make_room(self, size: int) -> bool:
        """Apply the policy to an event that does not fit; return whether to add it."""
        if self.when_full is SlowConsumer.DROP_OLDEST:
            self._drop_oldest(size)
            return True
        if self.when_full is SlowConsumer.RECOVER and not self.items:
            return True  # larger than the whole buffer: fetching does not help
        if self._is_in_grace and self._has_grace():
            return True
        if not self.is_full or self._is_in_grace:
            self.is_full = True
            self._is_in_grace = False
            self._owner.on_full()
        if self.when_full is SlowConsumer.WAIT:
            return True  # the socket is no longer read; events already read are kept
        self.dropped += self.when_full is SlowConsumer.FAIL
        return False

    def _drop_oldest(self, size: int) -> None:
        items = self.items
        first = items[0] if items else None
        since = first.since if isinstance(first, Gap) else self.caught_up_at
        while items and (
            len(items) >= self._max_events or self.size + size > self._max_bytes
        ):
            oldest = items.popleft()
            if not isinstance(oldest, Gap):
                self.size -= len(oldest)
                self.dropped += 1
        items.appendleft(Gap(since, wall_clock(), "the consumer was too slow"))
        if not isinstance(first, Gap):
            self._owner.on_full()

    def begin_grace(self) -> None:
        """Keep the socket reading, full or not, until the next item is taken.

        The task that takes a gap calls the server next, and the task that will take
        the first item may be waiting for a call: their answers must be read.
        """
        is_paused = self.is_full and not self._is_in_grace
        self.is_full = self._is_in_grace = True
        if is_paused:
            self._owner.on_room()

    def check_room(self) -> None:
        """Inform the owner once there is room; for code that pops items itself."""
        if len(self.items) <= self._room_events and self.size <= self._room_bytes:
            self._make_known_that_there_is_room()
        elif self._is_in_grace:
            self._is_in_grace = False
            if not self.has_room(0, 0):
                self._owner.on_full()
            else:
                self.is_full = False

    def _make_known_that_there_is_room(self) -> None:
        self.is_full = False
        if self._is_in_grace:
            self._is_in_grace = False
        else:
            self._owner.on_room()

    def _has_grace(self) -> bool:
        return (
            len(self.items) < self._max_events + _GRACE_EVENTS
            and self.size < self._max_bytes + _GRACE_BYTES
        )


class HeldBack:
    """Items held until the events missing before them have been fetched.

    Attributes:
        items: The held items, oldest first.
    """

    __slots__ = ("_distrusted", "_size", "items")

    def __init__(self) -> None:
        self.items: list[HeldItem] = []
        self._size = 0
        self._distrusted = 0

    def add(self, item: HeldItem) -> bool:
        """Hold another item; return whether the bounds still hold."""
        self.items.append(item)
        self._size += len(item)
        return len(self.items) <= _MOST_HELD and self._size <= _MOST_HELD_BYTES

    def replace(self, items: list[HeldItem]) -> None:
        """Hold these instead."""
        self.items = items
        self._size = sum(map(len, items))
        self._distrusted = 0

    def drop(self, count: int) -> None:
        """Release the oldest items."""
        self._size -= sum(map(len, self.items[:count]))
        del self.items[:count]
        self._distrusted = 0

    def distrust(self) -> None:
        """Mark the held events as uncertain: they may have been deleted unnoticed."""
        self._distrusted = len(self.items)

    def drop_distrusted(self) -> None:
        """Drop the uncertain events."""
        self.drop(self._distrusted)

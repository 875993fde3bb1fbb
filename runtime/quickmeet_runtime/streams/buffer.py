# SPDX-License-Identifier: MIT
"""What one subscriber has not taken yet: raw JSON, bounded."""

from collections import deque
from collections.abc import Callable, Sequence
from time import time_ns
from typing import Final

from ..concurrency.waiters import Waiter
from ..model.payload import Timestamp
from .buffering import Buffering, SlowConsumer
from .recovery.gap import Gap, wall_clock

__all__ = ["Buffer"]


class Buffer:
    """A queue between the link and one iterating task.

    Bytes wait in it and not objects: decoded messages that grow old in a queue
    feed the garbage collector, bytes do not. Its bounds hold inside `put`.

    Attributes:
        items: What waits, oldest first: JSON, or a `Gap`.
        size: Bytes in it.
        dropped: Events given up so far.
        error: What to raise after the last item, once `has_ended`.
        has_ended: Nothing more will come.
        when_full: What to do with more than it may hold.
        on_full: Called when it is full; what that means is the policy's. Where
            the oldest are dropped, a `Gap` is the first item then.
        on_room: Called when a buffer that was full is half empty again.
    """

    __slots__ = (
        "_caught_up_ns",
        "_is_full",
        "_max_bytes",
        "_max_events",
        "_room_bytes",
        "_room_events",
        "_waiter",
        "dropped",
        "error",
        "has_ended",
        "items",
        "on_full",
        "on_room",
        "size",
        "when_full",
    )

    def __init__(self, bounds: Buffering) -> None:
        self.items: Final[deque[bytes | Gap]] = deque()
        self.size = 0
        self.dropped = 0
        self.error: Exception | None = None
        self.has_ended = False
        self._caught_up_ns = time_ns()
        self.when_full: Final = bounds.when_full
        self.on_full: Callable[[], None] | None = None
        self.on_room: Callable[[], None] | None = None
        self._max_events: Final = bounds.events
        self._max_bytes: Final = bounds.bytes
        self._room_events: Final = bounds.events // 2
        self._room_bytes: Final = bounds.bytes // 2
        self._is_full = False
        self._waiter: Waiter | None = None

    def put(self, args: bytes) -> None:
        """Take one event that arrived."""
        items = self.items
        size = len(args)
        is_over = len(items) >= self._max_events or self.size + size > self._max_bytes
        if is_over and not self._make_room(size):
            return
        items.append(args)
        self.size += size
        if self._waiter is not None:
            self._waiter.wake()
            self._waiter = None

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take events that there is room for.

        Args:
            events: Their arguments.
            size: How many bytes they are together.
        """
        self.items.extend(events)
        self.size += size
        self.wake()

    def has_room(self, events: int, size: int) -> bool:
        """Whether so many more events fit, of so many bytes."""
        return (
            len(self.items) + events <= self._max_events
            and self.size + size <= self._max_bytes
        )

    def mark(self, gap: Gap) -> None:
        """Put a gap where the next event would come; two in a row are one."""
        last = self.items[-1] if self.items else None
        if isinstance(last, Gap):
            self.items[-1] = Gap(last.since, gap.until, gap.reason)
        else:
            self.items.append(gap)
        self.wake()

    def take(self) -> bytes | Gap:
        """Take the oldest item; there has to be one."""
        item = self.items.popleft()
        if type(item) is bytes:
            self.size -= len(item)
        if self._is_full:
            self._look_for_room()
        return item

    def end(self, error: Exception | None) -> None:
        """Say that nothing more will come; what waits is still taken."""
        if not self.has_ended:
            self.has_ended = True
            self.error = error
        self.wake()

    def close(self) -> None:
        """Let go of everything: nobody will take it."""
        self.items.clear()
        self.size = 0
        self.end(None)
        if self._is_full:
            self._look_for_room()

    def wait_with(self, waiter: Waiter) -> None:
        """Let `put` and `end` wake this waiter, once; nothing waits now."""
        self._caught_up_ns = time_ns()
        self._waiter = waiter

    @property
    def caught_up_at(self) -> Timestamp:
        """When the consumer last had taken everything."""
        return Timestamp(self._caught_up_ns // 1_000_000)

    def wake(self) -> None:
        """Wake whoever waits."""
        if self._waiter is not None:
            self._waiter.wake()
            self._waiter = None

    @property
    def is_waited_for(self) -> bool:
        """Whether a task waits for the next item."""
        return self._waiter is not None

    def stop_waiting(self) -> None:
        """Forget the waiter: its task goes on, or was cancelled."""
        self._waiter = None

    def _make_room(self, size: int) -> bool:
        """Whether to take an event that does not fit."""
        if self.when_full is SlowConsumer.DROP_OLDEST:
            self._drop_oldest(size)
            return True
        if self.when_full is SlowConsumer.RECOVER and not self.items:
            return True  # larger than all that may wait: fetching does not help
        if not self._is_full:
            self._is_full = True
            if self.on_full is not None:
                self.on_full()
        if self.when_full is SlowConsumer.WAIT:
            return True  # the socket is no longer read; what was read is kept
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
            if type(oldest) is bytes:
                self.size -= len(oldest)
                self.dropped += 1
        items.appendleft(Gap(since, wall_clock(), "the consumer was too slow"))
        if not isinstance(first, Gap) and self.on_full is not None:
            self.on_full()

    def _look_for_room(self) -> None:
        if len(self.items) <= self._room_events and self.size <= self._room_bytes:
            self._is_full = False
            if self.on_room is not None:
                self.on_room()

# SPDX-License-Identifier: MIT
"""Handle events in order within a key and concurrently across keys, bounded.

The workers take turns at reading: the worker that takes an event from the source
handles it itself, so that a function that does not wait costs no task switch. Another
worker reads on as soon as the first one waits for something. Events whose key is
being handled wait in that key's queue.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Final, Generic, Literal, TypeVar

import anyio
from anyio.abc import TaskGroup

__all__ = ["MOST_QUEUED", "By", "KeyedWorkers", "key_function"]

EventT = TypeVar("EventT")

MOST_QUEUED: Final = 1000
"""Events that may wait behind busy keys; then the source is no longer read."""


class KeyedWorkers(Generic[EventT]):
    """Up to ``limit`` tasks that handle the events of one source.

    Args:
        read: Waits for the next event; `StopAsyncIteration` ends the workers.
        passes_over: Exceptions of reading that skip an event.
        key_of: Returns the key of an event.
        handle: Handles one event; an exception ends all workers.
        limit: Most events handled at the same time.
    """

    def __init__(
        self,
        read: Callable[[], Awaitable[EventT]],
        key_of: Callable[[EventT], Hashable],
        handle: Callable[[EventT], Awaitable[None]],
        limit: int,
        passes_over: tuple[type[Exception], ...] = (),
    ) -> None:
        self._read = read
        self._passes_over = passes_over
        self._key_of = key_of
        self._handle = handle
        self._limit = limit
        self._queues: dict[Hashable, deque[EventT] | None] = {}
        self._queued = 0
        self._is_reading = False
        self._has_ended = False
        self._workers = 0
        self._is_successor_called = False
        self._idle: deque[anyio.Event] = deque()
        self._room: anyio.Event | None = None

    async def run(self) -> None:
        """Handle events until the source ends and all events read are handled."""
        async with anyio.create_task_group() as tasks:
            self._hire(tasks)

    def stop(self) -> None:
        """Drop the events that wait behind others; those in progress are finished."""
        for key in self._queues:
            self._queues[key] = None
        self._count(-self._queued)

    def _hire(self, tasks: TaskGroup) -> None:
        self._workers += 1
        tasks.start_soon(self._work, tasks)

    async def _work(self, tasks: TaskGroup) -> None:
        """Read an event whose key is idle; handle it and the events behind it."""
        self._is_successor_called = False
        queues, read, key_of, handle = (
            self._queues, self._read, self._key_of, self._handle,
        )  # fmt: skip
        while True:
            if self._is_reading:
                await self._wait_to_read()
            if self._has_ended:
                return
            self._is_reading = True
            try:
                while True:
                    try:
                        event = await read()
                    except self._passes_over:
                        continue
                    key = key_of(event)
                    if key not in queues:
                        break
                    await self._put(key, event)
            except StopAsyncIteration:
                self._has_ended = True
                return
            finally:
                self._is_reading = False
                if self._has_ended or not self._is_successor_called:
                    self._pass_on(tasks)
            queues[key] = None  # busy, and nothing waits
            await handle(event)
            while queue := queues[key]:
                self._count(-1)
                await handle(queue.popleft())
            del queues[key]

    async def _wait_to_read(self) -> None:
        while self._is_reading:
            woken = anyio.Event()
            self._idle.append(woken)
            await woken.wait()
            self._is_successor_called = False

    async def _put(self, key: Hashable, event: EventT) -> None:
        """Queue an event behind its key; wait while the queues are full."""
        queue = self._queues[key]
        if queue is None:
            queue = self._queues[key] = deque()
        queue.append(event)
        self._count(1)
        if self._queued >= MOST_QUEUED:
            self._room = anyio.Event()
            await self._room.wait()

    def _pass_on(self, tasks: TaskGroup) -> None:
        """Let another worker read in case this one waits for something.

        One successor is called at a time: while it has not run yet, this worker
        may have handled its event and read the next one itself.
        """
        if self._has_ended:
            while self._idle:
                self._idle.popleft().set()
        elif self._idle:
            self._is_successor_called = True
            self._idle.popleft().set()
        elif self._workers < self._limit:
            self._is_successor_called = True
            self._hire(tasks)

    def _count(self, events: int) -> None:
        self._queued += events
        if self._room is not None and self._queued < MOST_QUEUED:
            self._room.set()
            self._room = None


By = Literal["room", "thread"] | Callable[[EventT], Hashable]
"""The key by which events are ordered; events with different keys run side by side."""


def key_function(by: By[EventT]) -> Callable[[EventT], Hashable]:
    """Return the function that computes the key of an event.

    Args:
        by: ``"room"``, ``"thread"`` or a function of an event.

    Raises:
        ValueError: It is another string.
    """
    if callable(by):
        return by
    try:
        return _NAMED[by]
    except KeyError:
        known = " or ".join(repr(name) for name in _NAMED)
        raise ValueError(f"by={by!r}: use {known}, or a function") from None


def _room(event: object) -> Hashable:
    """Id of the room of a message, of a change, or of an event that holds one."""
    room_id: object = getattr(event, "room_id", None)
    if isinstance(room_id, str):
        return room_id
    room_id = getattr(getattr(event, "message", None), "room_id", None)
    return room_id if isinstance(room_id, str) else None


def _thread(event: object) -> Hashable:
    """Room and root message of the thread; a message outside threads is a root."""
    message: object = getattr(event, "message", event)
    for name in ("thread_id", "id", "message_id"):
        found: object = getattr(message, name, None)
        if isinstance(found, str):
            return _room(event), found
    return _room(event), None


_NAMED: Final[dict[str, Callable[[object], Hashable]]] = {
    "room": _room,
    "thread": _thread,
}

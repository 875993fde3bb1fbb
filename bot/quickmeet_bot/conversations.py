# SPDX-License-Identifier: MIT
"""Messages in order within a conversation, side by side across conversations.

One task reads and never answers, so that a function that waits for a reply gets it,
however many others are at work. What a waiting function gets is handled when the
function is: after a kill both come again.
"""

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

import anyio
from anyio.abc import TaskGroup

from .incoming import Incoming
from .progress import Progress, Ticket

__all__ = ["Conversations"]

logger = logging.getLogger("quickmeet")

_MOST_WAITING: Final = 1_000
"""Messages that may wait behind others; then nothing more is read."""

Fits = Callable[[Incoming], bool]


class _Waiting:
    """A function that waits for a message."""

    def __init__(self, asked: "Incoming", fits: Fits) -> None:
        self.asked: Final = asked
        self.fits: Final = fits
        self.found: Incoming | None = None
        self.woken: Final = anyio.Event()


class Conversations:
    """Calls one function with messages.

    Args:
        key_of: What messages are kept in order by.
        answer: Answers one message; raises nothing but cancellation.
        limit: How many are answered at the same time.
        progress: Is told what was begun and finished.
        on_finished: Called with the id of a message that was finished.
    """

    def __init__(
        self,
        key_of: Callable[[Incoming], Hashable],
        answer: Callable[[Incoming], Awaitable[None]],
        limit: int,
        progress: Progress,
        on_finished: Callable[[str], None],
    ) -> None:
        self._key_of: Final = key_of
        self._answer: Final = answer
        self._progress: Final = progress
        self._on_finished: Final = on_finished
        self._turns: Final = anyio.Semaphore(limit)
        self._queues: Final[dict[Hashable, deque[tuple[Incoming, Ticket]]]] = {}
        self._waiting: Final[list[_Waiting]] = []
        self._taken: Final[dict[str, list[Ticket]]] = {}
        self._names: Final[dict[Ticket, str]] = {}
        self._queued = 0
        self._room: anyio.Event | None = None

    async def take(self, incoming: Incoming, tasks: TaskGroup) -> None:
        """Take a message; waits while too many others wait.

        Args:
            incoming: The message.
            tasks: Where it is answered.
        """
        ticket = self._progress.begin(incoming.id)
        if self._give_to_waiting(incoming, ticket):
            return
        key = self._key_of(incoming)
        queue = self._queues.get(key)
        if queue is None:
            self._queues[key] = deque([(incoming, ticket)])
            self._queued += 1
            tasks.start_soon(self._work, key)
        else:
            queue.append((incoming, ticket))
            self._queued += 1
        while self._queued >= _MOST_WAITING:
            self._room = anyio.Event()
            await self._room.wait()

    async def wait(
        self, asked: Incoming, fits: Fits, within: float | None
    ) -> Incoming | None:
        """Wait for a message that fits, behind the one that asked; see `Waits`."""
        found = self._find_queued(asked, fits)
        if found is not None:
            return found
        waiting = _Waiting(asked, fits)
        self._waiting.append(waiting)
        self._turns.release()  # others may work meanwhile
        try:
            with anyio.move_on_after(within):
                await waiting.woken.wait()
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
            with anyio.CancelScope(shield=True):
                await self._turns.acquire()
        return waiting.found

    def _give_to_waiting(self, incoming: Incoming, ticket: Ticket) -> bool:
        for waiting in self._waiting:
            if waiting.fits(incoming):
                self._waiting.remove(waiting)
                self._note_taken(incoming, ticket, waiting.asked)
                waiting.found = incoming
                waiting.woken.set()
                return True
        return False

    def _find_queued(self, asked: Incoming, fits: Fits) -> Incoming | None:
        """A message that came before its function waited, after a restart mostly."""
        for queue in self._queues.values():
            for one in queue:
                incoming, ticket = one
                if fits(incoming) and _is_after(incoming, asked):
                    queue.remove(one)
                    self._count_off()
                    self._note_taken(incoming, ticket, asked)
                    return incoming
        return None

    def _note_taken(self, incoming: Incoming, ticket: Ticket, asked: Incoming) -> None:
        """It is handled when the message is that began the conversation."""
        incoming.origin_id = asked.origin_id
        self._taken.setdefault(asked.origin_id, []).append(ticket)
        self._names[ticket] = incoming.id

    async def _work(self, key: Hashable) -> None:
        queue = self._queues[key]
        while queue:
            async with self._turns:
                if not queue:
                    break  # another function waited for it
                incoming, ticket = queue.popleft()
                self._count_off()
                await self._answer(incoming)
            for one in (*self._taken.pop(incoming.id, ()), ticket):
                self._progress.finish(one)
                self._on_finished(self._names.pop(one, incoming.id))
        del self._queues[key]

    def _count_off(self) -> None:
        self._queued -= 1
        if self._room is not None and self._queued < _MOST_WAITING:
            self._room.set()
            self._room = None


def _is_after(one: Incoming, other: Incoming) -> bool:
    return one.message.sent_at >= other.message.sent_at

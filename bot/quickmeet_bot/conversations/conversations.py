# SPDX-License-Identifier: MIT
"""Handle messages in order within a conversation, concurrently across conversations.

One task only reads, so that a handler that waits for a reply gets it however many
others are running. A reply counts as handled once the handler that received it has
finished: after a kill both are delivered again.

Missed messages arrive in the order of their last change: a question that got a
reaction or a reply in its thread comes after later ones. Messages that arrive together
are sorted by when they were sent.
"""

import logging
from collections.abc import Awaitable, Callable, Hashable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Final

import anyio
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint

from ..messages.incoming import Incoming
from ..state.progress import Progress, Ticket
from .lanes import Lane, Lanes, Turn

__all__ = ["Conversations"]

logger = logging.getLogger("quickmeet")

_MOST_QUEUED: Final = 1_000
"""Limit on queued messages; at the limit reading pauses."""
_MOST_WAITING: Final = 1_000
"""Limit on handlers that wait for a reply; beyond it the oldest wait ends."""

Fits = Callable[[Incoming], bool]
_Item = tuple[Incoming, Ticket]


class _Waiting:
    """A handler that waits for a message."""

    def __init__(self, asked: "Incoming", fits: Fits) -> None:
        self.asked: Final = asked
        self.fits: Final = fits
        self.found: Incoming | None = None
        self.woken: Final = anyio.Event()


class Conversations:
    """Dispatches messages to one function.

    Args:
        key_of: Gives the key of the conversation of a message.
        answer: Handles one message; raises nothing but cancellation.
        may_be_reply: Whether a waiting handler may receive a message.
        limit: How many handlers run at the same time.
        progress: Records which messages were begun and finished.
        on_finished: Called with the id of a message that was finished.
        is_more: Whether more messages have arrived than were taken; the reader awaits
            only `take`.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # what one bot does
        self,
        key_of: Callable[[Incoming], Hashable],
        answer: Callable[[Incoming], Awaitable[None]],
        may_be_reply: Fits,
        limit: int,
        progress: Progress,
        on_finished: Callable[[str], None],
        is_more: Callable[[], bool],
    ) -> None:
        self._key_of: Final = key_of
        self._answer: Final = answer
        self._may_be_reply: Final = may_be_reply
        self._progress: Final = progress
        self._on_finished: Final = on_finished
        self._is_more: Final = is_more
        self._lanes: Final = Lanes[_Item](self._begin, limit)
        self._at_work: Final[dict[str, Turn[_Item]]] = {}
        self._waiting: Final[list[_Waiting]] = []
        self._taken: Final[dict[str, list[_Item]]] = {}
        self._again: Final[dict[str, list[_Item]]] = {}
        self._arrived: list[_Item] = []
        self._queued = 0
        self._room: anyio.Event | None = None
        self._left: anyio.Event | None = None
        self._tasks: TaskGroup | None = None

    async def take(self, incoming: Incoming, tasks: TaskGroup) -> None:
        """Take a message; waits while the queue is full.

        Args:
            incoming: The message.
            tasks: The task group that its handler runs in.
        """
        self._tasks = tasks
        arrived = self._arrived
        arrived.append((incoming, self._progress.begin(incoming.id)))
        if not self._is_more() or len(arrived) + self._queued >= _MOST_QUEUED:
            self._sort_in()
        elif len(arrived) == 1:
            tasks.start_soon(self._sort_in_when_all_is_taken)
        while self._queued >= _MOST_QUEUED:
            self._room = anyio.Event()
            await self._room.wait()

    async def _sort_in_when_all_is_taken(self) -> None:
        """Let the reader take all that has arrived; the last item may be no message."""
        while self._arrived and self._is_more():
            await checkpoint()
        self._sort_in()

    def _sort_in(self) -> None:
        arrived, self._arrived = self._arrived, []
        if len(arrived) > 1:
            arrived.sort(key=_sent_at)
        for incoming, ticket in arrived:
            if not self._give_to_waiting(incoming, ticket):
                self._queued += 1
                self._lanes.add(self._key_of(incoming), (incoming, ticket))

    async def wait(
        self, asked: Incoming, fits: Fits, within: float | None
    ) -> Incoming | None:
        """Wait for a message that fits, behind the one that asked; see `Waits`."""
        found = self._find_again(asked, fits) or self._find_queued(asked, fits)
        if found is not None:
            return found
        waiting = _Waiting(asked, fits)
        self._waiting.append(waiting)
        self._bound()
        try:
            async with self.aside(asked):
                with anyio.move_on_after(within):
                    await waiting.woken.wait()
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
        return waiting.found

    async def stopped(self) -> None:
        """Wait until no handler is running."""
        while self._at_work:
            self._left = anyio.Event()
            await self._left.wait()

    @property
    def at_work(self) -> list[str]:
        """The messages being handled, by their ids."""
        return list(self._at_work)

    def begin_again(self, incoming: Incoming) -> None:
        """Start the handler again: it gets the same replies, in their order."""
        taken = self._taken.pop(incoming.id, [])
        self._again[incoming.id] = [*taken, *self._again.get(incoming.id, ())]
        for one, _ in (*taken, (incoming, 0)):
            one.begin_again()

    def aside(self, asked: Incoming) -> AbstractAsyncContextManager[None]:
        """Let later messages be handled while a block runs; see `Waits`."""
        turn = self._at_work.get(asked.origin_id)
        return nullcontext() if turn is None else turn

    def _bound(self) -> None:
        if len(self._waiting) > _MOST_WAITING:
            first = self._waiting.pop(0)
            logger.warning(
                "%r no longer waits for a reply: too many handlers wait", first.asked
            )
            first.woken.set()

    def _give_to_waiting(self, incoming: Incoming, ticket: Ticket) -> bool:
        for waiting in self._waiting:
            if waiting.fits(incoming) and self._may_be_reply(incoming):
                self._waiting.remove(waiting)
                self._note_taken(incoming, ticket, waiting.asked)
                waiting.found = incoming
                waiting.woken.set()
                return True
        return False

    def _find_again(self, asked: Incoming, fits: Fits) -> Incoming | None:
        """A reply that the handler had received before a lost connection ended it."""
        had = self._again.get(asked.origin_id, [])
        for one in had:
            if fits(one[0]):
                had.remove(one)
                self._taken.setdefault(asked.origin_id, []).append(one)
                return one[0]
        return None

    def _find_queued(self, asked: Incoming, fits: Fits) -> Incoming | None:
        """A message that arrived before its handler waited, mostly after a restart."""
        for queue in self._lanes.queues():
            for one in queue:
                incoming, ticket = one
                is_reply = fits(incoming) and _is_after(incoming, asked)
                if is_reply and self._may_be_reply(incoming):
                    queue.remove(one)
                    self._count_off()
                    self._note_taken(incoming, ticket, asked)
                    return incoming
        return None

    def _note_taken(self, incoming: Incoming, ticket: Ticket, asked: Incoming) -> None:
        """A message counts as handled once the one that began the conversation is."""
        incoming.origin_id = asked.origin_id
        if asked.origin_id in self._at_work:
            self._taken.setdefault(asked.origin_id, []).append((incoming, ticket))
        else:  # a task that outlived its handler
            self._finish(incoming, ticket)

    def _begin(self, lane: Lane[_Item]) -> None:
        if self._tasks is None:
            raise AssertionError  # nothing waits before a message was taken
        self._tasks.start_soon(self._work, lane)

    async def _work(self, lane: Lane[_Item]) -> None:
        turn = await self._lanes.take_turn(lane)
        goes_on = False
        try:
            if lane.queue:  # else another handler waited for it
                await self._handle(*lane.queue.popleft(), turn)
            goes_on = True
        finally:
            turn.end(goes_on=goes_on)

    async def _handle(
        self, incoming: Incoming, ticket: Ticket, turn: Turn[_Item]
    ) -> None:
        self._count_off()
        self._at_work[incoming.id] = turn
        try:
            await self._answer(incoming)
        finally:
            del self._at_work[incoming.id]
            if self._left is not None:
                self._left.set()
            taken = [
                *self._taken.pop(incoming.id, ()),
                *self._again.pop(incoming.id, ()),
            ]
        for one in (*taken, (incoming, ticket)):
            self._finish(*one)

    def _finish(self, incoming: Incoming, ticket: Ticket) -> None:
        self._progress.finish(ticket)
        self._on_finished(incoming.id)

    def _count_off(self) -> None:
        self._queued -= 1
        if self._room is not None and self._queued < _MOST_QUEUED:
            self._room.set()
            self._room = None


def _sent_at(item: _Item) -> int:
    return item[0].message.sent_at.milliseconds


def _is_after(one: Incoming, other: Incoming) -> bool:
    return one.message.sent_at >= other.message.sent_at

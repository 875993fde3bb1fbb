# SPDX-License-Identifier: MIT
"""Turns within a conversation, and a limit on handlers that run at the same time.

In one conversation one handler runs at a time. One that waits steps aside: later
messages are handled meanwhile. It resumes when no other handler is running there,
before what is still in the queue.
"""

from collections import deque
from collections.abc import Callable, Hashable
from types import TracebackType
from typing import Final, Generic, TypeVar

import anyio

__all__ = ["Lane", "Lanes", "Turn"]

ItemT = TypeVar("ItemT")


class Lane(Generic[ItemT]):
    """The queue of one conversation.

    Attributes:
        key: The conversation.
        queue: Messages not being handled yet.
    """

    def __init__(self, key: Hashable) -> None:
        self.key: Final = key
        self.queue: Final[deque[ItemT]] = deque()
        self.is_taken = False
        self._returning: Final[deque[anyio.Event]] = deque()

    def release(self) -> None:
        """Resume the handler that came back first, if any."""
        if self._returning:
            self._returning.popleft().set()
        else:
            self.is_taken = False

    async def take_back(self) -> None:
        """Wait until no other handler is running; goes before the queue."""
        if self.is_taken:
            free = anyio.Event()
            self._returning.append(free)
            await free.wait()
        self.is_taken = True


class Lanes(Generic[ItemT]):
    """The conversations that have queued messages or a running handler.

    Args:
        begin: Starts a handler in a lane that has queued messages.
        limit: How many handlers run at the same time.
    """

    def __init__(self, begin: Callable[[Lane[ItemT]], None], limit: int) -> None:
        self._begin: Final = begin
        self._turns: Final = anyio.Semaphore(limit)
        self._lanes: Final[dict[Hashable, Lane[ItemT]]] = {}

    def add(self, key: Hashable, item: ItemT) -> None:
        """Append a message to the queue of its conversation."""
        lane = self._lane(key)
        lane.queue.append(item)
        self._go_on(lane)

    def queues(self) -> list[deque[ItemT]]:
        """The queues by conversation."""
        return [lane.queue for lane in self._lanes.values()]

    async def take_turn(self, lane: Lane[ItemT]) -> "Turn[ItemT]":
        """Wait until fewer handlers than the limit are running."""
        try:
            await self._turns.acquire()
        except BaseException:
            lane.release()
            raise
        return Turn(self, lane)

    def release(self, lane: Lane[ItemT], *, goes_on: bool) -> None:
        """Release a turn and a conversation.

        Args:
            lane: The conversation.
            goes_on: Whether to start what waits there; False when all is cancelled.
        """
        self._turns.release()
        lane.release()
        if goes_on:
            self._go_on(lane)
        if not (lane.is_taken or lane.queue):
            self._lanes.pop(lane.key, None)

    async def take_back(self, key: Hashable) -> Lane[ItemT]:
        """Wait for a turn in a conversation, and take it again.

        The wait is shielded from cancellation, which ends the handler afterwards.
        """
        lane = self._lane(key)
        with anyio.CancelScope(shield=True):
            await lane.take_back()
            await self._turns.acquire()
        return lane

    def _lane(self, key: Hashable) -> Lane[ItemT]:
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(key)
        return lane

    def _go_on(self, lane: Lane[ItemT]) -> None:
        if lane.queue and not lane.is_taken:
            lane.is_taken = True
            self._begin(lane)


class Turn(Generic[ItemT]):
    """The turn of a running handler; as a context manager, it steps aside.

    Several tasks of it may be in such blocks: it comes back when the last one leaves.

    Args:
        lanes: All conversations.
        lane: The lane that it holds.
    """

    def __init__(self, lanes: Lanes[ItemT], lane: Lane[ItemT]) -> None:
        self._lanes: Final = lanes
        self._lane = lane
        self._is_held = True
        self._has_ended = False
        self._aside = 0

    def end(self, *, goes_on: bool) -> None:
        """End the turn; see `Lanes.release`."""
        self._has_ended = True
        self._let_go(goes_on=goes_on)

    async def __aenter__(self) -> None:
        """Step aside."""
        self._aside += 1
        self._let_go(goes_on=True)

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Come back, unless other tasks of the handler are still aside."""
        self._aside -= 1
        if self._aside or self._has_ended:
            return
        self._aside += 1  # so that no other handler comes back meanwhile
        self._lane = await self._lanes.take_back(self._lane.key)
        self._aside -= 1
        self._is_held = True
        if self._aside or self._has_ended:
            self._let_go(goes_on=True)

    def _let_go(self, *, goes_on: bool) -> None:
        if self._is_held:
            self._is_held = False
            self._lanes.release(self._lane, goes_on=goes_on)

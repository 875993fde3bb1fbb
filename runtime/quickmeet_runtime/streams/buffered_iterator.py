# SPDX-License-Identifier: MIT
"""How one task takes what waits in a buffer, and lets others run."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from time import monotonic
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeVar

import anyio
from anyio.lowlevel import checkpoint

from ..concurrency.waiters import WaiterFactory
from ..errors import ClosedError, LocalProtocolError
from .delivery.buffer import Buffer
from .delivery.resume_window import MOST_IN_A_ROW, ResumeWindow

__all__ = ["EVENTS_IN_A_ROW", "BufferedIterator", "SubscriptionBlock"]

EventT = TypeVar("EventT")
EventT_co = TypeVar("EventT_co", covariant=True)

EVENTS_IN_A_ROW: Final = 64
_SECONDS_IN_A_ROW: Final = 0.005


class SubscriptionBlock(ABC):
    """Base of what subscribes when its ``async with`` is entered, once.

    Args:
        name: What is followed, for errors.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_entered = False

    async def __aenter__(self) -> Self:
        """Subscribe and wait until the server has confirmed it.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: It said nothing within the session's time limit.
            ConnectionLostError: The session has ended.
            LocalProtocolError: It was entered already.
        """
        if self._is_entered:
            raise LocalProtocolError(f"{self._name}: this subscription was entered")
        self._is_entered = True
        await self._enter()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave; the last to leave takes the subscription off the wire."""
        self.leave()

    @abstractmethod
    async def _enter(self) -> None: ...

    @abstractmethod
    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""


class BufferedIterator(SubscriptionBlock, Generic[EventT]):
    """Base of what users iterate over.

    Taking what waits costs no switch of tasks, except after so many events or
    milliseconds: pings, limits and cancellation stay alive.
    """

    def __init__(self, name: str, make_waiter: WaiterFactory) -> None:
        super().__init__(name)
        self._make_waiter = make_waiter
        self._in_a_row = 0
        self._breathe_at = 0.0

    def __aiter__(self) -> AsyncIterator[EventT]:
        """Iterate over the events, each decoded when it is taken.

        Outside of an ``async with`` the loop subscribes when it begins and leaves
        when it ends.
        """
        return self if self._is_entered else EnteringIterator(self)

    @abstractmethod
    async def __anext__(self) -> EventT:
        """Wait for the next event."""

    async def wait_for(
        self, predicate: Callable[[EventT], bool], *, within: float | None = None
    ) -> EventT:
        """Wait for the first event that fits; those before it are passed over.

        ::

            async with client.messages.follow(room_id) as replies:
                await client.messages.send(room_id, "Are you sure?")
                reply = await replies.wait_for(is_answer, within=60)

        Inside a handler it is for a subscription of the handler's own, as here: the
        one that feeds the handler is being iterated over already.

        Args:
            predicate: Whether it is the one.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: None came in time.
            ClosedError: It was left before one came.
        """
        with anyio.move_on_after(within):
            async for event in self:
                if predicate(event):
                    return event
            raise ClosedError(f"{self._name}: it ended before the event came")
        raise TimeoutError(f"{self._name}: no such event within {within:g} s")

    async def _next_row(
        self, buffer: Buffer, window: ResumeWindow | None = None
    ) -> None:
        """Wait for the next item; where there is one, let others run first.

        Args:
            buffer: Where the items are.
            window: What keeps those that were taken, for a while.

        Raises:
            StopAsyncIteration: It has ended.
            LocalProtocolError: Another task waits already.
            QuickmeetError: It has ended with this error.
        """
        if buffer.items:
            await checkpoint()
        elif buffer.has_ended:
            raise buffer.error or StopAsyncIteration
        elif buffer.waiter is not None:
            raise LocalProtocolError(
                f"{self._name}: two tasks iterate over one subscription"
            )
        else:
            waiter = self._make_waiter()
            buffer.wait_with(waiter)
            try:
                await waiter
            except BaseException:
                buffer.stop_waiting()
                raise
        now = monotonic()
        self._in_a_row = 0
        self._breathe_at = now + _SECONDS_IN_A_ROW
        if window is not None and (
            now >= window.row_ends_at or len(window.row) >= MOST_IN_A_ROW
        ):
            window.end_row(now)


class Unentered(Protocol[EventT_co]):
    """What can be entered, iterated over and left."""

    async def __aenter__(self) -> object:
        """Subscribe."""
        ...

    async def __anext__(self) -> EventT_co:
        """Wait for the next event."""
        ...

    def leave(self) -> None:
        """Leave; again is harmless."""
        ...


class EnteringIterator(Generic[EventT]):
    """Iterates over what no block has entered: enters it first.

    It is left when the iterator goes, which is when the loop over it ends. A block
    says better when it begins: what happens before the first step is not seen.
    """

    __slots__ = ("_is_entered", "_source")

    def __init__(self, source: Unentered[EventT]) -> None:
        self._source: Final = source
        self._is_entered = False

    def __aiter__(self) -> Self:
        """Iterate."""
        return self

    async def __anext__(self) -> EventT:
        """Wait for the next event; the first time, subscribe before that."""
        if not self._is_entered:
            self._is_entered = True
            await self._source.__aenter__()
        return await self._source.__anext__()

    def __del__(self) -> None:
        """Leave."""
        self._source.leave()

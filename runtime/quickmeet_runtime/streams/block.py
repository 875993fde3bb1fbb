# SPDX-License-Identifier: MIT
"""Blocks that subscribe while they are entered, and the iterator that enters them."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeVar

from ..errors import LocalProtocolError

__all__ = [
    "EVENTS_IN_A_ROW",
    "SECONDS_IN_A_ROW",
    "EnteringIterator",
    "SubscriptionBlock",
]

EventT = TypeVar("EventT")
EventT_co = TypeVar("EventT_co", covariant=True)

EVENTS_IN_A_ROW: Final = 64
SECONDS_IN_A_ROW: Final = 0.005
"""Time for one task before others run."""


class SubscriptionBlock(ABC):
    """Base of blocks that subscribe when their ``async with`` is entered, once.

    Args:
        name: Name of the subscription, for errors.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_entered = False

    async def __aenter__(self) -> Self:
        """Subscribe and wait until the server has confirmed it.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: It did not answer within the session's time limit.
            ConnectionLostError: The session has ended.
            LocalProtocolError: The block was entered already.
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
        """Leave; the server is unsubscribed when the last subscriber leaves."""
        self.leave()

    @abstractmethod
    async def _enter(self) -> None: ...

    @abstractmethod
    def leave(self) -> None:
        """Leave before the end of the block; an iteration ends without an error."""


class Unentered(Protocol[EventT_co]):
    """An object that can be entered, iterated over and left."""

    async def __aenter__(self) -> object:
        """Subscribe."""
        ...

    async def __anext__(self) -> EventT_co:
        """Wait for the next event."""
        ...

    def leave(self) -> None:
        """Leave; leaving twice is harmless."""
        ...


class EnteringIterator(Generic[EventT]):
    """Iterates over a subscription that no block has entered, and enters it first.

    It is left when the iterator is deleted, which is when the loop over it ends. A
    block makes the beginning explicit: events before the first step are not seen.
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

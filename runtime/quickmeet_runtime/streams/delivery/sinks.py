# SPDX-License-Identifier: MIT
"""Takes the events of a subscription on the wire."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

__all__ = ["ReadySource", "SingleEventSink", "Sink"]


class Sink(Protocol):
    """Takes the events of a subscription on the wire."""

    def put(self, args: bytes) -> None:
        """Take one event."""
        ...

    def has_room(self, events: int, size: int) -> bool:
        """Whether `put_all` may be used for so many events, of so many bytes."""
        ...

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take events in a row, of so many bytes."""
        ...

    def lose(self, reason: str) -> None:
        """The connection is gone: something may be missing."""
        ...

    def come_back(self) -> None:
        """Events flow again."""
        ...

    def end(self, error: Exception) -> None:
        """No more events will come."""
        ...


class SingleEventSink(ABC):
    """Base of sinks that look at each event by itself."""

    __slots__ = ()

    @abstractmethod
    def put(self, args: bytes) -> None:
        """Take one event."""

    def has_room(self, events: int, size: int) -> bool:
        """No: `put` decides for each event what becomes of it."""
        del events, size
        return False

    def put_all(self, events: Sequence[bytes], size: int) -> None:
        """Take events in a row."""
        del size
        for args in events:
            self.put(args)


class ReadySource(Protocol):
    """A subscription on the wire that a subscriber depends on."""

    @property
    def is_ready(self) -> bool:
        """Whether its events flow."""
        ...

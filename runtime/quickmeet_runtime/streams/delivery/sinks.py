# SPDX-License-Identifier: MIT
"""What takes the events of a subscription on the wire."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from .deletions import Deletions

__all__ = ["DeletionSource", "Leader", "ReadySource", "SingleEventSink", "Sink"]


class Sink(Protocol):
    """What takes the events of a subscription on the wire."""

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


class Leader(Protocol):
    """The subscriber of a room's messages."""

    def put_deletions(self, deletions: Deletions) -> None:
        """Take deletions that an event reports."""
        ...

    def doubt(self, reason: str) -> None:
        """Something happened that no event tells in full."""
        ...

    def lose(self, reason: str) -> None:
        """The connection is gone: something may be missing."""
        ...

    def come_back(self) -> None:
        """Events of one of its sources flow again."""
        ...

    def end(self, error: Exception) -> None:
        """No more events will come."""
        ...


class DeletionSource(SingleEventSink):
    """Takes the events of deletions to the subscriber of a room's messages.

    Args:
        leader: The subscriber; it also has fetched what is missed here.
        read: Reads an event; None if it says too little.
    """

    __slots__ = ("_leader", "_read")

    def __init__(
        self, leader: Leader, read: Callable[[bytes], Deletions | None]
    ) -> None:
        self._leader: Final = leader
        self._read: Final = read

    def put(self, args: bytes) -> None:
        """Take one event."""
        deletions = self._read(args)
        if deletions is None:
            self._leader.doubt("an event said too little")
        else:
            self._leader.put_deletions(deletions)

    def lose(self, reason: str) -> None:
        """The connection is gone; for the leader too."""
        self._leader.lose(reason)

    def come_back(self) -> None:
        """Events flow again; perhaps the leader only waited for these."""
        self._leader.come_back()

    def end(self, error: Exception) -> None:
        """The server tells no deletions any more: the leader ends with it."""
        self._leader.end(error)

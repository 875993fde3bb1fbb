# SPDX-License-Identifier: MIT
"""Names on the bus: the stream, and the subjects of rooms, calls and dead letters.

``qm.<workspace>.messages.<partition>.<room>``. Partitions are for workers: each is
assigned to one of them at a time, so that a room's events stay in order.
"""

from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote, urlsplit
from zlib import crc32

from .errors import RelayError

__all__ = [
    "PARTITIONS",
    "STREAM",
    "Subjects",
    "partition_of",
    "stream_subjects",
    "workspace_of",
]

STREAM: Final = "QUICKMEET"
"""The stream that holds all events."""
PARTITIONS: Final = 16
"""Number of workers of one durable name that can run concurrently."""
_ROOT: Final = "qm"
_LONGEST_NAME: Final = 255 - len(f"-{PARTITIONS}")
"""Limit on encoded workspace and durable name: that of a consumer name is 255."""


def partition_of(room_id: str) -> int:
    """The partition of a room: the same for every relay and every worker."""
    return crc32(room_id.encode()) % PARTITIONS


def workspace_of(given: str) -> str:
    """Return a workspace's name: as given, or the host of its chat server's address.

    Raises:
        RelayError: It is neither.
    """
    try:
        name = urlsplit(given).hostname if "//" in given else given
    except ValueError:
        name = None
    if not name:
        raise RelayError(
            "a workspace needs a name, or the address of its chat server, such as"
            f" https://chat.example: {given!r} is neither"
        )
    return name


class Subjects:
    """The subjects of one workspace."""

    def __init__(self, workspace: str) -> None:
        self.workspace: Final = workspace
        token = self._token = _token(workspace)
        self.all_events: Final = f"{_ROOT}.{token}.messages.>"
        """The subjects that a relay reads: events, and where a relay began."""
        self.all_rooms: Final = f"{_ROOT}.{token}.messages.*.*"
        """Events alone."""
        self.beginning: Final = f"{_ROOT}.{token}.messages.beginning"
        """The subject of a relay's starting point, before the first event."""
        self.calls: Final = f"{_ROOT}.{token}.call"
        self._events = f"{_ROOT}.{token}.messages"
        self._dead = f"{_ROOT}.{token}.dead"

    def room(self, room_id: str) -> str:
        """The subject of a room's events."""
        return f"{self._events}.{partition_of(room_id)}.{_token(room_id)}"

    def partition(self, number: int) -> str:
        """The subjects of a partition's workers."""
        return f"{self._events}.{number}.>"

    def durable(self, name: str) -> str:
        """Return the broker's name for a durable name, unique across workspaces.

        Raises:
            RelayError: The name is empty, or too long for a broker.
        """
        if not name:
            raise RelayError("a worker needs a durable name, which its group shares")
        known = f"{self._token}={_token(name)}"
        if len(known) > _LONGEST_NAME:
            raise RelayError(f"the durable name {name[:20]!r}... is too long")
        return known

    def consumer(self, durable: str, partition: int) -> str:
        """The name of the consumer of a partition, for workers of one name."""
        return f"{self.durable(durable)}-{partition}"

    def dead(self, durable: str) -> str:
        """The subject of events that no worker could handle."""
        return f"{self._dead}.{_token(durable)}"

    @staticmethod
    def room_of(subject: str) -> str:
        """The room of a subject."""
        return unquote(subject.rpartition(".")[2])


def stream_subjects() -> list[str]:
    """The subjects of the stream."""
    return [f"{_ROOT}.*.messages.>", f"{_ROOT}.*.dead.>"]


@lru_cache(maxsize=10_000)
def _token(text: str) -> str:
    """Encode a token of a subject: dots, wildcards and spaces have a meaning there."""
    try:
        return quote(text, safe="").replace(".", "%2E").replace("*", "%2A")
    except (TypeError, UnicodeEncodeError):
        raise RelayError(f"the name {text!r} is no text that can be sent") from None

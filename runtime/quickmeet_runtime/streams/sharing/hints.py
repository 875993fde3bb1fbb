# SPDX-License-Identifier: MIT
"""Hints of the server besides messages: deletions, and rooms where some may be.

Deletions have events of their own, for each room: too many for a connection that
follows a thousand. No event tells of those in all rooms. A deletion changes the number
of messages in the room's record, which is sent for all rooms.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from ..delivery.revision import Deletions
from ..delivery.subscriber import Subscriber
from ..ports import SingleEventSink
from ..recovery.recovery import Recovery
from ..recovery.rooms import RoomFetches

if TYPE_CHECKING:
    from ..recovery.account import Account

__all__ = ["DeletionHints", "MembershipHints", "RoomHints"]


class _Hints(SingleEventSink):
    """Takes what the server tells beside the messages of a subscriber.

    Args:
        subscriber: Who waits for these as well.
    """

    __slots__ = ("_subscriber",)

    def __init__(self, subscriber: Subscriber) -> None:
        self._subscriber: Final = subscriber

    def lose(self, reason: str) -> None:
        """What is missed here, the lists of rooms tell."""

    def come_back(self) -> None:
        """Events flow again; perhaps the subscriber only waited for these."""
        self._subscriber.come_back()

    def end(self, error: Exception) -> None:
        """The server tells it no more."""


class RoomHints(_Hints):
    """Has a room asked about when messages are gone from it.

    Args:
        account: The user's rooms.
        subscriber: Receives what is found.
        recovery: Asks.
    """

    def __init__(
        self, account: "Account", subscriber: Subscriber, recovery: Recovery
    ) -> None:
        super().__init__(subscriber)
        self._account: Final = account
        self._recovery: Final = recovery
        self._doubtful: set[str] = set()

    def put(self, args: bytes) -> None:
        """Take one event; several of one room in a short time are one question."""
        room_id = self._account.record_room(args)
        if room_id and room_id not in self._doubtful:
            self._doubtful.add(room_id)
            self._recovery.do(partial(self._ask, room_id))

    def come_back(self) -> None:
        """Events flow again; what was to be asked went with the connection."""
        self._doubtful.clear()
        super().come_back()

    async def _ask(self, room_id: str, rooms: RoomFetches) -> None:
        await rooms.rest_a_little()
        self._doubtful.discard(room_id)
        await self._account.check_room(rooms, room_id, self._subscriber)


class MembershipHints(_Hints):
    """Keeps the user's memberships up to date.

    Args:
        account: The user's rooms.
        subscriber: Who waits for these as well.
    """

    def __init__(self, account: "Account", subscriber: Subscriber) -> None:
        super().__init__(subscriber)
        self._account: Final = account

    def put(self, args: bytes) -> None:
        """Take one event."""
        self._account.record_membership(args)


class DeletionHints(_Hints):
    """Takes the events of deletions to the subscriber of a room's messages.

    Args:
        subscriber: It also has fetched what is missed here.
        read: Reads an event; None if it says too little.
    """

    __slots__ = ("_read",)

    def __init__(
        self, subscriber: Subscriber, read: Callable[[bytes], Deletions | None]
    ) -> None:
        super().__init__(subscriber)
        self._read: Final = read

    def put(self, args: bytes) -> None:
        """Take one event."""
        deletions = self._read(args)
        if deletions is None:
            self._subscriber.doubt("an event said too little")
        else:
            self._subscriber.put_deletions(deletions)

    def lose(self, reason: str) -> None:
        """The connection is gone; for the subscriber too."""
        self._subscriber.lose(reason)

    def end(self, error: Exception) -> None:
        """The server tells no deletions any more: the subscriber ends with it."""
        self._subscriber.end(error)

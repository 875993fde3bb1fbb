# SPDX-License-Identifier: MIT
"""Hints of the server besides messages: deletions, and rooms that may have some.

Deletions have an event of their own for each room: too many for a connection that
follows a thousand rooms. No event reports those of all rooms. A deletion changes the
number of messages in the room's record, which is sent for all rooms.
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
    """Receives the events that supplement the messages of a subscriber.

    Args:
        subscriber: The subscriber, which waits for these as well.
    """

    __slots__ = ("_subscriber",)

    def __init__(self, subscriber: Subscriber) -> None:
        self._subscriber: Final = subscriber

    def lose(self, reason: str) -> None:
        """Do nothing: the lists of rooms show what is missed here."""

    def come_back(self) -> None:
        """Inform the subscriber: it may have waited only for these events."""
        self._subscriber.come_back()

    def end(self, error: Exception) -> None:
        """Do nothing: the subscriber continues without these events."""


class RoomHints(_Hints):
    """Schedules a fetch of a room when messages have been deleted from it.

    Args:
        account: The user's rooms.
        subscriber: Receives the results.
        recovery: Runs the fetches.
    """

    def __init__(
        self, account: "Account", subscriber: Subscriber, recovery: Recovery
    ) -> None:
        super().__init__(subscriber)
        self._account: Final = account
        self._recovery: Final = recovery
        self._doubtful: set[str] = set()

    def put(self, args: bytes) -> None:
        """Receive one event; several for one room in a short time cause one fetch."""
        room_id = self._account.record_room(args)
        if room_id and room_id not in self._doubtful:
            self._doubtful.add(room_id)
            self._recovery.do(partial(self._ask, room_id))

    def come_back(self) -> None:
        """Forget pending fetches, which ended with the connection."""
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
        subscriber: The subscriber, which waits for these as well.
    """

    def __init__(self, account: "Account", subscriber: Subscriber) -> None:
        super().__init__(subscriber)
        self._account: Final = account

    def put(self, args: bytes) -> None:
        """Receive one event."""
        self._account.record_membership(args)


class DeletionHints(_Hints):
    """Passes the events of deletions to the subscriber of a room's messages.

    Args:
        subscriber: The subscriber, which also fetches deletions that are missed.
        read: Decodes an event; None if it is incomplete.
    """

    __slots__ = ("_read",)

    def __init__(
        self, subscriber: Subscriber, read: Callable[[bytes], Deletions | None]
    ) -> None:
        super().__init__(subscriber)
        self._read: Final = read

    def put(self, args: bytes) -> None:
        """Receive one event."""
        deletions = self._read(args)
        if deletions is None:
            self._subscriber.doubt("an event said too little")
        else:
            self._subscriber.put_deletions(deletions)

    def lose(self, reason: str) -> None:
        """Inform the subscriber of the lost connection."""
        self._subscriber.lose(reason)

    def end(self, error: Exception) -> None:
        """End the subscriber: the server reports no deletions any more."""
        self._subscriber.end(error)

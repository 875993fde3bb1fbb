# SPDX-License-Identifier: MIT
"""A session as one part of a program uses it: with limits of its own for its calls."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Final, TypeVar

from ..calls.limits import CallLimits
from ..model.operations.operation import Method, Stream
from ..model.operations.publication import Publication
from ..model.payload import Timestamp
from ..streams.changes.account import ChangesMine
from ..streams.changes.room import Changes
from ..streams.cursor import Cursor
from ..streams.documents.live import LiveCollection
from ..streams.mirror.mirror import RoomMirror
from ..streams.subscription import Subscription

if TYPE_CHECKING:
    from ..files.transfers import FileTransfers
    from .calling import CallingSession

__all__ = ["LimitedCaller"]

E = TypeVar("E")
F = TypeVar("F")
M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")


class LimitedCaller:
    """Calls with limits of its own; see `group.GroupCaller`.

    Args:
        session: What calls.
        limits: What each call may take.
    """

    def __init__(self, session: "CallingSession", limits: CallLimits) -> None:
        self._session: Final = session
        self._limits: Final = limits

    @property
    def files(self) -> "FileTransfers":
        """Transfers of files, without the time limit of calls."""
        return self._session.files

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method within the limits."""
        return self._session.call(method, params, self._limits)

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        """Describe a subscription."""
        return self._session.subscribe(stream, keys, options)

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        """Describe following all changes of a room."""
        return self._session.changes(stream, room_id, since)

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: Cursor | Timestamp | None = None,
    ) -> ChangesMine[T]:
        """Describe following all changes of all rooms."""
        return self._session.changes_mine(stream, message, since)

    def mirror(
        self,
        rooms: Method[list[R]],
        room_changes: Stream[E],
        memberships: Method[list[M]],
        membership_changes: Stream[F],
    ) -> RoomMirror[R, M]:
        """Describe keeping the rooms of the user."""
        return self._session.mirror(
            rooms, room_changes, memberships, membership_changes
        )

    def documents(
        self, publication: Publication[T], params: tuple[object, ...] = ()
    ) -> LiveCollection[T]:
        """Describe following the documents of a collection."""
        return self._session.documents(publication, params)

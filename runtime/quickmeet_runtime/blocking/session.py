# SPDX-License-Identifier: MIT
"""The base of generated groups of blocking clients."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from ..errors import LocalProtocolError
from ..model.operations.room_lookups import RoomLookups
from ..model.payload import Timestamp
from ..session.group import GroupCaller
from ..streams.cursor import Cursor
from ..streams.paging.history import History as AsyncHistory
from ..streams.paging.listing import Listing as AsyncListing
from .files import BlockingTransfers
from .iteration import (
    Changes,
    ChangesMine,
    History,
    Listing,
    LiveCollection,
    Subscription,
)
from .loop_thread import LoopThread
from .mirror import RoomMirror
from .runner import Runner

if TYPE_CHECKING:
    from ..model.operations.endpoint import Endpoint, ListPage
    from ..model.operations.operation import Method, Stream
    from ..model.operations.publication import Publication
    from ..streams.paging.history import Pages

__all__ = ["BlockingGroup", "BlockingGroupsBase", "BlockingSession"]

E = TypeVar("E")
F = TypeVar("F")
M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")


class BlockingSession:
    """Calls and follows for groups, and waits for the answers.

    Args:
        runner: Where the session runs.
        session: What calls and follows.
    """

    def __init__(self, runner: Runner, session: GroupCaller) -> None:
        self._runner: Final = runner
        self._session: Final = session

    @cached_property
    def files(self) -> BlockingTransfers:
        """The transfers of files."""
        return BlockingTransfers(self._runner, self._session.files)

    def call(self, method: Method[T], params: tuple[object, ...]) -> T:
        """Call a method and decode its answer; see `group.Caller`."""
        return self._runner.call(self._session.call, method, params)

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> Subscription[T]:
        """Describe a subscription; it begins when its ``with`` is entered."""
        source = self._session.subscribe(stream, keys, options)
        return Subscription(self._thread, source)

    def changes(
        self, stream: Stream[T], room_id: str, since: Cursor | Timestamp | None = None
    ) -> Changes[T]:
        """Describe following all that happens to the messages of a room."""
        return Changes(self._thread, self._session.changes(stream, room_id, since))

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: Cursor | Timestamp | None = None,
    ) -> ChangesMine[T]:
        """Describe following all that happens to the messages of all rooms."""
        source = self._session.changes_mine(stream, message, since)
        return ChangesMine(self._thread, source)

    def history(
        self,
        pages: Pages[T],
        key: str,
        *,
        before: Timestamp | None = None,
        page_size: int = 50,
    ) -> History[T]:
        """Describe reading a list back."""
        history = AsyncHistory(
            self._session, pages, key, before=before, page_size=page_size
        )
        return History(self._runner, history)

    def listing(
        self,
        endpoint: Endpoint[ListPage[T]],
        params: tuple[object, ...],
        *,
        page_size: int = 50,
    ) -> Listing[T]:
        """Describe reading the list of an endpoint."""
        listing = AsyncListing(self._session, endpoint, params, page_size=page_size)
        return Listing(self._runner, listing)

    def mirror(
        self,
        rooms: Method[list[R]],
        room_changes: Stream[E],
        memberships: Method[list[M]],
        membership_changes: Stream[F],
    ) -> RoomMirror[R, M]:
        """Describe keeping the rooms of the user."""
        source = self._session.mirror(
            rooms, room_changes, memberships, membership_changes
        )
        return RoomMirror(self._thread, source)

    def documents(
        self, publication: Publication[T], params: tuple[object, ...] = ()
    ) -> LiveCollection[T]:
        """Describe following the documents of a collection."""
        source = self._session.documents(publication, params)
        return LiveCollection(self._thread, source)

    @property
    def _thread(self) -> LoopThread:
        """The thread of a session that can follow; others have refused before."""
        if isinstance(self._runner, LoopThread):
            return self._runner
        raise LocalProtocolError("nothing can be followed over HTTP alone")


class BlockingGroup:
    """Base of the generated groups of blocking clients."""

    __slots__ = ("_session",)

    def __init__(self, session: BlockingSession) -> None:
        self._session = session


class BlockingGroupsBase(ABC):
    """Base of the generated groups of all domains."""

    @classmethod
    def room_lookups(cls) -> RoomLookups | None:
        """The methods that find rooms by name; None if the schema has none."""
        return None

    @abstractmethod
    def _caller(self) -> BlockingSession:
        """The session that calls and subscribes for the groups."""

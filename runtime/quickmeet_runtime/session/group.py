# SPDX-License-Identifier: MIT
"""The base of generated groups, and the interface that they need."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol, TypeVar

from ..model.operations.operation import Method, RoomLookups
from ..model.operations.parameters import client_id
from ..model.operations.publication import Stream
from ..model.payload import UNSET, UnsetType

if TYPE_CHECKING:
    from ..files.transfers import FileTransfers
    from ..model.operations.publication import Publication
    from ..model.payload import Timestamp
    from ..streams.changes.account import ChangesMine
    from ..streams.changes.room import Changes
    from ..streams.cursor import Cursor
    from ..streams.documents.live import LiveCollection
    from ..streams.mirror.mirror import RoomMirror
    from ..streams.subscription import Subscription

__all__ = [
    "Group",
    "GroupCaller",
    "GroupsBase",
    "client_id",
    "stream_argument",
    "stream_option",
]

E = TypeVar("E")
F = TypeVar("F")
M = TypeVar("M")
R = TypeVar("R")
T = TypeVar("T")


class GroupCaller(Protocol):
    """The interface that a generated group needs, to call and subscribe."""

    @property
    def files(self) -> "FileTransfers":
        """Transfers files."""
        ...

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method and decode its answer.

        Args:
            method: The method to call.
            params: Parameters in the order of the wire; UNSET where absent.
        """
        ...

    def subscribe(
        self, stream: Stream[T], keys: tuple[str, ...], options: object = None
    ) -> "Subscription[T]":
        """Prepare a subscription; it begins when its ``async with`` is entered.

        Args:
            stream: The stream to follow.
            keys: Values of the named parts of the stream's key, in their order.
            options: Extra argument that the publication takes, such as
                ``{"visitorToken": ...}``.
        """
        ...

    def changes(
        self, stream: Stream[T], room_id: str, since: "Cursor | Timestamp | None" = None
    ) -> "Changes[T]":
        """Prepare to follow all changes to the messages of a room.

        Args:
            stream: The stream of a room's messages, for their type.
            room_id: The room.
            since: Begin with the changes after this place: the cursor of an
                earlier iteration, or a moment by the server's clock.
        """
        ...

    def changes_mine(
        self,
        stream: Stream[E],
        message: type[T],
        since: "Cursor | Timestamp | None" = None,
    ) -> "ChangesMine[T]":
        """Prepare to follow all changes to the messages of all rooms.

        Args:
            stream: The stream of all the user's messages.
            message: Type of a message.
            since: Begin with the changes after this place.
        """
        ...

    def mirror(
        self,
        rooms: Method[list[R]],
        room_changes: Stream[E],
        memberships: Method[list[M]],
        membership_changes: Stream[F],
    ) -> "RoomMirror[R, M]":
        """Prepare to mirror the rooms of the user.

        Args:
            rooms: Lists the rooms.
            room_changes: The stream of changes to rooms.
            memberships: Lists the user's memberships.
            membership_changes: The stream of changes to memberships.
        """
        ...

    def documents(
        self, publication: "Publication[T]", params: tuple[object, ...] = ()
    ) -> "LiveCollection[T]":
        """Prepare to follow the documents of a collection.

        Args:
            publication: The publication that sends them.
            params: Parameters in the order of the wire; UNSET where absent.
        """
        ...


class Group:
    """Base of the generated groups: ``client.messages`` and the like."""

    __slots__ = ("_session",)

    def __init__(self, session: GroupCaller) -> None:
        self._session = session


class GroupsBase(ABC):
    """Base of the generated groups of all domains, for every kind of session."""

    @classmethod
    def room_lookups(cls) -> RoomLookups | None:
        """The methods that find rooms by name; None if the schema has none."""
        return None

    @abstractmethod
    def _caller(self) -> GroupCaller:
        """The session that calls and subscribes for the groups."""


def stream_argument(value: T | UnsetType) -> T | None:
    """The extra argument of a subscription; None when it was not given."""
    return None if isinstance(value, UnsetType) else value


def stream_option(name: str, value: object) -> dict[str, object] | None:
    """Build a publication's extra argument from the one option that it takes.

    Args:
        name: Wire name of the option.
        value: Its value; UNSET when it was not given.

    Returns:
        An object with the option, or None without it.
    """
    return None if value is UNSET else {name: value}

# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Ask for rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, overload

from quickmeet_runtime import streams
from quickmeet_runtime.deprecation import deprecated, former_arguments, former_names
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Publication, Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group, stream_argument
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.paging.history import Pages

from . import types

__all__ = [
    "CLOSE",
    "FIND",
    "FOLLOW",
    "FOLLOW_ALL",
    "FOLLOW_OF",
    "HISTORY",
    "MAKE",
    "NOTIFY",
    "PAGES",
    "READ",
    "READ_SINCE",
    "Rooms",
]

FIND: Final[Method[types.Room]] = Method("findRoom", lambda: types.Room)
CLOSE: Final[Method[None]] = Method("closeRoom", None)
MAKE: Final[Method[types.Room]] = Method("makeRoom", lambda: types.Room)
NOTIFY: Final[Method[None]] = Method("notifyRoom", None)
READ: Final[Method[list[types.Room]]] = Method("getRooms", lambda: list[types.Room])
READ_SINCE: Final[Method[list[types.Room]]] = Method(
    "getRooms", lambda: list[types.Room]
)
PAGES: Final[Endpoint[ListPage[types.Room]]] = Endpoint(
    "GET",
    "/v1/rooms.pages",
    lambda: ListPage[types.Room],
    params=("kind", "count", "offset"),
    at={"items": "rooms", "total": "total"},
)
FOLLOW: Final[Stream[types.Room]] = Stream(
    "stream-rooms", "{room_id}", lambda: types.Room, recoverable=True
)
HISTORY: Final[Pages[types.Room]] = Pages(
    lambda: types.Room,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.history",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="rooms",
        ),
    ),
)
FOLLOW_OF: Final[Publication[types.Room]] = Publication(
    "rooms.of", "rooms", lambda: types.Room
)
FOLLOW_ALL: Final[Publication[types.Room]] = Publication(
    None, "rooms", lambda: types.Room
)


class Rooms(Group):
    """Ask for rooms."""

    __slots__ = ()

    @overload
    async def find(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`opened` is now `is_open`.")
    async def find(
        self, name: str, *, opened: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @former_arguments(opened="is_open")
    async def find(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room:
        """Find a room.

        Wire name ``findRoom``.

        Args:
            name: Its name.
            is_open: Whether it is open. Servers since 6.5.0.
        """
        return await self._session.call(
            FIND, (name, UNSET if is_open is None else is_open)
        )

    @overload
    @deprecated("`search` is now `find`.")
    async def search(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`opened` is now `is_open`.")
    async def search(
        self, name: str, *, opened: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @deprecated("`search` is now `find`.")
    @former_arguments(opened="is_open")
    async def search(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room:
        """Deprecated: it is now `find`."""
        return await self.find(name, is_open=is_open)

    @overload
    @deprecated("`look_up` is now `find`.")
    async def look_up(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`opened` is now `is_open`.")
    async def look_up(
        self, name: str, *, opened: bool | UnsetType | None = UNSET
    ) -> types.Room: ...

    @deprecated("`look_up` is now `find`.")
    @former_arguments(opened="is_open")
    async def look_up(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> types.Room:
        """Deprecated: it is now `find`."""
        return await self.find(name, is_open=is_open)

    async def close(self, room_id: str) -> None:
        """Close a room.

        Wire name ``closeRoom``.

        Args:
            room_id: The room.
        """
        await self._session.call(CLOSE, (room_id,))

    @deprecated("`shut` is now `close`.")
    async def shut(self, room_id: str) -> None:
        """Deprecated: it is now `close`."""
        await self.close(room_id)

    @overload
    async def make(
        self, name: str, *, topic: str | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`subject` is now `topic`.")
    async def make(
        self, name: str, *, subject: str | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`title` is now `name`.")
    async def make(
        self, *, title: str, topic: str | UnsetType | None = UNSET
    ) -> types.Room: ...

    @overload
    @deprecated("`title` is now `name`. `subject` is now `topic`.")
    async def make(
        self, *, title: str, subject: str | UnsetType | None = UNSET
    ) -> types.Room: ...

    @former_arguments(title="name", subject="topic")
    async def make(
        self, name: str, *, topic: str | UnsetType | None = UNSET
    ) -> types.Room:
        """Make a room.

        Wire name ``makeRoom``.

        Args:
            name: Its name.
            topic: What it is about.
        """
        room = types.NewRoom(name=name, topic=UNSET if topic is None else topic)
        return await self._session.call(MAKE, (room,))

    @overload
    async def notify(self, room_id: str) -> None: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    async def notify(self, *, rid: str) -> None: ...

    @former_arguments(rid="room_id")
    async def notify(self, room_id: str) -> None:
        """Tell of a typing.

        Wire name ``notifyRoom``.

        Args:
            room_id: The room.
        """
        await self._session.call(NOTIFY, (f"{room_id}/typing",))

    async def read(self) -> list[types.Room]:
        """Read all.

        Wire name ``getRooms``.
        """
        return await self._session.call(READ, ())

    @deprecated("`get_all` is now `read`.")
    async def get_all(self) -> list[types.Room]:
        """Deprecated: it is now `read`."""
        return await self.read()

    async def read_since(self, since: int) -> list[types.Room]:
        """Read some.

        Wire name ``getRooms``.

        Args:
            since: Since then.
        """
        return await self._session.call(READ_SINCE, (since,))

    @overload
    def pages(
        self, *, kind: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]: ...

    @overload
    @deprecated("`type_code` is now `kind`.")
    def pages(
        self, *, type_code: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]: ...

    @former_arguments(type_code="kind")
    def pages(
        self, *, kind: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]:
        """Read rooms page by page.

        By REST: ``GET /v1/rooms.pages``.

        Args:
            kind: Of which kind.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            All of them, page by page.
        """
        return streams.Listing(
            self._session,
            PAGES,
            (UNSET if kind is None else kind,),
            page_size=page_size,
        )

    @overload
    @deprecated("`list_pages` is now `pages`.")
    def list_pages(
        self, *, kind: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]: ...

    @overload
    @deprecated("`type_code` is now `kind`.")
    def list_pages(
        self, *, type_code: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]: ...

    @deprecated("`list_pages` is now `pages`.")
    @former_arguments(type_code="kind")
    def list_pages(
        self, *, kind: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.Room]:
        """Deprecated: it is now `pages`."""
        return self.pages(kind=kind, page_size=page_size)

    @overload
    def follow(
        self, room_id: str, *, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`filter_by` is now `only`.")
    def follow(
        self, room_id: str, *, filter_by: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    def follow(
        self, *, rid: str, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`. `filter_by` is now `only`.")
    def follow(
        self, *, rid: str, filter_by: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @former_arguments(rid="room_id", filter_by="only")
    def follow(
        self, room_id: str, *, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]:
        """Follow a room.

        Wire name ``stream-rooms``, key ``{room_id}``. What was missed is fetched by
        ``getRooms``.

        Args:
            room_id: The room.
            only: Which.
        """
        return self._session.subscribe(
            FOLLOW, (room_id,), stream_argument(UNSET if only is None else only)
        )

    @overload
    def changes(
        self, room_id: str, *, since: Cursor | Timestamp | None = None
    ) -> streams.Changes[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    def changes(
        self, *, rid: str, since: Cursor | Timestamp | None = None
    ) -> streams.Changes[types.Room]: ...

    @former_arguments(rid="room_id")
    def changes(
        self, room_id: str, *, since: Cursor | Timestamp | None = None
    ) -> streams.Changes[types.Room]:
        """Follow all that happens.

        Args:
            room_id: The room.
            since: Begin with what happened after this: the cursor of an earlier
                iteration, or a moment by the server's clock.
        """
        return self._session.changes(FOLLOW, room_id, since)

    @overload
    @deprecated("`follow_room` is now `follow`.")
    def follow_room(
        self, room_id: str, *, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`filter_by` is now `only`.")
    def follow_room(
        self, room_id: str, *, filter_by: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    def follow_room(
        self, *, rid: str, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`. `filter_by` is now `only`.")
    def follow_room(
        self, *, rid: str, filter_by: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]: ...

    @deprecated("`follow_room` is now `follow`.")
    @former_arguments(rid="room_id", filter_by="only")
    def follow_room(
        self, room_id: str, *, only: str | UnsetType | None = UNSET
    ) -> streams.Subscription[types.Room]:
        """Deprecated: it is now `follow`."""
        return self.follow(room_id, only=only)

    @overload
    def history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    def history(
        self, *, rid: str, page_size: int = 50
    ) -> streams.History[types.Room]: ...

    @former_arguments(rid="room_id")
    def history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Room]:
        """Read a room back.

        By REST: GET /v1/rooms.history.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(self._session, HISTORY, room_id, page_size=page_size)

    @overload
    @deprecated("`past` is now `history`.")
    def past(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Room]: ...

    @overload
    @deprecated("`rid` is now `room_id`.")
    def past(self, *, rid: str, page_size: int = 50) -> streams.History[types.Room]: ...

    @deprecated("`past` is now `history`.")
    @former_arguments(rid="room_id")
    def past(self, room_id: str, *, page_size: int = 50) -> streams.History[types.Room]:
        """Deprecated: it is now `history`."""
        return self.history(room_id, page_size=page_size)

    @overload
    def follow_of(self, team_id: str) -> streams.LiveCollection[types.Room]: ...

    @overload
    @deprecated("`team` is now `team_id`.")
    def follow_of(self, *, team: str) -> streams.LiveCollection[types.Room]: ...

    @former_arguments(team="team_id")
    def follow_of(self, team_id: str) -> streams.LiveCollection[types.Room]:
        """Follow the rooms of a team.

        Wire name ``rooms.of``. Its documents are in the collection ``rooms``.

        Args:
            team_id: The team.
        """
        return self._session.documents(FOLLOW_OF, (team_id,))

    def follow_all(self) -> streams.LiveCollection[types.Room]:
        """Follow all rooms.

        Collection ``rooms``. The server pushes them unasked.
        """
        return self._session.documents(FOLLOW_ALL)

    @deprecated("`follow_live` is now `follow_all`.")
    def follow_live(self) -> streams.LiveCollection[types.Room]:
        """Deprecated: it is now `follow_all`."""
        return self.follow_all()


if TYPE_CHECKING:
    Chats: TypeAlias = Rooms
    """Deprecated: it is now `Rooms`."""
else:
    __getattr__ = former_names(__name__, {"Chats": "Rooms"})

# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Ask for rooms."""

from typing import Final

from quickmeet_runtime.deprecation import deprecated
from quickmeet_runtime.model.endpoint import Endpoint, ListPage
from quickmeet_runtime.model.operation import Method, Stream
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.model.publication import Publication
from quickmeet_runtime.model.replacement import RestCall
from quickmeet_runtime.session.group import Group, given
from quickmeet_runtime.streams.documents import LiveCollection
from quickmeet_runtime.streams.history import History, Pages
from quickmeet_runtime.streams.listing import Listing
from quickmeet_runtime.streams.subscription import Subscription

from .types.rooms import Room

__all__ = [
    "CLOSE",
    "FIND",
    "FOLLOW",
    "FOLLOW_ALL",
    "HISTORY",
    "PAGES",
    "READ",
    "READ_SINCE",
    "Rooms",
]

FIND: Final[Method[Room]] = Method("findRoom", Room)
CLOSE: Final[Method[None]] = Method("closeRoom", None)
READ: Final[Method[list[Room]]] = Method("getRooms", list[Room])
READ_SINCE: Final[Method[list[Room]]] = Method("getRooms", list[Room])
PAGES: Final[Endpoint[ListPage[Room]]] = Endpoint(
    "GET",
    "/v1/rooms.pages",
    ListPage[Room],
    params=("count", "offset"),
    at={"items": "rooms", "total": "total"},
)
FOLLOW: Final[Stream[Room]] = Stream("stream-rooms", "{room_id}", Room)
HISTORY: Final[Pages[Room]] = Pages(
    Room,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/rooms.history",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="rooms",
        ),
    ),
)
FOLLOW_ALL: Final[Publication[Room]] = Publication(None, "rooms", Room)


class Rooms(Group):
    """Ask for rooms."""

    __slots__ = ()

    async def find(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> Room:
        """Find a room.

        Wire name ``findRoom``.

        Args:
            name: Its name.
            is_open: Whether it is open.
        """
        return await self._session.call(FIND, (name, given(is_open)))

    @deprecated("`search` is now `find`.")
    async def search(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> Room:
        """Deprecated: it is now `find`."""
        return await self.find(name, is_open=is_open)

    @deprecated("`look_up` is now `find`.")
    async def look_up(
        self, name: str, *, is_open: bool | UnsetType | None = UNSET
    ) -> Room:
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

    async def read(self) -> list[Room]:
        """Read all.

        Wire name ``getRooms``.
        """
        return await self._session.call(READ, ())

    @deprecated("`get_all` is now `read`.")
    async def get_all(self) -> list[Room]:
        """Deprecated: it is now `read`."""
        return await self.read()

    async def read_since(self, since: int) -> list[Room]:
        """Read some.

        Wire name ``getRooms``.

        Args:
            since: Since then.
        """
        return await self._session.call(READ_SINCE, (since,))

    def pages(self, *, page_size: int = 50) -> Listing[Room]:
        """Read rooms page by page.

        By REST: ``GET /v1/rooms.pages``.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            All of them, page by page.
        """
        return Listing(self._session, PAGES, (), page_size=page_size)

    @deprecated("`list_pages` is now `pages`.")
    def list_pages(self, *, page_size: int = 50) -> Listing[Room]:
        """Deprecated: it is now `pages`."""
        return self.pages(page_size=page_size)

    def follow(self, room_id: str) -> Subscription[Room]:
        """Follow a room.

        Wire name ``stream-rooms``, key ``{room_id}``.

        Args:
            room_id: The room.
        """
        return self._session.subscribe(FOLLOW, (room_id,))

    @deprecated("`follow_room` is now `follow`.")
    def follow_room(self, room_id: str) -> Subscription[Room]:
        """Deprecated: it is now `follow`."""
        return self.follow(room_id)

    def history(self, room_id: str, *, page_size: int = 50) -> History[Room]:
        """Read a room back.

        By REST: GET /v1/rooms.history.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return History(self._session, HISTORY, room_id, page_size=page_size)

    @deprecated("`past` is now `history`.")
    def past(self, room_id: str, *, page_size: int = 50) -> History[Room]:
        """Deprecated: it is now `history`."""
        return self.history(room_id, page_size=page_size)

    def follow_all(self) -> LiveCollection[Room]:
        """Follow all rooms.

        Collection ``rooms``. The server pushes them unasked.
        """
        return self._session.documents(FOLLOW_ALL)

    @deprecated("`follow_live` is now `follow_all`.")
    def follow_live(self) -> LiveCollection[Room]:
        """Deprecated: it is now `follow_all`."""
        return self.follow_all()

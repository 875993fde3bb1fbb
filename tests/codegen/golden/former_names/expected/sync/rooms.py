# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from quickmeet_runtime.blocking.iteration import (
    History,
    Listing,
    LiveCollection,
    Subscription,
)
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.deprecation import deprecated
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import given

from ..rooms import CLOSE, FIND, FOLLOW, FOLLOW_ALL, HISTORY, PAGES, READ, READ_SINCE
from ..types.rooms import Room

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Ask for rooms."""

    __slots__ = ()

    def find(self, name: str, *, is_open: bool | UnsetType | None = UNSET) -> Room:
        """Find a room.

        Wire name ``findRoom``.

        Args:
            name: Its name.
            is_open: Whether it is open.
        """
        return self._session.call(FIND, (name, given(is_open)))

    @deprecated("`search` is now `find`.")
    def search(self, name: str, *, is_open: bool | UnsetType | None = UNSET) -> Room:
        """Deprecated: it is now `find`."""
        return self.find(name, is_open=is_open)

    @deprecated("`look_up` is now `find`.")
    def look_up(self, name: str, *, is_open: bool | UnsetType | None = UNSET) -> Room:
        """Deprecated: it is now `find`."""
        return self.find(name, is_open=is_open)

    def close(self, room_id: str) -> None:
        """Close a room.

        Wire name ``closeRoom``.

        Args:
            room_id: The room.
        """
        self._session.call(CLOSE, (room_id,))

    @deprecated("`shut` is now `close`.")
    def shut(self, room_id: str) -> None:
        """Deprecated: it is now `close`."""
        self.close(room_id)

    def read(self) -> list[Room]:
        """Read all.

        Wire name ``getRooms``.
        """
        return self._session.call(READ, ())

    @deprecated("`get_all` is now `read`.")
    def get_all(self) -> list[Room]:
        """Deprecated: it is now `read`."""
        return self.read()

    def read_since(self, since: int) -> list[Room]:
        """Read some.

        Wire name ``getRooms``.

        Args:
            since: Since then.
        """
        return self._session.call(READ_SINCE, (since,))

    def pages(self, *, page_size: int = 50) -> Listing[Room]:
        """Read rooms page by page.

        By REST: ``GET /v1/rooms.pages``.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            All of them, page by page.
        """
        return self._session.listing(PAGES, (), page_size=page_size)

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
        return self._session.history(HISTORY, room_id, page_size=page_size)

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

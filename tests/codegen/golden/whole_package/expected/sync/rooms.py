# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from quickmeet_runtime.blocking.session import BlockingGroup

from ..rooms import GET
from ..types.rooms import Room

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Ask for rooms."""

    __slots__ = ()

    def get(self, room_id: str) -> Room:
        """Get a room.

        Wire name ``getRoom``.

        Args:
            room_id: The room.
        """
        return self._session.call(GET, (room_id,))

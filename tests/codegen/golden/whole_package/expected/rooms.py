# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Ask for rooms."""

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

from .types.rooms import Room

__all__ = ["GET", "Rooms"]

GET: Final[Method[Room]] = Method("getRoom", Room)


class Rooms(Group):
    """Ask for rooms."""

    __slots__ = ()

    async def get(self, room_id: str) -> Room:
        """Get a room.

        Wire name ``getRoom``.

        Args:
            room_id: The room.
        """
        return await self._session.call(GET, (room_id,))

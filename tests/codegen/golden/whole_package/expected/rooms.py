# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Ask for rooms."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["GET", "Rooms"]

GET: Final[Method[types.Room]] = Method("getRoom", lambda: types.Room)


class Rooms(Group):
    """Ask for rooms."""

    __slots__ = ()

    async def get(self, room_id: str) -> types.Room:
        """Get a room.

        Wire name ``getRoom``.

        Args:
            room_id: The room.
        """
        return await self._session.call(GET, (room_id,))

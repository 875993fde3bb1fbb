# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..rooms import GET

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Ask for rooms."""

    __slots__ = ()

    def get(self, room_id: str) -> types.Room:
        """Get a room.

        Wire name ``getRoom``.

        Args:
            room_id: The room.
        """
        return self._session.call(GET, (room_id,))

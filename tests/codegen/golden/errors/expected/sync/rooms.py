# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from ..rooms import LEAVE

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Leave rooms."""

    __slots__ = ()

    def leave(self, room_id: str) -> None:
        """Leave a room.

        Wire name ``leaveRoom``.

        Args:
            room_id: The room.

        Raises:
            RoomNotFoundError: There is no such room.
            ForbiddenError: The user may not do this.
            RateLimitedError: Too many calls.
            RefusedError: The server answered no, without saying why.
        """
        self._session.call(LEAVE, (room_id,))

# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Leave rooms."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

from .errors import ForbiddenError, RateLimitedError, RoomNotFoundError

__all__ = ["LEAVE", "Rooms"]

LEAVE: Final[Method[None]] = Method(
    "leaveRoom",
    None,
    errors=(RoomNotFoundError, ForbiddenError, RateLimitedError),
    refused_by="false",
)


class Rooms(Group):
    """Leave rooms."""

    __slots__ = ()

    async def leave(self, room_id: str) -> None:
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
        await self._session.call(LEAVE, (room_id,))

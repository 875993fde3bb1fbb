# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Say what one does."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

__all__ = ["NOTIFY_TYPING", "Rooms"]

NOTIFY_TYPING: Final[Method[None]] = Method("stream-notify-room", None)


class Rooms(Group):
    """Say what one does."""

    __slots__ = ()

    async def notify_typing(
        self, room_id: str, username: str, *, is_typing: bool
    ) -> None:
        """Say that one types.

        Wire name ``stream-notify-room``.

        Args:
            room_id: The room.
            username: Who types.
            is_typing: Whether it goes on.
        """
        await self._session.call(
            NOTIFY_TYPING, (f"{room_id}/typing", username, is_typing, {"silent": False})
        )

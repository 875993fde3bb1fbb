# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from ..rooms import NOTIFY_TYPING

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Say what one does."""

    __slots__ = ()

    def notify_typing(self, room_id: str, username: str, *, is_typing: bool) -> None:
        """Say that one types.

        Wire name ``stream-notify-room``.

        Args:
            room_id: The room.
            username: Who types.
            is_typing: Whether it goes on.
        """
        self._session.call(
            NOTIFY_TYPING, (f"{room_id}/typing", username, is_typing, {"silent": False})
        )

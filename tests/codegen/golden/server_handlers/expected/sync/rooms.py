# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import CREATE, LIST, LIST_CHANGED, NOTIFY

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """List and change rooms.

    What a server has to answer.
    """

    __slots__ = ()

    def create(
        self,
        name: str,
        kind: types.Kind,
        *,
        is_read_only: bool | UnsetType | None = UNSET,
        topic: str | UnsetType | None = UNSET,
    ) -> str:
        """Make a room.

        Wire name ``createRoom``.

        Args:
            name: Its name.
            kind: Its kind.
            is_read_only: Whether only some may write.
            topic: What it is about.

        Returns:
            Its id.
        """
        room = types.NewRoom(
            name=name, is_read_only=UNSET if is_read_only is None else is_read_only
        )
        return self._session.call(CREATE, (room, kind, 1, topic))

    def notify(
        self, room_id: str, event: str, *, value: object | UnsetType = UNSET
    ) -> None:
        """Tell the members something.

        Wire name ``stream-room``.

        Args:
            room_id: The room.
            event: The event.
            value: What to tell.
        """
        self._session.call(NOTIFY, (f"{room_id}/{event}", value))

    def list(self) -> builtins.list[str]:
        """List the rooms.

        Wire name ``rooms/get``.

        Returns:
            Their ids.
        """
        return self._session.call(LIST, ())

    def list_changed(self, since: Timestamp) -> builtins.list[str]:
        """List what changed.

        Wire name ``rooms/get``.

        Args:
            since: Only changes after this.

        Returns:
            Their ids.
        """
        return self._session.call(LIST_CHANGED, (since,))

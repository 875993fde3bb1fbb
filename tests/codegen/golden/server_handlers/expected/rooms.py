# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""List and change rooms."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["CREATE", "LIST", "LIST_CHANGED", "NOTIFY", "Rooms"]

CREATE: Final[Method[str]] = Method("createRoom", str)
NOTIFY: Final[Method[None]] = Method("stream-room", None)
LIST: Final[Method[list[str]]] = Method("rooms/get", list[str])
LIST_CHANGED: Final[Method[list[str]]] = Method("rooms/get", list[str])


class Rooms(Group):
    """List and change rooms.

    What a server has to answer.
    """

    __slots__ = ()

    async def create(
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
        return await self._session.call(CREATE, (room, kind, 1, topic))

    async def notify(
        self, room_id: str, event: str, *, value: object | UnsetType = UNSET
    ) -> None:
        """Tell the members something.

        Wire name ``stream-room``.

        Args:
            room_id: The room.
            event: The event.
            value: What to tell.
        """
        await self._session.call(NOTIFY, (f"{room_id}/{event}", value))

    async def list(self) -> builtins.list[str]:
        """List the rooms.

        Wire name ``rooms/get``.

        Returns:
            Their ids.
        """
        return await self._session.call(LIST, ())

    async def list_changed(self, since: Timestamp) -> builtins.list[str]:
        """List what changed.

        Wire name ``rooms/get``.

        Args:
            since: Only changes after this.

        Returns:
            Their ids.
        """
        return await self._session.call(LIST_CHANGED, (since,))

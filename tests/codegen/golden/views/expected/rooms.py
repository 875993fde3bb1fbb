# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""List rooms."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["LIST", "LIST_CHANGES", "LIST_SOME", "Rooms"]

LIST: Final[Method[list[types.Room]]] = Method("rooms/get", lambda: list[types.Room])
LIST_SOME: Final[Method[list[types.Room]]] = Method(
    "rooms/get", lambda: list[types.Room]
)
LIST_CHANGES: Final[Method[types.RoomChanges]] = Method(
    "rooms/get", lambda: types.RoomChanges
)


class Rooms(Group):
    """List rooms.

    A method that is called list hides the builtin.
    """

    __slots__ = ()

    async def list(self) -> builtins.list[types.Room]:
        """List the rooms.

        Wire name ``rooms/get``.

        Returns:
            The rooms.
        """
        return await self._session.call(LIST, ())

    async def list_some(self, names: builtins.list[str]) -> builtins.list[types.Room]:
        """List some of them.

        Wire name ``rooms/get``.

        Args:
            names: Only these.

        Returns:
            The rooms.
        """
        return await self._session.call(LIST_SOME, (UNSET, names))

    async def list_changes(
        self, since: Timestamp, *, names: builtins.list[str] | UnsetType | None = UNSET
    ) -> types.RoomChanges:
        """List what changed.

        Wire name ``rooms/get``.

        Args:
            since: Only changes after this.
            names: Only these.

        Returns:
            The changes.
        """
        return await self._session.call(
            LIST_CHANGES, (since, UNSET if names is None else names)
        )

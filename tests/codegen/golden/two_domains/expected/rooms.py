# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Look into rooms."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["GET", "LIST_MEMBERS", "Rooms"]

GET: Final[Method[types.Room]] = Method("getRoom", lambda: types.Room)
LIST_MEMBERS: Final[Method[list[types.User]]] = Method(
    "getMembers", lambda: list[types.User]
)


class Rooms(Group):
    """Look into rooms."""

    __slots__ = ()

    async def get(self) -> types.Room:
        """Get a room.

        Wire name ``getRoom``.
        """
        return await self._session.call(GET, ())

    async def list_members(self) -> list[types.User]:
        """List the members.

        Wire name ``getMembers``.
        """
        return await self._session.call(LIST_MEMBERS, ())

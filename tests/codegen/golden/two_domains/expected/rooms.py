# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Look into rooms."""

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.session.group import Group

from .types.rooms import Room
from .types.users import User

__all__ = ["GET", "LIST_MEMBERS", "Rooms"]

GET: Final[Method[Room]] = Method("getRoom", Room)
LIST_MEMBERS: Final[Method[list[User]]] = Method("getMembers", list[User])


class Rooms(Group):
    """Look into rooms."""

    __slots__ = ()

    async def get(self) -> Room:
        """Get a room.

        Wire name ``getRoom``.
        """
        return await self._session.call(GET, ())

    async def list_members(self) -> list[User]:
        """List the members.

        Wire name ``getMembers``.
        """
        return await self._session.call(LIST_MEMBERS, ())

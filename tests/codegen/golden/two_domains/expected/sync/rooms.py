# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from quickmeet_runtime.blocking.session import BlockingGroup

from ..rooms import GET, LIST_MEMBERS
from ..types.rooms import Room
from ..types.users import User

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Look into rooms."""

    __slots__ = ()

    def get(self) -> Room:
        """Get a room.

        Wire name ``getRoom``.
        """
        return self._session.call(GET, ())

    def list_members(self) -> list[User]:
        """List the members.

        Wire name ``getMembers``.
        """
        return self._session.call(LIST_MEMBERS, ())

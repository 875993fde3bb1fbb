# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..rooms import GET, LIST_MEMBERS

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Look into rooms."""

    __slots__ = ()

    def get(self) -> types.Room:
        """Get a room.

        Wire name ``getRoom``.
        """
        return self._session.call(GET, ())

    def list_members(self) -> list[types.User]:
        """List the members.

        Wire name ``getMembers``.
        """
        return self._session.call(LIST_MEMBERS, ())

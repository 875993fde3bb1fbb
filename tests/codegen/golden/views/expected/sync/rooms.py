# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import LIST, LIST_CHANGES, LIST_SOME

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """List rooms.

    A method that is called list hides the builtin.
    """

    __slots__ = ()

    def list(self) -> builtins.list[types.Room]:
        """List the rooms.

        Wire name ``rooms/get``.

        Returns:
            The rooms.
        """
        return self._session.call(LIST, ())

    def list_some(self, names: builtins.list[str]) -> builtins.list[types.Room]:
        """List some of them.

        Wire name ``rooms/get``.

        Args:
            names: Only these.

        Returns:
            The rooms.
        """
        return self._session.call(LIST_SOME, (UNSET, names))

    def list_changes(
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
        return self._session.call(
            LIST_CHANGES, (since, UNSET if names is None else names)
        )

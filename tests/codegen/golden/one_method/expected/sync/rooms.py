# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..rooms import FIND

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Find rooms."""

    __slots__ = ()

    def find(
        self, name: str, *, is_exact: bool, fields: list[str] | UnsetType | None = UNSET
    ) -> types.Room | None:
        """Find a room by its name.

        Private rooms are found by their members only.

        Wire name ``findRoom``; servers since 1.0.0, deprecated in 5.0.0, removed in
        6.0.0. By REST: GET /v1/rooms.info. Needs no login. Depends on the permission
        ``view-c-room``. The server takes 5 calls in 1.5 s. Safe to repeat: it only
        reads.

        Args:
            name: Its name.
            is_exact: Whether case matters.
            fields: What to fetch.

        Returns:
            The room; null when there is none.
        """
        return self._session.call(
            FIND, (name, UNSET if fields is None else fields, is_exact, 2)
        )

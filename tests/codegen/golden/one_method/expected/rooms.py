# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Find rooms."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["FIND", "Rooms"]

FIND: Final[Method[types.Room | None]] = Method(
    "findRoom",
    lambda: types.Room | None,
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="5.0.0", removed="6.0.0"),
    replacement="GET /v1/rooms.info",
    rate=(5, 1500),
)


class Rooms(Group):
    """Find rooms."""

    __slots__ = ()

    async def find(
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
        return await self._session.call(
            FIND, (name, UNSET if fields is None else fields, is_exact, 2)
        )

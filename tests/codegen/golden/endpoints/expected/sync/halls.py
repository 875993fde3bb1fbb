# Generated from schema/halls.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Halls` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..halls import COUNTERS, DELETE, INFO, LIST, SET_PLAN, UPDATE

__all__ = ["Halls"]


class Halls(BlockingGroup):
    """Look after halls."""

    __slots__ = ()

    def info(self, hall_id: str) -> types.Hall:
        """Look up a hall.

        By REST: ``GET /v1/halls.info``; servers since 3.2.0. Elsewhere by ``GET
        /v1/buildings.info``. Depends on the permission ``view-halls``. May ask for a
        second factor. The server takes 5 calls in 1 s. Safe to repeat: it only reads.

        Args:
            hall_id: The hall.

        Returns:
            The hall.

        Raises:
            HallNotFoundError: There is no such hall.
        """
        return self._session.call(INFO, (hall_id,))

    def list(
        self,
        *,
        names: builtins.list[str] | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Hall]:
        """List the halls.

        By REST: ``GET /v1/halls.list``. Needs no login.

        Args:
            names: Of these names.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            All of them, page by page.
        """
        return self._session.listing(
            LIST, (UNSET if names is None else names,), page_size=page_size
        )

    def counters(self, hall_id: str) -> dict[str, int]:
        """Count what a hall has.

        By REST: ``GET /v1/channels.counters`` or ``GET /v1/groups.counters``.

        Args:
            hall_id: The hall.
        """
        return self._session.call(COUNTERS, (hall_id,))

    def update(
        self,
        hall_id: str,
        *,
        name: str | UnsetType | None = UNSET,
        is_open: bool | UnsetType | None = UNSET,
    ) -> bool:
        """Change a hall.

        By REST: ``POST /v1/halls.update``.

        Args:
            hall_id: The hall.
            name: Its name.
            is_open: Whether it is open.
        """
        data = types.HallChanges(name=UNSET if name is None else name)
        return self._session.call(
            UPDATE, (hall_id, data, UNSET if is_open is None else is_open)
        )

    def set_plan(self, hall_id: str, plan: Upload) -> None:
        """Give a hall another plan.

        By REST: ``POST /v1/halls.plan/{hall_id}``.

        Args:
            hall_id: The hall.
            plan: The plan.
        """
        self._session.call(SET_PLAN, (hall_id, plan))

    def delete(self, hall_id: str) -> None:
        """Pull a hall down.

        By REST: ``DELETE /v1/halls/{hall_id}``; servers since 4.0.0, removed in 9.0.0.

        Args:
            hall_id: The hall.
        """
        self._session.call(DELETE, (hall_id,))

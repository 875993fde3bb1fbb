# Generated from schema/halls.yaml. Do not edit: run `quickmeet generate`.
"""Look after halls."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Upload
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import HallNotFoundError

__all__ = ["COUNTERS", "DELETE", "INFO", "LIST", "SET_PLAN", "UPDATE", "Halls"]

INFO: Final[Endpoint[types.Hall]] = Endpoint(
    "GET",
    "/v1/halls.info",
    lambda: types.Hall,
    params=("hallId",),
    at="hall",
    errors=(HallNotFoundError,),
    codes={"No such hall": "error-no-hall"},
    repeatable=True,
    versions=Versions(since="3.2.0"),
    instead=(
        RestCall(
            verb="GET",
            path="/v1/buildings.info",
            send={"buildingId": "0"},
            result="building",
        ),
    ),
)
LIST: Final[Endpoint[ListPage[types.Hall]]] = Endpoint(
    "GET",
    "/v1/halls.list",
    lambda: ListPage[types.Hall],
    params=("names", "count", "offset"),
    at={"items": "halls", "total": "total"},
)
COUNTERS: Final[Endpoint[dict[str, int]]] = Endpoint(
    "GET", "/v1/{@kind}.counters", dict[str, int], params=("roomId",), at="", family=0
)
UPDATE: Final[Endpoint[bool]] = Endpoint(
    "POST", "/v1/halls.update", bool, params=("hallId", "data", "state.open"), at="done"
)
SET_PLAN: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/halls.plan/{hall_id}",
    None,
    params=("hall_id", "plan"),
    form="multipart",
)
DELETE: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/halls/{hall_id}",
    None,
    params=("hall_id",),
    versions=Versions(since="4.0.0", removed="9.0.0"),
)


class Halls(Group):
    """Look after halls."""

    __slots__ = ()

    async def info(self, hall_id: str) -> types.Hall:
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
        return await self._session.call(INFO, (hall_id,))

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
        return streams.Listing(
            self._session,
            LIST,
            (UNSET if names is None else names,),
            page_size=page_size,
        )

    async def counters(self, hall_id: str) -> dict[str, int]:
        """Count what a hall has.

        By REST: ``GET /v1/channels.counters`` or ``GET /v1/groups.counters``.

        Args:
            hall_id: The hall.
        """
        return await self._session.call(COUNTERS, (hall_id,))

    async def update(
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
        return await self._session.call(
            UPDATE, (hall_id, data, UNSET if is_open is None else is_open)
        )

    async def set_plan(self, hall_id: str, plan: Upload) -> None:
        """Give a hall another plan.

        By REST: ``POST /v1/halls.plan/{hall_id}``.

        Args:
            hall_id: The hall.
            plan: The plan.
        """
        await self._session.call(SET_PLAN, (hall_id, plan))

    async def delete(self, hall_id: str) -> None:
        """Pull a hall down.

        By REST: ``DELETE /v1/halls/{hall_id}``; servers since 4.0.0, removed in 9.0.0.

        Args:
            hall_id: The hall.
        """
        await self._session.call(DELETE, (hall_id,))

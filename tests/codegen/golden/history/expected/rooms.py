# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Read rooms back."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.paging.history import MomentPages, Pages

from . import types

__all__ = ["DEPARTURES", "LOAD_VISITS", "VISITS", "Rooms"]

LOAD_VISITS: Final[Method[types.Visits]] = Method(
    "loadVisits",
    lambda: types.Visits,
    versions=Versions(since="1.0.0", removed="9.0.0"),
)
VISITS: Final[Pages[types.Visit]] = Pages(
    lambda: types.Visit,
    by_moment=MomentPages(
        method="loadVisits",
        items="visits",
        versions=Versions(since="1.0.0", removed="9.0.0"),
    ),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/{@kind}.visits",
            send={"roomId": "0", "latest": "1", "count": "2", "offset": "3"},
            result="visits",
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
)
DEPARTURES: Final[Pages[types.Visit]] = Pages(
    lambda: types.Visit,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/departures",
            send={"roomId": "0", "count": "2", "offset": "3"},
            result="departures",
        ),
    ),
)


class Rooms(Group):
    """Read rooms back."""

    __slots__ = ()

    async def load_visits(
        self,
        room_id: str,
        *,
        before: Timestamp | UnsetType | None = UNSET,
        most: int | UnsetType | None = UNSET,
    ) -> types.Visits:
        """Fetch a page of visits.

        Wire name ``loadVisits``; servers since 1.0.0, removed in 9.0.0.

        Args:
            room_id: The room.
            before: Before when.
            most: How many.

        Returns:
            The page.
        """
        return await self._session.call(
            LOAD_VISITS,
            (
                room_id,
                UNSET if before is None else before,
                UNSET if most is None else most,
            ),
        )

    def visits(
        self, room_id: str, *, before: Timestamp | None = None, page_size: int = 50
    ) -> streams.History[types.Visit]:
        """Read the visits of a room back.

        By DDP: ``loadVisits``. By REST: GET /v1/{@kind}.visits.

        Args:
            room_id: The room.
            before: Leave out what was sent at this moment or later.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(
            self._session, VISITS, room_id, before=before, page_size=page_size
        )

    def departures(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.Visit]:
        """Read the departures of a room back.

        By REST: GET /v1/departures.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(self._session, DEPARTURES, room_id, page_size=page_size)

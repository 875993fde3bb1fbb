# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Without an event loop: `Rooms` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import DEPARTURES, LOAD_VISITS, VISITS

__all__ = ["Rooms"]


class Rooms(BlockingGroup):
    """Read rooms back."""

    __slots__ = ()

    def load_visits(
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
        return self._session.call(
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
        return self._session.history(
            VISITS, room_id, before=before, page_size=page_size
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
        return self._session.history(DEPARTURES, room_id, page_size=page_size)

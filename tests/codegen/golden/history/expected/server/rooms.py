# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Rooms`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import LOAD_VISITS

__all__ = ["LoadVisitsHandler", "RoomsHandlers", "on_load_visits", "rooms_handlers"]


class LoadVisitsHandler(Protocol[ContextT_contra]):
    """Answers ``loadVisits``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        before: Timestamp | UnsetType = UNSET,
        most: int | UnsetType = UNSET,
    ) -> Answer[types.Visits]:
        """Fetch a page of visits."""
        ...


def on_load_visits(handler: LoadVisitsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``loadVisits``."""
    return MethodHandler(
        LOAD_VISITS,
        handler,
        Param("room_id", str),
        Param("before", Timestamp, is_optional=True),
        Param("most", int, is_optional=True),
    )


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def load_visits(self) -> LoadVisitsHandler[ContextT_contra]:
        """Fetch a page of visits."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_load_visits(implementation.load_visits),)

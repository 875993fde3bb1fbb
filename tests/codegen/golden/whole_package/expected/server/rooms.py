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

from .. import types
from ..rooms import GET

__all__ = ["GetHandler", "RoomsHandlers", "on_get", "rooms_handlers"]


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``getRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[types.Room]:
        """Get a room."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoom``."""
    return MethodHandler(GET, handler, Param("room_id", str))


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Get a room."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_get(implementation.get),)

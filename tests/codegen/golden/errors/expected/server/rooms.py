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

from ..rooms import LEAVE

__all__ = ["LeaveHandler", "RoomsHandlers", "on_leave", "rooms_handlers"]


class LeaveHandler(Protocol[ContextT_contra]):
    """Answers ``leaveRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Leave a room."""
        ...


def on_leave(handler: LeaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``leaveRoom``."""
    return MethodHandler(LEAVE, handler, Param("room_id", str))


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def leave(self) -> LeaveHandler[ContextT_contra]:
        """Leave a room."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_leave(implementation.leave),)

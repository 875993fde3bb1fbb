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
from quickmeet_runtime.model.operations.handler_parts import Param, Skip
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..rooms import FIND

__all__ = ["FindHandler", "RoomsHandlers", "on_find", "rooms_handlers"]


class FindHandler(Protocol[ContextT_contra]):
    """Answers ``findRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        name: str,
        *,
        is_exact: bool,
        fields: list[str] | UnsetType = UNSET,
    ) -> Answer[types.Room | None]:
        """Find a room by its name."""
        ...


def on_find(handler: FindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``findRoom``."""
    return MethodHandler(
        FIND,
        handler,
        Param("name", str),
        Param("fields", list[str], is_optional=True),
        Param("is_exact", bool),
        Skip(),
    )


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def find(self) -> FindHandler[ContextT_contra]:
        """Find a room by its name."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_find(implementation.find),)

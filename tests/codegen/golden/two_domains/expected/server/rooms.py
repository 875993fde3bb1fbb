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

from .. import types
from ..rooms import GET, LIST_MEMBERS

__all__ = [
    "GetHandler",
    "ListMembersHandler",
    "RoomsHandlers",
    "on_get",
    "on_list_members",
    "rooms_handlers",
]


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``getRoom``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.Room]:
        """Get a room."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRoom``."""
    return MethodHandler(GET, handler)


class ListMembersHandler(Protocol[ContextT_contra]):
    """Answers ``getMembers``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.User]]:
        """List the members."""
        ...


def on_list_members(handler: ListMembersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getMembers``."""
    return MethodHandler(LIST_MEMBERS, handler)


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Get a room."""
        ...

    @property
    def list_members(self) -> ListMembersHandler[ContextT_contra]:
        """List the members."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_get(implementation.get), on_list_members(implementation.list_members))

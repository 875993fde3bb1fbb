# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Rooms`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Skip
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import LIST, LIST_CHANGES, LIST_SOME

__all__ = [
    "ListChangesHandler",
    "ListHandler",
    "ListSomeHandler",
    "RoomsHandlers",
    "on_list",
    "on_list_changes",
    "on_list_some",
    "rooms_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[types.Room]]:
        """List the rooms."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST, handler)


class ListSomeHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(
        self, caller: ContextT_contra, /, names: builtins.list[str]
    ) -> Answer[builtins.list[types.Room]]:
        """List some of them."""
        ...


def on_list_some(handler: ListSomeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST_SOME, handler, Skip(), Param("names", list[str]))


class ListChangesHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        since: Timestamp,
        *,
        names: builtins.list[str] | UnsetType = UNSET,
    ) -> Answer[types.RoomChanges]:
        """List what changed."""
        ...


def on_list_changes(handler: ListChangesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(
        LIST_CHANGES,
        handler,
        Param("since", Timestamp),
        Param("names", list[str], is_optional=True),
    )


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the rooms."""
        ...

    @property
    def list_some(self) -> ListSomeHandler[ContextT_contra]:
        """List some of them."""
        ...

    @property
    def list_changes(self) -> ListChangesHandler[ContextT_contra]:
        """List what changed."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_list_some(implementation.list_some),
        on_list_changes(implementation.list_changes),
    )

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
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Skip, Spread
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..rooms import CREATE, LIST, LIST_CHANGED, NOTIFY

__all__ = [
    "CreateHandler",
    "ListChangedHandler",
    "ListHandler",
    "NotifyHandler",
    "RoomsHandlers",
    "on_create",
    "on_list",
    "on_list_changed",
    "on_notify",
    "rooms_handlers",
]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``createRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        name: str,
        kind: types.Kind,
        *,
        is_read_only: bool | UnsetType = UNSET,
        topic: str | UnsetType | None = UNSET,
    ) -> Answer[str]:
        """Make a room."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``createRoom``."""
    return MethodHandler(
        CREATE,
        handler,
        Spread(types.NewRoom),
        Param("kind", types.Kind),
        Skip(),
        Param("topic", str | None, is_optional=True),
    )


class NotifyHandler(Protocol[ContextT_contra]):
    """Answers ``stream-room``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        event: str,
        *,
        value: object | UnsetType = UNSET,
    ) -> Answer[None]:
        """Tell the members something."""
        ...


def on_notify(handler: NotifyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``stream-room``."""
    return MethodHandler(
        NOTIFY,
        handler,
        Key("{room_id}/{event}"),
        Param("value", object, is_optional=True),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[builtins.list[str]]:
        """List the rooms."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST, handler)


class ListChangedHandler(Protocol[ContextT_contra]):
    """Answers ``rooms/get``."""

    def __call__(
        self, caller: ContextT_contra, /, since: Timestamp
    ) -> Answer[builtins.list[str]]:
        """List what changed."""
        ...


def on_list_changed(handler: ListChangedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``rooms/get``."""
    return MethodHandler(LIST_CHANGED, handler, Param("since", Timestamp))


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a room."""
        ...

    @property
    def notify(self) -> NotifyHandler[ContextT_contra]:
        """Tell the members something."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the rooms."""
        ...

    @property
    def list_changed(self) -> ListChangedHandler[ContextT_contra]:
        """List what changed."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create(implementation.create),
        on_notify(implementation.notify),
        on_list(implementation.list),
        on_list_changed(implementation.list_changed),
    )

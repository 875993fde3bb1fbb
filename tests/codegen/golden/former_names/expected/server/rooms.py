# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Rooms`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Publisher,
    Publishing,
)
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..rooms import CLOSE, FIND, FOLLOW_OF, MAKE, NOTIFY, PAGES, READ, READ_SINCE

__all__ = [
    "CloseHandler",
    "FindHandler",
    "FollowOfPublisher",
    "MakeHandler",
    "NotifyHandler",
    "PagesHandler",
    "ReadHandler",
    "ReadSinceHandler",
    "RoomsHandlers",
    "on_close",
    "on_find",
    "on_follow_of",
    "on_make",
    "on_notify",
    "on_pages",
    "on_read",
    "on_read_since",
    "rooms_handlers",
]


class FindHandler(Protocol[ContextT_contra]):
    """Answers ``findRoom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        name: str,
        *,
        is_open: bool | UnsetType = UNSET,
    ) -> Answer[types.Room]:
        """Find a room."""
        ...


def on_find(handler: FindHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``findRoom``."""
    return MethodHandler(
        FIND, handler, Param("name", str), Param("is_open", bool, is_optional=True)
    )


class CloseHandler(Protocol[ContextT_contra]):
    """Answers ``closeRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Close a room."""
        ...


def on_close(handler: CloseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``closeRoom``."""
    return MethodHandler(CLOSE, handler, Param("room_id", str))


class MakeHandler(Protocol[ContextT_contra]):
    """Answers ``makeRoom``."""

    def __call__(
        self, caller: ContextT_contra, /, name: str, *, topic: str | UnsetType = UNSET
    ) -> Answer[types.Room]:
        """Make a room."""
        ...


def on_make(handler: MakeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``makeRoom``."""
    return MethodHandler(MAKE, handler, Spread(types.NewRoom))


class NotifyHandler(Protocol[ContextT_contra]):
    """Answers ``notifyRoom``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Tell of a typing."""
        ...


def on_notify(handler: NotifyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``notifyRoom``."""
    return MethodHandler(NOTIFY, handler, Key("{room_id}/typing"))


class ReadHandler(Protocol[ContextT_contra]):
    """Answers ``getRooms``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.Room]]:
        """Read all."""
        ...


def on_read(handler: ReadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRooms``."""
    return MethodHandler(READ, handler)


class ReadSinceHandler(Protocol[ContextT_contra]):
    """Answers ``getRooms``."""

    def __call__(
        self, caller: ContextT_contra, /, since: int
    ) -> Answer[list[types.Room]]:
        """Read some."""
        ...


def on_read_since(handler: ReadSinceHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getRooms``."""
    return MethodHandler(READ_SINCE, handler, Param("since", int))


class PagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.pages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        kind: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Room]]:
        """Read rooms page by page."""
        ...


def on_pages(handler: PagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.pages``."""
    return MethodHandler(
        PAGES,
        handler,
        Param("kind", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class FollowOfPublisher(Protocol[ContextT_contra]):
    """Publishes ``rooms.of``."""

    def __call__(
        self, caller: ContextT_contra, /, team_id: str
    ) -> Publishing[types.Room]:
        """Follow the rooms of a team."""
        ...


def on_follow_of(publisher: FollowOfPublisher[ContextT]) -> Publisher[ContextT]:
    """Make a publisher of ``rooms.of``."""
    return Publisher(FOLLOW_OF, publisher, Param("team_id", str))


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Rooms`."""

    @property
    def find(self) -> FindHandler[ContextT_contra]:
        """Find a room."""
        ...

    @property
    def close(self) -> CloseHandler[ContextT_contra]:
        """Close a room."""
        ...

    @property
    def make(self) -> MakeHandler[ContextT_contra]:
        """Make a room."""
        ...

    @property
    def notify(self) -> NotifyHandler[ContextT_contra]:
        """Tell of a typing."""
        ...

    @property
    def read(self) -> ReadHandler[ContextT_contra]:
        """Read all."""
        ...

    @property
    def read_since(self) -> ReadSinceHandler[ContextT_contra]:
        """Read some."""
        ...

    @property
    def pages(self) -> PagesHandler[ContextT_contra]:
        """Read rooms page by page."""
        ...

    @property
    def follow_of(self) -> FollowOfPublisher[ContextT_contra]:
        """Follow the rooms of a team."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_find(implementation.find),
        on_close(implementation.close),
        on_make(implementation.make),
        on_notify(implementation.notify),
        on_read(implementation.read),
        on_read_since(implementation.read_since),
        on_pages(implementation.pages),
        on_follow_of(implementation.follow_of),
    )

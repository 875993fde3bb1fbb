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
from quickmeet_runtime.model.operations.handler_parts import Key, Param, Skip

from ..rooms import NOTIFY_TYPING

__all__ = ["NotifyTypingHandler", "RoomsHandlers", "on_notify_typing", "rooms_handlers"]


class NotifyTypingHandler(Protocol[ContextT_contra]):
    """Answers ``stream-notify-room``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        username: str,
        *,
        is_typing: bool,
    ) -> Answer[None]:
        """Say that one types."""
        ...


def on_notify_typing(handler: NotifyTypingHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``stream-notify-room``."""
    return MethodHandler(
        NOTIFY_TYPING,
        handler,
        Key("{room_id}/typing"),
        Param("username", str),
        Param("is_typing", bool),
        Skip(),
    )


class RoomsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Rooms`."""

    @property
    def notify_typing(self) -> NotifyTypingHandler[ContextT_contra]:
        """Say that one types."""
        ...


def rooms_handlers(
    implementation: RoomsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_notify_typing(implementation.notify_typing),)

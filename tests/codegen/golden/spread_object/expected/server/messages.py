# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Messages`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..messages import SEND

__all__ = ["MessagesHandlers", "SendHandler", "messages_handlers", "on_send"]


class SendHandler(Protocol[ContextT_contra]):
    """Answers ``sendMessage``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        text: str | UnsetType = UNSET,
        *,
        message_id: str | UnsetType = UNSET,
        thread_id: str | UnsetType | None = UNSET,
        message: str | UnsetType = UNSET,
        preview_urls: list[str] | UnsetType = UNSET,
    ) -> Answer[types.Message]:
        """Send a message to a room."""
        ...


def on_send(handler: SendHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendMessage``."""
    return MethodHandler(
        SEND,
        handler,
        Spread(types.NewMessage, nulls=("tmid",)),
        Param("preview_urls", list[str], is_optional=True),
    )


class MessagesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Messages`."""

    @property
    def send(self) -> SendHandler[ContextT_contra]:
        """Send a message to a room."""
        ...


def messages_handlers(
    implementation: MessagesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_send(implementation.send),)

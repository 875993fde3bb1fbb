# Generated from schema/otr.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `OffTheRecord`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread

from .. import types
from ..otr import ACKNOWLEDGE, DELETE_MESSAGES

__all__ = [
    "AcknowledgeHandler",
    "DeleteMessagesHandler",
    "OffTheRecordHandlers",
    "on_acknowledge",
    "on_delete_messages",
    "otr_handlers",
]


class DeleteMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``deleteOldOTRMessages``."""

    def __call__(self, caller: ContextT_contra, /, room_id: str) -> Answer[None]:
        """Delete old off-the-record messages; before 8.0."""
        ...


def on_delete_messages(
    handler: DeleteMessagesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteOldOTRMessages``."""
    return MethodHandler(DELETE_MESSAGES, handler, Param("room_id", str))


class AcknowledgeHandler(Protocol[ContextT_contra]):
    """Answers ``updateOTRAck``."""

    def __call__(
        self, caller: ContextT_contra, /, acknowledgement: str, message: object
    ) -> Answer[None]:
        """Say that an off-the-record message came; before 8.0."""
        ...


def on_acknowledge(handler: AcknowledgeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``updateOTRAck``."""
    return MethodHandler(
        ACKNOWLEDGE, handler, Spread(types.UpdateOtrAckOptions, nulls=("message",))
    )


class OffTheRecordHandlers(Protocol[ContextT_contra]):
    """Answers every method of `OffTheRecord`."""

    @property
    def delete_messages(self) -> DeleteMessagesHandler[ContextT_contra]:
        """Delete old off-the-record messages; before 8.0."""
        ...

    @property
    def acknowledge(self) -> AcknowledgeHandler[ContextT_contra]:
        """Say that an off-the-record message came; before 8.0."""
        ...


def otr_handlers(
    implementation: OffTheRecordHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_delete_messages(implementation.delete_messages),
        on_acknowledge(implementation.acknowledge),
    )

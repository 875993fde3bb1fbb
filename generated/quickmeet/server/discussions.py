# Generated from schema/discussions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Discussions`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..discussions import CREATE

__all__ = ["CreateHandler", "DiscussionsHandlers", "discussions_handlers", "on_create"]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``createDiscussion``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        parent_id: str,
        name: str,
        *,
        is_encrypted: bool | UnsetType = UNSET,
        message_id: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        topic: str | UnsetType = UNSET,
        user: types.User | UnsetType = UNSET,
        usernames: list[str] | UnsetType = UNSET,
    ) -> Answer[types.Room]:
        """Start a discussion, of a message or of a room."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``createDiscussion``."""
    return MethodHandler(CREATE, handler, Spread(types.NewDiscussion))


class DiscussionsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Discussions`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Start a discussion, of a message or of a room."""
        ...


def discussions_handlers(
    implementation: DiscussionsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_create(implementation.create),)

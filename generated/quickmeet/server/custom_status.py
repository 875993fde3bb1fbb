# Generated from schema/custom_status.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `CustomStatuses`."""

from __future__ import annotations

import builtins
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
from ..custom_status import DELETE, LIST, SAVE

__all__ = [
    "CustomStatusesHandlers",
    "DeleteHandler",
    "ListHandler",
    "SaveHandler",
    "custom_status_handlers",
    "on_delete",
    "on_list",
    "on_save",
]


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteCustomUserStatus``."""

    def __call__(self, caller: ContextT_contra, /, status_id: str) -> Answer[bool]:
        """Delete a status of the workspace's own."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteCustomUserStatus``."""
    return MethodHandler(DELETE, handler, Param("status_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateUserStatus``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        name: str,
        presence: str,
        *,
        status_id: str | UnsetType = UNSET,
        emoji: str | UnsetType = UNSET,
        message: str | UnsetType = UNSET,
        position: float | UnsetType = UNSET,
        previous_name: str | UnsetType = UNSET,
        previous_presence: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
    ) -> Answer[str | bool]:
        """Make or change a status of the workspace's own."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateUserStatus``."""
    return MethodHandler(SAVE, handler, Spread(types.NewCustomStatus))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``listCustomUserStatus``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.CustomStatus]]:
        """List the statuses of the workspace's own."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``listCustomUserStatus``."""
    return MethodHandler(LIST, handler)


class CustomStatusesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `CustomStatuses`."""

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a status of the workspace's own."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change a status of the workspace's own."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the statuses of the workspace's own."""
        ...


def custom_status_handlers(
    implementation: CustomStatusesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_delete(implementation.delete),
        on_save(implementation.save),
        on_list(implementation.list),
    )

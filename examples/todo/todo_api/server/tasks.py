# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Tasks`."""

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
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..tasks import CREATE, DELETE, FOLLOW_LIST, SET_STATE

__all__ = [
    "CreateHandler",
    "DeleteHandler",
    "FollowListPublisher",
    "SetStateHandler",
    "TasksHandlers",
    "on_create",
    "on_delete",
    "on_follow_list",
    "on_set_state",
    "tasks_handlers",
]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``tasks.insert``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        list_id: str,
        text: str,
        *,
        due_at: Timestamp | UnsetType = UNSET,
    ) -> Answer[types.Task]:
        """Make a task."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``tasks.insert``."""
    return MethodHandler(CREATE, handler, Spread(types.NewTask))


class SetStateHandler(Protocol[ContextT_contra]):
    """Answers ``tasks.setState``."""

    def __call__(
        self, caller: ContextT_contra, /, task_id: str, state: types.State
    ) -> Answer[None]:
        """Say how far a task is."""
        ...


def on_set_state(handler: SetStateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``tasks.setState``."""
    return MethodHandler(
        SET_STATE, handler, Param("task_id", str), Param("state", types.State)
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``tasks.remove``."""

    def __call__(self, caller: ContextT_contra, /, task_id: str) -> Answer[None]:
        """Delete a task."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``tasks.remove``."""
    return MethodHandler(DELETE, handler, Param("task_id", str))


class FollowListPublisher(Protocol[ContextT_contra]):
    """Publishes ``tasks.inList``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        list_id: str,
        *,
        state: types.State | UnsetType = UNSET,
    ) -> Publishing[types.Task]:
        """Follow the tasks of a list."""
        ...


def on_follow_list(publisher: FollowListPublisher[ContextT]) -> Publisher[ContextT]:
    """Make a publisher of ``tasks.inList``."""
    return Publisher(
        FOLLOW_LIST,
        publisher,
        Param("list_id", str),
        Param("state", types.State, is_optional=True),
    )


class TasksHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Tasks`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a task."""
        ...

    @property
    def set_state(self) -> SetStateHandler[ContextT_contra]:
        """Say how far a task is."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a task."""
        ...

    @property
    def follow_list(self) -> FollowListPublisher[ContextT_contra]:
        """Follow the tasks of a list."""
        ...


def tasks_handlers(
    implementation: TasksHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create(implementation.create),
        on_set_state(implementation.set_state),
        on_delete(implementation.delete),
        on_follow_list(implementation.follow_list),
    )

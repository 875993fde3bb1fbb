# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Tasks`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    ContextT,
    ContextT_contra,
    MethodHandler,
    Publisher,
    Publishing,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..tasks import FOLLOW_LIST

__all__ = ["FollowListPublisher", "TasksHandlers", "on_follow_list", "tasks_handlers"]


class FollowListPublisher(Protocol[ContextT_contra]):
    """Publishes ``tasks.inList``."""

    def __call__(
        self, caller: ContextT_contra, /, list_id: str, *, most: int | UnsetType = UNSET
    ) -> Publishing[types.Task]:
        """Follow the tasks of a list."""
        ...


def on_follow_list(publisher: FollowListPublisher[ContextT]) -> Publisher[ContextT]:
    """Make a publisher of ``tasks.inList``."""
    return Publisher(
        FOLLOW_LIST,
        publisher,
        Param("list_id", str),
        Param("most", int, is_optional=True),
    )


class TasksHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Tasks`."""

    @property
    def follow_list(self) -> FollowListPublisher[ContextT_contra]:
        """Follow the tasks of a list."""
        ...


def tasks_handlers(
    implementation: TasksHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (on_follow_list(implementation.follow_list),)

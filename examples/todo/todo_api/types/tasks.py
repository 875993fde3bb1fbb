# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Tasks."""

from quickmeet_runtime.model.payload import (
    UNSET,
    Model,
    OpenEnum,
    Timestamp,
    UnsetType,
    field,
)

__all__ = ["NewTask", "State", "Task"]


class State(OpenEnum):
    """How far a task is."""

    OPEN = "open"
    """Not begun."""
    DOING = "doing"
    """Begun."""
    DONE = "done"
    """Done."""


class Task(Model, frozen=True, kw_only=True):
    """A task."""

    id: str = field(name="_id")
    """Identifier."""
    list_id: str = field(name="listId")
    """Its list."""
    text: str
    """What to do."""
    state: State
    """How far it is."""
    due_at: Timestamp | UnsetType | None = field(name="dueAt", default=UNSET)
    """When it must be done."""
    note: str | UnsetType | None = UNSET
    """More words."""


class NewTask(Model, frozen=True, kw_only=True, gc=False):
    """A task to make."""

    list_id: str = field(name="listId")
    """Its list."""
    text: str
    """What to do."""
    due_at: Timestamp | UnsetType | None = field(name="dueAt", default=UNSET)
    """When it must be done."""

# Generated from schema/tasks.yaml. Do not edit: run `quickmeet generate`.
"""Tasks."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["Filter", "Task"]


class Task(Model, frozen=True, kw_only=True, gc=False):
    """A task."""

    id: str = field(name="_id")
    """Its identity."""
    text: str | UnsetType | None = UNSET
    """What to do."""


class Filter(Model, frozen=True, kw_only=True, gc=False):
    """Which tasks."""

    word: str | UnsetType | None = UNSET
    """A word in them."""

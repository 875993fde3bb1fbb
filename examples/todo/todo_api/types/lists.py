# Generated from schema/lists.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Lists of tasks."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["TodoList"]


class TodoList(Model, frozen=True, kw_only=True):
    """A list of tasks."""

    id: str = field(name="_id")
    """Identifier."""
    title: str
    """What it is called."""
    owner_id: str = field(name="owner")
    """Who made it."""
    created_at: Timestamp = field(name="createdAt")
    """When it was made."""
    member_ids: list[str] | UnsetType | None = field(name="members", default=UNSET)
    """Who else may see it."""

# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["Room"]


class Room(Model, frozen=True, kw_only=True, gc=False):
    """A room."""

    id: str = field(name="_id")
    """Identifier."""
    topic: str | UnsetType | None = UNSET
    """What is talked about."""
    member_count: int | UnsetType | None = field(name="usersCount", default=UNSET)
    """How many members."""

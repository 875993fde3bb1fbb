# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["Room"]


class Room(Model, frozen=True, kw_only=True, gc=False):
    """A room."""

    id: str = field(name="_id")
    """Identifier."""

# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import Model, field

from .users import User

__all__ = ["Room"]


class Room(Model, frozen=True, kw_only=True):
    """A room."""

    creator: User = field(name="u")
    """Who made it."""

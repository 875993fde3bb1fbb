# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["Room", "RoomChanges"]


class Room(Model, frozen=True, kw_only=True):
    """A room."""

    usernames: list[str] | UnsetType | None = UNSET
    """Names of the members."""


class RoomChanges(Model, frozen=True, kw_only=True):
    """What changed."""

    updated: list[Room] = field(name="update")
    """New and changed ones."""

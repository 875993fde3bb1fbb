# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from typing import Literal

from quickmeet_runtime.model.payload import AnyJson, Model, field

__all__ = ["AlikeChange", "MembershipChange", "Room", "RoomChange"]


class Room(Model, frozen=True, kw_only=True, gc=False):
    """A room."""

    id: str = field(name="_id")
    """Identifier."""


class RoomChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_changes`` yields: the arguments of one event."""

    kind: Literal["inserted", "removed"] | str
    """What happened."""
    room: Room
    """The room."""
    reason: str | None = None
    """Why."""


class MembershipChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_memberships`` yields: the arguments of one event."""

    value: str | int
    """What happened."""
    room: Room | None = None
    """The room."""


class AlikeChange(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Rooms.follow_alike`` yields: the arguments of one event."""

    value: str
    """What happened."""
    more: AnyJson = None
    """More."""

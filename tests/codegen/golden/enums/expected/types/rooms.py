# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from typing import Literal, TypeAlias

from quickmeet_runtime.model.payload import UNSET, Model, OpenEnum, UnsetType, field

__all__ = ["Role", "Room", "RoomKind"]


class Role(OpenEnum):
    """What a member may do."""

    OWNER = "owner"
    """Everything."""
    ROOM_MODERATOR = "room-moderator"
    """Nearly everything."""
    VALUE_2FA = "2fa"
    """``2fa`` on the wire."""
    ANY = "*"
    """Any of them."""


RoomKind: TypeAlias = Literal["c", "d", "p"] | str
"""Kind of a room; servers may know more."""


class Room(Model, frozen=True, kw_only=True):
    """A room."""

    kind: RoomKind = field(name="t")
    """Its kind."""
    role: Role | UnsetType | None = UNSET
    """The user's role."""
    state: Literal["open", "closed"] | UnsetType | None = UNSET
    """Whether it takes messages."""
    is_true: bool | UnsetType | None = field(name="isTrue", default=UNSET)
    """Always true."""

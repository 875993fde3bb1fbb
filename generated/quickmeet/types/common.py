# Generated from schema/common.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Small types that many others are made of."""

from typing import Literal, TypeAlias

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "ChangeKind",
    "Deleted",
    "DeletionOutcome",
    "Dimensions",
    "RoomKind",
    "RoomReference",
    "UserReference",
]


class UserReference(Model, frozen=True, kw_only=True, gc=False):
    """A user, as messages and rooms refer to one."""

    id: str = field(name="_id")
    """Identifier of the user."""
    username: str | UnsetType | None = UNSET
    """User name; absent where the server leaves it out."""
    name: str | UnsetType | None = UNSET
    """Display name."""


class RoomReference(Model, frozen=True, kw_only=True, gc=False):
    """A room that a message names with `#`."""

    id: str = field(name="_id")
    """Identifier of the room."""
    name: str | UnsetType | None = UNSET
    """Name of the room at that time."""
    display_name: str | UnsetType | None = field(name="fname", default=UNSET)
    """Name as people see it."""


class Deleted(Model, frozen=True, kw_only=True, gc=False):
    """The trace of a deleted record."""

    id: str = field(name="_id")
    """Identifier of the deleted record."""
    deleted_at: Timestamp | UnsetType | None = field(name="_deletedAt", default=UNSET)
    """When it was deleted."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room that it was in, where the server says so."""


class DeletionOutcome(Model, frozen=True, kw_only=True, gc=False):
    """The database's result of a deletion."""

    is_acknowledged: bool | UnsetType | None = field(name="acknowledged", default=UNSET)
    """Whether the deletion was taken."""
    deleted_count: int | UnsetType | None = field(name="deletedCount", default=UNSET)
    """Records deleted."""


class Dimensions(Model, frozen=True, kw_only=True, gc=False):
    """Size of a picture in pixels."""

    width: float
    """Width in pixels."""
    height: float
    """Height in pixels."""


RoomKind: TypeAlias = Literal["c", "p", "d", "l", "v"] | str
"""Type of a room: `c` public, `p` private, `d` direct, `l` Livechat."""

ChangeKind: TypeAlias = Literal["inserted", "updated", "removed", "changed"] | str
"""A change of a record."""

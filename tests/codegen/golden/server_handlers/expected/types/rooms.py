# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import UNSET, Model, OpenEnum, UnsetType, field

__all__ = ["Kind", "NewRoom"]


class Kind(OpenEnum):
    """Kind of a room."""

    CHANNEL = "c"
    """A channel."""
    GROUP = "p"
    """A private group."""


class NewRoom(Model, frozen=True, kw_only=True, gc=False):
    """A room to make."""

    name: str
    """Its name."""
    is_read_only: bool | UnsetType | None = field(name="ro", default=UNSET)
    """Whether only some may write."""

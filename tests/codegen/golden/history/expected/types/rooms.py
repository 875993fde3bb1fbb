# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Rooms."""

from quickmeet_runtime.model.payload import Model, Timestamp, field

__all__ = ["Visit", "Visits"]


class Visit(Model, frozen=True, kw_only=True, gc=False):
    """A visit."""

    id: str = field(name="_id")
    """Identifier."""
    sent_at: Timestamp = field(name="ts")
    """When it was."""


class Visits(Model, frozen=True, kw_only=True):
    """A page of visits."""

    visits: list[Visit]
    """Newest first."""

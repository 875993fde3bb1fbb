# Generated from schema/halls.yaml. Do not edit: run `quickmeet generate`.
"""Halls."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["Hall", "HallChanges"]


class Hall(Model, frozen=True, kw_only=True, gc=False):
    """A hall."""

    id: str = field(name="_id")
    """Identifier."""
    built_at: Timestamp | UnsetType | None = field(name="builtAt", default=UNSET)
    """When it was built."""


class HallChanges(Model, frozen=True, kw_only=True, gc=False):
    """What is to change."""

    name: str | UnsetType | None = UNSET
    """Its name."""

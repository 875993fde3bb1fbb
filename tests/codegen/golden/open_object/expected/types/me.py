# Generated from schema/me.yaml. Do not edit: run `quickmeet generate`.
"""The user."""

from typing import TypeAlias

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType

__all__ = ["Names", "Pair", "Preferences"]


class Preferences(Model, frozen=True, kw_only=True):
    """What the user prefers."""

    language: str | UnsetType | None = UNSET
    """Language of the interface."""
    extra: dict[str, AnyJson] | UnsetType | None = UNSET
    """Anything."""
    counts: dict[str, int] | UnsetType | None = UNSET
    """Numbers by name."""
    anything: AnyJson | UnsetType = UNSET
    """Left unknown."""


Names: TypeAlias = dict[str, str]
"""Names by identifier."""


class Pair(Model, frozen=True, kw_only=True, array_like=True):
    """Two things."""

    key: str
    """The key."""
    names: Names | None = None
    """The names."""

# Generated from schema/custom_sounds.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The workspace's own sounds."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["CustomSound", "NewSound", "PreviousSound", "SoundEvent"]


class PreviousSound(Model, frozen=True, kw_only=True, gc=False):
    """The sound before a change."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    extension: str | UnsetType | None = UNSET
    """Ending of the sound's file."""


class NewSound(Model, frozen=True, kw_only=True):
    """A sound as it shall be."""

    sound_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The sound; a new one when absent."""
    extension: str | UnsetType | None = UNSET
    """Ending of its file."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    has_new_file: bool | UnsetType | None = field(name="newFile", default=UNSET)
    """Whether a new file comes with it."""
    previous_extension: str | UnsetType | None = field(
        name="previousExtension", default=UNSET
    )
    """Ending before a change."""
    previous_name: str | UnsetType | None = field(name="previousName", default=UNSET)
    """Name before a change."""
    previous_sound: PreviousSound | UnsetType | None = field(
        name="previousSound", default=UNSET
    )
    """The sound before a change."""
    cache_key: float | UnsetType | None = field(name="random", default=UNSET)
    """Number that keeps browsers from using an old file."""


class CustomSound(Model, frozen=True, kw_only=True, gc=False):
    """A sound of the workspace."""

    id: str = field(name="_id")
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    extension: str | UnsetType | None = UNSET
    """Ending of its file."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    cache_key: float | UnsetType | None = field(name="random", default=UNSET)
    """Number that keeps browsers from using an old file."""
    source: str | UnsetType | None = field(name="src", default=UNSET)
    """Address of its file."""


class SoundEvent(Model, frozen=True, kw_only=True):
    """A sound that was added, changed or taken away."""

    sound: CustomSound = field(name="soundData")
    """The sound."""

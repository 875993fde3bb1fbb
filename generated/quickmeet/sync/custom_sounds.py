# Generated from schema/custom_sounds.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `CustomSounds` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..custom_sounds import (
    CREATE,
    DELETE,
    FOLLOW_CHANGES,
    FOLLOW_DELETIONS,
    GET,
    LIST,
    SAVE,
    UPDATE,
    UPLOAD,
)

__all__ = ["CustomSounds"]


class CustomSounds(BlockingGroup):
    """List, save and follow the workspace's own sounds."""

    __slots__ = ()

    def delete(self, sound_id: str) -> bool:
        """Delete a sound.

        Wire name ``deleteCustomSound``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/custom-sounds.delete. Depends on the
        permission ``manage-sounds``.

        Args:
            sound_id: The sound.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidSoundError: There is no such sound.
        """
        return self._session.call(DELETE, (sound_id,))

    def save(self, sound: types.NewSound) -> str:
        """Make or change a sound; its file is uploaded after.

        Wire name ``insertOrUpdateSound``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/custom-sounds.update. Depends on the
        permission ``manage-sounds``.

        Args:
            sound: The sound.

        Returns:
            The sound's id.

        Raises:
            NotEntitledError: The user is not authorized for this.
            FieldRequiredError: A field is missing.
            InvalidInputError: A field has wrong characters.
            SoundNameTakenError: There is a sound of this name.
        """
        return self._session.call(SAVE, (sound,))

    def list(self) -> builtins.list[types.CustomSound]:
        """List the workspace's own sounds.

        Wire name ``listCustomSounds``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/custom-sounds.list. Safe to repeat: it only reads.

        Returns:
            The sounds.
        """
        return self._session.call(LIST, ())

    def upload(self, content: str, media_type: str, sound: types.NewSound) -> None:
        """Upload the file of a sound.

        Wire name ``uploadCustomSound``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/custom-sounds.update. Depends on the
        permission ``manage-sounds``. Safe to repeat: the last one counts.

        Args:
            content: The file, as the server's binary text.
            media_type: Media type.
            sound: The sound, as it was saved.

        Raises:
            NotEntitledError: The user is not authorized for this.
        """
        self._session.call(UPLOAD, (content, media_type, sound))

    def get(self, sound_id: str) -> types.CustomSound:
        """Look up a custom sound.

        By REST: ``GET /v1/custom-sounds.getOne``; servers since 8.3.0. Safe to repeat:
        it only reads.

        Args:
            sound_id: The sound.

        Returns:
            The sound.
        """
        return self._session.call(GET, (sound_id,))

    def create(self, sound: Upload, name: str) -> types.CustomSound:
        """Add a custom sound.

        By REST: ``POST /v1/custom-sounds.create``; servers since 8.5.0. Depends on the
        permission ``manage-sounds``.

        Args:
            sound: The sound.
            name: Its name.

        Returns:
            The sound, by its id.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(CREATE, (sound, name))

    def update(
        self, sound_id: str, name: str, *, sound: Upload | UnsetType | None = UNSET
    ) -> None:
        """Change a custom sound.

        By REST: ``POST /v1/custom-sounds.update``; servers since 8.5.0. Depends on the
        permission ``manage-sounds``. Safe to repeat: the last one counts.

        Args:
            sound_id: The sound.
            name: Its name.
            sound: The sound.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(UPDATE, (sound_id, name, UNSET if sound is None else sound))

    def follow_deletions(self) -> streams.Subscription[types.SoundEvent]:
        """Follow sounds that are taken away.

        Wire name ``stream-notify-all``, key ``deleteCustomSound``; servers since
        0.74.0. Needs no login.
        """
        return self._session.subscribe(FOLLOW_DELETIONS, ())

    def follow_changes(self) -> streams.Subscription[types.SoundEvent]:
        """Follow new and changed sounds.

        Wire name ``stream-notify-all``, key ``updateCustomSound``; servers since
        0.74.0. Needs no login.
        """
        return self._session.subscribe(FOLLOW_CHANGES, ())

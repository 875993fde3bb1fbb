# Generated from schema/custom_sounds.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""List, save and follow the workspace's own sounds."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method, Upload
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    FieldRequiredError,
    InvalidInputError,
    InvalidSoundError,
    NotAllowedError,
    NotEntitledError,
    SoundNameTakenError,
)

__all__ = [
    "CREATE",
    "DELETE",
    "FOLLOW_CHANGES",
    "FOLLOW_DELETIONS",
    "GET",
    "LIST",
    "SAVE",
    "UPDATE",
    "UPLOAD",
    "CustomSounds",
]

DELETE: Final[Method[bool]] = Method(
    "deleteCustomSound",
    bool,
    errors=(NotEntitledError, InvalidSoundError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/custom-sounds.delete",
            send={"_id": "0"},
            result=Pick(default=True),
            versions=Versions(since="8.6.0"),
        ),
    ),
)
SAVE: Final[Method[str]] = Method(
    "insertOrUpdateSound",
    str,
    errors=(
        NotEntitledError,
        FieldRequiredError,
        InvalidInputError,
        SoundNameTakenError,
    ),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/custom-sounds.update",
            send={"_id": "0._id", "name": "0.name"},
            result=Pick(param="0._id"),
            when={"0._id": {"given": True}},
            versions=Versions(since="8.5.0"),
            form="multipart",
        ),
    ),
)
LIST: Final[Method[list[types.CustomSound]]] = Method(
    "listCustomSounds",
    lambda: list[types.CustomSound],
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(RestCall(verb="GET", path="/v1/custom-sounds.list", result="sounds"),),
)
UPLOAD: Final[Method[None]] = Method(
    "uploadCustomSound",
    None,
    errors=(NotEntitledError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/custom-sounds.update",
            send={
                "_id": "2._id",
                "name": "2.name",
                "sound": Pick(path="0", form="file", named="2.name", media_type="1"),
            },
            when={"2._id": {"given": True}},
            versions=Versions(since="8.5.0"),
            form="multipart",
        ),
        RestCall(
            verb="POST",
            path="/v1/custom-sounds.create",
            send={
                "name": "2.name",
                "sound": Pick(path="0", form="file", named="2.name", media_type="1"),
            },
            when={"2._id": None},
            versions=Versions(since="8.5.0"),
            form="multipart",
        ),
    ),
)
GET: Final[Endpoint[types.CustomSound]] = Endpoint(
    "GET",
    "/v1/custom-sounds.getOne",
    lambda: types.CustomSound,
    params=("_id",),
    at="sound",
    repeatable=True,
    versions=Versions(since="8.3.0"),
)
CREATE: Final[Endpoint[types.CustomSound]] = Endpoint(
    "POST",
    "/v1/custom-sounds.create",
    lambda: types.CustomSound,
    params=("sound", "name"),
    at="sound",
    form="multipart",
    errors=(NotAllowedError,),
    versions=Versions(since="8.5.0"),
)
UPDATE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/custom-sounds.update",
    None,
    params=("_id", "name", "sound"),
    form="multipart",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="8.5.0"),
)
FOLLOW_DELETIONS: Final[Stream[types.SoundEvent]] = Stream(
    "stream-notify-all", "deleteCustomSound", lambda: types.SoundEvent
)
FOLLOW_CHANGES: Final[Stream[types.SoundEvent]] = Stream(
    "stream-notify-all", "updateCustomSound", lambda: types.SoundEvent
)


class CustomSounds(Group):
    """List, save and follow the workspace's own sounds."""

    __slots__ = ()

    async def delete(self, sound_id: str) -> bool:
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
        return await self._session.call(DELETE, (sound_id,))

    async def save(self, sound: types.NewSound) -> str:
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
        return await self._session.call(SAVE, (sound,))

    async def list(self) -> builtins.list[types.CustomSound]:
        """List the workspace's own sounds.

        Wire name ``listCustomSounds``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: GET /v1/custom-sounds.list. Safe to repeat: it only reads.

        Returns:
            The sounds.
        """
        return await self._session.call(LIST, ())

    async def upload(
        self, content: str, media_type: str, sound: types.NewSound
    ) -> None:
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
        await self._session.call(UPLOAD, (content, media_type, sound))

    async def get(self, sound_id: str) -> types.CustomSound:
        """Look up a custom sound.

        By REST: ``GET /v1/custom-sounds.getOne``; servers since 8.3.0. Safe to repeat:
        it only reads.

        Args:
            sound_id: The sound.

        Returns:
            The sound.
        """
        return await self._session.call(GET, (sound_id,))

    async def create(self, sound: Upload, name: str) -> types.CustomSound:
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
        return await self._session.call(CREATE, (sound, name))

    async def update(
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
        await self._session.call(
            UPDATE, (sound_id, name, UNSET if sound is None else sound)
        )

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

# Generated from schema/custom_sounds.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `CustomSounds`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..custom_sounds import CREATE, DELETE, GET, LIST, SAVE, UPDATE, UPLOAD

__all__ = [
    "CreateHandler",
    "CustomSoundsHandlers",
    "DeleteHandler",
    "GetHandler",
    "ListHandler",
    "SaveHandler",
    "UpdateHandler",
    "UploadHandler",
    "custom_sounds_handlers",
    "on_create",
    "on_delete",
    "on_get",
    "on_list",
    "on_save",
    "on_update",
    "on_upload",
]


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteCustomSound``."""

    def __call__(self, caller: ContextT_contra, /, sound_id: str) -> Answer[bool]:
        """Delete a sound."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteCustomSound``."""
    return MethodHandler(DELETE, handler, Param("sound_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateSound``."""

    def __call__(
        self, caller: ContextT_contra, /, sound: types.NewSound
    ) -> Answer[str]:
        """Make or change a sound; its file is uploaded after."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateSound``."""
    return MethodHandler(SAVE, handler, Param("sound", types.NewSound))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``listCustomSounds``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.CustomSound]]:
        """List the workspace's own sounds."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``listCustomSounds``."""
    return MethodHandler(LIST, handler)


class UploadHandler(Protocol[ContextT_contra]):
    """Answers ``uploadCustomSound``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        content: str,
        media_type: str,
        sound: types.NewSound,
    ) -> Answer[None]:
        """Upload the file of a sound."""
        ...


def on_upload(handler: UploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``uploadCustomSound``."""
    return MethodHandler(
        UPLOAD,
        handler,
        Param("content", str),
        Param("media_type", str),
        Param("sound", types.NewSound),
    )


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/custom-sounds.getOne``."""

    def __call__(
        self, caller: ContextT_contra, /, sound_id: str
    ) -> Answer[types.CustomSound]:
        """Look up a custom sound."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/custom-sounds.getOne``."""
    return MethodHandler(GET, handler, Param("sound_id", str))


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/custom-sounds.create``."""

    def __call__(
        self, caller: ContextT_contra, /, sound: Upload, name: str
    ) -> Answer[types.CustomSound]:
        """Add a custom sound."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/custom-sounds.create``."""
    return MethodHandler(CREATE, handler, Param("sound", Upload), Param("name", str))


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/custom-sounds.update``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        sound_id: str,
        name: str,
        *,
        sound: Upload | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change a custom sound."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/custom-sounds.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("sound_id", str),
        Param("name", str),
        Param("sound", Upload, is_optional=True),
    )


class CustomSoundsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `CustomSounds`."""

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a sound."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change a sound; its file is uploaded after."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the workspace's own sounds."""
        ...

    @property
    def upload(self) -> UploadHandler[ContextT_contra]:
        """Upload the file of a sound."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a custom sound."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Add a custom sound."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a custom sound."""
        ...


def custom_sounds_handlers(
    implementation: CustomSoundsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_delete(implementation.delete),
        on_save(implementation.save),
        on_list(implementation.list),
        on_upload(implementation.upload),
        on_get(implementation.get),
        on_create(implementation.create),
        on_update(implementation.update),
    )

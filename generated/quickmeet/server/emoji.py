# Generated from schema/emoji.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Emojis`."""

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
from quickmeet_runtime.model.operations.operation import ListPage, Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..emoji import CREATE, DELETE, LIST, LIST_ALL, SAVE, UPDATE, UPLOAD

__all__ = [
    "CreateHandler",
    "DeleteHandler",
    "EmojisHandlers",
    "ListAllHandler",
    "ListHandler",
    "SaveHandler",
    "UpdateHandler",
    "UploadHandler",
    "emoji_handlers",
    "on_create",
    "on_delete",
    "on_list",
    "on_list_all",
    "on_save",
    "on_update",
    "on_upload",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``listEmojiCustom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        query: dict[str, object] | UnsetType = UNSET,
    ) -> Answer[builtins.list[types.CustomEmoji]]:
        """List the workspace's own emoji."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``listEmojiCustom``."""
    return MethodHandler(
        LIST, handler, Param("query", dict[str, object], is_optional=True)
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteEmojiCustom``."""

    def __call__(self, caller: ContextT_contra, /, emoji_id: str) -> Answer[bool]:
        """Delete an emoji of the workspace."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteEmojiCustom``."""
    return MethodHandler(DELETE, handler, Param("emoji_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``insertOrUpdateEmoji``."""

    def __call__(
        self, caller: ContextT_contra, /, emoji: types.NewEmoji
    ) -> Answer[str | bool]:
        """Make or change an emoji; its picture is uploaded after."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateEmoji``."""
    return MethodHandler(SAVE, handler, Param("emoji", types.NewEmoji))


class UploadHandler(Protocol[ContextT_contra]):
    """Answers ``uploadEmojiCustom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        content: str,
        media_type: str,
        emoji: types.EmojiToUpload,
    ) -> Answer[None]:
        """Upload the picture of an emoji."""
        ...


def on_upload(handler: UploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``uploadEmojiCustom``."""
    return MethodHandler(
        UPLOAD,
        handler,
        Param("content", str),
        Param("media_type", str),
        Param("emoji", types.EmojiToUpload),
    )


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/emoji-custom.all``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        name: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.CustomEmoji]]:
        """List the custom emoji, page by page."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/emoji-custom.all``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("name", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/emoji-custom.create``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        image: Upload,
        name: str,
        *,
        aliases: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Add a custom emoji."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/emoji-custom.create``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("image", Upload),
        Param("name", str),
        Param("aliases", str, is_optional=True),
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/emoji-custom.update``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        emoji_id: str,
        name: str,
        *,
        aliases: str | UnsetType = UNSET,
        image: Upload | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change a custom emoji."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/emoji-custom.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("emoji_id", str),
        Param("name", str),
        Param("aliases", str, is_optional=True),
        Param("image", Upload, is_optional=True),
    )


class EmojisHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Emojis`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the workspace's own emoji."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete an emoji of the workspace."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change an emoji; its picture is uploaded after."""
        ...

    @property
    def upload(self) -> UploadHandler[ContextT_contra]:
        """Upload the picture of an emoji."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List the custom emoji, page by page."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Add a custom emoji."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a custom emoji."""
        ...


def emoji_handlers(
    implementation: EmojisHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_delete(implementation.delete),
        on_save(implementation.save),
        on_upload(implementation.upload),
        on_list_all(implementation.list_all),
        on_create(implementation.create),
        on_update(implementation.update),
    )

# Generated from schema/emoji.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Emojis`."""

import builtins
from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..emoji import DELETE, LIST, SAVE, UPLOAD
from ..types.emoji import CustomEmoji, EmojiToUpload, NewEmoji

__all__ = [
    "DeleteHandler",
    "EmojisHandlers",
    "ListHandler",
    "SaveHandler",
    "UploadHandler",
    "emoji_handlers",
    "on_delete",
    "on_list",
    "on_save",
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
    ) -> Answer[builtins.list[CustomEmoji]]:
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
        self, caller: ContextT_contra, /, emoji: NewEmoji
    ) -> Answer[str | bool]:
        """Make or change an emoji; its picture is uploaded after."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``insertOrUpdateEmoji``."""
    return MethodHandler(SAVE, handler, Param("emoji", NewEmoji))


class UploadHandler(Protocol[ContextT_contra]):
    """Answers ``uploadEmojiCustom``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        content: str,
        media_type: str,
        emoji: EmojiToUpload,
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
        Param("emoji", EmojiToUpload),
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


def emoji_handlers(
    implementation: EmojisHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_delete(implementation.delete),
        on_save(implementation.save),
        on_upload(implementation.upload),
    )

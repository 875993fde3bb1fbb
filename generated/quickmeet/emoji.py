# Generated from schema/emoji.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""List the workspace's own emoji and follow their changes."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import (
    Endpoint,
    ListPage,
    Method,
    Upload,
)
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    InvalidEmojiError,
    InvalidUserError,
    NotAllowedError,
    NotEntitledError,
)

__all__ = [
    "CREATE",
    "DELETE",
    "FOLLOW_CHANGES",
    "FOLLOW_DELETIONS",
    "FOLLOW_PUBLIC_CHANGES",
    "FOLLOW_PUBLIC_DELETIONS",
    "LIST",
    "LIST_ALL",
    "SAVE",
    "UPDATE",
    "UPLOAD",
    "Emojis",
]

LIST: Final[Method[list[types.CustomEmoji]]] = Method(
    "listEmojiCustom",
    lambda: list[types.CustomEmoji],
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="5.4.3", removed="7.0.0", doubtful=(7,)
    ),
    rest=(RestCall(verb="GET", path="/v1/emoji-custom.list", result="emojis.update"),),
)
DELETE: Final[Method[bool]] = Method(
    "deleteEmojiCustom",
    bool,
    errors=(NotEntitledError, InvalidEmojiError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/emoji-custom.delete",
            send={"emojiId": "0"},
            result=Pick(default=True),
        ),
    ),
)
SAVE: Final[Method[str | bool]] = Method(
    "insertOrUpdateEmoji",
    str | bool,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/emoji-custom.update",
            send={"_id": "0._id", "name": "0.name", "aliases": "0.aliases"},
            result=Pick(default=True),
            when={"0._id": {"given": True}},
            form="multipart",
        ),
    ),
)
UPLOAD: Final[Method[None]] = Method(
    "uploadEmojiCustom",
    None,
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/emoji-custom.create",
            send={
                "name": "2.name",
                "aliases": "2.aliases",
                "emoji": Pick(path="0", form="file", named="2.name", media_type="1"),
            },
            form="multipart",
        ),
    ),
)
LIST_ALL: Final[Endpoint[ListPage[types.CustomEmoji]]] = Endpoint(
    "GET",
    "/v1/emoji-custom.all",
    lambda: ListPage[types.CustomEmoji],
    params=("name", "count", "offset"),
    at={"items": "emojis", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.63.0"),
)
CREATE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/emoji-custom.create",
    None,
    params=("emoji", "name", "aliases"),
    form="multipart",
    errors=(NotAllowedError,),
    versions=Versions(since="0.74.0"),
)
UPDATE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/emoji-custom.update",
    None,
    params=("_id", "name", "aliases", "emoji"),
    form="multipart",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.74.0"),
)
FOLLOW_PUBLIC_CHANGES: Final[Stream[types.EmojiEvent]] = Stream(
    "stream-notify-all", "updateEmojiCustom", lambda: types.EmojiEvent
)
FOLLOW_PUBLIC_DELETIONS: Final[Stream[types.EmojiEvent]] = Stream(
    "stream-notify-all", "deleteEmojiCustom", lambda: types.EmojiEvent
)
FOLLOW_CHANGES: Final[Stream[types.EmojiEvent]] = Stream(
    "stream-notify-logged", "updateEmojiCustom", lambda: types.EmojiEvent
)
FOLLOW_DELETIONS: Final[Stream[types.EmojiEvent]] = Stream(
    "stream-notify-logged", "deleteEmojiCustom", lambda: types.EmojiEvent
)


class Emojis(Group):
    """List the workspace's own emoji and follow their changes."""

    __slots__ = ()

    async def list(
        self, *, query: dict[str, object] | UnsetType | None = UNSET
    ) -> builtins.list[types.CustomEmoji]:
        """List the workspace's own emoji.

        Wire name ``listEmojiCustom``; servers since 0.74.0, deprecated in 5.4.3,
        removed in 7.0.0. By REST: GET /v1/emoji-custom.list. Safe to repeat: it only
        reads.

        Args:
            query: Which ones; all when absent.

        Returns:
            The emoji.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(LIST, (UNSET if query is None else query,))

    async def delete(self, emoji_id: str) -> bool:
        """Delete an emoji of the workspace.

        Wire name ``deleteEmojiCustom``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/emoji-custom.delete. Depends on the
        permission ``manage-emoji``.

        Args:
            emoji_id: The emoji.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidEmojiError: There is no such emoji.
        """
        return await self._session.call(DELETE, (emoji_id,))

    async def save(self, emoji: types.NewEmoji) -> str | bool:
        """Make or change an emoji; its picture is uploaded after.

        Wire name ``insertOrUpdateEmoji``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/emoji-custom.update.

        Args:
            emoji: The emoji.

        Returns:
            The id of a new one; true when one was changed.
        """
        return await self._session.call(SAVE, (emoji,))

    async def upload(
        self, content: str, media_type: str, emoji: types.EmojiToUpload
    ) -> None:
        """Upload the picture of an emoji.

        Wire name ``uploadEmojiCustom``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/emoji-custom.create. Safe to repeat: the
        last one counts.

        Args:
            content: The picture, as the server's binary text.
            media_type: Media type.
            emoji: The emoji, as it was saved.
        """
        await self._session.call(UPLOAD, (content, media_type, emoji))

    def list_all(
        self, *, name: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.CustomEmoji]:
        """List the custom emoji, page by page.

        By REST: ``GET /v1/emoji-custom.all``; servers since 0.63.0. Safe to repeat: it
        only reads.

        Args:
            name: Only those whose name contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The emoji.
        """
        return streams.Listing(
            self._session,
            LIST_ALL,
            (UNSET if name is None else name,),
            page_size=page_size,
        )

    async def create(
        self, image: Upload, name: str, *, aliases: str | UnsetType | None = UNSET
    ) -> None:
        """Add a custom emoji.

        By REST: ``POST /v1/emoji-custom.create``; servers since 0.74.0. Depends on the
        permission ``manage-emoji``.

        Args:
            image: The picture.
            name: Its name, without colons.
            aliases: Further names, joined by commas.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(
            CREATE, (image, name, UNSET if aliases is None else aliases)
        )

    async def update(
        self,
        emoji_id: str,
        name: str,
        *,
        aliases: str | UnsetType | None = UNSET,
        image: Upload | UnsetType | None = UNSET,
    ) -> None:
        """Change a custom emoji.

        By REST: ``POST /v1/emoji-custom.update``; servers since 0.74.0. Depends on the
        permission ``manage-emoji``. Safe to repeat: the last one counts.

        Args:
            emoji_id: The emoji.
            name: Its name, without colons.
            aliases: Further names, joined by commas.
            image: The picture.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(
            UPDATE,
            (
                emoji_id,
                name,
                UNSET if aliases is None else aliases,
                UNSET if image is None else image,
            ),
        )

    def follow_public_changes(self) -> streams.Subscription[types.EmojiEvent]:
        """Documented, but never sent: use `follow_changes` instead.

        Wire name ``stream-notify-all``, key ``updateEmojiCustom``. Needs no login. No
        known server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_CHANGES, ())

    def follow_public_deletions(self) -> streams.Subscription[types.EmojiEvent]:
        """Documented, but never sent: use `follow_deletions` instead.

        Wire name ``stream-notify-all``, key ``deleteEmojiCustom``. Needs no login. No
        known server emits it. Emitted on ``stream-notify-logged``.
        """
        return self._session.subscribe(FOLLOW_PUBLIC_DELETIONS, ())

    def follow_changes(self) -> streams.Subscription[types.EmojiEvent]:
        """Follow new and changed emoji.

        Wire name ``stream-notify-logged``, key ``updateEmojiCustom``; servers since
        0.74.0.
        """
        return self._session.subscribe(FOLLOW_CHANGES, ())

    def follow_deletions(self) -> streams.Subscription[types.EmojiEvent]:
        """Follow emoji that are taken away.

        Wire name ``stream-notify-logged``, key ``deleteEmojiCustom``; servers since
        0.74.0.
        """
        return self._session.subscribe(FOLLOW_DELETIONS, ())

# Generated from schema/emoji.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Emojis` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..emoji import (
    CREATE,
    DELETE,
    FOLLOW_CHANGES,
    FOLLOW_DELETIONS,
    FOLLOW_PUBLIC_CHANGES,
    FOLLOW_PUBLIC_DELETIONS,
    LIST,
    LIST_ALL,
    SAVE,
    UPDATE,
    UPLOAD,
)

__all__ = ["Emojis"]


class Emojis(BlockingGroup):
    """List the workspace's own emoji and follow their changes."""

    __slots__ = ()

    def list(
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
        return self._session.call(LIST, (UNSET if query is None else query,))

    def delete(self, emoji_id: str) -> bool:
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
        return self._session.call(DELETE, (emoji_id,))

    def save(self, emoji: types.NewEmoji) -> str | bool:
        """Make or change an emoji; its picture is uploaded after.

        Wire name ``insertOrUpdateEmoji``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/emoji-custom.update.

        Args:
            emoji: The emoji.

        Returns:
            The id of a new one; true when one was changed.
        """
        return self._session.call(SAVE, (emoji,))

    def upload(self, content: str, media_type: str, emoji: types.EmojiToUpload) -> None:
        """Upload the picture of an emoji.

        Wire name ``uploadEmojiCustom``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/emoji-custom.create. Safe to repeat: the
        last one counts.

        Args:
            content: The picture, as the server's binary text.
            media_type: Media type.
            emoji: The emoji, as it was saved.
        """
        self._session.call(UPLOAD, (content, media_type, emoji))

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
        return self._session.listing(
            LIST_ALL, (UNSET if name is None else name,), page_size=page_size
        )

    def create(
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
        self._session.call(CREATE, (image, name, UNSET if aliases is None else aliases))

    def update(
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
        self._session.call(
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

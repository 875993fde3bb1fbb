# Generated from schema/emoji.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The workspace's own emoji."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["CustomEmoji", "EmojiEvent", "EmojiToUpload", "NewEmoji"]


class CustomEmoji(Model, frozen=True, kw_only=True):
    """An emoji of the workspace."""

    name: str
    """Short code, without its colons."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier; absent in the event of a new one."""
    aliases: list[str] | str | UnsetType | None = UNSET
    """Further short codes; one text in some events."""
    extension: str | UnsetType | None = UNSET
    """Ending of the picture's file."""
    version: str | UnsetType | None = field(name="etag", default=UNSET)
    """Changes with the picture."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    previous_name: str | UnsetType | None = field(name="previousName", default=UNSET)
    """Short code before a change."""
    previous_extension: str | UnsetType | None = field(
        name="previousExtension", default=UNSET
    )
    """Ending before a change."""
    has_new_file: bool | UnsetType | None = field(name="newFile", default=UNSET)
    """Whether a new picture comes with it."""


class EmojiEvent(Model, frozen=True, kw_only=True):
    """An emoji that was added, changed or taken away."""

    emoji: CustomEmoji = field(name="emojiData")
    """The emoji."""


class NewEmoji(Model, frozen=True, kw_only=True, gc=False):
    """An emoji as it shall be."""

    aliases: str
    """Further short codes, separated by commas."""
    extension: str
    """Ending of the picture's file."""
    name: str
    """Short code, without its colons."""
    emoji_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """The emoji; a new one when absent."""
    has_new_file: bool | UnsetType | None = field(name="newFile", default=UNSET)
    """Whether a new picture comes with it."""
    previous_extension: str | UnsetType | None = field(
        name="previousExtension", default=UNSET
    )
    """Ending before a change."""
    previous_name: str | UnsetType | None = field(name="previousName", default=UNSET)
    """Short code before a change."""


class EmojiToUpload(Model, frozen=True, kw_only=True, gc=False):
    """The emoji whose picture is uploaded."""

    extension: str
    """Ending of the picture's file."""
    name: str
    """Short code, without its colons."""
    aliases: str | UnsetType | None = UNSET
    """Further short codes, separated by commas."""
    has_new_file: bool | UnsetType | None = field(name="newFile", default=UNSET)
    """Whether the picture is new."""

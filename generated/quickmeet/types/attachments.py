# Generated from schema/attachments.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""What hangs on a message: files, quotes, cards, actions."""

from functools import cached_property
from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    Model,
    Raw,
    Timestamp,
    UnknownVariant,
    UnsetType,
    field,
    lazy_list,
)
from quickmeet_runtime.model.sealed import Sealed, sealed_content

from .common import Dimensions
from .markdown import MarkupBlock

__all__ = [
    "Attachment",
    "AttachmentAction",
    "AttachmentEncryption",
    "AttachmentField",
    "AttachmentHashes",
    "EncryptedContent",
    "FileReference",
]


class EncryptedContent(Model, frozen=True, kw_only=True, gc=False):
    """Content that only members with the room's key can read."""

    algorithm: Literal["rc.v1.aes-sha2", "rc.v2.aes-sha2", "m.megolm.v1.aes-sha2"] | str
    """How it is encrypted."""
    ciphertext: str
    """The encrypted text, in Base64."""
    initialization_vector: str | UnsetType = field(name="iv", default=UNSET)
    """Initialization vector, in Base64, from `rc.v2` on."""
    key_id: str | UnsetType = field(name="kid", default=UNSET)
    """Which key, from `rc.v2` on."""

    @property
    def sealed(self) -> Sealed:
        """The same in one form for all algorithms, which can be split for a cipher."""
        return sealed_content(self)


class FileReference(Model, frozen=True, kw_only=True):
    """A file that was uploaded."""

    id: str = field(name="_id")
    """Identifier of the file."""
    name: str | UnsetType = UNSET
    """Its name."""
    media_type: str | UnsetType = field(name="type", default=UNSET)
    """Media type, such as `image/png`."""
    size_bytes: float | UnsetType = field(name="size", default=UNSET)
    """Its size."""
    format: str | UnsetType = UNSET
    """Ending of its name, in capitals."""
    type_group: str | UnsetType = field(name="typeGroup", default=UNSET)
    """Kind of file: `image`, `video`, `text`, ..."""
    content: EncryptedContent | UnsetType = UNSET
    """What an encrypted file's details are sealed in."""


class AttachmentField(Model, frozen=True, kw_only=True, gc=False):
    """A title and a value on a card."""

    title: str | UnsetType = UNSET
    """The title."""
    value: str | float | bool | UnsetType = UNSET
    """The value."""
    is_short: bool | UnsetType = field(name="short", default=UNSET)
    """Whether two fit beside each other."""


class AttachmentAction(Model, frozen=True, kw_only=True, gc=False):
    """A button of an attachment."""

    type: Literal["button"] | str
    """Always `button` so far."""
    text: str | UnsetType = UNSET
    """Its label."""
    message: str | UnsetType = field(name="msg", default=UNSET)
    """What it sends."""
    message_id: str | UnsetType = field(name="msgId", default=UNSET)
    """The message that it answers."""
    is_sent_in_room: bool | UnsetType = field(name="msg_in_chat_window", default=UNSET)
    """Whether the text is sent in the room."""
    processing: (
        Literal["sendMessage", "respondWithMessage", "respondWithQuotedMessage"]
        | str
        | UnsetType
    ) = field(name="msg_processing_type", default=UNSET)
    """What happens with the text."""
    url: str | UnsetType = UNSET
    """Address that it opens."""
    is_web_view: bool | UnsetType = field(name="is_webview", default=UNSET)
    """Whether the address opens inside the client."""
    web_view_height: str | UnsetType = field(name="webview_height_ratio", default=UNSET)
    """Height of that view: `full`, `tall`, `compact`."""
    image_url: str | UnsetType = UNSET
    """Picture of the button."""


class AttachmentEncryption(Model, frozen=True, kw_only=True):
    """How a file was encrypted."""

    initialization_vector: str = field(name="iv")
    """Initialization vector."""
    key: dict[str, object]
    """JSON Web Key of the file."""


class AttachmentHashes(Model, frozen=True, kw_only=True, gc=False):
    """Checksums of a file."""

    sha256: str | UnsetType = UNSET
    """SHA-256 in hex."""


class Attachment(Model, frozen=True, kw_only=True, dict=True):
    """A file, a quote, a card: all fields are optional, by what it is."""

    type: Literal["file", "removed-file"] | str | UnsetType = UNSET
    """`file` for uploads."""
    id: str | UnsetType = UNSET
    """Identifier, where it has one."""
    file_id: str | UnsetType = field(name="fileId", default=UNSET)
    """The file that it shows."""
    title: str | UnsetType = UNSET
    """Title, the file's name for uploads."""
    title_link: str | UnsetType = UNSET
    """Where the title leads; a path on the server for uploads."""
    is_title_download: bool | UnsetType = field(
        name="title_link_download", default=UNSET
    )
    """Whether that link downloads."""
    text: str | UnsetType = UNSET
    """Its text."""
    pretext: str | UnsetType = UNSET
    """Text above."""
    description: str | UnsetType = UNSET
    """Caption of an upload."""
    raw_description_markup: Raw | UnsetType = field(name="descriptionMd", default=UNSET)
    """The JSON of `description_markup`, decoded when that is asked for."""
    raw_markup: Raw | UnsetType = field(name="md", default=UNSET)
    """The JSON of `markup`, decoded when that is asked for."""
    color: str | UnsetType = UNSET
    """Colour of its bar."""
    sent_at: str | Timestamp | UnsetType = field(name="ts", default=UNSET)
    """Moment: text of whatever the sender wrote, or a moment in quotes."""
    is_collapsed: bool | UnsetType = field(name="collapsed", default=UNSET)
    """Whether it is folded at first."""
    author_name: str | UnsetType = UNSET
    """Author, of a quote or a card."""
    author_link: str | UnsetType = UNSET
    """Where the author's name leads."""
    author_icon: str | UnsetType = UNSET
    """Picture of the author; a path on the server in quotes."""
    message_link: str | UnsetType = UNSET
    """The message that a quote comes from."""
    attachments: "list[Attachment] | UnsetType" = UNSET
    """What hangs on the quoted message."""
    image_url: str | UnsetType = UNSET
    """A picture; a path on the server for uploads."""
    image_type: str | UnsetType = UNSET
    """Its media type."""
    image_size_bytes: float | UnsetType = field(name="image_size", default=UNSET)
    """Its size."""
    image_dimensions: Dimensions | UnsetType = UNSET
    """Its size in pixels."""
    image_preview: str | UnsetType = UNSET
    """A tiny JPEG in Base64."""
    image_alternative_text: str | UnsetType = field(name="image_alt", default=UNSET)
    """Text for those who cannot see it."""
    thumbnail_url: str | UnsetType = field(name="thumb_url", default=UNSET)
    """A small picture at the side."""
    audio_url: str | UnsetType = UNSET
    """A sound."""
    audio_type: str | UnsetType = UNSET
    """Its media type."""
    audio_size_bytes: float | UnsetType = field(name="audio_size", default=UNSET)
    """Its size."""
    video_url: str | UnsetType = UNSET
    """A video."""
    video_type: str | UnsetType = UNSET
    """Its media type."""
    video_size_bytes: float | UnsetType = field(name="video_size", default=UNSET)
    """Its size."""
    file: FileReference | UnsetType = UNSET
    """The file."""
    format: str | UnsetType = UNSET
    """Ending of the file's name, in capitals."""
    size_bytes: float | UnsetType = field(name="size", default=UNSET)
    """Size of the file."""
    fields: list[AttachmentField] | UnsetType = UNSET
    """Titles and values of a card."""
    actions: list[AttachmentAction] | UnsetType = UNSET
    """Buttons."""
    button_alignment: Literal["horizontal", "vertical"] | str | UnsetType = UNSET
    """How the buttons stand."""
    markup_in: list[str] | UnsetType = field(name="mrkdwn_in", default=UNSET)
    """Fields whose markup is shown."""
    footer: str | UnsetType = UNSET
    """Line at the end."""
    footer_icon: str | UnsetType = UNSET
    """Picture in that line."""
    fallback: str | UnsetType = UNSET
    """Text for those who cannot show attachments."""
    encryption: AttachmentEncryption | UnsetType = UNSET
    """How the file was encrypted."""
    hashes: AttachmentHashes | UnsetType = UNSET
    """Checksums of the file."""
    content: object | UnsetType = UNSET
    """Content of an app, left unknown by upstream."""

    @cached_property
    def description_markup(self) -> list[MarkupBlock | UnknownVariant] | UnsetType:
        """The caption's markup."""
        return lazy_list(self.raw_description_markup, MarkupBlock)

    @cached_property
    def markup(self) -> list[MarkupBlock | UnknownVariant] | UnsetType:
        """The text's markup."""
        return lazy_list(self.raw_markup, MarkupBlock)

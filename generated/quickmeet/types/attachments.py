# Generated from schema/attachments.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Attachments of messages: files, quotes, cards, actions."""

from typing import ClassVar, Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
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
    initialization_vector: str | UnsetType | None = field(name="iv", default=UNSET)
    """Initialization vector, in Base64, from `rc.v2` on."""
    key_id: str | UnsetType | None = field(name="kid", default=UNSET)
    """Which key, from `rc.v2` on."""

    @property
    def sealed(self) -> Sealed:
        """The same in one form for all algorithms, which can be split for a cipher."""
        return sealed_content(self)


class FileReference(Model, frozen=True, kw_only=True):
    """A file that was uploaded."""

    id: str = field(name="_id")
    """Identifier of the file."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    media_type: str | UnsetType | None = field(name="type", default=UNSET)
    """Media type, such as `image/png`."""
    size_bytes: float | UnsetType | None = field(name="size", default=UNSET)
    """Its size."""
    format: str | UnsetType | None = UNSET
    """Ending of its name, in capitals."""
    type_group: str | UnsetType | None = field(name="typeGroup", default=UNSET)
    """Kind of file: `image`, `video`, `text`, ..."""
    content: EncryptedContent | UnsetType | None = UNSET
    """The encrypted details of an encrypted file."""


class AttachmentField(Model, frozen=True, kw_only=True, gc=False):
    """A title and a value on a card."""

    title: str | UnsetType | None = UNSET
    """The title."""
    value: str | float | bool | UnsetType | None = UNSET
    """The value."""
    is_short: bool | UnsetType | None = field(name="short", default=UNSET)
    """Whether two fit next to each other."""


class AttachmentAction(Model, frozen=True, kw_only=True, gc=False):
    """A button of an attachment."""

    type: Literal["button"] | str | UnsetType | None = UNSET
    """Always `button` so far."""
    text: str | UnsetType | None = UNSET
    """Its label."""
    message: str | UnsetType | None = field(name="msg", default=UNSET)
    """The text that it sends."""
    message_id: str | UnsetType | None = field(name="msgId", default=UNSET)
    """The message that it answers."""
    is_sent_in_room: bool | UnsetType | None = field(
        name="msg_in_chat_window", default=UNSET
    )
    """Whether the text is sent in the room."""
    processing: (
        Literal["sendMessage", "respondWithMessage", "respondWithQuotedMessage"]
        | str
        | UnsetType
        | None
    ) = field(name="msg_processing_type", default=UNSET)
    """The way in which the text is used."""
    url: str | UnsetType | None = UNSET
    """Address that it opens."""
    is_web_view: bool | UnsetType | None = field(name="is_webview", default=UNSET)
    """Whether the address opens inside the client."""
    web_view_height: str | UnsetType | None = field(
        name="webview_height_ratio", default=UNSET
    )
    """Height of that view: `full`, `tall`, `compact`."""
    image_url: str | UnsetType | None = UNSET
    """Picture of the button."""


class AttachmentEncryption(Model, frozen=True, kw_only=True):
    """How a file was encrypted."""

    initialization_vector: str = field(name="iv")
    """Initialization vector."""
    key: dict[str, AnyJson]
    """JSON Web Key of the file."""


class AttachmentHashes(Model, frozen=True, kw_only=True, gc=False):
    """Checksums of a file."""

    sha256: str | UnsetType | None = UNSET
    """SHA-256 in hex."""


class Attachment(Model, frozen=True, kw_only=True):
    """A file, a quote, a card: all fields are optional, by what it is."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_description_markup", "raw_markup")
    """Fields of JSON that is read when asked for."""
    type: Literal["file", "removed-file"] | str | UnsetType | None = UNSET
    """`file` for uploads."""
    id: str | UnsetType | None = UNSET
    """Identifier, where it has one."""
    file_id: str | UnsetType | None = field(name="fileId", default=UNSET)
    """The file that it shows."""
    title: str | UnsetType | None = UNSET
    """Title, the file's name for uploads."""
    title_link: str | UnsetType | None = UNSET
    """The link of the title; a path on the server for uploads."""
    is_title_download: bool | UnsetType | None = field(
        name="title_link_download", default=UNSET
    )
    """Whether that link downloads."""
    text: str | UnsetType | None = UNSET
    """Its text."""
    pretext: str | UnsetType | None = UNSET
    """Text above."""
    description: str | UnsetType | None = UNSET
    """Caption of an upload."""
    raw_description_markup: AnyJson | UnsetType = field(
        name="descriptionMd", default=UNSET
    )
    """The JSON of `description_markup`, decoded when that is asked for."""
    raw_markup: AnyJson | UnsetType = field(name="md", default=UNSET)
    """The JSON of `markup`, decoded when that is asked for."""
    color: str | UnsetType | None = UNSET
    """Colour of its bar."""
    sent_at: str | Timestamp | UnsetType | None = field(name="ts", default=UNSET)
    """Moment: text of whatever the sender wrote, or a moment in quotes."""
    is_collapsed: bool | UnsetType | None = field(name="collapsed", default=UNSET)
    """Whether it is folded at first."""
    author_name: str | UnsetType | None = UNSET
    """Author, of a quote or a card."""
    author_link: str | UnsetType | None = UNSET
    """The link of the author's name."""
    author_icon: str | UnsetType | None = UNSET
    """Picture of the author; a path on the server in quotes."""
    message_link: str | UnsetType | None = UNSET
    """The message that a quote comes from."""
    attachments: "list[Attachment] | UnsetType | None" = UNSET
    """The attachments of the quoted message."""
    image_url: str | UnsetType | None = UNSET
    """A picture; a path on the server for uploads."""
    image_type: str | UnsetType | None = UNSET
    """Its media type."""
    image_size_bytes: float | UnsetType | None = field(name="image_size", default=UNSET)
    """Its size."""
    image_dimensions: Dimensions | UnsetType | None = UNSET
    """Its size in pixels."""
    image_preview: str | UnsetType | None = UNSET
    """A tiny JPEG in Base64."""
    image_alternative_text: str | UnsetType | None = field(
        name="image_alt", default=UNSET
    )
    """Text for those who cannot see it."""
    thumbnail_url: str | UnsetType | None = field(name="thumb_url", default=UNSET)
    """A small picture at the side."""
    audio_url: str | UnsetType | None = UNSET
    """A sound."""
    audio_type: str | UnsetType | None = UNSET
    """Its media type."""
    audio_size_bytes: float | UnsetType | None = field(name="audio_size", default=UNSET)
    """Its size."""
    video_url: str | UnsetType | None = UNSET
    """A video."""
    video_type: str | UnsetType | None = UNSET
    """Its media type."""
    video_size_bytes: float | UnsetType | None = field(name="video_size", default=UNSET)
    """Its size."""
    file: FileReference | UnsetType | None = UNSET
    """The file."""
    format: str | UnsetType | None = UNSET
    """Ending of the file's name, in capitals."""
    size_bytes: float | UnsetType | None = field(name="size", default=UNSET)
    """Size of the file."""
    fields: list[AttachmentField] | UnsetType | None = UNSET
    """Titles and values of a card."""
    actions: list[AttachmentAction] | UnsetType | None = UNSET
    """Buttons."""
    button_alignment: Literal["horizontal", "vertical"] | str | UnsetType | None = UNSET
    """The layout of the buttons."""
    markup_in: list[str] | UnsetType | None = field(name="mrkdwn_in", default=UNSET)
    """Fields whose markup is shown."""
    footer: str | UnsetType | None = UNSET
    """Line at the end."""
    footer_icon: str | UnsetType | None = UNSET
    """Picture in that line."""
    fallback: str | UnsetType | None = UNSET
    """Text for those who cannot show attachments."""
    encryption: AttachmentEncryption | UnsetType | None = UNSET
    """How the file was encrypted."""
    hashes: AttachmentHashes | UnsetType | None = UNSET
    """Checksums of the file."""
    content: AnyJson | UnsetType = UNSET
    """Content of an app, left unknown by upstream."""

    @property
    def description_markup(
        self,
    ) -> list[MarkupBlock | UnknownVariant] | UnsetType | None:
        """The caption's markup."""
        return lazy_list(self, "raw_description_markup", MarkupBlock)

    @property
    def markup(self) -> list[MarkupBlock | UnknownVariant] | UnsetType | None:
        """The text's markup."""
        return lazy_list(self, "raw_markup", MarkupBlock)

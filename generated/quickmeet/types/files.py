# Generated from schema/files.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Files of messages."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

from .attachments import EncryptedContent
from .livechat import (
    UploadedFileAmazonS3,
    UploadedFileEncryption,
    UploadedFileFederation,
    UploadedFileHashes,
    UploadedFileIdentify,
)

__all__ = [
    "FileDeletion",
    "FileMessage",
    "FileToUpload",
    "SendFileMessageFile",
    "StartedUpload",
]


class SendFileMessageFile(Model, frozen=True, kw_only=True):
    """An uploaded file to send as a message; see `UploadedFile`."""

    amazon_s3: UploadedFileAmazonS3 | UnsetType | None = field(
        name="AmazonS3", default=UNSET
    )
    """Its place in Amazon S3."""
    google_storage: UploadedFileAmazonS3 | UnsetType | None = field(
        name="GoogleStorage", default=UNSET
    )
    """Its place in Google Storage."""
    webdav: UploadedFileAmazonS3 | UnsetType | None = field(
        name="Webdav", default=UNSET
    )
    """Its place on a WebDAV server."""
    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    aliases: str | UnsetType | None = UNSET
    """Other names of the file."""
    is_complete: bool | UnsetType | None = field(name="complete", default=UNSET)
    """Whether all of it has arrived."""
    encrypted_content: EncryptedContent | UnsetType | None = field(
        name="content", default=UNSET
    )
    """Name and the like, encrypted."""
    description: str | UnsetType | None = UNSET
    """Text that goes with the file."""
    encryption: UploadedFileEncryption | UnsetType | None = UNSET
    """How the file is encrypted."""
    etag: str | UnsetType | None = UNSET
    """Digest by which caches know it."""
    expires_at: Timestamp | UnsetType | None = field(name="expiresAt", default=UNSET)
    """When it is removed unless it is sent."""
    extension: str | UnsetType | None = UNSET
    """Extension of the name, without the dot."""
    federation: UploadedFileFederation | UnsetType | None = UNSET
    """Its place on another server."""
    google_cloud_storage: UploadedFileAmazonS3 | UnsetType | None = field(
        name="googleCloudStorage", default=UNSET
    )
    """Its place in Google Cloud Storage."""
    hashes: UploadedFileHashes | UnsetType | None = UNSET
    """Digests of the contents."""
    properties: UploadedFileIdentify | UnsetType | None = field(
        name="identify", default=UNSET
    )
    """Details that the server found in an image or a document."""
    instance_id: str | UnsetType | None = field(name="instanceId", default=UNSET)
    """The process that took it."""
    message_id: str | UnsetType | None = UNSET
    """The message that it was sent in."""
    modified_at: Timestamp | UnsetType | None = field(name="modifiedAt", default=UNSET)
    """When it last changed."""
    name: str | UnsetType | None = UNSET
    """Name of the file."""
    original_id: str | UnsetType | None = field(name="originalId", default=UNSET)
    """The file that this one was made from."""
    original_store: str | UnsetType | None = field(name="originalStore", default=UNSET)
    """The store of that file."""
    path: str | UnsetType | None = UNSET
    """Path below the server's address."""
    progress: float | UnsetType | None = UNSET
    """How much has arrived, 0 to 1."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    s3: UploadedFileAmazonS3 | UnsetType | None = UNSET
    """Its place in Amazon S3."""
    size_bytes: float | UnsetType | None = field(name="size", default=UNSET)
    """Bytes."""
    store: str | UnsetType | None = UNSET
    """Its store, such as `GridFS:Uploads`."""
    token: str | UnsetType | None = UNSET
    """Token of the upload."""
    mime_type: str | UnsetType | None = field(name="type", default=UNSET)
    """MIME type."""
    type_group: str | UnsetType | None = field(name="typeGroup", default=UNSET)
    """First part of the MIME type."""
    uploader_id: str | UnsetType | None = field(name="uid", default=UNSET)
    """The uploader, in the form of newer servers."""
    uploaded_at: Timestamp | UnsetType | None = field(name="uploadedAt", default=UNSET)
    """When it was uploaded."""
    is_uploading: bool | UnsetType | None = field(name="uploading", default=UNSET)
    """Whether it still arrives."""
    url: str | UnsetType | None = UNSET
    """Address of the file."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The uploader."""


class FileDeletion(Model, frozen=True, kw_only=True, gc=False):
    """A file that was deleted."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the file."""
    name: str | UnsetType | None = UNSET
    """Its name."""


class StartedUpload(Model, frozen=True, kw_only=True, gc=False):
    """An upload in pieces that has begun."""

    file_id: str = field(name="fileId")
    """The file."""
    token: str
    """Token that the pieces are sent with."""
    url: str
    """The address for the pieces, with the token."""


class FileToUpload(Model, frozen=True, kw_only=True, gc=False):
    """A file that is going to be uploaded."""

    name: str | UnsetType | None = UNSET
    """Name of the file."""
    size: int | UnsetType | None = UNSET
    """Bytes."""
    media_type: str | UnsetType | None = field(name="type", default=UNSET)
    """Media type."""
    room_id: str | UnsetType | None = field(name="rid", default=UNSET)
    """The room."""
    store: str | UnsetType | None = UNSET
    """Its store, such as `Uploads`."""
    description: str | UnsetType | None = UNSET
    """Its description."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The uploader."""


class FileMessage(Model, frozen=True, kw_only=True, gc=False):
    """The message of a file."""

    avatar_url: str | UnsetType | None = field(name="avatar", default=UNSET)
    """Picture of the message."""
    emoji: str | UnsetType | None = UNSET
    """Emoji in place of the picture."""
    alias: str | UnsetType | None = UNSET
    """Name in place of the author's."""
    is_groupable: bool | UnsetType | None = field(name="groupable", default=UNSET)
    """Whether it is shown under the one before."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """The text."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The message that began the thread."""

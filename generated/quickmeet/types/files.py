# Generated from schema/files.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Files of messages."""

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

from .attachments import EncryptedContent
from .livechat import (
    UploadedFileAmazonS3,
    UploadedFileEncryption,
    UploadedFileFederation,
    UploadedFileHashes,
    UploadedFileIdentify,
)

__all__ = ["SendFileMessageFile"]


class SendFileMessageFile(Model, frozen=True, kw_only=True):
    """Send file message file."""

    amazon_s3: UploadedFileAmazonS3 | UnsetType = field(name="AmazonS3", default=UNSET)
    """Amazon s3."""
    google_storage: UploadedFileAmazonS3 | UnsetType = field(
        name="GoogleStorage", default=UNSET
    )
    """Google storage."""
    webdav: UploadedFileAmazonS3 | UnsetType = field(name="Webdav", default=UNSET)
    """Webdav."""
    id: str | UnsetType = field(name="_id", default=UNSET)
    """Identifier."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    aliases: str | UnsetType = UNSET
    """Aliases."""
    is_complete: bool | UnsetType = field(name="complete", default=UNSET)
    """Whether it is complete."""
    content: EncryptedContent | UnsetType = UNSET
    """Content."""
    description: str | UnsetType = UNSET
    """Description."""
    encryption: UploadedFileEncryption | UnsetType = UNSET
    """Encryption."""
    etag: str | UnsetType = UNSET
    """Etag."""
    expires_at: Timestamp | UnsetType = field(name="expiresAt", default=UNSET)
    """When: expires."""
    extension: str | UnsetType = UNSET
    """Extension."""
    federation: UploadedFileFederation | UnsetType = UNSET
    """Federation."""
    google_cloud_storage: UploadedFileAmazonS3 | UnsetType = field(
        name="googleCloudStorage", default=UNSET
    )
    """Google cloud storage."""
    hashes: UploadedFileHashes | UnsetType = UNSET
    """Hashes."""
    identify: UploadedFileIdentify | UnsetType = UNSET
    """Identify."""
    instance_id: str | UnsetType = field(name="instanceId", default=UNSET)
    """Identifier of the instance."""
    message_id: str | UnsetType = UNSET
    """The message."""
    modified_at: Timestamp | UnsetType = field(name="modifiedAt", default=UNSET)
    """When: modified."""
    name: str | UnsetType = UNSET
    """Name."""
    original_id: str | UnsetType = field(name="originalId", default=UNSET)
    """Identifier of the original."""
    original_store: str | UnsetType = field(name="originalStore", default=UNSET)
    """Original store."""
    path: str | UnsetType = UNSET
    """Path."""
    progress: float | UnsetType = UNSET
    """Progress."""
    room_id: str | UnsetType = field(name="rid", default=UNSET)
    """The room."""
    s3: UploadedFileAmazonS3 | UnsetType = UNSET
    """S3."""
    size_bytes: float | UnsetType = field(name="size", default=UNSET)
    """Size."""
    store: str | UnsetType = UNSET
    """Store."""
    token: str | UnsetType = UNSET
    """Token."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    type_group: str | UnsetType = field(name="typeGroup", default=UNSET)
    """Type group."""
    user_id: str | UnsetType = field(name="uid", default=UNSET)
    """The user."""
    uploaded_at: Timestamp | UnsetType = field(name="uploadedAt", default=UNSET)
    """When: uploaded."""
    is_uploading: bool | UnsetType = field(name="uploading", default=UNSET)
    """Whether it is uploading."""
    url: str | UnsetType = UNSET
    """Url."""
    user_id_value: str | UnsetType = field(name="userId", default=UNSET)
    """User id value."""

# Generated from schema/webdav.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Files of WebDAV accounts."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = [
    "EncodedBytes",
    "NewWebdavAccount",
    "WebdavAccount",
    "WebdavAccountChange",
    "WebdavContent",
    "WebdavFile",
    "WebdavFileList",
    "WebdavPreview",
    "WebdavUpload",
]


class NewWebdavAccount(Model, frozen=True, kw_only=True, gc=False):
    """A WebDAV account to add."""

    server_url: str = field(name="serverURL")
    """Address of the server."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    password: str | UnsetType | None = UNSET
    """Its password."""
    username: str | UnsetType | None = UNSET
    """User name there."""


class WebdavFile(Model, frozen=True, kw_only=True, gc=False):
    """A file or folder."""

    name: str = field(name="basename")
    """Its name."""
    path: str = field(name="filename")
    """Its location."""
    kind: Literal["file", "directory"] | str = field(name="type")
    """`file` or `directory`."""
    version: str | UnsetType | None = field(name="etag", default=UNSET)
    """Changes with it."""
    modified_at_text: str | UnsetType | None = field(name="lastmod", default=UNSET)
    """When it last changed, as text."""
    media_type: str | UnsetType | None = field(name="mime", default=UNSET)
    """Media type; absent for folders."""
    size_bytes: float | UnsetType | None = field(name="size", default=UNSET)
    """Size."""


class EncodedBytes(Model, frozen=True, kw_only=True, gc=False):
    """Bytes in a payload."""

    base64: str = field(name="$binary")
    """The bytes in base64."""


class WebdavContent(Model, frozen=True, kw_only=True):
    """The content of a file."""

    content: EncodedBytes = field(name="data")
    """The bytes."""
    is_success: bool = field(name="success")
    """True."""


class WebdavFileList(Model, frozen=True, kw_only=True):
    """The files of a folder."""

    files: list[WebdavFile] = field(name="data")
    """The files."""
    is_success: bool = field(name="success")
    """True."""


class WebdavPreview(Model, frozen=True, kw_only=True):
    """A small picture of a file."""

    content: AnyJson = field(name="data")
    """The bytes, left unknown by upstream."""
    is_success: bool = field(name="success")
    """True."""


class WebdavUpload(Model, frozen=True, kw_only=True, gc=False):
    """Whether a file was stored."""

    is_success: bool = field(name="success")
    """Whether it was."""
    message: str | UnsetType | None = UNSET
    """Key of why not, in the translations of the server."""


class WebdavAccount(Model, frozen=True, kw_only=True, gc=False):
    """A WebDAV account."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    name: str | UnsetType | None = UNSET
    """Its name."""
    password: str | UnsetType | None = UNSET
    """Its password."""
    server_url: str | UnsetType | None = field(name="serverURL", default=UNSET)
    """Address of the server."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""
    username: str | UnsetType | None = UNSET
    """User name there."""


class WebdavAccountChange(Model, frozen=True, kw_only=True):
    """A WebDAV account that changed or went."""

    account: WebdavAccount
    """The account."""
    kind: Literal["changed", "removed"] | str = field(name="type")
    """The kind of change."""

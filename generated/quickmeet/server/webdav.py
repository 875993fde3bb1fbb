# Generated from schema/webdav.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Webdav`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from .. import types
from ..webdav import (
    ADD_ACCOUNT,
    ADD_ACCOUNT_BY_TOKEN,
    GET_FILE,
    GET_PREVIEW,
    LIST_ACCOUNTS,
    LIST_FILES,
    REMOVE_ACCOUNT,
    UPLOAD_FILE,
)

__all__ = [
    "AddAccountByTokenHandler",
    "AddAccountHandler",
    "GetFileHandler",
    "GetPreviewHandler",
    "ListAccountsHandler",
    "ListFilesHandler",
    "RemoveAccountHandler",
    "UploadFileHandler",
    "WebdavHandlers",
    "on_add_account",
    "on_add_account_by_token",
    "on_get_file",
    "on_get_preview",
    "on_list_accounts",
    "on_list_files",
    "on_remove_account",
    "on_upload_file",
    "webdav_handlers",
]


class AddAccountHandler(Protocol[ContextT_contra]):
    """Answers ``addWebdavAccount``."""

    def __call__(
        self, caller: ContextT_contra, /, account: types.NewWebdavAccount
    ) -> Answer[bool]:
        """Add a WebDAV account."""
        ...


def on_add_account(handler: AddAccountHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``addWebdavAccount``."""
    return MethodHandler(ADD_ACCOUNT, handler, Param("account", types.NewWebdavAccount))


class AddAccountByTokenHandler(Protocol[ContextT_contra]):
    """Answers ``addWebdavAccountByToken``."""

    def __call__(
        self, caller: ContextT_contra, /, account: types.NewWebdavAccount
    ) -> Answer[bool]:
        """Add a WebDAV account by a token."""
        ...


def on_add_account_by_token(
    handler: AddAccountByTokenHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``addWebdavAccountByToken``."""
    return MethodHandler(
        ADD_ACCOUNT_BY_TOKEN, handler, Param("account", types.NewWebdavAccount)
    )


class GetFileHandler(Protocol[ContextT_contra]):
    """Answers ``getFileFromWebdav``."""

    def __call__(
        self, caller: ContextT_contra, /, account_id: str, file: types.WebdavFile
    ) -> Answer[types.WebdavContent]:
        """Fetch a file."""
        ...


def on_get_file(handler: GetFileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getFileFromWebdav``."""
    return MethodHandler(
        GET_FILE, handler, Param("account_id", str), Param("file", types.WebdavFile)
    )


class ListFilesHandler(Protocol[ContextT_contra]):
    """Answers ``getWebdavFileList``."""

    def __call__(
        self, caller: ContextT_contra, /, account_id: str, path: str
    ) -> Answer[types.WebdavFileList]:
        """List the files of a folder."""
        ...


def on_list_files(handler: ListFilesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getWebdavFileList``."""
    return MethodHandler(
        LIST_FILES, handler, Param("account_id", str), Param("path", str)
    )


class GetPreviewHandler(Protocol[ContextT_contra]):
    """Answers ``getWebdavFilePreview``."""

    def __call__(
        self, caller: ContextT_contra, /, account_id: str, path: str
    ) -> Answer[types.WebdavPreview | None]:
        """Fetch a small picture of a file."""
        ...


def on_get_preview(handler: GetPreviewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getWebdavFilePreview``."""
    return MethodHandler(
        GET_PREVIEW, handler, Param("account_id", str), Param("path", str)
    )


class RemoveAccountHandler(Protocol[ContextT_contra]):
    """Answers ``removeWebdavAccount``."""

    def __call__(
        self, caller: ContextT_contra, /, account_id: str
    ) -> Answer[types.DeletionOutcome | int]:
        """Remove a WebDAV account."""
        ...


def on_remove_account(
    handler: RemoveAccountHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``removeWebdavAccount``."""
    return MethodHandler(REMOVE_ACCOUNT, handler, Param("account_id", str))


class UploadFileHandler(Protocol[ContextT_contra]):
    """Answers ``uploadFileToWebdav``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        account_id: str,
        content: str | types.EncodedBytes,
        name: str,
    ) -> Answer[types.WebdavUpload]:
        """Store a file."""
        ...


def on_upload_file(handler: UploadFileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``uploadFileToWebdav``."""
    return MethodHandler(
        UPLOAD_FILE,
        handler,
        Param("account_id", str),
        Param("content", str | types.EncodedBytes),
        Param("name", str),
    )


class ListAccountsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/webdav.getMyAccounts``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.WebdavAccount]]:
        """List your WebDAV accounts."""
        ...


def on_list_accounts(handler: ListAccountsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/webdav.getMyAccounts``."""
    return MethodHandler(LIST_ACCOUNTS, handler)


class WebdavHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Webdav`."""

    @property
    def add_account(self) -> AddAccountHandler[ContextT_contra]:
        """Add a WebDAV account."""
        ...

    @property
    def add_account_by_token(self) -> AddAccountByTokenHandler[ContextT_contra]:
        """Add a WebDAV account by a token."""
        ...

    @property
    def get_file(self) -> GetFileHandler[ContextT_contra]:
        """Fetch a file."""
        ...

    @property
    def list_files(self) -> ListFilesHandler[ContextT_contra]:
        """List the files of a folder."""
        ...

    @property
    def get_preview(self) -> GetPreviewHandler[ContextT_contra]:
        """Fetch a small picture of a file."""
        ...

    @property
    def remove_account(self) -> RemoveAccountHandler[ContextT_contra]:
        """Remove a WebDAV account."""
        ...

    @property
    def upload_file(self) -> UploadFileHandler[ContextT_contra]:
        """Store a file."""
        ...

    @property
    def list_accounts(self) -> ListAccountsHandler[ContextT_contra]:
        """List your WebDAV accounts."""
        ...


def webdav_handlers(
    implementation: WebdavHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_add_account(implementation.add_account),
        on_add_account_by_token(implementation.add_account_by_token),
        on_get_file(implementation.get_file),
        on_list_files(implementation.list_files),
        on_get_preview(implementation.get_preview),
        on_remove_account(implementation.remove_account),
        on_upload_file(implementation.upload_file),
        on_list_accounts(implementation.list_accounts),
    )

# Generated from schema/webdav.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Keep WebDAV accounts and their files."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    AccountExistsError,
    FileNotFetchedError,
    InvalidAccountError,
    InvalidUserError,
    NotAllowedError,
    WebdavUnreachableError,
)

__all__ = [
    "ADD_ACCOUNT",
    "ADD_ACCOUNT_BY_TOKEN",
    "FOLLOW",
    "GET_FILE",
    "GET_PREVIEW",
    "LIST_ACCOUNTS",
    "LIST_FILES",
    "REMOVE_ACCOUNT",
    "UPLOAD_FILE",
    "Webdav",
]

ADD_ACCOUNT: Final[Method[bool]] = Method(
    "addWebdavAccount",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        AccountExistsError,
        WebdavUnreachableError,
    ),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
ADD_ACCOUNT_BY_TOKEN: Final[Method[bool]] = Method(
    "addWebdavAccountByToken",
    bool,
    errors=(
        InvalidUserError,
        NotAllowedError,
        WebdavUnreachableError,
        AccountExistsError,
    ),
    versions=Versions(since="3.0.0", unsure=(9,)),
)
GET_FILE: Final[Method[types.WebdavContent]] = Method(
    "getFileFromWebdav",
    lambda: types.WebdavContent,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidAccountError,
        FileNotFetchedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
LIST_FILES: Final[Method[types.WebdavFileList]] = Method(
    "getWebdavFileList",
    lambda: types.WebdavFileList,
    errors=(
        InvalidUserError,
        NotAllowedError,
        InvalidAccountError,
        WebdavUnreachableError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
GET_PREVIEW: Final[Method[types.WebdavPreview | None]] = Method(
    "getWebdavFilePreview",
    lambda: types.WebdavPreview | None,
    errors=(InvalidUserError, NotAllowedError, InvalidAccountError),
    repeatable=True,
    versions=Versions(since="3.0.0", unsure=(9,)),
)
REMOVE_ACCOUNT: Final[Method[types.DeletionOutcome | int]] = Method(
    "removeWebdavAccount",
    lambda: types.DeletionOutcome | int,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="5.1.0", removed="7.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/webdav.removeWebdavAccount",
            send={"accountId": "0"},
            result="result",
        ),
    ),
)
UPLOAD_FILE: Final[Method[types.WebdavUpload]] = Method(
    "uploadFileToWebdav",
    lambda: types.WebdavUpload,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
LIST_ACCOUNTS: Final[Endpoint[list[types.WebdavAccount]]] = Endpoint(
    "GET",
    "/v1/webdav.getMyAccounts",
    lambda: list[types.WebdavAccount],
    at="accounts",
    repeatable=True,
    versions=Versions(since="2.4.0"),
)
FOLLOW: Final[Stream[types.WebdavAccountChange]] = Stream(
    "stream-notify-user", "{user_id}/webdav", lambda: types.WebdavAccountChange
)


class Webdav(Group):
    """Keep WebDAV accounts and their files."""

    __slots__ = ()

    async def add_account(self, account: types.NewWebdavAccount) -> bool:
        """Add a WebDAV account.

        Wire name ``addWebdavAccount``; servers since 0.74.0.

        Args:
            account: The account.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            AccountExistsError: The WebDAV account was added before.
            WebdavUnreachableError: The WebDAV server could not be reached.
        """
        return await self._session.call(ADD_ACCOUNT, (account,))

    async def add_account_by_token(self, account: types.NewWebdavAccount) -> bool:
        """Add a WebDAV account by a token.

        Wire name ``addWebdavAccountByToken``; servers since 3.0.0.

        Args:
            account: The account.

        Returns:
            True once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            WebdavUnreachableError: The WebDAV server could not be reached.
            AccountExistsError: The WebDAV account was added before.
        """
        return await self._session.call(ADD_ACCOUNT_BY_TOKEN, (account,))

    async def get_file(
        self, account_id: str, file: types.WebdavFile
    ) -> types.WebdavContent:
        """Fetch a file.

        Wire name ``getFileFromWebdav``; servers since 0.74.0. Safe to repeat: it only
        reads.

        Args:
            account_id: The account.
            file: The file, as it was listed.

        Returns:
            The contents.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidAccountError: There is no such WebDAV account.
            FileNotFetchedError: The file could not be fetched.
        """
        return await self._session.call(GET_FILE, (account_id, file))

    async def list_files(self, account_id: str, path: str) -> types.WebdavFileList:
        """List the files of a folder.

        Wire name ``getWebdavFileList``; servers since 0.74.0. Safe to repeat: it only
        reads.

        Args:
            account_id: The account.
            path: The folder.

        Returns:
            The files.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidAccountError: There is no such WebDAV account.
            WebdavUnreachableError: The WebDAV server could not be reached.
        """
        return await self._session.call(LIST_FILES, (account_id, path))

    async def get_preview(
        self, account_id: str, path: str
    ) -> types.WebdavPreview | None:
        """Fetch a small picture of a file.

        Wire name ``getWebdavFilePreview``; servers since 3.0.0. Safe to repeat: it only
        reads.

        Args:
            account_id: The account.
            path: The file.

        Returns:
            The picture; null when there is none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidAccountError: There is no such WebDAV account.
        """
        return await self._session.call(GET_PREVIEW, (account_id, path))

    async def remove_account(self, account_id: str) -> types.DeletionOutcome | int:
        """Remove a WebDAV account.

        Wire name ``removeWebdavAccount``; servers since 0.74.0, deprecated in 5.1.0,
        removed in 7.0.0. By REST: POST /v1/webdav.removeWebdavAccount. Safe to repeat:
        a deleted one stays deleted.

        Args:
            account_id: The account.

        Returns:
            The database's result; only the count on older servers.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(REMOVE_ACCOUNT, (account_id,))

    async def upload_file(
        self, account_id: str, content: str | types.EncodedBytes, name: str
    ) -> types.WebdavUpload:
        """Store a file.

        Wire name ``uploadFileToWebdav``; servers since 0.74.0. Safe to repeat: the last
        one counts.

        Args:
            account_id: The account.
            content: The file.
            name: Its name.

        Returns:
            The server's message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(UPLOAD_FILE, (account_id, content, name))

    async def list_accounts(self) -> list[types.WebdavAccount]:
        """List your WebDAV accounts.

        By REST: ``GET /v1/webdav.getMyAccounts``; servers since 2.4.0. Safe to repeat:
        it only reads.

        Returns:
            The accounts.
        """
        return await self._session.call(LIST_ACCOUNTS, ())

    def follow(self, user_id: str) -> streams.Subscription[types.WebdavAccountChange]:
        """Follow the user's WebDAV accounts.

        Wire name ``stream-notify-user``, key ``{user_id}/webdav``; servers since 3.0.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW, (user_id,))

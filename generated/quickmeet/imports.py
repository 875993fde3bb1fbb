# Generated from schema/imports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Import users, rooms and messages."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAllowedError,
    ImporterNotFoundError,
    ImportFileMissingError,
    InvalidImportError,
    InvalidUserError,
    NotEntitledError,
    OperationNotFoundError,
)

__all__ = [
    "DOWNLOAD_FILE",
    "FOLLOW_PROGRESS",
    "GET_DATA",
    "GET_PROGRESS",
    "GET_SELECTION",
    "LIST_LATEST",
    "PREPARE",
    "RESTART",
    "SETUP",
    "START",
    "UPLOAD_FILE",
    "Imports",
]

GET_SELECTION: Final[Method[types.GetImportFileDataResult | None]] = Method(
    "getSelectionData",
    lambda: types.GetImportFileDataResult | None,
    errors=(InvalidUserError, ActionNotAllowedError, ImporterNotFoundError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
DOWNLOAD_FILE: Final[Method[None]] = Method(
    "downloadPublicImportFile",
    None,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        ImporterNotFoundError,
        ImportFileMissingError,
    ),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
GET_DATA: Final[Method[types.GetImportFileDataResult]] = Method(
    "getImportFileData",
    lambda: types.GetImportFileDataResult,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        OperationNotFoundError,
        ImporterNotFoundError,
        InvalidImportError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
GET_PROGRESS: Final[Method[types.ImportProgress]] = Method(
    "getImportProgress",
    lambda: types.ImportProgress,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        OperationNotFoundError,
        ImporterNotFoundError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
LIST_LATEST: Final[Method[list[types.ImportOperation]]] = Method(
    "getLatestImportOperations",
    lambda: list[types.ImportOperation],
    errors=(InvalidUserError, NotEntitledError),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
PREPARE: Final[Method[types.ImportPreparation]] = Method(
    "prepareImport",
    lambda: types.ImportPreparation,
    errors=(InvalidUserError, ActionNotAllowedError, ImporterNotFoundError),
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
RESTART: Final[Method[types.ImportProgress]] = Method(
    "restartImport",
    lambda: types.ImportProgress,
    errors=(InvalidUserError, ActionNotAllowedError, ImporterNotFoundError),
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
SETUP: Final[Method[types.ImportProgress]] = Method(
    "setupImporter",
    lambda: types.ImportProgress,
    errors=(InvalidUserError, ActionNotAllowedError, ImporterNotFoundError),
    versions=Versions(since="0.74.0", removed="3.0.0"),
)
START: Final[Method[None]] = Method(
    "startImport",
    None,
    errors=(
        InvalidUserError,
        ActionNotAllowedError,
        OperationNotFoundError,
        ImporterNotFoundError,
    ),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
UPLOAD_FILE: Final[Method[None]] = Method(
    "uploadImportFile",
    None,
    errors=(InvalidUserError, ActionNotAllowedError, ImporterNotFoundError),
    versions=Versions(since="0.74.0", unsure=(9,)),
)
FOLLOW_PROGRESS: Final[Stream[types.ImportUpdate]] = Stream(
    "stream-importers", "progress", lambda: types.ImportUpdate
)


class Imports(Group):
    """Import users, rooms and messages."""

    __slots__ = ()

    async def get_selection(self, key: str) -> types.GetImportFileDataResult | None:
        """Fetch what an import found; before 3.0.

        Wire name ``getSelectionData``; servers since 0.74.0, removed in 3.0.0. Depends
        on the permission ``run-import``. Safe to repeat: it only reads.

        Args:
            key: The importer.

        Returns:
            The content found; null while it is still being read.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
        """
        return await self._session.call(GET_SELECTION, (key,))

    async def download_file(self, url: str, importer: str) -> None:
        """Have the server fetch a file to import.

        Wire name ``downloadPublicImportFile``; servers since 0.74.0. Depends on the
        permission ``run-import``.

        Args:
            url: Its location.
            importer: Kind of import, such as `csv`.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
            ImportFileMissingError: The file to import is not there.
        """
        await self._session.call(DOWNLOAD_FILE, (url, importer))

    async def get_data(self) -> types.GetImportFileDataResult:
        """Fetch what a file to import holds.

        Wire name ``getImportFileData``; servers since 0.74.0. Depends on the permission
        ``run-import``. Safe to repeat: it only reads.

        Returns:
            Its content, or that it is still being read.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            OperationNotFoundError: There is no import going on.
            ImporterNotFoundError: There is no importer of this kind.
            InvalidImportError: The import is not in a state for this.
        """
        return await self._session.call(GET_DATA, ())

    async def get_progress(self) -> types.ImportProgress:
        """Ask how far an import is.

        Wire name ``getImportProgress``; servers since 0.74.0. Depends on the permission
        ``run-import``. Safe to repeat: it only reads.

        Returns:
            How far it is.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            OperationNotFoundError: There is no import going on.
            ImporterNotFoundError: There is no importer of this kind.
        """
        return await self._session.call(GET_PROGRESS, ())

    async def list_latest(self) -> list[types.ImportOperation]:
        """List the last imports.

        Wire name ``getLatestImportOperations``; servers since 0.74.0. Depends on the
        permission ``view-import-operations``. Safe to repeat: it only reads.

        Returns:
            The imports, newest first.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotEntitledError: The user is not authorized for this.
        """
        return await self._session.call(LIST_LATEST, ())

    async def prepare(
        self, key: str, data_uri: str, content_type: str, file_name: str
    ) -> types.ImportPreparation:
        """Hand in a file to import; before 3.0.

        Wire name ``prepareImport``; servers since 0.74.0, removed in 3.0.0. Depends on
        the permission ``run-import``.

        Args:
            key: The importer.
            data_uri: The file, as a data URI.
            content_type: Its MIME type.
            file_name: Its name.

        Returns:
            The content found, or the progress.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
        """
        return await self._session.call(
            PREPARE, (key, data_uri, content_type, file_name)
        )

    async def restart(self, key: str) -> types.ImportProgress:
        """Begin an import again; before 3.0.

        Wire name ``restartImport``; servers since 0.74.0, removed in 3.0.0. Depends on
        the permission ``run-import``.

        Args:
            key: The importer.

        Returns:
            How far it is.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
        """
        return await self._session.call(RESTART, (key,))

    async def setup(self, key: str) -> types.ImportProgress:
        """Set an importer up; before 3.0.

        Wire name ``setupImporter``; servers since 0.74.0, removed in 3.0.0. Depends on
        the permission ``run-import``.

        Args:
            key: The importer.

        Returns:
            How far it is.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
        """
        return await self._session.call(SETUP, (key,))

    async def start(self, params: types.StartImportParamsPOST) -> None:
        """Start an import with what was chosen.

        Wire name ``startImport``; servers since 0.74.0. Depends on the permission
        ``run-import``.

        Args:
            params: The data to import.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            OperationNotFoundError: There is no import going on.
            ImporterNotFoundError: There is no importer of this kind.
        """
        await self._session.call(START, (params,))

    async def upload_file(
        self, content: str, media_type: str, file_name: str, importer: str
    ) -> None:
        """Hand in a file to import.

        Wire name ``uploadImportFile``; servers since 0.74.0. Depends on the permission
        ``run-import``.

        Args:
            content: The file, in base64.
            media_type: Media type.
            file_name: Its name.
            importer: Kind of import, such as `csv`.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            ActionNotAllowedError: A permission or a setting forbids this action.
            ImporterNotFoundError: There is no importer of this kind.
        """
        await self._session.call(
            UPLOAD_FILE, (content, media_type, file_name, importer)
        )

    def follow_progress(self) -> streams.Subscription[types.ImportUpdate]:
        """Follow how far an import is.

        Wire name ``stream-importers``, key ``progress``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_PROGRESS, ())

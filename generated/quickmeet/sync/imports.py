# Generated from schema/imports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Imports` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..imports import (
    DOWNLOAD_FILE,
    FOLLOW_PROGRESS,
    GET_DATA,
    GET_PROGRESS,
    GET_SELECTION,
    LIST_LATEST,
    PREPARE,
    RESTART,
    SETUP,
    START,
    UPLOAD_FILE,
)

__all__ = ["Imports"]


class Imports(BlockingGroup):
    """Import users, rooms and messages."""

    __slots__ = ()

    def get_selection(self, key: str) -> types.GetImportFileDataResult | None:
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
        return self._session.call(GET_SELECTION, (key,))

    def download_file(self, url: str, importer: str) -> None:
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
        self._session.call(DOWNLOAD_FILE, (url, importer))

    def get_data(self) -> types.GetImportFileDataResult:
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
        return self._session.call(GET_DATA, ())

    def get_progress(self) -> types.ImportProgress:
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
        return self._session.call(GET_PROGRESS, ())

    def list_latest(self) -> list[types.ImportOperation]:
        """List the last imports.

        Wire name ``getLatestImportOperations``; servers since 0.74.0. Depends on the
        permission ``view-import-operations``. Safe to repeat: it only reads.

        Returns:
            The imports, newest first.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotEntitledError: The user is not authorized for this.
        """
        return self._session.call(LIST_LATEST, ())

    def prepare(
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
        return self._session.call(PREPARE, (key, data_uri, content_type, file_name))

    def restart(self, key: str) -> types.ImportProgress:
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
        return self._session.call(RESTART, (key,))

    def setup(self, key: str) -> types.ImportProgress:
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
        return self._session.call(SETUP, (key,))

    def start(self, params: types.StartImportParamsPOST) -> None:
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
        self._session.call(START, (params,))

    def upload_file(
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
        self._session.call(UPLOAD_FILE, (content, media_type, file_name, importer))

    def follow_progress(self) -> streams.Subscription[types.ImportUpdate]:
        """Follow how far an import is.

        Wire name ``stream-importers``, key ``progress``; servers since 0.74.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW_PROGRESS, ())

# Generated from schema/imports.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Imports`."""

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
from ..imports import (
    DOWNLOAD_FILE,
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

__all__ = [
    "DownloadFileHandler",
    "GetDataHandler",
    "GetProgressHandler",
    "GetSelectionHandler",
    "ImportsHandlers",
    "ListLatestHandler",
    "PrepareHandler",
    "RestartHandler",
    "SetupHandler",
    "StartHandler",
    "UploadFileHandler",
    "imports_handlers",
    "on_download_file",
    "on_get_data",
    "on_get_progress",
    "on_get_selection",
    "on_list_latest",
    "on_prepare",
    "on_restart",
    "on_setup",
    "on_start",
    "on_upload_file",
]


class GetSelectionHandler(Protocol[ContextT_contra]):
    """Answers ``getSelectionData``."""

    def __call__(
        self, caller: ContextT_contra, /, key: str
    ) -> Answer[types.GetImportFileDataResult | None]:
        """Fetch what an import found; before 3.0."""
        ...


def on_get_selection(handler: GetSelectionHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getSelectionData``."""
    return MethodHandler(GET_SELECTION, handler, Param("key", str))


class DownloadFileHandler(Protocol[ContextT_contra]):
    """Answers ``downloadPublicImportFile``."""

    def __call__(
        self, caller: ContextT_contra, /, url: str, importer: str
    ) -> Answer[None]:
        """Have the server fetch a file to import."""
        ...


def on_download_file(handler: DownloadFileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``downloadPublicImportFile``."""
    return MethodHandler(
        DOWNLOAD_FILE, handler, Param("url", str), Param("importer", str)
    )


class GetDataHandler(Protocol[ContextT_contra]):
    """Answers ``getImportFileData``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[types.GetImportFileDataResult]:
        """Fetch what a file to import holds."""
        ...


def on_get_data(handler: GetDataHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getImportFileData``."""
    return MethodHandler(GET_DATA, handler)


class GetProgressHandler(Protocol[ContextT_contra]):
    """Answers ``getImportProgress``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.ImportProgress]:
        """Ask how far an import is."""
        ...


def on_get_progress(handler: GetProgressHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getImportProgress``."""
    return MethodHandler(GET_PROGRESS, handler)


class ListLatestHandler(Protocol[ContextT_contra]):
    """Answers ``getLatestImportOperations``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[list[types.ImportOperation]]:
        """List the last imports."""
        ...


def on_list_latest(handler: ListLatestHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getLatestImportOperations``."""
    return MethodHandler(LIST_LATEST, handler)


class PrepareHandler(Protocol[ContextT_contra]):
    """Answers ``prepareImport``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        key: str,
        data_uri: str,
        content_type: str,
        file_name: str,
    ) -> Answer[types.ImportPreparation]:
        """Hand in a file to import; before 3.0."""
        ...


def on_prepare(handler: PrepareHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``prepareImport``."""
    return MethodHandler(
        PREPARE,
        handler,
        Param("key", str),
        Param("data_uri", str),
        Param("content_type", str),
        Param("file_name", str),
    )


class RestartHandler(Protocol[ContextT_contra]):
    """Answers ``restartImport``."""

    def __call__(
        self, caller: ContextT_contra, /, key: str
    ) -> Answer[types.ImportProgress]:
        """Begin an import again; before 3.0."""
        ...


def on_restart(handler: RestartHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``restartImport``."""
    return MethodHandler(RESTART, handler, Param("key", str))


class SetupHandler(Protocol[ContextT_contra]):
    """Answers ``setupImporter``."""

    def __call__(
        self, caller: ContextT_contra, /, key: str
    ) -> Answer[types.ImportProgress]:
        """Set an importer up; before 3.0."""
        ...


def on_setup(handler: SetupHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``setupImporter``."""
    return MethodHandler(SETUP, handler, Param("key", str))


class StartHandler(Protocol[ContextT_contra]):
    """Answers ``startImport``."""

    def __call__(
        self, caller: ContextT_contra, /, params: types.StartImportParamsPOST
    ) -> Answer[None]:
        """Start an import with what was chosen."""
        ...


def on_start(handler: StartHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``startImport``."""
    return MethodHandler(START, handler, Param("params", types.StartImportParamsPOST))


class UploadFileHandler(Protocol[ContextT_contra]):
    """Answers ``uploadImportFile``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        content: str,
        media_type: str,
        file_name: str,
        importer: str,
    ) -> Answer[None]:
        """Hand in a file to import."""
        ...


def on_upload_file(handler: UploadFileHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``uploadImportFile``."""
    return MethodHandler(
        UPLOAD_FILE,
        handler,
        Param("content", str),
        Param("media_type", str),
        Param("file_name", str),
        Param("importer", str),
    )


class ImportsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Imports`."""

    @property
    def get_selection(self) -> GetSelectionHandler[ContextT_contra]:
        """Fetch what an import found; before 3.0."""
        ...

    @property
    def download_file(self) -> DownloadFileHandler[ContextT_contra]:
        """Have the server fetch a file to import."""
        ...

    @property
    def get_data(self) -> GetDataHandler[ContextT_contra]:
        """Fetch what a file to import holds."""
        ...

    @property
    def get_progress(self) -> GetProgressHandler[ContextT_contra]:
        """Ask how far an import is."""
        ...

    @property
    def list_latest(self) -> ListLatestHandler[ContextT_contra]:
        """List the last imports."""
        ...

    @property
    def prepare(self) -> PrepareHandler[ContextT_contra]:
        """Hand in a file to import; before 3.0."""
        ...

    @property
    def restart(self) -> RestartHandler[ContextT_contra]:
        """Begin an import again; before 3.0."""
        ...

    @property
    def setup(self) -> SetupHandler[ContextT_contra]:
        """Set an importer up; before 3.0."""
        ...

    @property
    def start(self) -> StartHandler[ContextT_contra]:
        """Start an import with what was chosen."""
        ...

    @property
    def upload_file(self) -> UploadFileHandler[ContextT_contra]:
        """Hand in a file to import."""
        ...


def imports_handlers(
    implementation: ImportsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get_selection(implementation.get_selection),
        on_download_file(implementation.download_file),
        on_get_data(implementation.get_data),
        on_get_progress(implementation.get_progress),
        on_list_latest(implementation.list_latest),
        on_prepare(implementation.prepare),
        on_restart(implementation.restart),
        on_setup(implementation.setup),
        on_start(implementation.start),
        on_upload_file(implementation.upload_file),
    )

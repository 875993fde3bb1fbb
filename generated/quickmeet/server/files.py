# Generated from schema/files.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Files`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..files import (
    COMPLETE_UPLOAD,
    CREATE_UPLOAD,
    DELETE,
    DELETE_UPLOAD,
    DELETE_UPLOADS,
    GET_S3_URL,
    IMAGES,
    IMPORT_URL,
    SEND,
    STOP_UPLOAD,
)

__all__ = [
    "CompleteUploadHandler",
    "CreateUploadHandler",
    "DeleteHandler",
    "DeleteUploadHandler",
    "DeleteUploadsHandler",
    "FilesHandlers",
    "GetS3UrlHandler",
    "ImagesHandler",
    "ImportUrlHandler",
    "SendHandler",
    "StopUploadHandler",
    "files_handlers",
    "on_complete_upload",
    "on_create_upload",
    "on_delete",
    "on_delete_upload",
    "on_delete_uploads",
    "on_get_s3_url",
    "on_images",
    "on_import_url",
    "on_send",
    "on_stop_upload",
]


class GetS3UrlHandler(Protocol[ContextT_contra]):
    """Answers ``getS3FileUrl``."""

    def __call__(self, caller: ContextT_contra, /, file_id: str) -> Answer[str]:
        """Make an address of a file that is kept in S3."""
        ...


def on_get_s3_url(handler: GetS3UrlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getS3FileUrl``."""
    return MethodHandler(GET_S3_URL, handler, Param("file_id", str))


class CompleteUploadHandler(Protocol[ContextT_contra]):
    """Answers ``ufsComplete``."""

    def __call__(
        self, caller: ContextT_contra, /, file_id: str, store_name: str, token: str
    ) -> Answer[types.UploadedFile]:
        """Say that an upload is complete; before 6.7."""
        ...


def on_complete_upload(
    handler: CompleteUploadHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``ufsComplete``."""
    return MethodHandler(
        COMPLETE_UPLOAD,
        handler,
        Param("file_id", str),
        Param("store_name", str),
        Param("token", str),
    )


class CreateUploadHandler(Protocol[ContextT_contra]):
    """Answers ``ufsCreate``."""

    def __call__(
        self, caller: ContextT_contra, /, file: types.FileToUpload
    ) -> Answer[types.StartedUpload]:
        """Begin an upload in pieces; before 6.7."""
        ...


def on_create_upload(handler: CreateUploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ufsCreate``."""
    return MethodHandler(CREATE_UPLOAD, handler, Param("file", types.FileToUpload))


class DeleteUploadHandler(Protocol[ContextT_contra]):
    """Answers ``ufsDelete``."""

    def __call__(
        self, caller: ContextT_contra, /, file_id: str, store_name: str, token: str
    ) -> Answer[int]:
        """Delete a file of an upload in pieces; before 6.7."""
        ...


def on_delete_upload(handler: DeleteUploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ufsDelete``."""
    return MethodHandler(
        DELETE_UPLOAD,
        handler,
        Param("file_id", str),
        Param("store_name", str),
        Param("token", str),
    )


class StopUploadHandler(Protocol[ContextT_contra]):
    """Answers ``ufsStop``."""

    def __call__(
        self, caller: ContextT_contra, /, file_id: str, store_name: str, token: str
    ) -> Answer[int]:
        """Stop an upload in pieces; before 6.7."""
        ...


def on_stop_upload(handler: StopUploadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ufsStop``."""
    return MethodHandler(
        STOP_UPLOAD,
        handler,
        Param("file_id", str),
        Param("store_name", str),
        Param("token", str),
    )


class ImportUrlHandler(Protocol[ContextT_contra]):
    """Answers ``ufsImportURL``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        url: str,
        file: types.FileToUpload,
        store_name: str,
    ) -> Answer[types.UploadedFile]:
        """Have the server fetch a file; before 6.7."""
        ...


def on_import_url(handler: ImportUrlHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ufsImportURL``."""
    return MethodHandler(
        IMPORT_URL,
        handler,
        Param("url", str),
        Param("file", types.FileToUpload),
        Param("store_name", str),
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``deleteFileMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, file_id: str
    ) -> Answer[types.DeletionOutcome | int | None]:
        """Delete the message that carries a file, and the file."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``deleteFileMessage``."""
    return MethodHandler(DELETE, handler, Param("file_id", str))


class SendHandler(Protocol[ContextT_contra]):
    """Answers ``sendFileMessage``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        store: str,
        file: types.SendFileMessageFile,
        *,
        message: types.FileMessage | UnsetType = UNSET,
    ) -> Answer[bool | types.Message]:
        """Send an uploaded file to a room."""
        ...


def on_send(handler: SendHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendFileMessage``."""
    return MethodHandler(
        SEND,
        handler,
        Param("room_id", str),
        Param("store", str),
        Param("file", types.SendFileMessageFile),
        Param("message", types.FileMessage, is_optional=True),
    )


class ImagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/rooms.images``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        since_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.UploadedFile]]:
        """List the pictures of a room, newest first."""
        ...


def on_images(handler: ImagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/rooms.images``."""
    return MethodHandler(
        IMAGES,
        handler,
        Param("room_id", str),
        Param("since_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class DeleteUploadsHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/uploads.delete``."""

    def __call__(
        self, caller: ContextT_contra, /, file_id: str
    ) -> Answer[list[types.FileDeletion]]:
        """Delete a file, and its message."""
        ...


def on_delete_uploads(
    handler: DeleteUploadsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/uploads.delete``."""
    return MethodHandler(DELETE_UPLOADS, handler, Param("file_id", str))


class FilesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Files`."""

    @property
    def get_s3_url(self) -> GetS3UrlHandler[ContextT_contra]:
        """Make an address of a file that is kept in S3."""
        ...

    @property
    def complete_upload(self) -> CompleteUploadHandler[ContextT_contra]:
        """Say that an upload is complete; before 6.7."""
        ...

    @property
    def create_upload(self) -> CreateUploadHandler[ContextT_contra]:
        """Begin an upload in pieces; before 6.7."""
        ...

    @property
    def delete_upload(self) -> DeleteUploadHandler[ContextT_contra]:
        """Delete a file of an upload in pieces; before 6.7."""
        ...

    @property
    def stop_upload(self) -> StopUploadHandler[ContextT_contra]:
        """Stop an upload in pieces; before 6.7."""
        ...

    @property
    def import_url(self) -> ImportUrlHandler[ContextT_contra]:
        """Have the server fetch a file; before 6.7."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete the message that carries a file, and the file."""
        ...

    @property
    def send(self) -> SendHandler[ContextT_contra]:
        """Send an uploaded file to a room."""
        ...

    @property
    def images(self) -> ImagesHandler[ContextT_contra]:
        """List the pictures of a room, newest first."""
        ...

    @property
    def delete_uploads(self) -> DeleteUploadsHandler[ContextT_contra]:
        """Delete a file, and its message."""
        ...


def files_handlers(
    implementation: FilesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_get_s3_url(implementation.get_s3_url),
        on_complete_upload(implementation.complete_upload),
        on_create_upload(implementation.create_upload),
        on_delete_upload(implementation.delete_upload),
        on_stop_upload(implementation.stop_upload),
        on_import_url(implementation.import_url),
        on_delete(implementation.delete),
        on_send(implementation.send),
        on_images(implementation.images),
        on_delete_uploads(implementation.delete_uploads),
    )

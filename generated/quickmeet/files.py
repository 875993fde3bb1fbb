# Generated from schema/files.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Send, fetch and delete files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.files.download import Download
from quickmeet_runtime.files.link import FileLike
from quickmeet_runtime.files.progress import OnProgress
from quickmeet_runtime.files.source import FileSource
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.paging.history import Pages

from . import types
from .errors import (
    InvalidFileError,
    InvalidFileNameError,
    InvalidStoreError,
    InvalidUrlError,
    InvalidUserError,
    InvalidVisitorTokenError,
    NoSuchRoomError,
    NotAllowedError,
    RefusedFileError,
    UploadRefusedError,
)

__all__ = [
    "COMPLETE_UPLOAD",
    "CREATE_UPLOAD",
    "DELETE",
    "DELETE_UPLOAD",
    "DELETE_UPLOADS",
    "GET_S3_URL",
    "HISTORY",
    "IMAGES",
    "IMPORT_URL",
    "SEND",
    "STOP_UPLOAD",
    "Files",
]

GET_S3_URL: Final[Method[str]] = Method(
    "getS3FileUrl",
    str,
    errors=(InvalidUserError, NotAllowedError),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
)
COMPLETE_UPLOAD: Final[Method[types.UploadedFile]] = Method(
    "ufsComplete",
    lambda: types.UploadedFile,
    errors=(
        InvalidStoreError,
        InvalidVisitorTokenError,
        UploadRefusedError,
        InvalidFileNameError,
        InvalidUrlError,
        InvalidFileError,
    ),
    versions=Versions(since="0.74.0", removed="6.7.0", unsure=(7,)),
)
CREATE_UPLOAD: Final[Method[types.StartedUpload]] = Method(
    "ufsCreate",
    lambda: types.StartedUpload,
    errors=(
        InvalidFileNameError,
        InvalidStoreError,
        InvalidVisitorTokenError,
        UploadRefusedError,
        InvalidUrlError,
        InvalidFileError,
    ),
    versions=Versions(since="0.74.0", removed="6.5.0", unsure=(7,)),
    rooms=((0, "room_id"),),
)
DELETE_UPLOAD: Final[Method[int]] = Method(
    "ufsDelete",
    int,
    errors=(
        InvalidStoreError,
        InvalidVisitorTokenError,
        UploadRefusedError,
        InvalidFileNameError,
        InvalidUrlError,
        InvalidFileError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.7.0", unsure=(7,)),
)
STOP_UPLOAD: Final[Method[int]] = Method(
    "ufsStop",
    int,
    errors=(
        InvalidStoreError,
        InvalidFileError,
        InvalidVisitorTokenError,
        UploadRefusedError,
        InvalidFileNameError,
        InvalidUrlError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="6.7.0", unsure=(7,)),
)
IMPORT_URL: Final[Method[types.UploadedFile]] = Method(
    "ufsImportURL",
    lambda: types.UploadedFile,
    errors=(
        InvalidUrlError,
        InvalidFileError,
        InvalidStoreError,
        InvalidVisitorTokenError,
        UploadRefusedError,
        InvalidFileNameError,
    ),
    versions=Versions(since="0.74.0", removed="6.7.0", unsure=(7,)),
    rooms=((1, "room_id"),),
)
DELETE: Final[Method[types.DeletionOutcome | int | None]] = Method(
    "deleteFileMessage",
    lambda: types.DeletionOutcome | int | None,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/chat.delete",
            send={"fileId": "0"},
            versions=Versions(since="8.0.0"),
        ),
    ),
)
SEND: Final[Method[bool | types.Message]] = Method(
    "sendFileMessage",
    lambda: bool | types.Message,
    errors=(InvalidUserError, RefusedFileError),
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/rooms.mediaConfirm/{0}/{2._id}",
            send={"*": "3"},
            result="message",
            versions=Versions(since="7.0.0"),
        ),
    ),
    rooms=(0, (2, "room_id")),
)
IMAGES: Final[Endpoint[ListPage[types.UploadedFile]]] = Endpoint(
    "GET",
    "/v1/rooms.images",
    lambda: ListPage[types.UploadedFile],
    params=("roomId", "startingFromId", "count", "offset"),
    at={"items": "files", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    rooms=(0,),
)
DELETE_UPLOADS: Final[Endpoint[list[types.FileDeletion]]] = Endpoint(
    "POST",
    "/v1/uploads.delete",
    lambda: list[types.FileDeletion],
    params=("fileId",),
    at="deletedFiles",
    errors=(NotAllowedError,),
    versions=Versions(since="8.2.0"),
)
HISTORY: Final[Pages[types.UploadedFile]] = Pages(
    lambda: types.UploadedFile,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/{@kind}.files",
            send={
                "roomId": "0",
                "sort": Pick(default={"uploadedAt": -1}),
                "count": "2",
                "offset": "3",
            },
            result="files",
            lookups={
                "kind": Lookup(
                    path="/v1/rooms.info",
                    send={"roomId": "0"},
                    result=Pick(
                        path="room.t",
                        choices={"c": "channels", "p": "groups", "d": "im"},
                    ),
                )
            },
        ),
    ),
    of_room=True,
)


class Files(Group):
    """Send, fetch and delete files."""

    __slots__ = ()

    async def get_s3_url(self, file_id: str) -> str:
        """Make an address of a file that is kept in S3.

        Wire name ``getS3FileUrl``; servers since 0.74.0, deprecated in 8.x, removed in
        9.0.0. Safe to repeat: it only reads.

        Args:
            file_id: The file.

        Returns:
            The address, good for a while.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_S3_URL, (file_id,))

    async def complete_upload(
        self, file_id: str, store_name: str, token: str
    ) -> types.UploadedFile:
        """Say that an upload is complete; before 6.7.

        Wire name ``ufsComplete``; servers since 0.74.0, removed in 6.7.0. Upstream does
        not say who may call it.

        Args:
            file_id: The file.
            store_name: The store that takes it.
            token: Token of the upload.

        Returns:
            The file as it is stored.

        Raises:
            InvalidStoreError: There is no such store of files.
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            UploadRefusedError: The server does not take this upload.
            InvalidFileNameError: The file's name has wrong characters.
            InvalidUrlError: This is no address.
            InvalidFileError: There is no such file.
        """
        return await self._session.call(COMPLETE_UPLOAD, (file_id, store_name, token))

    async def create_upload(self, file: types.FileToUpload) -> types.StartedUpload:
        """Begin an upload in pieces; before 6.7.

        Wire name ``ufsCreate``; servers since 0.74.0, removed in 6.5.0.

        Args:
            file: Details of the file; left open by upstream.

        Returns:
            The address to send it to.

        Raises:
            InvalidFileNameError: The file's name has wrong characters.
            InvalidStoreError: There is no such store of files.
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            UploadRefusedError: The server does not take this upload.
            InvalidUrlError: This is no address.
            InvalidFileError: There is no such file.
        """
        return await self._session.call(CREATE_UPLOAD, (file,))

    async def delete_upload(self, file_id: str, store_name: str, token: str) -> int:
        """Delete a file of an upload in pieces; before 6.7.

        Wire name ``ufsDelete``; servers since 0.74.0, removed in 6.7.0. Upstream does
        not say who may call it. Safe to repeat: a deleted one stays deleted.

        Args:
            file_id: The file.
            store_name: The store that takes it.
            token: Token of the upload.

        Returns:
            How many were deleted; 1, too, when it was not there.

        Raises:
            InvalidStoreError: There is no such store of files.
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            UploadRefusedError: The server does not take this upload.
            InvalidFileNameError: The file's name has wrong characters.
            InvalidUrlError: This is no address.
            InvalidFileError: There is no such file.
        """
        return await self._session.call(DELETE_UPLOAD, (file_id, store_name, token))

    async def stop_upload(self, file_id: str, store_name: str, token: str) -> int:
        """Stop an upload in pieces; before 6.7.

        Wire name ``ufsStop``; servers since 0.74.0, removed in 6.7.0. Upstream does not
        say who may call it. Safe to repeat: what is stopped stays so.

        Args:
            file_id: The file.
            store_name: The store that takes it.
            token: Token of the upload.

        Returns:
            How many were stopped.

        Raises:
            InvalidStoreError: There is no such store of files.
            InvalidFileError: There is no such file.
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            UploadRefusedError: The server does not take this upload.
            InvalidFileNameError: The file's name has wrong characters.
            InvalidUrlError: This is no address.
        """
        return await self._session.call(STOP_UPLOAD, (file_id, store_name, token))

    async def import_url(
        self, url: str, file: types.FileToUpload, store_name: str
    ) -> types.UploadedFile:
        """Have the server fetch a file; before 6.7.

        Wire name ``ufsImportURL``; servers since 0.74.0, removed in 6.7.0. Upstream
        does not say who may call it.

        Args:
            url: Address of the file.
            file: Details of the file; left open by upstream.
            store_name: The store that takes it.

        Returns:
            The file as it is stored.

        Raises:
            InvalidUrlError: This is no address.
            InvalidFileError: There is no such file.
            InvalidStoreError: There is no such store of files.
            InvalidVisitorTokenError: The visitor's token is missing or wrong.
            UploadRefusedError: The server does not take this upload.
            InvalidFileNameError: The file's name has wrong characters.
        """
        return await self._session.call(IMPORT_URL, (url, file, store_name))

    async def delete(self, file_id: str) -> types.DeletionOutcome | int | None:
        """Delete the message that carries a file, and the file.

        Wire name ``deleteFileMessage``; servers since 0.74.0. By REST: POST
        /v1/chat.delete.

        Args:
            file_id: The file.

        Returns:
            The database's result for a file without a message; null when its message
            was deleted.
        """
        return await self._session.call(DELETE, (file_id,))

    async def send(
        self,
        room_id: str,
        store: str,
        file: types.SendFileMessageFile,
        *,
        message: types.FileMessage | UnsetType | None = UNSET,
    ) -> bool | types.Message:
        """Send an uploaded file to a room.

        Wire name ``sendFileMessage``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/rooms.mediaConfirm/{roomId}/{file._id}.

        Args:
            room_id: The room.
            store: Null: servers no longer read it.
            file: The uploaded file.
            message: More about the message.

        Returns:
            True, or the message, once it is done.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            RefusedFileError: The server does not take this file.
        """
        return await self._session.call(
            SEND, (room_id, store, file, UNSET if message is None else message)
        )

    def images(
        self,
        room_id: str,
        *,
        since_id: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.UploadedFile]:
        """List the pictures of a room, newest first.

        By REST: ``GET /v1/rooms.images``. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            since_id: Begin at this file.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The pictures.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            IMAGES,
            (room_id, UNSET if since_id is None else since_id),
            page_size=page_size,
        )

    async def delete_uploads(self, file_id: str) -> list[types.FileDeletion]:
        """Delete a file, and its message.

        By REST: ``POST /v1/uploads.delete``; servers since 8.2.0. Depends on the
        permissions ``bypass-time-limit-edit-and-delete``, ``delete-message``,
        ``delete-own-message``, ``post-readonly``.

        Args:
            file_id: The file.

        Returns:
            The deleted ones.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(DELETE_UPLOADS, (file_id,))

    async def upload(  # noqa: PLR0913  # what may be said of a file, by name
        self,
        room_id: str,
        source: FileSource,
        *,
        name: str | None = None,
        text: str | None = None,
        description: str | None = None,
        thread_id: str | None = None,
        media_type: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> types.Message:
        """Send a file into a room, in pieces, whatever its size.

        By ``rooms.media`` and ``rooms.mediaConfirm`` from 7.0 on, ``rooms.upload``
        before. The server's limits are asked once and said before anything is sent.
        What breaks off posts nothing; what may have been posted is not sent again.

        Args:
            room_id: The room.
            source: A path, bytes, or an iterable of bytes, async or not.
            name: What to call it; the name of the path, else ``file``.
            text: What to say with it.
            description: Caption under the file, on servers that show one.
            thread_id: The message to answer in a thread.
            media_type: Such as ``image/png``; by the name, else.
            on_progress: Called with the bytes that are sent, and their number in all
                if that is known.

        Returns:
            The message that carries the file.

        Raises:
            FileError: The file cannot be read, or changed while it was read.
            FileRefusedError: It is larger than the server takes, or of another type.
            MethodError: The server refused.
            CallTimeoutError: Nothing came through for the session's time limit.
            CallInterruptedError: The connection went; whether it was posted is unknown.
        """
        return await self._session.files.upload(
            types.Message,
            room_id,
            source,
            name=name,
            text=text,
            description=description,
            thread_id=thread_id,
            media_type=media_type,
            on_progress=on_progress,
        )

    def download(
        self, file: FileLike, *, on_progress: OnProgress | None = None
    ) -> Download:
        """Fetch a file in pieces; it begins when its block is entered.

        Args:
            file: A message with a file, its ``file``, an attachment, an uploaded file,
                or a link such as ``/file-upload/...`` or ``/avatar/...``.
            on_progress: Called with the bytes that came, and their number in all if
                the server says it.
        """
        return self._session.files.download(file, on_progress)

    async def save(
        self, file: FileLike, path: str | Path, *, on_progress: OnProgress | None = None
    ) -> Path:
        """Keep a file on the disk: all of it, or nothing.

        Args:
            file: What `download` takes.
            path: Where; in a folder it gets its own name.
            on_progress: As of `download`.

        Returns:
            Where it is.

        Raises:
            FileError: It cannot be written: the disk is full, for example.
            MethodError: The server refused, or has no such file.
            CallInterruptedError: The connection went before the end.
        """
        return await self._session.files.save(file, path, on_progress)

    def history(
        self, room_id: str, *, page_size: int = 50
    ) -> streams.History[types.UploadedFile]:
        """Read the files of a room back, newest first.

        By REST: GET /v1/{@kind}.files.

        Args:
            room_id: The room.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(self._session, HISTORY, room_id, page_size=page_size)

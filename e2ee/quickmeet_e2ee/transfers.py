# SPDX-License-Identifier: MIT
"""Upload and download encrypted files of rooms.

As the web client sends them (``uploadFiles.ts`` of Rocket.Chat 7): the server gets the
encrypted file under a random name, and a message with name, kind, key and checksum in
its encrypted content.
"""

import secrets
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

import anyio
import msgspec
from msgspec import Struct

import quickmeet
from quickmeet.types import Attachment, AttachmentEncryption, Message
from quickmeet_runtime.files.download import Download, save
from quickmeet_runtime.files.link import safe_name
from quickmeet_runtime.files.progress import OnProgress
from quickmeet_runtime.files.source import FileSource, Source, source_of
from quickmeet_runtime.files.transfers import FileTransfers

from .errors import EncryptionError
from .files import FileOpener, FileSealer
from .room_key import RoomKey

__all__ = ["OpenedDownload", "SealedFiles", "file_opener"]

_OCTETS: Final = "application/octet-stream"
_SHOWN: Final = ("image", "audio", "video")


class _Sealed(Struct, frozen=True):
    """An encrypted file, and the data to decrypt it."""

    path: Path
    """A random name, under which the server stores the file."""
    name: str
    media_type: str
    size: int
    encryption: AttachmentEncryption
    checksum: str

    def said_of_it(self) -> dict[str, object]:
        """The description of the file for lists of files."""
        return {
            "type": self.media_type,
            "typeGroup": self.media_type.partition("/")[0],
            "name": self.name,
            **self._key(),
        }

    def said_by_message(self, file_id: str, text: str) -> dict[str, object]:
        """The content of its message.

        Args:
            file_id: Its id on the server.
            text: The text of the message.
        """
        link = f"/file-upload/{file_id}/{self.path.name}"
        attachment: dict[str, object] = {
            "title": self.name,
            "type": "file",
            "title_link": link,
            "title_link_download": True,
            **self._key(),
        }
        group = self.media_type.partition("/")[0]
        if group in _SHOWN:
            attachment |= {
                f"{group}_url": link,
                f"{group}_type": self.media_type,
                f"{group}_size": self.size,
            }
        else:
            extension = self.name.rpartition(".")[2] if "." in self.name else "file"
            attachment |= {"size": self.size, "format": extension.upper()}
        file = {
            "_id": file_id,
            "name": self.name,
            "type": self.media_type,
            "size": self.size,
        }
        return {
            "msg": text,
            "attachments": [attachment],
            "files": [file],
            "file": file,
        }

    def _key(self) -> dict[str, object]:
        return {
            "encryption": msgspec.to_builtins(self.encryption),
            "hashes": {"sha256": self.checksum},
        }


class SealedFiles:
    """Uploads encrypted files, and saves decrypted ones; see `Keychain.files`.

    Args:
        client: The session.
        present: Returns the room's key.
        open_: Decrypts a message.
    """

    def __init__(
        self,
        client: quickmeet.Client | quickmeet.HttpClient,
        present: Callable[[str], Awaitable[RoomKey]],
        open_: Callable[[Message], Awaitable[Message]],
    ) -> None:
        self._client = client
        self._present = present
        self._open = open_

    async def upload(  # noqa: PLR0913  # what may be said of a file, by name
        self,
        room_id: str,
        source: FileSource,
        *,
        name: str | None = None,
        text: str = "",
        thread_id: str | None = None,
        media_type: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> Message:
        """Encrypt a file and upload it to a room; servers from 7.0 on.

        The server learns neither its name nor its kind. The encrypted file is stored in
        a temporary folder while it is sent.

        Args:
            room_id: The room; it has to have a key.
            source: A path, bytes, or an iterable of bytes, async or not.
            name: Its name; by default that of the path, else ``file``.
            text: The text of the message.
            thread_id: The message to answer in a thread.
            media_type: Such as ``image/png``; guessed from the name by default.
            on_progress: Called with the number of bytes sent and the total.

        Returns:
            The message with the file, decrypted.

        Raises:
            MissingKeyError: We have no key of the room.
            FileError: The file cannot be read, or changed while it was read.
            FileRefusedError: It is larger than the server's limit.
            MethodNotFoundError: The server is older than 7.0.
            MethodError: The server refused.
            QuickmeetError: The session failed.
        """
        key = await self._present(room_id)
        given = await source_of(source, name=name, media_type=media_type)
        with tempfile.TemporaryDirectory(prefix="quickmeet-") as folder:
            sealed = await _seal(given, Path(folder) / secrets.token_hex(16))

            def said(file_id: str) -> Mapping[str, object]:
                plain = msgspec.json.encode(sealed.said_by_message(file_id, text))
                thread = {} if thread_id is None else {"tmid": thread_id}
                content = msgspec.to_builtins(key.seal(plain))
                return {"msg": "", "t": "e2e", "content": content, **thread}

            about = key.seal(msgspec.json.encode(sealed.said_of_it()))
            sent = await self._transfers.upload_kept(
                Message,
                room_id,
                sealed.path,
                name=sealed.path.name,
                media_type=_OCTETS,
                kept_with={"content": msgspec.json.encode(about).decode()},
                posted_with=said,
                on_progress=on_progress,
            )
        return await self._open(sent)

    def download(
        self, attachment: Attachment, *, on_progress: OnProgress | None = None
    ) -> "OpenedDownload":
        """Download the file of a decrypted message's attachment, and decrypt it.

        The last chunk is yielded before the checksum is verified: a mismatch is raised
        at the end of the iteration.

        Args:
            attachment: That of a decrypted message.
            on_progress: Called with the number of bytes received, and the total if
                the server reports it.

        Raises:
            EncryptionError: The attachment has no key, or one in an unknown form.
        """
        opener = file_opener(attachment)
        download = self._transfers.download(attachment, on_progress)
        return OpenedDownload(download, opener, str(attachment.title or "file"))

    async def save(
        self,
        attachment: Attachment,
        path: str | Path,
        *,
        on_progress: OnProgress | None = None,
    ) -> Path:
        """Save the file of a decrypted message's attachment atomically.

        Args:
            attachment: That of a decrypted message.
            path: The target; in a folder the file keeps its own name.
            on_progress: As in `download`.

        Returns:
            The path.

        Raises:
            EncryptionError: The checksum differs, or the attachment has no key.
            FileError: It cannot be written.
            QuickmeetError: It cannot be fetched.
        """
        download = self.download(attachment, on_progress=on_progress)
        return await save(download, Path(path))

    @property
    def _transfers(self) -> FileTransfers:
        caller = cast("Any", self._client)._caller()  # noqa: SLF001  # as its groups do
        return cast("FileTransfers", caller.files)


class OpenedDownload:
    """An encrypted file on the server; enter it, and iterate over the plain chunks."""

    def __init__(self, download: Download, opener: FileOpener, name: str) -> None:
        self.name: Final = safe_name(name)
        """The name of the file, without any path."""
        self._download = download
        self._opener = opener

    async def __aenter__(self) -> Self:
        """Ask for the file.

        Raises:
            QuickmeetError: It cannot be fetched.
        """
        await self._download.__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        await self._download.__aexit__(exc_type, exc_value, traceback)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Decrypt it from its beginning, once.

        Raises:
            EncryptionError: The checksum differs.
        """
        async for piece in self._download:
            yield self._opener.update(piece)
        self._opener.finish()


def file_opener(attachment: Attachment) -> FileOpener:
    """Start decrypting the file of a decrypted message's attachment.

    Raises:
        EncryptionError: The attachment has no key, or one in an unknown form.
    """
    encryption = attachment.encryption
    if not encryption:
        raise EncryptionError(
            "this attachment has no key of its own: its file is not sealed, or its"
            " message was not opened"
        )
    checksum = attachment.hashes.sha256 if attachment.hashes else None
    return FileOpener(encryption, checksum=checksum or None)


async def _seal(given: Source, target: Path) -> _Sealed:
    sealer = FileSealer()
    size = 0
    async with await anyio.open_file(target, "wb") as file:
        async for piece in given.pieces():
            size += len(piece)
            await file.write(sealer.update(piece))
    return _Sealed(
        target, given.name, given.media_type, size, sealer.encryption, sealer.checksum
    )

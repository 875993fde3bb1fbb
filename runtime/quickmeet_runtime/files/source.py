# SPDX-License-Identifier: MIT
"""Sources of uploads: a file on disk, bytes, or an iterable of bytes."""

import mimetypes
import os
import stat
from collections.abc import AsyncGenerator, AsyncIterable, Iterable
from pathlib import Path
from typing import Final, TypeAlias, cast

import anyio
import anyio.to_thread

from ..errors import FileError, LocalProtocolError
from ..model.operations.operation import OCTETS
from ..options.values import TEXT, check_each, or_none

__all__ = ["FileSource", "Source", "source_of"]

FileSource: TypeAlias = (
    str | os.PathLike[str] | bytes | Iterable[bytes] | AsyncIterable[bytes]
)
"""A path, the content of a file, or an iterable of chunks of it."""

_PIECE_BYTES: Final = 256 * 1024
_UNNAMED: Final = "file"


class Source:
    """A file to send.

    Attributes:
        name: The name of the file.
        media_type: Its media type.
        size: Its size in bytes, if that is known beforehand.
        can_be_read_again: Whether it can be sent a second time.
    """

    can_be_read_again = True

    def __init__(self, name: str, media_type: str | None, size: int | None) -> None:
        self.name: Final = name
        guessed = mimetypes.guess_type(name)[0]
        self.media_type: Final = media_type or guessed or OCTETS
        self.size: Final = size

    def pieces(self) -> AsyncGenerator[bytes]:
        """Read the file from the beginning.

        Raises:
            FileError: It cannot be read, or changed while it was read.
        """
        raise NotImplementedError


async def source_of(
    given: FileSource, *, name: str | None, media_type: str | None
) -> Source:
    """Make the source of an upload.

    Args:
        given: A path, bytes, or an iterable of bytes.
        name: The name to send; by default that of the path, else ``file``.
        media_type: The media type; by default guessed from the name.

    Raises:
        FileError: There is no such file, or it cannot be read.
        LocalProtocolError: It is none of these, or the name is invalid.
    """
    check_each(or_none(TEXT), name=name, media_type=media_type)
    if name is not None and (
        name.strip() in {"", ".", ".."} or "/" in name or "\0" in name
    ):
        raise LocalProtocolError(f"{name!r} is not the name of a file")
    if isinstance(given, bytes | bytearray | memoryview):
        return _Bytes(bytes(given), name or _UNNAMED, media_type)
    if isinstance(given, str | os.PathLike):
        path = Path(given)
        try:
            found = await anyio.to_thread.run_sync(path.stat)
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from error
        if stat.S_ISDIR(found.st_mode):
            raise FileError(f"{path} is a folder: give a file")
        if stat.S_ISFIFO(found.st_mode):
            return _Stream(_pipe(path), name or path.name, media_type)
        return _OnDisk(path, found, name or path.name, media_type)
    if isinstance(cast("object", given), AsyncIterable | Iterable):
        return _Stream(given, name or _UNNAMED, media_type)
    raise LocalProtocolError(
        "a file is given by its path, as bytes, or by an iterable of bytes, not as "
        f"{type(given).__name__}"
    )


class _Bytes(Source):
    def __init__(self, content: bytes, name: str, media_type: str | None) -> None:
        super().__init__(name, media_type, len(content))
        self._content: Final = content

    async def pieces(self) -> AsyncGenerator[bytes]:
        for start in range(0, len(self._content), _PIECE_BYTES):
            yield self._content[start : start + _PIECE_BYTES]


class _OnDisk(Source):
    def __init__(
        self, path: Path, found: os.stat_result, name: str, media_type: str | None
    ) -> None:
        is_regular = stat.S_ISREG(found.st_mode)
        super().__init__(name, media_type, found.st_size if is_regular else None)
        self._path: Final = path
        self._found: Final = found
        self.can_be_read_again = is_regular

    async def pieces(self) -> AsyncGenerator[bytes]:
        count = 0
        try:
            async with await anyio.open_file(self._path, "rb", buffering=0) as file:
                self._check(os.fstat(file.wrapped.fileno()))
                while piece := await file.read(_PIECE_BYTES):
                    count += len(piece)
                    if self.size is not None and count > self.size:
                        raise self._changed()
                    yield piece
                self._check(os.fstat(file.wrapped.fileno()))
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if self.size is not None and count != self.size:
            raise self._changed()

    def _check(self, now: os.stat_result) -> None:
        before = self._found
        if self.size is not None and (
            (now.st_size, now.st_mtime_ns, now.st_ino)
            != (before.st_size, before.st_mtime_ns, before.st_ino)
        ):
            raise self._changed()

    def _changed(self) -> FileError:
        return FileError(f"{self._path} changed while it was read: nothing was sent")


class _Stream(Source):
    can_be_read_again = False

    def __init__(
        self,
        given: Iterable[bytes] | AsyncIterable[bytes],
        name: str,
        media_type: str | None,
    ) -> None:
        super().__init__(name, media_type, None)
        self._given: Final = given

    async def pieces(self) -> AsyncGenerator[bytes]:
        if isinstance(self._given, AsyncIterable):
            try:
                async for piece in self._given:
                    yield self._checked(piece)
            finally:
                close = getattr(self._given, "aclose", None)
                if close is not None:  # an unfinished generator
                    await close()
        else:
            for piece in self._given:
                yield self._checked(piece)

    @staticmethod
    def _checked(piece: object) -> bytes:
        if not isinstance(piece, bytes | bytearray | memoryview):
            raise LocalProtocolError(
                f"a file is sent in pieces of bytes, not of {type(piece).__name__}"
            )
        return bytes(cast("bytes", piece))


async def _pipe(path: Path) -> AsyncGenerator[bytes]:
    """Read a pipe without a thread: a waiting thread could not be cancelled."""
    try:
        pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            await anyio.wait_readable(pipe)
            while piece := os.read(pipe, _PIECE_BYTES):
                yield piece
                await anyio.wait_readable(pipe)
        finally:
            os.close(pipe)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> FileError:
    why = error.strerror if isinstance(error, OSError) else None
    return FileError(f"{path} cannot be read: {why or error}")

# SPDX-License-Identifier: MIT
"""The body of an upload: a form with one file, written in chunks."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from typing import Final

from ..model.operations.operation import Upload
from ..rest.multipart import multipart
from .limits import UploadLimits
from .progress import Watch
from .source import Source

__all__ = ["UploadBody"]


class UploadBody:
    """A form with one file.

    Attributes:
        media_type: The media type of the form.
        size: Its size in bytes, if the file's size is known.
        is_whole: Whether all of it was read: before that the server has no file.
    """

    def __init__(
        self,
        source: Source,
        fields: Mapping[str, str],
        *,
        field: str,
        limits: UploadLimits,
        watch: Watch,
    ) -> None:
        file = Upload(content=b"", name=source.name, media_type=source.media_type)
        whole, media_type = multipart(fields.items(), {field: file})
        end = whole.rindex(b"\r\n--")
        self.media_type: Final = media_type
        self._before: Final = whole[:end]
        self._after: Final = whole[end:]
        self._source: Final = source
        self._limits: Final = limits
        self._watch: Final = watch
        self._written: AsyncGenerator[bytes] | None = None
        self.is_whole = False
        watch.expect(source.size)

    @property
    def size(self) -> int | None:
        """Size of the whole form in bytes, if known."""
        known = self._source.size
        return None if known is None else known + len(self._before + self._after)

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Iterate over the chunks of the form."""
        self._written = self._write()
        return self._written

    async def aclose(self) -> None:
        """Release the file, even if it was not written to the end."""
        written, self._written = self._written, None
        if written is not None:
            await written.aclose()

    async def _write(self) -> AsyncGenerator[bytes]:
        """Write the form.

        Raises:
            FileError: The file cannot be read, or changed while it was read.
            FileRefusedError: It is larger than the server accepts.
        """
        watch = self._watch
        watch.begin()
        yield self._before
        async with aclosing(self._source.pieces()) as pieces:
            async for piece in pieces:
                self._limits.check_size(self._source.name, watch.done + len(piece))
                yield piece
                watch.count(len(piece))
        self._limits.check_size(self._source.name, watch.done)
        self.is_whole = True
        yield self._after
        watch.rest()

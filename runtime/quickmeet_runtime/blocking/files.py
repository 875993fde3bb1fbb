# SPDX-License-Identifier: MIT
"""Files without an event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from .iteration import Iteration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from ..files.download import Download as AsyncDownload
    from ..files.link import FileLike
    from ..files.progress import OnProgress
    from ..files.source import FileSource
    from ..files.transfers import FileTransfers
    from .runner import Runner

__all__ = ["BlockingTransfers", "Download"]

T = TypeVar("T")


class BlockingTransfers:
    """Transfers files, and waits for the transfers.

    Args:
        runner: Runs the session.
        transfers: The session's file transfers.
    """

    def __init__(self, runner: Runner, transfers: FileTransfers) -> None:
        self._runner: Final = runner
        self._transfers: Final = transfers

    def upload(self, message: type[T], room: str, source: FileSource, **said: Any) -> T:
        """Send a file into a room."""

        async def send() -> T:
            return await self._transfers.upload(message, room, source, **said)

        return self._runner.call(send)

    def download(self, file: FileLike, on_progress: OnProgress | None) -> Download:
        """Prepare the download of a file."""
        return Download(self._runner, self._transfers.download(file, on_progress))

    def save(
        self, file: FileLike, path: str | Path, on_progress: OnProgress | None
    ) -> Path:
        """Save a file to disk."""
        return self._runner.call(self._transfers.save, file, path, on_progress)


class Download:
    """A file on the server; enter it, and iterate over its bytes.

    ::

        with client.files.download(message) as body:
            for piece in body:
                ...
    """

    def __init__(self, runner: Runner, download: AsyncDownload) -> None:
        self._runner: Final = runner
        self._download: Final = download

    @property
    def name(self) -> str:
        """The name of the file, without any path."""
        return self._download.name

    @property
    def media_type(self) -> str:
        """The media type that the server reports; empty before it is entered."""
        return self._download.media_type

    @property
    def size(self) -> int | None:
        """The size in bytes, if the server reports it."""
        return self._download.size

    def __enter__(self) -> Self:
        """Request the file; raises the same errors as `quickmeet.Download`."""
        self._runner.call(self._download.__aenter__)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the connection."""
        self._runner.call(self._download.__aexit__, exc_type, exc_value, traceback)

    def __iter__(self) -> Iterator[bytes]:
        """Read the file from the beginning, once."""
        return Iteration(self._runner, aiter(self._download))

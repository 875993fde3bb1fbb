# SPDX-License-Identifier: MIT
"""The folder with the files of an archive: a subfolder for each file."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from anyio import to_thread

import quickmeet
from quickmeet.types import FileReference, Message

__all__ = ["ArchiveFolder"]

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_-]")


class ArchiveFolder:
    """Stores the files of messages, each once.

    Args:
        client: Fetches the files.
        path: The folder; None to store no files.
    """

    def __init__(self, client: quickmeet.Client, path: Path | None) -> None:
        self._client: Final = client
        self._path: Final = path

    async def keep(self, messages: Iterable[Message]) -> None:
        """Fetch the files of messages; call it before the messages count as archived.

        A file that the server does not return is named on standard error.

        Raises:
            FileError: One cannot be written.
            TransportError: The server cannot be reached by HTTP.
        """
        if self._path is None:
            return
        for file in _files_of(messages):
            folder = self._path / _UNSAFE.sub("_", file.id)
            if await to_thread.run_sync(_has_file, folder):
                continue
            try:
                await self._client.files.save(file, folder)
            except quickmeet.MethodError as error:
                sys.stderr.write(f"quickmeet: file {file.id}: {error}\n")


def _files_of(messages: Iterable[Message]) -> Iterator[FileReference]:
    for message in messages:
        several = message.files
        if isinstance(several, list) and several:
            yield from several
        elif isinstance(message.file, FileReference):
            yield message.file


def _has_file(folder: Path) -> bool:
    """Whether a file exists; it is written atomically."""
    folder.mkdir(parents=True, exist_ok=True)
    return any(one.is_file() for one in folder.iterdir())

# SPDX-License-Identifier: MIT
"""Files that an agent may upload: its own content, or files of one folder."""

import binascii
from base64 import b64decode
from pathlib import Path

import anyio

from ..errors import ToolError

__all__ = ["file_of"]


async def file_of(
    folder: Path | None, text: str, base64: str, path: str
) -> tuple[bytes | Path, str]:
    """Find the file to upload.

    Messages may trick an agent: it cannot access files outside of the folder, not
    through links in it either.

    Args:
        folder: The accessible folder; None for none.
        text: Content of a text file; empty for none.
        base64: Content of any file; empty for none.
        path: A file below the folder; empty for none.

    Returns:
        Content or path, and a name.

    Raises:
        ToolError: None or several of them are given, or the file is unavailable.
    """
    if sum(map(bool, (text, base64, path))) != 1:
        raise ToolError("upload_file: give one of text, base64 and path")
    if text:
        return text.encode(errors="replace"), "file.txt"
    if base64:
        try:
            return b64decode(base64, validate=True), "file.bin"
        except (binascii.Error, ValueError) as error:
            raise ToolError(f"upload_file: base64: {error}") from None
    if folder is None:
        raise ToolError(
            "upload_file: path: no folder is open to agents here; give the content by"
            " text or base64"
        )
    return await _found(folder, path)


async def _found(folder: Path, path: str) -> tuple[Path, str]:
    refused = ToolError(f"upload_file: path: there is no file {path!r} in the folder")
    try:
        root = await anyio.Path(folder).resolve()
        file = await (root / path).resolve()
        is_there = file.is_relative_to(root) and await file.is_file()
    except (OSError, ValueError):
        raise refused from None
    if not is_there:
        raise refused
    return Path(file), file.name

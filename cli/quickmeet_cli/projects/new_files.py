# SPDX-License-Identifier: MIT
"""Write the files of a new project; existing ones only if the user asks for it."""

import sys
from collections.abc import Mapping
from pathlib import Path

from ..failure import UsageError

__all__ = ["write_new_files"]


def write_new_files(
    folder: Path, texts: Mapping[str, str], *, force: bool, advice: str
) -> None:
    """Write files, and list their paths on standard output.

    Args:
        folder: Folder of the files; created if it does not exist.
        texts: Content of each file by name.
        force: Overwrite existing files.
        advice: What the user can do if some exist.

    Raises:
        UsageError: Some exist, or the folder cannot be written.
    """
    there = [str(folder / file) for file in texts if (folder / file).exists()]
    if there and not force:
        raise UsageError(f"{', '.join(there)}: already exists; {advice}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error
    sys.stdout.writelines(f"{folder / file}\n" for file in texts)

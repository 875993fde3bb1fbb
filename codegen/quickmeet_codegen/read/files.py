# SPDX-License-Identifier: MIT
"""Which files make up a schema."""

from pathlib import Path

from .finding import UnreadableError

__all__ = ["schema_files"]


def schema_files(schema: Path) -> list[Path]:
    """The files of a schema: the YAML files of a folder, or the one file itself.

    Raises:
        UnreadableError: There is nothing at that path, or no YAML in that folder.
    """
    if schema.is_file():
        return [schema]
    if not schema.is_dir():
        raise UnreadableError(f"{schema}: there is no such file or folder")
    files = sorted(schema.glob("*.yaml"))
    if not files:
        raise UnreadableError(f"{schema}: no *.yaml in this folder")
    return files

# SPDX-License-Identifier: MIT
"""The files of a schema."""

from pathlib import Path

from quickmeet_codegen.failure import UnreadableError

__all__ = ["META_SCHEMA", "schema_files"]

META_SCHEMA = "schema.meta.json"
"""Describes the language; editors find it beside the files."""

_YAML = frozenset({".yaml", ".yml"})


def schema_files(schema: Path) -> list[Path]:
    """The files of a schema: the YAML files of a folder, or the one file itself.

    Raises:
        UnreadableError: The path does not exist, the folder has no YAML, or it has
            other files that look like a schema and would be ignored.
    """
    if schema.is_file():
        return [schema]
    if not schema.is_dir():
        raise UnreadableError(f"{schema}: there is no such file or folder")
    files = sorted(path for path in schema.iterdir() if path.suffix in _YAML)
    if not files:
        raise UnreadableError(f"{schema}: no *.yaml in this folder")
    for path in sorted(schema.iterdir()):
        if path.suffix == ".json" and path.name != META_SCHEMA:
            raise UnreadableError(
                f"{path}: a folder is read for its YAML files; give this one by itself"
            )
        if path.is_dir() and any(p.suffix in _YAML for p in path.rglob("*")):
            raise UnreadableError(
                f"{path}: files in folders below a schema are not read; move them up"
            )
    return files

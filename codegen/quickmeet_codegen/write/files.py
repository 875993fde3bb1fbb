# SPDX-License-Identifier: MIT
"""Source to disk: only what changed, atomically, and nothing stale stays."""

import difflib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from quickmeet_codegen.read.finding import UnreadableError

__all__ = ["Change", "changes", "write"]

_MARK = b"# Generated from schema/"


class Change(Struct, frozen=True):
    """One file that is not as the schema would have it."""

    path: str
    """Below the package's folder, with slashes."""
    kind: str
    """``added``, ``changed`` or ``deleted``."""
    old: str
    new: str

    def diff(self, folder: Path) -> str:
        """A unified diff of it."""
        name = f"{folder.as_posix()}/{self.path}"
        before = "/dev/null" if self.kind == "added" else f"a/{name}"
        after = "/dev/null" if self.kind == "deleted" else f"b/{name}"
        lines = difflib.unified_diff(
            self.old.splitlines(), self.new.splitlines(), before, after, lineterm=""
        )
        return "".join(f"{line}\n" for line in lines)


def changes(files: Mapping[str, str], folder: Path) -> list[Change]:
    """What would have to change in a folder, in the order of paths.

    Args:
        files: Text by path: all that belongs there.
        folder: The package's folder; it need not be there yet.

    Raises:
        UnreadableError: Something is there that cannot be read.
    """
    found: list[Change] = []
    for path in sorted(files):
        new = files[path]
        old = _read(folder / path)
        if old is None:
            found.append(Change(path, "added", "", new))
        elif old != new.encode():
            shown = old.decode("utf-8", errors="replace")
            found.append(Change(path, "changed", shown, new))
    for path in _generated(folder):
        if path not in files:
            old = _read(folder / path) or b""
            shown = old.decode("utf-8", errors="replace")
            found.append(Change(path, "deleted", shown, ""))
    return found


def write(found: list[Change], folder: Path) -> None:
    """Carry changes out; each file is replaced as a whole.

    Raises:
        UnreadableError: The folder cannot be written.
    """
    try:
        for change in found:
            path = folder / change.path
            if change.kind == "deleted":
                path.unlink()
            else:
                _replace(path, change.new)
    except OSError as error:
        raise UnreadableError(f"{folder}: cannot be written: {error}") from error


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _generated(folder: Path) -> Iterator[str]:
    """Modules in the folder that say that they were generated."""
    for path in sorted(folder.rglob("*.py")):
        if (_read(path) or b"").startswith(_MARK):
            yield path.relative_to(folder).as_posix()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error

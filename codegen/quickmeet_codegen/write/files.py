# SPDX-License-Identifier: MIT
"""Write source to disk: only changed files, and the package atomically.

A package is built and imported beside the old one and replaces it by a rename, so
that neither a full disk nor a kill leaves a partial one. Files that were not generated
are not replaced.
"""

import contextlib
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from quickmeet_codegen.failure import ForeignFilesError, UnreadableError

__all__ = [
    "FileChange",
    "ForeignFilesError",
    "UnimportableError",
    "changes",
    "check_importable",
    "restore",
    "write",
]

_MARK = b"# Generated from schema/"
_ALWAYS = frozenset({
    "__init__.py", "client.py", "errors.py", "py.typed", "schema.json",
    "server/__init__.py", "server/names.py", "sync/__init__.py", "sync/client.py",
    "types/__init__.py", "validation.py",
})  # fmt: skip
"""The files of every package."""
_ATTEMPTS = 100
_ABANDONED = 3600.0
"""Seconds after which a folder beside the package counts as abandoned."""
_CACHES = shutil.ignore_patterns("__pycache__")
_TIME_LIMIT = 300
_SCRIPT = """\
import gc, importlib, sys
gc.disable()
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


class UnimportableError(Exception):
    """A module of the package fails when it is imported."""


class FileChange(Struct, frozen=True):
    """A file that differs from what the schema yields."""

    path: str
    """Below the package's folder, with slashes."""
    kind: str
    """``added``, ``changed`` or ``deleted``."""
    old: str
    new: str
    is_foreign: bool = False
    """Whether what is there was not generated."""

    def diff(self, folder: Path) -> str:
        """A unified diff of it."""
        name = f"{folder.as_posix()}/{self.path}"
        before = "/dev/null" if self.kind == "added" else f"a/{name}"
        after = "/dev/null" if self.kind == "deleted" else f"b/{name}"
        lines = difflib.unified_diff(
            self.old.splitlines(), self.new.splitlines(), before, after, lineterm=""
        )
        return "".join(f"{line}\n" for line in lines)


def restore(folder: Path) -> None:
    """Restore a package that a kill left aside during the exchange."""
    place = folder.resolve()
    if place.exists():
        return
    for left in sorted(place.parent.glob(f".{place.name}-*/old-*")):
        with contextlib.suppress(OSError):
            left.rename(place)
            shutil.rmtree(left.parent)
            return


def changes(files: Mapping[str, str], folder: Path) -> list[FileChange]:
    """The changes that a folder needs, in the order of paths.

    Args:
        files: Text by path: all files of the package.
        folder: The package's folder; it need not exist yet.

    Raises:
        UnreadableError: An existing file cannot be read.
    """
    ours = set(_known(folder))
    found: list[FileChange] = []
    for path in sorted(files):
        new = files[path]
        old = _read(folder / path)
        if old is None:
            found.append(FileChange(path, "added", "", new))
        elif old != new.encode():
            shown = old.decode("utf-8", errors="replace")
            is_known = path in ours or old.startswith(_MARK)
            found.append(FileChange(path, "changed", shown, new, not is_known))
    for path in _generated(folder):
        if path not in files:
            old = _read(folder / path) or b""
            shown = old.decode("utf-8", errors="replace")
            found.append(FileChange(path, "deleted", shown, ""))
    return found


def write(
    found: Sequence[FileChange],
    folder: Path,
    *,
    is_forced: bool = False,
    accept: Callable[[Path], None] = lambda _: None,
) -> None:
    """Apply changes: all of them, or none.

    Args:
        found: What to change.
        folder: The package's folder.
        is_forced: Replace files that were not generated.
        accept: Checks the new package before it replaces the old one; its errors are
            raised unchanged, and nothing is written.

    Raises:
        ForeignFilesError: Files that were not generated would be replaced.
        UnreadableError: The folder cannot be written.
    """
    foreign = [change.path for change in found if change.is_foreign]
    if foreign and not is_forced:
        listed = "".join(f"\n  {folder / path}" for path in foreign)
        raise ForeignFilesError(
            f"{folder}: these files were not generated, and would be replaced:{listed}"
        )
    if not found:
        return
    place = folder.resolve()  # a link stays, its target is replaced
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _tidy(place)
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=f".{place.name}-"
        ) as beside:
            made = Path(beside) / place.name
            _copy(place, made)
            for change in found:
                _carry_out(change, made)
            accept(made)
            _take_place(made, place, Path(beside) / "old")
    except OSError as error:
        raise UnreadableError(f"{folder}: cannot be written: {error}") from error


def _tidy(place: Path) -> None:
    """Delete what killed runs have left beside a package."""
    oldest = time.time() - _ABANDONED
    for left in place.parent.glob(f".{place.name}-*"):
        with contextlib.suppress(OSError):
            if left.is_dir() and left.stat().st_mtime < oldest:
                shutil.rmtree(left)


def _copy(old: Path, new: Path) -> None:
    """Copy a package; link unchanged files if the file system supports it."""
    if not old.exists():
        new.mkdir()
        return

    def link(source: str, target: str) -> str:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(source, target)
        return target

    shutil.copytree(old, new, symlinks=True, ignore=_CACHES, copy_function=link)


def _carry_out(change: FileChange, folder: Path) -> None:
    path = folder / change.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if change.kind != "added":
        path.unlink()
    if change.kind != "deleted":
        path.write_bytes(change.new.encode())
        path.chmod(0o644)


def _take_place(made: Path, place: Path, old: Path) -> None:
    """Exchange two folders; another run may do the same concurrently."""
    for attempt in range(_ATTEMPTS):
        with contextlib.suppress(FileNotFoundError):
            place.rename(old.with_name(f"old-{attempt}"))
        try:
            made.rename(place)
        except OSError:
            if attempt == _ATTEMPTS - 1 or not place.exists():
                raise
        else:
            return


def _known(folder: Path) -> Iterator[str]:
    """The files of the package generated here before, edited or not."""
    if not (_read(folder / "__init__.py") or b"").startswith(_MARK):
        return
    yield from _ALWAYS
    try:
        domains = json.loads(_read(folder / "schema.json") or b"{}")["domains"]
    except (ValueError, KeyError, TypeError):
        return
    for name in domains:
        yield f"{name}.py"
        yield from (f"{part}/{name}.py" for part in ("server", "sync", "types"))


def _generated(folder: Path) -> Iterator[str]:
    """Modules in the folder that are marked as generated."""
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


def check_importable(package: Path) -> None:
    """Import every module of a package.

    Args:
        package: Its folder, whose name is that of the package.

    Raises:
        UnimportableError: One of them fails; the last line of its traceback.
    """
    modules = [
        ".".join([package.name, *path.relative_to(package).with_suffix("").parts])
        for path in sorted(package.rglob("*.py"))
        if path.read_bytes().startswith(_MARK)
    ]
    names = [name.removesuffix(".__init__") for name in modules]
    done = subprocess.run(  # noqa: S603  # our own words and names of ours
        [sys.executable, "-I", "-c", _SCRIPT, str(package.parent), *names],
        capture_output=True,
        check=False,
        timeout=_TIME_LIMIT,
    )
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        place = next((line for line in reversed(lines) if "  File " in line), "")
        said = lines[-1] if lines else f"exit code {done.returncode}"
        where = Path(place.partition('"')[2].partition('"')[0]).name
        raise UnimportableError(f"{where}: {said}" if where else said)

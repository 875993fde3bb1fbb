# SPDX-License-Identifier: MIT
"""Source as ruff leaves it: imports pruned and sorted, lines wrapped."""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from quickmeet_codegen.failure import UnreadableError

__all__ = ["RuffError", "format_all"]

_COMMON = (
    *("--isolated", "--no-cache", "--quiet"),
    *("--line-length", "88", "--target-version", "py311"),
    # the folder for temporary files may be below one that ruff or git would pass over
    *("--no-respect-gitignore", "--config", "exclude=[]"),
)
_CHECK = ("check", "--select", "I,F401,RUF022,UP037", "--fix", "--exit-zero")
_COMPACT = "format.skip-magic-trailing-comma=true"  # imports are pruned to less
_FORMAT = ("format", "--config", _COMPACT)


class RuffError(Exception):
    """Ruff could not read what a template made.

    Attributes:
        file: Name of the module.
        source: The text that it refused.
    """

    def __init__(self, file: str, source: str, said: str) -> None:
        super().__init__(f"{file}: {' '.join(said.split())}")
        self.file = file
        self.source = source


def format_all(sources: Mapping[str, str]) -> dict[str, str]:
    """Format modules, by name, in one run over a temporary folder; the order stays.

    Raises:
        RuffError: One of them is not Python.
        UnreadableError: The folder for temporary files cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="quickmeet-") as folder:
            return _formatted(sources, Path(folder))
    except OSError as error:
        where = tempfile.gettempdir()
        raise UnreadableError(f"{where}: cannot be written: {error}") from error


def _formatted(sources: Mapping[str, str], folder: Path) -> dict[str, str]:
    package = folder / "package"  # a module beside it could shadow a library
    for file, source in sources.items():
        path = package / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.encode())
    for arguments in (_CHECK, _FORMAT):
        said = _ruff(folder, *arguments)
        if said is not None:
            raise _refusal(sources, said)
    return {file: (package / file).read_bytes().decode() for file in sources}


def _refusal(sources: Mapping[str, str], said: str) -> RuffError:
    """The error for the first module that is not Python."""
    for file, source in sources.items():
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return RuffError(file, source, str(error))
    return RuffError("ruff", "", said)


def _ruff(folder: Path, *arguments: str) -> str | None:
    command = [sys.executable, "-m", "ruff", *arguments, *_COMMON, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603  # our own words
    return done.stderr.decode(errors="replace") if done.returncode else None

# SPDX-License-Identifier: MIT
"""Detect changes since the last run, without repeating the work.

The digest covers the inputs (schema, overlays, generator, tools) and the outputs, file
by file, so that manual edits are detected, too.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from quickmeet_codegen.failure import UnreadableError

__all__ = ["Cache", "input_digest"]

_TOOLS = ("datamodel-code-generator", "jinja2", "pyyaml", "ruamel.yaml", "ruff")
_HERE = Path(__file__).parents[1]
_SOURCES = frozenset({".py", ".jinja", ".jinja2", ".json"})
_IGNORED = "*\n"


class Cache(NamedTuple):
    """The state of the last run, in a file outside of git."""

    file: Path

    @classmethod
    def beside(cls, folder: Path, out: Path) -> "Cache":
        """The cache of one output folder, kept in another."""
        name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
        return cls(folder / ".quickmeet_cache" / f"{name}.json")

    def is_fresh(self, digest: str, out: Path) -> bool:
        """Whether the inputs are those of the last run and its output is untouched."""
        try:
            known = json.loads(self.file.read_bytes())
            inputs, outputs = known["inputs"], known["outputs"]
            return bool(inputs == digest and outputs == _outputs(out, outputs))
        except (OSError, ValueError, LookupError, TypeError):
            return False

    def keep(self, digest: str, files: Mapping[str, str]) -> None:
        """Store a run. A cache that cannot be written is not an error."""
        outputs = {path: _hash(text.encode()) for path, text in sorted(files.items())}
        run = json.dumps({"inputs": digest, "outputs": outputs})
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            (self.file.parent / ".gitignore").write_text(_IGNORED, "utf-8")
            self.file.write_text(run, "utf-8")
        except OSError:
            return


def input_digest(files: Iterable[Path], words: Iterable[str]) -> str:
    """A digest of the files of a schema, of the generator and of its tools.

    Args:
        files: Schema and overlays.
        words: Whatever else the output depends on.

    Raises:
        UnreadableError: One of the files cannot be read.
    """
    whole = hashlib.sha256()
    for word in (*words, *(f"{tool} {version(tool)}" for tool in _TOOLS)):
        whole.update(f"{word}\n".encode())
    own = [path for path in _HERE.rglob("*") if path.suffix in _SOURCES]
    for path in [*files, *sorted(own)]:
        whole.update(f"{path.name} {_hash(_read(path))}\n".encode())
    return whole.hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error


def _outputs(out: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Digests of the known files, and of unknown modules."""
    there = {path.relative_to(out).as_posix() for path in out.rglob("*.py")}
    return {path: _hash((out / path).read_bytes()) for path in there | set(known)}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

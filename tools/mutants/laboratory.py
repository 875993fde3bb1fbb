# SPDX-License-Identifier: MIT
"""Copies of the checkout, in which the code is broken and its tests run."""

import os
import queue
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from coverage import CoverageData

__all__ = ["Laboratory", "LaboratoryError"]

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final[tuple[str, ...]] = tuple(
    tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"][
        "build"
    ]["dev-mode-dirs"]
)
_COPIED: Final = (*SOURCES, "tests", "tools", "schema", "pyproject.toml")
_PREPARED_WITHIN_S: Final = 3600.0
_JUDGED_WITHIN_S: Final = 300.0
_MOST_TESTS: Final = 400
"""Of those that reach a line; as many more seldom notice what these did not."""
_FIXED: Final = {
    "COVERAGE_CORE": "ctrace",  # that of 3.14 does not say which test it was
    "PYTHONDONTWRITEBYTECODE": "1",
}


class LaboratoryError(Exception):
    """The tests fail before anything is broken."""


class Laboratory:
    """Runs tests in copies; the checkout is never written to.

    Args:
        folder: An empty folder for the copies.
        tests: What is run, such as ``tests/runtime``.
        loops: An expression for ``pytest -k``; one event loop is enough, mostly.
        workers: How many may run tests at one time, each in a copy of its own.
    """

    def __init__(
        self, folder: Path, tests: Sequence[str], loops: str, workers: int = 1
    ) -> None:
        self._tests: Final = tests
        self._loops: Final = loops
        self._workers: Final = ("-n", str(workers)) if workers > 1 else ()
        self._copies: Final[queue.SimpleQueue[Path]] = queue.SimpleQueue()
        for number in range(workers):
            _copy(folder / str(number))
            self._copies.put(folder / str(number))
        self._measured: Final = folder / "0"
        self._data = CoverageData(str(self._measured / ".coverage"))

    def prepare(self) -> None:
        """Run all tests once, and remember which of them reach which line.

        Raises:
            LaboratoryError: They fail as the code is.
        """
        measured = ("--cov=quickmeet_runtime", "--cov-context=test", "--cov-report=")
        slowly = ("--timeout", "120")  # measuring takes several times as long
        options = ("-k", self._loops, *measured, *slowly, *self._workers)
        done = _pytest(self._measured, _PREPARED_WITHIN_S, *self._tests, *options)
        if done.returncode:
            raise LaboratoryError("\n".join(done.stdout.splitlines()[-20:]))
        self._data.read()

    def tests_of(self, file: str, line: int) -> list[str]:
        """Name the tests that reach a line of a file, its own module's first."""
        contexts = self._data.contexts_by_lineno(str(self._measured / file))
        names = {name.rpartition("|")[0] for name in contexts.get(line, ())} - {""}
        own = f"/test_{Path(file).stem}.py::"
        return sorted(names, key=lambda name: (own not in name, name))

    def first_failure(self, file: str, source: bytes, tests: Iterable[str]) -> str:
        """Run tests on a broken file, and put the file back.

        Returns:
            The first test that failed; empty when all passed.
        """
        copy = self._copies.get()
        path = copy / file
        kept = path.read_bytes()
        path.write_bytes(source)
        try:
            done = _pytest(copy, _JUDGED_WITHIN_S, "-x", *list(tests)[:_MOST_TESTS])
        except subprocess.TimeoutExpired:
            return f"(did not end within {_JUDGED_WITHIN_S:g} s)"
        finally:
            path.write_bytes(kept)
            self._copies.put(copy)
        if not done.returncode:
            return ""
        lines = done.stdout.splitlines()
        named = [one for one in lines if one.startswith(("FAILED ", "ERROR "))]
        return named[0].split(" - ")[0] if named else "(the process ended)"


def _copy(folder: Path) -> None:
    folder.mkdir()
    ignored = shutil.ignore_patterns("__pycache__", ".cache", "*.pyc")
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)


def _pytest(
    folder: Path, limit_s: float, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    paths = os.pathsep.join(str(folder / one) for one in (*SOURCES, "."))
    quiet = ("-q", "--no-header", "-p", "no:cacheprovider")
    dropped = ("COV_", "COVERAGE_", "PYTEST_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    return subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-m", "pytest", *quiet, *arguments],
        cwd=folder,
        env={**kept, **_FIXED, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=limit_s,
    )

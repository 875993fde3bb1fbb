# SPDX-License-Identifier: MIT
"""A copy of the checkout, in which the code is broken and its tests run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from coverage import CoverageData

__all__ = ["Laboratory", "LaboratoryError"]

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = ("runtime", "generated", "codegen", "devserver", "cli")
_COPIED: Final = (*SOURCES, "tests", "tools", "schema", "pyproject.toml")
_LIMIT_S: Final = 300.0
_MOST_TESTS: Final = 400
"""Of those that reach a line; as many more seldom notice what these did not."""


class LaboratoryError(Exception):
    """The tests fail before anything is broken."""


class Laboratory:
    """Runs tests in a copy; the checkout is never written to.

    Args:
        folder: An empty folder for the copy.
        tests: What is run, such as ``tests/runtime``.
        loops: An expression for ``pytest -k``; one event loop is enough, mostly.
        workers: Processes of the first run; as many as there are cores if not said.
    """

    def __init__(
        self, folder: Path, tests: Sequence[str], loops: str, workers: int | None = None
    ) -> None:
        self.folder: Final = folder
        self._tests: Final = tests
        self._loops: Final = loops
        self._workers: Final = () if workers == 0 else ("-n", str(workers or "auto"))
        ignored = shutil.ignore_patterns("__pycache__", ".cache", "*.pyc")
        for name in _COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=ignored)
            else:
                shutil.copy(ROOT / name, folder / name)
        self._data = CoverageData(str(folder / ".coverage"))

    def prepare(self) -> None:
        """Run all tests once, and remember which of them reach which line.

        Raises:
            LaboratoryError: They fail as the code is.
        """
        measured = ("--cov=quickmeet_runtime", "--cov-context=test", "--cov-report=")
        slowly = ("--timeout", "120")  # measuring takes several times as long
        done = self._pytest(
            *self._tests, "-k", self._loops, *measured, *slowly, *self._workers
        )
        if done.returncode:
            raise LaboratoryError("\n".join(done.stdout.splitlines()[-20:]))
        self._data.read()

    def tests_of(self, file: str, line: int) -> list[str]:
        """Name the tests that reach a line of a file."""
        contexts = self._data.contexts_by_lineno(str(self.folder / file))
        names = {name.rpartition("|")[0] for name in contexts.get(line, ())}
        return sorted(names - {""})

    def first_failure(self, file: str, source: bytes, tests: Iterable[str]) -> str:
        """Run tests on a broken file, and put the file back.

        Returns:
            The first test that failed; empty when all passed.
        """
        path = self.folder / file
        kept = path.read_bytes()
        path.write_bytes(source)
        try:
            done = self._pytest("-x", *list(tests)[:_MOST_TESTS])
        except subprocess.TimeoutExpired:
            return f"(no end within {_LIMIT_S:g} s)"
        finally:
            path.write_bytes(kept)
        if not done.returncode:
            return ""
        lines = done.stdout.splitlines()
        named = [one for one in lines if one.startswith(("FAILED ", "ERROR "))]
        return named[0].split(" - ")[0] if named else "(the process ended)"

    def _pytest(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        paths = os.pathsep.join(str(self.folder / one) for one in (*SOURCES, "."))
        quiet = ("-q", "--no-header", "-p", "no:cacheprovider")
        dropped = ("COV_", "COVERAGE_", "PYTEST_")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
        return subprocess.run(  # noqa: S603  # ours
            [sys.executable, "-m", "pytest", *quiet, *arguments],
            cwd=self.folder,
            env={**kept, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=_LIMIT_S,
        )

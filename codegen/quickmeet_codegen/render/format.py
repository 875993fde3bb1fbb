# SPDX-License-Identifier: MIT
"""Source as ruff leaves it: imports pruned and sorted, lines wrapped."""

import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

__all__ = ["RuffError", "format_all"]

_COMMON = ("--isolated", "--line-length", "88", "--target-version", "py311")
_FIXED = "I,F401,RUF022,UP037"
_COMPACT = "format.skip-magic-trailing-comma=true"  # imports are pruned to less
_AT_ONCE = 4


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
    """Format modules, by name; the order stays.

    Raises:
        RuffError: One of them is not Python.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip(sources, pool.map(_format, sources.items()), strict=True))


def _format(item: tuple[str, str]) -> str:
    file, source = item
    fixed = _ruff(
        file, source, "check", "--select", _FIXED, "--fix", "--quiet", "--exit-zero"
    )
    return _ruff(file, fixed, "format", "--config", _COMPACT, "--quiet")


def _ruff(file: str, source: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, *_COMMON]
    done = subprocess.run(  # noqa: S603  # our own words, and source through stdin
        [*command, "--stdin-filename", file, "-"],
        input=source.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuffError(file, source, done.stderr.decode(errors="replace"))
    return done.stdout.decode()

# SPDX-License-Identifier: MIT
"""Walks a page as a reader does: its files, its commands, in a folder of one's own."""

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

__all__ = ["Block", "Program", "Shell", "blocks_of", "commands_of"]

ROOT = Path(__file__).parents[3]
_FENCE = re.compile(
    r"^(?:<!-- (?P<mark>[^>]*) -->\n)?(?P<indent> *)```(?P<language>\w*)\n"
    r"(?P<code>.*?)^(?P=indent)```$",
    re.DOTALL | re.MULTILINE,
)
_COMMENT = re.compile(r"\s{2,}#.*$")


class Block(NamedTuple):
    """A fenced block of a page.

    Attributes:
        language: What follows the fence: ``python``, ``console``.
        code: What is in it.
        mark: The comment above it; empty when there is none.
    """

    language: str
    code: str
    mark: str


def blocks_of(page: str) -> list[Block]:
    """All blocks of a page below the root, in order."""
    text = (ROOT / page).read_text("utf-8")
    found = _FENCE.finditer(text)
    return [Block(one["language"], one["code"], one["mark"] or "") for one in found]


def commands_of(block: Block) -> list[str]:
    """What a reader types of a console: without comments, and without output."""
    lines = block.code.replace("\\\n", " ").splitlines()
    typed = [line[2:] for line in lines if line.startswith("$ ")]
    return [_COMMENT.sub("", line).strip() for line in typed]


class Program:
    """A program that runs beside the walk; what it writes is one text."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._seen: list[str] = []

    def line_with(self, words: str) -> str:
        """Wait for the next line that has some words in it.

        Raises:
            AssertionError: It ended before that.
        """
        for line in self._process.stdout or ():
            self._seen.append(line)
            if words in line:
                return line
        raise AssertionError(f"no {words!r} in:\n{''.join(self._seen)}")

    def is_there(self) -> None:
        """Make sure that it runs.

        Raises:
            AssertionError: It has ended; what it wrote is in the text.
        """
        if self._process.poll() is not None:
            self.line_with("what it does not write")

    def stop(self) -> int:
        """Ask it to end, as systems do."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait()


class Shell:
    """A folder, and what is exported; ``python`` is the one that runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        ours = {name for name in os.environ if name.startswith("QUICKMEET_")}
        self.environment = {
            name: value for name, value in os.environ.items() if name not in ours
        }
        binaries = str(Path(sys.executable).parent)
        self.environment |= {
            "PATH": os.pathsep.join((binaries, os.environ["PATH"])),
            "HOME": str(folder),  # a profile of one's own would choose the server
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "PYTHONUNBUFFERED": "1",
            "NO_COLOR": "1",
        }

    def export(self, command: str) -> None:
        """Do ``export A=b C=d``."""
        _, *words = shlex.split(command)
        for word in words:
            name, _, value = word.partition("=")
            self.environment[name] = value

    def run(self, command: str, code: int = 0) -> str:
        """Run a command to its end and give what it wrote.

        Raises:
            AssertionError: It ended with another code.
        """
        done = subprocess.run(  # noqa: S603  # what our own pages say
            shlex.split(command),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != code:
            raise AssertionError(f"{command}: {done.stderr or done.stdout}")
        return done.stdout

    @contextmanager
    def program(self, command: str) -> Generator[Program]:
        """Run a program for as long as a block; it is killed after it."""
        with subprocess.Popen(  # noqa: S603  # what our own pages say
            shlex.split(command.removesuffix("&")),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as process:
            try:
                yield Program(process)
            finally:
                process.kill()

# SPDX-License-Identifier: MIT
"""Runs the examples of the pages against the embedded server.

A block after ``<!-- run -->`` is a program; one after ``<!-- run: client -->`` runs
with what the quickstart has made: ``client``, ``room_id``, ``url`` and ``login``;
``<!-- run: sync -->`` is the same without an event loop.
One after ``<!-- run: tests -->`` is a file of tests, which pytest runs; blocks of its
page after ``<!-- file: NAME -->`` lie beside it. Of blocks that need a framework
(``<!-- run needs flask -->``) the session ``docs`` installs it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from quickmeet_devserver.server.threaded import threaded_server

PAGES = Path(__file__).parents[2] / "pages"
_BLOCK = re.compile(
    r"<!-- run(?:: (?P<how>client|sync|tests))?(?: needs (?P<needs>\w+))? -->\n"
    r"```python\n(?P<code>.*?)```",
    re.DOTALL,
)
_FILE = re.compile(
    r"<!-- file: (?P<name>\w+\.py) -->\n```python\n(?P<code>.*?)```", re.DOTALL
)
_AROUND = """\
import os

import anyio
import quickmeet


async def main() -> None:
    url = os.environ["QUICKMEET_URL"]
    login = quickmeet.Password("him", os.environ["QUICKMEET_PASSWORD"])
    with anyio.fail_after(15):
        async with quickmeet.connect(url, login) as client:
            room_id = await client.rooms.find_id("general")
{code}

anyio.run(main)
"""
_AROUND_SYNC = """\
import os
import threading

import quickmeet
import quickmeet.sync

url = os.environ["QUICKMEET_URL"]
login = quickmeet.Password("him", os.environ["QUICKMEET_PASSWORD"])
with quickmeet.sync.connect(url, login) as client:
    room_id = client.rooms.find_id("general")
{code}
"""


class Example(NamedTuple):
    """A block of a page: a program, or a file of tests."""

    code: str
    is_tests: bool
    needs: str | None
    files: dict[str, str]

    def command(self, folder: Path) -> list[str]:
        """What runs it; in a folder of its own."""
        for name, code in self.files.items():
            (folder / name).write_text(code, "utf-8")
        if not self.is_tests:
            return [sys.executable, "-W", "error", "-c", self.code]
        file = folder / "test_example.py"
        file.write_text(self.code, "utf-8")
        return [sys.executable, "-m", "pytest", "-q", "-W", "error", str(file)]


def examples() -> Iterator[tuple[str, Example]]:
    for page in sorted(PAGES.rglob("*.md")):
        text = page.read_text("utf-8")
        there = {found["name"]: found["code"] for found in _FILE.finditer(text)}
        for found in _BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 3
            place = f"{page.relative_to(PAGES)}:{line}"
            code = found["code"]
            if found["how"] == "client":
                code = _AROUND.format(code=indent(code, " " * 12))
            elif found["how"] == "sync":
                code = _AROUND_SYNC.format(code=indent(code, " " * 4))
            is_tests = found["how"] == "tests"
            yield place, Example(code, is_tests, found["needs"], there)


EXAMPLES = dict(examples())


def test_the_quickstart_is_among_the_examples() -> None:
    assert any(place.startswith("quickstart.md:") for place in EXAMPLES)
    marks = sum(p.read_text("utf-8").count("<!-- run") for p in PAGES.rglob("*.md"))
    assert marks == len(EXAMPLES)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("place", EXAMPLES)
def test_the_example_runs(place: str, tmp_path: Path) -> None:
    if needed := EXAMPLES[place].needs:
        pytest.importorskip(needed)
    with threaded_server(users=[("him", "secret")]) as server:
        ended = subprocess.run(
            EXAMPLES[place].command(tmp_path),
            cwd=tmp_path,
            env={
                **os.environ,
                "QUICKMEET_URL": server.url,
                "QUICKMEET_USER": "him",
                "QUICKMEET_PASSWORD": "secret",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=50,
        )
    assert ended.returncode == 0, ended.stderr or ended.stdout

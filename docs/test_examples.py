# SPDX-License-Identifier: MIT
"""Runs the examples of the pages against the embedded server.

A block after ``<!-- run -->`` is a program; one after ``<!-- run: client -->`` runs
with what the quickstart has made: ``client``, ``room_id``, ``url`` and ``login``.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from quickmeet_devserver.threaded import threaded_server

PAGES = Path(__file__).parent / "pages"
_BLOCK = re.compile(
    r"<!-- run(?P<how>: client)? -->\n```python\n(?P<code>.*?)```", re.DOTALL
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


def examples() -> Iterator[tuple[str, str]]:
    for page in sorted(PAGES.rglob("*.md")):
        text = page.read_text("utf-8")
        for found in _BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 3
            place = f"{page.relative_to(PAGES)}:{line}"
            code = found["code"]
            if found["how"]:
                code = _AROUND.format(code=indent(code, " " * 12))
            yield place, code


EXAMPLES = dict(examples())


def test_the_quickstart_is_among_the_examples() -> None:
    assert any(place.startswith("index.md:") for place in EXAMPLES)
    marks = sum(p.read_text("utf-8").count("<!-- run") for p in PAGES.rglob("*.md"))
    assert marks == len(EXAMPLES)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("place", EXAMPLES)
def test_the_example_runs(place: str) -> None:
    with threaded_server(users=[("him", "secret")]) as server:
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-c", EXAMPLES[place]],
            env={
                **os.environ,
                "QUICKMEET_URL": server.url,
                "QUICKMEET_USER": "him",
                "QUICKMEET_PASSWORD": "secret",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=50,
        )
    assert ended.returncode == 0, ended.stderr

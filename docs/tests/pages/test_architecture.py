# SPDX-License-Identifier: MIT
"""Names on the architecture page exist, so that a newcomer can follow it."""

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[3]
PAGE: Final = (ROOT / "docs/pages/architecture.md").read_text("utf-8")
FOLDERS: Final = (
    "runtime",
    "bot",
    "codegen",
    "devserver",
    "cli",
    "tools",
    "tests",
    "generated",
)
FILES: Final = [
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
]


def named(pattern: str) -> list[str]:
    """What the page names, in its text and its pictures."""
    return sorted(set(re.findall(pattern, PAGE)))


def is_there(name: str) -> bool:
    """Whether a file ends so; ``...`` stands for folders."""
    found = re.compile(r"(?:^|.*/)" + re.escape(name).replace(r"\.\.\.", ".*") + "$")
    return any(found.match(path) for path in FILES)


@pytest.mark.parametrize("name", named(r"[\w./]+\.py\b"))
def test_a_file_that_the_page_names_is_there(name: str) -> None:
    assert is_there(name.removeprefix("/"))


@pytest.mark.parametrize("folder", named(r"`(\w+)/`"))
def test_a_folder_that_the_page_names_is_there(folder: str) -> None:
    assert any(f"/{folder}/" in f"/{path}" for path in FILES)


def test_the_page_names_every_folder_of_the_runtime() -> None:
    runtime = ROOT / "runtime/quickmeet_runtime"
    folders = {path.parent.name for path in runtime.glob("*/__init__.py")}

    assert sorted(one for one in folders if f"`{one}/`" not in PAGE) == []

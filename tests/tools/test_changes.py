# SPDX-License-Identifier: MIT
"""The changelog is made of fragments alone, and prints each of them once."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRAGMENTS = sorted((ROOT / "newsfragments").glob("+*"))
pytestmark = pytest.mark.timeout(60)


def towncrier(*arguments: str, folder: Path) -> str:
    done = subprocess.run(  # ours
        [sys.executable, "-m", "towncrier", "build", "--version", "99.0.0", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def said(text: str) -> str:
    """A text without its line breaks and indentation."""
    return " ".join(text.split())


def is_once(fragment: Path, text: str) -> bool:
    return said(text).count(said(fragment.read_text("utf-8"))) == 1


def test_a_draft_prints_every_fragment_once() -> None:
    draft = towncrier("--draft", folder=ROOT)
    assert [one.name for one in FRAGMENTS if not is_once(one, draft)] == []


def test_a_release_takes_the_fragments_into_the_changelog_and_leaves_none(
    tmp_path: Path,
) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "newsfragments", tmp_path / "newsfragments")
    towncrier("--yes", folder=tmp_path)
    written = (tmp_path / "CHANGELOG.md").read_text("utf-8")
    assert [one.name for one in FRAGMENTS if not is_once(one, written)] == []
    left = [path.name for path in (tmp_path / "newsfragments").iterdir()]
    assert left == ["README.md"]


def test_the_changelog_has_no_section_written_by_hand() -> None:
    titles = re.findall(
        r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    wrong = [
        title
        for title in titles
        if not re.fullmatch(r"\d+\.\d+\.\d+\S* \(\d{4}-\d\d-\d\d\)", title)
    ]
    assert not wrong


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_is_of_a_known_type(fragment: Path) -> None:
    assert re.fullmatch(
        r"\+[a-z0-9-]+\.(feature|fix|schema|removal)\.md", fragment.name
    )

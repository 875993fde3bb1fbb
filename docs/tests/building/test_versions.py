# SPDX-License-Identifier: MIT
"""Readers of an older release find its documentation, and everybody the newest."""

import json
import tomllib
from pathlib import Path

import pytest

from docs.building.versions import releases, write_index

ROOT = Path(__file__).parents[3]


def test_the_newest_release_of_each_minor_one_is_kept() -> None:
    tags = ["v0.1.0", "v0.1.2", "v0.10.0", "v0.2.0", "v0.1.10", "nightly", "v1.0.0rc1"]
    found = releases(tags)
    assert found == {"0.10": "v0.10.0", "0.2": "v0.2.0", "0.1": "v0.1.10"}
    assert list(found) == ["0.10", "0.2", "0.1"]


@pytest.mark.parametrize(
    ("released", "latest", "listed"),
    [
        ({"0.2": "v0.2.0", "0.1": "v0.1.3"}, "0.2", ["0.2", "0.1", "dev"]),
        ({}, "dev", ["dev"]),
    ],
    ids=["releases", "none yet"],
)
def test_the_first_page_leads_to_the_latest(
    released: dict[str, str], latest: str, listed: list[str], tmp_path: Path
) -> None:
    for name in listed:
        (tmp_path / name).mkdir()
        (tmp_path / name / "llms.txt").write_text(name, "utf-8")
    write_index(tmp_path, released)
    versions = json.loads((tmp_path / "versions.json").read_text("utf-8"))
    assert [one["version"] for one in versions] == listed
    [newest] = [one for one in versions if "latest" in one["aliases"]]
    assert newest["version"] == latest
    assert f"url={latest}/" in (tmp_path / "index.html").read_text("utf-8")
    assert (tmp_path / "llms.txt").read_text("utf-8") == latest


def test_every_page_says_of_which_version_it_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pages = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert f"copyright: quickmeet {project['version']}," in pages

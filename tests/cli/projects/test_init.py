# SPDX-License-Identifier: MIT
"""`init`: a first custom schema, for a package with a valid name."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Run

_PROJECT: Final = tomllib.loads(
    (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
)
_OURS: Final = [
    Path(folder).name
    for folder in _PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
]


def test_a_custom_package_is_initialised_checked_and_generated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "todo").code == 0
    outcome = run("lint")
    assert (outcome.code, outcome.out) == (0, "")
    assert run("generate", "--package", "todo", "--out", "src").code == 0
    package = tmp_path / "src" / "todo" / "__init__.py"
    assert "Typed client for the Todo API." in package.read_text("utf-8")
    again = run("init", "todo")
    assert again.code == 2
    assert "schema/items.yaml" in again.err
    assert run("init", "todo", "--force").code == 0


@pytest.mark.parametrize(
    "name",
    [
        *("a-b", "", "2x", "a/b", "../a", "class", "a b", "a.b", "x\ny", "\ufb01x"),
        *("os", "types", "msgspec", "__init__", "a" * 81),
        *(name for name in _OURS if name != "quickmeet"),
    ],
)
def test_a_package_has_no_name_that_python_would_take_for_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for outcome in (run("init", name), run("generate", "--package", name)):
        assert outcome.code == 2
        assert f"'{name[:10]}" in outcome.err.replace("\\n", "\n")
        assert "Traceback" not in outcome.err
    assert run("init", "quickmeet").code == 2
    assert list(tmp_path.iterdir()) == []

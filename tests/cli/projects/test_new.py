# SPDX-License-Identifier: MIT
"""`new`: a bot to begin with, whose test passes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.timeout(120)


def test_a_bot_is_begun_whose_test_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("new", "bot", "mine")
    assert outcome.code == 0
    assert set(outcome.out.split()) == {
        f"mine/{name}"
        for name in (
            "README.md", "bot.py", "test_bot.py", "Dockerfile", "requirements.txt",
            "requirements-test.txt",
        )
    }  # fmt: skip
    tried = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "mine"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert tried.returncode == 0, tried.stdout + tried.stderr


def test_what_is_there_is_not_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bot.py").write_text("mine", "utf-8")
    outcome = run("new", "bot")
    assert outcome.code == 2
    assert "bot.py: already exists; name another folder" in outcome.err
    assert (tmp_path / "bot.py").read_text("utf-8") == "mine"
    assert run("new", "bot", "--force").code == 0
    assert run("new", "bot", "bot.py").code == 2
    assert run("new", "cat").code == 2


def test_the_bot_is_typed_and_clean(tmp_path: Path, run: Run) -> None:
    assert run("new", "bot", str(tmp_path)).code == 0
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,I"]
    checked = subprocess.run(
        [*ruff, str(tmp_path)], capture_output=True, encoding="utf-8", check=False
    )
    assert checked.returncode == 0, checked.stdout

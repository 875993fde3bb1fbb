# SPDX-License-Identifier: MIT
"""Logins that are kept: no password on the line, none in the environment."""

import json
import stat
import sys
from pathlib import Path

import pytest

from quickmeet_devserver.server.threaded import ThreadedServer
from tests.cli.conftest import Run


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for configuration, empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    return tmp_path / "quickmeet"


def test_a_saved_login_is_the_default(
    as_alice: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = as_alice("login", "--save")
    assert saved.code == 0
    kept = config / "default.json"
    assert json.loads(saved.out)["token_file"] == str(kept)
    assert "wonderland" not in kept.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for name in ("URL", "USER", "PASSWORD"):
        monkeypatch.delenv(f"QUICKMEET_{name}")
    assert as_alice("call", "getRoomIdByNameOrId", '"general"').out == '"GENERAL"\n'


def test_profiles_have_names(
    as_alice: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert as_alice("login", "--save", "--profile", "work").code == 0
    assert (config / "work.json").exists()
    for name in ("URL", "USER", "PASSWORD"):
        monkeypatch.delenv(f"QUICKMEET_{name}")
    call = ("call", "getRoomIdByNameOrId", '"general"')
    assert as_alice(*call, "--profile", "work").code == 0
    monkeypatch.setenv("QUICKMEET_PROFILE", "work")
    assert as_alice(*call).code == 0
    for unknown in ("home", "../work"):
        outcome = as_alice(*call, "--profile", unknown)
        assert outcome.code == 2
        assert unknown in outcome.err


@pytest.mark.usefixtures("config")
def test_without_url_and_profile_it_says_how_to_keep_a_login(run: Run) -> None:
    outcome = run("call", "rooms/get")
    assert outcome.code == 2
    assert "quickmeet login --save" in outcome.err


@pytest.mark.usefixtures("config")
def test_a_password_is_asked_for_at_the_terminal(
    server: ThreadedServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return "wonderland"

    monkeypatch.setattr("quickmeet_cli.account.options.getpass", getpass)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    outcome = run("login", "--url", server.url, "--user", "alice", "--save")
    assert outcome.code == 0, outcome.err
    assert asked == ["Password of alice: "]

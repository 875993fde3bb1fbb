# SPDX-License-Identifier: MIT
"""A bot that cannot continue: one line on stderr, and an exit code."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import quickmeet
from quickmeet import bot
from quickmeet_bot.exiting import exiting
from quickmeet_bot.state.state_file import SavedState, StateFile
from quickmeet_devserver import ThreadedServer

pytestmark = pytest.mark.timeout(120)

PROGRAM = """
import logging
import quickmeet.bot

logging.basicConfig(level=logging.INFO)
quickmeet.bot.run(quickmeet.bot.Router(), state="bot.state", exits=True)
"""
LOGIN = {"QUICKMEET_USER": "bot", "QUICKMEET_PASSWORD": "bot-password"}


def run(folder: Path, environment: dict[str, str]) -> tuple[int, list[str]]:
    """Run a bot as a program that ends: its exit code, and what it says."""
    (folder / "bot.py").write_text(PROGRAM, "utf-8")
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "bot.py"],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stdout == ""
    return ended.returncode, ended.stderr.splitlines()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "LocalProtocolError: no server given: pass url=, or set QUICKMEET_URL"),
        ({"QUICKMEET_URL": "https://a.example"}, "LocalProtocolError: no login given"),
        ({"QUICKMEET_URL": "nonsense", **LOGIN}, "AddressError: 'nonsense' is not"),
        ({"QUICKMEET_URL": "http://a.example", **LOGIN}, "InsecureError: credentials"),
    ],
)
def test_a_wrong_setting_is_reported_in_one_line(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    code, (line,) = run(tmp_path, environment)
    assert code == 2
    assert line.startswith(f"bot.py: {said}")


def test_an_unreachable_server_is_reported_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as nobody:  # bound, and does not listen
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        code, (line,) = run(tmp_path, {"QUICKMEET_URL": url, **LOGIN})
    assert code == 1
    assert line.startswith("bot.py: TransportError: cannot connect to 127.0.0.1:")


@pytest.mark.parametrize(
    "login",
    [{"QUICKMEET_TOKEN": "x"}, {"QUICKMEET_USER": "bot", "QUICKMEET_PASSWORD": "x"}],
)
def test_a_refused_login_is_reported_in_one_line(
    tmp_path: Path, quickmeet_server: ThreadedServer, login: dict[str, str]
) -> None:
    quickmeet_server.add_user("bot", "bot-password")
    code, (line,) = run(tmp_path, {"QUICKMEET_URL": quickmeet_server.url, **login})
    assert code == 1
    assert line.startswith("bot.py: LoginError: login: ")


def test_an_unusable_state_is_reported_in_one_line(
    tmp_path: Path, quickmeet_server: ThreadedServer
) -> None:
    quickmeet_server.add_user("bot", "bot-password")
    StateFile(tmp_path / "bot.state").save(SavedState("somebody"))
    code, lines = run(tmp_path, {"QUICKMEET_URL": quickmeet_server.url, **LOGIN})
    assert code == 2
    assert lines[-1].startswith("bot.py: StateError: bot.state belongs to the account")
    assert not any("Traceback" in line for line in lines)


def test_a_program_that_does_not_exit_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUICKMEET_URL", raising=False)
    with pytest.raises(quickmeet.LocalProtocolError, match="QUICKMEET_URL"):
        bot.run(bot.Router())


def test_mistakes_of_the_program_keep_their_traceback() -> None:
    with pytest.raises(ZeroDivisionError), exiting():
        raise ZeroDivisionError

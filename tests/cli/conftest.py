# SPDX-License-Identifier: MIT
"""Running a command in this process, and a server for those that talk to one."""

from collections.abc import Callable, Generator
from typing import NamedTuple

import pytest

from quickmeet_cli import main
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``quickmeet`` with arguments; returns exit code and output."""
    for name in ("URL", "USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"QUICKMEET_{name}", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> Outcome:
        code = main(list(arguments))
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def server() -> Generator[ThreadedServer]:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        yield server


@pytest.fixture
def as_alice(server: ThreadedServer, monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """As `run`, with a server and a user in the environment."""
    monkeypatch.setenv("QUICKMEET_URL", server.url)
    monkeypatch.setenv("QUICKMEET_USER", "alice")
    monkeypatch.setenv("QUICKMEET_PASSWORD", "wonderland")
    return run

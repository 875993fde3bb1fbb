# SPDX-License-Identifier: MIT
"""The load of the embedded server, for a moment: no figure is judged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc"),
    pytest.mark.timeout(60),
]


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", "tools.benchmarks.server_load", *arguments]
    done = subprocess.run(  # ours
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_client_gets_every_message_and_the_server_stops() -> None:
    found = json.loads(run("--connections", "5", "--seconds", "0.2", "--json"))
    assert (found["connections"], found["stop_code"]) == (5, 0)
    assert found["events"] == 5 * found["messages"] > 0
    assert found["events_per_processor_second"] > 0


def test_figures_are_for_people_unless_json_is_asked_for() -> None:
    lines = run("--connections", "1", "--seconds", "0.1").splitlines()
    assert lines[0].split() == ["connections", "1"]

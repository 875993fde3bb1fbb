# SPDX-License-Identifier: MIT
"""The benchmark's own code, on a few hundred events: no figure is judged."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.benchmarks.frames import Sums
from tools.benchmarks.load import WrongSumsError, check

ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler here"),
    pytest.mark.skipif(sys.platform != "linux", reason="the load server is epoll's"),
    pytest.mark.timeout(60),
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


def run(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "tools.benchmarks",
        "--cache",
        str(cache),
        *arguments,
    ]
    return subprocess.run(  # ours
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
        cwd=ROOT,
    )


def test_all_scenarios_of_ours(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    names = ["stream", "paced", "calls", "calls-100", "idle"]
    short = ["--divide", "200", "--rounds", "1", "--no-peers", "--loops", "asyncio"]
    done = run(cache, *names, *short, "--json", str(path))
    assert done.returncode == 0, done.stderr
    report = json.loads(path.read_text("utf-8"))
    found = {(line["scenario"], line["client"]): line for line in report["results"]}
    for name in names:
        for client in ("quickmeet", "floor"):
            line = found[name, client]
            assert line["loop"] == "asyncio"
            assert line["to_floor"] > 0
            assert f"| {name} " in done.stdout
    assert "stream, to the floor" in {goal["goal"] for goal in report["goals"]}
    assert report["facts"]["python"]


def test_what_is_received_is_checked() -> None:
    sent = Sums(text=7, author=3)
    check({"text": 7, "author": 3}, sent)
    with pytest.raises(WrongSumsError):
        check({"text": 8, "author": 3}, sent)


def test_a_client_that_fails_is_shown(cache: Path) -> None:
    done = run(cache, "stream", "--loops", "nonsense", "--no-peers")
    assert done.returncode == 2
    assert "nonsense" in done.stderr

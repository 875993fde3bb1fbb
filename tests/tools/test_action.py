# SPDX-License-Identifier: MIT
"""The GitHub action starts the embedded server and says where it is."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from ruamel.yaml import YAML

import quickmeet

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "action" / "serve.sh"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")


class Action:
    """Runs what the action runs, with the command that is installed here."""

    def __init__(self, place: Path) -> None:
        self._output = place / "output"
        self._place = place

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {f"QUICKMEET_ACTION_{name}": value for name, value in inputs.items()}
        environment = {
            **os.environ,
            "RUNNER_TEMP": str(self._place),
            "GITHUB_OUTPUT": str(self._output),
            "QUICKMEET_ACTION_COMMAND": str(Path(sys.executable).parent / "quickmeet"),
            **given,
        }
        self._output.touch()
        return subprocess.run(
            ["bash", str(SCRIPT)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=100,
        )

    def outputs(self) -> dict[str, str]:
        lines = self._output.read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def end(self) -> None:
        pid = self.outputs().get("pid")
        if pid is not None:
            os.kill(int(pid), signal.SIGTERM)


@pytest.fixture
def action(tmp_path: Path) -> Iterator[Action]:
    action = Action(tmp_path)
    yield action
    action.end()


@pytest.mark.timeout(120)
def test_it_starts_a_server_that_takes_the_users(action: Action) -> None:
    done = action.run(USERS="bot:secret\n\nalice:other", SERVER_VERSION="8.0.0")
    assert done.returncode == 0, done.stderr
    outputs = action.outputs()
    assert outputs["http-url"].startswith("http://127.0.0.1:")
    assert f"::add-mask::{outputs['admin-password']}" in done.stdout

    async def talk() -> str | None:
        login = quickmeet.Password("alice", "other")
        async with quickmeet.connect(outputs["url"], login) as client:
            return str(await client.server_version())

    assert anyio.run(talk) == "8.0"


@pytest.mark.timeout(120)
def test_it_says_why_a_server_does_not_start(action: Action) -> None:
    done = action.run(USERS="no-password")
    assert done.returncode == 1
    assert "::error::the embedded server ended" in done.stdout
    assert "NAME:PASSWORD" in done.stdout


def test_each_input_reaches_the_script_and_each_output_comes_from_it() -> None:
    action = YAML(typ="safe").load(  # pyright: ignore[reportUnknownMemberType]  # untyped
        (ROOT / "action.yml").read_text("utf-8")
    )
    script = SCRIPT.read_text("utf-8")
    (step,) = action["runs"]["steps"]
    passed = {re.findall(r"inputs\.([\w-]+)", text)[0] for text in step["env"].values()}
    assert passed == set(action["inputs"])
    assert all(name in script for name in step["env"])
    for name, output in action["outputs"].items():
        assert output["value"] == f"${{{{ steps.{step['id']}.outputs.{name} }}}}"
        assert f'echo "{name}=' in script

# SPDX-License-Identifier: MIT
"""An install without extras tells what it has, and which line brings the rest."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest

from quickmeet_cli.commands import COMMANDS

PROJECT = tomllib.loads(
    (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
)
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
CLI = ("cyclopts", "rich")
CODEGEN = ("ruamel.yaml", "jinja2", "datamodel_code_generator", "ruff", "jsonschema_rs")
DEVSERVER = ("regex",)  # h11 comes with every install
NATS, MCP = ("nats",), ("mcp", "mcp_types", "starlette", "uvicorn")

EACH = """
import contextlib, io, json, sys
for name in {blocked}:
    sys.modules[name] = None
import quickmeet_cli
told = {{}}
for words in {commands}:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = quickmeet_cli.main(words)
    told[" ".join(words)] = [code, out.getvalue(), err.getvalue()]
print(json.dumps(told))
"""


def told(
    commands: list[list[str]], *blocked: str, folder: Path
) -> dict[str, tuple[int, str, str]]:
    """Code, output and errors of commands where some modules are not installed."""
    program = EACH.format(blocked=blocked, commands=commands)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=dict[str, tuple[int, str, str]])


def brought(extra: str) -> set[str]:
    """The extras that come with one."""
    found = {extra}
    for requirement in EXTRAS[extra]:
        if ours := re.match(r"quickmeet\[([\w,]+)\]", requirement):
            found.update(*map(brought, ours[1].split(",")))
    return found


def test_a_bare_install_shows_its_version_and_commands(tmp_path: Path) -> None:
    bare = (*CLI, *CODEGEN, *DEVSERVER, *NATS, *MCP)
    answers = told([["--version"], ["-V"], ["--help"], []], *bare, folder=tmp_path)
    assert answers["--version"] == answers["-V"] == (0, f"{version('quickmeet')}\n", "")
    assert answers["--help"] == answers[""]
    code, out, err = answers["--help"]
    assert (code, err) == (0, "")
    assert all(f"  {name} " in out for name in COMMANDS)


def test_a_bare_install_names_one_line_that_brings_what_a_command_needs(
    tmp_path: Path,
) -> None:
    bare = (*CLI, *CODEGEN, *DEVSERVER, *NATS, *MCP)
    answers = told([[name] for name in COMMANDS], *bare, folder=tmp_path)
    for name, command in COMMANDS.items():
        code, out, err = answers[name]
        line = f'python -m pip install "quickmeet[{command.extras}]"\n'
        assert (code, out) == (2, ""), name
        assert err.endswith(line), name
        assert err.count("\n") == 2, name


def test_what_a_command_names_brings_the_command_line_too() -> None:
    for name, command in COMMANDS.items():
        assert any("cli" in brought(one) for one in command.extras.split(",")), name
    assert brought("all") >= set(EXTRAS)


@pytest.mark.parametrize(
    ("missing", "extra", "commands"),
    [
        (
            CODEGEN,
            "codegen",
            "generate|lint|export asyncapi|diff quickmeet quickmeet|facts facts.json",
        ),
        (DEVSERVER, "devserver", "demo|serve|validate live ws://127.0.0.1:1"),
        (NATS, "nats", "relay --token t --url http://h|export asyncapi --relay"),
        (MCP, "mcp", "mcp --token t --url http://h"),
    ],
    ids=["codegen", "devserver", "nats", "mcp"],
)
@pytest.mark.parametrize("how", ["all", "the last"])
def test_each_command_names_the_extra_that_it_lacks_before_it_begins(
    missing: tuple[str, ...], extra: str, commands: str, how: str, tmp_path: Path
) -> None:
    lacking = missing if how == "all" else missing[-1:]
    asked = [words.split() for words in commands.split("|")]
    for words, (code, out, err) in told(asked, *lacking, folder=tmp_path).items():
        assert (code, out) == (2, ""), words
        assert err.endswith(f'python -m pip install "quickmeet[{extra}]"\n'), words
        assert err.count("\n") == 2, words
    assert not list(tmp_path.iterdir())


def test_every_command_is_held_against_the_extra_of_its_own() -> None:
    """A command that begins with a library of an extra would end in a traceback."""
    blocked = (*CODEGEN, *DEVSERVER, *NATS, *MCP)
    program = f"""
import sys
for name in {blocked}:
    sys.modules[name] = None
import quickmeet_cli.app as a
for command in a.app:
    if not command.startswith("-"):
        a.app([command, "--help"], result_action="return_value")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")

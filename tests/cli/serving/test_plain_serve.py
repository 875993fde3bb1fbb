# SPDX-License-Identifier: MIT
"""`quickmeet serve` reads plain words by itself, as the parser of all commands does."""

import subprocess
import sys
from importlib.metadata import version
from itertools import permutations
from typing import Final

import pytest

from quickmeet_cli.app import app
from quickmeet_cli.serving.plain_serve import USERS_VARIABLE, plainly_served

OPTIONS: Final = (
    ["--host", "0.0.0.0"],  # noqa: S104  # a text here
    ["--port", "3000"],
    ["--port=0"],
    ["--data=state.sqlite"],
    ["--data", "~/a b.sqlite"],
    ["--user", "alice:wonder=land"],
    ["--user=bob:b:c"],
    ["--users-file", "users.txt"],
    ["--server-version", "3.18"],
    ["--front=ddp-streamer"],
    ["--rate-limits"],
    ["--fault", "drip=5"],
    ["--fault=duplicate-events"],
)

LEFT: Final = (
    ["--help"],
    ["-h"],
    ["--version"],
    ["--port"],
    ["--port", "http"],
    ["--port", "٣"],
    ["--port", "0x50"],
    ["--port", "-1"],
    ["--port", "007"],
    ["--port", "1_000"],
    ["--front", "back"],
    ["--user", "-a:b"],
    ["--users-file", "-"],
    ["--host="],
    ["--rate-limits=yes"],
    ["--rate-limits", "--rate-limits"],
    ["--host", "a", "--host", "b"],
    ["--server_version", "6.5"],
    ["--schema", "schema"],
    ["--package", "my_client"],
    ["--every", "1"],
    ["3000"],
    [""],
    ["--"],
)
"""Help, mistakes, a schema of one's own, and spellings that few use."""


def parsed(words: list[str]) -> dict[str, object]:
    """What the parser of all commands makes of them."""
    _, bound, _ = app.parse_args(["serve", *words], exit_on_error=False)
    return bound.arguments


def given(words: list[str], environment: dict[str, str]) -> dict[str, object]:
    """The options that are not as they are without words."""
    served = plainly_served(words, environment)
    assert served is not None
    usual = type(served)()._asdict()
    return {k: v for k, v in served._asdict().items() if v != usual[k]}


@pytest.mark.parametrize(
    "words",
    [[], *OPTIONS, *([*a, *b] for a, b in permutations(OPTIONS, 2) if a[0] != b[0])],
    ids=" ".join,
)
def test_plain_words_are_read_as_the_parser_of_all_commands_reads_them(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(USERS_VARIABLE, raising=False)
    if plainly_served(words, {}) is None:  # one option twice, in two spellings
        names = [word.partition("=")[0] for word in words if word.startswith("--")]
        assert len(names) > len(set(names))
        return
    expected = {k: v for k, v in parsed(words).items() if (k, v) != ("port", 0)}
    assert given(words, {}) == expected


@pytest.mark.parametrize("users", ["", " ", "a:b", " a:b\n  c:d\t", '"a:b c:d"'])
@pytest.mark.parametrize("words", [[], ["--user", "x:y"]], ids=["none", "given"])
def test_users_of_the_environment_are_those_that_the_parser_finds(
    words: list[str], users: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USERS_VARIABLE, users)
    found = {k: v for k, v in parsed(words).items() if v}
    assert given(words, {USERS_VARIABLE: users}) == found


@pytest.mark.parametrize("words", LEFT, ids=" ".join)
def test_what_is_not_plain_is_left_to_the_parser(words: list[str]) -> None:
    assert plainly_served(words, {}) is None
    assert plainly_served(["--port", "3000", *words], {}) is None


def test_plain_words_load_no_parser() -> None:
    program = (
        "import sys, quickmeet_cli as q; code = q.main(['serve', '--fault', 'none']);"
        "print(code, 'cyclopts' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "2 False\n"
    assert done.stderr.startswith("quickmeet: --fault 'none': there are close-every")


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_loads_no_parser(word: str) -> None:
    program = (
        "import sys, quickmeet_cli as q; code = q.main(sys.argv[1:]);"
        "print(code, 'cyclopts' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, word],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{version('quickmeet')}\n0 False\n"


def test_the_command_runs_where_no_script_is_on_the_path() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quickmeet_cli", "--version"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{version('quickmeet')}\n"

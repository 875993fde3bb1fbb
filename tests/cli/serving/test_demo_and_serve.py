# SPDX-License-Identifier: MIT
"""`demo`, `serve`, and the command as a whole."""

import json
import signal
import socket
import subprocess
import sys

import anyio
import pytest

import quickmeet
from tests.cli.conftest import Run

COMMAND = [
    sys.executable,
    "-c",
    "import quickmeet_cli as q; raise SystemExit(q.main())",
]


def test_the_demo_ends_with_one_json_object(run: Run) -> None:
    outcome = run("demo", "--json")
    assert outcome.code == 0
    report = json.loads(outcome.out.splitlines()[-1])
    assert report["ok"] is True
    assert report["events"] == sum(report["by_type"].values())
    assert report["by_type"]["Message"] >= 4
    assert {"MessageDeletion", "UserActivity"} <= set(report["by_type"])


def test_the_demo_is_a_story_for_people(run: Run) -> None:
    outcome = run("demo")
    assert outcome.code == 0
    assert "messages.send" in outcome.out
    assert "typed events" in outcome.out


def test_serve_says_where_it_is_and_takes_clients_until_interrupted() -> None:
    with subprocess.Popen(
        [*COMMAND, "serve", "--user", "alice:wonderland"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())

        async def talk() -> list[str]:
            names: list[str] = []
            for name, password in (
                ("alice", "wonderland"),
                ("admin", ready["admin"]["password"]),
            ):
                login = quickmeet.Password(name, password)
                async with quickmeet.connect(ready["url"], login) as client:
                    names.append(await client.rooms.find_id("general"))
            return names

        assert anyio.run(talk) == ["GENERAL", "GENERAL"]
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("serve", "--user", "alice"),
        ("serve", "--server-version", "six"),
        ("serve", "--host", "300.0.0.1"),
    ],
    ids=" ".join,
)
def test_a_server_that_cannot_be_is_explained(
    arguments: tuple[str, ...], run: Run
) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.err.startswith("quickmeet: ")
    assert len(outcome.err.splitlines()) == 1


def test_a_port_that_is_taken_is_named_with_a_way_out(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = run("serve", "--port", str(port))
    assert outcome.code == 2
    assert f"cannot listen on 127.0.0.1 port {port}: Address already" in outcome.err
    assert "another --port" in outcome.err


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    commands = ("demo", "generate", "lint", "validate", "serve", "login", "call")
    assert all(command in outcome.out for command in commands)
    assert "Exit codes" in outcome.out

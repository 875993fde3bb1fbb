# SPDX-License-Identifier: MIT
"""Every command works with the schema of a package, a folder or a file."""

import json
from pathlib import Path

import pytest

from quickmeet_cli import main
from tests.cli.conftest import Run

OVERLAY = """\
domain: messages
methods:
  sendMessage:
    result: {type: "null"}
"""


def test_lint_and_export_take_the_schema_of_an_installed_package(run: Run) -> None:
    linted = run("lint", "--package", "quickmeet")
    assert linted.code == 0
    exported = run("export", "openapi", "--package", "quickmeet")
    assert exported.code == 0
    assert "/api/v1/chat.postMessage" in json.loads(exported.out)["paths"]


@pytest.mark.parametrize("command", [("lint",), ("export", "json-schema")])
def test_a_package_that_is_not_there_and_two_schemas_are_wrong_use(
    command: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    absent = run(*command, "--package", "nowhere")
    assert (absent.code, absent.out) == (2, "")
    assert "no installed package of that name has a schema.json" in absent.err
    two = run(*command, "--package", "quickmeet", "--schema", str(tmp_path))
    assert two.code == 2
    assert "give one of them" in two.err


def test_call_reports_deviations_from_a_schema(as_alice: Run) -> None:
    fine = as_alice("call", "rooms/get", "--package", "quickmeet")
    assert (fine.code, fine.err) == (0, "")
    refused = as_alice("call", "sendMessage", "{}", "--package", "quickmeet")
    assert refused.code != 0
    assert refused.out == ""
    assert "sendMessage: not sent: $[0]: missing: 'rid' is missing" in refused.err


def test_call_exits_with_1_when_the_answer_deviates(
    as_alice: Run, tmp_path: Path
) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(OVERLAY, "utf-8")
    message = json.dumps({"rid": "GENERAL", "msg": "hello"})
    told = as_alice("call", "sendMessage", message, "--overlay", str(overlay))
    assert told.code == 1
    assert json.loads(told.out)["msg"] == "hello"
    assert ': in sendMessage $: type: an object is not of type "null"' in told.err


DOORS = """\
domain: doors
summary: Doors.
group: {class: Doors, summary: All doors.}
methods: {knockAt: {name: knock, summary: Knock at a door., access: user}}
streams:
  doors:
    "{door_id}":
      name: follow
      summary: Follow a door.
      access: user
      keys: {door_id: {description: The door.}}
      options: {name: only, schema: {type: string}, description: Which., optional: true}
      args: [{name: is_open, schema: {type: boolean}, description: Whether.}]
"""


def test_names_are_found_in_the_schema_that_is_given(
    as_alice: Run, tmp_path: Path
) -> None:
    (tmp_path / "doors.yaml").write_text(DOORS)
    given = ("--schema", str(tmp_path))
    assert "'knockAt' not found" in as_alice("call", "doors.knock", *given).err
    misspelt = as_alice("call", "knokAt", *given)
    assert (misspelt.code, misspelt.out) == (1, "")
    assert "did you mean knockAt?" in misspelt.err
    told = as_alice("describe", "doors.follow", *given).out
    assert "client.doors.follow(door_id, only=...) as events:" in told


def test_listen_holds_events_against_a_schema(as_alice: Run) -> None:
    outcome = as_alice(
        *("listen", "room-messages", "GENERAL", "--count", "0"),
        *("--package", "quickmeet"),
    )
    assert outcome.code == 0


@pytest.mark.parametrize(
    "command",
    [
        "lint", "export", "call", "listen", "methods", "describe", "validate method",
        "validate endpoint", "validate event", "validate transcript", "validate live",
    ],
)  # fmt: skip
def test_every_command_that_reads_a_schema_takes_all_three_options(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command.split(), "--help"])
    shown = capsys.readouterr().out
    for option in ("--schema", "--overlay", "--package"):
        assert option in shown

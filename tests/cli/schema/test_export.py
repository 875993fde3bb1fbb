# SPDX-License-Identifier: MIT
"""`quickmeet export`: to standard output or a file, and how it fails."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.timeout(120)  # the whole schema


def test_both_documents_are_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "asyncapi.json"
    outcome = run("export", "asyncapi", "--out", str(out))
    assert (outcome.code, outcome.out) == (0, "")
    assert json.loads(out.read_text("utf-8"))["asyncapi"] == "3.1.0"
    outcome = run("export", "json-schema")
    assert outcome.code == 0
    assert "Message" in json.loads(outcome.out)["$defs"]


def test_what_cannot_be_done_exits_2_in_one_line(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "x.json"
    outcome = run("export", "json-schema", "--out", str(nowhere))
    assert outcome.code == 2
    assert (
        outcome.err
        == f"quickmeet: {nowhere}: cannot be written: No such file or directory\n"
    )
    outcome = run("export", "json-schema", "--schema", "nowhere")
    assert outcome.code == 2
    assert "nowhere: there is no such file or folder" in outcome.err
    assert run("export", "raml").code == 2


def test_the_bus_of_relays_is_a_document_of_its_own(run: Run) -> None:
    outcome = run("export", "asyncapi", "--relay")
    assert outcome.code == 0
    channels = json.loads(outcome.out)["channels"]
    assert channels["dead"]["address"] == "qm.{workspace}.dead.{durable}"
    outcome = run("export", "openapi", "--relay")
    assert outcome.code == 2
    assert "--relay is for asyncapi" in outcome.err

# SPDX-License-Identifier: MIT
"""Fields, parameters and members have versions: told in words, judged, linted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.api import diff, lint
from quickmeet_codegen.export.json_schema import json_schema
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.read.source import read_source
from quickmeet_codegen.render.package import render

WriteSchema = Callable[..., Path]
Resolve = Callable[..., Schema]
ROOMS = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
types:
  Room:
    description: A room.
    type: object
    properties:
      size:
        type: integer
        description: How many are in it
        x-versions: {since: 6.0.0}
      state: {$ref: State, description: How it is.}
  Draft:
    description: A room to make.
    type: object
    properties:
      topic:
        type: string
        description: What it is about.
        x-versions: {since: 6.2.0, deprecated: 7.0.0, removed: 9.0.0}
  State:
    description: How it is.
    anyOf:
      - {const: open, description: Anybody may enter.}
      - {const: shut, x-versions: {since: 7.x}}
methods:
  makeRoom:
    name: make
    summary: Make a room.
    access: user
    versions: {since: 3.0.0, removed: 9.0.0}
    params:
      - {name: draft, spread: true, schema: {$ref: Draft}}
      - name: kind
        optional: true
        versions: {since: 8.1.0-rc.2}
        schema: {type: string}
        description: Of which kind.
streams:
  stream-rooms:
    all:
      name: follow
      summary: Follow rooms.
      access: user
      event: RoomChange
      args:
        - {name: room, schema: {$ref: Room}, description: The room.}
        - name: reason
          optional: true
          versions: {since: 8.x}
          schema: {type: string}
          description: Why.
"""


def test_docstrings_say_which_servers_have_it(resolve_texts: Resolve) -> None:
    files = render(resolve_texts(rooms=ROOMS))
    types, group = files["types/rooms.py"], files["rooms.py"]
    assert '"""How many are in it. Servers since 6.0.0."""' in types
    assert '"""Servers since 7.x."""' in types
    assert '"""Why. Servers since 8.x."""' in types
    assert "kind: Of which kind. Servers since 8.1.0-rc.2." in group
    words = "topic: What it is about. Servers since 6.2.0, deprecated in 7.0.0"
    assert words in group
    assert "removed in 9.0.0." in group


def test_exports_say_which_servers_have_it(write_schema: WriteSchema) -> None:
    made = json.dumps(json_schema(read_source(write_schema(rooms=ROOMS))))
    assert '"How many are in it. Servers since 6.0.0."' in made
    assert '"Of which kind. Servers since 8.1.0-rc.2."' in made


@pytest.mark.parametrize(
    ("now", "then", "subject", "breaks"),
    [
        ("{since: 6.0.0}", "{since: 7.0.0}", "types.Room.size", ("behaviour",)),
        ("{since: 6.0.0}", "{since: 5.0.0}", "types.Room.size", ()),
        ("{since: 6.0.0}", "{removed: 8.0.0}", "types.Room.size", ("behaviour",)),
        ("{since: 7.x}", "{since: 8.x}", "types.State.SHUT", ("behaviour",)),
        (
            "8.1.0-rc.2",
            "8.2.0",
            "method makeRoom params[1]",
            ("behaviour",),
        ),
        ("removed: 9.0.0}\nmethods", "removed: 10.0.0}\nmethods", "", ()),
    ],
)
def test_fewer_servers_that_have_it_are_a_change_of_behaviour(  # noqa: PLR0913, PLR0917  # a table's row
    now: str,
    then: str,
    subject: str,
    breaks: tuple[str, ...],
    write_schema: WriteSchema,
    tmp_path: Path,
) -> None:
    new = ROOMS.replace(now, then)
    (tmp_path / "then").mkdir()
    (tmp_path / "then" / "rooms.yaml").write_text(new, "utf-8")
    told = diff(write_schema(rooms=ROOMS), tmp_path / "then")
    if not subject:
        assert told == ()
        return
    (change,) = told
    assert (change.subject, change.breaks) == (subject, breaks)
    assert "versions: " in change.message


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("{since: 6.0.0}", "{since: soon}", "'soon' is not a release"),
        ("{since: 6.0.0}", "{since: 6.0.0, removed: 6.0.0}", "not after since"),
        ("removed: 9.0.0}", "removed: 2.9.0}", "not after deprecated"),
        ("deprecated: 7.0.0, ", "deprecated: 9.1.0, ", "not after deprecated"),
        ("8.1.0-rc.2", "2.0.0", "since 2.0.0, and the whole since 3.0.0"),
        (
            "{since: 8.1.0-rc.2}",
            "{removed: 9.0.1}",
            "removed in 9.0.1, the whole in 9.0.0",
        ),
        ("{since: 8.x}", "{since: x.8}", "'x.8' is not a release"),
    ],
)
def test_impossible_versions_are_findings(
    now: str, then: str, said: str, write_schema: WriteSchema
) -> None:
    assert lint(write_schema(rooms=ROOMS)).findings == ()
    assert now in ROOMS
    found = lint(write_schema(rooms=ROOMS.replace(now, then))).findings
    assert {finding.rule for finding in found} == {"bad-versions"}
    assert said in found[0].message
    lines = ROOMS.replace(now, then).splitlines()
    assert then.strip("{}, \n").split(":")[0] in lines[found[0].place.line - 1]

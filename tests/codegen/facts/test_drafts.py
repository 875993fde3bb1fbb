# SPDX-License-Identifier: MIT
"""Drafts pass the linter, whatever names and forms upstream has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.api import lint
from quickmeet_codegen.facts.api import compare_facts, facts_of
from quickmeet_codegen.facts.model import EndpointFact, Facts, FieldFact, TypeFact
from quickmeet_codegen.read.finding import UnreadableError

WriteSchema = Callable[..., Path]

SCHEMA = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
types:
  Room:
    description: A room.
    type: object
    required: [_id]
    properties:
      _id: {x-name: id, type: string, description: Its id.}
methods:
  getRoom:
    name: get
    summary: Get a room.
    access: user
    params: [{name: room_id, schema: {type: string}, description: The room.}]
    result: {$ref: Room}
endpoints:
  GET /v1/rooms.first:
    name: get_v1_rooms_last
    summary: Get the first room.
    access: user
"""
NAMES = (
    *("", "a", "A", "aB", "a_b", "a-b", "class", "self", "list", "1", "é", "日本"),
    *(" ", "\n", '"', "\\", "\ud800", "y" * 90, "on", "$ref", "* c", "? d", "_id"),
)
FORMS: tuple[dict[str, object], ...] = (
    {},
    {"type": None},
    {"type": ["string", "null"]},
    {"x-upstream": "Nothing"},
    {"enum": []},
    {"enum": ["a", "a"]},
    {"enum": [1, None]},
    {"const": True},
    {"anyOf": [{"x-upstream": "Room"}, {"type": "null"}]},
    {"type": "array"},
)
FIELDS = {
    name: FieldFact("x`\n" * 99, bool(number % 2), FORMS[number % len(FORMS)])
    for number, name in enumerate(NAMES)
}
CALLS = (
    *("rooms.last", "rooms.LAST", "rooms.la-st", "rooms/{a-b}/{a_b}", "rooms/:x/:x"),
    *("rooms.\n", "rooms.a b", "rooms/{'}", "rooms." + "x" * 300, "rooms.x\"'`"),
    *("fresh.start", "fresh.stop", "Fresh/{class}", "types", "class.x", "2fa", "日本"),
    *("{id}", "", "errors/x"),
)


def test_all_drafts_pass_the_linter(write_schema: WriteSchema, tmp_path: Path) -> None:
    schema = write_schema(rooms=SCHEMA)
    endpoints = {
        f"{verb} /v1/{call}": EndpointFact(FIELDS, FIELDS)
        for call in CALLS
        for verb in ("GET", "PATCH")
    }
    facts = Facts({"x": "1"}, types={"IRoom": TypeFact(FIELDS)}, endpoints=endpoints)
    found = compare_facts(facts, facts, schema)
    overlays = [tmp_path / f"{domain}.yaml" for domain in found.drafts]
    for overlay, text in zip(overlays, found.drafts.values(), strict=True):
        overlay.write_text(text, "utf-8")
    result = lint(schema, overlays)
    assert {finding.rule for finding in result.findings} == {"draft"}, result.findings
    assert "/v1/fresh.start" in found.drafts["fresh"]  # a domain of its own
    assert "\n- `GET /v1/rooms.`: `" in found.markdown  # without its line break


@pytest.mark.parametrize("name", ["api.json", "api.yaml"])
def test_swagger_2_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"swagger": "2.0", "paths": {"/a": {"get": {}}}}', "utf-8")
    with pytest.raises(UnreadableError, match="Swagger 2"):
        facts_of(str(path))

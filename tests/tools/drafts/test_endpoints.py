# SPDX-License-Identifier: MIT
"""Endpoints of the facts become drafts that the linter takes, and tells of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools.drafts.__main__ import main
from tools.drafts.run import import_facts

from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.source import read_source

WriteSchema = Callable[..., Path]

HALLS = """\
domain: halls
summary: "Halls."
group: {class: Halls, summary: "Look after halls."}

endpoints:
  "GET /v1/halls.info/{hall_id}":
    name: info
    summary: "Look up a hall."
    params: [{name: hall_id, schema: {type: string}, description: "The hall."}]
    access: user
"""


def operation(verb: str, path: str, **facts: Any) -> dict[str, Any]:
    return {
        "verb": verb,
        "path": f"/api{path}",
        "auth_headers": True,
        "parameters": [],
        "body": {},
        "responses": {},
        **facts,
    }


def answer(shape: Any, **properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": ["success"]}
    content = {"application/json": {"schema": schema, "example_shapes": [shape]}}
    return {"responses": {"200": content}}


def query(name: str, **facts: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string"}, **facts}


FACTS = [
    operation("GET", "/v1/halls.info/{_id}"),
    operation(
        "GET",
        "/v1/halls.list",
        since="3.2.0",
        permissions_mentioned=["view-halls"],
        two_factor=True,
        parameters=[query("offset"), query("count"), query("query"), query("filter")],
        **answer(
            {"halls": [{"_id": "string", "builtAt": "date-time"}]},
            halls={
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "_id": {"type": "string", "nullable": True},
                        "builtAt": {"type": "string"},
                    },
                },
            },
            count={"type": "integer"},
            success={"type": "boolean"},
        ),
    ),
    operation(
        "POST",
        "/v1/halls.setPlan/:hallId",
        auth_headers=False,
        body={
            "multipart/form-data": {
                "schema": {
                    "properties": {
                        "plan": {"type": "string", "format": "binary"},
                        "type": {"type": "string"},
                    },
                    "required": ["plan"],
                }
            }
        },
        **answer({"done": "boolean"}, done={"type": "boolean"}),
    ),
    operation(
        "DELETE",
        "/v1/halls",
        body={"application/json": {"example_shapes": [{"hallId": "string"}]}},
        **answer(None, a={"type": "string"}, b={"type": "string"}),
    ),
]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    for name, value in (
        ("methods", list[object]()),
        ("streams", {"streams": list[object](), "publications": list[object]()}),
        ("types.schema", {"$defs": dict[str, object]()}),
        ("endpoints", {"operations": FACTS}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
    return folder


@pytest.fixture
def schema(write_schema: WriteSchema) -> Path:
    return write_schema(halls=HALLS)


def drafted(schema: Path, section: str = "endpoints") -> Any:
    value: Any = read_source(schema).domains["halls"].value
    return value[section]


def test_none_is_drafted_unasked(facts: Path, schema: Path) -> None:
    assert import_facts(facts, schema) == []
    assert (schema / "halls.yaml").read_text("utf-8") == HALLS


def test_requested_endpoints_are_drafted_and_listed(facts: Path, schema: Path) -> None:
    import_facts(facts, schema, ["GET /v1/halls*"])
    assert set(drafted(schema)) == {
        "GET /v1/halls.info/{hall_id}",
        "GET /v1/halls.list",
    }
    found = find_flaws(read_source(schema))
    assert {(one.rule, one.is_note) for one in found} == {("draft", True)}


def test_a_draft_has_what_upstream_says(facts: Path, schema: Path) -> None:
    import_facts(facts, schema, ["*"])
    made = drafted(schema)
    listed = made["GET /v1/halls.list"]
    assert listed["draft"] is True
    assert listed["name"] == "list"
    assert [one["name"] for one in listed["params"]] == ["matching"]
    assert listed["paging"] == {"items": "halls"}
    assert listed["permissions"] == ["view-halls"]
    assert listed["two_factor"] is True
    assert listed["versions"] == {"since": "3.2.0"}
    item = drafted(schema, "types")[listed["result"]["$ref"]]
    assert item["properties"]["builtAt"]["$ref"] == "Timestamp"

    plan = made["POST /v1/halls.setPlan/{hallId}"]
    assert plan["body"] == "multipart"
    assert plan["access"] == "anonymous"
    assert plan["envelope"] == "done"
    sent = {one.get("wire", one["name"]): one for one in plan["params"]}
    assert set(sent) == {"hallId", "plan", "type"}
    assert sent["plan"]["file"] is True
    assert "optional" in sent["type"]

    gone = made["DELETE /v1/halls"]
    assert gone["body"] == "json"
    assert "envelope" not in gone
    assert [one for one in find_flaws(read_source(schema)) if not one.is_note] == []


def test_what_is_there_is_not_drafted_again(facts: Path, schema: Path) -> None:
    import_facts(facts, schema, ["*"])
    once = (schema / "halls.yaml").read_text("utf-8")
    assert import_facts(facts, schema, ["*"]) == []
    assert (schema / "halls.yaml").read_text("utf-8") == once


def test_the_command_takes_patterns(
    facts: Path, schema: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(facts), str(schema), "--endpoints", "DELETE *"]) == 0
    assert "DELETE /v1/halls drafted" in capsys.readouterr().out

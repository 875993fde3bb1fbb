# SPDX-License-Identifier: MIT
"""Endpoints in the schema language: what is refused, told apart, and exported."""

import json
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from quickmeet_codegen.api import read_clean
from quickmeet_codegen.diff.schemas import diff
from quickmeet_codegen.export.json_schema import json_schema
from quickmeet_codegen.export.open_api import open_api
from quickmeet_codegen.read.document import Value, mapping
from quickmeet_codegen.read.source import read_source

from .conftest import Lint, WriteSchema

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "endpoints" / "schema"
HEAD = """
domain: halls
summary: Halls.
group: {class: Halls, summary: Look after halls.}
types:
  Hall:
    description: A hall.
    type: object
    required: [_id]
    properties: {_id: {type: string, description: Identifier.}}
endpoints:
"""
HALL_ID = (
    "{name: hall_id, wire: hallId, schema: {type: string}, description: The hall.}"
)


def endpoint(call: str, **keys: str) -> str:
    """One endpoint, after the head of a domain."""
    known = {"name": "go", "summary": "Go.", "access": "user", **keys}
    lines = [f'  "{call}":', *(f"    {key}: {said}" for key, said in known.items())]
    return HEAD + "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (endpoint("GO /v1/halls"), "wrong-form"),
        (endpoint("GET /v1/halls/{hall_id}"), "unknown-source"),
        (
            endpoint(
                "GET /v1/halls/{hallId}",
                params=f"[{HALL_ID[:-1]}, optional: true}}]",
            ),
            "bad-order",
        ),
        (endpoint("GET /v1/{@kind}.info"), "missing-key"),
        (endpoint("GET /v1/{@kind}.info", family="roomId"), "unknown-source"),
        (endpoint("GET /v1/halls", kinds="[im]"), "unknown-key"),
        (endpoint("GET /v1/halls", body="json"), "wrong-value"),
        (
            endpoint(
                "POST /v1/halls",
                params="[{name: plan, file: true, description: A plan.}]",
            ),
            "wrong-value",
        ),
        (
            endpoint(
                "POST /v1/halls",
                body="multipart",
                params="[{name: plan, description: A plan.}]",
            ),
            "missing-key",
        ),
        (endpoint("GET /v1/halls", envelope="halls"), "missing-key"),
        (endpoint("GET /v1/halls", paging="{items: halls}"), "missing-key"),
        (
            endpoint(
                "GET /v1/halls",
                paging="{items: halls}",
                envelope="halls",
                result="{$ref: Hall}",
            ),
            "unknown-key",
        ),
        (
            endpoint("POST /v1/halls", paging="{items: h}", result="{$ref: Hall}"),
            "wrong-value",
        ),
        (
            endpoint(
                "GET /v1/halls",
                paging="{items: h}",
                result="{$ref: Hall}",
                params="[{name: count, schema: {type: integer}, description: Some.}]",
            ),
            "duplicate-name",
        ),
        (
            endpoint("GET /v1/halls", params=f"[{HALL_ID}, {HALL_ID}]"),
            "duplicate-name",
        ),
        (endpoint("GET /v1/halls", errors="[error-of-no-class]"), "unknown-error-code"),
        (endpoint("GET /v1/halls", result="{$ref: Palace}"), "missing-type"),
        (
            endpoint(
                "GET /v1/halls",
                instead='[{call: "GET /v1/rooms", send: {id: hallId}}]',
            ),
            "unknown-source",
        ),
        (endpoint("GET /v1/halls", availability="{5.x: maybe}"), "wrong-value"),
    ],
)
def test_an_endpoint_that_cannot_be_called_is_refused(
    lint_texts: Lint, text: str, rule: str
) -> None:
    assert rule in {finding.rule for finding in lint_texts(halls=text)}


def test_a_draft_is_reported(lint_texts: Lint) -> None:
    found = lint_texts(halls=endpoint("GET /v1/halls", draft="true"))
    assert [(one.rule, one.is_note) for one in found] == [("draft", True)]


def test_a_name_that_a_method_has_is_not_given_twice(lint_texts: Lint) -> None:
    text = endpoint("GET /v1/halls").replace(
        "endpoints:",
        "methods:\n  goThere: {name: go, summary: Go., access: user}\nendpoints:",
    )
    assert "duplicate-name" in {finding.rule for finding in lint_texts(halls=text)}


@pytest.mark.parametrize(
    ("old", "new", "said", "breaks"),
    [
        ("envelope: hall\n", "envelope: room\n", 'envelope: "hall" -> "room"', True),
        ("envelope: done", "envelope: done\n    body: multipart", "body:", True),
        ("[channels, groups]", "[channels]", "kinds:", True),
        ("[channels, groups]", "[channels, groups, im]", "kinds:", False),
        ("wire: state.open", "wire: state.shut", "params.state.open", True),
        ("since: 3.2.0", "since: 4.1.0", "only since 4.1.0", True),
        ("two_factor: true", "two_factor: false", "two_factor", False),
        ("permissions: [view-halls]", "permissions: []", "no longer depends", False),
        ("{items: halls}", "{items: all}", "paging", True),
        ("codes: {", "# {", "codes", True),
        ("instead:\n", "x-note: none\n    #", "no longer routed to GET", True),
        ("name: info", "name: look_up", "is now client.halls.look_up", True),
    ],
)
def test_changes_of_an_endpoint_are_reported(
    write_schema: WriteSchema,
    old: str,
    new: str,
    said: str,
    breaks: bool,  # noqa: FBT001  # one of the cases
) -> None:
    text = (GOLDEN / "halls.yaml").read_text("utf-8")
    errors = (GOLDEN / "errors.yaml").read_text("utf-8")
    changed = text.replace(old, new, 1)
    if new.startswith("x-note"):
        changed = changed.replace(
            '      - {call: "GET /v1/buildings', '      # - {call: "GET /v1/buildings'
        )
    after = write_schema(halls=changed, errors=errors)
    found = diff(read_source(GOLDEN), read_clean(after))
    told = [change for change in found if said in str(change)]
    assert told
    assert any(change.is_breaking for change in told) is breaks


@pytest.mark.parametrize(
    ("new", "breaks"),
    [
        ("paging: {items: all}", ("wire",)),
        ("envelope: halls", ("wire", "client", "server")),
    ],
)
def test_a_list_that_no_longer_comes_in_pages_breaks_who_answers_it(
    write_schema: WriteSchema, new: str, breaks: tuple[str, ...]
) -> None:
    text = (GOLDEN / "halls.yaml").read_text("utf-8")
    errors = (GOLDEN / "errors.yaml").read_text("utf-8")
    changed = text.replace("paging: {items: halls}", new, 1)
    after = read_clean(write_schema(halls=changed, errors=errors))
    for before, now in (
        (read_source(GOLDEN), after),
        (after, read_source(GOLDEN)),
    ):
        found = [one for one in diff(before, now) if "paging: " in str(one)]
        assert [one.breaks for one in found] == [breaks]


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "schema"], ids=["small", "whole"])
@pytest.mark.timeout(180)
def test_a_document_of_openapi_is_valid(folder: Path) -> None:
    made = open_api(read_clean(folder), "1.2.3")
    OpenAPIV31SpecValidator(json.loads(json.dumps(made))).validate()


@pytest.fixture(scope="module")
def paths() -> dict[str, dict[str, dict[str, Value]]]:
    made = open_api(read_clean(GOLDEN), "1.2.3")
    return made["paths"]  # type: ignore[return-value]  # by the document's form


Paths = dict[str, dict[str, dict[str, Value]]]


def test_a_path_of_each_kind_of_room_stands_in_the_document(paths: Paths) -> None:
    kinds = {path for path in paths if path.endswith(".counters")}
    assert kinds == {"/api/v1/channels.counters", "/api/v1/groups.counters"}
    counters = paths["/api/v1/groups.counters"]["get"]
    assert counters["operationId"] == "halls.counters.groups"


def test_parameters_stand_where_they_are_sent(paths: Paths) -> None:
    parameters = paths["/api/v1/halls/{hall_id}"]["delete"]["parameters"]
    assert isinstance(parameters, list)
    assert [mapping(one)["in"] for one in parameters] == ["path"]
    body = mapping(paths["/api/v1/halls.update"]["post"]["requestBody"])
    schema = mapping(mapping(mapping(body["content"])["application/json"])["schema"])
    assert set(mapping(schema["properties"])) == {"hallId", "data", "state"}
    assert schema["required"] == ["hallId", "data"]
    plan = mapping(paths["/api/v1/halls.plan/{hall_id}"]["post"]["requestBody"])
    assert set(mapping(plan["content"])) == {"multipart/form-data"}


def test_an_answer_is_in_its_envelope_and_moments_are_texts(paths: Paths) -> None:
    ok = mapping(mapping(paths["/api/v1/halls.list"]["get"]["responses"])["200"])
    schema = mapping(mapping(mapping(ok["content"])["application/json"])["schema"])
    properties = mapping(schema["properties"])
    assert set(properties) == {"success", "halls", "count", "offset", "total"}
    whole = open_api(read_clean(GOLDEN), "1.2.3")
    moment = mapping(mapping(mapping(whole["components"])["schemas"])["Timestamp"])
    assert (moment["type"], moment["format"]) == ("string", "date-time")


def test_the_bundle_has_what_endpoints_answer() -> None:
    definitions = mapping(json_schema(read_clean(GOLDEN))["$defs"])
    assert definitions["endpoint/GET /v1/halls.list/result"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Hall"},
    }

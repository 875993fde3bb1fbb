# SPDX-License-Identifier: MIT
"""The schema for other tools: documents that their own schemas admit."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import jsonschema_rs
import pytest

from quickmeet_codegen.api import read_clean
from quickmeet_codegen.export.async_api import async_api
from quickmeet_codegen.export.json_schema import json_schema, json_schema_files
from quickmeet_codegen.read.document import Value, mapping
from quickmeet_codegen.read.source import SchemaSource

pytestmark = pytest.mark.timeout(120)  # the whole schema

ROOT = Path(__file__).parents[2]
OFFICIAL = ROOT / "tests" / "data" / "asyncapi" / "3.1.0.json"
SEVERAL = """
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Ask for rooms.}
types:
  Place:
    description: A place.
    type: array
    prefixItems:
      - {type: number, x-name: x, description: East.}
      - {type: number, x-name: y, description: North.}
  Held:
    description: One whose fields are called like keywords of JSON Schema.
    type: object
    properties:
      prefixItems: {type: string, x-name: prefixes, description: Not a keyword.}
      items: {type: array, items: {type: string}, x-name: things, description: Things.}
methods:
  go room:
    name: go
    summary: Go.
    description: Far.
    access: user
    params:
      - {name: to, schema: {$ref: Place}, description: Where to.}
      - {name: always, value: [1], description: Always one.}
      - {name: by, schema: {type: string}, optional: true, description: How.}
      - {name: key, template: "{room_id}/x", description: A key,
         keys: {room_id: {description: The room.}}}
  go_room:
    name: go_again
    summary: Go again.
    access: user
    params: [{name: what, schema: {$ref: Held}, description: What.}]
    result: {type: boolean}
streams:
  room-events:
    "{room_id}/any":
      name: follow
      summary: Follow.
      access: user
      event: Anything
      keys: {room_id: {description: The room.}}
      args_any_of:
        - [{name: first, schema: {type: string}, description: First.}]
        - [{name: first, schema: {type: integer}, description: First.},
           {name: second, schema: {type: string}, description: Second.}]
    nothing:
      name: follow_nothing
      summary: Follow nothing.
      args: []
      access: user
publications:
  all:
    summary: All.
    params: [{name: limit, schema: {type: integer}, description: How many.}]
"""


@pytest.fixture(scope="session")
def whole() -> SchemaSource:
    return read_clean(ROOT / "schema")


@pytest.fixture
def small(tmp_path: Path) -> SchemaSource:
    (tmp_path / "rooms.yaml").write_text(SEVERAL, "utf-8")
    return read_clean(tmp_path)


def pointers(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference
        for inner in value.values():
            yield from pointers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pointers(inner)


def resolve(document: dict[str, Value], pointer: str) -> Value:
    assert pointer.startswith("#/")
    found: Value = document
    for part in pointer[2:].split("/"):
        found = mapping(found)[part.replace("~1", "/").replace("~0", "~")]
    return found


def payload(bundle: dict[str, Value], name: str) -> jsonschema_rs.Validator:
    escaped = quote(name.replace("~", "~0").replace("/", "~1"))  # a URI's fragment
    return jsonschema_rs.validator_for({**bundle, "$ref": f"#/$defs/{escaped}"})


def test_the_bundle_is_json_schema_and_its_references_resolve(
    whole: SchemaSource,
) -> None:
    bundle = json_schema(whole)
    assert jsonschema_rs.meta.is_valid(bundle)
    for pointer in set(pointers(bundle)):
        resolve(bundle, pointer)
    assert '"x-' not in json.dumps(mapping(bundle["$defs"])["Message"])
    assert "method/sendMessage/params" in mapping(bundle["$defs"])


def test_the_asyncapi_document_is_valid(whole: SchemaSource) -> None:
    official = jsonschema_rs.validator_for(json.loads(OFFICIAL.read_text("utf-8")))
    document = async_api(whole, "1.2.3")
    assert [str(error) for error in official.iter_errors(document)] == []
    for pointer in set(pointers(document)):
        resolve(document, pointer)
    broken = {**document, "operations": {"x": {"action": "shout"}}}
    assert not official.is_valid(broken)


def test_every_method_and_event_is_in_the_asyncapi_document(
    whole: SchemaSource,
) -> None:
    operations = mapping(async_api(whole, "1")["operations"])
    actions = [str(mapping(operation)["action"]) for operation in operations.values()]
    methods = sum(len(domain.section("methods")) for domain in whole)
    events = sum(
        len(mapping(keys))
        for domain in whole
        for keys in domain.section("streams").values()
    )
    publications = sum(len(domain.section("publications")) for domain in whole)
    followed = events + publications
    counted = actions.count("send"), actions.count("receive")
    assert counted == (methods + followed, followed)


def test_the_asyncapi_document_says_who_may_what_fails_and_what_belongs_together(
    whole: SchemaSource,
) -> None:
    document = async_api(whole, "1")
    assert document["asyncapi"] == "3.1.0"
    channel = mapping(mapping(document["channels"])["method-sendMessage"])
    messages = mapping(channel["messages"])
    assert set(messages) == {"call", "result", "error"}
    for message in map(mapping, messages.values()):
        assert message["correlationId"] == {"$ref": "#/components/correlationIds/id"}
        assert message["title"]
    operation = mapping(mapping(document["operations"])["method-sendMessage"])
    assert operation["security"]
    assert "error-not-allowed" in json.dumps(messages["error"])
    followed = mapping(mapping(document["channels"])["stream-room-messages-_room_id"])
    assert set(mapping(followed["messages"])) == {
        *("subscribe", "event", "ready", "nosub", "unsub"),
    }
    pushed = mapping(
        mapping(document["channels"])["publication-meteor_loginServiceConfiguration"]
    )
    assert {"subscribe", "added", "changed", "removed"} < set(
        mapping(pushed["messages"])
    )


def test_files_of_json_schema_have_plain_names_and_find_each_other(
    small: SchemaSource, tmp_path: Path
) -> None:
    files = json_schema_files(small, "https://example.com/")
    assert all(re.fullmatch(r"[A-Za-z0-9]+\.json", name) for name in files)
    assert {"MethodGoRoomParams.json", "MethodGoRoomParams2.json"} <= set(files)
    for name, raw in files.items():
        schema = mapping(raw)
        assert schema["$id"] == f"https://example.com/{name}"
        for reference in re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema)):
            assert reference in files
        (tmp_path / name).write_text(json.dumps(schema), "utf-8")
    out = tmp_path / "models"
    subprocess.run(
        [
            *(sys.executable, "-m", "datamodel_code_generator"),
            *("--input", str(tmp_path), "--input-file-type", "jsonschema"),
            *("--output", str(out)),
        ],
        check=True,
    )
    assert (out / "Place.py").exists()


def test_names_that_look_alike_stay_apart(small: SchemaSource) -> None:
    channels = mapping(async_api(small, "1")["channels"])
    assert {"method-go_room", "method-go_room_2"} <= set(channels)
    titles = [mapping(channel)["title"] for channel in channels.values()]
    assert {"go room", "go_room"} <= set(map(str, titles))


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("method/go room/params", [[1, 2], [1], None, "r/x"], [[1, 2], [2], None, "r"]),
        ("method/go room/params", [[1, 2], [1], "bus", "r/x"], [[1, 2], [1]]),
        ("method/go_room/params", [{"items": ["x"]}], [{"others": 1}]),
        ("method/go_room/result", True, "true"),
        ("stream/room-events/{room_id}/any", ["x"], ["x", "y"]),
        ("stream/room-events/{room_id}/any", [1, "y"], [1]),
        ("stream/room-events/nothing", [], [1]),
        ("publication/all/params", [1], ["x"]),
        ("Place", [1, 2], [1]),
        ("Timestamp", {"$date": 1}, {"$date": "1"}),
    ],
)
def test_payload_schemas_of_the_bundle_admit_valid_payloads(
    small: SchemaSource, name: str, good: object, bad: object
) -> None:
    validator = payload(json_schema(small), name)
    assert validator.is_valid(good)
    assert not validator.is_valid(bad)


def test_lists_by_place_are_those_of_draft_7_in_asyncapi(small: SchemaSource) -> None:
    schemas = mapping(mapping(async_api(small, "1")["components"])["schemas"])
    place = mapping(schemas["Place"])
    assert place["additionalItems"] is False
    assert "prefixItems" not in place
    validator = jsonschema_rs.Draft7Validator(place)
    assert validator.is_valid([1, 2])
    assert not validator.is_valid([1, "x"])
    assert set(mapping(mapping(schemas["Held"])["properties"])) == {
        "items",
        "prefixItems",
    }

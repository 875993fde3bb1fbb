# SPDX-License-Identifier: MIT
"""Facts of two releases and the schema: what is told, drafted, and left alone."""

import io
import json
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.api import lint
from quickmeet_codegen.facts.api import compare_facts, facts_of, write_facts
from quickmeet_codegen.facts.model import (
    EndpointFact,
    EventFact,
    Facts,
    FieldFact,
    MethodFact,
    TypeFact,
)
from quickmeet_codegen.read.finding import UnreadableError

SCHEMA = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
types:
  Room:
    description: A room.
    x-upstream: ChatRoom
    type: object
    required: [_id]
    properties:
      _id: {type: string, x-name: id, description: Identity.}
      fname: {type: string, x-name: title, description: Title.}
methods:
  getRoom:
    name: get
    summary: Get a room.
    access: user
    params: [{name: room_id, schema: {type: string}, description: The room.}]
    result: {$ref: Room}
    rest:
      - {call: "GET /v1/rooms.info", send: {roomId: room_id}, result: room}
streams:
  stream-rooms:
    "{room_id}/named":
      name: follow_names
      summary: Follow names.
      access: user
      keys: {room_id: {description: The room.}}
      args: [{name: title, schema: {type: string}, description: The name.}]
"""
TEXT = FieldFact("string", schema={"type": "string"})
WORD = FieldFact("string", optional=True, schema={"type": "string"})
OLD = Facts(
    {"typings": "1.0.0"},
    types={
        "IChatRoom": TypeFact({"_id": TEXT, "fname": WORD, "old": WORD, "topic": WORD}),
        "IOther": TypeFact({"a": TEXT}),
    },
    endpoints={
        "GET /v1/rooms.info": EndpointFact({"roomId": TEXT}, {"room": TEXT}),
        "GET /v1/rooms.gone": EndpointFact(),
    },
    events={"stream-rooms {}/named": EventFact(["string"])},
    methods={"getRoom": MethodFact(["room_id: string"], "IChatRoom")},
)
NEW = Facts(
    {"typings": "2.0.0"},
    types={
        "IChatRoom": TypeFact(
            {
                "_id": TEXT,
                "fname": FieldFact("number", optional=True, schema={"type": "number"}),
                "topic": WORD,
                "list": FieldFact(
                    "IOther[]",
                    optional=True,
                    schema={"type": "array", "items": {"x-upstream": "IChatRoom"}},
                ),
            }
        ),
        "IOther": TypeFact({"b": TEXT}),
        "INew": TypeFact(alias="string"),
    },
    endpoints={
        "GET /v1/rooms.info": EndpointFact({"roomId": WORD}, {"room": TEXT}),
        "POST /v1/rooms.paint/:roomId": EndpointFact(
            {"color": FieldFact('"red"', schema={"const": "red"}), "from": WORD},
            {"room": FieldFact("IChatRoom", schema={"x-upstream": "IChatRoom"})},
        ),
    },
    events={
        "stream-rooms {}/named": EventFact(["string, string"]),
        "stream-rooms {}/painted": EventFact(["string"]),
    },
    methods={"getRoom": MethodFact(["room_id: string"], "IChatRoom | null")},
)


@pytest.fixture
def schema(write_schema: Callable[..., Path]) -> Path:
    return write_schema(rooms=SCHEMA)


def test_each_difference_is_reported_once_with_its_place_in_the_schema(
    schema: Path,
) -> None:
    found = compare_facts(OLD, NEW, schema)
    assert [str(drift) for drift in found.drifts] == [
        (
            "changed events stream-rooms {}/named: (string) -> (string, string) "
            "[rooms.yaml]"
        ),
        "new events stream-rooms {}/painted: (string)",
        (
            "changed methods getRoom: (room_id: string) -> IChatRoom -> "
            "(room_id: string) -> IChatRoom | null [rooms.yaml]"
        ),
        (
            "changed types IChatRoom.fname: string, optional -> number, optional "
            "[rooms.yaml: Room]"
        ),
        "new types IChatRoom.list: IOther[], optional [rooms.yaml: Room]",
        "removed types IChatRoom.old: was string, optional [rooms.yaml: Room]",
        "lacking types IChatRoom.topic: string, optional [rooms.yaml: Room]",
        "new types INew: string",
        "removed endpoints GET /v1/rooms.gone: is gone",
        (
            "changed endpoints GET /v1/rooms.info.params.roomId: string -> "
            "string, optional [rooms.yaml]"
        ),
        "new endpoints POST /v1/rooms.paint/:roomId: (color, from) -> (room)",
    ]
    assert "| types | 2 | 1 | 1 | 1 |" in found.markdown
    assert "- `IChatRoom.fname` (rooms.yaml: Room): `string" in found.markdown


def test_equal_facts_are_no_news(schema: Path) -> None:
    found = compare_facts(OLD, OLD, schema)
    assert {drift.kind for drift in found.drifts} == {"lacking"}


def test_drafts_are_overlays_that_the_linter_passes_and_nothing_else_changes(
    schema: Path, tmp_path: Path
) -> None:
    found = compare_facts(OLD, NEW, schema)
    overlay = tmp_path / "drafts.yaml"
    overlay.write_text(found.drafts["rooms"], "utf-8")
    result = lint(schema, [overlay])
    assert result.is_clean, result.findings
    assert {finding.rule for finding in result.findings} == {"draft"}
    assert (schema / "rooms.yaml").read_text("utf-8") == SCHEMA
    with_drafts = compare_facts(NEW, NEW, schema, [overlay])
    assert [str(drift) for drift in with_drafts.drifts] == [
        "lacking events stream-rooms {}/painted: (string)"
    ]


def test_endpoints_missing_from_the_schema_are_reported_and_drafted_without_older_facts(
    schema: Path, tmp_path: Path
) -> None:
    found = compare_facts(NEW, NEW, schema)
    told = [str(drift) for drift in found.drifts if drift.section == "endpoints"]
    paint = "POST /v1/rooms.paint/:roomId: (color, from) -> (room)"
    assert told == [f"lacking endpoints {paint}"]
    overlay = tmp_path / "drafts.yaml"
    overlay.write_text(found.drafts["rooms"], "utf-8")
    assert "POST /v1/rooms.paint/{roomId}" in found.drafts["rooms"]
    assert lint(schema, [overlay]).is_clean


def test_facts_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(write_facts(NEW))
    assert facts_of(str(path)) == NEW
    path.write_text("{", "utf-8")
    with pytest.raises(UnreadableError, match="not a file of facts"):
        facts_of(str(path))
    with pytest.raises(UnreadableError, match="neither a version"):
        facts_of(str(tmp_path / "nothing.json"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "not a file of facts: no methods"),
        ("[]", "not a file of facts: Expected `object`"),
        ('{"types": ' + '{"a": ' * 5000, "not a file of facts"),
        ('{"openapi": ' + '{"a": ' * 100_000, "not JSON"),
    ],
)
def test_a_file_without_facts_is_refused_in_one_line(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=said):
        facts_of(str(path))


def test_a_folder_without_the_packages_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="has no node_modules/@rocket"):
        facts_of(str(tmp_path))
    package = tmp_path / "node_modules" / "@rocket.chat" / "ddp-client"
    package.mkdir(parents=True)
    (package / "package.json").write_text("{}", "utf-8")
    with pytest.raises(UnreadableError, match="has no compiler: npm install"):
        facts_of(str(tmp_path))


OPEN_API = {
    "openapi": "3.1.0",
    "info": {"title": "Chat", "version": "9"},
    "paths": {
        "/api/v1/rooms.info": {
            "parameters": [{"$ref": "#/components/parameters/Room"}],
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "allOf": [{"$ref": "#/components/schemas/Base"}],
                                "required": ["a"],
                                "properties": {"a": {"type": "integer"}},
                            }
                        }
                    }
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "oneOf": [
                                        {"properties": {"x": {"type": "string"}}},
                                        {"properties": {"y": {"type": "object"}}},
                                    ]
                                }
                            }
                        }
                    }
                },
            },
        }
    },
    "components": {
        "parameters": {
            "Room": {
                "name": "roomId",
                "in": "query",
                "required": True,
                "schema": {"type": "string", "description": "Words."},
            }
        },
        "schemas": {"Base": {"properties": {"b": {"type": "string", "enum": ["c"]}}}},
    },
}


@pytest.mark.parametrize("name", ["api.json", "api.yaml"])
def test_an_open_api_file_gives_endpoints(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(OPEN_API), "utf-8")
    facts = facts_of(str(path))
    assert facts.packages == {"Chat": "9"}
    (fact,) = facts.endpoints.values()
    assert list(facts.endpoints) == ["POST /v1/rooms.info"]
    assert {name: str(field) for name, field in fact.params.items()} == {
        "roomId": "string",
        "a": "integer",
        "b": '{"enum": ["c"], "type": "string"}, optional',
    }
    assert {name: field.optional for name, field in fact.result.items()} == {
        "x": True,
        "y": True,
    }


def test_several_types_of_one_value_and_keys_that_are_no_texts_are_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(
        """\
openapi: 3.1.0
paths:
  5: {get: {responses: {200: {description: Nobody asks.}}}}
  /api/v1/a:
    get:
      parameters:
        - {name: q, in: query, schema: {type: [string, "null"]}}
        - {name: list, in: query, schema: {type: [array, "null"], enum: 5}}
        - {name: lost, in: [header], schema: {type: string}}
      responses:
        200: {content: {5: {}, application/json: {schema: {properties: {1: {}}}}}}
""",
        "utf-8",
    )
    fact = facts_of(str(path)).endpoints["GET /v1/a"]
    assert {name: field.schema for name, field in fact.params.items()} == {
        "q": {"type": ["string", "null"]},
        "list": {},
    }
    assert list(fact.result) == ["1"]


@pytest.mark.parametrize("text", ['{"openapi": 1', '{"openapi": "3"}', "openapi: [\n"])
def test_a_file_that_is_not_openapi_is_refused_by_name(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / ("api.json" if text.startswith("{") else "api.yaml")
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=r"api\.(json|yaml)"):
        facts_of(str(path))


NPM = """\
#!{python}
import json, pathlib, sys
words = sys.argv[1:]
if words[0] == "view":
    core = "@rocket.chat/core-typings"
    known = [("1.0.0", "~8.5.0"), ("1.1.0", "~8.8.0"), ("1.2.0", "~9.0.0")]
    print(json.dumps([
        {{"version": own, "dependencies": {{core: spec}}}} for own, spec in known
    ]))
else:
    folder = pathlib.Path(words[words.index("--pack-destination") + 1])
    for spec in words[words.index(str(folder)) + 1:]:
        if "refused" in spec:
            for said in ("code E404", "404 no such package", "A log is at /x"):
                print("npm error", said, file=sys.stderr)
            sys.exit(1)
        source = pathlib.Path({packages!r}) / (spec.replace("/", "+") + ".tgz")
        (folder / source.name).write_bytes(source.read_bytes())
"""
NODE = """\
#!{python}
import json, pathlib, sys
modules = pathlib.Path(sys.argv[2]) / "node_modules"
found = {{}}
for path in sorted(modules.rglob("package.json")):
    known = json.loads(path.read_text())
    found[known["name"]] = known["version"]
print(json.dumps({{"packages": found}}))
"""


def package(folder: Path, spec: str, **more: object) -> None:
    name, _, version = spec.rpartition("@")
    manifest = json.dumps({"name": name, "version": version, **more}).encode()
    path = folder / f"{spec.replace('/', '+')}.tgz"
    with tarfile.open(path, "w:gz") as tar:
        for file in ("package/package.json", "../outside.json", "/outside.json"):
            info = tarfile.TarInfo(file)
            info.size = len(manifest)
            tar.addfile(info, io.BytesIO(manifest))


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs that stand for npm and node, and a folder of packages."""
    import sys  # noqa: PLC0415  # of the fixture

    programs, packages = tmp_path / "bin", tmp_path / "packages"
    programs.mkdir()
    packages.mkdir()
    for name, text in (("npm", NPM), ("node", NODE)):
        path = programs / name
        filled = text.format(python=sys.executable, packages=str(packages))
        path.write_text(filled, "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs))
    return packages


@pytest.mark.skipif("sys.platform == 'win32'")
def test_packages_are_fetched_with_what_they_stand_on(
    npm: Path, tmp_path: Path
) -> None:
    package(npm, "typescript@5.9")
    package(npm, "@rocket.chat/core-typings@8.8.1", dependencies={"zod": "~4.3.6"})
    package(npm, "@rocket.chat/rest-typings@8.8.1", dependencies={"left": "1.0.0"})
    package(npm, "@rocket.chat/ddp-client@1.1.0", dependencies={"zod": "patch:zod"})
    package(npm, "zod@~4.3.6")
    assert set(facts_of("8.8.1").packages) == {
        "typescript",
        "@rocket.chat/core-typings",
        "@rocket.chat/rest-typings",
        "@rocket.chat/ddp-client",
        "zod",
    }
    assert not list(tmp_path.rglob("outside.json"))
    with pytest.raises(UnreadableError, match="no such package"):
        facts_of("8.8.1", ["@rocket.chat/ddp-client@refused"])


def test_without_node_the_error_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableError, match=r"install Node\.js"):
        facts_of("8.8.1")

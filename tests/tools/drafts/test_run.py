# SPDX-License-Identifier: MIT
"""The import of facts: it adds what lacks, and leaves what a person wrote."""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools.drafts.__main__ import main
from tools.drafts.run import import_facts

from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.document import mapping
from quickmeet_codegen.read.finding import UnreadableError
from quickmeet_codegen.read.source import read_source

WriteSchema = Callable[..., Path]
WriteFacts = Callable[..., Path]

ROOMS = """\
# A remark.
domain: rooms
summary: "Rooms."
group:
  class: Rooms
  summary: "Keep rooms."

types:
  Room:
    description: "A room, in a person's own words."
    x-upstream: [Room, PublicRoom]
    additionalProperties: true
    x-open: "rooms grow"
    type: object
    required: [_id]
    properties:
      _id: {type: string, x-name: id, description: "Which one."}
  OwnKind: {description: "A kind of ours.", type: string}

methods:
  getRoom:
    name: fetch
    summary: "Fetch a room, as a person says it."   # a remark

    params:
      - {name: room_id, wire: rid, schema: {type: string}, description: "Which one."}
    result: {$ref: Room}
    result_description: "It."
    errors: [404]
    access: user
    repeat: {safe: true, why: "it only reads"}
    versions: {since: "1.0.0"}
    availability: {"7.x": likely}

streams:
  stream-notify-room:
    "{room_id}/typing":
      name: follow_typing
      summary: "Follow who types."
      keys: {room_id: {description: "Where."}}
      args:
        - {name: username, schema: {type: string}, description: "Who."}
      access: user
      versions: {since: "1.0.0"}
"""
ERRORS = """\
domain: errors
errors:
  MethodNotFoundError: {code: 404, summary: "There is no such method.", runtime: true}
"""
GET_ROOM = {
    "name": "getRoom",
    "group": "rooms",
    "params": [{"name": "rid", "schema": {"type": "string"}}],
    "result_schema": {"$ref": "#/$defs/Room"},
    "auth_required": True,
    "errors": [404],
    "since": "<=1.0.0",
    "availability": {"6.x": "yes", "7.x": "likely"},
}
TYPING = {
    "wire_name": "stream-notify-room",
    "key_pattern": "{rid}/typing",
    "args": [{"name": "username", "schema": {"type": "string"}}],
    "since": "<=1.0.0",
}


@pytest.fixture
def schema(write_schema: WriteSchema) -> Path:
    return write_schema(rooms=ROOMS, errors=ERRORS)


@pytest.fixture
def write_facts(tmp_path: Path) -> WriteFacts:
    """Write facts into a folder: those of the schema, and more."""

    def write(
        methods: tuple[dict[str, Any], ...] = (),
        events: tuple[dict[str, Any], ...] = (),
        publications: tuple[dict[str, Any], ...] = (),
        **types: object,
    ) -> Path:
        folder = tmp_path / "facts"
        folder.mkdir(exist_ok=True)
        known = {"Room": {"type": "object", "properties": {"_id": {"type": "string"}}}}
        streams = {"streams": [TYPING, *events], "publications": list(publications)}
        for name, value in (
            ("methods", [GET_ROOM, *methods]),
            ("streams", streams),
            ("types.schema", {"$defs": {**known, **types}}),
        ):
            (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
        return folder

    return write


def drafted(schema: Path, domain: str, *path: str) -> Any:
    value: Any = read_source(schema).domains[domain].value
    for key in path:
        value = mapping(value)[key]
    return value


def findings(schema: Path) -> list[str]:
    found = find_flaws(read_source(schema))
    return [str(finding) for finding in found if not finding.is_note]


def test_nothing_new_changes_nothing(schema: Path, write_facts: WriteFacts) -> None:
    assert import_facts(write_facts(), schema) == []
    assert (schema / "rooms.yaml").read_text("utf-8") == ROOMS


def test_what_lacks_is_added_as_a_draft_behind_what_is_there(
    schema: Path, write_facts: WriteFacts
) -> None:
    method: Any = {
        "name": "livechat:takeRoom",
        "group": "livechat",
        "params": [
            {"name": "rid", "schema": {"type": "string"}},
            {"name": "comment", "schema": {"type": "string"}},
            {"name": "id", "schema": {"type": "string"}, "optional": True},
            {"name": "_id", "schema": {"type": "string"}},
        ],
        "result_schema": {"type": "boolean"},
        "result_may_be_absent": True,
        "auth_required": "visitor token",
        "permissions_mentioned": ["view-l-room"],
        "errors": ["error-not-found", 404],
        "two_factor": True,
        "rate_limit": {"calls": 1, "interval_ms": 1000},
        "since": "<=2.0.0",
        "deprecated": "8.x",
        "removed": None,
        "availability": {"8.x": "yes", "9.x": "likely-no"},
        "replacement": "POST /v1/take",
    }
    done = import_facts(write_facts((method,)), schema)
    assert done == [
        "omnichannel: livechat:takeRoom drafted",
        "errors: NotFoundError drafted",
    ]
    assert drafted(schema, "omnichannel", "methods", "livechat:takeRoom") == {
        "draft": True,
        "name": "take_room",
        "summary": "Take room.",
        "params": [
            {
                "name": "room_id",
                "wire": "rid",
                "schema": {"type": "string"},
                "description": "The room.",
            },
            {
                "name": "comment",
                "schema": {"type": "string"},
                "description": "Comment.",
            },
            {
                "name": "id_value",
                "wire": "id",
                "schema": {"type": "string"},
                "optional": True,
                "description": "Id value.",
            },
            {
                "name": "id_value_value",
                "wire": "_id",
                "schema": {"type": "string"},
                "description": "Id value value.",
            },
        ],
        "result": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        "result_description": "Result.",
        "errors": ["error-not-found", 404],
        "access": "visitor",
        "permissions": ["view-l-room"],
        "repeat": {"safe": False, "why": "upstream says nothing of it"},
        "two_factor": True,
        "rate_limit": {"calls": 1, "interval_ms": 1000},
        "versions": {"since": "2.0.0", "deprecated": "8.x"},
        "availability": {"9.x": "likely-no"},
        "replacement": "POST /v1/take",
    }
    assert findings(schema) == []
    assert import_facts(write_facts((method,)), schema) == []


def test_drafts_are_notes_of_the_linter(schema: Path, write_facts: WriteFacts) -> None:
    method: Any = {
        "name": "getThing",
        "group": "rooms",
        "result_schema": {"$ref": "#/$defs/Thing"},
        "errors": ["no-thing"],
        "auth_required": False,
    }
    thing = {"type": "object", "properties": {"name": {"type": "string"}}}
    import_facts(write_facts((method,), Thing=thing), schema)
    found = find_flaws(read_source(schema))
    assert all(finding.is_note for finding in found)
    assert {finding.message.partition(" ")[0] for finding in found} == {
        "NoThingError",
        "Thing",
        "getThing",
    }


def test_facts_are_renewed_and_words_are_not(
    schema: Path, write_facts: WriteFacts
) -> None:
    facts = write_facts()
    changed = {
        **GET_ROOM,
        "params": [],
        "errors": [404, "error-not-found"],
        "deprecated": "8.0.0",
        "removed": "9.0.0",
        "availability": {"7.x": "yes", "8.x": "unknown", "9.x": "no"},
        "replacement": "GET /v1/rooms.info",
    }
    (facts / "methods.json").write_text(json.dumps([changed]), "utf-8")
    (facts / "streams.json").write_text(
        json.dumps({"streams": [{**TYPING, "removed": "6.0.0"}]}), "utf-8"
    )
    import_facts(facts, schema)
    text = (schema / "rooms.yaml").read_text("utf-8")
    assert text.startswith(ROOMS[: ROOMS.index("    errors: [404]")])
    assert "    errors: [404, error-not-found]\n" in text
    assert '      versions: {since: "1.0.0", removed: "6.0.0"}\n' in text
    method: Any = drafted(schema, "rooms", "methods", "getRoom")
    assert method["versions"] == {
        "since": "1.0.0", "deprecated": "8.0.0", "removed": "9.0.0",
    }  # fmt: skip
    assert method["availability"] == {"8.x": "unknown"}
    assert method["replacement"] == "GET /v1/rooms.info"
    assert len(method["params"]) == 1
    assert import_facts(facts, schema) == []


def test_what_a_person_corrected_stays(
    write_schema: WriteSchema, write_facts: WriteFacts
) -> None:
    corrected = ROOMS.replace(
        "    access: user\n    repeat",
        "    x-corrected: [errors, versions]\n    access: user\n    repeat",
    )
    schema = write_schema(rooms=corrected, errors=ERRORS)
    facts = write_facts()
    changed = {**GET_ROOM, "errors": [404, 500], "since": "<=2.0.0"}
    (facts / "methods.json").write_text(json.dumps([changed]), "utf-8")
    assert import_facts(facts, schema) == ["errors: Type500Error drafted"]
    assert (schema / "rooms.yaml").read_text("utf-8") == corrected


def test_operations_that_upstream_does_not_know_stay(
    schema: Path, write_facts: WriteFacts
) -> None:
    facts = write_facts()
    (facts / "methods.json").write_text("[]", "utf-8")
    (facts / "streams.json").write_text("{}", "utf-8")
    assert import_facts(facts, schema) == []
    assert (schema / "rooms.yaml").read_text("utf-8") == ROOMS


def test_never_registered_methods_are_there_with_their_replacement(
    schema: Path, write_facts: WriteFacts
) -> None:
    method: Any = {
        "name": "2fa:enable-email",
        "params": [],
        "result_schema": {},
        "auth_required": True,
        "since": None,
        "availability": {"8.x": "no", "9.x": "no"},
        "replacement": "POST /v1/users.2fa.enableEmail",
        "never_registered": True,
    }
    import_facts(write_facts((method,)), schema)
    made = drafted(schema, "two_factor", "methods", "2fa:enable-email")
    assert made["availability"] == {"8.x": "no", "9.x": "no"}
    assert made["result"] == {}
    assert made["result_description"] == "Left unknown by upstream."
    assert "versions" not in made


def test_two_names_that_collide_are_distinguished(
    schema: Path, write_facts: WriteFacts
) -> None:
    names = ("fetch", "rooms/fetch", "rooms:fetch")
    methods = tuple(
        {"name": name, "group": "rooms", "result_schema": {"type": "null"}}
        for name in names
    )
    import_facts(write_facts(methods), schema)
    made = drafted(schema, "rooms", "methods")
    assert [made[name]["name"] for name in names] == ["fetch_2", "fetch_3", "fetch_4"]


@pytest.mark.parametrize(
    ("needed", "access"),
    [
        (True, "user"),
        (False, "anonymous"),
        ("unknown", "unknown"),
        ("visitor token", "visitor"),
        ("unless Accounts_AllowAnonymousRead", "anonymous"),
        ("user or livechat visitor token", "anonymous"),
    ],
)
def test_the_access_of_operations_is_drafted(
    schema: Path, write_facts: WriteFacts, needed: object, access: str
) -> None:
    method: Any = {
        "name": "do",
        "group": "rooms",
        "result_schema": {},
        "auth_required": needed,
    }
    import_facts(write_facts((method,)), schema)
    assert drafted(schema, "rooms", "methods", "do")["access"] == access


def test_events_are_drafted_with_keys_and_arguments(
    schema: Path, write_facts: WriteFacts
) -> None:
    events: Any = (
        {
            "wire_name": "stream-notify-room",
            "key_pattern": "{rid}/videoconf",
            "args": [{"name": "id", "schema": {"type": "string"}}],
            "read": "users who can access the room",
            "since": "7.x/8.x",
        },
        {
            "wire_name": "stream-roles",
            "key_pattern": "roles",
            "args": [
                {"name": "role", "schema": {"type": "string"}},
                {"name": "scope", "schema": {"type": "string"}, "optional": True},
            ],
            "read": "anyone",
            "never_emitted": True,
            "emitted_on": "notify-logged",
        },
        {
            "wire_name": "stream-local",
            "key_pattern": "broadcast",
            "args": [],
            "args_rest": {"type": "array"},
            "read": "nobody (server only)",
        },
        {
            "wire_name": "stream-roles",
            "key_pattern": "{uid}",
            "args": [],
            "args_variants": [
                {"args": [{"name": "data", "schema": {"type": "string"}}]},
                {
                    "args": [
                        {"name": "data", "schema": {"type": "null"}},
                        {"name": "more", "schema": {"type": "number"}},
                    ]
                },
            ],
        },
    )
    import_facts(write_facts(events=events), schema)
    made = drafted(schema, "notify_room", "streams", "stream-notify-room")
    event = made["{room_id}/videoconf"]
    assert event["name"] == "follow_videoconf"
    assert event["keys"] == {"room_id": {"description": "The room."}}
    assert event["versions"] == {"since": "7.x"}
    assert event["access"] == "user"
    roles = drafted(schema, "roles", "streams", "stream-roles")
    assert roles["roles"]["event"] == "RolesFollowRolesEvent"
    assert roles["roles"]["access"] == "anonymous"
    assert roles["roles"]["emitted_on"] == "stream-notify-logged"
    assert roles["roles"]["args"][1]["optional"]
    assert roles["{user_id}"]["name"] == "follow_changes"
    first, second = roles["{user_id}"]["args"]
    assert first["schema"] == {"type": ["string", "null"]}
    assert "optional" not in first
    assert second["optional"]
    local = drafted(schema, "local", "streams", "stream-local", "broadcast")
    assert local["access"] == "nobody"
    assert local["args"] == [
        {
            "name": "value",
            "schema": {},
            "optional": True,
            "description": "Left unknown by upstream.",
        }
    ]
    assert findings(schema) == []
    assert import_facts(write_facts(events=events), schema) == []


def test_publications_that_are_there_still_are_drafted(
    schema: Path, write_facts: WriteFacts
) -> None:
    publications: Any = (
        {"name": "config", "collection": "configs", "auth_required": False},
        {"name": "mine", "collection": "mine", "auth_required": True},
        {"name": "old", "legacy": True},
        {"name": None, "kind": "automatic"},
    )
    import_facts(write_facts(publications=publications), schema)
    made = drafted(schema, "settings", "publications")
    assert made == {
        "config": {
            "summary": "Publication config.",
            "collection": "configs",
            "access": "anonymous",
        },
        "mine": {
            "summary": "Publication mine.", "collection": "mine", "access": "user",
        },
    }  # fmt: skip
    assert import_facts(write_facts(publications=publications), schema) == []


def test_the_command_says_what_it_did(
    schema: Path, write_facts: WriteFacts, capsys: pytest.CaptureFixture[str]
) -> None:
    method: Any = {"name": "do", "group": "rooms", "result_schema": {}}
    assert main([str(write_facts((method,))), str(schema)]) == 0
    out = capsys.readouterr().out
    assert "rooms: do drafted\n" in out
    assert out.endswith("1 changes; `quickmeet lint` lists the drafts\n")


def test_the_module_is_the_command(
    schema: Path, write_facts: WriteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["drafts", str(write_facts()), str(schema)])
    monkeypatch.delitem(sys.modules, "tools.drafts.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("tools.drafts", run_name="__main__")
    assert ended.value.code == 0


def test_facts_that_cannot_be_read_are_wrong_use(
    schema: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nothing"), str(schema)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_facts_that_are_not_json_are_reported(
    schema: Path, write_facts: WriteFacts
) -> None:
    facts = write_facts()
    (facts / "methods.json").write_text("{", "utf-8")
    with pytest.raises(UnreadableError, match="not JSON"):
        import_facts(facts, schema)

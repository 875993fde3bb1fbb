# SPDX-License-Identifier: MIT
"""Payloads and whole conversations against a schema."""

import json
from pathlib import Path

import pytest

from quickmeet_runtime.transcripts.audit.audit import AuditSummary, audit_recordings
from quickmeet_runtime.transcripts.validation.validator import (
    UnknownNameError,
    Validator,
)

PERSON = {
    "type": "object",
    "properties": {"_id": {"type": "string"}, "age": {"type": "integer"}},
    "required": ["_id"],
}
SCHEMA: dict[str, object] = {
    "$defs": {"Person": PERSON},
    "methods": {
        "get": {
            "params": [
                {"schema": {"type": "string"}},
                {"schema": {"type": "integer"}, "optional": True},
            ],
            "result": {"$ref": "#/$defs/Person"},
            "two_factor": True,
        },
        "ask": {"result": {"type": "boolean"}, "refused_by": "false"},
        "touch": {},
    },
    "streams": {
        "stream-people": {
            "{id}": {"args": [{"schema": {"$ref": "#/$defs/Person"}}]},
            "{id}/left": {"args": []},
            "all": {"args": [{"schema": {"type": "integer"}}]},
        }
    },
}


@pytest.fixture
def validator() -> Validator:
    return Validator(SCHEMA)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"_id": "a"}, []),
        ({"_id": "a", "new": 1}, [("$.new", "unknown-field")]),
        ({"age": 1}, [("$", "missing")]),
        ({"_id": 5, "age": "x"}, [("$._id", "type"), ("$.age", "type")]),
        (5, [("$", "type")]),
    ],
)
def test_every_deviation_has_its_path_and_kind(
    value: object, found: list[tuple[str, str]], validator: Validator
) -> None:
    for violations in (validator.result("get", value), validator.type("Person", value)):
        assert sorted((one.path, one.kind) for one in violations) == found


@pytest.mark.parametrize(
    ("params", "kinds"),
    [
        (["a"], []),
        (["a", None], []),
        (["a", 1, {"twoFactorCode": "1"}], []),
        ([], ["length"]),
        (["a", 1, 2, 3], ["length"]),
        ([5], ["type"]),
    ],
)
def test_parameters_are_held_against_their_schemas(
    params: list[object], kinds: list[str], validator: Validator
) -> None:
    assert [one.kind for one in validator.params("get", params)] == kinds


def test_more_arguments_of_an_event_than_known_are_no_violation(
    validator: Validator,
) -> None:
    assert validator.event("stream-people", "x", [{"_id": "a"}, 1]) == []
    assert validator.event("stream-people", "x/left", [1]) == []
    assert [str(v) for v in validator.event("stream-people", "all", ["x"])] == [
        '$[0]: type: "x" is not of type "integer"'
    ]


def test_an_unknown_name_is_an_error(validator: Validator) -> None:
    with pytest.raises(UnknownNameError, match="nothing"):
        validator.result("nothing", 1)
    with pytest.raises(UnknownNameError, match="stream-x"):
        validator.event("stream-x", "k", [])
    with pytest.raises(UnknownNameError, match="x/gone"):
        validator.event("stream-people", "x/gone", [])
    with pytest.raises(UnknownNameError, match="Cat"):
        validator.type("Cat", 1)


def audit(
    tmp_path: Path, *frames: tuple[str, object], lenient: bool = False
) -> AuditSummary:
    path = tmp_path / "recording.jsonl"
    lines = [
        {"conn": "a", "dir": side, "frame": f if isinstance(f, str) else json.dumps(f)}
        for side, f in frames
    ]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return audit_recordings(Validator(SCHEMA), [path], lenient=lenient)


def call(id_: str, method: str, *params: object) -> tuple[str, object]:
    return "out", {"msg": "method", "id": id_, "method": method, "params": params}


def answer(id_: str, **outcome: object) -> tuple[str, object]:
    return "in", {"msg": "result", "id": id_, **outcome}


def test_calls_are_held_against_the_schema_with_their_answers(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "get", "a"),
        call("2", "get", 5),
        answer("2", result={"_id": "a", "new": 1}),
        answer("1", result={}),
        answer("9", result={}),
    )

    assert [(d.line, d.direction, d.violation.kind) for d in found.violations] == [
        (2, "out", "type"),
        (3, "in", "unknown-field"),
        (4, "in", "missing"),
    ]
    assert found.as_dict()["frames"] == 5


def test_a_call_that_nobody_answered_is_looked_at_in_the_end(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "get", "a"),
        call("2", "get", 5),
        answer("1", result={"_id": "a"}),
        call("3", "stream-people", 5),
    )
    assert [(d.line, d.violation.kind) for d in found.violations] == [(2, "type")]


def test_a_call_that_the_server_may_not_have_read_is_not(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "get", 5),
        ("in", {"msg": "error", "reason": "Parse error"}),
        call("2", "get", 5),
    )
    assert [d.line for d in found.violations] == [3]


def test_a_connection_that_opens_again_answers_nothing_of_before(
    tmp_path: Path,
) -> None:
    found = audit(
        tmp_path,
        ("out", {"msg": "connect"}),
        call("1", "ask"),
        ("in", {"msg": "connected"}),
        call("2", "get", 5),
        answer("1", result=True),
        ("out", {"msg": "connect"}),
        call("2", "get", "a"),
        ("in", {"msg": "connected"}),
        answer("2", result={"_id": "a"}),
    )

    assert [(d.line, d.violation.kind) for d in found.violations] == [(4, "type")]
    assert found.validated == 5


def test_a_second_connect_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "get", 5),
        ("out", {"msg": "connect"}),
        ("in", {"msg": "error", "offendingMessage": {"msg": "connect"}}),
        answer("1", result={"_id": "a"}),
    )

    assert [(d.line, d.violation.kind) for d in found.violations] == [(1, "type")]
    assert found.validated == 2


@pytest.mark.parametrize("kind", ["added", "changed", "removed"])
def test_a_document_of_no_collection_is_a_broken_frame(
    kind: str, tmp_path: Path
) -> None:
    found = audit(tmp_path, ("in", {"msg": kind, "id": "a"}))
    assert [(d.name, d.violation.kind) for d in found.violations] == [
        ("frame", "frame")
    ]
    assert found.unknown == {}


def test_what_the_server_refused_is_counted(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "get"),
        answer("1", error={"error": "no"}),
        call("2", "get", 5),
        answer("2", error={"error": 404}),
        call("3", "ask"),
        answer("3", result=False),
        call("4", "get", "a"),
        answer("4"),
        call("5", "touch", 1),
        ("in", {"msg": "error", "offendingMessage": {"msg": "method", "id": "5"}}),
        ("out", {"msg": "sub", "id": "s", "name": "stream-x", "params": []}),
        ("in", {"msg": "nosub", "id": "s", "error": {"error": 404}}),
    )

    assert found.violations == []
    assert dict(found.refused) == {"get": 2, "ask": 1, "touch": 1}
    assert dict(found.absent) == {"get": 1, "stream-x": 1}


def test_writes_to_a_stream_that_takes_none_count_as_refused(tmp_path: Path) -> None:
    found = audit(
        tmp_path,
        call("1", "stream-people"),
        answer("1"),
        call("2", "stream-people", "r1/joined", {}),
        answer("2"),
    )

    assert dict(found.refused) == {"stream-people": 2}
    assert found.unknown == {}


def test_names_that_the_schema_lacks_are_counted(tmp_path: Path) -> None:
    fields: dict[str, object] = {"eventName": "r1/typing", "args": []}
    found = audit(
        tmp_path,
        call("1", "novelty"),
        answer("1", result=1),
        ("out", {"msg": "sub", "id": "s", "name": "stream-new", "params": []}),
        ("in", {"msg": "ready", "subs": ["s", "t"]}),
        ("in", {"msg": "changed", "collection": "stream-people", "fields": fields}),
        ("in", {"msg": "changed", "collection": "users", "fields": {}}),
    )

    assert dict(found.unknown) == {
        "novelty": 1,
        "stream-new": 1,
        "stream-people {id}/typing": 1,
        "users": 1,
    }


def test_documents_and_publications_are_held_against_the_schema() -> None:
    schema: dict[str, object] = {
        "methods": {},
        "streams": {},
        "publications": {
            "tasks.of": {"params": [{"name": "a", "schema": {"type": "string"}}]}
        },
        "collections": {"tasks": {"document": {"$ref": "#/$defs/Task"}}},
        "$defs": {
            "Task": {
                "type": "object",
                "required": ["_id", "text"],
                "properties": {"_id": {"type": "string"}, "text": {"type": "string"}},
            }
        },
    }
    validator = Validator(schema)
    assert validator.publication("tasks.of", ["x", "more"]) == []
    assert [one.kind for one in validator.publication("tasks.of", [5])] == ["type"]
    assert validator.document("tasks", "1", {"text": "wash"}) == []
    assert validator.document("tasks", "1", {}) == []
    found = validator.document("tasks", "1", {"text": 5, "more": 1})
    assert sorted(one.kind for one in found) == ["no-variant", "unknown-field"]
    (missing,) = validator.document("tasks", "1", {}, is_whole=True)
    assert missing.kind == "missing"
    with pytest.raises(UnknownNameError, match="did you mean 'tasks'"):
        validator.document("task", "1", {})
    with pytest.raises(UnknownNameError, match=r"did you mean 'tasks\.of'"):
        validator.publication("tasks.off", [])


def test_a_lenient_audit_passes_over_unknown_fields(tmp_path: Path) -> None:
    fields = {"eventName": "x", "args": [{"_id": 5, "new": 1}]}
    frame = {"msg": "changed", "collection": "stream-people", "fields": fields}

    strict = audit(tmp_path, ("in", frame))
    lenient = audit(tmp_path, ("in", frame), lenient=True)

    assert len(strict.violations) == 2
    assert [one.violation.kind for one in lenient.violations] == ["type"]


@pytest.mark.parametrize("frame", ["hello", "[" * 10_000, "[1]"])
def test_a_frame_of_the_server_that_is_no_object_is_a_violation(
    frame: str, tmp_path: Path
) -> None:
    found = audit(tmp_path, ("in", frame), ("out", frame))

    assert [one.violation.kind for one in found.violations] == ["frame"]

# SPDX-License-Identifier: MIT
"""REST requests in a HAR archive, against the schema."""

import base64
import json
from pathlib import Path

import pytest

from quickmeet_runtime.transcripts.audit.audit import AuditSummary, audit_recordings
from quickmeet_runtime.transcripts.validation.validator import Validator

TEXT = {"schema": {"type": "string"}}
NUMBER = {"schema": {"type": "integer"}}
MOMENT = {"$ref": "#/$defs/Timestamp"}
SCHEMA: dict[str, object] = {
    "$defs": {
        "Timestamp": {"type": "object", "properties": {"$date": {"type": "integer"}}},
        "Room": {
            "type": "object",
            "properties": {"_id": {"type": "string"}, "ts": MOMENT},
            "required": ["_id"],
        },
    },
    "methods": {
        "getRoom": {
            "params": [TEXT],
            "result": {"$ref": "#/$defs/Room"},
            "rest": [{"call": "GET /v1/rooms.info", "result": "room"}],
        }
    },
    "endpoints": {
        "GET /v1/rooms.get": {
            "params": [
                {"name": "id", "wire": "roomId", **TEXT},
                {"name": "limit", "optional": True, **NUMBER},
                {
                    "name": "kinds",
                    "optional": True,
                    "joined": True,
                    "schema": {"type": "array", "items": {"type": "string"}},
                },
            ],
            "result": {"$ref": "#/$defs/Room"},
            "envelope": "room",
        },
        "GET /v1/{@kind}.list": {
            "paging": {"items": "rooms"},
            "result": {"$ref": "#/$defs/Room"},
        },
        "PUT /v1/rooms/{roomId}/name": {
            "params": [{"name": "roomId", **TEXT}, {"name": "name", **TEXT}]
        },
        "POST /v1/rooms.icon": {"params": [{"name": "icon", "file": True}]},
        "POST /v1/users.setPassword": {"params": [{"name": "value", **NUMBER}]},
    },
    "streams": {},
}
FINE = {"success": True}


def entry(  # noqa: PLR0913  # parts of a request and its answer
    verb: str,
    path: str,
    answer: object = FINE,
    *,
    body: object = None,
    status: int = 200,
    media_type: str = "application/json",
) -> dict[str, object]:
    request: dict[str, object] = {"method": verb, "url": f"https://x.org/chat{path}"}
    if body is not None:
        text = body if isinstance(body, str) else json.dumps(body)
        request["postData"] = {"mimeType": media_type, "text": text}
    text = answer if isinstance(answer, str) else json.dumps(answer)
    kind = "text/html" if isinstance(answer, str) else "application/json; charset=utf-8"
    content = {"mimeType": kind, "text": base64.b64encode(text.encode()).decode()}
    return {
        "request": request,
        "response": {"status": status, "content": {**content, "encoding": "base64"}},
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.har"


def audit(path: Path, *entries: object) -> AuditSummary:
    path.write_text(
        json.dumps({"log": {"version": "1.2", "entries": entries}}), "utf-8"
    )
    return audit_recordings(Validator(SCHEMA), [path])


def found(audit: AuditSummary) -> list[tuple[str, str, str, str]]:
    return [
        (one.direction, one.name, one.violation.path, one.violation.kind)
        for one in audit.violations
    ]


ROOM = {"_id": "a", "ts": "2026-11-29T08:00:00.000Z"}


@pytest.mark.parametrize(
    "query", ["roomId=a", "roomId=a&limit=5", "roomId=a&kinds=c,d", "roomId=5"]
)
def test_requests_and_answers_as_the_schema_says_have_no_violation(
    query: str, path: Path
) -> None:
    seen = audit(
        path,
        entry("GET", f"/api/v1/rooms.get?{query}", {**FINE, "room": ROOM}),
        entry("GET", "/api/v1/groups.list?count=5&sort={}", {**FINE, "rooms": [ROOM]}),
        entry("PUT", "/api/v1/rooms/a%2Fb/name", body={"name": "new"}),
        entry(
            "POST", "/api/v1/rooms.icon", body="--x", media_type="multipart/form-data"
        ),
    )
    assert found(seen) == []
    assert (seen.frames, seen.exchanges, seen.validated) == (0, 4, 8)
    assert seen.unknown == {}


@pytest.mark.parametrize(
    ("one", "violation"),
    [
        (
            entry("GET", "/api/v1/rooms.get?roomId=a", {**FINE, "room": {"_id": 5}}),
            ("in", "GET /v1/rooms.get", "$.room._id", "type"),
        ),
        (
            entry("GET", "/api/v1/dm.list", {**FINE, "rooms": [{**ROOM, "ts": 5}]}),
            ("in", "GET /v1/{@kind}.list", "$.rooms[0].ts", "type"),
        ),
        (
            entry("GET", "/api/v1/rooms.get", {**FINE, "room": ROOM}),
            ("out", "GET /v1/rooms.get", "$", "missing"),
        ),
        (
            entry("GET", "/api/v1/rooms.get?roomId=a&limit=x", {**FINE, "room": ROOM}),
            ("out", "GET /v1/rooms.get", "$.limit", "no-variant"),
        ),
        (
            entry("PUT", "/api/v1/rooms/a/name", body={"name": "b", "nickname": "c"}),
            ("out", "PUT /v1/rooms/{roomId}/name", "$.nickname", "unknown-field"),
        ),
    ],
)
def test_every_deviation_of_a_request_or_an_answer_is_a_violation(
    one: object, violation: tuple[str, str, str, str], path: Path
) -> None:
    assert found(audit(path, one)) == [violation]


def test_refusals_absent_and_unknown_endpoints_are_counted(path: Path) -> None:
    refused = {"success": False, "error": "no", "errorType": "error-invalid-room"}
    seen = audit(
        path,
        entry("GET", "/api/v1/rooms.get", refused, status=400),
        entry("GET", "/api/v1/rooms.get", "<!DOCTYPE html>", status=404),
        entry("GET", "/api/v1/rooms.novel/Ab3dE6gH"),
        entry("GET", "/api/v1/rooms.info?roomId=a", {**FINE, "room": {"_id": 5}}),
        entry("GET", "/api/v1/rooms.get", "", status=304),
        entry("GET", "/api/info", {"version": "6.5"}),
        entry("GET", "/avatar/him"),
        {"request": {"url": "http://[broken/api/v1/rooms.get"}, "response": None},
        {"request": 5},
        5,
    )
    assert found(seen) == []
    assert dict(seen.refused) == {"GET /v1/rooms.get": 1}
    assert dict(seen.absent) == {"GET /v1/rooms.get": 1}
    assert dict(seen.unknown) == {"GET /v1/rooms.novel/{id}": 1}


def test_frames_calls_by_rest_and_requests_of_one_archive_are_all_read(
    path: Path,
) -> None:
    call = {"msg": "method", "id": "1", "method": "getRoom", "params": ["a"]}
    result = {"msg": "result", "id": "1", "result": {"_id": 5}}
    bridged = entry(
        "POST",
        "/api/v1/method.call/getRoom",
        {**FINE, "message": json.dumps(result)},
        body={"message": json.dumps(call)},
    )
    messages = [
        {"type": "send", "opcode": 1, "data": json.dumps(call)},
        {"type": "receive", "opcode": 1, "data": json.dumps(result)},
        {"type": "receive", "opcode": "odd"},
    ]
    socket = {"request": {"url": "wss://x/websocket"}, "_webSocketMessages": messages}
    other = entry("GET", "/api/v1/rooms.get?roomId=a", {**FINE, "room": {"_id": 5}})
    seen = audit(path, socket, bridged, other)
    assert [(one.line, one.name) for one in seen.violations] == [
        (2, "getRoom"),
        (4, "getRoom"),
        (5, "GET /v1/rooms.get"),
    ]
    assert (seen.frames, seen.exchanges) == (4, 1)


def test_values_of_endpoints_that_deal_in_secrets_are_not_shown(path: Path) -> None:
    secret = "correct horse"  # noqa: S105  # of nobody
    seen = audit(
        path, entry("POST", "/api/v1/users.setPassword", body={"value": secret})
    )
    assert len(seen.violations) == 1
    assert secret not in str(seen.violations)


def test_an_archive_whose_head_speaks_of_directions_is_an_archive(path: Path) -> None:
    path.write_text(
        json.dumps(
            {"log": {"creator": {"name": 'a "dir" b'}, "entries": []}}, indent=2
        ),
        "utf-8",
    )
    assert audit_recordings(Validator(SCHEMA), [path]).exchanges == 0

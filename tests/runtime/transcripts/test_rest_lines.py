# SPDX-License-Identifier: MIT
"""Requests over REST in a recording of JSON lines, held against the schema."""

import json
from pathlib import Path

import pytest

from quickmeet_runtime.rest.exchange import Exchange, Request, Response
from quickmeet_runtime.transcripts.audit.audit import AuditSummary, audit_recordings
from quickmeet_runtime.transcripts.recordings.reader import RecordedExchange, read_items
from quickmeet_runtime.transcripts.recordings.recorder import Recording
from quickmeet_runtime.transcripts.validation.validator import Validator

TEXT = {"schema": {"type": "string"}}
ROOM = {"type": "object", "properties": {"_id": TEXT["schema"]}, "required": ["_id"]}
SCHEMA: dict[str, object] = {
    "$defs": {"Timestamp": {"type": "object"}},
    "methods": {
        "getRoom": {
            "params": [TEXT],
            "result": ROOM,
            "replacement": "GET /v1/rooms.info",
        },
        "post": {"params": [TEXT], "replacement": "there is nothing like it"},
    },
    "histories": {"rooms": {"history": {"rest": [{"call": "GET /v1/{@kind}.files"}]}}},
    "endpoints": {
        "POST /v1/rooms.name": {
            "params": [
                {"name": "id", "wire": "roomId", "or": ["roomName"], **TEXT},
                {"name": "name", **TEXT},
                {"name": "colour", "optional": True, **TEXT},
            ],
            "checks": ["roomId", "name"],
            "result": ROOM,
            "envelope": "room",
        },
        "POST /v1/rooms.icon": {"params": [{"name": "icon", "file": True}]},
        "GET /v1/rooms.list": {"paging": {"items": "rooms"}, "result": ROOM},
    },
    "streams": {},
}
NAMED = {"success": True, "room": {"_id": "a"}}


def line(direction: str, frame: object) -> str:
    text = frame if isinstance(frame, str) else json.dumps(frame)
    return json.dumps({"conn": "rest", "dir": direction, "frame": text})


def asked(
    call: str, body: object = None, answer: object = NAMED, **more: object
) -> str:
    verb, path = call.split(" ")
    head: dict[str, object] = {"http": verb, "path": f"/api{path}", "body": body}
    return line("rest", {**head, "status": 200, "response": answer, **more})


def audit(path: Path, *lines: str) -> AuditSummary:
    path.write_text("\n".join(lines), "utf-8")
    return audit_recordings(Validator(SCHEMA), [path])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "recording.jsonl"


def found(audit: AuditSummary) -> list[tuple[int, str, str, str]]:
    return [
        (one.line, one.direction, one.violation.path, one.violation.kind)
        for one in audit.violations
    ]


def test_requests_and_answers_are_counted_beside_the_frames(path: Path) -> None:
    called = {"msg": "method", "id": "1", "method": "getRoom", "params": ["a"]}
    seen = audit(
        path,
        line("out", called),
        asked("POST /v1/rooms.name", {"roomId": "a", "name": "b"}),
        line("in", {"msg": "result", "id": "1", "result": {"_id": "a"}}),
        asked("POST /v1/rooms.name", {"roomName": "a", "name": "b", "colour": 5}),
        asked("POST /v1/rooms.icon", "67 bytes of multipart/form-data"),
        asked("GET /v1/rooms.list", None, {"rooms": []}, query={"count": "5"}),
    )
    assert found(seen) == []
    assert (seen.frames, seen.exchanges, seen.validated) == (2, 4, 10)
    assert seen.as_dict()["exchanges"] == 4
    assert seen.unknown == {}


@pytest.mark.parametrize(
    ("body", "answer", "violation"),
    [
        ({"roomId": "a"}, NAMED, ("out", "$", "missing")),
        ({"name": "b"}, NAMED, ("out", "$", "missing")),
        ({"roomName": 5, "name": "b"}, NAMED, ("out", "$.roomName", "type")),
        ({"roomId": "a", "name": "b"}, {"room": {}}, ("in", "$.room", "missing")),
    ],
)
def test_deviations_are_reported_with_their_line(
    body: object, answer: object, violation: tuple[str, str, str], path: Path
) -> None:
    seen = audit(
        path, line("note", "first"), asked("POST /v1/rooms.name", body, answer)
    )
    assert found(seen) == [(2, *violation)]


def test_what_replaces_a_method_or_is_read_back_is_known(path: Path) -> None:
    seen = audit(
        path,
        asked("GET /v1/rooms.info"),
        asked("GET /v1/groups.files"),
        asked("POST /v1/rooms.upload/Ab3"),
        asked("GET /v1/rooms.novel"),
    )
    assert found(seen) == []
    assert dict(seen.unknown) == {"GET /v1/rooms.novel": 1}


def test_refusals_pages_and_absent_endpoints_are_counted(path: Path) -> None:
    seen = audit(
        path,
        asked("POST /v1/rooms.name", {}, {"success": False, "error": "no"}, status=400),
        asked(
            "GET /v1/rooms.list",
            None,
            "<!DOCTYPE html>",
            response_headers={"Content-Type": "text/html"},
        ),
        asked("GET /v1/rooms.list", None, None, status=404),
    )
    assert found(seen) == []
    assert dict(seen.refused) == {"POST /v1/rooms.name": 1}
    assert dict(seen.absent) == {"GET /v1/rooms.list": 2}


def test_calls_by_rest_are_calls(path: Path) -> None:
    called = {"msg": "method", "id": "1", "method": "getRoom", "params": [5]}
    result = {"msg": "result", "id": "1", "result": {"_id": "a"}}
    seen = audit(
        path,
        asked(
            "POST /v1/method.call/getRoom",
            {"message": json.dumps(called)},
            {"message": json.dumps(result)},
        ),
    )
    assert found(seen) == [(1, "out", "$[0]", "type")]
    assert (seen.frames, seen.exchanges) == (2, 0)


@pytest.mark.parametrize(
    "frame",
    ["no JSON", "[]", '{"http": "GET"}', '{"http": 5, "path": "/api/x", "status": 1}',
     '{"http": "GET", "path": "/avatar/him", "status": 200}'],
)  # fmt: skip
def test_lines_that_are_no_request_to_the_api_are_passed_over(
    frame: str, path: Path
) -> None:
    seen = audit(path, line("rest", frame))
    assert (seen.frames, seen.exchanges, seen.validated) == (0, 0, 0)


def test_what_a_recording_wrote_is_read_back(path: Path) -> None:
    recording = Recording(path)
    request = Request(
        name="POST /v1/rooms.name",
        verb="POST",
        path="/v1/rooms.name",
        query=(("a", "1"), ("a", "2"), ("b", "3")),
        body=b'{"roomId":"a","name":5}',
    )
    headers = {"content-type": "application/json"}
    response = Response(status=200, headers=headers, content=json.dumps(NAMED).encode())
    recording.write_rest(
        Exchange(
            asks_for="",
            request=request,
            secret_headers={},
            response=response,
            took=0.1,
        )
    )
    [item] = read_items(path)
    assert isinstance(item, RecordedExchange)
    again = item.exchange
    assert (again.request.verb, again.request.path) == ("POST", "/v1/rooms.name")
    assert again.request.query == request.query
    assert again.request.body == request.body
    assert (again.response.status, again.response.headers) == (200, headers)
    seen = audit_recordings(Validator(SCHEMA), [path])
    assert (1, "out", "$.name", "type") in found(seen)

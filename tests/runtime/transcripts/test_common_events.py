# SPDX-License-Identifier: MIT
"""An event of a kind that came before is checked by a short way, to the same end."""

import json
from pathlib import Path

import pytest

from quickmeet_runtime.transcripts.audit.audit import AuditSummary, audit_recordings
from quickmeet_runtime.transcripts.validation.validator import Validator

SCHEMA: dict[str, object] = {
    "$defs": {
        "Person": {
            "type": "object",
            "properties": {"_id": {"type": "string"}, "friends": {}},
            "required": ["_id"],
        }
    },
    "methods": {"get": {"result": {"type": "integer"}}},
    "streams": {
        "stream-people": {
            "{id}": {"args": [{"schema": {"$ref": "#/$defs/Person"}}]},
            "{id}/left": {"args": []},
        }
    },
}


def event(args: object, key: object = "x", **more: object) -> str:
    fields = {"eventName": key, "args": args}
    whole = {"msg": "changed", "collection": "stream-people", "id": "id"}
    return json.dumps({**whole, "fields": fields, **more}, separators=(",", ":"))


GOOD = event([{"_id": "a"}])


def deep(levels: int) -> str:
    return GOOD.replace('"a"', f'"a","friends":{"[" * levels}1{"]" * levels}')


FRAMES = {
    "another that matches": event([{"_id": "b"}]),
    "more arguments than known": event([{"_id": "b"}, 1]),
    "a field of another type": event([{"_id": 5}]),
    "an unknown field": event([{"_id": "a", "new": 1}]),
    "a missing field": GOOD.replace('"_id":"a"', ""),
    "no arguments": event([]),
    "arguments that are no array": event({"_id": "a"}),
    "a name that is no text": event([{"_id": "a"}], key=5),
    "a name that is absent": event([{"_id": "a"}], fields={"args": [{"_id": 5}]}),
    "fields that are no object": event([], fields=[1]),
    "another event": event([], key="x/left"),
    "an unknown event": event([], key="x/gone"),
    "an unknown stream": event([], collection="stream-cats"),
    "a collection": event([], collection="people"),
    "a collection that is no text": event([], collection=7),
    "another message by its second name": GOOD[:-1] + ',"msg":"removed"}',
    "half a pair of surrogates": event([{"_id": "\ud800"}]),
    "half a pair where text is wrong": event([{"_id": 1, "friends": "\ud800"}]),
    "nested deeply": deep(900),
    "nested more deeply than is read": deep(90_000),
    "what JavaScript lets pass": event([{"_id": "a", "friends": float("nan")}]),
    "text behind it": GOOD + "x",
    "a part of it": GOOD[:-3],
    "other spaces": GOOD.replace(":", ": "),
}


def audit(path: Path, *frames: str, side: str = "in") -> AuditSummary:
    lines = [json.dumps({"conn": "a", "dir": side, "frame": one}) for one in frames]
    path.write_text("\n".join(lines), "utf-8")
    return audit_recordings(Validator(SCHEMA), [path])


@pytest.mark.parametrize("side", ["in", "out"])
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_what_is_found_does_not_depend_on_the_events_before(
    frame: str, side: str, tmp_path: Path
) -> None:
    path = tmp_path / "recording.jsonl"
    alone = audit(path, frame, side=side)
    before = audit(path, GOOD, side=side)
    both = audit(path, GOOD, frame, side=side)
    assert both.validated == before.validated + alone.validated
    assert both.unknown == alone.unknown
    found = [(one.name, one.violation) for one in both.violations]
    assert found == [(one.name, one.violation) for one in alone.violations]


def test_all_events_that_match_are_counted(tmp_path: Path) -> None:
    frames = [event([{"_id": str(n)}], key=f"room{n % 3}") for n in range(30)]
    found = audit(tmp_path / "recording.jsonl", *frames)
    assert (found.frames, found.validated, found.violations) == (30, 30, [])


def test_more_rooms_than_are_remembered_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "quickmeet_runtime.transcripts.validation.validator._MOST_EVENTS"
    monkeypatch.setattr(name, 2)
    frames = [event([{"_id": n if n == 9 else "a"}], key=f"r{n}") for n in range(12)]
    found = audit(tmp_path / "recording.jsonl", *frames, *frames)
    assert (found.validated, found.deviations) == (24, 2)

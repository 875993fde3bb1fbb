# SPDX-License-Identifier: MIT
"""Fields that servers accept unchecked, in validation."""

import json
from pathlib import Path

import pytest

import quickmeet
from quickmeet_runtime.transcripts.audit.audit import audit_recordings
from quickmeet_runtime.transcripts.validation.validator import Validator

NOTE: dict[str, object] = {
    "type": "object",
    "required": ["_id"],
    "x-checked": ["alias"],
    "properties": {
        "_id": {"type": "string"},
        "alias": {"type": "string"},
        "flag": {"type": "boolean"},
    },
}
SCHEMA: dict[str, object] = {
    "$defs": {
        "Note": NOTE,
        "Room": {
            "type": "object",
            "required": ["_id"],
            "properties": {
                "_id": {"type": "string"},
                "last": {"$ref": "#/$defs/Note", "x-partial": True},
            },
        },
    },
    "methods": {
        "save": {
            "checks": ["name"],
            "params": [
                {"name": "name", "schema": {"type": "string"}},
                {"name": "since", "schema": {"type": "integer"}},
            ],
            "two_factor": True,
        }
    },
    "streams": {},
}


@pytest.fixture
def validator() -> Validator:
    return Validator(SCHEMA)


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ({"_id": "n", "alias": None}, []),
        ({"_id": "n", "alias": 5}, ["no-variant"]),
        ({"_id": "n", "flag": "x"}, []),
        ({"_id": "n", "flag": None}, []),
        ({"_id": None}, ["type"]),
        ({"_id": "n", "other": 1}, ["unknown-field"]),
    ],
)
def test_stored_objects_are_checked_where_servers_check_them(
    note: object, kinds: list[str], validator: Validator
) -> None:
    assert [one.kind for one in validator.type("Note", note)] == kinds


@pytest.mark.parametrize(
    ("last", "is_fine"),
    [({"flag": True}, True), ({"_id": None}, True), ({}, True), (5, False)],
)
def test_a_part_of_an_object_needs_none_of_its_properties(
    last: object,
    is_fine: bool,  # noqa: FBT001  # a case
    validator: Validator,
) -> None:
    found = validator.type("Room", {"_id": "r", "last": last})
    assert (found == []) is is_fine


def test_what_a_server_took_unchecked_is_no_violation(validator: Validator) -> None:
    for params in (["a", "x"], ["a", None], ["a"]):
        assert validator.params("save", params, were_taken=True) == []
        assert validator.params("save", params) != []
    assert validator.params("save", [5, "x"], were_taken=True) != []


@pytest.mark.parametrize(
    ("params", "is_fine"),
    [
        (["a", 1, {"twoFactorCode": "1", "twoFactorMethod": "totp"}], True),
        (["a", 1, {"twoFactorCode": 5}], False),
        (["a", {"twoFactorCode": "1"}], False),
        (["a", 1, {"code": "1"}], False),
    ],
)
def test_a_second_factor_comes_after_whatever_a_call_has(
    params: list[object],
    is_fine: bool,  # noqa: FBT001  # a case
    validator: Validator,
) -> None:
    assert (validator.params("save", params) == []) is is_fine


def test_a_setting_that_needs_a_second_factor_is_no_violation() -> None:
    factor = {"twoFactorCode": "1", "twoFactorMethod": "password"}
    params = ["Setting", True, factor]

    assert quickmeet.validator().params("saveSetting", params) == []


ODD: list[dict[str, object]] = [
    {"alias": None, "emoji": None, "tmid": None, "attachments": None},
    {"groupable": "x", "customFields": 5, "reactions": [], "editedAt": 5, "file": 5},
    {"drid": 5, "replies": "x", "pinned": "x", "tcount": "x", "unread": 5},
    {"attachments": [{"color": None, "ts": 5, "image_dimensions": {}, "fields": [5]}]},
    {"attachments": [{"fields": [{"title": None}], "actions": None, "title": None}]},
]


@pytest.mark.parametrize("odd", ODD)
def test_messages_are_valid_as_servers_keep_them(odd: dict[str, object]) -> None:
    moment = {"$date": 1}
    whole = {"_id": "m", "rid": "r", "msg": "", "ts": moment, "_updatedAt": moment}
    message = {**whole, "u": {"_id": "u", "username": "u"}, **odd}

    assert quickmeet.validator().type("Message", message) == []
    assert (
        quickmeet.validator().type("Room", {"_id": "r", "t": "c", "lastMessage": odd})
        == []
    )


def test_a_recording_is_judged_by_what_the_server_took(tmp_path: Path) -> None:
    def frame(direction: str, **fields: object) -> str:
        return json.dumps({"t": 1, "dir": direction, "frame": json.dumps(fields)})

    call = {"msg": "method", "method": "rooms/get", "id": "1", "params": ["x"]}
    file = tmp_path / "recorded.jsonl"
    file.write_text(
        f"{frame('out', **call)}\n{frame('in', msg='result', id='1', result=[])}\n",
        "utf-8",
    )

    audit = audit_recordings(quickmeet.validator(), [file])

    assert (audit.violations, audit.unknown) == ([], {})

# SPDX-License-Identifier: MIT
"""Names on the wire are any text: they work, or are refused with their line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quickmeet_codegen.api import generate, lint
from quickmeet_codegen.export.async_api import async_api
from quickmeet_codegen.export.json_schema import json_schema, json_schema_files
from quickmeet_codegen.export.open_api import open_api
from quickmeet_codegen.read.source import read_source

TEXT = {"type": "string"}
ODD = [
    'it\'s "x"', '"""', "a\\b", "a\nb", "a\r\nb", "\x00", "\x1b[31m", "\u2028",
    "\u202e",
    "é ß", " ", "{{ 7 }}", "$ref", "#/~1%20", "a.b", "*", "@x", "-1", "null", "\ud800",
    "\ud83d\ude00",
]  # fmt: skip
USE = """
import json, sys
from quickmeet_runtime.transcripts.validation.validator import Validator
from odd import Client, errors, rooms, validator
from odd.types.rooms import Kind, U
import msgspec

text = json.loads(sys.argv[1])
assert rooms.FIND.name == rooms.FOLLOW.name == rooms.FOLLOW_LIST.name == text
assert rooms.FOLLOW_LIST.collection == rooms.FOLLOW_ALL.collection == text
assert Kind(text) is Kind.ODD and Kind.ODD.is_known
assert errors.OddError.code == text
found = msgspec.json.decode(msgspec.json.encode({"kind": "b" + text, "n": 1}), type=U)
assert found.n == 1, found
check = validator()
assert not check.params(text, [text]), check.params(text, [text])
assert not check.result(text, {"kind": "a" + text})
assert check.result(text, {"kind": "a", "n": "x"})
assert not check.publication(text, ["x"])
assert not check.document(text, "i", {}, is_whole=True)
"""


def schema(text: str) -> dict[str, Any]:
    """A schema that has a text for each name on the wire but those of fields."""
    key = text.replace("{", "(").replace("}", ")")
    path = "".join(one for one in key if not one.isspace())
    room = {"_id": {**TEXT, "x-name": "id", "description": "Its identifier."}}
    variants = {
        name: {
            "description": "A variant.",
            "type": "object",
            "properties": {
                "kind": {"const": f"{name.lower()}{text}", "description": "The kind."},
                "n": {"type": "integer", "description": "A number."},
            },
        }
        for name in ("A", "B")
    }
    param = {"name": "a", "wire": text, "schema": TEXT, "description": "It."}
    kind = {**param, "schema": {"$ref": "Kind"}}
    is_path = "." in text or "{" in text  # as a source: it leads into a parameter
    sent = {} if is_path else {text: text}
    call = {"send": sent, "result": text}
    return {
        "domain": "rooms",
        "summary": "Rooms.",
        "group": {"class": "Rooms", "summary": "Rooms."},
        "types": {
            "Room": {
                "description": "A room.",
                "type": "object",
                "required": ["_id"],
                "properties": room,
            },
            "Kind": {
                "description": "A kind.",
                "anyOf": [{"const": text, "x-member": "ODD"}],
            },
            **variants,
            "U": {
                "description": "One of two.",
                "oneOf": [{"$ref": "A"}, {"$ref": "B"}],
                "discriminator": {"propertyName": "kind"},
            },
        },
        "methods": {
            text: {
                "name": "find", "summary": "Find.", "access": "user",
                "permissions": [text], "errors": [text], "params": [kind],
                "result": {"$ref": "U"}, "rest": [{"call": "POST /v1/x", **call}],
            }
        },
        "endpoints": {
            f"GET /v1/{path}": {
                "name": "get", "summary": "Get.", "access": "user", "params": [param],
                "envelope": text, "result": TEXT,
            }
        },
        "streams": {
            text: {
                key: {
                    "name": "follow", "summary": "Follow.", "access": "user",
                    "emitted_on": text, "args": [kind],
                }
            }
        },
        "publications": {
            text: {
                "name": "follow_list", "summary": "Follow.", "collection": text,
                "params": [param],
            }
        },
        "collections": {
            text: {
                "name": "follow_all", "summary": "Follow.", "document": {"$ref": "Room"}
            }
        },
        "histories": {
            "history": {
                "summary": "Read it back.",
                "key": {"name": "room_id", "description": "The room."},
                "item": {"$ref": "Room"},
                "rest": [
                    {
                        "call": "GET /v1/y",
                        "send": {**dict.fromkeys(sent, "room_id"), "offset": "offset"},
                        "result": text,
                    }
                ],
            }
        },
    }  # fmt: skip


def written(folder: Path, text: str) -> Path:
    """The schema as YAML, each key and each text on a line of its own."""
    folder.mkdir()
    (folder / "rooms.yaml").write_text(json.dumps(schema(text), indent=1), "utf-8")
    error = {"OddError": {"code": text, "summary": "Odd."}}
    errors = {"domain": "errors", "errors": error}
    (folder / "errors.yaml").write_text(json.dumps(errors, indent=1), "utf-8")
    return folder


@pytest.mark.parametrize("text", ODD)
def test_any_text_is_a_name_or_refused_with_its_line(text: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "schema", text)
    found = lint(folder).findings
    if text == "\ud800":  # no file can hold it
        assert {one.rule for one in found} == {"lone-surrogate"}
    else:
        assert [str(one) for one in found] == []
    shown = json.dumps(text)[1:-1]
    for one in found:
        line = Path(one.place.file).read_text("utf-8").splitlines()[one.place.line - 1]
        assert shown in line


@pytest.mark.parametrize("text", [one for one in ODD if one != "\ud800"])
def test_exports_have_any_text(text: str, tmp_path: Path) -> None:
    source = read_source(written(tmp_path / "schema", text))
    for made in (
        json_schema(source),
        json_schema_files(source),
        async_api(source, "1"),
        open_api(source, "1"),
    ):
        json.dumps(made, ensure_ascii=False).encode()
    assert json.dumps(text)[1:-1] in json.dumps(async_api(source, "1"))


@pytest.mark.parametrize("text", ['it\'s "x"\\\n\x00', '"""', "#/~1%20{x}", "-1"])
@pytest.mark.timeout(120)
def test_a_package_has_any_text_as_it_is(text: str, tmp_path: Path) -> None:
    made = generate(written(tmp_path / "schema", text), tmp_path / "odd")
    assert [str(one) for one in made.findings] == []
    done = subprocess.run(
        [sys.executable, "-c", USE, json.dumps(text)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr

# SPDX-License-Identifier: MIT
"""Schemas of any size: to see what size costs."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

TYPES_A_DOMAIN = 50


def write_schema(folder: Path, types: int) -> None:
    """Write a schema of a number of types, in domains of fifty.

    Each type has eight fields of the usual kinds and refers to the one before;
    each domain has a method and an event, as real ones have a few.
    """
    folder.mkdir(parents=True)
    for first in range(0, types, TYPES_A_DOMAIN):
        last = min(first + TYPES_A_DOMAIN, types)
        number = first // TYPES_A_DOMAIN
        domain = _domain(f"area{number}", number, range(first, last))
        text = msgspec.json.format(msgspec.json.encode(domain), indent=1)
        (folder / f"area{number}.yaml").write_bytes(text + b"\n")  # JSON is YAML


def _domain(name: str, number: int, types: range) -> dict[str, object]:
    last = _name(types[-1])
    versions = {"since": "0.74.0"}
    releases = ("3.x", "4.x", "5.x", "6.x", "7.x", "8.x", "9.x")
    facts = {
        "access": "user",
        "versions": versions,
        "availability": dict.fromkeys(releases, "yes"),
    }
    parameter = {"name": "key", "schema": {"type": "string"}, "description": "The key."}
    method = {
        "name": "load",
        "summary": "Load one of them.",
        "params": [parameter],
        "result": {"$ref": last},
        "result_description": "The one with that key.",
        "repeat": {"safe": True, "why": "it only reads"},
        **facts,
    }
    event = {
        "name": "follow",
        "summary": "Follow their changes.",
        "args": [
            {"name": "change", "schema": {"$ref": last}, "description": "The new one."}
        ],
        **facts,
    }
    return {
        "domain": name,
        "summary": f"Area number {number}.",
        "group": {"class": name.title(), "summary": f"Area number {number}."},
        "types": {_name(one): _type(one, one == types[0]) for one in types},
        "methods": {f"loadArea{number}": method},
        "streams": {"stream-notify-logged": {f"changed-area-{number}": event}},
    }


def _name(number: int) -> str:
    return "Record" + "".join(chr(ord("A") + int(digit)) for digit in f"{number:04d}")


def _type(number: int, is_first: bool) -> dict[str, object]:  # noqa: FBT001  # of its domain
    properties = dict(_properties())
    if not is_first:
        properties["before"] = {
            "$ref": _name(number - 1),
            "description": "The one before.",
        }
    return {
        "description": f"Record number {number}.",
        "type": "object",
        "required": ["_id", "name"],
        "properties": properties,
    }


def _properties() -> Iterator[tuple[str, dict[str, object]]]:
    yield "_id", {"type": "string", "x-name": "id", "description": "Identifier."}
    yield "name", {"type": "string", "description": "Its name."}
    yield "size", {"type": "integer", "description": "Its size."}
    yield "isOpen", {"type": "boolean", "x-name": "is_open", "description": "Open."}
    words = {"type": "array", "items": {"type": "string"}}
    yield "words", {**words, "description": "Words about it."}
    when = {"$ref": "Timestamp", "x-name": "changed_at"}
    yield "changedAt", {**when, "description": "When it changed."}
    kind = {"anyOf": [{"enum": ["new", "old"]}, {"type": "string"}]}
    yield "kind", {**kind, "description": "What kind it is."}

# SPDX-License-Identifier: MIT
"""Overlays: what they say of what is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.api import lint

WriteSchema = Callable[..., Path]
ROOMS = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
types:
  Room: {description: A room., type: string}
  Person:
    description: Somebody.
    type: object
    properties:
      name: {description: A name., type: string}
publications:
  rooms.mine: {summary: Mine., access: user}
methods:
  getRoom: {name: get, summary: Get., access: user}
"""


def found(write_schema: WriteSchema, tmp_path: Path, text: str) -> list[str]:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(f"domain: rooms\n{text}", "utf-8")
    result = lint(write_schema(rooms=ROOMS), [overlay])
    return [str(finding).removeprefix(f"{overlay}:") for finding in result.findings]


def test_a_deletion_of_a_missing_key_is_refused(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = "methods:\n  getRoon: null\ntypes:\n  Nothing: null\n"
    assert found(write_schema, tmp_path, text) == [
        (
            "3:3: overlay-target-missing there is no methods.getRoon to delete "
            "(did you mean getRoom?)"
        ),
        "5:3: overlay-target-missing there is no types.Nothing to delete",
    ]


def test_a_change_of_a_missing_key_is_refused(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = (
        "methods:\n  getRoon: {name: fetch}\n"
        "types:\n  Rom: {properties: {a: {type: string, description: A.}}}\n"
        "streams:\n  stream-x: {all: {name: follow_x}}\n"
    )
    told = found(write_schema, tmp_path, text)
    assert [line.partition(":")[0] for line in told] == ["3", "5", "7", "7"]
    assert told[0] == (
        "3:3: overlay-target-missing there is no methods.getRoon to change "
        '(did you mean getRoom?): "access" is a required property'
    )
    assert told[1] == (
        "5:3: overlay-target-missing there is no types.Rom to change "
        "(did you mean Room?)"
    )
    assert all("no streams.stream-x.all to change:" in line for line in told[2:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "types:\n  Person:\n    properties:\n      names: {description: A name.}\n",
            (
                "5:7: overlay-target-missing there is no types.Person.properties.names"
                " to change (did you mean name?)"
            ),
        ),
        (
            "types:\n  Persn: {description: Somebody.}\n",
            (
                "3:3: overlay-target-missing there is no types.Persn"
                " to change (did you mean Person?)"
            ),
        ),
        (
            "publications:\n  rooms.mime: {summary: Mine.}\n",
            (
                "3:3: overlay-target-missing there is no publications.rooms.mime"
                " to change (did you mean rooms.mine?)"
            ),
        ),
    ],
)
def test_a_new_key_similar_to_an_existing_one_is_a_misspelling(
    write_schema: WriteSchema, tmp_path: Path, text: str, told: str
) -> None:
    assert found(write_schema, tmp_path, text) == [told]


def test_a_new_field_that_may_be_anything_is_added(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    field = "{description: Any., x-open: anything}"
    text = f"types:\n  Person:\n    properties:\n      names: {field}\n"
    assert found(write_schema, tmp_path, text) == []
    other = text.replace("names", "age").replace(", x-open: anything", "")
    assert found(write_schema, tmp_path, other) == []


def test_a_complete_definition_is_added(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = (
        "methods:\n  getRooms: {name: get_all, summary: Get all., access: user}\n"
        "types:\n  Rooms2: {type: array, items: {$ref: Room}, description: Some.}\n"
    )
    assert found(write_schema, tmp_path, text) == []


def test_an_existing_key_is_deleted_and_null_may_be_a_value(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = "methods:\n  getRoom: {result: null}\ntypes:\n  Room: null\n"
    assert found(write_schema, tmp_path, text) == []

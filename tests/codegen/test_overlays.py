# SPDX-License-Identifier: MIT
"""Overlays: what they say of what is not there."""

from collections.abc import Callable
from pathlib import Path

from quickmeet_codegen.api import lint

WriteSchema = Callable[..., Path]
ROOMS = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms.}
types:
  Room: {description: A room., type: string}
methods:
  getRoom: {name: get, summary: Get., access: user}
"""


def found(write_schema: WriteSchema, tmp_path: Path, text: str) -> list[str]:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(f"domain: rooms\n{text}")
    result = lint(write_schema(rooms=ROOMS), [overlay])
    return [str(finding).removeprefix(f"{overlay}:") for finding in result.findings]


def test_what_is_deleted_must_be_there(
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


def test_what_is_there_is_deleted_and_null_may_be_a_value(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    text = "methods:\n  getRoom: {result: null}\ntypes:\n  Room: null\n"
    assert found(write_schema, tmp_path, text) == []

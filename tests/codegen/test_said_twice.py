# SPDX-License-Identifier: MIT
"""A fact that follows from others is not written, and is there for all who read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.finding import Finding
from quickmeet_codegen.read.schema_json import by_versions
from quickmeet_codegen.read.source import read_source

WHOLE = Path(__file__).parents[2] / "schema"
HEAD = "domain: rooms\nsummary: Rooms.\ngroup: {class: Rooms, summary: Rooms.}\n"
Lint = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("line", "since", "removed", "expected"),
    [
        ("3.x", "4.0.0", None, "no"),
        ("4.x", "4.2.0", None, "yes"),
        ("9.x", "4.0.0", None, "yes"),
        ("8.x", None, "8.0.0", "no"),
        ("8.x", None, "8.4.0", "yes"),
        ("9.x", None, "8.4.0", "no"),
        ("7.x", None, "8.x", "yes"),
        ("8.x", None, "8.x", "no"),
        ("8.x", None, None, None),
        ("later", "4.0.0", None, None),
    ],
)
def test_versions_say_which_lines_have_an_operation(
    line: str, since: str | None, removed: str | None, expected: str | None
) -> None:
    assert by_versions(line, since, removed) == expected


def test_what_follows_is_noted_at_its_line_and_fails_nothing(lint_texts: Lint) -> None:
    found = lint_texts(
        rooms=f"{HEAD}methods:\n  getRoom:\n    name: get\n    summary: Get.\n"
        "    access: user\n    versions: {since: 4.0.0}\n"
        '    availability: {"3.x": "no", "9.x": likely}\n'
        "    replacement: GET /v1/rooms.info\n"
        "    rest: [{call: GET /v1/rooms.info}]\n"
    )
    assert [(f.place.line, f.rule, f.is_note) for f in found] == [
        (10, "said-twice", True),
        (11, "said-twice", True),
    ]


def test_our_schema_has_no_redundant_facts() -> None:
    assert [f for f in find_flaws(read_source(WHOLE)) if f.rule == "said-twice"] == []


def test_the_schema_as_json_is_complete_and_reads_back_equal() -> None:
    path = WHOLE.parent / "generated" / "quickmeet" / "schema.json"
    whole = json.loads(path.read_text("utf-8"))
    method = whole["methods"]["sendMessage"]
    assert set(method["availability"]) == {f"{n}.x" for n in range(3, 10)}
    assert method["replacement"] == method["rest"][0]["call"]
    again, written = read_source(path), read_source(WHOLE)
    for name in written.domains:
        assert again.domains[name].value == written.domains[name].value

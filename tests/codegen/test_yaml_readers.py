# SPDX-License-Identifier: MIT
"""The fast reader of YAML says what the slow one says, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quickmeet_codegen.read.document import read_document
from quickmeet_codegen.read.finding import UnreadableError
from quickmeet_codegen.read.yaml import (
    NotYamlError,
    YamlEvent,
    common_events,
    ruamel_events,
)

SCHEMA = Path(__file__).parents[2] / "schema"
PIECES = [
    *("a", "b c", "1", "null", "~", "é", "😀", "a:b", "a#b", "http://x/y", "<<"),
    *(": ", ":", "- ", "-", ", ", ",", "? ", "?", " ", "\n", "\n  ", "\n    "),
    *("{", "}", "[", "]", "{a: 1}", '{"a":1}', "[a, b]", "a: b\n", "k:\n  - d\n"),
    *("'", '"', "''", '""', "\\", "\\u0041", "\\ud83d\\ude00", "it''s", '\\"'),
    *("|", ">", "|\n  x\n", ">-\n  y\n\n  z\n", "|+2\n", "|#", "|\n   \n x\n", "# c"),
    *("&x", "*x", "!t", "@", "`", "%", "%YAML 1.1\n", "---", "\n---\n", "\n...\n"),
    *("\t", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\ufeff", "\x00", "\x07"),
]
RULES = (SCHEMA / "emails.yaml").read_text("utf-8")
Told = tuple[str, int, int, str, bool]


def told(events: Iterator[YamlEvent]) -> list[Told]:
    """All that matters of events: the ends of collections have no place."""
    return [
        ("end", 0, 0, "", False)
        if event.kind == "end"
        else (event.kind, event.line, event.column, event.value, event.is_plain)
        for event in events
    ]


def assert_alike(text: str) -> None:
    fast = common_events(text)
    if fast is not None:
        assert told(iter(fast)) == told(ruamel_events(text)), repr(text)


@settings(deadline=None, max_examples=600)
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(text="|# c")
@example(text="|\n  \n    a: b")
@example(text="a: |\n\n   \n b\n")
@example(text="a:\n- \n- b")
@example(text="a: b\r\nc:\r\n  - d\r\n")
@example(text="---\na: 1\n")
@example(text="|\n---\na")
def test_the_fast_reader_agrees_with_ruamel_on_any_text(text: str) -> None:
    assert_alike(text)


@settings(deadline=None, max_examples=200)
@given(
    at=st.integers(0, len(RULES)),
    gone=st.integers(0, 3),
    pieces=st.lists(st.sampled_from(PIECES), max_size=2),
)
def test_the_fast_reader_agrees_with_ruamel_on_a_schema_with_a_mistake(
    at: int, gone: int, pieces: list[str]
) -> None:
    assert_alike(RULES[:at] + "".join(pieces) + RULES[at + gone :])


def test_it_reads_all_of_our_schema() -> None:
    files = sorted(SCHEMA.glob("*.yaml"))
    unread = [
        file.name for file in files if common_events(file.read_text("utf-8")) is None
    ]
    assert len(files) > 40
    assert len(unread) <= 1  # one has a value that is left empty


def test_lines_that_end_as_on_windows_are_read_fast() -> None:
    events = common_events("a: b\r\nc:\r\n  - d\r\n")
    assert events is not None
    assert [event.value for event in events if event.value] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: &x b\n", id="an anchor"),
        pytest.param("a: *x\n", id="an alias"),
        pytest.param("a: !t b\n", id="a tag"),
        pytest.param("a: {b: c\n", id="no YAML"),
        pytest.param("a:\tb\n", id="a tab"),
        pytest.param("%YAML 1.1\n---\na: b\n", id="a directive"),
        pytest.param("[" * 200 + "]" * 200, id="too deep"),
        pytest.param('a: "\\ud83d\\ude00"\n', id="characters in halves"),
    ],
)
def test_uncommon_yaml_is_read_by_ruamel(text: str) -> None:
    assert common_events(text) is None


def test_without_libyaml_ruamel_reads_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: [1, b]\n", "utf-8")
    fast = read_document(path)
    monkeypatch.setattr("quickmeet_codegen.read.yaml._parser", lambda: None)
    assert common_events("a: b") is None
    slow = read_document(path)
    assert (slow.value, slow.places) == (fast.value, fast.places)


def test_an_error_that_names_only_its_container_has_a_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text('|\n  \n    a:b",é""', "utf-8")
    with pytest.raises(UnreadableError, match=r"a\.yaml:3:5: not YAML: more indented"):
        read_document(path)
    with pytest.raises(NotYamlError):
        list(ruamel_events('|\n  \n    a:b",é""'))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ufffe"])
def test_a_character_that_yaml_does_not_have_is_refused_where_it_stands(
    character: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"a: b\nc: d{character}\n", "utf-8")
    with pytest.raises(UnreadableError, match=r"a\.yaml:2:5: not YAML: unacceptable"):
        read_document(path)

# SPDX-License-Identifier: MIT
"""Files to raw values: YAML 1.2, lines, and everything that YAML is not used for."""

import json
from pathlib import Path

import pytest

from quickmeet_codegen.read.document import Document, read_document
from quickmeet_codegen.read.finding import UnreadableError
from quickmeet_codegen.read.source import read_source
from quickmeet_codegen.read.yaml import resolve_scalar


def read(tmp_path: Path, text: str, name: str = "rooms.yaml") -> Document:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_document(path)


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("on", "on"),
        ("12:30:00", "12:30:00"),
        ("2026-11-23", "2026-11-23"),
        ("012", 12),
        ("-7", -7),
        ("1e999", "1e999"),
        ("-1e400", "-1e400"),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("6.02e23", 6.02e23),
        (".inf", ".inf"),
        ("9" * 400, "9" * 400),
        ("3.x", "3.x"),
    ],
)
def test_plain_scalars_mean_what_yaml_1_2_says(text: str, value: object) -> None:
    assert resolve_scalar(text) == value


def test_a_quoted_scalar_is_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a: '1'\nb: \"no\"\n").value == {"a": "1", "b": "no"}


def test_places_are_those_of_keys_and_items(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  b: 1\n  c:\n    - x\n    - y\n")
    assert str(document.place(("a", "c", 1))).endswith("rooms.yaml:5:7")
    assert str(document.place(("a", "b"))).endswith("rooms.yaml:2:3")


def test_a_missing_path_is_located_at_its_nearest_parent(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  b: 1\n")
    assert document.place(("a", "zzz", 3)).line == 1
    assert document.place(("zzz",)).line == 1


def test_a_key_that_occurs_twice_is_found_and_the_first_wins(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert rules(document) == ["duplicate-key"]
    assert document.findings[0].place.line == 3
    assert document.value == {"a": 1, "b": 2}


def test_yaml_aliases_are_refused_against_expansion_bombs(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    document = read(tmp_path, "\n".join(lines))
    assert set(rules(document)) == {"yaml-alias"}
    assert document.value["a29"] == [None, None]


def test_tags_are_refused_and_construct_nothing(tmp_path: Path) -> None:
    document = read(tmp_path, "a: !!python/object/apply:os.system [echo]\n")
    assert rules(document) == ["yaml-tag"]


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\n", "? {a: b}\n: 1\n", "? *x\n: 1"])
def test_a_key_that_is_no_text_is_found(tmp_path: Path, text: str) -> None:
    assert rules(read(tmp_path, text)) == ["complex-key"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000 + "]" * 10_000,
        "".join(f"{' ' * n}a:\n" for n in range(300)),
    ],
    ids=["flow", "block"],
)
def test_deep_nesting_is_found_at_once(tmp_path: Path, text: str) -> None:
    assert rules(read(tmp_path, text)) == ["too-deep"]


@pytest.mark.parametrize(
    "text",
    ["", "just words", "- a\n- b\n", "a: [1\n", "a: 1\n---\nb: 2\n", "a: \x01\n", "@"],
)
def test_a_file_that_is_not_a_schema_is_unreadable(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableError, match=r"rooms\.yaml"):
        read(tmp_path, text)


def test_an_unreadable_file_is_reported_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"rooms\.yaml:2:\d+: not YAML"):
        read(tmp_path, "a: 1\nb: [}\n")


def test_bytes_that_are_no_text_are_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "rooms.yaml"
    path.write_bytes(b"a: \xff\xfe")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        read_document(path)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_document(tmp_path / "nothing.yaml")


def test_a_file_of_ten_megabytes_is_found_and_not_read(tmp_path: Path) -> None:
    document = read(tmp_path, "a: " + "x" * 10_000_000)
    assert rules(document) == ["file-too-big"]


@pytest.mark.parametrize("text", ["[1]", "{", "[[[", "nope"])
def test_json_that_is_no_schema_is_unreadable(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableError):
        read(tmp_path, text, "schema.json")


@pytest.mark.parametrize("number", ["1e999", "NaN", "-Infinity"])
def test_json_with_a_number_that_is_none_is_unreadable(
    tmp_path: Path, number: str
) -> None:
    with pytest.raises(UnreadableError, match=f"not JSON: {number} is not a number"):
        read(tmp_path, f'{{"a": {number}}}', "schema.json")


def test_a_duplicate_key_of_json_is_found(tmp_path: Path) -> None:
    document = read(tmp_path, '{"a": 1,\n"b": {"a": 2},\n"a": 3}', "schema.json")
    assert rules(document) == ["duplicate-key"]
    assert document.findings[0].place.line == 3


def test_halves_of_a_character_are_one_as_in_json(tmp_path: Path) -> None:
    document = read(tmp_path, r'"\ud83d\ude00": "\ud83d\ude00 \ud83d"')
    assert document.value == {"\U0001f600": "\U0001f600 \ud83d"}


def test_places_in_json_are_found_when_asked_for(tmp_path: Path) -> None:
    document = read(tmp_path, '{\n "a": {\n  "b": 1}}', "schema.json")
    assert document.place(("a", "b")).line == 3


@pytest.mark.parametrize("depth", [65, 500, 100_000])
def test_deep_nesting_of_json_is_found_at_once(tmp_path: Path, depth: int) -> None:
    deep = '{"a": ' * depth + "1" + "}" * depth
    assert rules(read(tmp_path, deep, "schema.json")) == ["too-deep"]


def test_a_nesting_that_yaml_may_have_json_may_have_too(tmp_path: Path) -> None:
    deep = '{"a": ' * 64 + "1" + "}" * 64
    assert rules(read(tmp_path, deep, "schema.json")) == []
    assert rules(read(tmp_path, deep)) == []


def test_places_in_a_big_json_file_are_not_looked_for(tmp_path: Path) -> None:
    big = json.dumps({"a": "x" * 5_000_000, "b": 1}, indent=1)
    assert read(tmp_path, big, "schema.json").place(("b",)).line == 1


def test_json_that_yaml_cannot_place_is_placed_at_its_start(tmp_path: Path) -> None:
    odd = json.dumps({"a": "\x7f"}, ensure_ascii=False)
    assert read(tmp_path, odd, "schema.json").place(("a",)).line == 1


def test_an_overlay_merges_replaces_and_deletes(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "rooms.yaml").write_text(
        "domain: rooms\nsummary: Old.\ngroup: {class: Rooms, summary: x}\n"
        "types: {A: {type: object, required: [x]}}\n",
        "utf-8",
    )
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(
        "domain: rooms\nsummary: New.\ngroup: null\n"
        "types: {A: {required: [y], description: More.}}\n",
        "utf-8",
    )
    domain = read_source(folder, [overlay]).domains["rooms"]
    assert domain.value == {
        "domain": "rooms",
        "summary": "New.",
        "types": {"A": {"type": "object", "required": ["y"], "description": "More."}},
    }
    assert domain.place("summary").file == str(overlay)
    assert domain.place("types", "A", "type").file.endswith("rooms.yaml")


def test_an_overlay_may_bring_a_domain_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "rooms.yaml").write_text("domain: rooms\n", "utf-8")
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("domain: apps\n", "utf-8")
    assert list(read_source(folder, [overlay]).domains) == ["apps", "rooms"]


def test_a_folder_without_yaml_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no \\*"):
        read_source(tmp_path)
    with pytest.raises(UnreadableError, match="there is no such"):
        read_source(tmp_path / "nothing")


def test_a_file_without_a_domain_is_found(tmp_path: Path) -> None:
    path = tmp_path / "rooms.yaml"
    path.write_text("summary: x\n", "utf-8")
    assert [f.rule for f in read_source(path).findings] == ["missing-key"]


def test_a_file_whose_form_is_broken_is_found_once(tmp_path: Path) -> None:
    path = tmp_path / "rooms.yaml"
    path.write_text("? [a]\n: 1\n", "utf-8")
    assert [f.rule for f in read_source(path).findings] == ["complex-key"]


def test_a_domain_belongs_in_the_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "rooms.yaml").write_text("domain: users\n", "utf-8")
    (tmp_path / "users.yaml").write_text("domain: users\n", "utf-8")
    found = [finding.rule for finding in read_source(tmp_path).findings]
    assert found == ["file-name", "duplicate-name"]


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ('"methods": []', "wrong-type"),
        ('"methods": {"get": 5}', "wrong-type"),
        ('"methods": {"get": {"name": "get"}}', "missing-key"),
        ('"endpoints": {"GET /v1/a": {"domain": "nowhere"}}', "missing-key"),
        ('"streams": {"stream-a": 5}', "wrong-type"),
        ('"streams": {"stream-a": {"b": null}}', "wrong-type"),
        ('"streams": {"stream-a": {"b": {"domain": 5}}}', "missing-key"),
        ('"histories": {"nowhere": {}}', "missing-key"),
        ('"errors": {"LostError": {"code": "lost"}}', "missing-key"),
        ('"domains": 5', "wrong-type"),
    ],
)
def test_what_belongs_to_no_domain_of_a_json_file_is_found(
    tmp_path: Path, part: str, rule: str
) -> None:
    path = tmp_path / "schema.json"
    head = '"domains": {"rooms": {}}, ' if "domains" not in part else ""
    path.write_text(f'{{{head}"$defs": {{"Timestamp": {{}}}},\n{part}}}', "utf-8")

    (finding,) = read_source(path).findings
    assert (finding.rule, finding.place.line) == (rule, 2)


def test_a_byte_order_mark_of_json_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, '\ufeff{"a": 1}', "schema.json").value == {"a": 1}

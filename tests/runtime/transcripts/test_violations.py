# SPDX-License-Identifier: MIT
"""Texts of violations: the place, the intended variant, and no secret."""

import pytest

from quickmeet_runtime.transcripts.validation.validator import Validator


def record(tag: str, **properties: str) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {
            "kind": {"const": tag},
            **{name: {"type": kind} for name, kind in properties.items()},
        },
        "required": ["kind", *properties],
    }


def untagged(*names: str) -> dict[str, object]:
    properties = {name: {"type": "string"} for name in names}
    return {"type": "object", "properties": properties, "required": list(names)}


def ref(name: str) -> dict[str, object]:
    return {"$ref": f"#/$defs/{name}"}


TYPES: dict[str, object] = {
    "Text": record("text", text="string"),
    "Image": record("image", url="string", size="integer"),
    "Bold": {
        "type": "object",
        "properties": {
            "kind": {"const": "bold"},
            "parts": {"type": "array", "items": ref("Note")},
        },
        "required": ["kind", "parts"],
    },
    "Note": {"oneOf": [ref("Text"), ref("Image"), ref("Bold")]},
    "MaybeNote": {"anyOf": [ref("Note"), {"type": "null"}]},
    "TextOrWords": {"anyOf": [ref("Text"), {"type": "string"}]},
    "Pair": untagged("left", "right"),
    "Triple": untagged("first", "second", "third"),
    "PairOrTriple": {"anyOf": [ref("Pair"), ref("Triple")]},
    "Many": {
        "anyOf": [
            {"type": "array", "items": {"type": "integer"}},
            {"type": "array", "items": ref("PairOrTriple")},
        ]
    },
    "State": {"anyOf": [{"const": "open"}, {"const": "done"}]},
    "Word": {"enum": ["red", "green"]},
    "Limits": {
        "type": "object",
        "properties": {
            "short": {"type": "string", "maxLength": 3},
            "low": {"type": "integer", "maximum": 5},
            "even": {"pattern": "^[ab]+$"},
            "unique": {"type": "array", "uniqueItems": True},
            "password": {"type": "integer"},
            "token": {"anyOf": [{"type": "integer"}, {"const": "none"}]},
        },
    },
    "OneOfTwo": {"oneOf": [{"type": "integer"}, {"minimum": 3}]},
}


@pytest.fixture
def validator() -> Validator:
    anything: dict[str, object] = {"params": [{"schema": {"type": "integer"}}]}
    methods = {"setUserPassword": anything, "touch": anything}
    return Validator({"methods": methods, "streams": {}, "$defs": TYPES})


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("Note", {"kind": "text", "text": 5}, ['$.text: type: 5 is not of type "st']),
        ("Note", {"kind": "txt"}, ['$.kind: value: "txt" is none of "text", "image"']),
        ("Note", {"text": "x"}, ["$: missing: 'kind' is missing"]),
        ("Note", 5, ['$: type: 5 is not of type "object"']),
        ("MaybeNote", 5, ["$: no-variant: 5 is none of null, object"]),
        ("MaybeNote", {"kind": "text"}, ["$: missing: 'text' is missing"]),
        (
            "Note",
            {"kind": "bold", "parts": [{"kind": "image", "url": "", "size": "x"}]},
            ['$.parts[0].size: type: "x" is not'],
        ),
        ("TextOrWords", {"kind": "text"}, ["$: missing: 'text'"]),
        (
            "TextOrWords",
            {"kind": "b", "text": ""},
            ['$.kind: value: "b" is not "text"'],
        ),
        ("TextOrWords", 5, ["$: no-variant: 5 is none of object, string"]),
        ("PairOrTriple", {"first": "", "second": ""}, ["$: missing: 'third'"]),
        ("PairOrTriple", {"left": "", "rihgt": 1}, ["$.rihgt", "$: missing: 'right'"]),
        ("PairOrTriple", [], ["$: no-variant: an array of 0 is not object"]),
        ("Many", [{"first": "", "second": ""}], ["$[0]: missing: 'third'"]),
        ("Many", ["x", 2], ['$[0]: type: "x" is not of type "integer"']),
        ("State", "opn", ['$: value: "opn" is none of "open", "done": did you']),
        ("Word", "blue", ['$: value: "blue" is none of "red", "green"']),
        ("OneOfTwo", 5, ["$: no-variant: more than one variant"]),
        ("Limits", {"short": "long"}, ['$.short: length: "long" has more char']),
        ("Limits", {"low": 6}, ["$.low: range: 6 is more than 5"]),
        ("Limits", {"even": "c"}, ['$.even: pattern: "c" does not match ^[ab]+$']),
        ("Limits", {"unique": [1, 1]}, ["$.unique: uniqueItems: does not fulfil"]),
        (
            "Limits",
            {"shrot": ""},
            ["$.shrot: unknown-field: the schema does not have "],
        ),
    ],
)
def test_a_violation_is_about_what_is_wrong_in_the_variant_that_was_meant(
    name: str, value: object, found: list[str], validator: Validator
) -> None:
    said = sorted(str(one) for one in validator.type(name, value))
    assert [one[: len(start)] for one, start in zip(said, found, strict=True)] == found


def test_misspelt_fields_and_values_are_reported_with_suggestions(
    validator: Validator,
) -> None:
    (field,) = validator.type("Limits", {"shrot": ""})
    assert field.message.endswith("did you mean 'short'?")
    (value,) = validator.type("Note", {"kind": "imagee"})
    assert value.message.endswith("did you mean 'image'?")


def test_values_of_secret_fields_and_methods_are_not_shown(
    validator: Validator,
) -> None:
    found = [
        *validator.type("Limits", {"password": "hunter2", "token": "hunter2"}),
        *validator.params("setUserPassword", ["hunter2"]),
    ]
    assert len(found) == 3
    assert "hunter2" not in str(found)
    assert '"plain"' in str(validator.params("touch", ["plain"]))


def test_a_long_value_is_shortened(validator: Validator) -> None:
    (violation,) = validator.params("touch", ["x" * 10_000])
    assert len(violation.message) < 100


@pytest.mark.parametrize("text", ["", 5])
def test_unions_within_unions_take_time_in_proportion_to_their_depth(
    text: object, validator: Validator
) -> None:
    value: object = {"kind": "text", "text": text}
    for _ in range(50):  # of oneOf every variant would be tried: 3 to the power of 50
        value = {"kind": "bold", "parts": [value]}
    paths = [one.path for one in validator.type("Note", value)]
    assert paths == ([] if text == "" else [f"${'.parts[0]' * 50}.text"])


def test_what_is_nested_too_deeply_is_a_violation(validator: Validator) -> None:
    value: object = {"kind": "text", "text": 5}
    for _ in range(5_000):
        value = {"kind": "bold", "parts": [value]}
    assert [one.kind for one in validator.type("Note", value)] == ["depth"]


def test_a_lone_surrogate_is_text_and_bytes_are_not(
    validator: Validator,
) -> None:
    half = chr(0xD800)
    assert validator.type("Note", {"kind": "text", "text": half}) == []
    (named,) = validator.type("Note", {"kind": "text", "text": "", half: 1})
    assert named.kind == "unknown-field"
    for value in (b"bytes", object(), {"kind": {1, 2}}):
        assert [one.kind for one in validator.type("Note", value)] == ["not-json"]

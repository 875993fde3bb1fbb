# SPDX-License-Identifier: MIT
"""Types of the facts in the schema language, and the words that go with them."""

from typing import Any

import pytest
from tools.drafts.checks import checked
from tools.drafts.places import Places
from tools.drafts.schema_file import SchemaFile, flow
from tools.drafts.types import TypeDrafter
from tools.drafts.words import argument_name, describe, field_name
from tools.drafts.words import pascal_case as pascal

STRING: Any = {"type": "string"}
ANY_TEXT: Any = {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]}
NULL: Any = {"type": "null"}
DATE: Any = {"$ref": "#/$defs/EJSONDate"}
POINT: Any = {
    "type": "object",
    "properties": {"x": {"type": "number"}},
    "required": ["x"],
}
LINE: Any = {
    "type": "object",
    "properties": {"x": STRING, "y": STRING},
    "required": ["x"],
}
RECORD: dict[str, Any] = {
    "type": "object",
    "properties": {"_id": STRING} | {f"field{n}": STRING for n in range(15)},
    "required": ["_id", "field1"],
}
FACTS: dict[str, Any] = {
    "Point": POINT,
    "Line": LINE,
    "Record": RECORD,
    "Alias": {"anyOf": [STRING, NULL]},
    "Loop": {"anyOf": [STRING, {"$ref": "#/$defs/Loop"}]},
    "Tree": {"type": "array", "items": {"$ref": "#/$defs/Tree"}},
    "Wire": {**RECORD, "x-wire-required": ["field1"]},
    "LibPoint": {"type": "object", "properties": {"z": STRING}},
    "User": {"type": "object", "properties": {"_id": STRING}},
}


def drafter(**names: str) -> TypeDrafter:
    return TypeDrafter(FACTS, {"User": "Person"}, {"Person", "Line"}, names)


def convert(schema: dict[str, Any], *, is_sent: bool = False) -> Any:
    return drafter().convert(schema, "Hint", "rooms", is_sent=is_sent)


CONVERTED: list[tuple[Any, Any]] = [
    ({}, {}),
    (STRING, STRING),
    (DATE, {"$ref": "Timestamp"}),
    ({"$ref": "#/$defs/EJSONBinary"}, {}),
    ({"$ref": "#/$defs/User"}, {"$ref": "Person"}),
    ({"$ref": "#/$defs/Alias"}, {"type": ["string", "null"]}),
    ({"$ref": "#/$defs/Loop"}, {}),
    ({"$ref": "#/$defs/Tree"}, {"type": "array"}),
    ({"type": "string", "enum": ["a", "b"]}, ANY_TEXT),
    ({"enum": [1, 2]}, {"type": "integer"}),
    ({"enum": [1, 1.5]}, {"type": "number"}),
    ({"const": True}, {"type": "boolean"}),
    ({"type": "array"}, {"type": "array"}),
    ({"type": "array", "items": STRING}, {"type": "array", "items": STRING}),
    ({"type": "array", "prefixItems": [STRING]}, {"type": "array"}),
    (
        {"type": "object"},
        {
            "type": "object",
            "additionalProperties": True,
            "x-open": "left open by upstream",
        },
    ),
    (
        {"type": "object", "additionalProperties": STRING},
        {"type": "object", "additionalProperties": STRING},
    ),
    ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
    ({"anyOf": [STRING, {}]}, {}),
    ({"anyOf": [{"const": "a"}, {"enum": ["b", "a"]}]}, ANY_TEXT),
    ({"anyOf": [{"const": False}, NULL]}, {"type": ["boolean", "null"]}),
    (
        {"anyOf": [{"type": "number"}, {"type": "boolean"}]},
        {"anyOf": [{"type": "boolean"}, {"type": "number"}]},
    ),
    (
        {"oneOf": [DATE, STRING, NULL]},
        {"anyOf": [STRING, {"$ref": "Timestamp"}, NULL]},
    ),
    (
        {"anyOf": [{"type": "array", "items": STRING}, NULL]},
        {"anyOf": [{"type": "array", "items": STRING}, NULL]},
    ),
    (
        {
            "anyOf": [
                {"type": "array", "items": STRING},
                {"type": "array", "items": NULL},
            ]
        },
        {"type": "array", "items": {"type": ["string", "null"]}},
    ),
    (
        {"anyOf": [{"type": "array", "items": STRING}, {"type": "array"}]},
        {"type": "array"},
    ),
    (
        {"anyOf": [{"type": "object", "additionalProperties": STRING}, STRING]},
        {"anyOf": [STRING, {"type": "object", "additionalProperties": STRING}]},
    ),
    ({"anyOf": [POINT, {"type": "object"}]}, {}),
    ({"anyOf": [POINT, DATE]}, {}),
    (
        {"anyOf": [{"$ref": "#/$defs/Point"}, NULL]},
        {"anyOf": [{"$ref": "Point"}, NULL]},
    ),
    ({"allOf": [{"$ref": "#/$defs/User"}, POINT]}, {"$ref": "Person"}),
]


@pytest.mark.parametrize(("upstream", "ours"), CONVERTED)
def test_schemas_in_our_language(upstream: dict[str, Any], ours: object) -> None:
    assert convert(upstream) == ours


def test_objects_become_types_each_once() -> None:
    types = drafter()
    both: Any = {"type": "array", "items": {"$ref": "#/$defs/Line"}}
    made = types.convert(both, "Hint", "rooms", is_sent=False)
    assert made == {"type": "array", "items": {"$ref": "Line2"}}
    again = types.convert({"$ref": "#/$defs/Line"}, "Hint", "users", is_sent=False)
    assert again == {"$ref": "Line2"}
    inline = types.convert(LINE, "Hint", "rooms", is_sent=False)
    assert inline == {"$ref": "Line2"}  # by chance the same, in one domain
    assert types.made == {
        "Line2": (
            "rooms",
            {
                "x-draft": True,
                "description": "Line2.",
                "x-upstream": "Line",
                "additionalProperties": True,
                "x-open": "servers store further facts, by version and edition",
                "type": "object",
                "required": ["x"],
                "properties": {
                    "x": {"type": "string", "description": "X."},
                    "y": {"type": "string", "description": "Y."},
                },
            },
        )
    }


def test_what_is_sent_is_closed_unless_it_is_a_record() -> None:
    types = drafter()
    types.convert(LINE, "Sent", "rooms", is_sent=True)
    types.convert({"$ref": "#/$defs/Record"}, "", "rooms", is_sent=True)
    assert "additionalProperties" not in types.made["Sent"][1]
    assert types.made["Record"][1]["additionalProperties"]
    assert types.made["Record"][1]["required"] == ["_id"]


def test_the_wire_says_what_always_comes() -> None:
    types = drafter()
    types.convert({"$ref": "#/$defs/Wire"}, "", "rooms", is_sent=False)
    assert types.made["Wire"][1]["required"] == ["field1"]


def test_parts_of_a_record_are_that_record() -> None:
    types = drafter()
    types.convert({"$ref": "#/$defs/Record"}, "", "rooms", is_sent=False)
    fields: Any = dict(list(RECORD["properties"].items())[:13])
    part: Any = {"type": "object", "properties": fields, "required": ["_id"]}
    assert types.convert(part, "Part", "rooms", is_sent=False) == {"$ref": "Record"}
    without: Any = {"type": "object", "properties": fields}
    assert types.convert(without, "Diff", "rooms", is_sent=False) == {"$ref": "Diff"}
    assert types.convert(part, "Sent", "rooms", is_sent=True) == {"$ref": "Sent"}


def test_objects_without_a_distinguishing_field_are_flattened() -> None:
    types = drafter()
    made = types.convert({"anyOf": [POINT, LINE]}, "Both", "rooms", is_sent=False)
    assert made == {"$ref": "Both"}
    flat: Any = types.made["Both"][1]
    assert flat["required"] == ["x"]
    assert flat["properties"]["x"]["anyOf"] == [STRING, {"type": "number"}]


def test_the_same_field_twice_is_one_field() -> None:
    types = drafter()
    types.convert({"anyOf": [POINT, {**POINT, "title": "x"}]}, "P", "r", is_sent=True)
    assert types.made["P"][1]["properties"] == {
        "x": {"type": "number", "description": "X."}
    }


def test_intersections_hold_all_fields() -> None:
    types = drafter()
    both: Any = {
        "allOf": [{"$ref": "#/$defs/Line"}, {**POINT, "properties": {"z": STRING}}]
    }
    types.convert(both, "Both", "rooms", is_sent=False)
    made: Any = types.made["Both"][1]
    assert list(made["properties"]) == ["x", "y", "z"]
    inside: Any = {"anyOf": [both, NULL]}
    found = types.convert(inside, "Inside", "rooms", is_sent=False)
    assert found == {"anyOf": [{"$ref": "Both"}, NULL]}


def test_new_types_are_named_without_their_library() -> None:
    types = drafter(Hint="Chosen", _1="")
    assert types.free_name("LibPoint") == "Point"
    assert types.free_name("Lib") == "Lib"
    assert types.free_name("Hint") == "Chosen"
    assert types.free_name("2d") == "Type2d"
    assert types.free_name("Taken", "Error") == "TakenError"
    assert types.free_name("Taken", "Error") == "Taken2Error"


def test_counts_are_integers_and_names_are_unique() -> None:
    types = drafter()
    fields: Any = {"limit": {"type": "number"}, "t": STRING, "type": STRING}
    types.convert({"type": "object", "properties": fields}, "Page", "r", is_sent=True)
    made: Any = types.made["Page"][1]["properties"]
    assert made["limit"]["type"] == "integer"
    assert made["limit"]["x-name"] == "most"
    assert made["t"]["x-name"] == "kind"
    assert made["type"]["x-name"] == "kind_value"


@pytest.mark.parametrize(
    ("wire", "schema", "name"),
    [
        ("_updatedAt", {"$ref": "Timestamp"}, "updated_at"),
        ("startDate", {"$ref": "Timestamp"}, "start_at"),
        ("enabled", {"type": "boolean"}, "is_enabled"),
        ("hasFiles", {"type": "boolean"}, "has_files"),
        ("2fa", STRING, "value_2fa"),
        ("list", STRING, "list_value"),
        ("class", STRING, "class_value"),
    ],
)
def test_names_of_fields(wire: str, schema: dict[str, Any], name: str) -> None:
    assert field_name(wire, schema) == name


def test_arguments_hide_no_builtins() -> None:
    assert argument_name("filter", STRING) == "matching"
    assert argument_name("id", STRING) == "id_value"


@pytest.mark.parametrize(
    ("name", "schema", "words"),
    [
        ("thing", {}, "Thing, left unknown by upstream."),
        ("room_id", STRING, "The room."),
        ("tag_id", STRING, "Identifier of the tag."),
        ("is_open", {"type": "boolean"}, "Whether it is open."),
        ("show_all", {"type": "boolean"}, "Whether to show all."),
        ("closed_at", {"$ref": "Timestamp"}, "When: closed."),
        ("texts", {"additionalProperties": STRING}, "Texts, by key."),
    ],
)
def test_words_follow_from_names(name: str, schema: dict[str, Any], words: str) -> None:
    assert describe(name, schema) == words


def test_class_names_begin_with_a_letter() -> None:
    assert pascal("2fa:enable") == "Enable2fa"


@pytest.mark.parametrize(
    ("name", "group", "place"),
    [
        ("2fa:enable", "", ("two_factor", "enable")),
        ("getThreadsList", "messages", ("threads", "get_list")),
        ("authorization:deleteRole", "authorization", ("roles", "delete")),
        ("getStatistics", "statistics", ("statistics_api", "get")),
        ("insertOrUpdateUser", "users", ("users", "save")),
        ("rooms/get", "rooms", ("rooms", "get")),
        ("class", "rooms", ("rooms", "call_class")),
    ],
)
def test_places_follow_from_names(
    name: str, group: str, place: tuple[str, str]
) -> None:
    assert Places().of_method({"name": name, "group": group}) == place


def test_a_person_decides_about_places() -> None:
    known = Places({"a": ("x", "y"), "stream-s k": ("x", "follow"), "p": ("x", "")})
    assert known.of_method({"name": "a"}) == ("x", "y")
    assert known.of_event("stream-s", "k") == ("x", "follow")
    assert known.of_event("stream-s", "emojiChanged") == ("s", "follow_emoji_changed")
    assert known.of_event("stream-s", "updateSound") == (
        "s", "follow_update_sound",
    )  # fmt: skip
    assert known.of_publication("p") == "x"


@pytest.mark.parametrize(
    ("schema", "checks", "expected"),
    [
        (STRING, {"a": "Number"}, STRING),
        ({}, {}, {}),
        ({}, {"a": "String"}, STRING),
        ({}, {"a": "Match.Maybe(Boolean)"}, {"type": "boolean"}),
        ({}, {"a": "[Object]"}, {}),
        ({}, {"a.b": "String"}, {}),
        (
            {},
            {"rid": "String", "day": "Match.Optional(Date)"},
            {
                "type": "object",
                "properties": {"rid": STRING, "day": DATE},
                "required": ["rid"],
            },
        ),
    ],
)
def test_checks_say_what_types_leave_open(
    schema: dict[str, Any], checks: dict[str, str], expected: object
) -> None:
    param: dict[str, Any] = {"name": "a", "schema": schema}
    raw: list[Any] = [{"arg": arg, "pattern": text} for arg, text in checks.items()]
    assert checked(param, [param], raw) == expected


def test_checks_of_other_names_say_nothing_of_several_parameters() -> None:
    param: dict[str, Any] = {"name": "a", "schema": {}}
    checks: list[Any] = [{"arg": "b", "pattern": "String"}]
    assert checked(param, [param, {"name": "c"}], checks) == {}


def test_texts_that_could_be_something_else_are_quoted() -> None:
    value: Any = {
        "a": "yes", "b": "1.0", "c": "x: y", "$ref": "Room", "d": None, "e": True,
        "why": "word", "f": [1, "a/b"], "2": "v",
    }  # fmt: skip
    assert flow(value) == (
        '{a: "yes", b: "1.0", c: "x: y", $ref: Room, d: null, e: true, '
        'why: "word", f: [1, a/b], "2": v}'
    )


def test_sections_come_in_their_order() -> None:
    file = SchemaFile("domain: a\n\nmethods:\n  x:\n    access: user\n")
    file.add(("streams", "stream-b"), "k", {"name": "follow"})
    file.add(("types",), "T", {"properties": {"a": {}}})
    file.add(("methods",), "y:z", {"params": [], "args": [{"name": "m"}]})
    file.add(("streams", "stream-b"), "l", {"name": "follow_l"})
    assert file.text == (
        "domain: a\n\ntypes:\n  T:\n    properties:\n      a: {}\n\n"
        'methods:\n  x:\n    access: user\n  "y:z":\n    params: []\n'
        "    args:\n      - {name: m}\n\nstreams:\n  stream-b:\n    k:\n"
        "      name: follow\n    l:\n      name: follow_l\n"
    )

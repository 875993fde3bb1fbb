# SPDX-License-Identifier: MIT
"""Every mistake of an author is one line with a place and the name of a rule."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from quickmeet_codegen.api import lint
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.lint.rules import one_line
from quickmeet_codegen.read.document import read_document
from quickmeet_codegen.read.files import META_SCHEMA
from quickmeet_codegen.read.finding import Finding, Place
from quickmeet_codegen.read.source import read_source

Lint = Callable[..., list[Finding]]

ERRORS = """\
domain: errors
errors:
  RoomNotFoundError: {code: error-invalid-room, summary: There is no such room.}
"""

HEAD = "domain: rooms\nsummary: Rooms.\n"
GROUP = "group: {class: Rooms, summary: Rooms and what is done with them.}\n"
ROOM = """\
types:
  Room:
    description: A room.
    type: object
    required: [_id]
    properties:
      _id: {type: string, x-name: id, description: Identifier.}
"""
FIND = """\
methods:
  findRoom:
    name: find
    summary: Find a room.
    access: user
    params: [{name: name, schema: {type: string}, description: Its name.}]
    result: {$ref: Room}
"""
CLEAN = HEAD + GROUP + ROOM + FIND


def one_type(body: str, *, name: str = "Thing") -> str:
    return f"{HEAD}types:\n  {name}: {body}\n"


def one_method(body: str) -> str:
    return f"{HEAD}{GROUP}{ROOM}methods:\n  doIt: {{access: user, {body}}}\n"


BARE = "  Bare: {description: A., type: object, properties: {}}\n"
ROOMS = "rooms: {summary: Rooms., document: {$ref: Room}}"


def one_documents(publication: str, collection: str = ROOMS) -> str:
    filled = f"publications:\n  {publication}\n" if publication else ""
    return f"{HEAD}{GROUP}{ROOM}{BARE}collections:\n  {collection}\n{filled}"


def one_history(body: str = "", item: str = "Room", name: str = "past") -> str:
    rest = (
        "rest: [{call: GET /v1/rooms, send: {id: room_id, at: offset}, result: rooms}]"
    )
    key = "key: {name: room_id, description: The room.}"
    past = f"{{summary: Read it back., {key}, item: {{$ref: {item}}}, {rest}{body}}}"
    return f"{CLEAN}histories:\n  {name}: {past}\n"


def one_stream(body: str, key: str = "{room_id}") -> str:
    event = f"{{access: user, summary: Follow it., {body}}}"
    return f'{HEAD}{GROUP}{ROOM}streams:\n  stream-x:\n    "{key}": {event}\n'


def one_publication(param: str) -> str:
    return f"{HEAD}publications:\n  p: {{summary: It., params: [{param}]}}\n"


def struct(fields: str, extra: str = "") -> str:
    return f"{{description: A thing., type: object, properties: {{{fields}}}{extra}}}"


def derived(name: str, words: str, maker: str = "sealed_message") -> str:
    made = f", x-derived: {{{name}: {{maker: {maker}, description: {words}}}}}"
    fields = ("text", "kind", "encrypted_content")
    return one_type(struct(", ".join(f"{one}: {{{TEXT}}}" for one in fields), made))


TEXT = "type: string, description: Text."
NAMED = "name: it, summary: Do it."
ROOM_KEY = "keys: {room_id: {description: The room.}}"
ONE_ARG = "args: [{name: room, schema: {$ref: Room}, description: It.}]"

FORM = {
    "unknown key of a domain": ("unknown-key", HEAD + "colour: red\n"),
    "unknown key of a type": ("unknown-key", one_type("{desc: x}")),
    "unknown key of a method": ("unknown-key", one_method(f"{NAMED}, label: it")),
    "allOf is not used": ("unknown-key", one_type("{allOf: []}")),
    "wrong type of a value": ("wrong-type", one_type("{required: x}")),
    "unknown JSON type": ("wrong-value", one_type("{type: word}")),
    "closed by hand": ("wrong-value", one_type("{additionalProperties: false}")),
    "access is missing": ("missing-key", CLEAN.replace("    access: user\n", "")),
    "a description of a book's length": (
        "too-long",
        one_type("{description: " + "words " * 1000 + "}"),
    ),
    "a number of items that is none": ("wrong-form", one_type("{minItems: -1}")),
    "a domain that is no mapping": ("wrong-type", HEAD + "types: [1]\n"),
}

NAMES = {
    "type name in lower case": ("bad-name", one_type(struct(""), name="thing")),
    "type name that is no identifier": (
        "bad-name",
        one_type(struct(""), name='"Th-ing"'),
    ),
    "type name that is taken by us": (
        "reserved-name",
        one_type(struct(""), name="Subscription"),
    ),
    "field name that is a keyword": (
        "bad-name",
        one_type(struct(f"class: {{{TEXT}}}")),
    ),
    "field name that is no identifier": (
        "bad-name",
        one_type(struct(f"a: {{{TEXT}, x-name: 'a b'}}")),
    ),
    "field without letters and x-name": (
        "bad-name",
        one_type(struct(f"'$$': {{{TEXT}}}")),
    ),
    "field that hides a builtin": (
        "reserved-name",
        one_type(struct(f"list: {{{TEXT}}}")),
    ),
    "two fields of one name": (
        "duplicate-name",
        one_type(struct(f"aB: {{{TEXT}}}, a_b: {{{TEXT}}}")),
    ),
    "type named like a credential of ours": (
        "reserved-name",
        one_type(struct(""), name="Token"),
    ),
    "group named like a credential of ours": (
        "reserved-name",
        CLEAN.replace("class: Rooms", "class: OAuth"),
    ),
    "group named like a class of ours": (
        "reserved-name",
        CLEAN.replace("class: Rooms", "class: Connecting"),
    ),
    "event named like an error of ours": (
        "reserved-name",
        one_stream(f"name: follow, {ROOM_KEY}, event: LoginError, {ONE_ARG}"),
    ),
    "two members of one name": (
        "duplicate-name",
        one_type("{description: K., anyOf: [{const: a-b}, {const: a_b}]}"),
    ),
    "two members of one value": (
        "duplicate-name",
        one_type("{description: K., anyOf: [{const: a}, {const: a, x-member: B}]}"),
    ),
    "group named like a type": (
        "duplicate-name",
        CLEAN.replace("class: Rooms", "class: Room"),
    ),
    "method name that is a keyword": ("bad-name", CLEAN.replace(": find", ": import")),
    "method named self": ("bad-name", CLEAN.replace(": find", ": self")),
    "method named as what has the types": (
        "reserved-name",
        CLEAN.replace(": find", ": types"),
    ),
    "method whose constant is taken": (
        "reserved-name",
        CLEAN.replace(": find", ": unset"),
    ),
    "two methods of one name": (
        "duplicate-name",
        CLEAN + FIND.partition("\n")[2].replace("findRoom", "seekRoom"),
    ),
    "an unnamed item of a tuple": (
        "bad-name",
        one_type(f"{{description: A., type: array, prefixItems: [{{{TEXT}}}]}}"),
    ),
    "domain with a name of ours": ("bad-name", "domain: client\nsummary: x.\n"),
    "domain that would hide what a client has": (
        "bad-name",
        "domain: token\nsummary: x.\n",
    ),
    "domain that is no identifier": ("bad-name", "domain: a-b\nsummary: x.\n"),
}

REFERENCES = {
    "a missing type": ("missing-type", one_type(struct("a: {$ref: Nope}"))),
    "a missing type in a result": (
        "missing-type",
        CLEAN.replace("$ref: Room", "$ref: Rom"),
    ),
    "a type that is itself": (
        "alias-cycle",
        one_type("{description: A., $ref: Thing}"),
    ),
    "a type that is a list of itself": (
        "alias-cycle",
        one_type("{description: A., type: array, items: {$ref: Thing}}"),
    ),
    "a type nested too deeply": (
        "too-deep",
        one_type("{description: A., " + "items: {" * 50 + "}" * 50 + "}"),
    ),
}

TYPES = {
    "a type without description": ("missing-description", one_type("{type: string}")),
    "a field without description": (
        "missing-description",
        one_type(struct("a: {type: string}")),
    ),
    "an item of a tuple without description": (
        "missing-description",
        one_type(
            "{description: A., type: array, prefixItems: [{type: string, x-name: a}]}"
        ),
    ),
    "a first sentence that fits no line": (
        "long-summary",
        one_type("{type: string, description: " + "word " * 30 + "}"),
    ),
    "a required field that is not there": (
        "unknown-property",
        one_type(struct(f"a: {{{TEXT}}}", ", required: [b]")),
    ),
    "an anonymous object": (
        "inline-object",
        one_type(struct("a: {type: object, description: A., properties: {}}")),
    ),
    "an anonymous object that may be null": (
        "inline-object",
        one_type(
            struct("a: {type: [object, 'null'], description: A., properties: {}}")
        ),
    ),
    "an anonymous tuple": (
        "inline-object",
        one_type(struct("a: {description: A., type: array, prefixItems: [{}]}")),
    ),
    "an open object that does not say why": (
        "missing-open",
        one_type(
            struct("a: {type: object, description: A., additionalProperties: true}")
        ),
    ),
    "laziness of what is no list": (
        "lazy-non-array",
        one_type(struct(f"a: {{{TEXT}, x-lazy: true}}")),
    ),
}

DERIVED = {
    "a derived property whose fields are not there": (
        "unknown-property",
        derived("sealed", "Words.", maker="sealed_content"),
    ),
    "a derived property with the name of a field": (
        "duplicate-name",
        derived("text", "Words."),
    ),
    "a derived property that is a keyword": (
        "bad-name",
        derived("from", "Words."),
    ),
    "a derived property with a long summary": (
        "long-summary",
        derived("sealed", "word " * 20),
    ),
    "a derived property that the runtime cannot make": (
        "wrong-value",
        derived("sealed", "Words.", maker="eval"),
    ),
    "a secret that is a type": (
        "misplaced-secret",
        one_type("{description: P., type: string, x-secret: true}"),
    ),
    "a field that is no secret": (
        "misplaced-secret",
        one_type(struct(f"token: {{{TEXT}, x-secret: false}}")),
    ),
    "a derived property of an object inside another": (
        "misplaced-derived",
        one_type(
            struct(
                f"a: {{{TEXT}, x-derived: "
                "{b: {maker: sealed_message, description: B.}}}"
            )
        ),
    ),
}

OPERATIONS = {
    "no name": ("name-or-views", one_method("summary: Do it.")),
    "name and views": (
        "name-or-views",
        one_method(f"{NAMED}, views: [{{name: that, summary: Do that.}}]"),
    ),
    "no summary": ("missing-description", one_method("name: it")),
    "a summary of two lines": (
        "long-summary",
        one_method("name: it, summary: '" + "word " * 20 + "'"),
    ),
    "an unknown error code": (
        "unknown-error-code",
        one_method(f"{NAMED}, errors: [error-nope]"),
    ),
    "a refusal that nothing tells": (
        "missing-key",
        one_method(f"{NAMED}, refusal: RefusedError"),
    ),
    "an argument that is a keyword": (
        "bad-name",
        one_method(f"{NAMED}, params: [{{name: from, schema: {{}}, description: A.}}]"),
    ),
    "an argument that hides a builtin": (
        "bad-name",
        one_method(f"{NAMED}, params: [{{name: id, schema: {{}}, description: A.}}]"),
    ),
    "an argument named like a function of ours": (
        "bad-name",
        one_method(
            f"{NAMED}, params: [{{name: client_id, schema: {{}}, description: A.}}]"
        ),
    ),
    "a spread object that is a keyword": (
        "bad-name",
        one_method(
            f"{NAMED}, params: [{{name: from, schema: {{$ref: Room}}, spread: true}}]"
        ),
    ),
    "two arguments of one name": (
        "duplicate-name",
        one_method(
            f"{NAMED}, params: [{{name: a, schema: {{}}, description: A.}},"
            " {name: a, schema: {}, description: A.}]"
        ),
    ),
    "an argument without schema": (
        "missing-key",
        one_method(f"{NAMED}, params: [{{name: a, description: A.}}]"),
    ),
    "an argument without description": (
        "missing-description",
        one_method(f"{NAMED}, params: [{{name: a, schema: {{}}}}]"),
    ),
    "a list spread into arguments": (
        "bad-spread",
        one_method(f"{NAMED}, params: [{{name: a, schema: {{}}, spread: true}}]"),
    ),
    "an object with a lazy list spread into arguments": (
        "bad-spread",
        one_method(
            f"{NAMED}, params: [{{name: a, schema: {{$ref: Lazy}}, spread: true}}]"
        ).replace(
            "types:\n",
            "types:\n  Lazy: {description: L., type: object, properties:"
            " {a: {type: array, x-lazy: true, description: A.}}}\n",
        ),
    ),
    "a template with a part that is not described": (
        "missing-description",
        one_method(f"{NAMED}, params: [{{name: a, template: '{{b}}/c'}}]"),
    ),
    "a view that omits what is not there": (
        "bad-view",
        one_method("views: [{name: it, summary: Do it., omit: [nope]}]"),
    ),
    "a repetition that depends on what is not there": (
        "bad-repeat",
        one_method(f"{NAMED}, repeat: {{safe: true, when: nope, why: W.}}"),
    ),
    "a repetition that depends on a text's part": (
        "bad-repeat",
        one_method(
            f"{NAMED}, params: [{{name: a, template: '{{b}}', keys:"
            " {b: {description: B.}}, description: A.}],"
            " repeat: {safe: true, when: b, why: W.}"
        ),
    ),
    "a repetition that is never safe and yet depends on something": (
        "bad-repeat",
        one_method(
            f"{NAMED}, params: [{{name: a, schema: {{type: string}}, optional: true,"
            " description: A.}], repeat: {safe: false, when: a, why: W.}"
        ),
    ),
    "a stream that does not follow": (
        "bad-name",
        one_stream(f"name: watch, {ROOM_KEY}, {ONE_ARG}"),
    ),
    "a history by a method that is not there": (
        "missing-method",
        one_history(", by_moment: {method: nope, items: rooms}"),
    ),
    "a history of what has no moment": (
        "bad-item",
        one_history(", by_moment: {method: findRoom, items: rooms}"),
    ),
    "a history of nothing that is known": ("missing-type", one_history(item="Nope")),
    "a history by a name that is taken": (
        "duplicate-name",
        one_history(name="find"),
    ),
    "a history whose endpoint takes what is not given": (
        "unknown-source",
        one_history().replace("at: offset", "at: page"),
    ),
    "a history with a summary that fills no line": (
        "long-summary",
        one_history().replace("Read it back.", "Read it back " * 9),
    ),
    "a mirror of what the domain does not list": (
        "bad-mirror",
        one_stream(
            f"name: follow, {ROOM_KEY}, {ONE_ARG}, mirror: {{name: mirror, "
            "summary: Keep it., rooms: no, memberships: no, room_changes: follow}"
        ),
    ),
    "changes of what is neither one room nor all": (
        "bad-recovery",
        one_stream(
            f"name: follow, {ONE_ARG}, "
            "keys: {room_id: {description: Room.}, user_id: {description: User.}}, "
            "recover: {by: x, changes: {name: changes, summary: All of it.}}",
            key="{room_id}/{user_id}",
        ),
    ),
    "changes by a name that is taken": (
        "duplicate-name",
        one_stream(
            f"name: follow, {ROOM_KEY}, {ONE_ARG}, "
            "recover: {by: x, changes: {name: follow, summary: All of it.}}"
        ),
    ),
    "a key whose part is not described": (
        "missing-description",
        one_stream(f"name: follow, {ONE_ARG}"),
    ),
    "a description of no part": (
        "unknown-key",
        one_stream(f"name: follow, {ROOM_KEY}, {ONE_ARG}", key="__all__"),
    ),
    "a key that names a part twice": (
        "duplicate-name",
        one_stream(f"name: follow, {ROOM_KEY}, {ONE_ARG}", key="{room_id}/{room_id}"),
    ),
    "a part that is no identifier": (
        "bad-name",
        one_stream(
            f"name: follow, keys: {{room-id: {{description: A.}}}}, {ONE_ARG}",
            key="{room-id}",
        ),
    ),
    "a stream without arguments": (
        "missing-key",
        one_stream(f"name: follow, {ROOM_KEY}"),
    ),
    "several arguments without a class": (
        "missing-key",
        one_stream(
            f"name: follow, {ROOM_KEY}, args: [{{name: a, schema: {{}}, description:"
            " A.}, {name: b, schema: {}, description: B.}]"
        ),
    ),
    "an optional argument without a class": (
        "missing-key",
        one_stream(
            f"name: follow, {ROOM_KEY}, args_any_of: [[{{name: a, schema: {{}},"
            " description: A.}], []]"
        ),
    ),
    "an alternative without schema": (
        "missing-key",
        one_stream(
            f"name: follow, {ROOM_KEY}, event: Pair, args_any_of: [[{{name: a,"
            " description: A.}], [{name: a, schema: {}, description: A.}]]"
        ),
    ),
    "an argument of an event that is always the same": (
        "unknown-key",
        one_stream(f"name: follow, {ROOM_KEY}, args: [{{name: a, value: 1}}]"),
    ),
    "a publication with a parameter of no type": (
        "missing-type",
        one_publication("{name: a, schema: {$ref: Nope}, description: A.}"),
    ),
    "a publication that fills no collection": (
        "missing-key",
        one_documents("p: {name: follow, summary: Follow.}"),
    ),
    "a publication that fills what is not described": (
        "missing-collection",
        one_documents("p: {name: follow, summary: Follow., collection: nope}"),
    ),
    "a publication that does not say that it follows": (
        "bad-name",
        one_documents("p: {name: watch, summary: Follow., collection: rooms}"),
    ),
    "a publication by a name that is taken": (
        "duplicate-name",
        one_documents(
            "p: {name: follow, summary: Follow., collection: rooms}",
            "rooms: {name: follow, summary: Rooms., document: {$ref: Room}}",
        ),
    ),
    "documents of no type": (
        "missing-type",
        one_documents("", "c: {summary: Rooms., document: {$ref: Nope}}"),
    ),
    "documents that are no objects": (
        "bad-document",
        one_documents("", "c: {summary: Rooms., document: {type: string}}"),
    ),
    "documents without an identity": (
        "bad-document",
        one_documents("", "c: {summary: Rooms., document: {$ref: Bare}}"),
    ),
    "documents in a stream": (
        "bad-document",
        one_documents("", "stream-c: {summary: Rooms., document: {$ref: Room}}"),
    ),
    "a collection whose summary is long": (
        "long-summary",
        one_documents("", f"c: {{summary: {'x' * 90}, document: {{$ref: Room}}}}"),
    ),
    "an extra argument that is spread": (
        "bad-option",
        one_stream(
            f"name: follow, {ROOM_KEY}, {ONE_ARG}, options: {{name: it, "
            "schema: {$ref: Room}, x-positional: true, description: A.}"
        ),
    ),
    "an extra argument that is called like a part of the key": (
        "duplicate-name",
        one_stream(
            f"name: follow, {ROOM_KEY}, {ONE_ARG}, options: {{name: room_id, "
            "schema: {type: string}, description: A.}"
        ),
    ),
    "an extra argument of no token": (
        "wrong-value",
        one_stream(f"name: follow, {ROOM_KEY}, {ONE_ARG}, options: nope"),
    ),
    "a publication with a parameter without schema": (
        "missing-key",
        one_publication("{name: a}"),
    ),
    "a required argument after an optional one": (
        "bad-order",
        one_stream(
            f"name: follow, {ROOM_KEY}, event: Pair, args: [{{name: a, schema: {{}},"
            " optional: true, description: A.},"
            " {name: b, schema: {}, description: B.}]"
        ),
    ),
    "an alternative whose argument has a name of ours": (
        "bad-name",
        one_stream(
            f"name: follow, {ROOM_KEY}, event: Pair, args_any_of: [[{{name: list,"
            " schema: {}, description: A.}], []]"
        ),
    ),
    "operations without a group": ("missing-key", HEAD + ROOM + FIND),
    "a domain without a summary": ("missing-description", "domain: rooms\n"),
}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(*case, id=name)
        for table in (FORM, NAMES, REFERENCES, TYPES, DERIVED, OPERATIONS)
        for name, case in table.items()
    ],
)
def test_a_mistake_is_found_by_its_rule(lint_texts: Lint, rule: str, text: str) -> None:
    stem = text.partition("\n")[0].removeprefix("domain: ")
    found = lint_texts(errors=ERRORS, **{stem: text})
    assert {finding.rule for finding in found} == {rule}
    assert all(finding.place.file.endswith(f"{stem}.yaml") for finding in found)


def test_a_clean_schema_has_no_findings(lint_texts: Lint) -> None:
    assert lint_texts(errors=ERRORS, rooms=CLEAN) == []


def test_a_finding_is_one_line_with_place_and_rule(lint_texts: Lint) -> None:
    found = lint_texts(rooms=CLEAN.replace("$ref: Room", "$ref: Rom"))
    assert len(found) == 1
    line = str(found[0])
    assert line.endswith("rooms.yaml:17:5: missing-type there is no type 'Rom'")


def test_control_characters_of_a_message_are_shown_as_escapes() -> None:
    assert one_line("a\nb\x1b[31m") == "a\\nb\\x1b[31m"
    assert len(one_line("x" * 5000)) == 300
    assert str(Finding(Place("f", 1, 2), "rule", "why")) == "f:1:2: rule why"


def test_two_domains_may_not_have_one_type(lint_texts: Lint) -> None:
    users = ROOM.replace("A room", "Another room")
    found = lint_texts(
        rooms=HEAD + ROOM, users="domain: users\nsummary: Users.\n" + users
    )
    assert [finding.rule for finding in found] == ["duplicate-name"]
    assert found[0].place.file.endswith("users.yaml")


def test_types_of_two_domains_may_not_need_each_other(lint_texts: Lint) -> None:
    a = "domain: a\nsummary: A.\ntypes: {A: " + struct("b: {$ref: B, description: B.}")
    b = "domain: b\nsummary: B.\ntypes: {B: " + struct("a: {$ref: A, description: A.}")
    found = lint_texts(a=a + "}\n", b=b + "}\n")
    assert [finding.rule for finding in found] == ["domain-cycle", "domain-cycle"]


def test_one_wire_name_is_written_once(lint_texts: Lint) -> None:
    other = (HEAD + GROUP + FIND).replace("rooms", "users").replace("Rooms", "Users")
    found = lint_texts(rooms=CLEAN, users=other)
    assert [finding.rule for finding in found] == ["duplicate-name"]


def test_what_stands_on_a_package_has_a_name_of_its_own(lint_texts: Lint) -> None:
    head = "domain: rooms\nsummary: Rooms.\n"
    about = "about: {title: Todo API, extensions: {bot: b, rooms: r, client: c}}\n"
    found = lint_texts(rooms=f"{head}{about}")
    taken = sorted(one.message for one in found if one.rule == "duplicate-name")
    assert taken == [
        "the package has a module client already",
        "the package has a module rooms already",
    ]


def test_one_code_has_one_class(lint_texts: Lint) -> None:
    twice = ERRORS + "  NoRoomError: {code: error-invalid-room, summary: No room.}\n"
    found = lint_texts(errors=twice)
    assert [finding.rule for finding in found] == ["duplicate-code"]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("RoomMissing: {code: x, summary: No.}", "bad-name"),
        ("LostError: {summary: No code.}", "missing-key"),
        ("LostError: {runtime: true, summary: Unknown.}", "missing-type"),
        ("PayloadError: {code: x, summary: The runtime has it.}", "reserved-name"),
    ],
)
def test_error_classes_have_rules_too(lint_texts: Lint, entry: str, rule: str) -> None:
    found = lint_texts(errors=f"{ERRORS}  {entry}\n")
    assert [finding.rule for finding in found] == [rule]


def test_an_error_class_of_the_runtime_is_known(lint_texts: Lint) -> None:
    entry = "  MethodNotFoundError: {runtime: true, code: 404, summary: No method.}\n"
    assert lint_texts(errors=ERRORS + entry) == []


def test_drafts_are_noted_and_fail_nothing(write_schema: Callable[..., Path]) -> None:
    text = CLEAN.replace("    access: user\n", "    access: user\n    draft: true\n")
    event = f"name: follow, {ROOM_KEY}, {ONE_ARG}, draft: true"
    streams = one_stream(event).partition("streams:")[2]
    folder = write_schema(rooms=f"{text}streams:{streams}")
    result = lint(folder)
    assert [finding.rule for finding in result.findings] == ["draft", "draft"]
    assert result.is_clean


A = struct(f"t: {{const: a, description: A.}}, x: {{{TEXT}}}")
B = struct(f"t: {{const: b, description: B.}}, x: {{{TEXT}}}")
KIND = "{description: K., anyOf: [{const: c, description: C.}]}"
PAIR = f"{{description: P., type: array, prefixItems: [{{{TEXT}, x-name: a}}]}}"
FREE = "{type: object, additionalProperties: true, x-open: free}"
TAGGED = "discriminator: {propertyName: t}"


@pytest.mark.parametrize(
    ("union", "flaw"),
    [
        ("oneOf: [{$ref: A}, {$ref: B}]", "no discriminator"),
        ("anyOf: [{$ref: A}, {$ref: Timestamp}]", "no discriminator"),
        (f"oneOf: [{{$ref: A}}, {{$ref: A2}}], {TAGGED}", "the same t"),
        (
            "oneOf: [{$ref: A}, {$ref: B}], discriminator: {propertyName: x}",
            "A.x is not",
        ),
        (f"oneOf: [{{$ref: A}}, {{$ref: Timestamp}}], {TAGGED}", "Timestamp.t is not"),
        (
            f"anyOf: [{{$ref: A}}, {FREE}]",
            "beside a free object",
        ),
        ("anyOf: [{$ref: Pair}, {type: array}]", "two arrays"),
        ("anyOf: [{$ref: Kind}, {type: string}]", "beside other text"),
        ("anyOf: [{$ref: Kind}, {enum: [x]}]", "beside other text"),
        ("anyOf: [{$ref: Kind}, {$ref: Kind2}]", "beside other text"),
        ("anyOf: [{$ref: AB}, {$ref: A2}]", "the same t"),
        ("type: []", ""),
    ],
)
def test_a_union_that_msgspec_refuses_is_found(
    lint_texts: Lint, union: str, flaw: str
) -> None:
    text = union_schema(union)
    found = lint_texts(rooms=text)
    rules = {finding.rule for finding in found}
    assert rules == ({"undecodable-union"} if flaw else {"wrong-form"})
    assert flaw in found[0].message


@pytest.mark.parametrize(
    "union",
    [
        f"oneOf: [{{$ref: A}}, {{$ref: B}}], {TAGGED}",
        "anyOf: [{$ref: AB}, {type: string}, {type: 'null'}]",
        "anyOf: [{$ref: A}, {}]",
        "anyOf: [{enum: [x]}, {type: string}, {type: integer}, {type: boolean}]",
        "anyOf: [{enum: [x, y]}, {const: true}]",
        "type: [string, number, 'null']",
        "anyOf: [{type: array}, {$ref: A}, {$ref: Kind}]",
        "anyOf: [{$ref: Timestamp}, {type: string}]",
    ],
)
def test_a_union_that_msgspec_decodes_is_unchanged(
    lint_texts: Lint, union: str
) -> None:
    assert lint_texts(rooms=union_schema(union)) == []


def union_schema(union: str) -> str:
    return (
        f"{HEAD}types:\n"
        f"  A: {A}\n  A2: {A}\n  B: {B}\n  Kind: {KIND}\n  Kind2: {KIND}\n"
        f"  Pair: {PAIR}\n"
        f"  AB: {{description: AB., oneOf: [{{$ref: A}}, {{$ref: B}}], {TAGGED}}}\n"
        f"  Choice: {{description: U., {union}}}\n"
    )


def test_findings_of_one_json_file_have_lines_too(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    method = {
        "domain": "rooms",
        "name": "find",
        "summary": "Find.",
        "access": "user",
        "result": {"$ref": "#/$defs/Rom"},
    }
    whole = {
        "domains": {
            "rooms": {"summary": "R.", "group": {"class": "Rooms", "summary": "R."}}
        },
        "$defs": {},
        "methods": {"findRoom": method},
        "streams": {},
    }
    path.write_text(json.dumps(whole, indent=1), "utf-8")
    found = find_flaws(read_source(path))
    assert [finding.rule for finding in found] == ["missing-type"]
    lines = path.read_text("utf-8").splitlines()
    assert '"result"' in lines[found[0].place.line - 1]


def test_a_finding_about_a_domain_of_json_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    whole = {"domains": {"rooms": {"colour": "red"}}, "$defs": {}}
    path.write_text(json.dumps(whole, indent=1), "utf-8")
    found = find_flaws(read_source(path))
    assert [finding.rule for finding in found] == ["unknown-key"]
    assert found[0].place.line == 4


def test_the_schema_of_schemas_is_itself_without_a_slip() -> None:
    meta = read_document(Path(str(files("quickmeet_codegen") / META_SCHEMA)))
    assert meta.findings == []
    assert meta.value["type"] == "object"


def test_editors_find_the_schema_of_schemas_beside_the_schema() -> None:
    beside = Path(__file__).parents[2] / "schema" / META_SCHEMA
    own = files("quickmeet_codegen") / META_SCHEMA
    assert beside.read_text("utf-8") == own.read_text("utf-8")


REST = "summary: Do it., params: [{name: rid, schema: {type: string}, description: A.}]"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("{call: GET /v1/x, send: {a: room}}", "'room' is neither"),
        ("{call: GET /v1/x, send: {a: '@kind'}}", "'@kind' is neither"),
        ("{call: GET /v1/x, after: [error-x]}", "follows no other"),
    ],
)
def test_a_rest_call_takes_only_what_there_is(
    lint_texts: Lint, rest: str, said: str
) -> None:
    clean = "{call: 'GET /v1/{@kind}.x', family: rid, send: {a: rid}}"
    assert lint_texts(rooms=one_method(f"name: do, {REST}, rest: [{clean}]")) == []
    (finding,) = lint_texts(rooms=one_method(f"name: do, {REST}, rest: [{rest}]"))
    assert finding.rule == "unknown-source"
    assert said in finding.message


REPLACED = """\
{head}{group}types:
  Room:
    description: A room.
    type: object
    properties:
      _id: {{type: string, x-name: id, description: Identifier.}}
      owner: {{$ref: Owner, description: Who made it.}}
      tags: {{type: array, items: {{$ref: Owner}}, x-name: tags, description: Marks.}}
      more:
        {{type: object, additionalProperties: true, x-open: any, description: More.}}
  Owner:
    description: Who made a room.
    type: object
    required: [name]
    properties: {{name: {{type: string, description: The name.}}}}
methods:
  doIt:
    access: user
    name: do
    summary: Do it.
    params:
      - name: room
        schema: {{anyOf: [{{$ref: Room}}, {{type: "null"}}]}}
        description: A room.
    result:
      anyOf: [{{const: false}}, {{type: array, items: {{$ref: Room}}}}, {{$ref: Room}}]
    rest:
      - {rest}
"""


def lint_rest(lint_texts: Lint, rest: str) -> list[Finding]:
    return lint_texts(rooms=REPLACED.format(head=HEAD, group=GROUP, rest=rest))


@pytest.mark.parametrize(
    "rest",
    [
        "{call: 'GET /v1/{room._id}', send: {a: room.owner.name, b: room.tags.0.name}}",
        "{call: GET /v1/x, send: {a: room.more.of.any.depth}, result: anything.at.all}",
        "{call: GET /v1/x, result: {fields: {'*': room, owner.name: o, more.x: y}}}",
        "{call: GET /x, result: {from: r, later_than: {field: _id, param: room._id}}}",
    ],
)
def test_a_mapping_may_name_any_field_that_there_is(
    lint_texts: Lint, rest: str
) -> None:
    assert lint_rest(lint_texts, rest) == []


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("{call: 'GET /v1/{room.id}'}", "the parameter 'room' has no field 'id'"),
        ("{call: GET /v1/x, send: {a: room.owner.nick}}", "no field 'nick'"),
        ("{call: GET /v1/x, send: {a: {from: room._id.x}}}", "no field 'x'"),
        ("{call: GET /v1/x, send: {a: room.tags.name}}", "no field 'name'"),
        ("{call: GET /v1/x, when: {room.kind: c}}", "no field 'kind'"),
        (
            "{call: GET /x, lookups: {b: {ask: /b, send: {id: room.rid}, result: r}}}",
            "no field 'rid'",
        ),
        ("{call: 'GET /v1/{@kind}', family: room.rid}", "no field 'rid'"),
        (
            "{call: GET /v1/x, result: {fields: {owner.nick: a}}}",
            "the result has no field 'nick' ('owner.nick')",
        ),
        (
            "{call: GET /x, result: {from: r, later_than: {field: ts, param: room}}}",
            "the result has no field 'ts'",
        ),
    ],
)
def test_a_mapping_that_names_a_field_that_is_gone_is_found(
    lint_texts: Lint, rest: str, said: str
) -> None:
    (finding,) = lint_rest(lint_texts, rest)
    assert finding.rule == "unknown-field"
    assert said in finding.message
    line = REPLACED.format(head=HEAD, group=GROUP, rest="").splitlines()
    assert finding.place.line == len(line), "it stands where the mapping stands"

# SPDX-License-Identifier: MIT
"""From raw values to what a template may know: names, defaults, order."""

from collections.abc import Callable

import pytest
from msgspec import convert

from quickmeet_codegen.ir.expressions import Reference
from quickmeet_codegen.ir.operations import MethodOperation
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.ir.streams import StreamOperation
from quickmeet_codegen.model.operations import EventSpec, MethodSpec, Recover
from quickmeet_codegen.model.payload import Payload, annotation, with_builtins
from quickmeet_codegen.python.naming import is_python_name, is_type_name, member_name
from quickmeet_codegen.python.naming import snake_case as snake
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.render.templating import expression
from quickmeet_codegen.resolve.operations import method_facts, stream_facts

Resolve = Callable[..., Schema]

HEAD = """\
domain: rooms
summary: Rooms.
group: {class: Rooms, summary: Rooms of all kinds.}
"""


@pytest.fixture
def method(resolve_texts: Resolve) -> Callable[[str], MethodOperation]:
    """The only method of a schema, by what is written under its name."""

    def resolved(body: str) -> MethodOperation:
        text = f"{HEAD}methods:\n  doIt: {{name: it, summary: Do, access: user{body}}}"
        group = resolve_texts(rooms=text).groups[0]
        assert len(group.methods) == 1
        return group.methods[0]

    return resolved


@pytest.fixture
def stream(resolve_texts: Resolve) -> Callable[[str], StreamOperation]:
    """The only stream of a schema, by what is written under its key."""

    def resolved(body: str) -> StreamOperation:
        text = f"{HEAD}streams:\n  s: {{k: {{name: follow, summary: F., {body}}}}}"
        return resolve_texts(rooms=text).groups[0].streams[0]

    return resolved


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("rid", "rid"),
        ("_id", "id"),
        ("_updatedAt", "updated_at"),
        ("userMentions", "user_mentions"),
        ("URLPath", "url_path"),
        ("a.b-c d", "a_b_c_d"),
        ("$date", "date"),
        ("E2EKeyId", "e2_e_key_id"),
    ],
)
def test_a_name_follows_from_the_wires(wire: str, name: str) -> None:
    assert snake(wire) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("owner", "OWNER"),
        ("room-mod", "ROOM_MOD"),
        ("2fa", "VALUE_2FA"),
        ("*", "VALUE"),
    ],
)
def test_a_member_follows_from_its_value(value: str, name: str) -> None:
    assert member_name(value) == name


def test_names_are_distinguished_from_other_text() -> None:
    assert is_python_name("room_id")
    assert not any(map(is_python_name, ["Room", "1a", "class", "a b", "", "_a"]))
    assert is_type_name("Room2")
    assert not any(map(is_type_name, ["room", "None", "A_b", "", "Ré"]))


@pytest.mark.parametrize(
    ("schema", "hint"),
    [
        ({}, "object"),
        ({"type": "string"}, "str"),
        ({"type": ["null", "integer"]}, "int | None"),
        ({"type": "array"}, "list[object]"),
        ({"type": "array", "items": {"$ref": "A"}}, "list[A]"),
        ({"type": "object", "additionalProperties": True}, "dict[str, object]"),
        (
            {"type": "object", "additionalProperties": {"type": "number"}},
            "dict[str, float]",
        ),
        ({"enum": ["a", "b"]}, 'Literal["a", "b"]'),
        ({"const": True}, "bool"),
        ({"enum": [1, True]}, "Literal[1, True]"),
        ({"anyOf": [{"type": "null"}, {"$ref": "A"}, {"$ref": "A"}]}, "A | None"),
        ({"oneOf": [{"$ref": "A"}, {}]}, "object"),
    ],
)
def test_a_schema_becomes_an_annotation(schema: dict[str, Value], hint: str) -> None:
    assert annotation(convert(schema, Payload)) == hint


def test_types_are_found_wherever_they_are_named() -> None:
    schema: dict[str, Value] = {
        "properties": {"$ref": {"$ref": "A"}},
        "anyOf": [{"$ref": "B"}, {"items": {"$ref": "Timestamp"}}],
        "additionalProperties": {"$ref": "C"},
    }
    assert sorted(convert(schema, Payload).named_types()) == ["A", "B", "C"]


def test_a_hint_means_the_builtin_where_a_method_hides_it() -> None:
    hint = 'dict[str, list[Literal["list of it"]]]'
    hidden = with_builtins(hint, frozenset({"list"}))
    assert hidden == 'dict[str, builtins.list[Literal["list of it"]]]'
    assert with_builtins(hint, frozenset()) == hint


def test_the_option_of_a_stream_means_the_builtin_where_a_method_hides_it(
    resolve_texts: Resolve,
) -> None:
    text = f"""{HEAD}
methods:
  all: {{name: list, summary: L., access: user}}
streams:
  s:
    k:
      name: follow
      summary: F.
      access: user
      args: [{{name: a, schema: {{type: string}}, description: A.}}]
      options: {{name: o, schema: {{type: array, items: {{$ref: T}}}}, description: O.}}
types:
  T: {{description: T., type: string}}
"""
    [argument] = resolve_texts(rooms=text).groups[0].streams[0].arguments
    assert argument.hint == "builtins.list[types.T]"


def test_a_missing_full_stop_is_put_there(
    method: Callable[[str], MethodOperation],
) -> None:
    assert method("").summary == "Do."


def test_required_arguments_come_first_and_flags_are_named(
    method: Callable[[str], MethodOperation],
) -> None:
    made = method(
        ", params: [{name: a, optional: true, schema: {type: string}, description: A},"
        " {name: b, schema: {type: boolean}, description: B},"
        " {name: c, schema: {type: [string, 'null']}, description: C}]"
    )
    assert made.signature == (
        "self",
        "c: str | None",
        "*",
        "b: bool",
        "a: str | UnsetType | None = UNSET",
    )
    assert expression(made.sends) == "(UNSET if a is None else a, b, c)"


def test_an_optional_argument_may_be_positional_but_no_flag(
    method: Callable[[str], MethodOperation],
) -> None:
    made = method(
        ", params: [{name: a, optional: true, x-positional: true,"
        " schema: {type: string}, description: A},"
        " {name: b, optional: true, x-positional: true,"
        " schema: {type: boolean}, description: B},"
        " {name: c, schema: {type: string}, description: C}]"
    )
    assert made.signature == (
        "self",
        "c: str",
        "a: str | UnsetType = UNSET",
        "*",
        "b: bool | UnsetType | None = UNSET",
    )


def test_null_stays_at_the_end_of_an_optional_argument(
    method: Callable[[str], MethodOperation],
) -> None:
    made = method(
        ", params: [{name: a, optional: true, schema: {type: [string, 'null']},"
        " description: A}]"
    )
    assert made.signature == ("self", "*", "a: str | UnsetType | None = UNSET")


def test_omitted_trailing_parameters_are_not_sent(
    resolve_texts: Resolve,
) -> None:
    param = "optional: true, schema: {type: string}, description: It"
    text = (
        f"{HEAD}methods:\n  doIt:\n    access: user\n    params:\n"
        f"      - {{name: a, {param}}}\n      - {{name: b, {param}}}\n"
        f"      - {{name: c, {param}}}\n    views:\n"
        "      - {name: none, summary: N., omit: [a, b, c]}\n"
        "      - {name: middle, summary: M., omit: [a, c]}\n"
    )
    none, middle = resolve_texts(rooms=text).groups[0].methods
    assert expression(none.sends) == "()"
    assert expression(middle.sends) == "(UNSET, UNSET if b is None else b)"


@pytest.mark.parametrize(
    ("count", "positional", "codes"),
    [(5, True, None), (6, False, "PLR0913 "), (6, True, "PLR0913, PLR0917 ")],
)
def test_many_arguments_are_excused_to_the_linter(
    method: Callable[[str], MethodOperation],
    count: int,
    codes: str | None,
    *,
    positional: bool,
) -> None:
    optional = "" if positional else "optional: true, "
    params = ", ".join(
        f"{{name: a{n}, {optional}schema: {{type: string}}, description: A}}"
        for n in range(count)
    )
    excuse = method(f", params: [{params}]").excuse
    assert excuse == (f"  # noqa: {codes} # as many as the wire has" if codes else "")


def test_a_refusal_is_raised_by_its_class(
    method: Callable[[str], MethodOperation],
) -> None:
    made = method(", refused_by: absent, refusal: MessageRefusedError")
    assert [error.name for error in made.errors] == ["MessageRefusedError"]
    assert made.options == {
        "refused_by": "absent",
        "refusal": Reference("MessageRefusedError"),
    }
    assert method(", refused_by: 'false'").options == {"refused_by": "false"}
    assert method("").options == {}


def test_versions_are_in_their_order_and_not_in_that_of_text(
    resolve_texts: Resolve,
) -> None:
    text = (
        f"{HEAD}methods:\n  doIt: {{name: it, summary: Do., access: user,"
        ' availability: {10.x: "yes", 9.x: "no"}}\n'
    )
    assert resolve_texts(rooms=text).versions == ("9.x", "10.x")


def test_errors_of_the_runtime_are_known_without_being_written(
    resolve_texts: Resolve,
) -> None:
    made = resolve_texts(rooms="domain: rooms\nsummary: Rooms.\n")
    assert [error.name for error in made.errors] == [
        "MessageRefusedError",
        "RefusedError",
    ]
    assert all(error.code is None and error.is_runtime for error in made.errors)


@pytest.mark.parametrize(
    ("body", "hint", "several"),
    [
        ("access: user, args: []", "list[object]", True),
        (
            "access: user, args: [{name: a, schema: {type: string}, description: A}]",
            "str",
            False,
        ),
        (
            (
                "access: user, event: Both, args: [{name: a, schema: {type: string},"
                " optional: true, description: A}]"
            ),
            "types.Both",
            True,
        ),
    ],
)
def test_an_event_is_its_only_argument_or_a_class(
    stream: Callable[[str], StreamOperation], body: str, hint: str, *, several: bool
) -> None:
    made = stream(body)
    assert (made.event, made.is_several) == (hint, several)


@pytest.mark.parametrize("option", ["token", "visitorToken", "visitor_token"])
def test_a_stream_may_take_a_token(
    stream: Callable[[str], StreamOperation], option: str
) -> None:
    made = stream(f"access: visitor, args: [], options: {option}")
    argument = made.arguments[-1]
    assert not argument.is_required
    asked, name = expression(made.body), argument.name
    assert asked.startswith("self._session.subscribe(FOLLOW, (), stream_option(")
    assert asked.endswith(f", UNSET if {name} is None else {name}))")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({}, "Wire name ``x``."),
        ({"versions": {"since": "1.0"}}, "Wire name ``x``; servers since 1.0."),
        (
            {"versions": {"deprecated": "2.0", "removed": "3.0"}},
            "Wire name ``x``; deprecated in 2.0, removed in 3.0.",
        ),
        ({"replacement": "GET /a"}, "By REST: GET /a."),
        ({"access": "anonymous"}, "Needs no login."),
        ({"access": "visitor"}, "For Livechat visitors."),
        ({"permissions": ["a"]}, "Depends on the permission ``a``."),
        ({"permissions": ["a", "b"]}, "Depends on the permissions ``a``, ``b``."),
        ({"two_factor": True}, "May ask for a second factor."),
        (
            {"rate_limit": {"calls": 2, "interval_ms": 1500}},
            "The server takes 2 calls in 1.5 s.",
        ),
        (
            {"rate_limit": {"calls": 1, "interval_ms": 60000}},
            "The server takes 1 call in 60 s.",
        ),
    ],
)
def test_facts_of_a_method_are_sentences(
    value: dict[str, Value], sentence: str
) -> None:
    assert sentence in method_facts("x", convert(value, MethodSpec), None)


def test_facts_of_a_stream_are_sentences() -> None:
    facts = stream_facts(
        "s",
        "{room_id}",
        EventSpec(
            name="follow",
            is_never_emitted=True,
            emitted_on="t",
            recover=Recover(by="load"),
        ),
    )
    assert facts == (
        "Wire name ``s``, key ``{room_id}``.",
        "No known server emits it.",
        "Emitted on ``t``.",
        "What was missed is fetched by ``load``.",
    )

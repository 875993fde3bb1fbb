# SPDX-License-Identifier: MIT
"""Payload types as msgspec sees them: what the linter lets through, it decodes."""

import importlib
import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec
import pytest

from quickmeet_codegen.api import generate, lint
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.read.finding import FindingsError
from quickmeet_codegen.read.source import read_source
from quickmeet_codegen.render.package import render
from quickmeet_codegen.render.templating import OURS
from quickmeet_codegen.render.types import build_types
from quickmeet_codegen.resolve.schema import resolve
from quickmeet_runtime.model.decoding.salvage import Salvager
from quickmeet_runtime.model.payload import UnknownVariant

WriteSchema = Callable[..., Path]
Types = Callable[[str], ModuleType]

HEAD = "domain: rooms\nsummary: Rooms.\ntypes:\n"
TYPES = """\
  A: {description: A., type: object, properties: {t: {const: a, description: T.}}}
  B: {description: B., type: object, properties: {t: {const: b, description: T.}}}
  C: {description: C., type: object, properties: {x: {type: string, description: X.}}}
  Kind: {description: K., anyOf: [{const: c, description: C.}]}
  Pair: {description: P., type: array, prefixItems: [{x-name: a, description: A.}]}
  Words: {description: W., type: [string, "null"]}
  Numbers: {description: N., type: object, additionalProperties: {type: integer}}
  Anything: {description: N.}
"""
MEMBERS = [
    "type: string",
    "type: integer",
    "type: number",
    "type: boolean",
    "type: 'null'",
    "type: array",
    "type: array, items: {type: integer}",
    "type: object, additionalProperties: {type: string}",
    "",
    "enum: [x, y]",
    "enum: [1, 2]",
    "enum: [a, 1, true]",
    "const: z",
    "const: true",
    "$ref: A",
    "$ref: B",
    "$ref: C",
    "$ref: Kind",
    "$ref: Pair",
    "$ref: Timestamp",
    "$ref: Words",
    "$ref: Numbers",
    "$ref: Anything",
]
ALIASES = {
    "const: a": Literal["a"],
    "const: 1": Literal[1],
    "const: true": bool,
    "enum: [a]": Literal["a"],
    "type: 'null'": None,
    "type: [string]": str,
    "type: ['null', array]": list[Any] | None,
    "anyOf: [{type: string}, {}]": Any,
    "type: [object, 'null'], additionalProperties: {type: string}": dict[str, str]
    | None,
    "type: array, items: {type: array, items: {type: integer}}": list[list[int]],
    "type: object, additionalProperties: {}": dict[str, Any],
    "x-note: nothing is known of it": Any,
}


@pytest.fixture
def types_of(
    write_schema: WriteSchema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Types:
    """Generate a package for some types and import them."""

    def made(text: str) -> ModuleType:
        name = f"types_{abs(hash(text))}"
        result = generate(write_schema(rooms=HEAD + text), tmp_path / name)
        assert [str(finding) for finding in result.findings] == []
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        return importlib.import_module(f"{name}.types.rooms")

    return made


def test_every_union_of_two_is_found_or_decoded(
    write_schema: WriteSchema, types_of: Types
) -> None:
    pairs = itertools.combinations(MEMBERS, 2)
    unions = [
        f"  U{n}: {{description: U., anyOf: [{{{a}}}, {{{b}}}]}}\n"
        for n, (a, b) in enumerate(pairs)
    ]
    found = lint(write_schema(rooms=HEAD + TYPES + "".join(unions))).findings
    assert {finding.rule for finding in found} == {"undecodable-union"}
    start = (HEAD + TYPES).count("\n") + 1
    for finding in sorted(found, reverse=True):
        del unions[finding.place.line - start]
    assert len(unions) > 200
    fields = "".join(
        f"      {line.partition(':')[0].strip().lower()}: "
        f"{{$ref: {line.partition(':')[0].strip()}, description: F.}}\n"
        for line in unions
    )
    whole = (
        f"  Whole:\n    description: W.\n    type: object\n    properties:\n{fields}"
    )
    module = types_of(TYPES + "".join(unions) + whole)
    assert msgspec.json.Decoder(module.Whole).decode(b"{}") is not None


def test_an_alias_is_the_type_that_it_names(types_of: Types) -> None:
    lines = [f"  T{n}: {{description: T., {body}}}\n" for n, body in enumerate(ALIASES)]
    module = types_of("".join(lines))
    for n, (body, expected) in enumerate(ALIASES.items()):
        assert getattr(module, f"T{n}") == expected, body


def test_an_alias_may_be_a_class_or_null(types_of: Types) -> None:
    module = types_of(
        f"{TYPES}  Maybe: {{description: M., anyOf: [{{$ref: C}}, {{type: 'null'}}]}}\n"
    )
    assert module.Maybe == module.C | None


def test_only_types_that_hold_no_other_object_are_left_out_by_the_collector(
    types_of: Types,
) -> None:
    flat = {
        *("type: string", "type: integer", "type: number", "type: boolean"),
        *("type: 'null'", "enum: [x, y]", "enum: [1, 2]", "enum: [a, 1, true]"),
        *("const: z", "const: true", "$ref: Timestamp"),
        *("type: [string, 'null']", "anyOf: [{type: string}, {$ref: Timestamp}]"),
    }
    holders = [*flat, *MEMBERS, "anyOf: [{type: string}, {$ref: A}]"]
    lines = [
        f"  T{n}: {{description: T., type: object, properties: "
        f"{{a: {{type: string, description: A.}}, b: {{{body}}}}}}}\n"
        for n, body in enumerate(
            body + ", " * bool(body) + "description: B." for body in holders
        )
    ]
    module = types_of(TYPES + "".join(lines))
    for n, body in enumerate(holders):
        watched = getattr(module, f"T{n}").__struct_config__.gc
        assert watched is (body not in flat), body


def test_a_closed_enum_is_decoded_to_its_members(types_of: Types) -> None:
    fields = "{k: {$ref: Kind, description: K.}}"
    closed = TYPES.replace(
        "description: K., anyOf", "description: K., x-closed: true, anyOf"
    )
    module = types_of(
        f"{closed}  Some: {{description: S., type: object, properties: {fields}}}\n"
    )
    decoder = msgspec.json.Decoder(module.Some)
    assert decoder.decode(b'{"k": "c"}').k is module.Kind.C
    with pytest.raises(msgspec.ValidationError):
        decoder.decode(b'{"k": "d"}')


def test_an_enum_that_is_not_closed_keeps_other_values(types_of: Types) -> None:
    fields = "{k: {$ref: Kind, description: K.}}"
    module = types_of(
        f"{TYPES}  Some: {{description: S., type: object, properties: {fields}}}\n"
    )
    decoder = msgspec.json.Decoder(module.Some)
    assert decoder.decode(b'{"k": "c"}').k is module.Kind.C
    assert decoder.decode(b'{"k": "d"}').k == "d"


@pytest.mark.parametrize("name", ["Optional", "List", "Struct", "Meta", "Enum", "Date"])
def test_a_type_may_be_called_like_what_others_import(
    types_of: Types, name: str
) -> None:
    fields = f"{{x: {{anyOf: [{{$ref: {name}}}, {{type: string}}], description: X.}}}}"
    module = types_of(
        f"  {name}: {{description: A., type: object, properties: {fields}}}\n"
    )
    made = msgspec.json.Decoder(getattr(module, name)).decode(b'{"x": {"x": "y"}}')
    assert made.x.x == "y"


@pytest.mark.parametrize(
    "name", ["schema", "json", "copy", "self", "type", "date", "fields", "model_config"]
)
def test_a_field_may_be_called_like_what_others_use(types_of: Types, name: str) -> None:
    fields = f"{{{name}: {{type: string, description: X.}}}}"
    module = types_of(f"  A: {{description: A., type: object, properties: {fields}}}\n")
    text = msgspec.json.encode({name: "v"})
    assert getattr(msgspec.json.Decoder(module.A).decode(text), name) == "v"


def test_what_the_linter_never_saw_is_a_finding_and_no_traceback(
    write_schema: WriteSchema,
) -> None:
    union = "  U: {description: U., anyOf: [{$ref: A}, {$ref: C}]}\n"
    schema = resolve(read_source(write_schema(rooms=HEAD + TYPES + union)))
    with pytest.raises(FindingsError) as caught:
        render(schema)
    assert [finding.rule for finding in caught.value.findings] == ["undecodable-union"]
    assert caught.value.findings[0].place.line == 12


ENUMS = """\
domain: tasks
summary: Tasks.
group: {class: Tasks, summary: Tasks.}
types:
  State: {description: State., anyOf: [{const: open}, {const: done}]}
  Grade: {description: Grade., x-closed: true, anyOf: [{const: a}, {const: b}]}
  Task:
    description: A task.
    type: object
    properties:
      kind: {enum: [c, d], description: Kind.}
      level: {enum: [1, 2], x-closed: true, description: Level.}
      rank: {$ref: Rank, description: Rank.}
      size: {anyOf: [{const: s}, {const: l}, {type: "null"}], description: Size.}
  Rank: {description: Rank., anyOf: [{const: 0, description: Low.}, {const: -1}]}
  NewTask:
    description: A task to be.
    type: object
    properties:
      kind: {enum: [c, d], description: Kind.}
methods:
  tasks.make:
    name: make
    summary: Make.
    access: user
    params: [{name: task, schema: {$ref: NewTask}, description: Task.}]
    result: {$ref: Task}
"""


def test_what_servers_send_is_open_unless_the_schema_closes_it(
    resolve_texts: Callable[..., Schema],
) -> None:
    source = render(resolve_texts(tasks=ENUMS))["types/tasks.py"]
    assert "class State(OpenEnum):" in source
    assert "class Grade(StrEnum):" in source
    task, new = source.partition("class Task(")[2].split("class NewTask(")
    assert 'kind: Literal["c", "d"] | str | UnsetType' in task
    assert "level: Literal[1, 2] | UnsetType" in task
    assert 'size: Literal["s", "l"] | str | UnsetType | None' in task
    assert "Rank: TypeAlias = Literal[0, -1] | int" in source
    assert 'kind: Literal["c", "d"] | UnsetType' in new


NOTES = """\
domain: notes
summary: Notes.
group: {class: Notes, summary: Notes.}
types:
  Text:
    description: T.
    type: object
    required: [kind]
    properties: {kind: {const: text, description: K.}}
  Image:
    description: I.
    type: object
    required: [kind]
    properties: {kind: {const: image, description: K.}}
  Note:
    description: A note.
    oneOf: [{$ref: Text}, {$ref: Image}]
    discriminator: {propertyName: kind}
  Page:
    description: A page.
    type: object
    properties:
      head: {$ref: Note, description: Head.}
      notes: {type: array, items: {$ref: Note}, description: Notes.}
methods:
  page.get: {name: page, summary: Get., access: user, result: {$ref: Page}}
"""


@pytest.mark.parametrize("is_closed", [False, True])
def test_an_unknown_variant_is_kept_unless_the_union_is_closed(
    write_schema: WriteSchema,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_closed: bool,
) -> None:
    text = NOTES
    if is_closed:
        text = text.replace("A note.\n", "A note.\n    x-closed: true\n")
    name = f"notes_{is_closed}".lower()
    assert generate(write_schema(notes=text), tmp_path / name).is_clean
    monkeypatch.syspath_prepend(str(tmp_path))  # pyright: ignore[reportUnknownMemberType]  # pytest's has no type
    module = importlib.import_module(f"{name}.types.notes")
    source = (tmp_path / name / "types" / "notes.py").read_text("utf-8")
    assert ("Note: TypeAlias = OpenUnion[Text | Image]" in source) is not is_closed
    video = {"kind": "video", "url": "x"}
    page, found = Salvager(module.Page).read(
        {
            "head": video,
            "notes": [{"kind": "text"}, video],
        }
    )
    assert found
    assert page.notes[0] == module.Text()
    if is_closed:
        assert (page.head, len(page.notes)) == (msgspec.UNSET, 1)
    else:
        assert isinstance(page.head, UnknownVariant)
        assert msgspec.json.decode(page.notes[1].raw) == video


OTHERS = """\
domain: halls
summary: Halls.
types:
  Hall:
    description: H.
    type: object
    properties:
      a: {$ref: A, description: A struct.}
      one: {oneOf: [{$ref: A}, {$ref: B}], discriminator: {propertyName: t}, description: A.}
      several: {type: array, items: {$ref: Either}, description: A named union.}
      kinds: {type: array, items: {$ref: Kind}, description: An enum.}
      pair: {anyOf: [{$ref: Pair}, {type: "null"}], description: A tuple.}
      words: {$ref: Words, description: An alias.}
      numbers: {$ref: Numbers, description: A map.}
      anything: {$ref: Anything, description: Anything.}
      hall: {$ref: Hall, description: Itself.}
      at: {$ref: Timestamp, description: A moment.}
  Halls: {description: H., type: array, items: {$ref: Hall}}
"""  # noqa: E501  # YAML


@pytest.mark.parametrize("most", [1, 100_000])
def test_types_of_a_domain_do_not_depend_on_what_they_are_made_with(
    most: int, write_schema: WriteSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    either = (
        "  Either: {description: E., oneOf: [{$ref: A}, {$ref: B}], "
        "discriminator: {propertyName: t}}\n"
    )
    rooms = HEAD + TYPES + either
    schema = resolve(read_source(write_schema(rooms=rooms, halls=OTHERS)))
    monkeypatch.setattr("quickmeet_codegen.render.types._MOST_TYPES", most)
    made = build_types(schema, OURS.of_types)
    assert made["halls"].uses == (
        ("rooms", ("A", "Anything", "B", "Either", "Kind", "Numbers", "Pair", "Words")),
    )
    for field in (
        "a: A | UnsetType | None",
        "one: A | B | UnsetType | None",
        "several: list[Either] | UnsetType | None",
        "kinds: list[Kind] | UnsetType | None",
        "pair: Pair | UnsetType | None",
        "words: Words | UnsetType | None",
        "numbers: Numbers | UnsetType | None",
        "hall: 'Hall | UnsetType | None'",
    ):
        assert field in made["halls"].body, made["halls"].body

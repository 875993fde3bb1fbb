# SPDX-License-Identifier: MIT
"""Texts of a schema are data: none becomes code, and none makes a run hang."""

import ast
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quickmeet_codegen.api import generate, lint
from quickmeet_codegen.python.literal import (
    Section,
    docstring,
    literal,
    quoted,
    template_literal,
)
from quickmeet_codegen.read.finding import UnreadableError
from quickmeet_codegen.render.source import UnsafeSourceError, verify

WriteSchema = Callable[..., Path]

CODE = "exec('1')"
HOSTILE = [
    '"',
    "'",
    '"""',
    '""""""',
    "'''",
    "\\",
    '\\"',
    '\\"""',
    "\\\\",
    "\n",
    "a\nb",
    "a\r\nb",
    "\x00",
    "\x1b[31m",
    "\u2028",
    "\u202e",
    "\ud800",
    "\\N{BULLET}",
    "\\x41",
    f'"""\n{CODE}\n"""',
    f'"\n{CODE}\n"',
    f'", {CODE}, "',
    f"'\n{CODE}\n'",
    f"{{{{ {CODE} }}}}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{% include '/etc/passwd' %}",
    "{# comment #}",
    f"{{{CODE}}}",
    "@0@",
    '"""@0@"""',
    "# noqa",
    "# type: ignore",
    "x" * 300,
]
SAFE_IN_YAML = [text for text in HOSTILE if "\ud800" not in text]


def whole_schema(text: str) -> dict[str, object]:
    """A schema that has one hostile text wherever a text may stand."""
    words = f"Words {text} words."
    line = " ".join(words.splitlines())
    wire = text
    key = text.replace("{", "(").replace("}", ")")
    return {
        "domains": {
            "rooms": {
                "summary": line,
                "group": {"class": "Rooms", "summary": line, "description": text},
            }
        },
        "$defs": {
            "Room": {
                "x-domain": "rooms",
                "description": words,
                "type": "object",
                "properties": {
                    named(wire): {
                        "type": "string",
                        "x-name": "odd",
                        "description": words,
                    },
                    "k": {
                        "anyOf": [{"enum": [text]}, {"type": "string"}],
                        "description": words,
                    },
                    "l": {
                        "type": "array",
                        "items": {"$ref": "#/$defs/Part"},
                        "x-lazy": True,
                        "description": words,
                    },
                },
            },
            "Part": {
                "x-domain": "rooms",
                "description": words,
                "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
                "discriminator": {"propertyName": named(wire)},
            },
            "A": variant(wire, f"a{text}"),
            "B": variant(wire, f"b{text}"),
            "Kind": {
                "x-domain": "rooms",
                "description": words,
                "anyOf": [{"const": text, "x-member": "ODD", "description": words}],
            },
            "Pair": {
                "x-domain": "rooms",
                "description": words,
                "type": "array",
                "prefixItems": [{"x-name": "first", "description": words}],
            },
        },
        "methods": {
            wire: {
                "domain": "rooms",
                "name": "find",
                "summary": line,
                "description": words,
                "access": "user",
                "permissions": [wire],
                "result_description": words,
                "replacement": words,
                "versions": {"since": "1.0.0"},
                "repeat": {"safe": True, "why": words},
                "errors": [wire],
                "params": [
                    {"name": "a", "value": {text: [text, 1, None, True]}},
                    {"name": "b", "template": key, "keys": {}},
                    {
                        "name": "c",
                        "wire": wire,
                        "description": words,
                        "schema": {"enum": [text]},
                    },
                    {"name": "d", "spread": True, "schema": {"$ref": "#/$defs/Plain"}},
                ],
            }
        },
        "streams": {
            wire: {
                key: {
                    "domain": "rooms",
                    "name": "follow",
                    "summary": line,
                    "access": "user",
                    "emitted_on": wire,
                    "args": [
                        {"name": "a", "schema": {"const": text}, "description": words}
                    ],
                }
            }
        },
        "errors": {"OddError": {"domain": "rooms", "code": wire, "summary": line}},
    }


def named(text: str) -> str:
    """The text as a property's name, without what msgspec cannot rename to."""
    return re.sub(r'["\\\x00-\x1f]', "-", text)


def variant(wire: str, tag: str) -> dict[str, object]:
    return {
        "x-domain": "rooms",
        "description": "A variant.",
        "type": "object",
        "properties": {
            named(wire): {"const": tag[:200], "x-name": "tag", "description": "Tag."}
        },
    }


def with_plain(schema: dict[str, object], text: str) -> dict[str, object]:
    types = schema["$defs"]
    assert isinstance(types, dict)
    types["Plain"] = {
        "x-domain": "rooms",
        "description": "To be sent.",
        "type": "object",
        "properties": {
            named(text): {"type": "string", "x-name": "e", "description": f"{text}."}
        },
    }
    return schema


@pytest.mark.parametrize("text", SAFE_IN_YAML)
def test_no_text_becomes_code_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(with_plain(whole_schema(text), text)), "utf-8")
    result = generate(path, tmp_path / "out")
    rules = {finding.rule for finding in result.findings}
    assert rules == ({"too-long", "wrong-form"} if len(text) > 200 else set())
    for finding in result.findings:
        assert len(str(finding).splitlines()) == 1
    for module in (tmp_path / "out").rglob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "exec" not in names


@pytest.mark.parametrize("text", ["it's", '"', "\\", "{{ 7 }}", "a\nb", "\x00"])
def test_a_hostile_text_keeps_its_meaning(tmp_path: Path, text: str) -> None:
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(with_plain(whole_schema(text), text)), "utf-8")
    result = generate(path, tmp_path / "out")
    assert [str(finding) for finding in result.findings] == []
    source = (tmp_path / "out" / "types" / "rooms.py").read_text("utf-8")
    constants = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
    }
    assert {text, f"a{text}", f"b{text}"} <= constants
    group = (tmp_path / "out" / "rooms.py").read_text("utf-8")
    assert text in {
        node.value
        for node in ast.walk(ast.parse(group))
        if isinstance(node, ast.Constant)
    }


@pytest.mark.parametrize("text", ['"', "a\\b", "a\nb", "\x00"])
def test_a_field_whose_wire_name_cannot_be_is_refused_at_its_line(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "rooms.yaml"
    path.write_text(
        "domain: rooms\nsummary: Rooms.\ntypes:\n  Room:\n    description: A room.\n"
        f"    type: object\n    properties:\n      {json.dumps(text)}:\n"
        "        {type: string, x-name: odd, description: Odd.}\n",
        "utf-8",
    )
    (finding,) = lint(path).findings
    assert (finding.rule, finding.place.line) == ("bad-wire-name", 8)


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_half_a_character_is_refused_where_it_stands(
    tmp_path: Path, suffix: str
) -> None:
    text = '{\n"domain": "rooms",\n"summary": "Half \\ud800 of one."\n}\n'
    path = tmp_path / f"rooms.{suffix}"
    path.write_text(text, "utf-8")
    (finding,) = lint(path).findings
    assert (finding.rule, finding.place.line) == ("lone-surrogate", 3)
    assert generate(path, tmp_path / "out").findings == (finding,)


@pytest.mark.parametrize("name", ["@type", "kind-of", "it's"])
def test_a_discriminator_may_have_any_name(tmp_path: Path, name: str) -> None:
    schema = whole_schema("x")
    types: Any = schema["$defs"]
    types["A"], types["B"] = variant(name, "a"), variant(name, "b")
    types["Part"]["discriminator"]["propertyName"] = name
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(with_plain(schema, "x")), "utf-8")
    assert generate(path, tmp_path / "out").is_clean


@pytest.mark.parametrize("text", HOSTILE)
def test_a_literal_means_its_text(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
    assert ast.literal_eval(literal({text: [text, 1, None]})) == {text: [text, 1, None]}
    assert ast.literal_eval(literal({text: text})) == {text: text}
    quoted(text).encode()


@pytest.mark.parametrize("text", [text for text in HOSTILE if "{" not in text])
def test_a_template_means_its_text_around_the_parts(text: str) -> None:
    made = template_literal(f"{text}{{room_id}}{text}", ["room_id"])
    assert eval(made, {"room_id": "R"}) == f"{text}R{text}"  # noqa: S307  # the proof


@pytest.mark.parametrize("text", HOSTILE)
def test_a_docstring_is_one_literal(text: str) -> None:
    for words in (text, f"{text} x", f"x {text}"):
        for made in (
            docstring(words, 4),
            docstring(words, 0, [Section("Args", (("a", words), ("", words)))]),
        ):
            tree = ast.parse(f"def f():\n    {made}")
            assert len(tree.body) == 1
            function = tree.body[0]
            assert isinstance(function, ast.FunctionDef)
            assert len(function.body) == 1
            assert ast.get_docstring(function) is not None
            made.encode()


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import system",
        "print(1)",
        "eval('1')",
        "x = open('f')",
        "x = [a for a in b]",
        "x = lambda: 1",
        "x = lambda: call(types.Message)",
        "x = lambda given: types.Message",
        "x = lambda given=call(): types.Message",
        "x = lambda: types.Message.__class__",
        "x = y if z else UNSET",
        "x = UNSET if y is None else z",
        "x = y if y is None else UNSET",
        "x = UNSET if y is not None else y",
        "x = y == None",
        "x = y < z",
        "for x in y: pass",
        "while True: pass",
        "del x",
        "global x",
        "raise X",
        "try:\n    pass\nexcept X: pass",
        "with x: pass",
        "x = y.__class__",
        "x = __builtins__",
        "x = __import__('os')",
        "x = (yield)",
        "assert x",
        "def f(:",
        "x = '\x00'",
        "(" * 1000,
        "x.y.z()",
        "field().system()",
        "@decorator\ndef f(): pass\nexec('x')",
    ],
)
def test_source_that_does_more_than_generated_code_may_is_refused(source: str) -> None:
    with pytest.raises(UnsafeSourceError, match=r"m\.py"):
        verify(source, "m.py")


def test_a_description_of_ten_megabytes_is_one_finding(
    write_schema: WriteSchema,
) -> None:
    text = "domain: rooms\nsummary: " + "words " * 2_000_000
    started = time.perf_counter()
    result = lint(write_schema(rooms=text))
    assert [finding.rule for finding in result.findings] == ["file-too-big"]
    assert time.perf_counter() - started < 5


def test_a_description_of_ten_megabytes_in_json_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    whole = {"domains": {"rooms": {"summary": "words " * 2_000_000}}, "$defs": {}}
    path.write_text(json.dumps(whole), "utf-8")
    started = time.perf_counter()
    result = lint(path)
    assert [finding.rule for finding in result.findings] == ["too-long"]
    assert time.perf_counter() - started < 5
    assert len(str(result.findings[0])) < 400


@pytest.mark.parametrize("depth", [60, 100, 10_000])
def test_a_deeply_nested_schema_is_a_finding(
    write_schema: WriteSchema, depth: int
) -> None:
    nested = "{items: " * depth + "{}" + "}" * depth
    text = f"domain: rooms\nsummary: Rooms.\ntypes:\n  A: {nested}\n"
    result = lint(write_schema(rooms=text))
    assert "too-deep" in {finding.rule for finding in result.findings}


def test_a_deeply_nested_json_schema_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    for depth in (50, 100, 500, 10_000):
        nested = '{"items": ' * depth + "{}" + "}" * depth
        head = '{"domains": {"rooms": {"summary": "R."}}, "$defs": {"A": '
        path.write_text(
            f'{head}{{"x-domain": "rooms", "items": {nested}}}}}}}', "utf-8"
        )
        assert "too-deep" in {finding.rule for finding in lint(path).findings}
    path.write_text('{"$defs": ' + "[" * 100_000, "utf-8")
    assert [finding.rule for finding in lint(path).findings] == ["too-deep"]


NOT_NAMES = [
    "a b", "a;import os", "a\nb", "a\n", "é", "\u2170", "1a", "", "__import__", "class",
    "None", "a.b", "a=exec", "a(", "{{ 7 }}", "x" * 100,
]  # fmt: skip
SITES: dict[str, tuple[str | int, ...]] = {
    "field": ("$defs", "Room", "properties", "x", "x-name"),
    "lazy field": ("$defs", "Room", "properties", "l", "x-name"),
    "item of a tuple": ("$defs", "Pair", "prefixItems", 0, "x-name"),
    "member": ("$defs", "Kind", "anyOf", 0, "x-member"),
    "group": ("domains", "rooms", "group", "class"),
    "method": ("methods", "x", "name"),
    "argument": ("methods", "x", "params", 2, "name"),
    "spread object": ("methods", "x", "params", 3, "name"),
    "follower": ("streams", "x", "x", "name"),
    "event": ("streams", "x", "x", "event"),
}
KEYS: dict[str, tuple[str | int, ...]] = {
    "type": ("$defs", "Room"),
    "error": ("errors", "OddError"),
    "domain": ("domains", "rooms"),
}


@pytest.mark.parametrize("name", NOT_NAMES)
def test_an_invalid_name_is_a_finding_at_every_place_of_a_name(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "schema.json"
    for site, (*above, last) in SITES.items():
        whole = with_plain(whole_schema("x"), "x")
        inner(whole, above)[last] = name
        path.write_text(json.dumps(whole), "utf-8")
        assert lint(path).findings, site
    for site, (*above, last) in KEYS.items():
        whole = with_plain(whole_schema("x"), "x")
        owner = inner(whole, above)
        owner[name] = owner.pop(last)
        text = json.dumps(whole)
        if site == "domain":
            text = text.replace('domain": "rooms"', f'domain": {json.dumps(name)}')
        path.write_text(text, "utf-8")
        assert lint(path).findings, site


def inner(value: object, path: list[str | int]) -> Any:
    found: Any = value
    for part in path:
        found = found[part]
    return found


def test_types_that_contain_each_other_are_made(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    fields = (
        "{description: A., type: object, properties:"
        " {a: {$ref: A, description: A.}, b: {$ref: B, description: B.},"
        " all: {type: array, items: {$ref: B}, description: All.}}}"
    )
    text = f"domain: rooms\nsummary: R.\ntypes: {{A: {fields}, B: {fields}}}\n"
    assert generate(write_schema(rooms=text), tmp_path / "out").is_clean


def test_a_chain_of_aliases_that_ends_in_itself_is_a_finding(
    write_schema: WriteSchema,
) -> None:
    links = "".join(
        f"  T{n}: {{description: A., $ref: T{(n + 1) % 300}}}\n" for n in range(300)
    )
    result = lint(write_schema(rooms=f"domain: rooms\nsummary: R.\ntypes:\n{links}"))
    assert {finding.rule for finding in result.findings} == {"alias-cycle"}
    assert len(result.findings) == 300


def test_a_long_chain_of_aliases_is_a_finding_or_made(
    write_schema: WriteSchema, tmp_path: Path
) -> None:
    links = "".join(
        f"  T{n}: {{description: A., $ref: T{n + 1}}}\n" for n in range(400)
    )
    text = f"domain: rooms\nsummary: R.\ntypes:\n{links}  T400: {{description: A.}}\n"
    result = generate(write_schema(rooms=text), tmp_path / "out")
    assert {finding.rule for finding in result.findings} <= {"too-deep"}


def test_a_bomb_of_aliases_is_findings(write_schema: WriteSchema) -> None:
    lines = ["domain: rooms", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    result = lint(write_schema(rooms="\n".join(lines)))
    assert "yaml-alias" in {finding.rule for finding in result.findings}


def test_a_folder_that_holds_no_yaml_text_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "rooms.yaml").write_bytes(bytes(range(256)))
    with pytest.raises(UnreadableError):
        lint(tmp_path)

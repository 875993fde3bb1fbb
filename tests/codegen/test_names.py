# SPDX-License-Identifier: MIT
"""Names in Python: each works in what is generated, or is refused with its line."""

import builtins
import json
import keyword
from collections.abc import Callable
from pathlib import Path

import pytest

from quickmeet_codegen.api import generate
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    RESERVED_DOMAINS,
    RESERVED_METHODS,
    RESERVED_TYPES,
    is_python_name,
)
from quickmeet_codegen.python.runtime import FIXED_NAMES, RESERVED_GROUPS
from quickmeet_codegen.read.finding import Finding

Lint = Callable[..., list[Finding]]
Resolve = Callable[..., Schema]

ODD = sorted(
    name
    for name in {
        *dir(builtins), *dir(str), *keyword.kwlist, *keyword.softkwlist, *dir(object),
        "annotations", "anyio", "asyncio", "client", "cls", "enum", "implementation",
        "json", "model", "msgspec", "mro", "os", "self", "sys", "typing", "value",
    }
    if is_python_name(name)
)  # fmt: skip
"""Names that mean something in Python, of those that the language admits."""

METHOD = "{name: %s, summary: Do., access: user}"


def rooms(group: str = "Rooms", domain: str = "rooms", **sections: str) -> str:
    lines = [f"domain: {domain}", "summary: Rooms.", f"group: {{class: {group},"]
    lines[-1] += " summary: Rooms.}"
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in sections.items())])


def methods(*names: str) -> str:
    made = (f"m.{at}: {METHOD % name}" for at, name in enumerate(names))
    return f"{{{', '.join(made)}}}"


def struct(name: str) -> str:
    field = f"{{w: {{type: string, x-name: {name}, description: It.}}}}"
    return f"{{A: {{description: A., type: object, properties: {field}}}}}"


@pytest.mark.parametrize(
    ("text", "rule", "word"),
    [
        *((rooms(methods=methods(name)), "bad-name", name)
          for name in sorted(RESERVED_METHODS)),
        *((rooms(types=struct(name)), "reserved-name", name)
          for name in sorted(RESERVED_ATTRIBUTES - {"AnyJson"})),
        *((rooms(group=name, methods=methods("find")), "reserved-name", name)
          for name in sorted(RESERVED_GROUPS - RESERVED_TYPES - FIXED_NAMES)),
        (rooms(group="FIND", methods=methods("find")), "reserved-name", "FIND"),
        (rooms(methods=methods("x1", "x_1")), "duplicate-name", "X1Handler"),
        (rooms(methods=methods("method")), "duplicate-name", "MethodHandler"),
    ],
)  # fmt: skip
def test_a_name_that_generated_code_needs_is_refused(
    lint_texts: Lint, text: str, rule: str, word: str
) -> None:
    (found,) = [one for one in lint_texts(rooms=text) if not one.is_note]
    assert found.rule == rule
    assert word in found.message
    assert found.place.line > 1


@pytest.mark.parametrize("name", sorted(RESERVED_DOMAINS - {"errors"}))
def test_a_domain_that_the_package_needs_is_refused(
    lint_texts: Lint, name: str
) -> None:
    text = rooms(domain=name, methods=methods("find"))
    assert {one.rule for one in lint_texts(**{name: text})} == {"bad-name"}


def test_no_group_has_the_name_of_a_class_that_its_modules_import() -> None:
    assert len(RESERVED_GROUPS) > 40
    assert {"Answer", "BlockingGroupsBase", "Groups", "Path"} < RESERVED_GROUPS


def test_what_a_method_hides_is_a_builtin_beside_it(resolve_texts: Resolve) -> None:
    event = (
        "{name: follow, summary: F., access: user,"
        " keys: {room: {description: The room.}},"
        " args: [{name: words, schema: {type: string}, description: Words.}]}"
    )
    past = (
        "{summary: Read., key: {name: room, description: The room.},"
        " item: {$ref: A}, rest: [{call: GET /v1/y, send: {roomId: room,"
        " offset: offset}, result: y}]}"
    )
    text = rooms(
        types=struct("id").replace("w:", "_id:").replace("A.,", "A., required: [_id],"),
        methods=methods("str"),
        streams=f'{{s: {{"{{room}}": {event}}}}}',
        histories=f"{{history: {past}}}",
    )
    (group,) = resolve_texts(rooms=text).groups
    assert group.streams[0].signature == ("self", "room: builtins.str")
    assert group.histories[0].signature[:2] == ("self", "room: builtins.str")


@pytest.mark.timeout(120)
def test_every_other_name_works(tmp_path: Path) -> None:
    """The package is imported in a process of its own before it counts."""
    words = {"description": "It.", "type": "object"}
    value = {"type": "string", "description": "It."}
    fields = [name for name in ODD if name not in RESERVED_ATTRIBUTES]
    arguments = [name for name in ODD if name not in RESERVED_ARGUMENTS]
    called = [name for name in ODD if name not in RESERVED_METHODS | {"types"}]
    call = {"summary": "Do.", "access": "user", "result": {"$ref": "Fields"}}
    schema = {
        "domain": "odd",
        "summary": "Odd names.",
        "group": {"class": "Odd", "summary": "Odd names."},
        "types": {
            "Fields": {
                **words,
                "properties": {
                    f"w{at}": {**value, "x-name": name}
                    for at, name in enumerate(fields)
                },
            },
            "Kind": {
                "description": "One.",
                "anyOf": [
                    {"const": f"v{at}", "x-member": name.upper()}
                    for at, name in enumerate(ODD)
                ],
            },
        },
        "methods": {
            **{f"m{at}": {**call, "name": name} for at, name in enumerate(called)},
            **{
                f"p{at}": {**call, "name": f"takes_{at}", "params": [
                    {"name": name, "schema": {"$ref": "Kind"}, "description": "It."}
                ]}
                for at, name in enumerate(arguments)
            },
        },
        "streams": {
            f"s{at}": {
                f"{{{name}}}": {
                    "name": f"follow_{at}", "summary": "Follow.", "access": "user",
                    "keys": {name: {"description": "It."}},
                    "args": [
                        {"name": name, "schema": {"$ref": "Kind"}, "description": "It."}
                    ],
                }
            }
            for at, name in enumerate(arguments)
        },
    }  # fmt: skip
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "odd.yaml").write_text(json.dumps(schema), "utf-8")
    for at, name in enumerate(name for name in ODD if name not in RESERVED_DOMAINS):
        text = rooms(f"Group{at}", name, methods=f"{{d.{at}: {METHOD % 'find'}}}")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    made = generate(folder, tmp_path / "odd_names")
    assert [str(finding) for finding in made.findings] == []

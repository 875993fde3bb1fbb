# SPDX-License-Identifier: MIT
"""The meta-schema explains the language: each key has words and examples that fit."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from quickmeet_codegen.api import lint
from quickmeet_codegen.read.files import META_SCHEMA

META: Any = json.loads(
    files("quickmeet_codegen").joinpath(META_SCHEMA).read_text("utf-8")
)


def keys(path: tuple[str, ...], schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that something may have, and what the meta-schema says of it."""
    for name, facts in schema.get("properties", {}).items():
        yield ".".join((*path, name)), facts
        yield from keys((*path, name), facts)
    for inside in ("additionalProperties", "items", "then", "else"):
        if isinstance(schema.get(inside), dict):
            yield from keys((*path, "*"), schema[inside])
    for number, choice in enumerate(schema.get("anyOf", [])):
        yield from keys((*path, f"choice {number}"), choice)


KEYS = [
    *keys((), META),
    *((f"$defs {name}", facts) for name, facts in META["$defs"].items()),
    *(one for name, facts in META["$defs"].items() for one in keys((name,), facts)),
]


def definition(facts: Any) -> Any:
    """What a key refers to, where it does."""
    return META["$defs"].get(facts.get("$ref", "").rpartition("/")[2], {})


@pytest.mark.parametrize(
    ("name", "facts"), [pytest.param(*one, id=one[0]) for one in KEYS]
)
def test_each_key_has_a_description_and_valid_examples(name: str, facts: Any) -> None:
    words = facts.get("description") or definition(facts).get("description")
    assert words, name
    assert words.endswith("."), name
    examples = facts.get("examples") or definition(facts).get("examples")
    assert examples, name
    validator = jsonschema_rs.Draft202012Validator({**facts, "$defs": META["$defs"]})
    for example in examples:
        assert [one.message for one in validator.iter_errors(example)] == []


def test_the_meta_schema_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(META)


def test_examples_of_a_file_are_a_schema_without_flaws(tmp_path: Path) -> None:
    examples = {
        name: facts["examples"][0] if "examples" in facts else None
        for name, facts in META["properties"].items()
    }
    errors = {"domain": "errors", "errors": examples.pop("errors")}
    (tmp_path / "todo.yaml").write_text(json.dumps(examples), "utf-8")
    (tmp_path / "errors.yaml").write_text(json.dumps(errors), "utf-8")
    assert None not in examples.values()
    assert [str(finding) for finding in lint(tmp_path).findings] == []

# SPDX-License-Identifier: MIT
"""Schemas as Python annotations, for what stands in signatures."""

import re
from collections.abc import Iterator

from quickmeet_codegen.python.literal import literal
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .catalog import items

__all__ = ["annotation", "named_types", "with_builtins"]

_SIMPLE = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
    "array": "list[object]",
    "object": "dict[str, object]",
}

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\w+')


def annotation(schema: dict[str, Value]) -> str:
    """The type of a schema: ``list[Message] | None``."""
    return " | ".join(_members(schema)) or "object"


def named_types(schema: dict[str, Value]) -> Iterator[str]:
    """Names of the types that a schema refers to."""
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference != "Timestamp":
        yield reference
    for key, value in schema.items():
        if key == "properties":
            for inner in mapping(value).values():
                yield from named_types(mapping(inner))
        else:
            for inner in value if isinstance(value, list) else [value]:
                yield from named_types(mapping(inner))


def with_builtins(hint: str, shadowed: frozenset[str]) -> str:
    """A hint that says ``builtins.list`` where a class has a ``list`` of its own."""
    if not shadowed:
        return hint
    return _WORD.sub(
        lambda found: f"builtins.{found[0]}" if found[0] in shadowed else found[0], hint
    )


def _members(schema: dict[str, Value]) -> list[str]:
    found = list(dict.fromkeys(_each(schema)))
    if "object" in found:
        return ["object"]
    found.sort(key="None".__eq__)
    return found


def _each(schema: dict[str, Value]) -> Iterator[str]:
    if "$ref" in schema:
        yield str(schema["$ref"])
    elif "anyOf" in schema or "oneOf" in schema:
        for inner in items(schema.get("anyOf")) + items(schema.get("oneOf")):
            yield from _members(mapping(inner))
    elif "enum" in schema or "const" in schema:
        yield _choice(items(schema.get("enum")) or [schema.get("const")])
    elif "type" in schema:
        named = schema["type"]
        for name in [named] if isinstance(named, str) else items(named):
            yield _typed(str(name), schema)
    else:
        yield "object"


def _choice(values: list[Value]) -> str:
    if all(isinstance(value, bool) for value in values):
        return "bool"
    return "Literal[{}]".format(", ".join(literal(value) for value in values))


def _typed(name: str, schema: dict[str, Value]) -> str:
    if name == "array" and mapping(schema.get("items")):
        return f"list[{annotation(mapping(schema['items']))}]"
    if name == "object" and mapping(schema.get("additionalProperties")):
        return f"dict[str, {annotation(mapping(schema['additionalProperties']))}]"
    return _SIMPLE[name]

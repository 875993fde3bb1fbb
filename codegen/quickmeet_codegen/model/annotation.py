# SPDX-License-Identifier: MIT
"""Schemas as Python annotations, for signatures."""

import re
from collections.abc import Iterator

from quickmeet_codegen.python.literal import literal

from .payload import Constant, Payload

__all__ = ["TYPES", "annotation", "qualified", "with_builtins"]

TYPES = "types"
"""The package of payload types, as modules of groups name it."""

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


def annotation(schema: Payload, owner: str = "") -> str:
    """The type of a schema: ``list[Message] | None``.

    Args:
        schema: What to name.
        owner: The prefix of the names of payload types.
    """
    return " | ".join(_members(schema, owner)) or "object"


def qualified(schema: Payload) -> str:
    """The same where types are loaded on use: ``list[types.Message] | None``."""
    return annotation(schema, f"{TYPES}.")


def with_builtins(hint: str, shadowed: frozenset[str]) -> str:
    """A hint that says ``builtins.list`` where a class has a ``list`` of its own."""
    if not shadowed:
        return hint
    return _WORD.sub(
        lambda found: f"builtins.{found[0]}" if found[0] in shadowed else found[0], hint
    )


def _members(schema: Payload, owner: str) -> list[str]:
    found = list(dict.fromkeys(_each(schema, owner)))
    if "object" in found:
        return ["object"]
    found.sort(key="None".__eq__)
    return found


def _each(schema: Payload, owner: str) -> Iterator[str]:
    if schema.ref is not None:
        yield schema.ref if schema.ref == "Timestamp" else f"{owner}{schema.ref}"
    elif schema.choices:
        for inner in schema.choices:
            yield from _members(inner, owner)
    elif schema.constants:
        yield _choice(schema.constants)
    elif schema.types:
        for name in schema.types:
            yield _typed(name, schema, owner)
    else:
        yield "object"


def _choice(values: tuple[Constant, ...]) -> str:
    if all(isinstance(value, bool) for value in values):
        return "bool"
    return "Literal[{}]".format(", ".join(literal(value) for value in values))


def _typed(name: str, schema: Payload, owner: str) -> str:
    if name == "array" and schema.items is not None and schema.items != Payload():
        return f"list[{annotation(schema.items, owner)}]"
    inner = schema.extra_schema
    if name == "object" and inner is not None and inner != Payload():
        return f"dict[str, {annotation(inner, owner)}]"
    return _SIMPLE[name]

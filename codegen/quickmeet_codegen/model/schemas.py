# SPDX-License-Identifier: MIT
"""The payload schemas that a schema holds: inside each other, and of operations."""

from collections.abc import Iterator

from quickmeet_codegen.read.document import KeyPath, Value
from quickmeet_codegen.read.source import mapping

from .catalog import Entry, inner_schemas, items

__all__ = ["operation_schemas", "walk"]


def walk(
    schema: dict[str, Value], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    """A schema and everything inside it, each with its path from there."""
    yield path, schema
    for inner_path, inner in inner_schemas(schema, path):
        yield from walk(inner, inner_path)


def operation_schemas(entry: Entry) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    """The schemas that an operation holds, with their paths."""
    value = entry.value
    for key in ("params", "args"):
        yield from _params(items(value.get(key)), (key,))
    for index, alternative in enumerate(items(value.get("args_any_of"))):
        yield from _params(items(alternative), ("args_any_of", index))
    if mapping(value.get("result")):
        yield ("result",), mapping(value["result"])
    for index, view in enumerate(items(value.get("views"))):
        if mapping(mapping(view).get("result")):
            yield ("views", index, "result"), mapping(mapping(view)["result"])


def _params(
    params: list[Value], path: KeyPath
) -> Iterator[tuple[KeyPath, dict[str, Value]]]:
    for index, param in enumerate(params):
        if "schema" in mapping(param):
            yield (*path, index, "schema"), mapping(mapping(param)["schema"])

# SPDX-License-Identifier: MIT
"""What the generator of types gets to see: JSON Schema without any words."""

import re
from collections import defaultdict
from typing import Any

from quickmeet_codegen.ir.schema import Type
from quickmeet_codegen.model.catalog import items
from quickmeet_codegen.python.docstring import docstring
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

__all__ = ["Docs", "to_json_schema"]

_MODEL = "quickmeet_runtime.model.payload"
_SLOT = re.compile(r"""^( *)(?:'|\"\"\")@(\d+)@(?:'|\"\"\")$""", re.MULTILINE)
_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})
_KEPT = ("type", "items", "anyOf", "oneOf", "enum", "const", "discriminator")


class Docs:
    """Everything that goes round the generator of types and not through it.

    Attributes:
        template_data: For our template, by the name of the class.
        aliases: Python names by class and wire name.
        overrides: Types that are written by hand or by another template.
    """

    def __init__(self) -> None:
        self.template_data: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self.aliases: dict[str, str] = {}
        self.overrides = {name: f"{_MODEL}.{name}" for name in ("Timestamp", "Raw")}
        self._words: list[str] = []

    def slot(self, words: str) -> str:
        """Keep some words and give the number that stands for them."""
        self._words.append(words)
        return f"@{len(self._words) - 1}@"

    def fill(self, source: str) -> str:
        """Put the words where their numbers are, as docstrings."""

        def put(found: re.Match[str]) -> str:
            indent = len(found[1])
            return found[1] + docstring(self._words[int(found[2])], indent)

        return _SLOT.sub(put, source)


def to_json_schema(types: dict[str, Type], docs: Docs) -> dict[str, object]:
    """All types in one JSON Schema, words and names left out.

    Enums are there to be referred to; a template of ours writes them.
    """
    made: dict[str, object] = {
        "Timestamp": {"type": "object", "properties": {"$date": {"type": "integer"}}},
        "Raw": {"type": "object", "properties": {"raw": {"type": "string"}}},
    }
    for type_ in types.values():
        if type_.form == "enum":
            docs.overrides[type_.name] = f"enum.{type_.name}"
            made[type_.name] = {"type": "object", "properties": {"value": {}}}
        elif type_.form == "struct":
            made[type_.name] = _struct(type_, docs)
        elif type_.form == "tuple":
            made[type_.name] = _tuple(type_, docs)
        else:
            described = {"description": docs.slot(type_.description)}
            made[type_.name] = {**_alias(type_.schema), **described}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": made}


def _struct(type_: Type, docs: Docs) -> dict[str, object]:
    names = {item.wire: item.name for item in type_.lazies}
    properties: dict[str, object] = {}
    for wire, raw in mapping(type_.schema.get("properties")).items():
        value = mapping(raw)
        docs.aliases[f"{type_.name}.{wire}"] = type_.names[wire]
        words = str(value.get("description", ""))
        if wire in names:
            made: dict[str, object] = {"$ref": "#/$defs/Raw"}
            words = f"The JSON of `{names[wire]}`, decoded when that is asked for."
        else:
            made = _schema(value)
        properties[wire] = {**made, "description": docs.slot(words)}
    docs.template_data[type_.name]["is_flat"] = all(
        _is_scalar(mapping(value))
        for value in mapping(type_.schema.get("properties")).values()
    )
    docs.template_data[type_.name]["lazies"] = [
        {
            "name": item.name,
            "raw_name": item.raw_name,
            "item": item.item,
            "hint": item.hint,
            "options": ", is_required=True" if item.is_required else "",
            "doc": docs.slot(item.description),
        }
        for item in type_.lazies
    ]
    docs.template_data[type_.name]["derived"] = [
        {
            "name": item.name,
            "maker": item.maker,
            "hint": item.hint,
            "doc": docs.slot(item.description),
        }
        for item in type_.derived
    ]
    return {
        "type": "object",
        "description": docs.slot(type_.description),
        "required": type_.schema.get("required", []),
        "properties": properties,
    }


def _is_scalar(value: dict[str, Value]) -> bool:
    """Whether it holds no other object: then it can be part of no circle."""
    if "$ref" in value:
        return value["$ref"] == "Timestamp"
    for key in ("anyOf", "oneOf"):
        if key in value:
            return all(_is_scalar(mapping(inner)) for inner in items(value[key]))
    if "enum" in value or "const" in value:
        return True
    named = items(value.get("type")) or [value.get("type")]
    return _SCALARS.issuperset(map(str, named))


def _tuple(type_: Type, docs: Docs) -> dict[str, object]:
    """A tuple as an object whose properties are its places, in their order."""
    places = [mapping(item) for item in items(type_.schema["prefixItems"])]
    least = type_.schema.get("minItems", len(places))
    needed = least if isinstance(least, int) else len(places)
    properties: dict[str, object] = {}
    optional: list[str] = []
    for index, value in enumerate(places):
        name = str(value["x-name"])
        made = _schema(value)
        if index >= needed:
            made = {"anyOf": [made, {"type": "null"}]}
            optional.append(name)
        docs.aliases[f"{type_.name}.{name}"] = name
        words = str(value.get("description", ""))
        properties[name] = {**made, "description": docs.slot(words)}
    data = docs.template_data[type_.name]
    data["array_like"] = True
    data["optional"] = optional
    return {
        "type": "object",
        "description": docs.slot(type_.description),
        "required": list(properties),
        "properties": properties,
    }


def _alias(value: dict[str, Value]) -> dict[str, object]:
    """A constant with a name is a choice of one: else it would be anything."""
    return {"enum": [value["const"]]} if "const" in value else _schema(value)


def _schema(value: dict[str, Value]) -> dict[str, object]:
    """A schema without words and limits, its references as pointers."""
    if "$ref" in value:
        return {"$ref": f"#/$defs/{value['$ref']}"}
    named = items(value.get("type"))
    if "object" in named and "additionalProperties" in value:
        return {"anyOf": [_schema({**value, "type": name}) for name in named]}
    made: dict[str, object] = {}
    for key in _KEPT:
        if key not in value:
            continue
        part = value[key]
        if key in {"anyOf", "oneOf"}:
            made[key] = [_schema(mapping(inner)) for inner in items(part)]
        elif key == "items":
            made[key] = _schema(mapping(part))
        else:
            made[key] = part
    if "additionalProperties" in value:
        open_ = value["additionalProperties"]
        inner = _schema(mapping(open_)) if isinstance(open_, dict) else open_
        made["additionalProperties"] = inner
    return made

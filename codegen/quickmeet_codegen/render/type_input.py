# SPDX-License-Identifier: MIT
"""The input of the generator of types: JSON Schema without descriptions."""

import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from quickmeet_codegen.ir.schema import Type
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.python.docstring import docstring
from quickmeet_codegen.python.literal import quoted

__all__ = ["Docs", "to_json_schema"]

_MODEL = "quickmeet_runtime.model.payload"
_SLOT = re.compile(r"""^( *)(?:'|\"\"\")@(\d+)@(?:'|\"\"\")$""", re.MULTILINE)
_TAG = "variant_tag"  # in place of any text; our template writes the true one
_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})


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
        self.overrides = {name: f"{_MODEL}.{name}" for name in ("Timestamp",)}
        self._words: list[str] = []

    def slot(self, words: str) -> str:
        """Store a text and return the number that stands for it."""
        self._words.append(words)
        return f"@{len(self._words) - 1}@"

    def fill(self, source: str) -> str:
        """Put the words where their numbers are, as docstrings."""

        def put(found: re.Match[str]) -> str:
            indent = len(found[1])
            return found[1] + docstring(self._words[int(found[2])], indent)

        return _SLOT.sub(put, source)


def to_json_schema(
    types: Mapping[str, Type], docs: Docs, named: AbstractSet[str] = frozenset()
) -> dict[str, object]:
    """Types in one JSON Schema, words and names left out.

    Enums are there to be referred to; a template of ours writes them.

    Args:
        types: All that are to be made, or looked into by those.
        docs: Takes the words.
        named: Those among them that are only referred to.
    """
    made: dict[str, object] = {
        "Timestamp": {"type": "object", "properties": {"$date": {"type": "integer"}}},
    }
    for type_ in types.values():
        if type_.form == "enum" or type_.name in named:
            docs.overrides[type_.name] = f"enum.{type_.name}"
            made[type_.name] = {"type": "object", "properties": {"value": {}}}
        elif type_.form == "struct":
            made[type_.name] = _struct(type_, docs)
        elif type_.form == "tuple":
            made[type_.name] = _tuple(type_, docs)
        else:
            described = {"description": docs.slot(type_.description)}
            made[type_.name] = {**_alias(type_), **described}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": made}


def _struct(type_: Type, docs: Docs) -> dict[str, object]:
    names = {item.wire: item.name for item in type_.lazies}
    properties: dict[str, object] = {}
    for wire, value in type_.schema.fields.items():
        if type_.tag is not None and wire == type_.tag.field:
            properties[_TAG] = {"const": type_.tag.value}
            continue  # the class has it, and no object
        docs.aliases[f"{type_.name}.{wire}"] = type_.names[wire]
        words = value.versions.after(value.description)
        if wire in names:
            made: dict[str, object] = {}  # any JSON: the property knows its type
            words = f"The JSON of `{names[wire]}`, decoded when that is asked for."
        else:
            made = _schema(value, is_open=type_.is_received)
        properties[wire] = {**made, "description": docs.slot(words)}
    data = docs.template_data[type_.name]
    data["tag"] = type_.tag
    data["is_flat"] = all(map(_is_scalar, type_.schema.fields.values()))
    data["on_demand_doc"] = docs.slot("Fields of JSON that is read when asked for.")
    data["lazies"] = [
        {
            "name": item.name,
            "raw_literal": quoted(item.raw_name),
            "hint": item.hint,
            "value": item.value,
            "doc": docs.slot(item.description),
        }
        for item in type_.lazies
    ]
    data["former"] = _former(type_, docs)
    data["derived"] = [
        {
            "name": item.name,
            "hint": item.hint,
            "value": f"{item.maker}(self)",
            "doc": docs.slot(item.description),
        }
        for item in type_.derived
    ]
    return {
        "type": "object",
        "description": docs.slot(type_.description),
        "required": [name for name in type_.schema.required if name in properties],
        "properties": properties,
    }


def _former(type_: Type, docs: Docs) -> list[dict[str, str]]:
    """The former names of its fields, each a property of the class."""
    return [
        {
            "name": item.name,
            "now": item.now,
            "notice": item.notice,
            "doc": docs.slot(f"Deprecated: it is now `{item.now}`."),
        }
        for item in type_.former
    ]


def _is_scalar(value: Payload) -> bool:
    """Whether it holds no other object: then it can be part of no circle."""
    if value.ref is not None:
        return value.ref == "Timestamp"
    if value.choices:
        return all(map(_is_scalar, value.choices))
    if value.constants:
        return True
    return bool(value.types) and _SCALARS.issuperset(value.types)


def _tuple(type_: Type, docs: Docs) -> dict[str, object]:
    """A tuple as an object whose properties are its places, in their order."""
    properties: dict[str, object] = {}
    optional: list[str] = []
    for index, value in enumerate(type_.schema.places):
        name = value.name or ""
        made = _schema(value, is_open=type_.is_received)
        if index >= type_.schema.least:
            made = {"anyOf": [made, {"type": "null"}]}
            optional.append(name)
        words = value.versions.after(value.description)
        docs.aliases[f"{type_.name}.{name}"] = name
        properties[name] = {**made, "description": docs.slot(words)}
    data = docs.template_data[type_.name]
    data["array_like"] = True
    data["former"] = _former(type_, docs)
    data["optional"] = optional
    return {
        "type": "object",
        "description": docs.slot(type_.description),
        "required": list(properties),
        "properties": properties,
    }


def _alias(type_: Type) -> dict[str, object]:
    """A constant with a name is a choice of one: else it would be anything."""
    value = type_.schema
    if value.const is not UNSET:
        return {"enum": [value.const]}
    return _schema(value, is_open=type_.is_received)


def _schema(value: Payload, *, is_open: bool) -> dict[str, object]:
    """A schema without words and limits, its references as pointers.

    Args:
        value: As the schema has it.
        is_open: Whether servers send it: an enum in it admits other values then.
    """
    if value.ref is not None:
        return {"$ref": f"#/$defs/{value.ref}"}
    if len(value.types) > 1 and "object" in value.types and value.extra is not UNSET:
        each = (replace(value, type=name) for name in value.types)
        return {"anyOf": [_schema(one, is_open=is_open) for one in each]}
    if is_open and value.enum and not value.is_closed:
        return {"anyOf": [{"enum": value.enum}, *_kinds(value)]}
    inner, items = value.extra_schema, value.items
    found: dict[str, object] = {
        "type": value.type,
        "items": None if items is None else _schema(items, is_open=is_open),
        "anyOf": [_schema(one, is_open=is_open) for one in value.any_of] or None,
        "oneOf": [_schema(one, is_open=is_open) for one in value.one_of] or None,
        "enum": value.enum or None,
        "discriminator": value.discriminator and {"propertyName": _TAG},
        "const": None if value.const is UNSET else value.const,
        "additionalProperties": value.extra
        if inner is None
        else _schema(inner, is_open=is_open),
    }
    return {k: v for k, v in found.items() if v is not None and v is not UNSET}


def _kinds(value: Payload) -> list[dict[str, object]]:
    """The types of the constants of an enum, each without a limit."""
    names = {bool: "boolean", str: "string", int: "integer"}
    return [
        {"type": name} for name in dict.fromkeys(names[type(v)] for v in value.enum)
    ]

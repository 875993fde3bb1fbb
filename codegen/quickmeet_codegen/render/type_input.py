# SPDX-License-Identifier: MIT
"""The input of the generator of types: JSON Schema without words and wire names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import UNSET, json
from msgspec.structs import replace

from quickmeet_codegen.ir.schema import Type
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.python.literal import docstring, quoted

__all__ = ["Docs", "to_json_schema"]

_MODEL = "quickmeet_runtime.model.payload"
_SLOT = re.compile(r"""^( *)(?:'|\"\"\")@(\d+)@(?:'|\"\"\")$""", re.MULTILINE)
_TAG = "variant_tag"  # in place of any text; our template writes the true one
_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})


class Docs:
    """Everything that goes round the generator of types and not through it.

    Attributes:
        template_data: For our template, by the name of the class.
        overrides: Types that are written by hand or by another template.
    """

    def __init__(self) -> None:
        self.template_data: defaultdict[str, dict[str, Any]] = defaultdict(dict)
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
    lazies = {item.wire: item.name for item in type_.lazies}
    types: dict[str, dict[str, Any]] = {}
    fields: dict[str, dict[str, str]] = {}
    required = type_.schema.required
    in_order = sorted(type_.schema.fields.items(), key=lambda f: f[0] not in required)
    for wire, value in in_order:
        if type_.tag is not None and wire == type_.tag.field:
            continue  # the class has it, and no object
        name, is_absent = type_.names[wire], wire not in required
        words = value.versions.after(value.description)
        if wire in lazies:
            made: dict[str, Any] = {}  # any JSON: the property knows its type
            words = f"The JSON of `{lazies[wire]}`, decoded when that is asked for."
        else:
            made = _schema(value, is_open=type_.is_received)
        types[name] = _without_null(made) if is_absent else made
        fields[name] = {
            "absent": " | UnsetType | None" if is_absent else "",
            "value": _value(wire, name, is_absent=is_absent),
            "doc": docs.slot(words),
        }
    data = _described(type_, fields, docs)
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
    data["derived"] = [
        {
            "name": item.name,
            "hint": item.hint,
            "value": f"{item.maker}(self)",
            "doc": docs.slot(item.description),
        }
        for item in type_.derived
    ]
    whole = _object(types, fields)
    if type_.tag is not None:
        whole["properties"][_TAG] = {"const": type_.tag.value}
    return whole


def _object(
    types: Mapping[str, object], fields: Mapping[str, dict[str, str]]
) -> dict[str, Any]:
    """An object with one property of each type; its other fields say which is theirs.

    All are required: our template says which may be absent.
    """
    first: dict[bytes, str] = {}
    for name, type_ in types.items():
        fields[name]["like"] = first.setdefault(json.encode(type_), name)
    properties = {name: types[name] for name in first.values()}
    return {"type": "object", "required": [*properties], "properties": properties}


def _value(wire: str, name: str, *, is_absent: bool) -> str:
    """What the field of a struct is set to in its class."""
    if wire != name:
        default = ", default=UNSET" if is_absent else ""
        return f" = field(name={quoted(wire)}{default})"
    return " = UNSET" if is_absent else ""


def _described(
    type_: Type, fields: dict[str, dict[str, str]], docs: Docs
) -> dict[str, Any]:
    """What the template is told of any class, to which more can be added."""
    data = docs.template_data[type_.name]
    data["doc"] = docs.slot(type_.description)
    data["own"] = fields
    lazies = {lazy.name: lazy.hint for lazy in type_.lazies}
    data["former"] = [
        {
            "name": item.name,
            "now": item.now,
            "notice": item.notice,
            "hint": lazies.get(item.now, ""),
            "doc": docs.slot(f"Deprecated: it is now `{item.now}`."),
        }
        for item in type_.former
    ]
    return data


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
    types: dict[str, object] = {}
    fields: dict[str, dict[str, str]] = {}
    for index, value in enumerate(type_.schema.places):
        name, is_absent = value.name or "", index >= type_.schema.least
        types[name] = _schema(value, is_open=type_.is_received)
        fields[name] = {
            "absent": " | None" if is_absent else "",
            "value": " = None" if is_absent else "",
            "doc": docs.slot(value.versions.after(value.description)),
        }
    _described(type_, fields, docs)["array_like"] = True
    return _object(types, fields)


def _alias(type_: Type) -> dict[str, object]:
    """A constant with a name is a choice of one: else it would be anything."""
    value = type_.schema
    if value.const is not UNSET:
        return {"enum": [value.const]}
    return _schema(value, is_open=type_.is_received)


def _schema(value: Payload, *, is_open: bool) -> dict[str, Any]:
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
    if is_open and value.values and not value.is_closed:
        null = [{"type": "null"} for one in value.any_of if one.type == "null"]
        return {"anyOf": [{"enum": value.values}, *_kinds(value), *null]}
    if value.any_of:
        return _union(_schema(one, is_open=is_open) for one in value.any_of)
    inner, items = value.extra_schema, value.items
    found: dict[str, object] = {
        "type": value.type,
        "items": None if items is None else _schema(items, is_open=is_open),
        "oneOf": [_schema(one, is_open=is_open) for one in value.one_of] or None,
        "enum": value.enum or None,
        "discriminator": value.discriminator and {"propertyName": _TAG},
        "const": None if value.const is UNSET else value.const,
        "additionalProperties": value.extra
        if inner is None
        else _schema(inner, is_open=is_open),
    }
    return {k: v for k, v in found.items() if v is not None and v is not UNSET}


def _union(members: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A union without unions in it: each of them costs as much as ten fields."""
    flat = [one for member in members for one in member.get("anyOf", [member])]
    return {"anyOf": [one for at, one in enumerate(flat) if one not in flat[:at]]}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field that may be absent: then it may be null in any case."""
    members = schema.get("anyOf", [schema])
    rest = [member for member in members if member != {"type": "null"}] or members
    return rest[0] if len(rest) == 1 else {"anyOf": rest}


def _kinds(value: Payload) -> list[dict[str, object]]:
    """The types of the constants of an enum, each without a limit."""
    names = {bool: "boolean", str: "string", int: "integer"}
    return [
        {"type": name} for name in dict.fromkeys(names[type(v)] for v in value.values)
    ]

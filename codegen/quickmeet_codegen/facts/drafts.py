# SPDX-License-Identifier: MIT
"""Drafts of what the schema lacks, as overlays: what a person wrote is not touched."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from ruamel.yaml import YAML

from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    is_python_name,
    snake_case,
)

from .compare import Drift
from .known import Known, endpoint_shape
from .model import EndpointFact, Facts, FieldFact, JsonSchema

__all__ = ["drafts"]

_OPEN: Final = "not described upstream"
_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_PLACE: Final = re.compile(r":([A-Za-z_]\w*)|\{([^{}]*)\}")
_LONGEST: Final = 120
_Value = dict[str, object]


def drafts(drifts: Sequence[Drift], new: Facts, known: Known) -> dict[str, str]:
    """Draft what is new or lacking: fields of types, and endpoints.

    Args:
        drifts: What differs.
        new: Facts of now.
        known: The schema.

    Returns:
        Texts of overlays by the domain that each belongs to. A person says what they
        mean, moves them into the schema and takes the drafts' marks away.
    """
    made: dict[str, _Value] = {}
    for drift in drifts:
        if drift.kind not in {"new", "lacking"}:
            continue
        if drift.section == "types" and drift.part and drift.where:
            _field(drift, new, known, made)
        elif drift.section == "endpoints" and not drift.part:
            _endpoint(drift, new, known, made)
    return {domain: _text(domain, value) for domain, value in sorted(made.items())}


def _field(drift: Drift, new: Facts, known: Known, made: dict[str, _Value]) -> None:
    entry = known.types[drift.name]
    if entry.spec.form != "struct" or drift.part in entry.spec.fields:
        return
    fact = new.types[drift.name].fields[drift.part]
    drafted: _Value = {**_schema(fact.schema, known), "description": _words(fact)}
    name = snake_case(drift.part)
    taken = {field.name or snake_case(w) for w, field in entry.spec.fields.items()}
    if not is_python_name(name) or name in RESERVED_ATTRIBUTES or name in taken:
        drafted["x-name"] = f"{_plain(name)}_field"
    properties = _below(made, entry.domain.name, "types", entry.name, "properties")
    properties[drift.part] = drafted


def _endpoint(drift: Drift, new: Facts, known: Known, made: dict[str, _Value]) -> None:
    domain = known.place_of_endpoint(drift.name)
    if domain is None or endpoint_shape(drift.name) in known.endpoints:
        return
    fact = new.endpoints[drift.name]
    verb, _, path = drift.name.partition(" ")
    call = f"{verb} {_PLACE.sub(lambda place: f'{{{place[1] or place[2]}}}', path)}"
    drafted: _Value = {
        "name": _plain(snake_case("_".join(_WORD.findall(call)))),
        "summary": f"Draft of {call}."[:70],
        "access": "user",
        "draft": True,
    }
    params = list(_params(call, fact, known))
    if params:
        drafted["params"] = params
    if fact.result:
        name = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(call))
        types = _below(made, domain, "types")
        types[f"{name}Answer"] = _answer(call, fact, known)
        drafted["result"] = {"$ref": f"{name}Answer"}
    _below(made, domain, "endpoints")[call] = drafted


def _params(call: str, fact: EndpointFact, known: Known) -> Iterator[_Value]:
    placed = [place[0] or place[1] for place in _PLACE.findall(call)]
    for wire in placed:
        if wire not in fact.params:
            yield _param(wire, FieldFact("string", schema={"type": "string"}), known)
    for wire, field in sorted(fact.params.items(), key=lambda one: one[1].optional):
        yield _param(wire, field, known)


def _param(wire: str, fact: FieldFact, known: Known) -> _Value:
    name = snake_case(wire)
    if not is_python_name(name) or name in RESERVED_ARGUMENTS:
        name = f"{_plain(name)}_value"
    found: _Value = {"name": name}
    if name != wire:
        found["wire"] = wire
    found |= {"schema": _schema(fact.schema, known), "description": _words(fact)}
    return {**found, "optional": True} if fact.optional else found


def _answer(call: str, fact: EndpointFact, known: Known) -> _Value:
    properties: _Value = {}
    for wire, field in fact.result.items():
        drafted: _Value = {**_schema(field.schema, known), "description": _words(field)}
        name = snake_case(wire)
        if not is_python_name(name) or name in RESERVED_ATTRIBUTES:
            drafted["x-name"] = f"{_plain(name)}_field"
        properties[wire] = drafted
    return {
        "description": f"Draft: what {call} answers."[:70],
        "x-draft": True,
        "type": "object",
        "additionalProperties": True,
        "x-open": _OPEN,
        "properties": properties,
    }


def _schema(raw: JsonSchema, known: Known) -> _Value:  # noqa: PLR0911  # one line a form
    """JSON Schema in the words of the schema language; any JSON where it has none."""
    name = raw.get("x-upstream")
    if isinstance(name, str):
        entry = known.types.get(name)
        return {"$ref": entry.name} if entry else {}
    if "$ref" in raw:
        return dict(raw)
    if "const" in raw or "enum" in raw:
        values = cast("list[object]", raw.get("enum") or [raw["const"]])
        if all(isinstance(value, str) for value in values):
            return {"anyOf": [{"enum": values}, {"type": "string"}]}
        return {"type": "number"}
    if "anyOf" in raw:
        inner = _schema(cast("list[JsonSchema]", raw["anyOf"])[0], known)
        is_plain = set(inner) == {"type"} or set(inner) == {"$ref"}
        return {"anyOf": [inner, {"type": "null"}]} if is_plain else {}
    if raw.get("type") == "array":
        items = raw.get("items")
        inner = _schema(cast("JsonSchema", items), known) if items else {}
        return {"type": "array", "items": inner}
    if raw.get("type") == "object":
        return {"type": "object", "additionalProperties": True, "x-open": _OPEN}
    return {key: raw[key] for key in ("type",) if key in raw}


def _words(fact: FieldFact) -> str:
    said = fact.type if len(fact.type) <= _LONGEST else f"{fact.type[:_LONGEST]}..."
    return f"Draft: `{said.replace('`', '')}` upstream."


def _plain(name: str) -> str:
    """A text as a part of a Python name."""
    bare = "_".join(_WORD.findall(name)).lower()
    return bare if bare[:1].isalpha() else f"x_{bare}"


def _below(made: dict[str, _Value], domain: str, *path: str) -> _Value:
    value = made.setdefault(domain, {})
    for part in path:
        value = cast("_Value", value.setdefault(part, {}))
    return value


def _text(domain: str, value: Mapping[str, object]) -> str:
    yaml = YAML(pure=True)
    yaml.width = 100_000
    out = io.StringIO()
    yaml.dump({"domain": domain, **value}, out)  # pyright: ignore[reportUnknownMemberType]  # untyped there
    return out.getvalue()

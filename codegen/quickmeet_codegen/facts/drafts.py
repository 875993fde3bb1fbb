# SPDX-License-Identifier: MIT
"""Drafts of what the schema lacks, as overlays: hand-written files are not touched."""

import io
import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Final, cast

from msgspec import structs
from ruamel.yaml import YAML

from quickmeet_codegen.python.naming import (
    RESERVED_ARGUMENTS,
    RESERVED_ATTRIBUTES,
    RESERVED_DOMAINS,
    is_python_name,
    snake_case,
)

from .compare import Drift
from .known import Known, endpoint_shape, first_part
from .model import EndpointFact, Facts, FieldFact, JsonSchema

__all__ = ["drafts"]

_OPEN: Final = "not described upstream"
_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_PLACE: Final = re.compile(r":([A-Za-z_]\w*)|\{([^{}]*)\}")
_CALL: Final = re.compile(r"(GET|POST|PUT|DELETE) /\S{1,190}")
_KINDS: Final[dict[type, str]] = {bool: "boolean", int: "number", float: "number"}
_NO_WIRE: Final = frozenset("\"'\\`")
_LONGEST: Final = 120
_LONGEST_NAME: Final = 60
_Value = dict[str, object]


def drafts(drifts: Sequence[Drift], new: Facts, known: Known) -> dict[str, str]:
    """Draft new or lacking entries: fields of types, and endpoints.

    Args:
        drifts: The differences.
        new: Facts of the new release.
        known: The schema.

    Returns:
        Texts of overlays by domain. A person describes the entries, moves them into the
        schema and removes the marks of drafts.
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
    is_known = entry.spec.form != "struct" or drift.part in entry.spec.fields
    if is_known or not _can_be_said(drift.part):
        return
    fact = new.types[drift.name].fields[drift.part]
    drafted: _Value = {**_schema(fact.schema, known), "description": _words(fact)}
    taken = {field.name or snake_case(w) for w, field in entry.spec.fields.items()}
    properties = _below(made, entry.domain.name, "types", entry.name, "properties")
    taken |= _field_names(properties)
    name = _name(drift.part, "field", RESERVED_ATTRIBUTES, taken)
    if name != snake_case(drift.part):
        drafted["x-name"] = name
    properties[drift.part] = drafted


def _endpoint(drift: Drift, new: Facts, known: Known, made: dict[str, _Value]) -> None:
    verb, _, path = drift.name.partition(" ")
    call = f"{verb} {_PLACE.sub(lambda place: f'{{{place[1] or place[2]}}}', path)}"
    if endpoint_shape(drift.name) in known.endpoints or not _is_call(call):
        return
    domain = known.place_of_endpoint(drift.name) or _domain(drift.name, known, made)
    fact, siblings = new.endpoints[drift.name], _below(made, domain, "endpoints")
    taken = {cast("_Value", sibling)["name"] for sibling in siblings.values()}
    drafted: _Value = {
        "name": _name(call, "call", (), taken | known.names_in(domain)),
        "summary": f"Draft of {call}."[:70],
        "access": "user",
        "draft": True,
    }
    params = list(_params(call, fact, known))
    if params:
        drafted["params"] = params
    if fact.result:
        types = [
            name
            for one in made.values()
            for name in cast("_Value", one.get("types", {}))
        ]
        name = _class(f"{drafted['name']}_answer", {*known.catalog.types, *types})
        _below(made, domain, "types")[name] = _answer(call, fact, known)
        drafted["result"] = {"$ref": name}
    siblings[call] = drafted


def _domain(call: str, known: Known, made: dict[str, _Value]) -> str:
    """Name the domain of endpoints whose first part no other endpoint has."""
    part = first_part(call)
    name = _name(part, "calls", RESERVED_DOMAINS, ())
    domains = known.catalog.domains
    if name not in made and all(domain.name != name for domain in domains):
        groups = (domain.group.class_name for domain in domains if domain.group)
        taken = {*known.catalog.types, *groups}
        summary = f"Draft: what begins with {part}."
        group = {"class": _class(f"{name}_calls", taken), "summary": summary[:70]}
        _below(made, name).update(summary=summary[:70], group=group)
    return name


def _name(
    text: str, role: str, reserved: Container[str], taken: Container[object]
) -> str:
    """Derive an unused name, no keyword, from a text."""
    name = _plain(snake_case("_".join(_WORD.findall(text))))[:_LONGEST_NAME].strip("_")
    if not is_python_name(name) or name in reserved:
        name = f"{name}_{role}"
    return _free(name, "_", taken)


def _class(name: str, taken: Container[object]) -> str:
    return _free("".join(map(str.capitalize, name.split("_"))), "", taken)


def _free(name: str, mark: str, taken: Container[object]) -> str:
    """Return an unused name, with a number if necessary."""
    numbered = (f"{name}{mark}{number}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one not in taken)


def _field_names(properties: Mapping[str, object]) -> set[str]:
    drafted = {wire: cast("_Value", one) for wire, one in properties.items()}
    return {str(one.get("x-name", snake_case(wire))) for wire, one in drafted.items()}


def _params(call: str, fact: EndpointFact, known: Known) -> Iterator[_Value]:
    placed = [place[0] or place[1] for place in _PLACE.findall(call)]
    text = FieldFact("string", schema={"type": "string"})
    needed = {
        wire: structs.replace(fact.params.get(wire, text), optional=False)
        for wire in placed
    }
    fields = {**fact.params, **needed}
    taken: set[str] = set()
    for wire, field in sorted(fields.items(), key=lambda one: one[1].optional):
        if _can_be_said(wire):
            name = _name(wire, "value", RESERVED_ARGUMENTS, taken)
            taken.add(name)
            yield _param(name, wire, field, known)


def _param(name: str, wire: str, fact: FieldFact, known: Known) -> _Value:
    found: _Value = {"name": name}
    if name != wire:
        found["wire"] = wire
    found |= {"schema": _schema(fact.schema, known), "description": _words(fact)}
    return {**found, "optional": True} if fact.optional else found


def _answer(call: str, fact: EndpointFact, known: Known) -> _Value:
    properties: _Value = {}
    for wire, field in filter(lambda one: _can_be_said(one[0]), fact.result.items()):
        name = _name(wire, "field", RESERVED_ATTRIBUTES, _field_names(properties))
        drafted: _Value = {**_schema(field.schema, known), "description": _words(field)}
        if name != snake_case(wire):
            drafted["x-name"] = name
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
    """Translate JSON Schema to the schema language; any JSON if impossible."""
    name = raw.get("x-upstream")
    if isinstance(name, str):
        entry = known.types.get(name)
        return {"$ref": entry.name} if entry else {}
    if "$ref" in raw:
        return dict(raw)
    if "const" in raw or "enum" in raw:
        values = cast("list[object]", raw.get("enum", [raw.get("const")]))
        if values and all(isinstance(value, str) for value in values):
            known_values = list(dict.fromkeys(values))
            return {"anyOf": [{"enum": known_values}, {"type": "string"}]}
        kinds = {_KINDS.get(type(value)) for value in values}
        return {"type": kind} if len(kinds) == 1 and (kind := kinds.pop()) else {}
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
    return {"type": raw["type"]} if raw.get("type") else {}


def _can_be_said(wire: str) -> bool:
    """Whether a wire name is valid in the schema language."""
    return bool(wire) and wire.isprintable() and _NO_WIRE.isdisjoint(wire)


def _is_call(text: str) -> bool:
    """Whether the schema language allows an endpoint; others are only reported."""
    places = (place[0] or place[1] for place in _PLACE.findall(text))
    is_plain = _CALL.fullmatch(text) is not None and text.isprintable()
    return is_plain and all(map(_can_be_said, places))


def _words(fact: FieldFact) -> str:
    said = fact.type if len(fact.type) <= _LONGEST else f"{fact.type[:_LONGEST]}..."
    return f"Draft: `{said.replace('`', '')}` upstream."


def _plain(name: str) -> str:
    """Convert a text to a part of a Python name."""
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
    plain = json.loads(json.dumps({"domain": domain, **value}))  # without aliases
    yaml.dump(plain, out)  # pyright: ignore[reportUnknownMemberType]  # untyped there
    return out.getvalue()

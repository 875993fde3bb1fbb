# SPDX-License-Identifier: MIT
"""Endpoints as the facts give them, in the schema language."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from quickmeet_codegen.python.naming import RESERVED_ARGUMENTS, is_python_name
from quickmeet_codegen.read.document import Value
from tools.drafts.raw import items, mapping
from tools.drafts.types import TypeDrafter
from tools.drafts.words import argument_name, describe, pascal_case, sentence

__all__ = ["draft_endpoint", "endpoint_name"]

_PREFIX: Final = "/api"
_PAGE: Final = frozenset({"count", "offset"})
_GONE: Final = frozenset({"fields", "query", "sort"})
"""Parameters that ask the database, which 9.0 no longer takes."""
_ENVELOPE: Final = frozenset({"count", "items", "offset", "success", "total"})
_COLON: Final = re.compile(r":(\w+)")
_JSON: Final = "application/json"
_MULTIPART: Final = "multipart/form-data"
_MOMENT: Final[dict[str, Value]] = {"$ref": "#/$defs/EJSONDate"}
_UNKNOWN: Final = "Left unknown by upstream."


def endpoint_name(fact: Mapping[str, Value]) -> str:
    """Verb and path as a schema has them: ``GET /v1/users.info``."""
    path = str(fact.get("path")).partition(" ")[0].removeprefix(_PREFIX)
    path = path if path.startswith("/") else f"/{path}"
    placed = _COLON.sub(lambda found: f"{{{found[1]}}}", path)
    return f"{fact.get('verb')} {placed}"


def draft_endpoint(
    fact: dict[str, Value], place: tuple[str, str], types: TypeDrafter
) -> dict[str, Value]:
    """An endpoint of the schema, marked as a draft."""
    domain, name = place
    call = endpoint_name(fact)
    title = pascal_case(re.sub(r"\W+", "_", call.partition("/")[2]))
    made: dict[str, Value] = {
        "draft": True,
        "name": name,
        "summary": sentence(name.replace("_", " ")),
    }
    params = list(_params(fact, call, title, domain, types))
    if params:
        made["params"] = params
    verb = call.partition(" ")[0]
    bodies = mapping(fact.get("body"))
    if verb == "DELETE" and _JSON in bodies:
        made["body"] = "json"
    elif _MULTIPART in bodies:
        made["body"] = "multipart"
    made |= _result(fact, title, domain, types)
    made["access"] = "user" if fact.get("auth_headers") else "anonymous"
    permissions = items(fact.get("permissions_mentioned"))
    if permissions:
        made["permissions"] = permissions
    if fact.get("two_factor"):
        made["two_factor"] = True
    is_safe = verb == "GET"
    made["repeat"] = {
        "safe": is_safe,
        "why": "it only reads" if is_safe else "upstream says nothing of it",
    }
    if isinstance(fact.get("since"), str):
        made["versions"] = {"since": fact["since"]}
    return made


def _params(
    fact: dict[str, Value], call: str, title: str, domain: str, types: TypeDrafter
) -> Iterator[Value]:
    taken: set[str] = set()
    for wire, schema, is_required, is_file in _sent(fact, call):
        hint = f"{title}{pascal_case(wire)}"
        ours = {} if is_file else types.convert(schema, hint, domain, is_sent=True)
        name = argument_name(wire, ours)
        if name in RESERVED_ARGUMENTS or not is_python_name(name):
            name = f"{name}_value"
        while name in taken or name in {"count", "offset", "page_size"}:
            name = f"{name}_value"
        taken.add(name)
        made: dict[str, Value] = {"name": name}
        if name != wire:
            made["wire"] = wire
        made |= {"file": True} if is_file else {"schema": ours}
        if not is_required:
            made["optional"] = True
        yield made | {"description": describe(name, ours or {"type": "string"})}


def _sent(
    fact: dict[str, Value], call: str
) -> Iterator[tuple[str, dict[str, Value], bool, bool]]:
    """Name, schema, whether it must be there, and whether it is a file."""
    seen: set[str] = set()
    for raw in items(fact.get("parameters")):
        param = mapping(raw)
        wire, where = str(param.get("name")), param.get("in")
        if where == "header" or wire in seen or wire in _GONE | _PAGE:
            continue
        seen.add(wire)
        is_required = bool(param.get("required")) or where == "path"
        yield wire, mapping(param.get("schema")), is_required, False
    for wire in re.findall(r"\{([^}]+)\}", call):
        if wire not in seen:  # upstream wrote the path, and no parameter
            seen.add(wire)
            yield wire, {"type": "string"}, True, False
    for kind, raw in mapping(fact.get("body")).items():
        content = mapping(raw)
        schema = mapping(content.get("schema"))
        shape = mapping(next(iter(items(content.get("example_shapes"))), None))
        properties = mapping(schema.get("properties")) or {
            name: _of_shape(value) for name, value in shape.items()
        }
        required = items(schema.get("required"))
        for wire, found in properties.items():
            if wire not in seen:
                seen.add(wire)
                part = _with_moments(mapping(found), shape.get(wire))
                is_file = kind == _MULTIPART and part.get("format") == "binary"
                yield wire, part, wire in required, is_file


def _result(
    fact: dict[str, Value], title: str, domain: str, types: TypeDrafter
) -> dict[str, Value]:
    content = mapping(mapping(mapping(fact.get("responses")).get("200")).get(_JSON))
    shapes = items(content.get("example_shapes"))
    shape = shapes[0] if shapes else None
    schema = mapping(content.get("schema")) or _of_shape(shape)
    answer = _with_moments(schema, shape)
    parts = {
        name: mapping(part)
        for name, part in mapping(answer.get("properties")).items()
        if name not in _ENVELOPE
    }
    offered = {str(mapping(p).get("name")) for p in items(fact.get("parameters"))}
    lists = [name for name, part in parts.items() if part.get("type") == "array"]
    words = {"result_description": _UNKNOWN}
    if offered >= _PAGE and len(lists) == 1:
        item = mapping(parts[lists[0]].get("items"))
        result = types.convert(item, f"{title}Item", domain, is_sent=False)
        return {"result": result, **words, "paging": {"items": lists[0]}}
    if len(parts) == 1:
        ((name, part),) = parts.items()
        result = types.convert(part, f"{title}Result", domain, is_sent=False)
        return {"result": result, **words, "envelope": name}
    if parts or answer.get("type") == "array":
        whole = dict(answer)
        if parts:
            whole["properties"] = dict[str, Value](parts)
            required = items(answer.get("required"))
            whole["required"] = [name for name in required if name in parts]
        result = types.convert(whole, f"{title}Result", domain, is_sent=False)
        return {"result": result, **words}
    return {}


def _with_moments(schema: dict[str, Value], shape: Value) -> dict[str, Value]:
    """A schema whose texts are moments where an example shows one."""
    if shape == "date-time" and schema.get("type") in {"string", None}:
        return dict(_MOMENT)
    made = {key: value for key, value in schema.items() if key != "nullable"}
    properties = mapping(schema.get("properties"))
    if properties:
        inner = mapping(shape)
        made["properties"] = {
            name: _with_moments(mapping(part), inner.get(name))
            for name, part in properties.items()
        }
    if "items" in schema:
        first = next(iter(items(shape)), None)
        made["items"] = _with_moments(mapping(schema["items"]), first)
    return made


def _of_shape(shape: Value) -> dict[str, Value]:
    """A schema of an example; empty for what tells nothing."""
    if isinstance(shape, dict):
        parts = {name: _of_shape(part) for name, part in shape.items()}
        return {"type": "object", "properties": dict[str, Value](parts)}
    if isinstance(shape, list):
        return {"type": "array", "items": _of_shape(shape[0] if shape else None)}
    if shape == "date-time":
        return dict(_MOMENT)
    return {"type": shape} if isinstance(shape, str) and shape != "null" else {}

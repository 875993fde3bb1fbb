# SPDX-License-Identifier: MIT
"""Methods and events as the facts give them, in the schema language."""

import re
from collections.abc import Iterator

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.schema_json import without_derived
from tools.drafts.checks import checked
from tools.drafts.raw import items, mapping
from tools.drafts.types import TypeDrafter
from tools.drafts.words import argument_name, describe, pascal_case, sentence

__all__ = ["FACTS", "draft_event", "draft_method", "event_key", "facts_of"]

FACTS = ("two_factor", "rate_limit", "versions", "availability", "replacement")
"""Keys of an operation that say what upstream says, and nothing of a person's."""

_READS = re.compile(
    r"(get|list|load|check|search|find|is|has|can|count|browse|fetch|follow)(_|$)"
)
_KEYS = {"rid": "room_id", "uid": "user_id"}
_UNKNOWN = "Left unknown by upstream."


def facts_of(fact: dict[str, Value]) -> dict[str, Value]:
    """The facts of a method or event that are taken over as they are."""
    found: dict[str, Value] = {}
    if fact.get("two_factor"):
        found["two_factor"] = True
    limit = mapping(fact.get("rate_limit"))
    if all(isinstance(limit.get(key), int) for key in ("calls", "interval_ms")):
        found["rate_limit"] = {k: limit[k] for k in ("calls", "interval_ms")}
    versions: dict[str, Value] = {}
    for key in ("since", "deprecated", "removed"):
        text = fact.get(key)
        if isinstance(text, str):
            versions[key] = text.removeprefix("<=").partition("/")[0]
    if versions:
        found["versions"] = versions
    if "availability" in fact:
        known = {
            "versions": found.get("versions"),
            "availability": fact["availability"],
        }
        found["availability"] = mapping(without_derived(known).get("availability"))
    if fact.get("replacement"):
        found["replacement"] = fact["replacement"]
    return found


def draft_method(
    fact: dict[str, Value], place: tuple[str, str], types: TypeDrafter
) -> dict[str, Value]:
    """A method of the schema, marked as a draft."""
    domain, name = place
    wire = str(fact["name"])
    title = pascal_case(wire)
    made: dict[str, Value] = {
        "draft": True,
        "name": name,
        "summary": sentence(name.replace("_", " ")),
    }
    params = list(_params(fact, title, domain, types))
    if params:
        made["params"] = params
    made |= _result(fact, title, domain, types)
    if items(fact.get("errors")):
        made["errors"] = fact["errors"]
    made["access"] = _access(fact)
    if items(fact.get("permissions_mentioned")):
        made["permissions"] = fact["permissions_mentioned"]
    is_safe = bool(_READS.match(name))
    made["repeat"] = {
        "safe": is_safe,
        "why": "it only reads" if is_safe else "upstream says nothing of it",
    }
    facts = facts_of(fact)
    return made | {key: facts[key] for key in FACTS if facts.get(key)}


def _params(
    fact: dict[str, Value], title: str, domain: str, types: TypeDrafter
) -> Iterator[Value]:
    params = [mapping(raw) for raw in items(fact.get("params"))]
    taken: set[str] = set()
    for param in params:
        wire = str(param["name"])
        hint = f"{title}{pascal_case(wire)}" if len(params) > 1 else f"{title}Options"
        upstream = checked(param, params, items(fact.get("checks")))
        schema = types.convert(upstream, hint, domain, is_sent=True)
        name = argument_name(wire, schema)
        while name in taken:
            name = f"{name}_value"
        taken.add(name)
        made: dict[str, Value] = {"name": name}
        if name != wire:
            made["wire"] = wire
        made["schema"] = schema
        if param.get("optional"):
            made["optional"] = True
        yield made | {"description": describe(name, schema)}


def _result(
    fact: dict[str, Value], title: str, domain: str, types: TypeDrafter
) -> dict[str, Value]:
    upstream = mapping(fact.get("result_schema"))
    if upstream.get("type") == "null":
        return {}
    result = types.convert(upstream, f"{title}Result", domain, is_sent=False)
    if fact.get("result_may_be_absent") and result:
        members: list[Value] = [result, {"type": "null"}]
        result = dict[str, Value](anyOf=members)
    words = describe("result", result) if result else _UNKNOWN
    return {"result": result, "result_description": words}


def _access(fact: dict[str, Value]) -> Value:
    needed = fact.get("auth_required")
    if isinstance(needed, bool):
        return "user" if needed else "anonymous"
    if "visitor token" in str(needed) and "user" not in str(needed):
        return "visitor"
    return "unknown" if needed == "unknown" else "anonymous"


def event_key(fact: dict[str, Value]) -> str:
    """The pattern of an event's key in our names: ``{room_id}/webrtc``."""
    return re.sub(
        r"\{([^}]*)\}",
        lambda found: "{" + _key(found[1]) + "}",
        str(fact.get("key_pattern")),
    )


def _key(wire: str) -> str:
    return _KEYS.get(wire) or argument_name(wire, {"type": "string"})


def draft_event(
    fact: dict[str, Value], place: tuple[str, str], types: TypeDrafter
) -> dict[str, Value]:
    """An event of a stream, marked as a draft."""
    domain, name = place
    key = event_key(fact)
    words = sentence(name.replace("_", " "))
    made: dict[str, Value] = {"draft": True, "name": name, "summary": words}
    parts = re.findall(r"\{([^}]*)\}", key)
    if parts:
        made["keys"] = {
            part: {"description": describe(part, {"type": "string"})} for part in parts
        }
    title = pascal_case(f"{fact['wire_name']}_{name}").removeprefix("Stream")
    args = list(_args(fact, title, domain, types))
    made["args"] = args
    if len(args) != 1 or mapping(args[0]).get("optional"):
        made["event"] = types.free_name(f"{title}Event")
    made["access"] = _reader(str(fact.get("read", "")))
    if fact.get("never_emitted"):
        made["never_emitted"] = True
    if fact.get("emitted_on"):
        made["emitted_on"] = f"stream-{fact['emitted_on']}"
    facts = facts_of(fact)
    return made | {key: facts[key] for key in FACTS if facts.get(key)}


def _reader(words: str) -> str:
    if words.startswith("anyone"):
        return "anonymous"
    return "nobody" if words.startswith("nobody") else "user"


def _args(
    fact: dict[str, Value], title: str, domain: str, types: TypeDrafter
) -> Iterator[Value]:
    """The arguments; variants are laid over each other, place by place."""
    variants = [
        items(mapping(raw).get("args")) for raw in items(fact.get("args_variants"))
    ]
    lists = variants or [items(fact.get("args"))]
    for index in range(max(len(args) for args in lists)):
        there = [mapping(args[index]) for args in lists if index < len(args)]
        schemas: list[Value] = [arg.get("schema") for arg in there]
        upstream: Value = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        hint = title if index == 0 else f"{title}{pascal_case(str(there[0]['name']))}"
        schema = types.convert(mapping(upstream), hint, domain, is_sent=False)
        name = argument_name(str(there[0]["name"]), schema)
        made: dict[str, Value] = {"name": name, "schema": schema}
        if len(there) < len(lists) or any(arg.get("optional") for arg in there):
            made["optional"] = True
        yield made | {"description": describe(name, schema)}
    if fact.get("args_rest"):
        words = _UNKNOWN
        yield {"name": "value", "schema": {}, "optional": True, "description": words}

# SPDX-License-Identifier: MIT
"""What the events of a stream carry: one value, or several as one class."""

from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import mapping

from .catalog import Entry, items

__all__ = ["event_entry", "event_schema", "is_several"]


def event_entry(entry: Entry) -> Entry | None:
    """The class of an event with several arguments, as if it were written.

    None where an event has always one argument, or none.
    """
    params = _params(entry)
    if not is_several(entry) or not params:
        return None
    group = entry.domain.section("group").get("class")
    follower = f"{group}.{entry.value['name']}"
    schema: dict[str, Value] = {
        "description": f"What ``{follower}`` yields: the arguments of one event.",
        "type": "array",
        "prefixItems": [_item(param) for param in params],
        "minItems": sum(not param.get("optional") for param in params),
    }
    name = str(entry.value["event"])
    return Entry(entry.domain, entry.path, name, schema)


def event_schema(entry: Entry) -> dict[str, Value]:
    """The schema of the only argument; the empty list where there is none."""
    params = _params(entry)
    if not params:
        return {"type": "array"}
    return mapping(params[0]["schema"])


def is_several(entry: Entry) -> bool:
    """Whether an event is decoded as a list, and not as its only argument."""
    params = _params(entry)
    return len(params) != 1 or bool(params[0].get("optional"))


def _params(entry: Entry) -> list[dict[str, Value]]:
    """The arguments; alternatives are laid over each other, place by place."""
    alternatives = items(entry.value.get("args_any_of")) or [entry.value.get("args")]
    lists = [[mapping(param) for param in items(raw)] for raw in alternatives]
    if len(lists) == 1:
        return lists[0]
    merged: list[dict[str, Value]] = []
    for index in range(max(len(params) for params in lists)):
        there = [params[index] for params in lists if index < len(params)]
        choices: list[Value] = []
        for param in there:
            if param.get("schema") not in choices:
                choices.append(param.get("schema"))
        schema: Value = choices[0] if len(choices) == 1 else {"anyOf": choices}
        is_optional = len(there) < len(lists) or any(p.get("optional") for p in there)
        merged.append({**there[0], "schema": schema, "optional": is_optional})
    return merged


def _item(param: dict[str, Value]) -> Value:
    schema = {**mapping(param["schema"])}
    schema["x-name"] = param["name"]
    schema["description"] = param["description"]
    return schema

# SPDX-License-Identifier: MIT
"""The schema as one document of plain JSON Schema 2020-12.

Ours says little where JSON Schema needs more: an object without
``additionalProperties`` is closed, and what is for the generator alone (``x-name``,
``discriminator``) means nothing elsewhere.
"""

from collections.abc import Iterator

from quickmeet_codegen.model.catalog import Catalog, Entry, items, text
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import Source, mapping

__all__ = ["event_args", "json_schema", "params_schema", "plain", "type_schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMAS = ("anyOf", "oneOf", "prefixItems")
_DROPPED = frozenset({"discriminator", "examples"})
_TIMESTAMP: dict[str, Value] = {
    "description": "A moment: milliseconds since 1970-01-01 UTC.",
    "type": "object",
    "required": ["$date"],
    "properties": {"$date": {"type": "integer"}},
    "additionalProperties": False,
}


def json_schema(source: Source) -> dict[str, Value]:
    """All types, and the payloads of all operations, as one bundle.

    Types are under ``$defs`` by name. Payloads are beside them, by names that no type
    can have: ``method/sendMessage/params``, ``method/sendMessage/result``,
    ``stream/stream-room-messages/{room_id}``, ``publication/userData/params``.
    """
    catalog = Catalog(source)
    definitions: dict[str, Value] = {**type_schemas(catalog, "#/$defs/")}
    definitions.update(_payloads(catalog))
    return {
        "$schema": _DIALECT,
        "title": "QuickMeet.Chat Realtime API",
        "$defs": definitions,
    }


def _payloads(catalog: Catalog) -> Iterator[tuple[str, dict[str, Value]]]:
    prefix = "#/$defs/"
    for entry in catalog.methods():
        here = f"method/{entry.name}"
        yield f"{here}/params", params_schema(entry, prefix)
        result = entry.value.get("result")
        if isinstance(result, dict):
            yield f"{here}/result", plain(result, prefix)
        for view in map(mapping, items(entry.value.get("views"))):
            if isinstance(view.get("result"), dict):
                name = f"{here}/result/{view['name']}"
                yield name, plain(mapping(view["result"]), prefix)
    for stream, entry in catalog.streams():
        yield f"stream/{stream}/{entry.name}", event_args(entry, prefix)
    for entry in catalog.publications():
        yield f"publication/{entry.name}/params", params_schema(entry, prefix)


def type_schemas(catalog: Catalog, prefix: str) -> dict[str, dict[str, Value]]:
    """All types by name.

    Args:
        catalog: Where they are.
        prefix: What stands before a name in a reference, such as ``#/$defs/``.
    """
    made: dict[str, dict[str, Value]] = {"Timestamp": _TIMESTAMP}
    for entry in catalog.types.values():
        made[entry.name] = plain(entry.value, prefix)
    return made


def plain(schema: dict[str, Value], prefix: str) -> dict[str, Value]:
    """One schema of ours in plain JSON Schema.

    Args:
        schema: As it is written.
        prefix: What stands before a name in a reference.
    """
    made: dict[str, Value] = {}
    for key, value in schema.items():
        if key.startswith("x-") or key in _DROPPED:
            continue
        if key == "$ref":
            made[key] = f"{prefix}{value}"
        elif key == "properties":
            inner = mapping(value).items()
            made[key] = {name: plain(mapping(part), prefix) for name, part in inner}
        elif key in _SCHEMAS:
            made[key] = [plain(mapping(part), prefix) for part in items(value)]
        elif key == "items" or (key == "additionalProperties" and value is not True):
            made[key] = plain(mapping(value), prefix)
        else:
            made[key] = value
    if "properties" in made and "additionalProperties" not in made:
        made["additionalProperties"] = False
    if "prefixItems" in made:
        made.setdefault("minItems", len(items(made["prefixItems"])))
        made["items"] = False
    return made


def params_schema(entry: Entry, prefix: str) -> dict[str, Value]:
    """The list of parameters that a method or publication takes."""
    return _list([mapping(param) for param in items(entry.value.get("params"))], prefix)


def event_args(entry: Entry, prefix: str) -> dict[str, Value]:
    """The list of arguments that an event carries."""
    alternatives = items(entry.value.get("args_any_of")) or [entry.value.get("args")]
    lists: list[Value] = [
        _list([mapping(arg) for arg in items(args)], prefix) for args in alternatives
    ]
    return mapping(lists[0]) if len(lists) == 1 else {"anyOf": lists}


def _list(params: list[dict[str, Value]], prefix: str) -> dict[str, Value]:
    if not params:
        return {"type": "array", "maxItems": 0}
    places: list[Value] = [_place(param, prefix) for param in params]
    needed = [index for index, p in enumerate(params, 1) if not p.get("optional")]
    made: dict[str, Value] = {"type": "array", "prefixItems": places, "items": False}
    made["minItems"] = max(needed, default=0)
    return made


def _place(param: dict[str, Value], prefix: str) -> dict[str, Value]:
    if "value" in param:
        made: dict[str, Value] = {"const": param["value"]}
    elif "template" in param:
        made = {"type": "string"}
    else:
        made = plain(mapping(param["schema"]), prefix)
        if param.get("optional"):
            made = {"anyOf": [made, {"type": "null"}]}
    if words := text(param.get("description")):
        made = {**made, "description": words}
    return {**made, "title": str(param["name"])}

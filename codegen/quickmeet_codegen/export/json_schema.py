# SPDX-License-Identifier: MIT
"""The schema as one document of plain JSON Schema 2020-12.

The schema language is terser than JSON Schema: an object without
``additionalProperties`` is closed, and keys for the generator alone (``x-name``,
``discriminator``) have no meaning elsewhere.
"""

import re
from collections.abc import Iterator

from msgspec import UNSET, to_builtins

from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import EventSpec, SchemaParam
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import SchemaSource

__all__ = [
    "event_args",
    "json_schema",
    "json_schema_files",
    "params_schema",
    "plain",
    "type_schemas",
]

_WORD = re.compile(r"[A-Za-z0-9]+")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DROPPED = frozenset({"discriminator", "examples"})
_TIMESTAMP: dict[str, Value] = {
    "description": "A moment: milliseconds since 1970-01-01 UTC.",
    "type": "object",
    "required": ["$date"],
    "properties": {"$date": {"type": "integer"}},
    "additionalProperties": False,
}


def json_schema(source: SchemaSource) -> dict[str, Value]:
    """Export all types, and the payloads of all operations, as one bundle.

    Types are under ``$defs`` by name. Payloads are beside them, under names that no
    type can have: ``method/sendMessage/params``, ``method/sendMessage/result``,
    ``endpoint/GET /v1/users.info/result``,
    ``stream/stream-room-messages/{room_id}``, ``publication/userData/params``.
    """
    catalog = Catalog(source)
    definitions: dict[str, Value] = {**type_schemas(catalog, "#/$defs/")}
    definitions.update(_payloads(catalog))
    return {
        "$schema": _DIALECT,
        "title": catalog.about.title if catalog.about else "API",
        "$defs": definitions,
    }


def json_schema_files(source: SchemaSource, base: str = "") -> dict[str, Value]:
    """Export one schema per file, with names that any generator accepts.

    Types are in files of their names, payloads in ``MethodSendMessageParams.json``
    and the like: letters and digits alone. Each has an ``$id``, to which references
    are relative.

    Args:
        source: A schema that the linter has passed.
        base: The base of each file's ``$id``, such as
            ``https://example.com/schemas/``.

    Returns:
        Schemas by the names of their files.
    """
    catalog = Catalog(source)
    files: dict[str, Value] = {}
    for name, schema in type_schemas(catalog, "").items():
        files[f"{name}.json"] = _as_file(f"{name}.json", name, schema, base)
    for name, schema in _payloads(catalog, ""):
        title = _flat(name, files)
        files[f"{title}.json"] = _as_file(f"{title}.json", title, schema, base)
    return files


def _flat(name: str, taken: dict[str, Value]) -> str:
    """Make an unused file name of letters and digits, regardless of case."""
    words = _WORD.findall(name)
    base = found = "".join(word[:1].upper() + word[1:] for word in words)
    there = {file.lower() for file in taken}
    number = 2
    while f"{found}.json".lower() in there:
        found = f"{base}{number}"
        number += 1
    return found


def _as_file(
    file: str, title: str, schema: dict[str, Value], base: str
) -> dict[str, Value]:
    head: dict[str, Value] = {"$schema": _DIALECT, "$id": f"{base}{file}"}
    whole = _file_references(schema)
    assert isinstance(whole, dict)  # noqa: S101  # as the schema is
    return {**head, "title": title, **whole}


def _file_references(value: Value) -> Value:
    if isinstance(value, list):
        return [_file_references(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"{inner}.json"
        if key == "$ref" and isinstance(inner, str)
        else inner
        if key in {"const", "enum"}
        else _file_references(inner)
        for key, inner in value.items()
    }


def _payloads(
    catalog: Catalog, prefix: str = "#/$defs/"
) -> Iterator[tuple[str, dict[str, Value]]]:
    for method in catalog.methods():
        here = f"method/{method.name}"
        yield f"{here}/params", params_schema(method.spec.params, prefix)
        if method.spec.result is not None:
            yield f"{here}/result", plain(method.spec.result, prefix)
        for view in method.spec.views:
            if isinstance(view.result, Payload):
                yield f"{here}/result/{view.name}", plain(view.result, prefix)
    for endpoint in catalog.endpoints():
        if endpoint.spec.answered is not None:
            answered = plain(endpoint.spec.answered, prefix)
            yield f"endpoint/{endpoint.name}/result", answered
    for stream, event in catalog.streams():
        yield f"stream/{stream}/{event.name}", event_args(event.spec, prefix)
    for entry in catalog.publications():
        params = params_schema(entry.spec.params, prefix)
        yield f"publication/{entry.name}/params", params


def type_schemas(catalog: Catalog, prefix: str) -> dict[str, dict[str, Value]]:
    """Export all types by name.

    Args:
        catalog: The catalog of the schema.
        prefix: The prefix of references, such as ``#/$defs/``.
    """
    made: dict[str, dict[str, Value]] = {"Timestamp": _TIMESTAMP}
    for entry in catalog.types.values():
        made[entry.name] = plain(entry.spec, prefix)
    return made


def plain(schema: Payload, prefix: str) -> dict[str, Value]:
    """Convert one of our schemas to plain JSON Schema.

    Args:
        schema: The schema as written.
        prefix: The prefix of references.
    """
    made: dict[str, Value] = {
        key: value
        for key, value in to_builtins(schema).items()
        if not key.startswith("x-") and key not in _DROPPED
    }
    if words := schema.versions.after(schema.description):
        made["description"] = words
    if schema.ref is not None:
        made["$ref"] = f"{prefix}{schema.ref}"
    if schema.properties is not None:
        made["properties"] = {
            name: plain(inner, prefix) for name, inner in schema.properties.items()
        }
        made.setdefault("additionalProperties", False)
    for key, several in (
        ("anyOf", schema.any_of),
        ("oneOf", schema.one_of),
        ("prefixItems", schema.places),
    ):
        if several:
            made[key] = [plain(inner, prefix) for inner in several]
    for key, inner in (
        ("items", schema.items),
        ("additionalProperties", schema.extra_schema),
    ):
        if inner is not None:
            made[key] = plain(inner, prefix)
    if schema.places:
        made["minItems"] = schema.least
        made["items"] = False
    return made


def params_schema(params: tuple[SchemaParam, ...], prefix: str) -> dict[str, Value]:
    """Describe the list of parameters of a method or publication."""
    if not params:
        return {"type": "array", "maxItems": 0}
    places: list[Value] = [_place(param, prefix) for param in params]
    needed = [index for index, param in enumerate(params, 1) if not param.is_optional]
    made: dict[str, Value] = {"type": "array", "prefixItems": places, "items": False}
    made["minItems"] = max(needed, default=0)
    return made


def event_args(event: EventSpec, prefix: str) -> dict[str, Value]:
    """Describe the list of arguments of an event."""
    lists = [params_schema(args, prefix) for _, args in event.lists]
    return lists[0] if len(lists) == 1 else {"anyOf": [*lists]}


def _place(param: SchemaParam, prefix: str) -> dict[str, Value]:
    if param.value is not UNSET:
        value: Value = to_builtins(param.value)
        made: dict[str, Value] = {"const": value}
    elif param.template is not None:
        made = {"type": "string"}
    else:
        made = plain(param.payload, prefix)
        if param.is_optional:
            made = {"anyOf": [made, {"type": "null"}]}
    if words := param.versions.after(param.description.strip()):
        made = {**made, "description": words}
    return {**made, "title": param.name}

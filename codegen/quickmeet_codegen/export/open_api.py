# SPDX-License-Identifier: MIT
"""The endpoints of a schema as an OpenAPI 3.1 document.

REST writes timestamps as ISO text, so that `Timestamp` is a ``date-time`` here. An
endpoint with a path for each kind of room is listed with each of them.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import UNSET, to_builtins

from quickmeet_codegen.model.catalog import Catalog, Entry
from quickmeet_codegen.model.endpoints import (
    FAMILIES,
    KIND,
    PAGE,
    EndpointSpec,
    addresses_of,
)
from quickmeet_codegen.model.operations import SchemaParam
from quickmeet_codegen.model.payload import Payload
from quickmeet_codegen.model.rest import ResultSpec
from quickmeet_codegen.read.document import Value
from quickmeet_codegen.read.source import SchemaSource

from .json_schema import plain, type_schemas

__all__ = ["open_api"]

_PREFIX: Final = "#/components/schemas/"
_MOMENT: Final[dict[str, Value]] = {
    "description": "A moment.",
    "type": "string",
    "format": "date-time",
}
_ERROR: Final[dict[str, Value]] = {
    "description": "Why a request was refused.",
    "type": "object",
    "properties": {
        "success": {"const": False},
        "error": {"type": "string", "description": "In words, often with the code."},
        "errorType": {"type": ["string", "integer"], "description": "The code."},
        "details": {"description": "What belongs to the code."},
        "status": {"type": "string", "description": "`error`, where nobody asked."},
        "message": {"type": "string", "description": "In words."},
    },
}
_PAGE_WORDS: Final = {
    "count": "How many items the page has.",
    "offset": "How many items stand before the page.",
}
_LOGIN: Final = ("user", "token")
_MULTIPART: Final = "multipart/form-data"


def open_api(source: SchemaSource, version: str) -> dict[str, Value]:
    """Export all endpoints as one OpenAPI 3.1 document.

    Args:
        source: A schema that the linter has passed.
        version: The version of the document.
    """
    catalog = Catalog(source)
    about = catalog.about
    paths: dict[str, dict[str, Value]] = {}
    for entry in catalog.endpoints():
        for verb, path in addresses_of(entry.name, entry.spec):
            operation = _operation(entry, verb, path)
            paths.setdefault(f"/api{path}", {})[verb.lower()] = operation
    schemas: dict[str, Value] = {
        **type_schemas(catalog, _PREFIX),
        "Timestamp": _MOMENT,
        "RestError": _ERROR,
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about.title if about else "API",
            "version": (about and about.version) or version,
            "description": "What REST has beside the methods and streams of DDP.",
            **({"license": {"name": about.license}} if about and about.license else {}),
        },
        "servers": [
            {
                "url": "https://{host}",
                "variables": {
                    "host": {
                        "default": "chat.example.com",
                        "description": "Of the workspace.",
                    }
                },
            }
        ],
        "tags": [
            {"name": domain.name, "description": domain.summary.strip()}
            for domain in catalog.domains
            if domain.endpoints
        ],
        "paths": {path: paths[path] for path in sorted(paths)},
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": _header("X-Auth-Token", "The login token."),
                "user": _header("X-User-Id", "Whose it is."),
            },
            "responses": {
                "Refused": {
                    "description": "It was refused.",
                    "content": _json({"$ref": f"{_PREFIX}RestError"}),
                }
            },
        },
    }


def _header(name: str, words: str) -> dict[str, Value]:
    return {"type": "apiKey", "in": "header", "name": name, "description": words}


def _json(schema: dict[str, Value]) -> dict[str, Value]:
    return {"application/json": {"schema": schema}}


def _operation(entry: Entry[EndpointSpec], verb: str, path: str) -> dict[str, Value]:
    spec = entry.spec
    made: dict[str, Value] = {
        "operationId": _id(entry, path),
        "tags": [entry.domain.name],
        "summary": spec.summary.strip(),
    }
    if words := _words(spec):
        made["description"] = words
    if spec.versions.deprecated or spec.versions.removed:
        made["deprecated"] = True
    parameters: list[Value] = [*_placed(entry), *_queried(entry)]
    if parameters:
        made["parameters"] = parameters
    form = spec.form(entry.name)
    sent = dict(spec.sent(entry.name))
    if form != "query" and sent:
        kind = _MULTIPART if form == "multipart" else "application/json"
        made["requestBody"] = {
            "required": any(not param.is_optional for param in sent.values()),
            "content": {kind: {"schema": _fields(sent.items())}},
        }
    made["responses"] = {
        "200": {
            "description": spec.result_description.strip() or "It was done.",
            "content": _json(_answer(spec)),
        },
        "default": {"$ref": "#/components/responses/Refused"},
    }
    login: dict[str, Value] = {name: [] for name in _LOGIN}
    made["security"] = [{}] if spec.access == "anonymous" else [login]
    if spec.permissions:
        made["x-permissions"] = list(spec.permissions)
    if spec.versions.since:
        made["x-since"] = spec.versions.since
    del verb
    return made


def _id(entry: Entry[EndpointSpec], path: str) -> str:
    """Make an id of group and name, and of the kind of room if paths differ."""
    name = f"{entry.domain.name}.{entry.spec.name}"
    if f"{{{KIND}}}" not in entry.name:
        return name
    kind = next(kind for kind in FAMILIES.values() if f"/{kind}." in path)
    return f"{name}.{kind}"


def _words(spec: EndpointSpec) -> str:
    found = [spec.description.strip()]
    if spec.has_two_factor:
        found.append("May ask for a second factor.")
    if spec.versions.removed:
        found.append(f"Removed in {spec.versions.removed}.")
    return "\n\n".join(words for words in found if words)


def _placed(entry: Entry[EndpointSpec]) -> Iterable[dict[str, Value]]:
    placed = entry.spec.placed(entry.name)
    for name, param in zip(entry.spec.sources, entry.spec.params, strict=True):
        if name in placed:
            yield {**_parameter(name, "path", param), "required": True}


def _queried(entry: Entry[EndpointSpec]) -> Iterable[dict[str, Value]]:
    spec = entry.spec
    if spec.form(entry.name) == "query":
        for name, param in spec.sent(entry.name):
            required = {} if param.is_optional else {"required": True}
            made = {**_parameter(name, "query", param), **required}
            yield (
                made | {"style": "form", "explode": False} if param.is_joined else made
            )
    for name in PAGE if spec.paging else ():
        yield {
            "name": name,
            "in": "query",
            "description": _PAGE_WORDS[name],
            "schema": {"type": "integer", "minimum": 0},
        }


def _parameter(name: str, place: str, param: SchemaParam) -> dict[str, Value]:
    made: dict[str, Value] = {"name": name, "in": place, "schema": _schema(param)}
    if words := param.versions.after(param.description.strip()):
        made["description"] = words
    return made


def _schema(param: SchemaParam) -> dict[str, Value]:
    if param.value is not UNSET:
        value: Value = to_builtins(param.value)
        return {"const": value}
    if param.is_file:
        return {"type": "string", "contentMediaType": "application/octet-stream"}
    if param.template is not None:
        return {"type": "string"}
    return plain(param.payload, _PREFIX)


def _fields(sent: Iterable[tuple[str, SchemaParam]]) -> dict[str, Value]:
    """Describe the body; a name with dots is a field of a nested object."""
    body: dict[str, Value] = {"type": "object", "properties": {}}
    for name, param in sent:
        here = body
        keys = name.split(".")
        for key in keys[:-1]:
            here = _below(here, key)
        schema = _schema(param)
        if words := param.description.strip():
            schema = {**schema, "description": words}
        _put(here, keys[-1], schema)
        if not param.is_optional:
            required = here.setdefault("required", [])
            assert isinstance(required, list)  # noqa: S101  # only this puts it there
            required.append(keys[-1])
    return body


def _below(body: dict[str, Value], key: str) -> dict[str, Value]:
    properties = body["properties"]
    assert isinstance(properties, dict)  # noqa: S101  # only this module puts it there
    inner = properties.setdefault(key, {"type": "object", "properties": {}})
    assert isinstance(inner, dict)  # noqa: S101  # the same
    inner.setdefault("properties", {})
    return inner


def _put(body: dict[str, Value], key: str, schema: dict[str, Value]) -> None:
    properties = body["properties"]
    assert isinstance(properties, dict)  # noqa: S101  # only this module puts it there
    properties[key] = schema


def _answer(spec: EndpointSpec) -> dict[str, Value]:
    """Describe the complete answer: the result in its envelope."""
    answer: dict[str, Value] = {
        "type": "object",
        "properties": {"success": {"const": True}},
    }
    if spec.paging is not None:
        item = plain(spec.result or Payload(), _PREFIX)
        _lay(answer, spec.paging.items, {"type": "array", "items": item})
        for name in (*PAGE, spec.paging.total):
            if name is not None:
                _lay(answer, name, {"type": "integer"})
    elif spec.result is not None:
        result = plain(spec.result, _PREFIX)
        if spec.envelope is None:
            return {"allOf": [result]} if "$ref" in result else result
        if isinstance(spec.envelope, str):
            _lay(answer, spec.envelope, result)
        elif isinstance(spec.envelope, ResultSpec):
            for path in (spec.envelope.fields or {}).values():
                if isinstance(path, str) and path:
                    _lay(answer, path, {})
    return answer


def _lay(answer: dict[str, Value], path: str, schema: dict[str, Value]) -> None:
    here, keys = answer, path.split(".")
    for key in keys[:-1]:
        here = _below(here, key)
    _put(here, keys[-1], schema)

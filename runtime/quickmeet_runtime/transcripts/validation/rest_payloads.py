# SPDX-License-Identifier: MIT
"""JSON Schemas for the payloads of endpoints: requests and answers. No I/O.

REST writes moments as ISO strings, and everything in a query or a path is a string.
"""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from .strict_schemas import JSON

__all__ = ["answer_schema", "by_rest", "request_schema", "unwrapped"]

_MOMENT: Final[JSON] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$",
}
_ANYTHING: Final[JSON] = {}
_ENVELOPE: Final = "success"
_OF_LISTS: Final = ("count", "offset", "sort", "query", "fields")
"""The parameters of every endpoint that returns a list."""


def by_rest(types: JSON) -> JSON:
    """Replace the type of moments by the form of REST."""
    return {**types, "Timestamp": _MOMENT}


def request_schema(spec: JSON, *, were_taken: bool = False) -> JSON:
    """Build the schema of the fields in path, query and body, by their wire names.

    Args:
        spec: The endpoint, as in ``schema.json``.
        were_taken: Whether a server has accepted them: fields that servers do not check
            may be anything then.
    """
    params = cast("Sequence[JSON]", spec.get("params") or ())
    checks = spec.get("checks") if were_taken else None
    properties: dict[str, object] = {}
    required: list[str] = []
    either: list[JSON] = []
    for param in params:
        name, others = _wire(param), cast("Sequence[str]", param.get("or") or ())
        is_free = checks is not None and name not in cast("Sequence[str]", checks)
        schema = _ANYTHING if is_free else _schema(param)
        properties |= dict.fromkeys((name, *others), schema)
        if param.get("optional") or is_free:
            continue
        if others:
            either.append({"anyOf": [{"required": [one]} for one in (name, *others)]})
        else:
            required.append(name)
    if spec.get("paging"):
        properties |= dict.fromkeys(_OF_LISTS, _ANYTHING)
    whole = {"type": "object", "properties": properties, "required": required}
    return {**whole, "allOf": either} if either else whole


def answer_schema(spec: JSON) -> JSON:
    """Build the schema of an answer's content; it allows anything if none is expected.

    Args:
        spec: The endpoint, as in ``schema.json``.
    """
    result = spec.get("result")
    if not isinstance(result, Mapping):
        return {}
    schema = cast("JSON", result)
    return {"type": "array", "items": schema} if spec.get("paging") else schema


def unwrapped(spec: JSON, body: object) -> tuple[object, str]:
    """Extract the result of an answer from its envelope.

    Args:
        spec: The endpoint, as in ``schema.json``.
        body: The whole answer.

    Returns:
        The result, and its JSON path in the answer.
    """
    paging, envelope = spec.get("paging"), spec.get("envelope")
    if isinstance(paging, Mapping):
        envelope = cast("JSON", paging).get("items")
    if isinstance(envelope, str) and envelope:
        return _at(body, envelope), f"$.{envelope}"
    if isinstance(envelope, Mapping):
        fields = cast("JSON", envelope).get("fields")
        if isinstance(fields, Mapping):
            return _picked(cast("JSON", fields), body), "$"
        return cast("JSON", envelope).get("const"), "$"
    if isinstance(body, Mapping):
        parts = cast("JSON", body)
        return {key: part for key, part in parts.items() if key != _ENVELOPE}, "$"
    return body, "$"


def _picked(fields: JSON, body: object) -> JSON:
    found = {name: _at(body, str(path)) for name, path in fields.items()}
    return {name: part for name, part in found.items() if part is not None}


def _at(value: object, path: str) -> object:
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = cast("JSON", value).get(key)
    return value


def _wire(param: JSON) -> str:
    return str(param.get("wire", param.get("name")))


def _schema(param: JSON) -> object:
    if "value" in param:
        return {"const": param["value"]}
    if param.get("file"):
        return {}
    schema = param.get("schema", {"type": "string"})
    if param.get("joined"):  # a list that is sent as one string
        schema = {"anyOf": [schema, {"type": "string"}]}
    return {"anyOf": [schema, {"type": "null"}]} if param.get("optional") else schema

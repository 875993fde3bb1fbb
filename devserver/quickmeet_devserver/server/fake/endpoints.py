# SPDX-License-Identifier: MIT
"""Descriptions of a schema's endpoints for handlers, without generated modules."""

import json
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias, cast

from quickmeet_runtime.model.operations.operation import Endpoint
from quickmeet_runtime.model.operations.replacement import Shape
from quickmeet_runtime.rest.mapping import put

__all__ = ["endpoint_of", "of_text", "wire_names", "wrapped"]

JSON: TypeAlias = "Mapping[str, object]"
_Verb: TypeAlias = Literal["GET", "POST", "PUT", "DELETE"]

_PAGE: Final = ("count", "offset")
"""The paging parameters of each list."""


def endpoint_of(name: str, spec: JSON) -> Endpoint[object]:
    """Describe an endpoint.

    Args:
        name: Verb and path.
        spec: Its entry in ``schema.json``.
    """
    verb, _, path = name.partition(" ")
    params = cast("Sequence[JSON]", spec.get("params") or ())
    names = wire_names(spec)
    family = spec.get("family")
    return Endpoint(
        cast("_Verb", verb),
        path,
        object if _shape(spec) is not None else None,
        params=names,
        joined=[_wire(param) for param in params if param.get("joined")],
        at=_shape(spec),
        form=cast("Literal['query', 'json', 'multipart'] | None", spec.get("body")),
        family=names.index(str(family)) if family in names else None,
    )


def wire_names(spec: JSON) -> tuple[str, ...]:
    """Return the wire names of an endpoint's parameters.

    Args:
        spec: Its entry in ``schema.json``.
    """
    params = cast("Sequence[JSON]", spec.get("params") or ())
    page = _PAGE if spec.get("paging") else ()
    return tuple(dict.fromkeys((*map(_wire, params), *page)))


def wrapped(spec: JSON, result: object) -> object:
    """Wrap a result in the envelope of its endpoint.

    Args:
        spec: Its entry in ``schema.json``.
        result: The content; for a list, one item.
    """
    where: object = _shape(spec)
    if isinstance(where, Mapping):
        where, result = cast("JSON", where).get("items"), [result]
    if not isinstance(where, str) or not where:
        return result
    body: dict[str, object] = {}
    put(body, where.split("."), result)
    return body


def of_text(value: object) -> object:
    """Parse a string of a query or a path as JSON; returns it as is on failure."""
    if not isinstance(value, str):
        return value
    try:
        return cast("object", json.loads(value))
    except (ValueError, RecursionError):
        return value


def _shape(spec: JSON) -> Shape:
    paging, envelope = spec.get("paging"), spec.get("envelope")
    if isinstance(paging, Mapping):
        where = cast("Mapping[str, str]", paging)
        return {"items": where["items"], "total": where.get("total", "total")}
    if not isinstance(spec.get("result"), Mapping):
        return None
    if isinstance(envelope, Mapping):
        fields = cast("JSON", envelope).get("fields")
        known = cast("Mapping[str, object]", fields or {})
        return {key: where for key, where in known.items() if isinstance(where, str)}
    return envelope if isinstance(envelope, str) else ""


def _wire(param: JSON) -> str:
    return str(param.get("wire", param.get("name")))

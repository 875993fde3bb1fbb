# SPDX-License-Identifier: MIT
"""Endpoints of a schema, as handlers describe them: no generated module is needed."""

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
        spec: As ``schema.json`` has it.
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
    """The parameters of an endpoint, by their wire names.

    Args:
        spec: As ``schema.json`` has it.
    """
    params = cast("Sequence[JSON]", spec.get("params") or ())
    page = _PAGE if spec.get("paging") else ()
    return tuple(dict.fromkeys((*map(_wire, params), *page)))


def wrapped(spec: JSON, result: object) -> object:
    """Put a result into the envelope that its endpoint has.

    Args:
        spec: As ``schema.json`` has it.
        result: What is in it; of a list, an item.
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
    """The JSON value of a text in a query or a path; the text if it is not JSON."""
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

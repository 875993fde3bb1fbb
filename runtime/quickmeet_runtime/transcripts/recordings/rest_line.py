# SPDX-License-Identifier: MIT
"""REST in a recording of JSON lines, read back: the other side of `rest_redaction`."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, cast

import msgspec
from msgspec import Struct, field

from ...rest.answer import Response
from ...rest.exchange import Exchange
from ...rest.request import Request

__all__ = ["read_exchange"]

JSON: TypeAlias = "Mapping[str, object]"

_API: Final = re.compile(r"/api(/.+)")
_FORM_TYPE: Final = "multipart/form-data"
_JSON_TYPE: Final = "application/json"


class _Line(Struct):
    verb: str = field(name="http")
    path: str
    status: int
    query: dict[str, object] = {}
    body: object = None
    response: object = None
    response_headers: dict[str, str] = {}


_decode: Final = msgspec.json.Decoder(_Line).decode


def read_exchange(text: str) -> Exchange | None:
    """Read one line's frame; None where it is not a request to the API.

    Args:
        text: JSON with ``http``, ``path``, ``query``, ``body``, ``status`` and
            ``response``, as `Recording` writes it.
    """
    try:
        line = _decode(text)
    except (ValueError, RecursionError):
        return None
    found = _API.search(line.path)
    if found is None:
        return None
    body, media_type = _body(line.body)
    return Exchange(
        asks_for="",
        request=Request(
            name=f"{line.verb} {found[1]}",
            verb=line.verb,
            path=found[1],
            query=tuple(_query(line.query)),
            body=body,
            media_type=media_type,
        ),
        secret_headers={},
        response=Response(
            status=line.status,
            headers={name.lower(): one for name, one in line.response_headers.items()},
            content=_content(line.response),
        ),
        took=0.0,
    )


def _query(fields: JSON) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        for one in values:
            yield name, one if isinstance(one, str) else _as_json(one).decode()


def _body(value: object) -> tuple[bytes | None, str]:
    """The body, and its kind: of a form, only the size was written."""
    if isinstance(value, str):
        return b"", _FORM_TYPE
    return None if value is None else _as_json(value), _JSON_TYPE


def _content(value: object) -> bytes:
    """The response: a text was not JSON."""
    if value is None:
        return b""
    return value.encode() if isinstance(value, str) else _as_json(value)


def _as_json(value: object) -> bytes:
    return msgspec.json.encode(value)

# SPDX-License-Identifier: MIT
"""Write and read requests over REST in a recording, a redacted line for each.

A line has the form of the recordings of a real server:
``{"http", "path", "query", "body", "status", "response"}``, beside them
``response_headers`` and ``took``, milliseconds. Headers of requests are left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

import msgspec
from msgspec import Struct, field

from ...model.operations.replacement import Pick, Shape
from ...rest.exchange import Exchange, Request, Response, secrets_by_path
from ...secrecy import gives_secrets, secret_places, takes_bare_secrets
from .redaction import PLAIN_IN_LOGINS, Redactor, on_their_own, texts_in

__all__ = ["read_exchange", "redacted_line"]

_CALLED: Final = ("/v1/method.call/", "/v1/method.callAnon/")
_HEADERS: Final = ("content-type", "retry-after", "x-ratelimit-reset")
_LONGEST: Final = 4096
_MS: Final = 1000
_API: Final = re.compile(r"/api(/.+)")
_FORM_TYPE: Final = "multipart/form-data"
_JSON_TYPE: Final = "application/json"


def redacted_line(exchange: Exchange, redactor: Redactor, number: int) -> str:
    """Encode a redacted exchange as a line.

    Args:
        exchange: The request and the response.
        redactor: Knows the secrets of the recording, and learns new ones.
        number: Number of the exchange in the recording.
    """
    request, response = exchange.request, exchange.response
    is_call = request.path.startswith(_CALLED)
    query, body = _query_of(request), _body_of(request)
    answer = _parsed(response.content)
    redactor.learn(_bare(exchange, {"": body, **query, **_fields(body)}, answer))
    if not is_call:
        redactor.value([query, body, answer])  # each may contain the others' secrets
    call = f"rest {number}"
    written = {
        "http": request.verb,
        "path": redactor.text(f"/api{request.path}"),
        "query": redactor.value(query),
        "body": _message(body, redactor, call) if is_call else redactor.value(body),
        "status": response.status,
        "response": (
            _message(answer, redactor, call) if is_call else redactor.value(answer)
        ),
        "response_headers": {
            name: redactor.text(response.headers[name])
            for name in _HEADERS
            if name in response.headers
        },
        "took": round(exchange.took * _MS),
    }
    return json.dumps(written)


def _query_of(request: Request) -> dict[str, object]:
    fields: dict[str, list[str]] = {}
    for name, text in request.query:
        fields.setdefault(name, []).append(text)
    return {name: one[0] if len(one) == 1 else one for name, one in fields.items()}


def _body_of(request: Request) -> object:
    """Return the body; for a form with files, its size."""
    if request.body is not None and not request.media_type.endswith("/json"):
        kind = request.media_type.partition(";")[0]
        return f"{len(request.body)} bytes of {kind}"
    return _parsed(request.body)


def _parsed(content: bytes | None) -> object:
    if not content:
        return None
    try:
        return cast("object", json.loads(content))
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")[:_LONGEST]


def _fields(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _bare(
    exchange: Exchange, given: Mapping[str, object], answer: object
) -> Iterator[str]:
    """Yield secrets that only the path or the method shows, not a field's name."""
    request, what = exchange.request, exchange.asks_for
    yield from secrets_by_path(request.path, given[""])
    if what == "login":
        yield from texts_in(given, PLAIN_IN_LOGINS)
        return
    takes_all, places = takes_bare_secrets(what), frozenset(secret_places(what))
    if request.call is not None:
        for name, source in request.call.send.items():
            whole = [int(path) for path in _paths(source) if path.isdigit()]
            if whole and (takes_all or not places.isdisjoint(whole)):
                yield from on_their_own(_at(given, name))
    if gives_secrets(what):
        for path in () if request.call is None else _paths(request.call.result):
            yield from on_their_own(_at(answer, path))
        yield from on_their_own(_at(answer, "url"))  # for an authenticator app


def _paths(shape: Shape) -> Iterator[str]:
    """Yield the sources of a value that is a single part of its document."""
    path = shape.path if isinstance(shape, Pick) else shape
    if isinstance(path, str):
        yield from path.split("|")


def _at(value: object, path: str) -> object:
    for key in path.split("."):
        value = _fields(value).get(key)
    return value


def _message(value: object, redactor: Redactor, call: str) -> object:
    """Redact a call by ``method.call``, or its answer: a frame as text in an object."""
    message = _fields(value).get("message")
    if not isinstance(message, str):
        return redactor.value(value)
    frame = redactor.frame(message.encode("utf-8", "replace"), call)
    hidden = redactor.value({**_fields(value), "message": ""})
    return {**_fields(hidden), "message": frame}


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
    """Decode the frame of a line; None if it is not a request to the API.

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
    body, media_type = _read_body(line.body)
    return Exchange(
        asks_for="",
        request=Request(
            name=f"{line.verb} {found[1]}",
            verb=line.verb,
            path=found[1],
            query=tuple(_read_query(line.query)),
            body=body,
            media_type=media_type,
        ),
        secret_headers={},
        response=Response(
            status=line.status,
            headers={name.lower(): one for name, one in line.response_headers.items()},
            content=_read_content(line.response),
        ),
        took=0.0,
    )


def _read_query(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        for one in values:
            yield name, one if isinstance(one, str) else _as_json(one).decode()


def _read_body(value: object) -> tuple[bytes | None, str]:
    """Return the body and its media type: for a form, only the size was written."""
    if isinstance(value, str):
        return b"", _FORM_TYPE
    return None if value is None else _as_json(value), _JSON_TYPE


def _read_content(value: object) -> bytes:
    """Return the response; a string was not JSON."""
    if value is None:
        return b""
    return value.encode() if isinstance(value, str) else _as_json(value)


def _as_json(value: object) -> bytes:
    return msgspec.json.encode(value)

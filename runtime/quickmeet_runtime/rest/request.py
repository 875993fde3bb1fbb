# SPDX-License-Identifier: MIT
"""Requests: what goes to an endpoint instead of a method's parameters. No I/O."""

import re
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final, Protocol, cast
from urllib.parse import quote, unquote

import msgspec
from msgspec import UNSET, Struct

from quickmeet_runtime.observability.shown import rich_repr

from ..model.operations.operation import OCTETS, Upload
from ..model.operations.replacement import Lookup, RestCall, Source
from ..secrecy import is_hidden_key
from .multipart import multipart
from .values import Scope, find, iso_moments, put

__all__ = [
    "VISITOR_IN_PATH",
    "BodyStream",
    "Request",
    "applies",
    "lookup_request",
    "query_of",
    "request_of",
    "secrets_by_path",
]

VISITOR_IN_PATH: Final = (
    r"(/livechat/(?:visitor|agent\.next|agent\.info/[^/]+)/)([^/{}]+)(?=/|$)"
)
"""A visitor's token, and the path before it."""
_DATA_URL: Final = re.compile(r"data:([^;,]*)(?:;[^;,]*)*;base64,")
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_KEYS: Final = re.compile(r"\{[^{}]*\}|[^.{}]+")
_GIVEN: Final = {"given": True}
_NO_FILES: Final[Mapping[int, Upload]] = {}


class BodyStream(Protocol):
    """A body in pieces."""

    @property
    def size(self) -> int | None:
        """Its bytes, if that is known beforehand."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Begin it."""
        ...


class Request(Struct, frozen=True, kw_only=True):
    """The body.

    Attributes:
        name: Verb and path with places unfilled: good for logs and errors.
        verb: HTTP method.
        root: Where the path begins, below the address of the server.
        path: Path below the root, percent-encoded.
        query: Names and values.
        body: JSON, or what `media_type` says, if there is one.
        stream: A body that comes in pieces, instead.
        media_type: What the body is.
        headers: Further headers, such as those of a second factor.
        call: The endpoint that it was made for; None for one that replaces no method.
    """

    name: str
    verb: str
    root: str = "/api"
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    stream: "BodyStream | None" = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = {}
    call: RestCall | None = None

    def __repr__(self) -> str:
        """Without values: they may be secret."""
        return f"Request({self.name!r})"

    __rich_repr__ = rich_repr


def secrets_by_path(path: str, body: object) -> Iterator[str]:
    """Secrets of a request that its path tells, and no name of a field.

    Args:
        path: A visitor's token is in some; the last part of others is what the
            ``value`` of the body is for, such as a setting or ``push.token``.
        body: What is sent, from JSON.
    """
    token = re.search(VISITOR_IN_PATH, path)
    if token is not None:
        yield from (token[2], unquote(token[2]))
    if isinstance(body, dict) and is_hidden_key(path.rpartition("/")[2]):
        value = cast("dict[str, object]", body).get("value")
        if isinstance(value, str):
            yield value


def applies(call: RestCall, params: list[object]) -> bool:
    """Whether a call is meant for these parameters."""
    return all(
        _is_so(find(source, params, _nothing), value)
        for source, value in call.when.items()
    )


def _is_so(found: object, wanted: object) -> bool:
    if wanted == _GIVEN:
        return found is not UNSET
    return found == (UNSET if wanted is None else wanted)


def request_of(
    call: RestCall,
    params: list[object],
    lookup: Scope,
    files: Mapping[int, Upload] = _NO_FILES,
) -> Request:
    """Make the request of a call.

    Args:
        call: What to make.
        params: The method's parameters as plain JSON.
        lookup: What is known of the call's lookups.
        files: The parameters that are files, by their place.
    """
    sent = iso_moments(_sent(call.send, params, lookup))
    path = _PLACE.sub(lambda place: _segment(place[1], params, lookup), call.path)
    query: tuple[tuple[str, str], ...] = ()
    body, media_type = None, "application/json"
    if call.is_in_query:
        query = tuple(query_of(cast("Mapping[str, object]", sent)))
    elif call.form == "multipart":
        fields = tuple(query_of(cast("Mapping[str, object]", sent)))
        named = dict(_files(call, params, files))
        others = (field for field in fields if field[0] not in named)
        body, media_type = multipart(others, named)
    else:
        body = msgspec.json.encode(sent)
    return Request(
        name=call.name,
        verb=call.verb,
        path=path,
        query=query,
        body=body,
        media_type=media_type,
        call=call,
    )


def _files(
    call: RestCall, params: list[object], files: Mapping[int, Upload]
) -> Iterator[tuple[str, Upload]]:
    """The files of a form: those that were given, and those made of texts."""
    for name, source in call.send.items():
        if isinstance(source, str):
            if source.isdecimal() and int(source) in files:
                yield name, files[int(source)]
        elif source.form == "file":
            content = find(source, params, _nothing)
            if isinstance(content, str):
                file_name = find(source.named or "", params, _nothing)
                kind = find(source.media_type or "", params, _nothing)
                own_kind, content = _without_head(content)
                yield (
                    name,
                    Upload(
                        content=_bytes_of(content),
                        name=file_name if isinstance(file_name, str) else name,
                        media_type=kind if isinstance(kind, str) and kind else own_kind,
                    ),
                )


def _without_head(text: str) -> tuple[str, str]:
    """The media type of a ``data:`` address in base64, and what comes after it."""
    head = _DATA_URL.match(text)
    return (OCTETS, text) if head is None else (head[1] or OCTETS, text[head.end() :])


def _bytes_of(text: str) -> bytes:
    """Binary data of a method, given as base64 or as a text with a character a byte."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return text.encode("latin-1", "replace")


def lookup_request(lookup: Lookup, params: list[object]) -> Request:
    """Make the request of a lookup."""
    sent = iso_moments(_sent(lookup.send, params, _nothing))
    return Request(
        name=f"GET {lookup.path}",
        verb="GET",
        path=lookup.path,
        query=tuple(query_of(cast("Mapping[str, object]", sent))),
    )


def _nothing(_name: str) -> object:
    return UNSET


def _sent(
    send: Mapping[str, Source], params: list[object], lookup: Scope
) -> dict[str, object] | object:
    sent: dict[str, object] = {}
    for pattern, source in send.items():
        value = find(source, params, lookup)
        if value is UNSET:
            continue
        if not pattern:
            return value
        if pattern == "*":
            if isinstance(value, dict):
                sent.update(cast("dict[str, object]", value))
            continue
        if "." not in pattern and "{" not in pattern:
            sent[pattern] = value
            continue
        keys = [_key(key, params, lookup) for key in _KEYS.findall(pattern)]
        if None not in keys:
            put(sent, [key for key in keys if key is not None], value)
    return sent


def _key(pattern: str, params: list[object], lookup: Scope) -> str | None:
    """The name of a field; None when the parameters do not say it."""
    if not pattern.startswith("{"):
        return pattern
    named = find(pattern[1:-1], params, lookup)
    return named if isinstance(named, str) else None


def _segment(source: str, params: list[object], lookup: Scope) -> str:
    value = find(source, params, lookup)
    return "" if value is UNSET else quote(_text(value), safe="")


def query_of(sent: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Names and values of a query; lists are repeated, null is left out."""
    for name, value in sent.items():
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        for item in values:
            if item is not None:
                yield name, _text(item)


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()

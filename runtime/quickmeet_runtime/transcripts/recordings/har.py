# SPDX-License-Identifier: MIT
"""HAR archives of a browser's developer tools: frames, and requests over REST.

An archive is one JSON document. It is decoded one entry and one message at a time, from
the memory-mapped file, so that memory does not grow with its size.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import UnionType
from typing import Any, Final, Generic, Literal, TypeVar, cast, get_args
from urllib.parse import parse_qsl, urlsplit

import msgspec
from msgspec import Raw, Struct, field, structs

from ...rest.exchange import Exchange, Request, Response

__all__ = ["HarEntry", "har_entries", "har_items"]

Direction = Literal["in", "out"]
ItemT = TypeVar("ItemT")

_TEXT: Final = 1
_BINARY: Final = 2
_NOT_MODIFIED: Final = 304
_API: Final = re.compile(r"/api(/.+)")
_SOCK_JS: Final = re.compile(r"/[^/]+/([^/]+)/(xhr|xhr_streaming|xhr_send)$")
"""Paths of SockJS without WebSocket: the session, and the purpose of the request."""
_SIDES: Final[dict[str, Direction]] = {"send": "out", "receive": "in"}
_METHOD_CALL: Final = re.compile(r"/v1/method\.call(?:Anon)?/")


class _Named(Struct):
    name: str = ""
    value: str = ""


class _PostData(Struct):
    text: str | None = None
    encoding: str | None = None
    media_type: str | None = field(name="mimeType", default=None)


class _Request(Struct):
    method: str = "GET"
    url: str = ""
    body: _PostData | None = field(name="postData", default=None)


class _Content(Struct):
    text: str | None = None
    encoding: str | None = None
    media_type: str | None = field(name="mimeType", default=None)


class _Response(Struct):
    status: int = 0
    headers: list[_Named] = []
    content: _Content | None = None


class _Message(Struct):
    type: str = ""
    data: str = ""
    opcode: int = 1


class _Entry(Struct):
    request: _Request | None = None
    response: _Response | None = None
    messages: list[Raw] | None = field(name="_webSocketMessages", default=None)


class _Log(Struct):
    entries: list[Raw]


class _Archive(Struct):
    log: _Log


class _Called(Struct):
    message: str = ""


class _Decoder(Generic[ItemT]):
    """Decodes one item; items that do not match are ignored."""

    def __init__(self, type_: type[ItemT]) -> None:
        self._decoder: Final = msgspec.json.Decoder(type_, strict=False)

    def __call__(self, data: Raw | bytes | str | None) -> ItemT | None:
        try:
            return self._decoder.decode(b"" if data is None else data)
        except (ValueError, RecursionError):
            return None


_archive: Final = msgspec.json.Decoder(_Archive).decode
_message: Final = _Decoder(_Message)
_called: Final = _Decoder(_Called)


class HarEntry(Struct, frozen=True):
    """An entry of an archive.

    Attributes:
        frames: Frames of its WebSocket, or call and answer of ``method.call``.
        exchange: Any other request over REST.
        connection: The connection of the frames; empty if this entry has all of them.
    """

    frames: Iterator[tuple[Direction, str]]
    exchange: Exchange | None = None
    connection: str = ""


def har_items(data: "memoryview | bytes") -> Sequence[Raw]:
    """Find the entries of an archive.

    Args:
        data: The archive.

    Raises:
        ValueError, RecursionError: It is not an archive.
    """
    return _archive(data).log.entries


def har_entries(
    items: Sequence[Raw], *, is_cut_off: bool = False
) -> Iterator[HarEntry]:
    """Read the entries of an archive in order.

    The answer of a SockJS poll is read where the next poll of its session begins:
    archives are in the order of requests, and a server answers a poll on an event.

    Args:
        items: The result of `har_items`.
        is_cut_off: Whether the last one is truncated: some of its messages are
            missing, and its answer is unusable.
    """
    polled: dict[str, HarEntry] = {}
    for left, raw in zip(range(len(items) - 1, -1, -1), items, strict=True):
        try:
            entry = cast("_Entry", _matching(raw, _Entry))
        except (TypeError, ValueError, RecursionError):
            continue
        if is_cut_off and not left:
            entry = structs.replace(entry, request=None)
        session, purpose = _sock_js(entry)
        exchange = _exchange(entry)
        if purpose == "xhr_send":
            yield HarEntry(_sent(entry), connection=session)
        elif purpose:
            if session in polled:
                yield polled[session]
            polled[session] = HarEntry(_polled(entry), connection=session)
        elif exchange is not None and _METHOD_CALL.match(exchange.request.path):
            yield HarEntry(_call(exchange))
        else:
            yield HarEntry(_frames(entry), exchange)
    yield from polled.values()


def _matching(raw: Raw, type_: Any) -> object:
    """Decode an object; fields that do not match are treated as absent.

    Raises:
        TypeError, ValueError, RecursionError: It is not an object.
    """
    try:
        return cast("object", msgspec.json.decode(raw, type=type_, strict=False))
    except ValueError:  # of one that may be null, the object
        made = get_args(type_)[0] if isinstance(type_, UnionType) else type_
    fields = msgspec.json.decode(raw, type=dict[str, Raw])
    found: dict[str, object] = {}
    for one in structs.fields(made):
        if one.encode_name in fields:
            with suppress(TypeError, ValueError):
                found[one.name] = _matching(fields[one.encode_name], one.type)
    return cast("object", made(**found))


def _sock_js(entry: _Entry) -> tuple[str, str]:
    """Return session and purpose of a SockJS request; empty for other requests."""
    request = entry.request
    if request is None or request.method != "POST":
        return "", ""
    found = _SOCK_JS.search(request.url.partition("?")[0])
    return ("", "") if found is None else (found[1], found[2])


def _sent(entry: _Entry) -> Iterator[tuple[Direction, str]]:
    body = entry.request and entry.request.body
    if body:
        yield "out", _text_of(body).decode("utf-8", "replace")


def _polled(entry: _Entry) -> Iterator[tuple[Direction, str]]:
    content = entry.response and entry.response.content
    for line in _text_of(content or _Content()).decode("utf-8", "replace").split("\n"):
        if line.strip("h"):  # streams begin with a long prelude of them
            yield "in", line


def _frames(entry: _Entry) -> Iterator[tuple[Direction, str]]:
    """Yield the frames of a WebSocket; binary ones are text in base64.

    Browsers also list the close frame there, and some tools list pings.
    """
    for raw in entry.messages or ():
        message = _message(raw)
        side = None if message is None else _SIDES.get(message.type.lower())
        if message is None or side is None:
            continue
        if message.opcode == _TEXT:
            yield side, message.data
        elif message.opcode == _BINARY:
            yield side, _from_base64(message.data).decode("utf-8", "replace")


def _call(exchange: Exchange) -> Iterator[tuple[Direction, str]]:
    """Yield the call and the answer of a web client's ``method.call``."""
    bodies: tuple[tuple[Direction, bytes | None], ...] = (
        ("out", exchange.request.body),
        ("in", exchange.response.content),
    )
    for direction, body in bodies:
        called = _called(body)
        if called is not None and called.message:
            yield direction, called.message


def _exchange(entry: _Entry) -> Exchange | None:
    """Return a request to an endpoint and its answer; cached answers have no body.

    Preflight requests of browsers are not requests of a client.
    """
    request, response = entry.request, entry.response or _Response()
    if request is None or response.status == _NOT_MODIFIED:
        return None
    if request.method == "OPTIONS":
        return None
    try:
        parts = urlsplit(request.url)
    except ValueError:
        return None
    found = _API.search(parts.path)
    if found is None or parts.scheme not in {"http", "https"}:
        return None
    sent, content = request.body or _PostData(), response.content or _Content()
    headers = {one.name.lower(): one.value for one in response.headers}
    if content.media_type:
        headers["content-type"] = content.media_type
    return Exchange(
        asks_for="",
        request=Request(
            name=f"{request.method} {found[1]}",
            verb=request.method,
            path=found[1],
            query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
            body=None if sent.text is None else _text_of(sent),
            media_type=sent.media_type or "application/json",
        ),
        secret_headers={},
        response=Response(
            status=response.status or 200,
            headers=headers,
            content=_text_of(content),
        ),
        took=0.0,
    )


def _text_of(content: _Content | _PostData) -> bytes:
    text = content.text or ""
    return _from_base64(text) if content.encoding == "base64" else text.encode()


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError:
        return text.encode()

# SPDX-License-Identifier: MIT
"""HAR archives of a browser's developer tools: frames, and what went over REST.

An archive is one JSON document. It is decoded an entry and a message at a time, from
the mapped file, so that memory does not grow with what it holds.
"""

import base64
import re
from collections.abc import Iterator
from typing import Final, Generic, Literal, TypeVar
from urllib.parse import parse_qsl, urlsplit

import msgspec
from msgspec import Raw, Struct, field

from ...rest.answer import Response
from ...rest.exchange import Exchange
from ...rest.request import Request

__all__ = ["HarEntry", "har_entries"]

Direction = Literal["in", "out"]
ItemT = TypeVar("ItemT")

_TEXT: Final = 1
_BINARY: Final = 2
_NOT_MODIFIED: Final = 304
_API: Final = re.compile(r"/api(/.+)")
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
    """Decodes one item; what does not match is none of ours."""

    def __init__(self, type_: type[ItemT]) -> None:
        self._decoder: Final = msgspec.json.Decoder(type_)

    def __call__(self, data: Raw | bytes | str | None) -> ItemT | None:
        try:
            return self._decoder.decode(b"" if data is None else data)
        except (ValueError, RecursionError):
            return None


_archive: Final = msgspec.json.Decoder(_Archive).decode
_entry: Final = _Decoder(_Entry)
_message: Final = _Decoder(_Message)
_called: Final = _Decoder(_Called)


class HarEntry(Struct, frozen=True):
    """An entry of an archive.

    Attributes:
        frames: Of its WebSocket, or the call and the answer of ``method.call``.
        exchange: What went over REST otherwise.
    """

    frames: Iterator[tuple[Direction, str]]
    exchange: Exchange | None = None


def har_entries(data: "memoryview | bytes") -> Iterator[HarEntry]:
    """Read the entries of an archive in their order.

    Args:
        data: The archive.

    Raises:
        ValueError, RecursionError: It is none.
    """
    for raw in _archive(data).log.entries:
        entry = _entry(raw)
        if entry is None:
            continue
        exchange = _exchange(entry)
        if exchange is not None and _METHOD_CALL.match(exchange.request.path):
            yield HarEntry(_call(exchange))
        else:
            yield HarEntry(_frames(entry), exchange)


def _frames(entry: _Entry) -> Iterator[tuple[Direction, str]]:
    """The frames of a WebSocket; binary ones are text in base64.

    Browsers list there too what the connection ended with, and some tools its pings.
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
    """The call and the answer that a web client sent by ``method.call``."""
    bodies: tuple[tuple[Direction, bytes | None], ...] = (
        ("out", exchange.request.body),
        ("in", exchange.response.content),
    )
    for direction, body in bodies:
        called = _called(body)
        if called is not None and called.message:
            yield direction, called.message


def _exchange(entry: _Entry) -> Exchange | None:
    """A request to an endpoint that was answered; cached answers have no body.

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

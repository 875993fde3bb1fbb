# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Efficient parsing of NATS: bytes, messages, and their headers.

nats-py copies each byte four times, into buffers that are allocated again for every
256 kB, and checks each letter of each header: that was half of a worker's cost.
"""

import asyncio
import re
import ssl
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any, Final, cast
from urllib.parse import ParseResult

from msgspec import Struct
from nats.aio.transport import Transport
from nats.errors import ProtocolError
from nats.protocol.parser import Parser

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

__all__ = ["Arrived", "ChunkTransport", "MessageParser", "headers_in", "written"]

_STATUS: Final = b"NATS/1.0 "
_END: Final = b"\r\n"
_PORT: Final = 4222
_WITH_HEADERS: Final = b"HMSG"
_MESSAGES: Final = frozenset({b"MSG", _WITH_HEADERS})
TakeMessage = Callable[[int, bytes, bytes, bytes, bytes], Awaitable[None]]


class Arrived(Struct, frozen=True, gc=False):
    """A message as read from the connection."""

    subject: str
    reply: str
    data: bytes
    head: bytes
    """Its first line and its headers; empty without headers."""

    @property
    def has_status(self) -> bool:
        """Whether it is a status of the broker and not a message."""
        return self.head.startswith(_STATUS)

    @property
    def status(self) -> str:
        """The broker's status, such as ``408 Request Timeout``; empty for a message."""
        line, _, _ = self.head.partition(b"\r\n")
        return line[len(_STATUS) :].decode("utf-8", "replace").strip()

    @property
    def headers(self) -> dict[str, str]:
        """Its headers."""
        return headers_in(self.head.partition(b"\r\n")[2])


class _Chunks(asyncio.Protocol):
    """The received chunks of bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._chunks: deque[bytes] = deque()
        self._size = 0
        self._arrived = asyncio.Event()
        self._may_write = asyncio.Event()
        self._may_write.set()
        self._error: Exception | None = None
        self.transport: asyncio.Transport
        self.has_ended = False
        """Whether the stream of bytes has ended."""
        self.closed = asyncio.Event()
        """Set once the connection is gone."""

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    @override
    def data_received(self, data: bytes) -> None:
        self._chunks.append(data)
        self._size += len(data)
        self._arrived.set()
        if self._size > self._most:
            self.transport.pause_reading()

    @override
    def eof_received(self) -> None:
        self.has_ended = True
        self._arrived.set()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._error = exc
        self.eof_received()
        self._may_write.set()
        self.closed.set()

    @override
    def pause_writing(self) -> None:
        self._may_write.clear()

    @override
    def resume_writing(self) -> None:
        self._may_write.set()

    @property
    def is_empty(self) -> bool:
        return not self._chunks

    async def take(self) -> bytes:
        """Wait for a chunk; an empty one is the end."""
        while not self._chunks:
            if self._error is not None:
                raise self._error
            if self.has_ended:
                return b""
            self._arrived.clear()
            await self._arrived.wait()
        chunk = self._chunks.popleft()
        if self._size > self._most >= self._size - len(chunk):
            self.transport.resume_reading()
        self._size -= len(chunk)
        return chunk

    def put_back(self, rest: bytes) -> None:
        if rest:
            self._chunks.appendleft(rest)
            self._size += len(rest)

    async def drain(self) -> None:
        await self._may_write.wait()
        if self.closed.is_set():
            raise self._error or ConnectionResetError("the connection is lost")


class ChunkTransport(Transport):
    """A connection over TCP or TLS for nats-py's client."""

    def __init__(self) -> None:
        self._chunks: _Chunks | None = None

    @override
    async def connect(
        self, uri: ParseResult, buffer_size: int, connect_timeout: int
    ) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(connect_timeout):
            _, self._chunks = await loop.create_connection(
                lambda: _Chunks(buffer_size), uri.hostname or "", uri.port or _PORT
            )

    @override
    async def connect_tls(
        self,
        uri: str | ParseResult,
        ssl_context: ssl.SSLContext,
        buffer_size: int,
        connect_timeout: int,
    ) -> None:
        chunks = _Chunks(buffer_size)
        name = uri if isinstance(uri, str) else uri.hostname
        async with asyncio.timeout(connect_timeout):
            made = await asyncio.get_running_loop().start_tls(
                self._opened.transport, chunks, ssl_context, server_hostname=name
            )
        chunks.connection_made(cast("asyncio.BaseTransport", made))
        self._chunks = chunks

    @property
    def _opened(self) -> _Chunks:
        if self._chunks is None:
            raise ConnectionError("not connected")
        return self._chunks

    @override
    def write(self, payload: bytes) -> None:
        self._opened.transport.write(payload)

    @override
    def writelines(self, payload: Sequence[bytes]) -> None:
        self._opened.transport.writelines(payload)

    @override
    async def read(self, buffer_size: int) -> bytes:
        return await self._opened.take()

    @override
    async def readline(self) -> bytes:
        chunks, line = self._opened, b""
        while chunk := await chunks.take():
            line += chunk
            if (end := line.find(b"\n") + 1) > 0:
                chunks.put_back(line[end:])
                return line[:end]
        return line

    @override
    async def drain(self) -> None:
        await self._opened.drain()

    @override
    async def wait_closed(self) -> None:
        if self._chunks is not None:
            await self._chunks.closed.wait()

    @override
    def close(self) -> None:
        if self._chunks is not None:
            self._chunks.transport.close()

    @override
    def at_eof(self) -> bool:
        chunks = self._chunks
        return chunks is None or (chunks.has_ended and chunks.is_empty)

    @override
    def __bool__(self) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]  # theirs has no type
        return self._chunks is not None


class MessageParser(Parser):
    """Parses messages from the bytes read; leaves the rest to nats-py."""

    def __init__(self, client: object, take: TakeMessage) -> None:
        """Initialize.

        Args:
            client: The nats-py client, which gets the rest.
            take: Called with a message: the number of its subscription, its subject,
                its reply subject, its payload and its headers.
        """
        super().__init__(client)
        self._take_message = take

    @override
    def reset(self) -> None:
        super().reset()
        self._rest: list[bytes] = []
        self._missing = 0
        """Bytes that its message lacks; 0 if even its first line is incomplete."""

    @override
    async def parse(self, data: bytes = b"") -> None:
        begin = 0
        if self._rest and not self._missing:
            data = b"".join((*self._rest, data))
            self._rest.clear()
        elif self._rest:
            begin = self._missing
            self._rest.append(data[:begin])
            if len(data) < begin:
                self._missing -= len(data)
                return
            message = b"".join(self._rest)
            self._rest.clear()
            await self._take(message, 0)
        await self._take(data, begin)

    async def _take(self, data: bytes, begin: int) -> None:
        size = len(data)
        while begin < size:
            stop = data.find(_END, begin)
            if stop < 0:
                self._keep(data[begin:], 0)
                return
            line = data[begin:stop].split()
            stop += len(_END)
            if not line or line[0] not in _MESSAGES:
                await super().parse(data[begin:stop])
                begin = stop
                continue
            try:
                _, subject, sid, *reply, length = line
                end = stop + int(length)
                body = stop
                if line[0] == _WITH_HEADERS:
                    body += int(reply.pop())
                number = int(sid)
            except (ValueError, IndexError):
                raise ProtocolError("nats: malformed MSG") from None
            after = end + len(_END)
            if after > size:
                self._keep(data[begin:], after - size)
                return
            await self._take_message(
                number,
                subject,
                reply[0] if reply else b"",
                data[body:end],
                data[stop:body],
            )
            begin = after

    def _keep(self, rest: bytes, missing: int) -> None:
        self._rest, self._missing = [rest], missing


_NAME: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""A token of RFC 9110."""


@lru_cache(maxsize=1_000)
def _header_name(written: bytes) -> str | None:
    """The name of a header; None if the line is not a header."""
    try:
        name = written.strip().decode("ascii")
    except UnicodeDecodeError:
        return None
    return name if len(name.split()) < 2 else None  # noqa: PLR2004  # blanks in it


def headers_in(raw: bytes) -> dict[str, str]:
    """Parse headers, without the status line."""
    found: dict[str, str] = {}
    for line in raw.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if colon and (known := _header_name(name)) is not None:
            found[known] = value.strip().decode("utf-8", "replace")
    return found


@lru_cache(maxsize=1_000)
def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def written(headers: dict[str, Any]) -> bytes | None:
    """Encode headers; None if one of them is invalid."""
    # Some names are members of an enumeration, and format differently.
    lines = [name + ": " + value for name, value in headers.items()]
    text = "\r\n".join(lines)
    breaks = len(headers) - 1
    if text.count("\r") != breaks or text.count("\n") != breaks:
        return None
    if not all(map(_is_name, headers)):
        return None
    return f"NATS/1.0\r\n{text}\r\n\r\n".encode()

# SPDX-License-Identifier: MIT
"""Messages in what was read of a connection, however it is cut."""

import asyncio
from urllib.parse import ParseResult, urlparse

import pytest
from nats.errors import ProtocolError

from quickmeet_relay.broker.wire import ChunkTransport, MessageParser

WRITTEN = (
    b"MSG a.b 1 3\r\nabc\r\n"
    b"PING\r\n"
    b"HMSG a.c 2 reply 12 16\r\nNATS/1.0\r\n\r\nMSG \r\n"
    b"MSG e 3 r 0\r\n\r\n"
    b"+OK\r\n"
    b"-ERR 'permissions violation'\r\n"
)
READ = [
    (1, b"a.b", b"", b"abc", b""),
    "ping",
    (2, b"a.c", b"reply", b"MSG ", b"NATS/1.0\r\n\r\n"),
    (3, b"e", b"r", b"", b""),
    "'permissions violation'",
]


class Taker:
    """Notes what a parser found."""

    def __init__(self) -> None:
        self.found: list[object] = []

    async def take(self, *message: object) -> None:
        self.found.append(message)

    async def _process_ping(self) -> None:
        self.found.append("ping")

    async def _process_err(self, said: str) -> None:
        self.found.append(said)


async def test_messages_are_the_same_however_they_are_cut() -> None:
    size = len(WRITTEN)
    for first in range(size):
        for second in (first, first + 1, first + 7, size):
            taker = Taker()
            parser = MessageParser(taker, taker.take)
            for piece in WRITTEN[:first], WRITTEN[first:second], WRITTEN[second:]:
                await parser.parse(piece)

            assert taker.found == READ, (first, second)


@pytest.mark.parametrize(
    "line", [b"MSG a\r\n", b"MSG a 1 x\r\n", b"HMSG a 1 5\r\n", b"\r\n", b"GET /\r\n"]
)
async def test_text_that_is_not_a_message_is_refused(line: bytes) -> None:
    taker = Taker()
    with pytest.raises(ProtocolError):
        await MessageParser(taker, taker.take).parse(line)


async def test_a_line_is_separated_from_the_next_and_the_end_is_reported() -> None:
    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"INFO {}\r\nPI")
        await writer.drain()
        writer.write(b"NG\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        transport = ChunkTransport()
        await transport.connect(_address(host, port), 8, 5)

        assert await transport.readline() == b"INFO {}\r\n"
        read = b""
        while piece := await transport.read(1):
            read += piece
        assert read == b"PING\r\n"
        assert transport.at_eof()
        await transport.wait_closed()
        with pytest.raises(ConnectionError):
            await transport.drain()


def _address(host: str, port: int) -> ParseResult:
    return urlparse(f"nats://{host}:{port}")

# SPDX-License-Identifier: MIT
"""How much websockets' transport reads at once, and how it ends."""

import ssl
from collections.abc import Iterable, Sequence

import anyio
import pytest
from anyio.abc import ByteStream
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

from quickmeet_runtime.errors import TransportClosedError
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.websockets_transport import (
    LatestPongProtocol,
    WebsocketsTransport,
)

LEAST, MOST = 4096, 262_144


class Pieces(ByteStream):
    """Gives messages, one at a time, and notes how much it was asked for."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self.asked: list[int] = []
        self._left = iter(sizes)
        self._waiting = b""

    async def receive(self, max_bytes: int = 65536) -> bytes:
        if not self._waiting:
            size = next(self._left, None)
            if size is None:
                raise anyio.EndOfStream
            self._waiting = Frame(Opcode.TEXT, b"x" * size).serialize(mask=False)
        self.asked.append(max_bytes)
        data, self._waiting = self._waiting[:max_bytes], self._waiting[max_bytes:]
        return data

    async def send(self, item: bytes) -> None:
        raise NotImplementedError

    async def send_eof(self) -> None:
        raise NotImplementedError

    async def aclose(self) -> None:
        raise NotImplementedError


async def asked_for(*sizes: int) -> list[int]:
    """What is asked for while messages of some sizes come."""
    stream = Pieces(sizes)
    protocol = LatestPongProtocol(parse_uri("ws://chat"), state=State.OPEN)
    transport = WebsocketsTransport(stream, protocol, TransportOptions())
    taken: list[int] = []

    def take(messages: Sequence[bytes]) -> int:
        taken.extend(map(len, messages))
        return len(messages)

    with pytest.raises(TransportClosedError):
        await transport.deliver(take)
    assert taken == list(sizes)
    return stream.asked


async def test_short_messages_are_read_into_short_blocks() -> None:
    assert await asked_for(*[1000] * 10) == [LEAST] * 10


async def test_reads_that_are_full_grow_up_to_a_bound() -> None:
    asked = await asked_for(1024 * 1024)

    assert asked[:7] == [LEAST << doubled for doubled in range(7)]
    assert set(asked[7:]) == {MOST}


async def test_reads_shrink_when_little_comes() -> None:
    asked = await asked_for(1024 * 1024, *[1000] * 10)

    assert asked[-10] <= MOST
    assert asked[-1] == LEAST


async def test_reads_stay_as_they_are_while_they_are_not_nearly_empty() -> None:
    assert len(set((await asked_for(1024 * 1024, *[100_000] * 5))[-5:])) == 1


class Gone(Pieces):
    """Cannot be written to, and ends when that was tried."""

    def __init__(self, error: Exception) -> None:
        super().__init__([])
        self._error = error
        self._tried = anyio.Event()

    async def receive(self, max_bytes: int = 65536) -> bytes:
        await self._tried.wait()
        return await super().receive(max_bytes)

    async def send(self, item: bytes) -> None:
        del item
        self._tried.set()
        raise self._error


@pytest.mark.parametrize(
    "error",
    [
        anyio.EndOfStream(),  # of anyio's TLS, where the peer is gone
        anyio.BrokenResourceError(),
        anyio.ClosedResourceError(),
        ssl.SSLError("the record is none"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_write_that_fails_ends_the_delivery_in_our_words(
    error: Exception,
) -> None:
    protocol = LatestPongProtocol(parse_uri("ws://chat"), state=State.OPEN)
    transport = WebsocketsTransport(Gone(error), protocol, TransportOptions())
    transport.send([b"x"])

    with pytest.raises(TransportClosedError) as raised:
        await transport.deliver(len)
    assert raised.value.code == 1006

# SPDX-License-Identifier: MIT
"""Broken and missing servers."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import anyio
from anyio.abc import SocketAttribute, SocketStream
from websockets.http11 import Request
from websockets.server import ServerProtocol

Handle = Callable[[SocketStream], Awaitable[None]]


@asynccontextmanager
async def listening(handle: Handle) -> AsyncGenerator[str]:
    """A TCP server that does one thing; yields its address."""

    async def serve(stream: SocketStream) -> None:
        async with stream:
            try:
                await handle(stream)
            except (anyio.EndOfStream, anyio.BrokenResourceError):
                return

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, serve)
        yield f"127.0.0.1:{listener.extra(SocketAttribute.local_port)}"
        tasks.cancel_scope.cancel()


def saying(*frames: str) -> Handle:
    """A WebSocket server that says some frames at once, and then nothing."""
    return _conversation([list(frames)])


def speaking(answer: str) -> Handle:
    """A DDP server that greets, and gives one answer to whatever comes next."""
    return _conversation([[], ['{"msg":"connected","session":"x"}'], [answer]])


def _conversation(turns: list[list[str]]) -> Handle:
    """Frames to send: at once, after the client's first frame, its second, ..."""

    async def handle(stream: SocketStream) -> None:
        protocol = ServerProtocol()
        while not (events := protocol.events_received()):
            protocol.receive_data(await stream.receive())
        assert isinstance(events[0], Request)
        protocol.send_response(protocol.accept(events[0]))
        for turn in turns:
            for frame in turn:
                protocol.send_text(frame.encode())
            await stream.send(b"".join(protocol.data_to_send()))
            while not protocol.events_received():
                protocol.receive_data(await stream.receive())
        while not protocol.close_expected():
            protocol.receive_data(await stream.receive())
        await stream.send(b"".join(protocol.data_to_send()))

    return handle


def answering(response: bytes) -> Handle:
    async def handle(stream: SocketStream) -> None:
        await stream.receive()
        await stream.send(response)

    return handle


def hanging_up(*frames: str, first: list[str] | None = None) -> Handle:
    """A WebSocket server whose upgrade, frames and close leave in one segment.

    Args:
        *frames: What it says before it closes.
        first: What it says to its first client instead, which it drops then.
    """
    clients = 0

    async def handle(stream: SocketStream) -> None:
        nonlocal clients
        clients += 1
        protocol = ServerProtocol()
        while not (events := protocol.events_received()):
            protocol.receive_data(await stream.receive())
        assert isinstance(events[0], Request)
        protocol.send_response(protocol.accept(events[0]))
        is_first = first is not None and clients == 1
        for frame in first or () if is_first else frames:
            protocol.send_text(frame.encode())
        if is_first:
            await stream.send(b"".join(protocol.data_to_send()))
            await stream.receive()
            return
        protocol.send_close(1001, "shutting down")
        await stream.send(b"".join(protocol.data_to_send()))
        while True:
            await stream.receive()

    return handle

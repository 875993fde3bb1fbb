# SPDX-License-Identifier: MIT
"""A client that shows what is on the wire, and a look at how sessions come back."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Final, cast

import anyio
from anyio.abc import SocketStream
from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.uri import parse_uri

import quickmeet
from quickmeet_runtime.lifecycle.status import Lost, Ready, StatusChanges

CONNECT: Final = {"msg": "connect", "version": "1", "support": ["1"]}
GONE: Final = (anyio.EndOfStream, anyio.BrokenResourceError, OSError)


class HungUpError(Exception):
    """The server ended the connection without a close frame."""


class RawClient:
    """One WebSocket; what comes is given out as it is."""

    def __init__(self, stream: SocketStream, url: str) -> None:
        self.stream = stream
        self.protocol = ClientProtocol(parse_uri(url), max_size=None)
        self.events: list[Frame] = []
        self.reads: list[int] = []

    async def open(self) -> None:
        self.protocol.send_request(self.protocol.connect())
        await self._flush()
        while not self.protocol.events_received():
            self.protocol.receive_data(await self._read())
        if self.protocol.handshake_exc is not None:
            raise self.protocol.handshake_exc

    async def _read(self) -> bytes:
        try:
            data = await self.stream.receive()
        except GONE as error:
            raise HungUpError from error
        self.reads.append(len(data))
        return data

    async def _flush(self) -> None:
        for data in self.protocol.data_to_send():
            if data:
                await self.stream.send(data)

    async def send(self, *frames: object) -> None:
        for frame in frames:
            self.protocol.send_text(json.dumps(frame).encode())
        await self._flush()

    async def call(self, method: str, *params: object) -> list[str]:
        """Call, and return the kinds of frames up to the second of two answers."""
        await self.send(
            {"msg": "method", "id": method, "method": method, "params": params}
        )
        kinds: list[str] = []
        while len({"result", "updated"} & set(kinds)) < 2:
            frame = await self.json()
            kinds.append(frame["msg"])
        return kinds

    async def log_in(self, username: str, password: str) -> None:
        login = {"user": {"username": username}, "password": password}
        await self.call("login", login)

    async def subscribe(self, stream: str, event: str) -> None:
        params = [event, False]
        await self.send({"msg": "sub", "id": event, "name": stream, "params": params})
        while (await self.json())["msg"] not in {"ready", "nosub"}:
            pass

    async def frame(self) -> Frame:
        """The next frame of the WebSocket, a close frame included."""
        while not self.events:
            self.protocol.receive_data(await self._read())
            self.events += cast("list[Frame]", self.protocol.events_received())
            if self.protocol.parser_exc is not None:
                raise self.protocol.parser_exc
        return self.events.pop(0)

    async def text(self) -> bytes:
        frame = await self.frame()
        assert frame.opcode is Opcode.TEXT, frame
        return bytes(frame.data)

    async def json(self) -> Any:
        return json.loads(await self.text())

    async def kinds(self, count: int) -> list[str]:
        return [(await self.json())["msg"] for _ in range(count)]

    async def pong(self) -> None:
        """Ask for a sign of life, and wait for it: what came before is lost."""
        await self.send({"msg": "ping", "id": "alive"})
        assert await self.json() == {"msg": "pong", "id": "alive"}


@asynccontextmanager
async def raw(url: str) -> AsyncGenerator[RawClient]:
    """A WebSocket, and DDP's `connect` sent and answered."""
    uri = parse_uri(url)
    async with await anyio.connect_tcp(uri.host, uri.port) as stream:
        client = RawClient(stream, url)
        await client.open()
        await client.send(CONNECT)
        assert (await client.json())["msg"] == "connected"
        yield client


def impatient(
    url: str, name: str, password: str
) -> quickmeet.Connecting[quickmeet.Client]:
    """A session that comes back at once, and soon notices that nothing comes."""
    return quickmeet.connect(
        url,
        quickmeet.Password(name, password),
        time_limit=10,
        reconnect=quickmeet.Reconnect(first=0.01),
        idle_after=0.1,
        answer_within=0.1,
    )


async def came_back(changes: StatusChanges) -> Exception:
    """Wait until a session was lost and is ready again; returns why it was lost."""
    reason: Exception | None = None
    async for status in changes:
        if isinstance(status, Lost) and reason is None:
            reason = status.reason
        if isinstance(status, Ready) and reason is not None:
            return reason
    raise AssertionError("the session ended")


async def lost(changes: StatusChanges) -> Exception:
    """Wait until a session was lost; returns why."""
    async for status in changes:
        if isinstance(status, Lost):
            return status.reason
    raise AssertionError("the session ended")


async def ready(changes: StatusChanges) -> None:
    """Wait until a session is ready."""
    async for status in changes:
        if isinstance(status, Ready):
            return
    raise AssertionError("the session ended")

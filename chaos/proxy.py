# SPDX-License-Identifier: MIT
"""A TCP proxy that cuts, freezes, throttles, splits and refuses."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

import anyio
from anyio.abc import SocketAttribute, SocketStream

__all__ = ["Proxy", "proxied"]

_GONE: Final = (
    anyio.EndOfStream,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
)


class Proxy:
    """What the network does to connections.

    Attributes:
        url: Where clients connect.
        connections: How many there have been.
        open: How many there are.
    """

    def __init__(self, url: str, host: str, port: int) -> None:
        self.url: Final = url
        self.connections = 0
        self.open = 0
        self._host: Final = host
        self._port: Final = port
        self._scopes: set[anyio.CancelScope] = set()
        self._thawed = anyio.Event()
        self._thawed.set()
        self._is_refusing = False
        self._piece: int | None = None
        self._pause = 0.0
        self._left: dict[str, int] = {}

    def cut(self) -> None:
        """Cut every connection, in the middle of whatever it carries."""
        for scope in list(self._scopes):
            scope.cancel()

    def cut_after(self, direction: str, size: int) -> None:
        """Cut the connection that carries so many more bytes.

        Args:
            direction: ``in``, to the client, or ``out``.
            size: How many bytes still pass.
        """
        self._left[direction] = size

    def freeze(self) -> None:
        """Let nothing pass; connections stay open on both sides."""
        if self._thawed.is_set():
            self._thawed = anyio.Event()

    def thaw(self) -> None:
        """Let everything pass again, what waited first."""
        self._thawed.set()

    def refuse(self, *, is_refusing: bool) -> None:
        """Hang up on new connections, or take them again."""
        self._is_refusing = is_refusing

    def throttle(self, piece: int | None, pause: float = 0.0) -> None:
        """Pass so many bytes at a time, with a pause after each piece.

        Args:
            piece: Bytes; None for as they come.
            pause: Seconds.
        """
        self._piece = piece
        self._pause = pause

    def calm(self) -> None:
        """Be a good network."""
        self.thaw()
        self.refuse(is_refusing=False)
        self.throttle(None)
        self._left.clear()

    async def handle(self, client: SocketStream) -> None:
        """Carry one connection."""
        async with client:
            if self._is_refusing:
                return
            self.connections += 1
            self.open += 1
            scope = anyio.CancelScope()
            self._scopes.add(scope)
            try:
                with scope:
                    server = await anyio.connect_tcp(self._host, self._port)
                    async with server, anyio.create_task_group() as tasks:
                        tasks.start_soon(self._carry, client, server, "out", scope)
                        tasks.start_soon(self._carry, server, client, "in", scope)
            except OSError:
                return
            finally:
                self.open -= 1
                self._scopes.discard(scope)

    async def _carry(
        self,
        source: SocketStream,
        sink: SocketStream,
        direction: str,
        scope: anyio.CancelScope,
    ) -> None:
        try:
            while True:
                await self._pass(await source.receive(), sink, direction, scope)
        except _GONE:
            scope.cancel()

    async def _pass(
        self, data: bytes, sink: SocketStream, direction: str, scope: anyio.CancelScope
    ) -> None:
        while data:
            await self._thawed.wait()
            size = self._piece or len(data)
            left = self._left.get(direction)
            if left is not None:
                size = min(size, left)
                self._left[direction] = left - size
            if size:
                await sink.send(data[:size])
                data = data[size:]
            if left is not None and self._left.get(direction) == 0:
                del self._left[direction]
                scope.cancel()
            await anyio.sleep(self._pause)


@asynccontextmanager
async def proxied(url: str) -> AsyncGenerator[Proxy]:
    """Put a proxy before a server for as long as the block lasts.

    Args:
        url: Where the server's WebSocket is.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    own_port: int = listener.extra(SocketAttribute.local_port)
    proxy = Proxy(f"ws://127.0.0.1:{own_port}{parts.path}", host, port)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, proxy.handle)
        yield proxy
        proxy.calm()
        tasks.cancel_scope.cancel()

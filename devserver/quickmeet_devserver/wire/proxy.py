# SPDX-License-Identifier: MIT
"""A simulated bad network: a TCP proxy that cuts, freezes, throttles and splits.

    async with serve() as server, proxied(server.url) as network:
        async with quickmeet.connect(network.url, ...) as client:
            network.cut()

It is independent of WebSocket and TLS and works with any server.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

import anyio
from anyio.abc import SocketAttribute, SocketStream

from quickmeet_devserver.base.loop import ServerLoop

__all__ = ["Direction", "Proxy", "proxied"]

Direction: TypeAlias = Literal["in", "out"]
"""The direction of bytes: ``in``, to the client, or ``out``, to the server."""

_GONE: Final = (
    anyio.EndOfStream,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
)
_PORTS: Final = {"ws": 80, "http": 80, "wss": 443, "https": 443}


class _Course:
    """The faults of one direction."""

    def __init__(self) -> None:
        self.size: int | None = None
        self.pause = 0.0
        self.until_cut: int | None = None
        self.splits: list[int] = []
        self.split_pause = 0.0

    def next_size(self, waiting: int) -> int:
        """Return how many of the waiting bytes to forward at once."""
        bounds = [waiting, self.size, self.until_cut, *self.splits[:1]]
        return min(bound for bound in bounds if bound is not None)

    def pass_on(self, size: int) -> float:
        """Count forwarded bytes; returns how long to wait after them."""
        if self.until_cut is not None:
            self.until_cut -= size
        if not self.splits:
            return self.pause
        self.splits[0] -= size
        if self.splits[0]:
            return self.pause
        del self.splits[0]
        return max(self.pause, self.split_pause)

    def takes_cut(self) -> bool:
        """Return whether to cut the connection here, at most once."""
        if self.until_cut != 0:
            return False
        self.until_cut = None
        return True


class Proxy:
    """A proxy that simulates network faults; made by `proxied`.

    All methods may be called from any thread.

    Attributes:
        url: The address for clients to connect to.
        connections: Number of connections so far.
        open: Number of open connections.
        passed: Bytes forwarded in each direction.
    """

    def __init__(self, url: str, host: str, port: int) -> None:
        self.url: Final = url
        self.connections = 0
        self.open = 0
        self.passed: Final[dict[Direction, int]] = {"in": 0, "out": 0}
        self._host: Final = host
        self._port: Final = port
        self._loop: Final = ServerLoop()
        self._scopes: set[anyio.CancelScope] = set()
        self._thawed = anyio.Event()
        self._thawed.set()
        self._is_refusing = False
        self._courses: Final[dict[Direction, _Course]] = {
            "in": _Course(),
            "out": _Course(),
        }
        self._answers: list[Callable[[bytes], bytes]] = []

    def cut(self) -> None:
        """Cut every connection at once, in the middle of any data."""

        def cut() -> None:
            for scope in list(self._scopes):
                scope.cancel()

        self._loop.soon(cut)

    def cut_after(self, direction: Direction, size: int) -> None:
        """Cut a connection once, after a number of bytes.

        Args:
            direction: ``in``, to the client, or ``out``.
            size: Number of bytes that still pass, over all connections.

        Raises:
            ValueError: The size is negative.
        """
        if size < 0:
            raise ValueError(f"the size must not be negative: {size}")
        self._courses[direction].until_cut = size

    def freeze(self) -> None:
        """Stop forwarding; connections stay open on both sides."""

        def freeze() -> None:
            if self._thawed.is_set():
                self._thawed = anyio.Event()

        self._loop.soon(freeze)

    def thaw(self) -> None:
        """Resume forwarding, starting with the delayed bytes."""

        def thaw() -> None:
            self._thawed.set()  # the current event: a freeze may replace it

        self._loop.soon(thaw)

    def refuse(self, *, is_refusing: bool = True) -> None:
        """Drop new connections, or accept them again.

        Args:
            is_refusing: Whether to drop them.
        """
        self._is_refusing = is_refusing

    def answer_next(self, answer: Callable[[bytes], bytes]) -> None:
        """Answer the next connection in place of the server, once, and close it.

        Args:
            answer: Makes the answer, sent in one piece, from the client's first bytes.
        """
        self._answers.append(answer)

    def throttle(
        self, size: int | None, pause: float = 0.0, direction: Direction | None = None
    ) -> None:
        """Forward a few bytes at a time; ``throttle(1)`` splits at every byte.

        Args:
            size: Bytes at a time; None for no limit.
            pause: Seconds after each piece.
            direction: ``in``, to the client, or ``out``; None for both.

        Raises:
            ValueError: The size is below 1.
        """
        if size is not None and size < 1:
            raise ValueError(f"the size must be at least 1 byte, not {size}")
        for way, course in self._courses.items():
            if direction in {None, way}:
                course.size, course.pause = size, pause

    def split(self, direction: Direction, *sizes: int, pause: float = 0.01) -> None:
        """Split the next bytes into pieces of given sizes.

        Args:
            direction: ``in``, to the client, or ``out``.
            *sizes: Bytes of the first piece, the second, and so on; later bytes are not
                split.
            pause: Seconds between pieces, so that they are not read together.

        Raises:
            ValueError: A size is below 1.
        """
        if any(size < 1 for size in sizes):
            raise ValueError(f"pieces must be at least 1 byte each: {sizes}")
        course = self._courses[direction]
        course.splits, course.split_pause = list(sizes), pause

    def calm(self) -> None:
        """Remove all faults."""
        self.thaw()
        self.refuse(is_refusing=False)
        self.throttle(None)
        self._answers.clear()
        for course in self._courses.values():
            course.until_cut = None
            course.splits = []

    async def handle(self, client: SocketStream) -> None:
        """Forward one connection.

        Args:
            client: The client's side.
        """
        async with client:
            if self._is_refusing:
                return
            if self._answers:
                await _answered(client, self._answers.pop(0))
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
        direction: Direction,
        scope: anyio.CancelScope,
    ) -> None:
        try:
            while True:
                await self._pass(await source.receive(), sink, direction, scope)
        except _GONE:
            scope.cancel()

    async def _pass(
        self,
        data: bytes,
        sink: SocketStream,
        direction: Direction,
        scope: anyio.CancelScope,
    ) -> None:
        course = self._courses[direction]
        while data:
            await self._thawed.wait()
            size = course.next_size(len(data))
            pause = course.pass_on(size)
            self.passed[direction] += size
            if size:
                await sink.send(data[:size])
                data = data[size:]
            if course.takes_cut():
                scope.cancel()
            await anyio.sleep(pause)


async def _answered(client: SocketStream, answer: Callable[[bytes], bytes]) -> None:
    try:
        await client.send(answer(await client.receive()))
    except _GONE:
        return


@asynccontextmanager
async def proxied(url: str) -> AsyncGenerator[Proxy]:
    """Put a proxy before a server for as long as the block lasts.

    Args:
        url: The address of the server's WebSocket; the scheme is kept.

    Yields:
        The proxy; it listens on ``127.0.0.1``.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or _PORTS[parts.scheme]
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    own_port: int = listener.extra(SocketAttribute.local_port)
    own_url = f"{parts.scheme}://127.0.0.1:{own_port}{parts.path}"
    proxy = Proxy(own_url, host, port)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, proxy.handle)
        yield proxy
        proxy.calm()
        tasks.cancel_scope.cancel()

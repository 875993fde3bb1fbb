# SPDX-License-Identifier: MIT
"""A bad network on demand: a TCP proxy that cuts, freezes, throttles and splits.

    async with serve() as server, proxied(server.url) as network:
        async with quickmeet.connect(network.url, ...) as client:
            network.cut()

It knows nothing of WebSockets or TLS, and stands before any server.
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
"""Which way bytes go: ``in``, to the client, or ``out``, to the server."""

_GONE: Final = (
    anyio.EndOfStream,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
)
_PORTS: Final = {"ws": 80, "http": 80, "wss": 443, "https": 443}


class _Course:
    """The treatment of bytes in one direction."""

    def __init__(self) -> None:
        self.size: int | None = None
        self.pause = 0.0
        self.until_cut: int | None = None
        self.splits: list[int] = []
        self.split_pause = 0.0

    def next_size(self, waiting: int) -> int:
        """How many of the bytes that wait pass at once."""
        bounds = [waiting, self.size, self.until_cut, *self.splits[:1]]
        return min(bound for bound in bounds if bound is not None)

    def pass_on(self, size: int) -> float:
        """Note that bytes passed; returns how long to wait after them."""
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
        """Return whether the connection is cut here; it is only once."""
        if self.until_cut != 0:
            return False
        self.until_cut = None
        return True


class Proxy:
    """Faults of the network; made by `proxied`.

    All functions may be called from any thread.

    Attributes:
        url: Where clients connect.
        connections: How many there have been.
        open: How many there are.
        passed: Bytes that went each way.
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
        """Cut every connection, in the middle of whatever it carries."""

        def cut() -> None:
            for scope in list(self._scopes):
                scope.cancel()

        self._loop.soon(cut)

    def cut_after(self, direction: Direction, size: int) -> None:
        """Cut the connection that carries so many more bytes, once.

        Args:
            direction: ``in``, to the client, or ``out``.
            size: How many bytes still pass, counted over all connections.

        Raises:
            ValueError: The size is negative.
        """
        if size < 0:
            raise ValueError(f"{size} bytes have passed before they come")
        self._courses[direction].until_cut = size

    def freeze(self) -> None:
        """Let nothing pass; connections stay open on both sides."""

        def freeze() -> None:
            if self._thawed.is_set():
                self._thawed = anyio.Event()

        self._loop.soon(freeze)

    def thaw(self) -> None:
        """Let everything pass again, what waited first."""

        def thaw() -> None:
            self._thawed.set()  # the event of now: a freeze may be on its way

        self._loop.soon(thaw)

    def refuse(self, *, is_refusing: bool = True) -> None:
        """Hang up on new connections, or take them again.

        Args:
            is_refusing: Whether to hang up.
        """
        self._is_refusing = is_refusing

    def answer_next(self, answer: Callable[[bytes], bytes]) -> None:
        """Answer the next connection instead of the server, once, and hang up.

        Args:
            answer: Makes what is sent, in one piece, of what the client sent first.
        """
        self._answers.append(answer)

    def throttle(
        self, size: int | None, pause: float = 0.0, direction: Direction | None = None
    ) -> None:
        """Pass so many bytes at a time; ``throttle(1)`` splits at every byte.

        Args:
            size: Bytes; None for as they come.
            pause: Seconds after each piece.
            direction: ``in``, to the client, or ``out``; None for both.

        Raises:
            ValueError: The size is below 1.
        """
        if size is not None and size < 1:
            raise ValueError(f"pieces of {size} bytes never get anywhere")
        for way, course in self._courses.items():
            if direction in {None, way}:
                course.size, course.pause = size, pause

    def split(self, direction: Direction, *sizes: int, pause: float = 0.01) -> None:
        """Split what passes next at some bytes.

        Args:
            direction: ``in``, to the client, or ``out``.
            *sizes: Bytes of the first piece, the second, and so on; what follows
                passes as it comes.
            pause: Seconds between pieces, so that they are not read as one.

        Raises:
            ValueError: A size is below 1.
        """
        if any(size < 1 for size in sizes):
            raise ValueError(f"no bytes can be split into pieces of {sizes}")
        course = self._courses[direction]
        course.splits, course.split_pause = list(sizes), pause

    def calm(self) -> None:
        """Be a good network."""
        self.thaw()
        self.refuse(is_refusing=False)
        self.throttle(None)
        self._answers.clear()
        for course in self._courses.values():
            course.until_cut = None
            course.splits = []

    async def handle(self, client: SocketStream) -> None:
        """Carry one connection.

        Args:
            client: The client's side of it.
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
        url: Where the server's WebSocket is; the scheme is kept.

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

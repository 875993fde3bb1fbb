# SPDX-License-Identifier: MIT
"""A proxy of HTTP and SOCKS 5 that leads everybody to one server."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

import anyio
from anyio.abc import SocketAttribute, SocketStream
from anyio.streams.buffered import BufferedByteReceiveStream


class TinyProxy:
    """Wherever clients want to go, they get to the same server.

    Attributes:
        asked: What they asked for: ``CONNECT host:port``, or ``GET http://...``.
        users: The names and passwords that came with it, as they came.
    """

    def __init__(self, port: int, target: int) -> None:
        self.http: Final = f"http://alice:s3cr3t@127.0.0.1:{port}"
        self.socks: Final = f"socks5://alice:s3cr3t@127.0.0.1:{port}"
        self.asked: Final[list[str]] = []
        self.users: Final[list[str]] = []
        self._target: Final = target

    async def handle(self, client: SocketStream) -> None:
        """Serve one connection, of either kind by its first byte."""
        reader = BufferedByteReceiveStream(client)
        async with client:
            try:
                first = await reader.receive_exactly(1)
                serve = self._socks if first == b"\x05" else self._http
                await serve(client, reader, first)
            except (anyio.EndOfStream, anyio.IncompleteRead, OSError):
                return

    async def _http(
        self, client: SocketStream, reader: BufferedByteReceiveStream, first: bytes
    ) -> None:
        head = first + await reader.receive_until(b"\r\n\r\n", 65536)
        line, _, rest = head.decode().partition("\r\n")
        verb, target, version = line.split(" ")
        self.asked.append(f"{verb} {target}")
        lines = [text for text in rest.split("\r\n") if text]
        given = [one for one in lines if one.lower().startswith("proxy-auth")]
        self.users.extend(given)
        if verb == "CONNECT":
            await client.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await self._relay(client, reader, b"")
            return
        path = target.removeprefix("http://").partition("/")[2]
        kept = [one for one in lines if not one.lower().startswith("proxy-")]
        request = "\r\n".join([f"{verb} /{path} {version}", *kept, "", ""])
        await self._relay(client, reader, request.encode())

    async def _socks(
        self, client: SocketStream, reader: BufferedByteReceiveStream, _: bytes
    ) -> None:
        methods = await reader.receive_exactly((await reader.receive_exactly(1))[0])
        assert b"\x02" in methods
        await client.send(b"\x05\x02")
        size = (await reader.receive_exactly(2))[1]
        user = (await reader.receive_exactly(size)).decode()
        size = (await reader.receive_exactly(1))[0]
        self.users.append(f"{user}:{(await reader.receive_exactly(size)).decode()}")
        await client.send(b"\x01\x00")
        request = await reader.receive_exactly(5)
        assert request[3] == 3, "the name goes to the proxy"
        host = (await reader.receive_exactly(request[4])).decode()
        port = int.from_bytes(await reader.receive_exactly(2), "big")
        self.asked.append(f"CONNECT {host}:{port}")
        await client.send(b"\x05\x00\x00\x01" + bytes(6))
        await self._relay(client, reader, b"")

    async def _relay(
        self, client: SocketStream, reader: BufferedByteReceiveStream, first: bytes
    ) -> None:
        server = await anyio.connect_tcp("127.0.0.1", self._target)
        async with server, anyio.create_task_group() as tasks:
            if first + reader.buffer:
                await server.send(first + reader.buffer)

            async def carry(source: SocketStream, sink: SocketStream) -> None:
                try:
                    async for data in source:
                        await sink.send(data)
                except (anyio.BrokenResourceError, anyio.ClosedResourceError):
                    pass
                tasks.cancel_scope.cancel()

            tasks.start_soon(carry, client, server)
            tasks.start_soon(carry, server, client)


@asynccontextmanager
async def tiny_proxy(server_url: str) -> AsyncGenerator[TinyProxy]:
    """Put a proxy before a server for as long as the block lasts."""
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    port: int = listener.extra(SocketAttribute.local_port)
    proxy = TinyProxy(port, urlsplit(server_url).port or 0)
    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, proxy.handle)
        yield proxy
        tasks.cancel_scope.cancel()

# SPDX-License-Identifier: MIT
"""The port of a server, which it keeps when it is stopped and started again."""

from collections.abc import Awaitable, Callable
from typing import Final

import anyio
from anyio.abc import SocketAttribute, SocketStream, TaskGroup
from anyio.streams.stapled import MultiListener

__all__ = ["Listening"]


class Listening:
    """Serves one address, with pauses.

    Args:
        host: Address to listen on.
        handle: Serves one connection.
        tasks: Runs what serves.
    """

    def __init__(
        self,
        host: str,
        handle: Callable[[SocketStream], Awaitable[None]],
        tasks: TaskGroup,
    ) -> None:
        self._host: Final = host
        self._handle: Final = handle
        self._tasks: Final = tasks
        self._port = 0
        self._scope = anyio.CancelScope()
        self._ended = anyio.Event()

    def start(self, listener: MultiListener[SocketStream]) -> None:
        """Serve those who connect."""
        port: int = listener.extra(SocketAttribute.local_port)  # no Django here
        self._port = port
        self._scope = anyio.CancelScope()
        self._ended = anyio.Event()
        self._tasks.start_soon(self._serve, listener)

    async def stop(self) -> None:
        """Close the port, and hang up on everybody in the middle of a word."""
        self._scope.cancel()
        await self._ended.wait()

    async def start_again(self) -> None:
        """Open the same port and serve those who connect.

        Raises:
            OSError: Somebody else has taken it.
        """
        self.start(
            await anyio.create_tcp_listener(
                local_host=self._host, local_port=self._port
            )
        )

    async def _serve(self, listener: MultiListener[SocketStream]) -> None:
        try:
            with self._scope:
                async with listener:
                    await listener.serve(self._handle)
        finally:
            self._ended.set()

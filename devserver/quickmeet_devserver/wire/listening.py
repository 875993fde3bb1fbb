# SPDX-License-Identifier: MIT
"""The port of a server, which stays the same across restarts."""

import errno
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import anyio
from anyio.abc import Listener, SocketAttribute, SocketStream, TaskGroup
from anyio.streams.stapled import MultiListener

__all__ = ["Listening"]

logger = logging.getLogger("quickmeet.devserver")

_NO_ROOM: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
_UNTIL_CLOSED_S: Final = 0.01
_UNTIL_ROOM_S: Final = 0.5


class Listening:
    """Serves one address, and can be stopped and started again.

    Args:
        host: Address to listen on.
        handle: Serves one connection.
        tasks: Task group for the connections.
        shed: Closes connections when there is no room for one more; returns whether any
            were closed.
    """

    def __init__(
        self,
        host: str,
        handle: Callable[[SocketStream], Awaitable[None]],
        tasks: TaskGroup,
        shed: Callable[[], bool],
    ) -> None:
        self._host: Final = host
        self._handle: Final = handle
        self._tasks: Final = tasks
        self._shed: Final = shed
        self._port = 0
        self._scope = anyio.CancelScope()
        self._ended = anyio.Event()

    def start(self, listener: MultiListener[SocketStream]) -> None:
        """Accept and serve connections."""
        port: int = listener.extra(SocketAttribute.local_port)  # no Django here
        self._port = port
        self._scope = anyio.CancelScope()
        self._ended = anyio.Event()
        self._tasks.start_soon(self._serve, listener)

    async def stop(self) -> None:
        """Close the port and drop all connections at once."""
        self._scope.cancel()
        await self._ended.wait()

    async def start_again(self) -> None:
        """Reopen the same port and serve connections.

        Raises:
            OSError: The port has been taken.
        """
        self.start(
            await anyio.create_tcp_listener(
                local_host=self._host, local_port=self._port
            )
        )

    async def _serve(self, listener: MultiListener[SocketStream]) -> None:
        try:
            with self._scope:
                async with listener, anyio.create_task_group() as tasks:
                    for one in listener.listeners:
                        tasks.start_soon(self._accept, one, tasks)
        finally:
            self._ended.set()

    async def _accept(self, listener: Listener[SocketStream], tasks: TaskGroup) -> None:
        """Accept connections; when resources run out, pause and retry."""
        while True:
            try:
                await listener.serve(self._handle, tasks)
            except (OSError, anyio.BrokenResourceError) as error:
                shortage = _shortage_in(error)
                if shortage is None:
                    raise
                logger.warning("cannot accept a connection: %s", shortage)
                is_less = self._shed()
                await anyio.sleep(_UNTIL_CLOSED_S if is_less else _UNTIL_ROOM_S)


def _shortage_in(error: BaseException) -> OSError | None:
    """Return the resource shortage in an error; None for any other error."""
    cause = error if isinstance(error, OSError) else error.__cause__  # on trio
    return cause if isinstance(cause, OSError) and cause.errno in _NO_ROOM else None

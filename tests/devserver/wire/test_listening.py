# SPDX-License-Identifier: MIT
"""A port that has no room for one more connection takes them later."""

import errno
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest
from anyio.abc import SocketListener, SocketStream, TaskGroup
from anyio.streams.stapled import MultiListener

from quickmeet_devserver.wire.listening import Listening


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


class Full:
    """A listener that fails a few times before it takes a connection."""

    def __init__(self, listener: SocketListener, *errors: Exception) -> None:
        self.listener = listener
        self.errors = list(errors)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.listener, name)

    async def serve(
        self, handler: Callable[[SocketStream], Awaitable[None]], tasks: TaskGroup
    ) -> None:
        if self.errors:
            raise self.errors.pop(0)
        await self.listener.serve(handler, tasks)


def shortage() -> OSError:
    return OSError(errno.EMFILE, "too many open files")


async def test_where_there_is_no_room_the_oldest_go_and_the_next_is_taken() -> None:
    broken = anyio.BrokenResourceError()
    broken.__cause__ = shortage()
    shed: list[bool] = []
    taken = anyio.Event()

    async def handle(stream: SocketStream) -> None:
        async with stream:
            taken.set()

    def shed_one() -> bool:
        shed.append(True)
        return True

    listener: Any = await anyio.create_tcp_listener(local_host="127.0.0.1")
    full: Any = Full(listener.listeners[0], shortage(), broken)
    port: int = listener.extra(anyio.abc.SocketAttribute.local_port)
    async with anyio.create_task_group() as tasks:
        listening = Listening("127.0.0.1", handle, tasks, shed_one)
        listening.start(MultiListener([full]))
        async with await anyio.connect_tcp("127.0.0.1", port):
            await taken.wait()
        await listening.stop()
    assert shed == [True, True]


async def test_what_is_wrong_with_the_port_itself_is_raised() -> None:
    async def handle(stream: SocketStream) -> None:
        await stream.aclose()

    listener: Any = await anyio.create_tcp_listener(local_host="127.0.0.1")
    bad: Any = Full(listener.listeners[0], OSError(errno.EBADF, "no socket"))

    async def listen() -> None:
        async with anyio.create_task_group() as tasks:
            listening = Listening("127.0.0.1", handle, tasks, bool)
            listening.start(MultiListener([bad]))

    with pytest.raises(BaseExceptionGroup) as caught:
        await listen()
    assert caught.group_contains(OSError, match="no socket")

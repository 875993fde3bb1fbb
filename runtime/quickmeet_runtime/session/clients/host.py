# SPDX-License-Identifier: MIT
"""A task that holds a session open, for programs that open one without a block.

A session runs in a task group, which must be left by the task that entered it. Where
opening and closing happen in different tasks (fixtures, notebooks, start-up hooks), a
host task enters and leaves it for them.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

import anyio

from ...concurrency.waiters import is_on_trio

__all__ = ["Host"]

C = TypeVar("C")

_tasks: set[asyncio.Task[None]] = set()
"""asyncio keeps only weak references to tasks."""


class Host:
    """Holds one session open until it is asked to close it."""

    def __init__(self) -> None:
        self._error: BaseException | None = None
        self._is_open = anyio.Event()
        self._is_wanted_closed = anyio.Event()
        self._has_ended = anyio.Event()

    async def open(self, block: AbstractAsyncContextManager[C, bool | None]) -> C:
        """Enter a session in the host task.

        Args:
            block: The context manager of the session.

        Raises:
            QuickmeetError: Entering failed.
        """
        opened: list[C] = []
        _spawn(self._hold(block, opened))
        try:
            await self._is_open.wait()
        except BaseException:
            self._is_wanted_closed.set()
            with anyio.CancelScope(shield=True):
                await self._has_ended.wait()
            raise
        if not opened:
            raise self._taken() or AssertionError
        return opened[0]

    async def aclose(self) -> None:
        """Leave the session, from any task; leaving twice is harmless.

        Raises:
            Exception: The error that ended the session before; raised once.
        """
        self._is_wanted_closed.set()
        with anyio.CancelScope(shield=True):
            await self._has_ended.wait()
        error = self._taken()
        if error is not None:
            raise error

    async def _hold(
        self, block: AbstractAsyncContextManager[C, bool | None], opened: list[C]
    ) -> None:
        try:
            async with block as client:
                opened.append(client)
                self._is_open.set()
                await self._is_wanted_closed.wait()
        except Exception as error:  # noqa: BLE001  # raised where it is opened or closed
            self._error = error
        finally:
            self._is_open.set()
            self._has_ended.set()

    def _taken(self) -> BaseException | None:
        error, self._error = self._error, None
        return error


def _spawn(coroutine: Coroutine[object, object, None]) -> None:
    """Start a task outside of any task group."""
    if is_on_trio():
        import trio  # noqa: PLC0415  # only where it runs

        async def system_task() -> None:
            await coroutine

        trio.lowlevel.spawn_system_task(system_task)
    else:
        task = asyncio.get_running_loop().create_task(coroutine)
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)

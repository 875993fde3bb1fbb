# SPDX-License-Identifier: MIT
"""Opening and closing a session in the same task."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import quickmeet

__all__ = ["held_open"]


@asynccontextmanager
async def held_open(
    connecting: quickmeet.Connecting[quickmeet.Client],
) -> AsyncGenerator[quickmeet.Client]:
    """Keep a session open for as long as the block lasts, with any test runner.

    anyio runs a fixture's setup and teardown in one task. Other plugins for asyncio use
    two, which a session, built on a task group, does not support.

    Args:
        connecting: The session.

    Yields:
        The client, logged in and ready.

    Raises:
        QuickmeetError: The session could not be opened, or failed.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # trio, where only anyio runs fixtures
        async with connecting as client:
            yield client
        return
    opened: asyncio.Future[quickmeet.Client] = loop.create_future()
    closing = asyncio.Event()

    async def hold() -> None:
        async with connecting as client:
            opened.set_result(client)
            await closing.wait()

    task = loop.create_task(hold())
    either: set[asyncio.Future[quickmeet.Client] | asyncio.Task[None]] = {opened, task}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    try:
        if opened.done():
            yield opened.result()
    finally:
        closing.set()
        await task

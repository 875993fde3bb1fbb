# SPDX-License-Identifier: MIT
"""A session that is opened and closed in a task of its own."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import quickmeet

__all__ = ["held_open"]


@asynccontextmanager
async def held_open(
    connecting: quickmeet.Connecting[quickmeet.Client],
) -> AsyncGenerator[quickmeet.Client]:
    """Keep a session open for as long as the block lasts, on any kind of runner.

    anyio runs a fixture's beginning and its end in one task. Other plugins for
    asyncio run them in two, which a session, a task group at heart, does not take.

    Args:
        connecting: The session.

    Yields:
        The client, logged in and ready.

    Raises:
        QuickmeetError: It could not be opened, or ended badly.
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

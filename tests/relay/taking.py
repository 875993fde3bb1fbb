# SPDX-License-Identifier: MIT
"""What a worker was given, in short."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio

import quickmeet
from quickmeet import MessageDeleted, MessageSent, MessageUpdated, types
from quickmeet_relay import Bus


def short(change: quickmeet.Change[types.Message]) -> str:
    match change:
        case MessageSent(message):
            return f"+{message.text}"
        case MessageUpdated(message):
            return f"~{message.text}"
        case MessageDeleted():
            return "-"
        case gap:
            return f"gap {gap.reason}"


async def take(bus: Bus, durable: str, count: int) -> list[str]:
    found: list[str] = []
    with anyio.fail_after(30):
        async with bus.follow(durable) as deliveries:
            async for delivery in deliveries:
                async with delivery as change:
                    found.append(short(change))
                if len(found) == count:
                    break
    return found


class Taken:
    """What a worker is given, for as long as it runs."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._changed = anyio.Event()

    def add(self, text: str) -> None:
        """One more."""
        self.texts.append(text)
        self._changed.set()
        self._changed = anyio.Event()

    async def until(self, *begins: str) -> list[str]:
        """Wait for changes that begin so; gives all that came."""
        with anyio.fail_after(40):
            while not all(any(t.startswith(b) for t in self.texts) for b in begins):
                await self._changed.wait()
        return self.texts


@asynccontextmanager
async def taking(bus: Bus, durable: str) -> AsyncGenerator[Taken]:
    """A worker that takes all it is given, until the block ends."""
    taken = Taken()

    async def work() -> None:
        async with bus.follow(durable) as deliveries:
            async for delivery in deliveries:
                async with delivery as change:
                    taken.add(short(change))

    task = asyncio.create_task(work())
    try:
        yield taken
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

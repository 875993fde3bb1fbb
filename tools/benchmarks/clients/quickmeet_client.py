# SPDX-License-Identifier: MIT
"""quickmeet, driven as its README shows: `async for` over a room's messages."""

from collections.abc import Callable
from contextlib import AsyncExitStack

import anyio

import quickmeet

QUIET_ROOM = "GENERAL0000000001"
AT_ONCE = 500
MOST = 20_000


class Client:
    """One session."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stack = AsyncExitStack()

    async def open(self) -> None:
        """Connect and log in."""
        login = quickmeet.Password("bot", "secret")
        connecting = quickmeet.connect(self._url, login, subscriptions_limit=MOST)
        self._client = await self._stack.enter_async_context(connecting)

    async def close(self) -> None:
        """Leave."""
        await self._stack.aclose()

    async def receive(self, room_id: str, count: int) -> tuple[int, int]:
        """Follow the room and read each message's text and author."""
        seen = text = author = 0
        async with self._client.messages.follow(room_id) as messages:
            async for message in messages:
                text += len(message.text)  # type: ignore[arg-type]  # sums tell
                author += len(message.author.username)  # type: ignore[arg-type]
                seen += 1
                if seen == count:
                    break
        return text, author

    async def answer(self, count: int) -> tuple[int, int]:
        """Handle the changes of all rooms, in order within a room."""
        seen = text = author = 0
        done = anyio.Event()
        changes = self._client.messages.changes_mine()

        @self._client.on(changes, by="room")
        async def handle(change: quickmeet.Change[quickmeet.types.Message]) -> None:
            nonlocal seen, text, author
            if isinstance(change, quickmeet.MessageSent | quickmeet.MessageUpdated):
                message = change.message
                text += len(message.text)
                author += len(message.author.username)  # type: ignore[arg-type]
                seen += 1
                if seen == count:
                    done.set()

        await done.wait()
        return text, author

    async def follow(self, room_ids: list[str]) -> None:
        """Subscribe to rooms and read nothing of them."""

        async def enter(room_id: str) -> None:
            following = self._client.messages.follow(room_id)
            await self._stack.enter_async_context(following)

        for first in range(0, len(room_ids), AT_ONCE):
            async with anyio.create_task_group() as tasks:
                for room_id in room_ids[first : first + AT_ONCE]:
                    tasks.start_soon(enter, room_id)

    async def receive_all(
        self, room_ids: list[str], count: int, on_start: Callable[[], None]
    ) -> tuple[int, int]:
        """Follow all the rooms, one task for each."""
        seen = text = author = entered = 0
        all_entered = anyio.Event()

        async def read(room_id: str) -> None:
            nonlocal seen, text, author, entered
            async with self._client.messages.follow(room_id) as messages:
                entered += 1
                if entered == len(room_ids) - 1:
                    all_entered.set()
                async for message in messages:
                    text += len(message.text)  # type: ignore[arg-type]  # sums tell
                    author += len(message.author.username)  # type: ignore[arg-type]
                    seen += 1
                    if seen == count:
                        tasks.cancel_scope.cancel()

        async with anyio.create_task_group() as tasks:
            for room_id in room_ids[:-1]:
                tasks.start_soon(read, room_id)
            if len(room_ids) > 1:
                await all_entered.wait()
            on_start()
            tasks.start_soon(read, room_ids[-1])
        return text, author

    async def call(self, number: int) -> None:
        """Send one message."""
        text = f"hello there, this is message number {number}"
        message = await self._client.messages.send(QUIET_ROOM, text=text)
        if message.text != text:
            raise ValueError(message)

# SPDX-License-Identifier: MIT
"""rocketchat-async, driven as its README shows."""

import asyncio
from typing import Any

from rocketchat_async import RocketChat

QUIET_ROOM = "GENERAL0000000001"


class Client:
    """One connection."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._chat = RocketChat()

    async def open(self) -> None:
        """Connect and log in."""
        await self._chat.start(self._url, "bot", "secret")

    async def close(self) -> None:
        """Nothing: the library has no way to leave."""

    async def receive(self, room_id: str, count: int) -> tuple[int, int]:
        """Subscribe with a callback that gets each message as a dictionary."""
        done = asyncio.Event()
        seen = text = author = 0

        def on_message(message: dict[str, Any]) -> None:
            nonlocal seen, text, author
            text += len(message["msg"])
            author += len(message["u"]["username"])
            seen += 1
            if seen == count:
                done.set()

        await self._chat.subscribe_to_channel_messages_raw(room_id, on_message)
        await done.wait()
        return text, author

    async def call(self, number: int) -> None:
        """Send one message; the library does not show the answer."""
        text = f"hello there, this is message number {number}"
        await self._chat.send_message(text, QUIET_ROOM)

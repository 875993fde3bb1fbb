# SPDX-License-Identifier: MIT
"""A server, its rooms, three people, and all that a bot was seen to say there."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final

import anyio
import anyio.abc

import quickmeet
from quickmeet import MessageDeleted, MessageSent, MessageUpdated
from quickmeet.types import Message
from quickmeet_devserver import Server

__all__ = ["PASSWORD", "USERS", "Seen", "World"]

USERS: Final = ("ann", "ben", "cyd")
PASSWORD: Final = "secret"  # noqa: S105  # on a server of our own


class Seen:
    """The bot's answers, as one of the users sees them."""

    def __init__(self) -> None:
        self.messages: Final[dict[str, Message]] = {}
        self._changed = anyio.Event()

    def note(self, message: Message) -> None:
        """Note a message of the bot, or its edit."""
        if message.author.username == "bot" and not message.kind:
            self.messages[message.id] = message
            self._changed.set()
            self._changed = anyio.Event()

    def texts(self, room_id: str) -> list[str]:
        """The bot's answers in a room."""
        return [one.text for one in self.messages.values() if one.room_id == room_id]

    def are(self, number: int) -> bool:
        """Whether there are so many messages."""
        return len(self.messages) >= number

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        while not is_so():
            await self._changed.wait()


class World:
    """The moments at which a bot is killed.

    Attributes:
        server: The server.
        room_ids: Its rooms; the bot and all people are in each.
        folder: Where the bot keeps what it keeps.
        seen: What the bot said.
        asked: How many questions were asked.
        talking: How many people are still at it.
    """

    def __init__(self, server: Server, room_ids: list[str], folder: Path) -> None:
        self.server: Final = server
        self.room_ids: Final = room_ids
        self.folder: Final = folder
        self.seen: Final = Seen()
        self.asked = 0
        self.talking = 0

    def room(self, number: int) -> str:
        """The room of a question."""
        return self.room_ids[number % len(self.room_ids)]

    def session(self, name: str) -> quickmeet.Connecting[quickmeet.Client]:
        """A session of somebody."""
        return quickmeet.connect(self.server.url, quickmeet.Password(name, PASSWORD))

    def calls(self, name: str) -> AbstractAsyncContextManager[quickmeet.HttpClient]:
        """Somebody who only calls."""
        login = quickmeet.Password(name, PASSWORD)
        return quickmeet.connect_http(self.server.url, login)

    def visitors(self) -> AbstractAsyncContextManager[quickmeet.HttpClient]:
        """Somebody without an account."""
        return quickmeet.connect_http(self.server.url)

    async def watch(
        self,
        name: str,
        *,
        task_status: anyio.abc.TaskStatus[None] = anyio.TASK_STATUS_IGNORED,
    ) -> None:
        """See what the bot says as somebody, until cancelled."""
        async with (
            self.session(name) as client,
            client.messages.changes_mine() as changes,
        ):
            task_status.started()
            async for change in changes:
                match change:
                    case MessageSent(message) | MessageUpdated(message):
                        self.seen.note(message)
                    case MessageDeleted() | _:
                        continue

    async def history(self, room_id: str) -> list[Message]:
        """All of a room and its threads, the oldest first, as the server has it."""
        async with self.session("ann") as client:
            found = {one.id: one async for one in client.messages.history(room_id)}
            for root in list(found.values()):
                if root.reply_count and not root.thread_id:
                    replies = await client.threads.list_messages(root.id)
                    found |= {one.id: one for one in replies}
        return sorted(found.values(), key=lambda one: one.sent_at)

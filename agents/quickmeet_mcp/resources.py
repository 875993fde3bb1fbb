# SPDX-License-Identifier: MIT
"""Rooms as resources: read their newest messages, subscribe to their changes."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import quote, unquote

import anyio
from anyio.abc import TaskGroup

from quickmeet import QuickmeetError

from .errors import ToolError
from .rendering import shown_messages, untrusted
from .rooms import VisibleRoom
from .tool import Desk

__all__ = ["PREFIX", "RoomResources", "uri_of"]

PREFIX: Final = "quickmeet://rooms/"
"""What the address of each of them begins with; the room's identifier follows."""
_NEWEST: Final = 30
_log: Final = logging.getLogger("quickmeet.mcp")


def uri_of(room: VisibleRoom) -> str:
    """The address of a room's messages."""
    return PREFIX + quote(room.id, safe="")


class RoomResources:
    """Reads rooms, and follows those that somebody subscribed to."""

    def __init__(
        self, desk: Desk, tasks: TaskGroup, tell: Callable[[str], Awaitable[None]]
    ) -> None:
        """Begin.

        Args:
            desk: Whose rooms they are.
            tasks: Where rooms are followed.
            tell: What to call with the address of a room that changed.
        """
        self._desk = desk
        self._tasks = tasks
        self._tell = tell
        self._followed: dict[str, anyio.CancelScope] = {}

    async def read(self, uri: str) -> str:
        """The newest messages of a room.

        Raises:
            ToolError: There is no such room.
            QuickmeetError: The server refused, or the session failed.
        """
        room = await self._room(uri)
        page = await self._desk.client.messages.load_history(room.id, most=_NEWEST)
        lines = shown_messages(reversed(page.messages))
        return untrusted(lines, source=f"The newest messages of {room.name}")

    async def subscribe(self, uri: str) -> None:
        """Follow a room, once for all who ask; returns when it is followed.

        Raises:
            ToolError: There is no such room.
        """
        room = await self._room(uri)
        if uri not in self._followed:
            self._followed[uri] = anyio.CancelScope()
            await self._tasks.start(self._follow, uri, room)

    def unsubscribe(self, uri: str) -> None:
        """Follow a room no more."""
        scope = self._followed.pop(uri, None)
        if scope is not None:
            scope.cancel()

    async def _follow(
        self,
        uri: str,
        room: VisibleRoom,
        *,
        task_status: anyio.abc.TaskStatus[None] = anyio.TASK_STATUS_IGNORED,
    ) -> None:
        with self._followed[uri]:
            try:
                async with self._desk.client.messages.changes(room.id) as changes:
                    task_status.started()
                    async for _ in changes:
                        await self._tell(uri)
            except QuickmeetError as error:
                _log.warning("%s is not followed any more: %s", room.name, error)
                self._followed.pop(uri, None)

    async def _room(self, uri: str) -> VisibleRoom:
        if not uri.startswith(PREFIX):
            raise ToolError(f"no resource {uri!r}: they are {PREFIX}ROOM")
        return await self._desk.rooms.find(unquote(uri.removeprefix(PREFIX)))

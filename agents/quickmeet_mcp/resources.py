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
from .tools.tool import Desk

__all__ = ["PREFIX", "RoomResources", "uri_of"]

PREFIX: Final = "quickmeet://rooms/"
"""The prefix of each address; the room's identifier follows."""
_NEWEST: Final = 30
_log: Final = logging.getLogger("quickmeet.mcp")


def uri_of(room: VisibleRoom) -> str:
    """Return the address of a room's messages."""
    return PREFIX + quote(room.id, safe="")


class _Following:
    """A room that is followed, or about to be."""

    def __init__(self) -> None:
        self.scope: Final = anyio.CancelScope()
        self.begun: Final = anyio.Event()
        self.failure: QuickmeetError | None = None


class RoomResources:
    """Read rooms, and follow those with subscribers."""

    def __init__(
        self, desk: Desk, tasks: TaskGroup, tell: Callable[[str], Awaitable[None]]
    ) -> None:
        """Initialize.

        Args:
            desk: The account of the rooms.
            tasks: The task group to follow rooms in.
            tell: Called with the address of a room that changed.
        """
        self._desk = desk
        self._tasks = tasks
        self._tell = tell
        self._followed: dict[str, _Following] = {}

    async def read(self, uri: str) -> str:
        """Return the newest messages of a room.

        Raises:
            ToolError: There is no such room.
            QuickmeetError: The server refused, or the session failed.
        """
        room = await self._room(uri)
        page = await self._desk.client.messages.load_history(room.id, most=_NEWEST)
        lines = shown_messages(reversed(page.messages))
        return untrusted(
            lines, source=f"The newest messages of {room.label}", is_newest_last=True
        )

    async def subscribe(self, uri: str) -> None:
        """Follow a room, once for all subscribers; return when it is followed.

        Raises:
            ToolError: There is no such room.
            QuickmeetError: The server refuses the subscription.
        """
        room = await self._room(uri)
        following = self._followed.get(uri)
        if following is None:
            following = self._followed[uri] = _Following()
            self._tasks.start_soon(self._follow, uri, room, following)
        await following.begun.wait()
        if following.failure is not None:
            raise following.failure

    def unsubscribe(self, uri: str) -> None:
        """Stop following a room."""
        following = self._followed.pop(uri, None)
        if following is not None:
            following.scope.cancel()

    async def _follow(
        self, uri: str, room: VisibleRoom, following: "_Following"
    ) -> None:
        changes = self._desk.client.messages.changes(room.id)
        with following.scope:
            try:
                async with changes:
                    following.begun.set()
                    async for _ in changes:
                        await self._tell(uri)
            except QuickmeetError as error:
                _log.warning("%s is not followed any more: %s", room.name, error)
                if self._followed.get(uri) is following:
                    del self._followed[uri]
                if following.begun.is_set():
                    await self._tell(uri)  # the next read reports why
                following.failure = error
            finally:
                following.begun.set()

    async def _room(self, uri: str) -> VisibleRoom:
        if not uri.startswith(PREFIX):
            raise ToolError(f"no resource {uri!r}: they are {PREFIX}ROOM")
        return await self._desk.rooms.find(unquote(uri.removeprefix(PREFIX)))
